//! The hyperbolic tangent, of our own for the same reasons as [`exp`](crate::numerics::exp()).
//!
//! tanh is odd, so it is worked out for a = |x|. One polynomial serves every a: W in
//! tanh s = s − s·z / W(z) with z = s². W(z) = 3 + 6/5·z − … has its nearest pole at z = −20.2, where
//! tanh itself has one at −2.5, so that degree 6 is enough (Remez exchange;
//! `tests/oracle/tanh_polynomial.py` finds it). Each lane takes one of two paths:
//!
//! - a < 0.6: s = a, and that is all.
//! - from there on: s = a − k·½ ln 2 with k = round(2a / ln 2), which is 2 or more. With p = W(z),
//!   b = s·(p − z) and h = 2⁻ᵏ, tanh s = b / p and e²ᵃ = 2ᵏ·(p + b) / (p − b). Put into
//!   tanh a = 1 − 2 / (e²ᵃ + 1), this gives, with c = 2 − 2h and g = h·(p − b),
//!   tanh a = (1 − h·c) + 2h·(c·b − h·g) / ((p + b) + g).
//!   The first term is tanh a to within 0.09, so that the fraction's rounding errors count little; the
//!   textbook's 1 − 2 / (e²ᵃ + 1) as it stands is 1.3 ulp off here.
//!
//! Both are a term plus a fraction, so that there is one division and no table, and the lanes stay
//! together. Taking e²ᵃ from the exponential function, with its polynomial beside W, needs a tenth
//! more time, in WebAssembly as on x86-64.

use super::exp::{LN_2_HIGH, LN_2_LOW, ROUND};
use super::lanes::F64x4;

/// From here on a is reduced.
const REDUCED: f64 = 0.6;
/// Far beyond where tanh a rounds to 1, and 2⁻ᵏ still a normal number.
const LARGEST: f64 = 300.0;

/// W(z) = Σ `POLYNOMIAL[i]`·zⁱ, the relative error of a − a·z / W(z) is at most 2⁻⁵⁹·⁴ for a < `REDUCED`.
const POLYNOMIAL: [f64; 7] = [
    3.000_000_000_000_002_7,
    1.199_999_999_999_807_2,
    -0.005_714_285_709_590_6,
    0.000_253_968_199_882_516_93,
    -1.220_333_638_360_741e-5,
    5.976_384_344_208_799e-7,
    -2.757_354_679_055_685_4e-8,
];

/// The hyperbolic tangent, tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ), for any x.
///
/// The error is less than 1 ulp (the largest that `cargo run --release --example function_error`
/// has seen is 0.88 ulp). It is odd to the bit, tanh(±∞) = ±1, and NaN gives NaN.
///
/// ```
/// use xor_playground::numerics::tanh;
/// assert_eq!(tanh(0.0), 0.0);
/// assert_eq!(tanh(f64::NEG_INFINITY), -1.0);
/// assert_eq!(tanh(-0.5), -tanh(0.5));
/// ```
#[must_use]
pub fn tanh(x: f64) -> f64 {
    tanh_lanes(F64x4::splat(x)).to_array()[0]
}

/// tanh x on every lane, the same bits as [`tanh`].
#[inline(always)]
pub(crate) fn tanh_lanes(x: F64x4) -> F64x4 {
    let one = F64x4::splat(1.0);
    let two = F64x4::splat(2.0);
    let a = x.abs();
    let is_article = a.less_than(F64x4::splat(REDUCED));
    let Reduced { remainder, h } = reduce(a);

    let s = is_article.select(a, remainder);
    let z = s * s;
    let p = polynomial(z);
    let b = s * (p - z);
    let two_h = h + h;
    let c = two - two_h;
    let g = h * (p - b);

    let term = is_article.select(a, one - h * c);
    let numerator = is_article.select(-(s * z), two_h * (c * b - h * g));
    let denominator = is_article.select(p, (p + b) + g);
    (term + numerator / denominator).with_sign_of(x)
}

/// a as k·½ ln 2 + `remainder`, and h = 2⁻ᵏ.
struct Reduced {
    remainder: F64x4,
    h: F64x4,
}

#[inline(always)]
fn reduce(a: F64x4) -> Reduced {
    // Inputs so large are rare, so that asking for them costs less than bounding every one.
    let a = if a.all_within(LARGEST) { a } else { a.bounded(0.0, LARGEST) };
    let exponent = a * F64x4::splat(2.0 * std::f64::consts::LOG2_E) + F64x4::splat(ROUND);
    let k = exponent - F64x4::splat(ROUND);
    let high = a - k * F64x4::splat(0.5 * LN_2_HIGH);
    let remainder = high - k * F64x4::splat(0.5 * LN_2_LOW);
    Reduced { remainder, h: exponent.inverse_power_of_two_of_low_bits() }
}

/// W(z), by Estrin's scheme.
#[inline(always)]
fn polynomial(z: F64x4) -> F64x4 {
    let c = POLYNOMIAL.map(F64x4::splat);
    let z2 = z * z;
    let z4 = z2 * z2;
    ((c[0] + c[1] * z) + (c[2] + c[3] * z) * z2) + ((c[4] + c[5] * z) + c[6] * z2) * z4
}

#[cfg(test)]
mod tests {
    use super::{F64x4, tanh, tanh_lanes};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn lanes_of_every_kind_beside_each_other_have_the_bits_of_the_scalar() {
        let kinds =
            [0.0, -1e-310, 0.3, -0.6, 0.600_000_1, 2.0, -19.5, 1e300, f64::INFINITY, -300.1];
        for &a in &kinds {
            for &b in &kinds {
                let lanes = [a, b, -b, -a];
                let together = tanh_lanes(F64x4::new(lanes)).to_array();
                assert_eq!(
                    together.map(f64::to_bits),
                    lanes.map(|x| tanh(x).to_bits()),
                    "{lanes:?}"
                );
            }
        }
    }

    #[test]
    fn a_lane_that_is_not_a_number_leaves_the_others_alone() {
        let [nan, small, large, infinite] =
            tanh_lanes(F64x4::new([f64::NAN, 0.25, -3.0, f64::INFINITY])).to_array();
        assert!(nan.is_nan());
        assert_eq!(small.to_bits(), tanh(0.25).to_bits());
        assert_eq!(large.to_bits(), tanh(-3.0).to_bits());
        assert_eq!(infinite.to_bits(), 1.0_f64.to_bits());
    }
}
