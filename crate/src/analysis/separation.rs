//! How the four samples lie in the space that the output neuron sees, and whether a straight line, or flat
//! cut, parts the two whose target is 1 from the two whose target is 0.

use super::hidden_plane::Vector;
use crate::data::Verdict;
use crate::data::xor::{SAMPLES, TARGETS};
use crate::numerics::{difference, dot};

/// Closer than this share of the space's size, two samples are in almost the same place.
const SAME_PLACE: f64 = 0.02;

/// A gap of less than this share of the space's size is none, but for rounding.
const NO_GAP: f64 = 1e-9;

/// Samples with different targets in almost the same place.
#[derive(Clone, Debug, PartialEq)]
pub struct Collision {
    /// Which, in the order of [`crate::data::xor::INPUTS`].
    pub samples: Vec<usize>,
    /// How far apart the two of them are that are farthest apart.
    pub apart: f64,
}

/// How the samples lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Separation {
    /// The samples that a fold has put onto others with another target.
    pub collisions: Vec<Collision>,
    /// How wide the widest empty strip is that has the 1s on one side and the 0s on the other. It is as wide
    /// as the segment that joins the 1s is from the one that joins the 0s; where these cross, it is 0, and
    /// no straight line parts the samples.
    pub gap: f64,
    /// Whether the output neuron's line parts them: whether each is on the side of its target.
    pub is_separated: bool,
}

impl Separation {
    /// How samples at these places lie, with these outputs, in a space of this size.
    pub(crate) fn of(places: &[Vector; SAMPLES], outputs: [f64; SAMPLES], size: f64) -> Self {
        let with = |is_one: bool| {
            let mut samples = (0..SAMPLES).filter(move |&row| is_one == wants_one(row));
            [samples.next(), samples.next()].map(|row| &places[row.expect("two have each target")])
        };
        let gap = distance_of_segments(with(false), with(true));
        let is_on_its_side = |row: usize| {
            if wants_one(row) {
                outputs[row] > Verdict::BOUNDARY
            } else {
                outputs[row] < Verdict::BOUNDARY
            }
        };
        Self {
            collisions: collisions(places, SAME_PLACE * size),
            gap: if gap <= NO_GAP * size { 0.0 } else { gap },
            is_separated: (0..SAMPLES).all(is_on_its_side),
        }
    }
}

fn wants_one(row: usize) -> bool {
    TARGETS[row] > Verdict::BOUNDARY
}

fn distance(a: &Vector, b: &Vector) -> f64 {
    let between = difference(a, b);
    dot(&between, &between).sqrt()
}

/// The groups of samples that are, one next to the other, no farther apart than `near`, and not all of the
/// same target.
fn collisions(places: &[Vector; SAMPLES], near: f64) -> Vec<Collision> {
    let mut group: [usize; SAMPLES] = std::array::from_fn(|row| row);
    for a in 0..SAMPLES {
        for b in a + 1..SAMPLES {
            if distance(&places[a], &places[b]) <= near {
                let (from, to) = (group[b], group[a]);
                group.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
            }
        }
    }
    let groups = (0..SAMPLES).map(|id| (0..SAMPLES).filter(|&row| group[row] == id).collect());
    groups
        .filter(|samples: &Vec<usize>| {
            samples.iter().any(|&row| wants_one(row) != wants_one(samples[0]))
        })
        .map(|samples| {
            let pairs = samples.iter().flat_map(|&a| samples.iter().map(move |&b| (a, b)));
            let apart = pairs.map(|(a, b)| distance(&places[a], &places[b])).fold(0.0, f64::max);
            Collision { samples, apart }
        })
        .collect()
}

/// How far two segments are from each other, each given by its ends (Ericson, *Real-Time Collision Detection*,
/// 5.1.9).
fn distance_of_segments([p, p_end]: [&Vector; 2], [q, q_end]: [&Vector; 2]) -> f64 {
    let (along_p, along_q) = (difference(p_end, p), difference(q_end, q));
    let between = difference(p, q);
    let (pp, qq, pq) = (dot(&along_p, &along_p), dot(&along_q, &along_q), dot(&along_p, &along_q));
    let (from_p, from_q) = (dot(&along_p, &between), dot(&along_q, &between));
    // A segment may be a single point, and segments may be parallel: any place along them will do then.
    let share =
        |part: f64, whole: f64| if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { 0.0 };
    let s = share(pq * from_q - from_p * qq, pp * qq - pq * pq);
    let t = share(pq * s + from_q, qq);
    let s = share(pq * t - from_p, pp);
    let at = |from: &Vector, along: &Vector, share: f64| -> Vector {
        std::array::from_fn(|axis| from[axis] + share * along[axis])
    };
    distance(&at(p, &along_p, s), &at(q, &along_q, t))
}
