use super::mean_squared_error::squared_difference;
use super::{Function, OutputChange, Python};
use crate::numerics::F64x4;

/// E = ½ Σ (t − y)² over the samples of a batch. The article's.
///
/// Its name in lists is the usual one of the sum of squared errors; the half is only there to make the derivative
/// simple.
pub struct HalfSquaredError;

impl Function for HalfSquaredError {
    const NAME: &'static str = "sse";
    const TITLE: &'static str = "Half the squared error";
    const BESIDE_SQUARES: Option<&'static str> = None;
    const IS_MEAN: bool = false;
    const PYTHON: Python = Python {
        gradient: include_str!("half_squared_error.py"),
        words: "half the sum of (t - y)^2",
        torch: "0.5 * F.mse_loss(network(inputs), expected_output, reduction=\"sum\")",
        takes_sums: false,
    };

    fn value(t: f64, y: f64) -> f64 {
        0.5 * ((t - y) * (t - y))
    }

    fn derivative(t: f64, y: f64, _: usize) -> f64 {
        y - t
    }

    #[inline(always)]
    fn output_delta(target: F64x4, output: F64x4, derivative: F64x4, _: usize) -> F64x4 {
        (output - target) * derivative
    }

    fn difference(target: f64, change: &OutputChange) -> f64 {
        0.5 * squared_difference(target, change)
    }
}
