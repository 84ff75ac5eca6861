use super::mean_squared_error::squared_difference;
use super::{Function, OutputChange, Python, count};
use crate::numerics::F64x4;

/// E = the mean over the samples of a batch of ½ (t − y)² where |t − y| is at most 1, otherwise |t − y| − ½: outliers
/// pull no harder than from 1 away (Huber, *Robust estimation of a location parameter*, 1964).
pub struct Huber;

impl Function for Huber {
    const NAME: &'static str = "huber";
    const TITLE: &'static str = "Huber";
    const BESIDE_SQUARES: Option<&'static str> = Some("Huber loss");
    const IS_MEAN: bool = true;
    const PYTHON: Python = Python {
        gradient: include_str!("huber.py"),
        words: "the mean of (t - y)^2 / 2, but |t - y| - 1/2 beyond 1",
        torch: "F.huber_loss(network(inputs), expected_output)",
        takes_sums: false,
    };

    fn value(t: f64, y: f64) -> f64 {
        let error = (t - y).abs();
        if error <= 1.0 { 0.5 * (error * error) } else { error - 0.5 }
    }

    /// (y − t) / n, between −1 / n and 1 / n.
    fn derivative(t: f64, y: f64, samples: usize) -> f64 {
        (y - t).clamp(-1.0, 1.0) * (1.0 / count(samples))
    }

    #[inline(always)]
    fn output_delta(target: F64x4, output: F64x4, derivative: F64x4, samples: usize) -> F64x4 {
        let error_derivative =
            (output - target).bounded(-1.0, 1.0) * F64x4::splat(1.0 / count(samples));
        error_derivative * derivative
    }

    fn difference(target: f64, change: &OutputChange) -> f64 {
        match [change.low, change.high].map(|output| part(output - target)) {
            [0, 0] => 0.5 * squared_difference(target, change),
            [low, high] if low == high => f64::from(low) * change.output,
            _ => Self::value(target, change.high) - Self::value(target, change.low),
        }
    }

    fn jumps_between(target: f64, low: f64, high: f64) -> bool {
        part(low - target) != part(high - target)
    }
}

/// In which of its three parts an error is: −1 below −1, 1 above 1.
fn part(error: f64) -> i8 {
    i8::from(error > 1.0) - i8::from(error < -1.0)
}
