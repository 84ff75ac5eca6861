use super::{Function, OutputChange, Python, count};
use crate::network::activation::{Activation, softplus_difference};
use crate::numerics::{F64x4, ln};

/// E = the mean of −(t ln y + (1 − t) ln (1 − y)) over the samples of a batch: the binary cross-entropy. It takes a
/// sigmoid output and targets from 0 to 1.
pub struct CrossEntropy;

impl Function for CrossEntropy {
    const NAME: &'static str = "cross-entropy";
    const TITLE: &'static str = "Cross-entropy";
    const BESIDE_SQUARES: Option<&'static str> = Some("cross-entropy");
    const IS_MEAN: bool = true;
    const OUTPUT: Option<Activation> = Some(Activation::Sigmoid);
    const TARGETS: Option<&'static str> = Some("targets from 0 to 1");
    const PYTHON: Python = Python {
        gradient: include_str!("cross_entropy.py"),
        words: "the mean of -(t ln y + (1 - t) ln(1 - y))",
        torch: "F.binary_cross_entropy_with_logits(network(inputs), expected_output)",
        takes_sums: true,
    };

    fn takes(target: f64) -> bool {
        (0.0..=1.0).contains(&target)
    }

    fn value(t: f64, y: f64) -> f64 {
        -(part(t, y) + part(1.0 - t, 1.0 - y))
    }

    /// It is infinite where the output is exactly wrong.
    fn derivative(t: f64, y: f64, samples: usize) -> f64 {
        -(share(t, y) - share(1.0 - t, 1.0 - y)) / count(samples)
    }

    /// ∂E/∂y = −(t/y − (1 − t)/(1 − y)) / n, in which the derivative y (1 − y) of the sigmoid cancels.
    #[inline(always)]
    fn output_delta(target: F64x4, output: F64x4, _: F64x4, samples: usize) -> F64x4 {
        (output - target) * F64x4::splat(1.0 / count(samples))
    }

    /// −ln σ(z) = ln (1 + e⁻ᶻ).
    fn difference(target: f64, change: &OutputChange) -> f64 {
        let (a, b) = (change.high_sum, change.low_sum);
        let of_one = target * softplus_difference(-a, -b, -change.sum);
        let of_zero = (1.0 - target) * softplus_difference(a, b, change.sum);
        of_one + of_zero
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
