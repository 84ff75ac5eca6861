//! Activation functions: what a neuron makes of its weighted sum, each with its slope beside it.

use crate::exp::exp_lanes;
use crate::lanes::F64x4;

/// The sigmoid, or logistic function: σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1.
pub(crate) mod sigmoid {
    use super::{F64x4, exp_lanes};

    /// σ(z).
    #[inline(always)]
    pub fn value(z: F64x4) -> F64x4 {
        (F64x4::splat(1.0) + exp_lanes(-z)).recip()
    }

    /// σ′(z) = a · (1 − a), written with the activation a = σ(z), as the article does.
    #[inline(always)]
    pub fn slope(a: F64x4) -> F64x4 {
        a * (F64x4::splat(1.0) - a)
    }
}
