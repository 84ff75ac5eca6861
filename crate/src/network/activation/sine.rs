use super::{Function, Python};
use crate::numerics::{F64x4, cosine, cosine_lanes, sine, sine_lanes};

/// sin z (Sitzmann et al., *Implicit neural representations with periodic activation functions*, 2020).
pub struct Sine;

impl Function for Sine {
    const NAME: &'static str = "sine";
    const TITLE: &'static str = "Sine";
    const RANGE: Option<[f64; 2]> = Some([-1.0, 1.0]);
    const IS_MONOTONE: bool = false;
    const PYTHON: Python = Python {
        definition: "",
        value: "np.sin({z})",
        derivative: "np.cos({z})",
        torch: "torch.sin({z})",
    };

    #[inline(always)]
    fn value(z: F64x4) -> F64x4 {
        sine_lanes(z)
    }

    /// sin′(z) = cos z.
    #[inline(always)]
    fn derivative(z: F64x4, _: F64x4) -> F64x4 {
        cosine_lanes(z)
    }

    /// sin a − sin b = 2 cos ((a + b) / 2) sin ((a − b) / 2).
    fn difference(high: f64, low: f64, width: f64) -> f64 {
        2.0 * cosine(f64::midpoint(high, low)) * sine(width / 2.0)
    }
}
