use super::{Function, OutputChange, Python, count};
use crate::numerics::F64x4;

/// E = the mean of (t − y)² over the samples of a batch.
pub struct MeanSquaredError;

impl Function for MeanSquaredError {
    const NAME: &'static str = "mse";
    const TITLE: &'static str = "Mean squared error";
    const BESIDE_SQUARES: Option<&'static str> = None;
    const IS_MEAN: bool = true;
    const PYTHON: Python = Python {
        gradient: include_str!("mean_squared_error.py"),
        words: "the mean of (t - y)^2",
        torch: "F.mse_loss(network(inputs), expected_output)",
        takes_sums: false,
    };

    fn value(t: f64, y: f64) -> f64 {
        (t - y) * (t - y)
    }

    fn derivative(t: f64, y: f64, samples: usize) -> f64 {
        (y - t) * (2.0 / count(samples))
    }

    #[inline(always)]
    fn output_delta(target: F64x4, output: F64x4, derivative: F64x4, samples: usize) -> F64x4 {
        ((output - target) * F64x4::splat(2.0 / count(samples))) * derivative
    }

    fn difference(target: f64, change: &OutputChange) -> f64 {
        squared_difference(target, change)
    }
}

/// (t − y₊)² − (t − y₋)² = (y₊ − y₋) ((y₊ − t) + (y₋ − t)).
pub(super) fn squared_difference(target: f64, change: &OutputChange) -> f64 {
    change.output * ((change.high - target) + (change.low - target))
}
