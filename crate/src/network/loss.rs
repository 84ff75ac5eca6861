//! How wrong the network is: what training descends, each loss with its slope beside it.
//!
//! Whatever training descends, what is shown is the mean squared error, the mean of (t − y)² over the
//! samples, so that runs with different losses can be compared.

use crate::numerics::{F64x4, ln};

/// What training descends: E, as a function of the targets t and the outputs y.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// E = ½ Σ (t − y)² over the samples of a batch. The article's.
    HalfSquaredError,
    /// E = the mean of (t − y)² over the samples of a batch.
    MeanSquaredError,
    /// E = the mean of −(t ln y + (1 − t) ln (1 − y)) over the samples of a batch: the binary
    /// cross-entropy. It takes a sigmoid output and targets from 0 to 1.
    CrossEntropy,
}

impl Loss {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::HalfSquaredError, Self::MeanSquaredError, Self::CrossEntropy];

    /// E for some samples; `targets` and `outputs` are equally long.
    #[must_use]
    pub fn value(self, targets: &[f64], outputs: &[f64]) -> f64 {
        let each = |(&target, &output)| self.of_one(target, output);
        self.shared(targets.iter().zip(outputs).map(each).sum(), targets.len())
    }

    /// What one sample of a batch of `samples` adds to E.
    pub(crate) fn part(self, target: f64, output: f64, samples: usize) -> f64 {
        self.shared(self.of_one(target, output), samples)
    }

    fn of_one(self, t: f64, y: f64) -> f64 {
        match self {
            Self::HalfSquaredError => 0.5 * ((t - y) * (t - y)),
            Self::MeanSquaredError => (t - y) * (t - y),
            Self::CrossEntropy => -(part(t, y) + part(1.0 - t, 1.0 - y)),
        }
    }

    /// The sum as it is, or the mean.
    fn shared(self, sum: f64, samples: usize) -> f64 {
        if self == Self::HalfSquaredError { sum } else { sum / count(samples) }
    }

    /// ∂E/∂y for one sample of a batch of `samples`. That of cross-entropy is infinite where the output is
    /// exactly wrong.
    pub(crate) fn derivative(self, target: f64, output: f64, samples: usize) -> f64 {
        let (t, y) = (target, output);
        match self {
            Self::HalfSquaredError => y - t,
            Self::MeanSquaredError => (y - t) * (2.0 / count(samples)),
            Self::CrossEntropy => -(share(t, y) - share(1.0 - t, 1.0 - y)) / count(samples),
        }
    }

    /// ∂E/∂z of the output neuron for each sample of a batch of `samples`: ∂E/∂y · ∂y/∂z, where
    /// `slope` is ∂y/∂z.
    #[inline(always)]
    pub(crate) fn output_delta(
        self,
        target: F64x4,
        output: F64x4,
        derivative: F64x4,
        samples: usize,
    ) -> F64x4 {
        let error = output - target;
        match self {
            // ∂E/∂y = −(t − y)
            Self::HalfSquaredError => error * derivative,
            // ∂E/∂y = −2 (t − y) / n
            Self::MeanSquaredError => (error * F64x4::splat(2.0 / count(samples))) * derivative,
            // ∂E/∂y = −(t/y − (1 − t)/(1 − y)) / n, in which the slope y (1 − y) of the sigmoid
            // cancels.
            Self::CrossEntropy => error * F64x4::splat(1.0 / count(samples)),
        }
    }
}

/// p · ln q, and 0 for p = 0, also where ln q is infinite.
fn part(p: f64, q: f64) -> f64 {
    if p == 0.0 { 0.0 } else { p * ln(q) }
}

/// p / q, and 0 for p = 0, also where q is 0.
fn share(p: f64, q: f64) -> f64 {
    if p == 0.0 { 0.0 } else { p / q }
}

/// A number of samples as a divisor.
#[expect(clippy::cast_precision_loss, reason = "there are at most 10,000 samples")]
pub(crate) fn count(samples: usize) -> f64 {
    samples as f64
}
