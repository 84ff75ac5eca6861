//! The problem: the truth table of exclusive or.

use crate::lanes::{F64x4, LANES};

/// How many samples the truth table has.
pub const SAMPLES: usize = LANES;

/// The inputs (x, y) of the four samples, in the order of the article's truth table.
pub const INPUTS: [[f64; 2]; SAMPLES] = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];

/// x ⊕ y for each of [`INPUTS`].
pub const TARGETS: [f64; SAMPLES] = [0.0, 1.0, 1.0, 0.0];

/// A row counts as right when its output is closer than this to its target.
pub const TOLERANCE: f64 = 0.1;

/// A row counts as wrong when its output is farther than this from its target: well on the other side
/// of ½, where the outputs of a network that cannot decide are.
pub const WRONG_ABOVE: f64 = 0.6;

/// What an output says about its row of the truth table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The error |t − y| is below [`TOLERANCE`].
    Right,
    /// The error is between the two.
    Undecided,
    /// The error is above [`WRONG_ABOVE`], or not a number.
    Wrong,
}

impl Verdict {
    /// Judges one output against its target (0 or 1).
    ///
    /// ```
    /// use xor_playground::xor::Verdict;
    /// assert_eq!(Verdict::of(0.98, 1.0), Verdict::Right);
    /// assert_eq!(Verdict::of(0.50, 1.0), Verdict::Undecided);
    /// assert_eq!(Verdict::of(0.14, 1.0), Verdict::Wrong);
    /// ```
    #[must_use]
    pub fn of(output: f64, target: f64) -> Self {
        let error = (target - output).abs();
        if error < TOLERANCE {
            Self::Right
        } else if error <= WRONG_ABOVE {
            Self::Undecided
        } else {
            Self::Wrong
        }
    }

    /// Judges the outputs for the four [`INPUTS`].
    #[must_use]
    pub fn of_rows(outputs: [f64; SAMPLES]) -> [Self; SAMPLES] {
        std::array::from_fn(|row| Self::of(outputs[row], TARGETS[row]))
    }
}

/// The inputs with the samples along the lanes: all x, then all y.
pub(crate) fn input_lanes() -> [F64x4; 2] {
    [0, 1].map(|input| F64x4::new(INPUTS.map(|sample| sample[input])))
}

/// The targets with the samples along the lanes.
pub(crate) fn target_lanes() -> F64x4 {
    F64x4::new(TARGETS)
}
