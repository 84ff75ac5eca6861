//! How wrong the network is: what training descends. Each loss is a file, and a line in the list below.
//!
//! Whatever training descends, what is shown is the mean squared error, the mean of (t − y)² over the
//! samples, so that runs with different losses can be compared; and beside it, at the present epoch, what it descends,
//! where that is another loss.

use super::activation::Activation;
use super::shape::ShapeError;
use crate::numerics::F64x4;

kinds! { $
    /// What training descends: E, as a function of the targets t and the outputs y.
    pub enum Loss {
        half_squared_error::HalfSquaredError,
        mean_squared_error::MeanSquaredError,
        #[cfg(feature = "every-kind")]
        cross_entropy::CrossEntropy,
        #[cfg(feature = "every-kind")]
        hinge::Hinge,
        #[cfg(feature = "every-kind")]
        huber::Huber,
    }
}

/// All that is known of a loss.
pub(crate) trait Function {
    /// Its name in links, files and lists.
    const NAME: &'static str;
    /// Its name for people.
    const TITLE: &'static str;
    /// What it is called in a sentence that has the mean squared error, too; nothing where it is that, but for a factor.
    const BESIDE_SQUARES: Option<&'static str>;
    /// Whether E is the mean over the samples of a batch, or their sum.
    const IS_MEAN: bool;
    /// The activation that the output neuron must have, if it is not free.
    const OUTPUT: Option<Activation> = None;
    /// Which targets it takes, in words, if they are not free.
    const TARGETS: Option<&'static str> = None;
    /// How it is written in Python.
    const PYTHON: Python;

    /// Whether a target is one of those.
    fn takes(_target: f64) -> bool {
        true
    }

    /// What one sample adds to the sum or the mean.
    fn value(target: f64, output: f64) -> f64;

    /// ∂E/∂y for one sample of a batch of `samples`.
    fn derivative(target: f64, output: f64, samples: usize) -> f64;

    /// ∂E/∂z of the output neuron for each sample of a batch of `samples`: ∂E/∂y · ∂y/∂z, where `derivative` is
    /// ∂y/∂z.
    fn output_delta(target: F64x4, output: F64x4, derivative: F64x4, samples: usize) -> F64x4;

    /// By how much [`Function::value`] changes with the output, without losing digits where that is little.
    fn difference(target: f64, change: &OutputChange) -> f64;

    /// Whether the value or its derivative jumps somewhere between two outputs.
    fn jumps_between(_target: f64, _low: f64, _high: f64) -> bool {
        false
    }
}

/// How the weighted sum z and the output y of the output neuron change from low to high; the differences are more
/// exact than those of the numbers themselves.
pub(crate) struct OutputChange {
    pub low_sum: f64,
    pub high_sum: f64,
    pub sum: f64,
    pub low: f64,
    pub high: f64,
    pub output: f64,
}

/// A loss in Python.
pub(crate) struct Python {
    /// For NumPy, the gradient along the weighted sum of the output; `DERIVATIVE` stands for the activation's.
    pub gradient: &'static str,
    /// What it is, in a line.
    pub words: &'static str,
    /// For `PyTorch`, of `network(inputs)` and `expected_output`.
    pub torch: &'static str,
    /// Whether that takes the weighted sums of the output, and not what its activation makes of them.
    pub takes_sums: bool,
}

impl Loss {
    /// E for some samples.
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless there are as many outputs as targets.
    pub fn value(self, targets: &[f64], outputs: &[f64]) -> Result<f64, ShapeError> {
        if targets.len() != outputs.len() {
            return Err(ShapeError::Count { needed: targets.len(), given: outputs.len() });
        }
        Ok(self.total(targets.iter().copied().zip(outputs.iter().copied()), targets.len()))
    }

    /// E for so many samples, a target and an output each.
    pub(crate) fn total(self, pairs: impl Iterator<Item = (f64, f64)>, samples: usize) -> f64 {
        let each = |(target, output)| kind!(self, Kind => Kind::value(target, output));
        self.share(pairs.map(each).sum(), samples)
    }

    /// What one sample of a batch of `samples` adds to E.
    pub(crate) fn part(self, target: f64, output: f64, samples: usize) -> f64 {
        self.share(kind!(self, Kind => Kind::value(target, output)), samples)
    }

    /// What a sum over samples is in E: the sum itself, or the mean.
    pub(crate) fn share(self, sum: f64, samples: usize) -> f64 {
        if kind!(self, Kind => Kind::IS_MEAN) { sum / count(samples) } else { sum }
    }

    /// What it is called in a sentence that has the mean squared error, too; nothing where it is that, but for a factor,
    /// and says no more.
    #[must_use]
    pub fn beside_squares(self) -> Option<&'static str> {
        kind!(self, Kind => Kind::BESIDE_SQUARES)
    }

    /// The activation that the output neuron must have, if it is not free.
    #[must_use]
    pub fn output(self) -> Option<Activation> {
        kind!(self, Kind => Kind::OUTPUT)
    }

    /// Which targets it takes, in words, if they are not free.
    #[must_use]
    pub fn targets(self) -> Option<&'static str> {
        kind!(self, Kind => Kind::TARGETS)
    }

    /// Whether it takes a target.
    #[must_use]
    pub fn takes(self, target: f64) -> bool {
        kind!(self, Kind => Kind::takes(target))
    }

    /// ∂E/∂y for one sample of a batch of `samples`.
    pub(crate) fn derivative(self, target: f64, output: f64, samples: usize) -> f64 {
        kind!(self, Kind => Kind::derivative(target, output, samples))
    }

    /// ∂E/∂z of the output neuron: see [`Function::output_delta`].
    #[inline(always)]
    pub(crate) fn output_delta(
        self,
        target: F64x4,
        output: F64x4,
        derivative: F64x4,
        samples: usize,
    ) -> F64x4 {
        kind!(self, Kind => Kind::output_delta(target, output, derivative, samples))
    }

    /// By how much the part of one sample of a batch of `samples` changes, and whether it jumps on the way.
    pub(crate) fn difference(
        self,
        target: f64,
        change: &OutputChange,
        samples: usize,
    ) -> (f64, bool) {
        let jumps = kind!(self, Kind => Kind::jumps_between(target, change.low, change.high));
        (self.share(kind!(self, Kind => Kind::difference(target, change)), samples), jumps)
    }

    /// How it is written in Python.
    pub(crate) fn python(self) -> Python {
        kind!(self, Kind => Kind::PYTHON)
    }
}

/// A number of samples as a divisor.
#[expect(clippy::cast_precision_loss, reason = "there are at most 10,000 samples")]
pub(crate) fn count(samples: usize) -> f64 {
    samples as f64
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn what_the_samples_of_a_batch_add_is_its_loss() {
        let (targets, outputs) = ([0.0, 1.0, 1.0], [0.25, 0.875, 0.5]);
        for loss in Loss::ALL {
            let parts =
                targets.iter().zip(outputs).map(|(&target, output)| loss.part(target, output, 3));
            let difference = parts.sum::<f64>() - loss.value(&targets, &outputs).unwrap();
            assert!(difference.abs() < 1e-15, "{loss:?}");
        }
    }
}
