use super::{Function, Python};
use crate::numerics::F64x4;

/// z itself.
pub struct Linear;

impl Function for Linear {
    const NAME: &'static str = "linear";
    const TITLE: &'static str = "Linear";
    const RANGE: Option<[f64; 2]> = None;
    const PYTHON: Python = Python { definition: "", value: "{z}", derivative: "", torch: "{z}" };

    #[inline(always)]
    fn value(z: F64x4) -> F64x4 {
        z
    }

    #[inline(always)]
    fn derivative(_: F64x4, _: F64x4) -> F64x4 {
        F64x4::splat(1.0)
    }

    fn difference(_: f64, _: f64, width: f64) -> f64 {
        width
    }

    fn half_at() -> Option<f64> {
        Some(0.5)
    }
}
