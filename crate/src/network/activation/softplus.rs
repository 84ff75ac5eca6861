use libm::{expm1, log1p};

use super::sigmoid::{sigmoid_lanes, softplus_difference};
use super::{Function, Python};
use crate::numerics::{F64x4, exp, ln};

/// ln (1 + eᶻ), a smooth rectifier (Dugas, Bengio, Bélisle, Nadeau and Garcia, *Incorporating second-order
/// functional knowledge for better option pricing*, 2001).
pub struct Softplus;

impl Function for Softplus {
    const NAME: &'static str = "softplus";
    const TITLE: &'static str = "Softplus";
    const RANGE: Option<[f64; 2]> = None;
    const PYTHON: Python = Python {
        definition: include_str!("softplus.py"),
        value: "np.logaddexp(0, {z})",
        derivative: "softplus_derivative({z})",
        // By itself, PyTorch takes z for it from 20 on.
        torch: "F.softplus({z}, threshold=40)",
    };

    fn value(z: F64x4) -> F64x4 {
        z.map(softplus)
    }

    /// σ(z).
    #[inline(always)]
    fn derivative(z: F64x4, _: F64x4) -> F64x4 {
        sigmoid_lanes(z)
    }

    fn difference(high: f64, low: f64, width: f64) -> f64 {
        softplus_difference(high, low, width)
    }

    fn half_at() -> Option<f64> {
        // ln (e^½ − 1).
        Some(ln(expm1(0.5)))
    }
}

/// ln (1 + eᶻ), without overflow.
pub(super) fn softplus(z: f64) -> f64 {
    z.max(0.0) + log1p(exp(-z.abs()))
}
