use super::relu::rectified_difference;
use super::{Function, Python};
use crate::numerics::F64x4;

/// The leaky rectified linear unit: z where z is positive, otherwise z / 100 (Maas, Hannun and Ng, *Rectifier
/// nonlinearities improve neural network acoustic models*, 2013).
pub struct LeakyRelu;

const LEAK: f64 = 0.01;

impl Function for LeakyRelu {
    const NAME: &'static str = "leaky-relu";
    const TITLE: &'static str = "Leaky ReLU";
    const RANGE: Option<[f64; 2]> = None;
    const IS_SMOOTH: bool = false;
    const PYTHON: Python = Python {
        definition: include_str!("leaky_relu.py"),
        value: "leaky_relu({z})",
        derivative: "leaky_relu_derivative({a})",
        torch: "F.leaky_relu({z}, 0.01)",
    };

    #[inline(always)]
    fn value(z: F64x4) -> F64x4 {
        z.where_negative(z * F64x4::splat(LEAK), z)
    }

    /// 1 where z is positive, otherwise 1 / 100.
    #[inline(always)]
    fn derivative(z: F64x4, _: F64x4) -> F64x4 {
        (-z).where_negative(F64x4::splat(1.0), F64x4::splat(LEAK))
    }

    fn difference(high: f64, low: f64, width: f64) -> f64 {
        rectified_difference(high, low, width, LEAK)
    }
}
