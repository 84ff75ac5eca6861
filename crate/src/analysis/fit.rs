//! How well a network's outputs fit the targets.

use crate::data::{DataSet, Verdict};

/// How well outputs fit the targets of a data set: as classes, which an output above ½ takes for 1, and as numbers.
///
/// ```
/// use xor_playground::DataSet;
/// use xor_playground::analysis::Fit;
/// let fit = Fit::of(&DataSet::xor(), [0.1, 0.9, 0.4, 0.2]);
/// assert_eq!(fit.confusion, [[2, 0], [1, 1]]);
/// assert_eq!(fit.farthest, 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// How many samples with a target up to ½, then above, have an output up to ½, and above. One that is not a number
    /// is up to ½.
    pub confusion: [[usize; 2]; 2],
    /// The root of the mean of (t − y)².
    pub root_mean_square: f64,
    /// The mean of |t − y|.
    pub mean_absolute: f64,
    /// R² = 1 − Σ (t − y)² / Σ (t − mean of t)², the share of the targets' variance that is explained; not finite where
    /// they have none.
    pub determination: f64,
    /// The first sample with the largest |t − y|, or with one that is not a number.
    pub farthest: usize,
}

impl Fit {
    /// The fit of the outputs for all samples, in their order. Sums go from the first sample to the last.
    #[must_use]
    pub fn of(data: &DataSet, outputs: impl IntoIterator<Item = f64>) -> Self {
        let targets = data.targets();
        #[expect(clippy::cast_precision_loss, reason = "at most 10,000")]
        let count = data.samples() as f64;
        let mean = targets.iter().sum::<f64>() / count;
        let mut confusion = [[0; 2]; 2];
        let (mut squares, mut absolutes, mut variance) = (0.0, 0.0, 0.0);
        let (mut farthest, mut largest) = (0, -1.0);
        for (sample, (&target, output)) in targets.iter().zip(outputs).enumerate() {
            let above = [target, output].map(|number| usize::from(number > Verdict::BOUNDARY));
            confusion[above[0]][above[1]] += 1;
            let error = (target - output).abs();
            squares += error * error;
            absolutes += error;
            variance += (target - mean) * (target - mean);
            // From one that is not a number on, none is larger.
            if error > largest || (error.is_nan() && !f64::is_nan(largest)) {
                (farthest, largest) = (sample, error);
            }
        }
        Self {
            confusion,
            root_mean_square: (squares / count).sqrt(),
            mean_absolute: absolutes / count,
            determination: 1.0 - squares / variance,
            farthest,
        }
    }
}
