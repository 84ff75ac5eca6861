use libm::expm1;

use super::{Function, Python};
use crate::numerics::{F64x4, exp};

/// The exponential linear unit: z where z is positive, otherwise eᶻ − 1 (Clevert, Unterthiner and Hochreiter, *Fast
/// and accurate deep network learning by exponential linear units*, 2016).
pub struct Elu;

impl Function for Elu {
    const NAME: &'static str = "elu";
    const TITLE: &'static str = "ELU";
    const RANGE: Option<[f64; 2]> = None;
    // Its second derivative jumps at 0.
    const IS_SMOOTH: bool = false;
    const PYTHON: Python = Python {
        definition: include_str!("elu.py"),
        value: "elu({z})",
        derivative: "elu_derivative({z})",
        torch: "F.elu({z})",
    };

    fn value(z: F64x4) -> F64x4 {
        z.map(elu)
    }

    /// 1 where z is positive, otherwise eᶻ: a + 1 would lose digits where a comes next to −1.
    fn derivative(z: F64x4, _: F64x4) -> F64x4 {
        z.map(|z| if z > 0.0 { 1.0 } else { exp(z) })
    }

    /// eᵃ − eᵇ = eᵇ (e^(a − b) − 1).
    fn difference(high: f64, low: f64, width: f64) -> f64 {
        match (high > 0.0, low > 0.0) {
            (true, true) => width,
            (false, false) => exp(low) * expm1(width),
            _ => elu(high) - elu(low),
        }
    }
}

/// NaN stays NaN.
fn elu(z: f64) -> f64 {
    if z > 0.0 { z } else { expm1(z) }
}
