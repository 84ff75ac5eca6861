//! What there is to be learnt from a data set, and when an output is right.

use super::data_set::DataSet;
use super::verdict::Verdict;
use crate::named::{Choice, Named};

/// What kind of thing is to be learnt.
///
/// ```
/// use xor_playground::DataSet;
/// use xor_playground::data::Task;
/// assert_eq!(Task::of(&DataSet::xor()), Task::TruthTable);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Inputs and targets are all 0 or 1.
    TruthTable,
    /// Targets are all 0 or 1, inputs are not: points of two classes.
    Classes,
    /// Any other targets: numbers.
    Regression,
}

impl Task {
    /// What is to be learnt from a data set.
    #[must_use]
    pub fn of(data: &DataSet) -> Self {
        // Of the data with a name, there is exclusive or alone, and the first view needs no other.
        if cfg!(not(feature = "every-kind")) {
            return Self::TruthTable;
        }
        let is_bit = |number: &f64| [0.0, 1.0].contains(number);
        if !data.targets().iter().all(is_bit) {
            Self::Regression
        } else if data.inputs().iter().all(is_bit) {
            Self::TruthTable
        } else {
            Self::Classes
        }
    }
}

impl Named for Task {
    const ALL: &'static [Self] = &[Self::TruthTable, Self::Classes, Self::Regression];
    const CHOICES: &'static [Choice] = &[
        Choice { name: "truth-table", title: "Truth table" },
        Choice { name: "classes", title: "Classes" },
        Choice { name: "regression", title: "Regression" },
    ];

    fn index(self) -> usize {
        self as usize
    }
}

by_name!(Task);

/// When an output is right, by its error |t − y|.
///
/// ```
/// use ndarray::array;
/// use xor_playground::DataSet;
/// use xor_playground::data::{Criterion, Verdict};
/// let points = DataSet::new(array![[-3.0, 2.0], [4.0, 1.5]], array![0.0, 1.0])?;
/// assert_eq!(Criterion::of(&points).judge(0.3, 0.0), Verdict::Right);
/// assert_eq!(Criterion::of(&DataSet::xor()).judge(0.3, 0.0), Verdict::Undecided);
/// # Ok::<(), xor_playground::data::DataError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Criterion {
    /// An output is right when its error is below this.
    pub right_below: f64,
    /// It is wrong when its error is above this, or not a number.
    pub wrong_above: f64,
}

impl Criterion {
    /// For truth tables: see [`Verdict::TOLERANCE`] and [`Verdict::WRONG_ABOVE`].
    pub const TRUTH_TABLE: Self =
        Self { right_below: Verdict::TOLERANCE, wrong_above: Verdict::WRONG_ABOVE };

    /// For classes: on the right side of ½, as the largest probability is the class that is meant.
    pub const CLASSES: Self =
        Self { right_below: Verdict::BOUNDARY, wrong_above: Verdict::BOUNDARY };

    /// What suits a data set: for numbers, it is that of truth tables with the range of the targets, from the smallest
    /// to the largest, in the place of 1.
    #[must_use]
    pub fn of(data: &DataSet) -> Self {
        match Task::of(data) {
            Task::TruthTable => Self::TRUTH_TABLE,
            Task::Classes => Self::CLASSES,
            Task::Regression => {
                let [low, high] = data.target_range();
                // Where all are the same, there is no range to go by.
                let range = if high > low { (high - low).min(f64::MAX) } else { 1.0 };
                let Self { right_below, wrong_above } = Self::TRUTH_TABLE;
                Self { right_below: range * right_below, wrong_above: range * wrong_above }
            }
        }
    }

    /// Judges one output against its target.
    ///
    /// ```
    /// use xor_playground::data::{Criterion, Verdict};
    /// assert_eq!(Criterion::TRUTH_TABLE.judge(0.98, 1.0), Verdict::Right);
    /// assert_eq!(Criterion::TRUTH_TABLE.judge(0.50, 1.0), Verdict::Undecided);
    /// assert_eq!(Criterion::TRUTH_TABLE.judge(0.14, 1.0), Verdict::Wrong);
    /// ```
    #[must_use]
    pub fn judge(self, output: f64, target: f64) -> Verdict {
        let error = (target - output).abs();
        if error < self.right_below {
            Verdict::Right
        } else if error <= self.wrong_above {
            Verdict::Undecided
        } else {
            Verdict::Wrong
        }
    }
}
