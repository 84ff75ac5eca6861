use super::sigmoid::{SATURATED, Sigmoid, sigmoid, sigmoid_lanes};
use super::{Function, Python};
use crate::numerics::F64x4;

/// The sigmoid-weighted linear unit z σ(z), also called swish (Elfwing, Uchibe and Doya, *Sigmoid-weighted linear
/// units for neural network function approximation in reinforcement learning*, 2018).
pub struct Silu;

impl Function for Silu {
    const NAME: &'static str = "silu";
    const TITLE: &'static str = "SiLU";
    const RANGE: Option<[f64; 2]> = None;
    const IS_MONOTONE: bool = false;
    const PYTHON: Python = Python {
        definition: include_str!("silu.py"),
        value: "silu({z})",
        derivative: "silu_derivative({z})",
        torch: "F.silu({z})",
    };

    #[inline(always)]
    fn value(z: F64x4) -> F64x4 {
        // Below, σ(z) is not 0, as it should be.
        z.bounded(-SATURATED, f64::INFINITY) * sigmoid_lanes(z)
    }

    /// σ(z) (1 + z (1 − σ(z))).
    #[inline(always)]
    fn derivative(z: F64x4, _: F64x4) -> F64x4 {
        let one = F64x4::splat(1.0);
        let z = z.bounded(-SATURATED, f64::INFINITY);
        let s = sigmoid_lanes(z);
        s * (one + z * (one - s))
    }

    /// a σ(a) − b σ(b) = (a − b) σ(a) + b (σ(a) − σ(b)).
    fn difference(high: f64, low: f64, width: f64) -> f64 {
        width * sigmoid(high) + low * Sigmoid::difference(high, low, width)
    }
}
