use super::{Function, OutputChange, Python, count};
use crate::numerics::F64x4;

/// E = the mean of max(0, 1 − (2t − 1)(2y − 1)) over the samples of a batch: the hinge loss of targets and outputs that
/// are taken from 0 to 1 to −1 to 1. An output beyond its target costs nothing (Cortes and Vapnik, *Support-vector
/// networks*, 1995). It takes targets from 0 to 1.
pub struct Hinge;

impl Function for Hinge {
    const NAME: &'static str = "hinge";
    const TITLE: &'static str = "Hinge";
    const BESIDE_SQUARES: Option<&'static str> = Some("hinge loss");
    const IS_MEAN: bool = true;
    const TARGETS: Option<&'static str> = Some("targets from 0 to 1");
    const PYTHON: Python = Python {
        gradient: include_str!("hinge.py"),
        words: "the mean of max(0, 1 - (2t - 1)(2y - 1))",
        torch: "F.relu(1 - (2 * expected_output - 1) * (2 * network(inputs) - 1)).mean()",
        takes_sums: false,
    };

    fn takes(target: f64) -> bool {
        (0.0..=1.0).contains(&target)
    }

    fn value(t: f64, y: f64) -> f64 {
        // NaN stays NaN.
        let shortfall = shortfall(t, y);
        if shortfall <= 0.0 { 0.0 } else { shortfall }
    }

    /// −2 (2t − 1) / n where the sample costs something, otherwise 0.
    fn derivative(t: f64, y: f64, samples: usize) -> f64 {
        let shortfall = shortfall(t, y);
        let derivative = (1.0 - 2.0 * t) * (2.0 / count(samples));
        // NaN stays NaN.
        if shortfall > 0.0 { derivative } else { 0.0 * shortfall }
    }

    #[inline(always)]
    fn output_delta(target: F64x4, output: F64x4, derivative: F64x4, samples: usize) -> F64x4 {
        let [zero, one, two] = [0.0, 1.0, 2.0].map(F64x4::splat);
        let shortfall = one - (two * target - one) * (two * output - one);
        let error_derivative = (one - two * target) * F64x4::splat(2.0 / count(samples));
        let error_derivative = (-shortfall).where_negative(error_derivative, zero * shortfall);
        error_derivative * derivative
    }

    fn difference(target: f64, change: &OutputChange) -> f64 {
        match [change.low, change.high].map(|output| shortfall(target, output) > 0.0) {
            [true, true] => 2.0 * (1.0 - 2.0 * target) * change.output,
            [false, false] => 0.0,
            _ => Self::value(target, change.high) - Self::value(target, change.low),
        }
    }

    fn jumps_between(target: f64, low: f64, high: f64) -> bool {
        (shortfall(target, low) > 0.0) != (shortfall(target, high) > 0.0)
    }
}

/// What an output lacks of a margin of 1; negative where it has more.
fn shortfall(t: f64, y: f64) -> f64 {
    1.0 - (2.0 * t - 1.0) * (2.0 * y - 1.0)
}
