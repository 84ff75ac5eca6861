//! Sine and cosine: the crate `libm`'s, which are the same everywhere, lane by lane.

use super::lanes::F64x4;

/// sin x, x in radians: NaN for an infinite x. The error is less than 1 ulp: the largest that
/// `cargo run --release --example function_error` has seen is 0.63 ulp.
///
/// ```
/// use xor_playground::numerics::sine;
/// assert_eq!(sine(0.0), 0.0);
/// assert_eq!(sine(std::f64::consts::FRAC_PI_2), 1.0);
/// ```
#[must_use]
pub fn sine(x: f64) -> f64 {
    libm::sin(x)
}

/// cos x, x in radians: NaN for an infinite x. The error is less than 1 ulp: the largest that
/// `cargo run --release --example function_error` has seen is 0.76 ulp.
///
/// ```
/// use xor_playground::numerics::cosine;
/// assert_eq!(cosine(0.0), 1.0);
/// ```
#[must_use]
pub fn cosine(x: f64) -> f64 {
    libm::cos(x)
}

/// sin z on every lane.
pub(crate) fn sine_lanes(z: F64x4) -> F64x4 {
    z.map(sine)
}

/// cos z on every lane.
pub(crate) fn cosine_lanes(z: F64x4) -> F64x4 {
    z.map(cosine)
}
