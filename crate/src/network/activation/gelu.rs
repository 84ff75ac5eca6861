use std::f64::consts::{FRAC_1_SQRT_2, PI};

use super::{Function, Python};
use crate::numerics::{F64x4, exp};

/// The Gaussian error linear unit z Φ(z), where Φ is the distribution function of the normal distribution: not its
/// approximation by tanh (Hendrycks and Gimpel, *Gaussian error linear units*, 2016).
pub struct Gelu;

impl Function for Gelu {
    const NAME: &'static str = "gelu";
    const TITLE: &'static str = "GELU";
    const RANGE: Option<[f64; 2]> = None;
    const IS_MONOTONE: bool = false;
    const PYTHON: Python = Python {
        definition: include_str!("gelu.py"),
        value: "gelu({z})",
        derivative: "gelu_derivative({z})",
        torch: "F.gelu({z})",
    };

    fn value(z: F64x4) -> F64x4 {
        z.map(|z| z * distribution(z))
    }

    /// Φ(z) + z φ(z).
    fn derivative(z: F64x4, _: F64x4) -> F64x4 {
        z.map(|z| distribution(z) + z * density(z))
    }

    /// a Φ(a) − b Φ(b) = (a − b) Φ(a) + b (Φ(a) − Φ(b)).
    fn difference(high: f64, low: f64, width: f64) -> f64 {
        width * distribution(high) + low * distribution_difference(high, low, width)
    }
}

/// Φ(z) = ½ erfc(−z / √2).
fn distribution(z: f64) -> f64 {
    0.5 * libm::erfc(-z * FRAC_1_SQRT_2)
}

/// φ(z) = e^(−z² / 2) / √(2π), which is Φ′(z).
fn density(z: f64) -> f64 {
    exp(-0.5 * (z * z)) / (2.0 * PI).sqrt()
}

/// Φ(a) − Φ(b): where they are close, by Gauss and Legendre's quadrature of φ with five points, which is exact for
/// polynomials of degree 9.
fn distribution_difference(high: f64, low: f64, width: f64) -> f64 {
    const NODES: [[f64; 2]; 5] = [
        [0.0, 0.568_888_888_888_888_9],
        [0.538_469_310_105_683_1, 0.478_628_670_499_366_5],
        [-0.538_469_310_105_683_1, 0.478_628_670_499_366_5],
        [0.906_179_845_938_664, 0.236_926_885_056_189_1],
        [-0.906_179_845_938_664, 0.236_926_885_056_189_1],
    ];
    if width.abs() > 1.0 / 32.0 {
        return distribution(high) - distribution(low);
    }
    let middle = f64::midpoint(high, low);
    let parts = NODES.map(|[node, weight]| weight * density(middle + 0.5 * width * node));
    0.5 * width * parts.iter().sum::<f64>()
}
