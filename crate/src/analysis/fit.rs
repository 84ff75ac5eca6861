//! How well a network's outputs fit the targets.

use crate::data::{DataSet, Verdict};
use crate::training::Replay;

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
        let outputs: Vec<f64> = outputs.into_iter().collect();
        Self::over(data, &outputs, 0..outputs.len().min(data.samples()))
    }

    /// That of a run at its present epoch on the samples that train. The one that is farthest off has its index among all
    /// samples.
    ///
    /// ```
    /// use xor_playground::analysis::Fit;
    /// use xor_playground::data::{NamedData, Split};
    /// use xor_playground::{Replay, Run, Setup};
    /// let split = Some(Split::new(25, 0)?);
    /// let setup = Setup { data: NamedData::Circle.data(), split, ..Setup::default() };
    /// let replay = Replay::new(Run::new(setup)?);
    /// assert_eq!(Fit::of_training(&replay).confusion.as_flattened().iter().sum::<usize>(), 150);
    /// let test = Fit::of_test(&replay).ok_or("there is a test")?;
    /// assert!(replay.test_rows().contains(&test.farthest));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of_training(replay: &Replay) -> Self {
        let data = &replay.run().setup().data;
        let outputs: Vec<f64> = replay.outputs().collect();
        Self::over(data, &outputs, (0..data.samples()).filter(|&row| replay.trains(row)))
    }

    /// The same on the samples that are held out for the test, if there are any.
    #[must_use]
    pub fn of_test(replay: &Replay) -> Option<Self> {
        let test = replay.test_rows();
        let outputs: Vec<f64> = replay.outputs().collect();
        let fit = || Self::over(&replay.run().setup().data, &outputs, test.iter().copied());
        (!test.is_empty()).then(fit)
    }

    /// That of the samples with these indices, in this order.
    fn over(data: &DataSet, outputs: &[f64], rows: impl Iterator<Item = usize> + Clone) -> Self {
        let targets = data.targets();
        #[expect(clippy::cast_precision_loss, reason = "at most 10,000")]
        let count = rows.clone().count() as f64;
        let mean = rows.clone().map(|row| targets[row]).sum::<f64>() / count;
        let mut confusion = [[0; 2]; 2];
        let (mut squares, mut absolutes, mut variance) = (0.0, 0.0, 0.0);
        let (mut farthest, mut largest) = (0, -1.0);
        for row in rows {
            let (target, output) = (targets[row], outputs[row]);
            let above = [target, output].map(|number| usize::from(number > Verdict::BOUNDARY));
            confusion[above[0]][above[1]] += 1;
            let error = (target - output).abs();
            squares += error * error;
            absolutes += error;
            variance += (target - mean) * (target - mean);
            // From one that is not a number on, none is larger.
            if error > largest || (error.is_nan() && !f64::is_nan(largest)) {
                (farthest, largest) = (row, error);
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
