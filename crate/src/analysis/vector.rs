//! Places in the space of a layer, and how far they are apart.

use crate::network::backprop;
use crate::numerics::{self, difference, dot};

/// A point of, or a direction in, the space of a layer; 0 beyond the neurons that there are.
pub(super) type Vector = numerics::Vector<{ backprop::WIDEST }>;

/// |a|.
pub(super) fn length(a: &Vector) -> f64 {
    dot(a, a).sqrt()
}

/// |a − b|.
pub(super) fn distance(a: &Vector, b: &Vector) -> f64 {
    length(&difference(a, b))
}
