//! The natural logarithm: the crate `libm`'s, which is the same everywhere. Training does not need it.

/// ln x: NaN for negative x, −∞ for 0. The error is less than 1 ulp: the largest that
/// `cargo run --release --example function_error` has seen is 0.73 ulp.
///
/// ```
/// use xor_playground::numerics::ln;
/// assert_eq!(ln(1.0), 0.0);
/// assert!((ln(10.0) - std::f64::consts::LN_10).abs() <= 4.5e-16);
/// ```
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}
