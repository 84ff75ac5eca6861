//! The exponential function, of our own: the platforms' differ in the last bit, and none of them
//! works on lanes.
//!
//! With k = round(x / ln 2) and r = x − k·ln 2, eˣ = 2ᵏ·eʳ and |r| ≤ ½ ln 2. ln 2 is split into a
//! high part with 32 significant bits, so that k·high is exact, and a low part (Cody and Waite,
//! *Software Manual for the Elementary Functions*, 1980). eʳ = 1 + (r + r²·P(r)), where P is the
//! degree-9 polynomial that minimises the largest relative error of eʳ (Remez exchange;
//! `tests/oracle/exp_polynomial.py` finds it), evaluated by Estrin's scheme, whose dependency chain
//! is a third of Horner's. There is no table and no branch in it, so the lanes of a vector stay
//! together.

use crate::lanes::F64x4;

const LN_2_HIGH: f64 = f64::from_bits(0x3FE6_2E42_FEE0_0000);
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// P(r) = Σ `POLYNOMIAL[i]`·rⁱ, the relative error of 1 + (r + r²·P(r)) is at most 2⁻⁵⁷·⁸⁸.
const POLYNOMIAL: [f64; 10] = [
    0.500_000_000_000_001,
    0.166_666_666_666_664_13,
    0.041_666_666_666_534_18,
    0.008_333_333_333_495_058,
    0.001_388_888_894_277_934_3,
    0.000_198_412_695_039_652_75,
    2.480_149_383_595_207_6e-5,
    2.755_758_945_219_333_2e-6,
    2.763_002_342_026_276e-7,
    2.499_893_837_629_653_2e-8,
];

/// 1.5 · 2⁵²: adding it rounds a small number to an integer, which then stands in the low bits.
const ROUND: f64 = 6_755_399_441_055_744.0;

/// From here on eˣ is infinite in `f64`.
const OVERFLOW: f64 = 709.782_712_893_384;
/// Up to here eˣ rounds to zero in `f64`.
const UNDERFLOW: f64 = -745.133_219_101_941_1;
/// Down to here 2ᵏ is surely a normal number.
const LOWEST: f64 = -708.0;

/// eˣ for any x.
///
/// The error is less than 1 ulp over the whole range, subnormal results included (the largest that
/// `cargo run --release --example exp_error` has seen is 0.91 ulp). Beyond it, the result is infinity
/// or zero, and NaN gives NaN.
///
/// ```
/// use xor_playground::exp;
/// assert_eq!(exp(0.0), 1.0);
/// assert_eq!(exp(f64::NEG_INFINITY), 0.0);
/// assert!((exp(1.0) - std::f64::consts::E).abs() <= 4.5e-16);
/// ```
#[must_use]
pub fn exp(x: f64) -> f64 {
    if x > OVERFLOW {
        return f64::INFINITY;
    }
    if x < UNDERFLOW {
        return 0.0;
    }
    let Reduced { mantissa, exponent } = reduce(F64x4::splat(x));
    let mantissa = mantissa.to_array()[0];
    // The low 12 bits, with their sign.
    let k = (exponent.to_array()[0].to_bits() << 52).cast_signed() >> 52;
    // 2ᵏ by itself can lie outside of f64 where the result does not, so it goes in two steps; only
    // the last of these multiplications can round.
    let power_of_two = |k: i64| f64::from_bits((k + 1023).cast_unsigned() << 52);
    mantissa * power_of_two(k / 2) * power_of_two(k - k / 2)
}

/// eˣ on every lane, by one multiplication with 2ᵏ: the same bits as [`exp`] for −708 ≤ x < 1023.5 ln 2;
/// below, it is e⁻⁷⁰⁸, and above, infinite.
///
/// That is all that a sigmoid needs: 1 + eˣ is 1 below, and 1 / (1 + eˣ) is 0 above. Inputs so large
/// are rare, so that asking for them costs less than bounding every one.
#[inline(always)]
pub(crate) fn exp_lanes(x: F64x4) -> F64x4 {
    let x = if x.all_within(-LOWEST) { x } else { x.bounded(LOWEST, OVERFLOW) };
    let Reduced { mantissa, exponent } = reduce(x);
    mantissa * exponent.power_of_two_of_low_bits()
}

/// eˣ as `mantissa` · 2ᵏ, with k in the low 12 bits of `exponent`.
struct Reduced {
    mantissa: F64x4,
    exponent: F64x4,
}

#[inline(always)]
fn reduce(x: F64x4) -> Reduced {
    let exponent = x * F64x4::splat(std::f64::consts::LOG2_E) + F64x4::splat(ROUND);
    let k = exponent - F64x4::splat(ROUND);
    let high = x - k * F64x4::splat(LN_2_HIGH);
    let low = k * F64x4::splat(LN_2_LOW);
    let r = high - low;

    let c = POLYNOMIAL.map(F64x4::splat);
    let r2 = r * r;
    let r4 = r2 * r2;
    let p = ((c[0] + c[1] * r) + (c[2] + c[3] * r) * r2)
        + (((c[4] + c[5] * r) + (c[6] + c[7] * r) * r2) * r4 + (c[8] + c[9] * r) * (r4 * r4));

    // `high` instead of r keeps the rounding error of r out of the largest term.
    Reduced { mantissa: F64x4::splat(1.0) + (high + (r2 * p - low)), exponent }
}
