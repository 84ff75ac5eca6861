use super::{Function, Python};
use crate::numerics::F64x4;

/// The step: 1 where z is 0 or more, otherwise 0. Its derivative is 0 everywhere, so that no error comes back through
/// it, and gradient descent cannot train what lies before it (`McCulloch` and Pitts, *A logical calculus of the ideas
/// immanent in nervous activity*, 1943).
pub struct Step;

impl Function for Step {
    const NAME: &'static str = "step";
    const TITLE: &'static str = "Step function";
    const RANGE: Option<[f64; 2]> = Some([0.0, 1.0]);
    const IS_SMOOTH: bool = false;
    const PYTHON: Python = Python {
        definition: include_str!("step.py"),
        value: "step({z})",
        derivative: "np.zeros_like({z})",
        torch: "({z} >= 0).double()",
    };

    fn value(z: F64x4) -> F64x4 {
        z.map(step)
    }

    /// 0, also at 0, where there is no derivative.
    #[inline(always)]
    fn derivative(_: F64x4, _: F64x4) -> F64x4 {
        F64x4::splat(0.0)
    }

    fn difference(high: f64, low: f64, _: f64) -> f64 {
        step(high) - step(low)
    }
}

/// NaN stays NaN.
fn step(z: f64) -> f64 {
    if z >= 0.0 {
        1.0
    } else if z < 0.0 {
        0.0
    } else {
        z
    }
}
