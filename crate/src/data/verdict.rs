//! Whether an output is right.

use crate::named::{Choice, Named};

/// What an output says about its sample, as a [`Criterion`](crate::data::Criterion) has it. The numbers here are those of truth tables.
///
/// ```
/// use xor_playground::data::Verdict;
/// assert_eq!(Verdict::Right.to_string(), "right");
/// assert_eq!("wrong".parse(), Ok(Verdict::Wrong));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The error |t − y| is below [`Criterion::right_below`](crate::data::Criterion).
    Right,
    /// The error is between the two.
    Undecided,
    /// The error is above [`Criterion::wrong_above`](crate::data::Criterion), or not a number.
    Wrong,
}

impl Verdict {
    /// The output, or target, that separates "0" from "1".
    pub const BOUNDARY: f64 = 0.5;

    /// A row is right when its output is closer than this to its target.
    pub const TOLERANCE: f64 = 0.1;

    /// A row is wrong when its output is farther than this from its target: for targets 0 and 1 well on the
    /// other side of ½, where the outputs of a network that cannot decide are.
    pub const WRONG_ABOVE: f64 = 0.6;
}

impl Named for Verdict {
    const ALL: &'static [Self] = &[Self::Right, Self::Undecided, Self::Wrong];
    const CHOICES: &'static [Choice] = &[
        Choice { name: "right", title: "Right" },
        Choice { name: "undecided", title: "Undecided" },
        Choice { name: "wrong", title: "Wrong" },
    ];

    fn index(self) -> usize {
        self as usize
    }
}

by_name!(Verdict);
