//! How samples lie in the space that the output neuron sees, and whether a straight line, or flat cut, parts
//! those whose target is above ½ from the others.

use super::clusters::{diameter, groups};
use super::hull_distance::distance_of_hulls;
use super::vector::Vector;
use crate::data::{DataSet, Verdict};

/// Closer than this share of the space's size, two samples are in almost the same place.
pub(super) const SAME_PLACE: f64 = 0.02;

/// A gap of less than this share of the space's size is none, but for rounding.
pub(super) const NO_GAP: f64 = 1e-9;

/// Samples with targets on both sides of ½ in almost the same place.
#[derive(Clone, Debug, PartialEq)]
pub struct Collision {
    /// Which, by their indices in the data set, ascending.
    pub samples: Vec<usize>,
    /// How far apart the two of them are that are farthest apart.
    pub apart: f64,
}

/// How the samples of a data set lie. They are of two sides: those whose target is above ½, and the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Separation {
    /// The groups of samples that are, one next to the other, no farther apart than a fiftieth of the space's
    /// size, and not all of one side.
    pub collisions: Vec<Collision>,
    /// How wide the widest empty strip is that has all samples of one side on its one side, and all others
    /// on its other. It is as wide as the two convex hulls are apart; where these meet, it is 0, and no
    /// straight line parts the samples. None where all samples are of one side, or one is not at a finite
    /// place.
    pub gap: Option<f64>,
    /// Whether the output neuron's line parts them: whether each output is on the side of ½ on which the
    /// target is.
    pub is_separated: bool,
}

impl Separation {
    /// How the samples of a data set lie, which are at these places with these outputs, in a space of this
    /// size.
    pub(crate) fn of(data: &DataSet, places: &[Vector], outputs: &[f64], size: f64) -> Self {
        let is_above: Vec<bool> =
            data.targets().iter().map(|&target| target > Verdict::BOUNDARY).collect();
        let is_on_its_side = |(&output, &is_above): (&f64, &bool)| {
            if is_above { output > Verdict::BOUNDARY } else { output < Verdict::BOUNDARY }
        };
        let is_separated = outputs.iter().zip(&is_above).all(is_on_its_side);
        if !places.as_flattened().iter().all(|part| part.is_finite()) {
            return Self { is_separated, ..Self::default() };
        }
        let collisions = collisions(places, &is_above, SAME_PLACE * size);
        Self { collisions, gap: gap(places, &is_above, NO_GAP * size), is_separated }
    }
}

/// See [`Separation::gap`]; a gap that is no wider than `negligible` is none.
pub(super) fn gap(places: &[Vector], is_above: &[bool], negligible: f64) -> Option<f64> {
    let (mut above, mut others) = (Vec::new(), Vec::new());
    for (place, &is_above) in places.iter().zip(is_above) {
        if is_above { &mut above } else { &mut others }.push(place);
    }
    let has_both = !above.is_empty() && !others.is_empty();
    let gap = has_both.then(|| distance_of_hulls(&above, &others, negligible))?;
    Some(if gap <= negligible { 0.0 } else { gap })
}

/// See [`Separation::collisions`]: groups of places that are, one next to the other, no farther apart than `near`.
pub(super) fn collisions(places: &[Vector], is_above: &[bool], near: f64) -> Vec<Collision> {
    let mut groups = groups(places, near);
    groups.retain(|samples| samples.iter().any(|&row| is_above[row] != is_above[samples[0]]));
    let collision = |samples: Vec<usize>| {
        let places: Vec<Vector> = samples.iter().map(|&row| places[row]).collect();
        Collision { samples, apart: diameter(&places) }
    };
    groups.into_iter().map(collision).collect()
}
