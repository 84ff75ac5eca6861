use super::sigmoid::Sigmoid;
use super::{Function, Python};
use crate::numerics::{F64x4, ln, tanh_lanes};

/// tanh z = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ), between −1 and 1.
pub struct Tanh;

impl Function for Tanh {
    const NAME: &'static str = "tanh";
    const TITLE: &'static str = "tanh";
    const RANGE: Option<[f64; 2]> = Some([-1.0, 1.0]);
    const IS_COMMON: bool = true;
    const PYTHON: Python = Python {
        definition: include_str!("tanh.py"),
        value: "np.tanh({z})",
        derivative: "tanh_derivative({a})",
        torch: "torch.tanh({z})",
    };

    #[inline(always)]
    fn value(z: F64x4) -> F64x4 {
        tanh_lanes(z)
    }

    /// tanh′(z) = 1 − a².
    #[inline(always)]
    fn derivative(_: F64x4, a: F64x4) -> F64x4 {
        F64x4::splat(1.0) - a * a
    }

    /// tanh z = 2 σ(2z) − 1.
    fn difference(high: f64, low: f64, width: f64) -> f64 {
        2.0 * Sigmoid::difference(2.0 * high, 2.0 * low, 2.0 * width)
    }

    fn half_at() -> Option<f64> {
        Some(ln(3.0) / 2.0)
    }
}
