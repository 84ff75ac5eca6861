//! The exponential function, of our own: the platforms' differ in the last bit, and none of them
//! works on lanes.
//!
//! With k = round(x / ln 2) and r = x − k·ln 2, eˣ = 2ᵏ·eʳ and |r| ≤ ½ ln 2. ln 2 is split into a
//! high part with 32 significant bits, so that k·high is exact, and a low part (Cody and Waite,
//! *Software Manual for the Elementary Functions*, 1980). eʳ = 1 + (r + r²·P(r)), where P is the
//! degree-9 polynomial that minimises the largest relative error of eʳ (Remez exchange;
//! `tests/oracle/exp_polynomial.py` finds it).
//!
//! r²·P(r) is the sum of three parts that do not wait for each other, each worked out pair by pair as in
//! Estrin's scheme: the dependency chain is a third of Horner's. There is no table and no branch in it, so
//! the lanes of a vector stay together.

use super::lanes::F64x4;

pub(crate) const LN_2_HIGH: f64 = f64::from_bits(0x3FE6_2E42_FEE0_0000);
pub(crate) const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

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
pub(crate) const ROUND: f64 = 6_755_399_441_055_744.0;

/// From here on eˣ is infinite in `f64`.
const OVERFLOW: f64 = 709.782_712_893_384;
/// Up to here eˣ rounds to zero in `f64`.
const UNDERFLOW: f64 = -745.133_219_101_941_1;

/// eˣ for any x.
///
/// The error is less than 1 ulp over the whole range, subnormal results included. The largest error that
/// `cargo run --release --example function_error` has seen is 0.73 ulp where the result is a normal
/// number, 0.79 ulp where it is subnormal. Beyond the range, the result is infinity or zero, and NaN
/// gives NaN.
///
/// ```
/// use xor_playground::numerics::exp;
/// assert_eq!(exp(0.0), 1.0);
/// assert_eq!(exp(f64::NEG_INFINITY), 0.0);
/// assert!((exp(1.0) - std::f64::consts::E).abs() <= 4.5e-16);
/// ```
#[must_use]
#[inline(never)]
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

/// eˣ as `mantissa` · 2ᵏ, with k in the low 12 bits of `exponent`.
pub(crate) struct Reduced {
    pub mantissa: F64x4,
    pub exponent: F64x4,
}

/// The parts of eˣ, for any x whose eˣ is neither infinite nor 0.
#[inline(always)]
pub(crate) fn reduce(x: F64x4) -> Reduced {
    let exponent = x * F64x4::splat(std::f64::consts::LOG2_E) + F64x4::splat(ROUND);
    let k = exponent - F64x4::splat(ROUND);
    let high = x - k * F64x4::splat(LN_2_HIGH);
    let low = k * F64x4::splat(LN_2_LOW);
    let r = high - low;

    // 1 + high: what `near_one` loses by rounding is added at the end, and with `high` in the place of r,
    // the rounding error of r stays out of the largest term.
    let near_one = F64x4::splat(1.0) + high;
    let lost = (F64x4::splat(1.0) - near_one) + high - low;

    let c = POLYNOMIAL.map(F64x4::splat);
    let r2 = r * r;
    let r4 = r2 * r2;
    let first = r2 * (c[0] + c[1] * r);
    let second = r4 * ((c[2] + c[3] * r) + (c[4] + c[5] * r) * r2);
    let third = (r4 * r4) * ((c[6] + c[7] * r) + (c[8] + c[9] * r) * r2);
    Reduced { mantissa: near_one + ((first + lost) + (second + third)), exponent }
}
