use super::{Function, Python};
use crate::numerics::F64x4;

/// The rectified linear unit: z where z is positive, otherwise 0 (Nair and Hinton, *Rectified linear
/// units improve restricted Boltzmann machines*, 2010).
pub struct Relu;

impl Function for Relu {
    const NAME: &'static str = "relu";
    const TITLE: &'static str = "ReLU";
    const RANGE: Option<[f64; 2]> = None;
    const IS_SMOOTH: bool = false;
    const PYTHON: Python = Python {
        definition: include_str!("relu.py"),
        value: "relu({z})",
        derivative: "relu_derivative({a})",
        torch: "torch.relu({z})",
    };

    /// NaN stays NaN.
    #[inline(always)]
    fn value(z: F64x4) -> F64x4 {
        z.where_negative(F64x4::splat(0.0), z)
    }

    /// 1 where z is positive, otherwise 0; also at 0, where there is no derivative.
    #[inline(always)]
    fn derivative(z: F64x4, _: F64x4) -> F64x4 {
        (-z).where_negative(F64x4::splat(1.0), F64x4::splat(0.0))
    }

    fn difference(high: f64, low: f64, width: f64) -> f64 {
        rectified_difference(high, low, width, 0.0)
    }

    fn half_at() -> Option<f64> {
        Some(0.5)
    }
}

/// The difference of a function that is z where z is positive, and `leak` · z elsewhere.
pub(super) fn rectified_difference(high: f64, low: f64, width: f64, leak: f64) -> f64 {
    match (high > 0.0, low > 0.0) {
        (true, true) => width,
        (false, false) => leak * width,
        (true, false) => high - leak * low,
        (false, true) => leak * high - low,
    }
}
