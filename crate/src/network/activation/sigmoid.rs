use libm::{expm1, log1p};

use super::{Function, Python};
use crate::numerics::{F64x4, Reduced, exp, reduce};

/// σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1. The article's.
pub struct Sigmoid;

/// From here on σ(−z) is 0 in `f64`, or next to it.
pub(super) const SATURATED: f64 = 709.0;

impl Function for Sigmoid {
    const NAME: &'static str = "sigmoid";
    const TITLE: &'static str = "Sigmoid";
    const RANGE: Option<[f64; 2]> = Some([0.0, 1.0]);
    const IS_COMMON: bool = true;
    const PYTHON: Python = Python {
        definition: include_str!("sigmoid.py"),
        value: "sigmoid({z})",
        derivative: "sigmoid_derivative({a})",
        torch: "torch.sigmoid({z})",
    };

    #[inline(always)]
    fn value(z: F64x4) -> F64x4 {
        let x = -z;
        let x = if x.all_within(SATURATED) { x } else { x.bounded(-SATURATED, SATURATED) };
        // With e⁻ᶻ = m · 2ᵏ, σ(z) = 2⁻ᵏ / (2⁻ᵏ + m): the same bits, and one multiplication fewer.
        let Reduced { mantissa, exponent } = reduce(x);
        let scale = exponent.inverse_power_of_two_of_low_bits();
        scale / (scale + mantissa)
    }

    /// σ′(z) = a · (1 − a), as the article writes it.
    #[inline(always)]
    fn derivative(_: F64x4, a: F64x4) -> F64x4 {
        a * (F64x4::splat(1.0) - a)
    }

    /// σ(a) − σ(b) = σ(a) σ(−b) (1 − e^(b − a)), for a − b ≥ 0; otherwise with a and b exchanged.
    fn difference(high: f64, low: f64, width: f64) -> f64 {
        if width >= 0.0 {
            -sigmoid(high) * sigmoid(-low) * expm1(-width)
        } else {
            sigmoid(low) * sigmoid(-high) * expm1(width)
        }
    }

    fn half_at() -> Option<f64> {
        Some(0.0)
    }
}

/// σ(z) on every lane, by a call: for functions that are made of it.
#[inline(never)]
pub(super) fn sigmoid_lanes(z: F64x4) -> F64x4 {
    Sigmoid::value(z)
}

/// σ(z), exact also where it is next to 0.
pub(super) fn sigmoid(z: f64) -> f64 {
    1.0 / (1.0 + exp(-z))
}

/// The difference of ln (1 + eᶻ), whose derivative the sigmoid is, and which is −ln σ(−z):
/// ln (1 + eᵃ) − ln (1 + eᵇ) = ln (1 + σ(b) (e^(a − b) − 1)), for a − b ≤ 0; otherwise with a and b exchanged.
pub(crate) fn softplus_difference(high: f64, low: f64, width: f64) -> f64 {
    if width <= 0.0 {
        log1p(sigmoid(low) * expm1(width))
    } else {
        -log1p(sigmoid(high) * expm1(-width))
    }
}
