//! Measures how far `xor_playground::exp` is from eˣ, in units in the last place.
//!
//! ```text
//! cargo run --release --example exp_error
//! cargo run --release --example exp_error -- 100000000
//! ```
//!
//! First at the places of `tests/fixtures/exp.csv`, where mpmath says what eˣ is. Then at random
//! places, as many in each range as the argument says, where a sum of two `f64` holds eˣ to 28 digits
//! and more; how far that sum is from mpmath's is printed too.

use std::ops::Add;
use std::process::ExitCode;

use xor_playground::exp;

const RANGES: [(&str, f64, f64); 5] = [
    ("the weighted sums of most networks", -40.0, 40.0),
    ("around zero", -1.0, 1.0),
    ("results that are normal numbers", -708.396, 709.782),
    ("results that are subnormal numbers", -745.133, -708.397),
    ("one binade of results", -0.347, 0.347),
];

fn main() -> ExitCode {
    let Ok(count) = std::env::args().nth(1).map_or(Ok(2_000_000), |text| text.parse::<u64>())
    else {
        eprintln!("The argument is how many random places each range gets: a whole number.");
        return ExitCode::from(2);
    };
    let mut at_fixture = Worst::default();
    let mut of_reference = Worst::default();
    for (x, nearest, residual) in fixture() {
        let truth = Truth { nearest, residual };
        at_fixture.see(x, truth.error_of(exp(x)));
        if nearest.is_normal() {
            let reference = Truth::at(x);
            of_reference.see(x, truth.error_of(reference.nearest) + reference.residual);
        }
    }
    println!("{at_fixture} in exp.csv");
    println!("{of_reference} in exp.csv for the sum of two f64");
    let mut random = 1;
    let mut anywhere = at_fixture;
    for (name, low, high) in RANGES {
        let mut worst = Worst::default();
        for _ in 0..count {
            let x = low + (high - low) * uniform(&mut random);
            worst.see(x, Truth::at(x).error_of(exp(x)));
        }
        println!("{worst} at {count} places from {low} to {high}: {name}");
        anywhere.see(worst.x, worst.error);
    }
    println!("{anywhere} of all");
    ExitCode::SUCCESS
}

/// The largest error seen, and where.
#[derive(Clone, Copy, Default)]
struct Worst {
    x: f64,
    error: f64,
}

impl Worst {
    fn see(&mut self, x: f64, error: f64) {
        if error.abs() > self.error {
            *self = Self { x, error: error.abs() };
        }
    }
}

impl std::fmt::Display for Worst {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.5} ulp at {:?}", self.error, self.x)
    }
}

/// eˣ as the `f64` nearest to it, and by how many units in its last place eˣ is greater.
struct Truth {
    nearest: f64,
    residual: f64,
}

impl Truth {
    #[expect(clippy::cast_possible_truncation, reason = "|x| is less than 1,000")]
    fn at(x: f64) -> Self {
        let k = (x * std::f64::consts::LOG2_E).round();
        let mantissa = exp_of_small(reduced(x, k));
        let k = k as i32;
        // Scaled by 2ᵏ, units in the last place are at least 2⁻¹⁰⁷⁴.
        let exponent = if mantissa.high >= 1.0 { -52 } else { -53 };
        let unit = power_of_two(exponent.max(-1074 - k));
        let nearest = (mantissa.high / unit).round_ties_even() * unit;
        let residual = ((mantissa.high - nearest) + mantissa.low) / unit;
        let scaled = nearest * power_of_two(k / 2) * power_of_two(k - k / 2);
        Self { nearest: scaled, residual }
    }

    /// How many units in the last place an answer is too great.
    #[expect(clippy::cast_precision_loss, reason = "the difference is small")]
    fn error_of(&self, answer: f64) -> f64 {
        let places = answer.to_bits().cast_signed() - self.nearest.to_bits().cast_signed();
        places as f64 - self.residual
    }
}

/// The exact sum of two numbers, of which the lower is less than the other's last place.
#[derive(Clone, Copy)]
struct Double {
    high: f64,
    low: f64,
}

impl Double {
    /// a + b (Knuth's two-sum).
    fn sum(a: f64, b: f64) -> Self {
        let high = a + b;
        let of_b = high - a;
        Self { high, low: (a - (high - of_b)) + (b - of_b) }
    }

    /// a · b; `mul_add` rounds once.
    fn product(a: f64, b: f64) -> Self {
        let high = a * b;
        Self { high, low: a.mul_add(b, -high) }
    }

    fn times(self, other: Self) -> Self {
        let Self { high, low } = Self::product(self.high, other.high);
        Self::sum(high, low + (self.high * other.low + self.low * other.high))
    }

    fn over(self, divisor: f64) -> Self {
        let quotient = self.high / divisor;
        let Self { high, low } = Self::product(quotient, divisor);
        Self::sum(quotient, ((self.high - high) - low + self.low) / divisor)
    }
}

impl Add for Double {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let Self { high, low } = Self::sum(self.high, other.high);
        Self::sum(high, low + (self.low + other.low))
    }
}

/// x − k·ln 2, with ln 2 in three parts, the first two short enough that their products are exact.
fn reduced(x: f64, k: f64) -> Double {
    const PARTS: [f64; 3] = [
        f64::from_bits(0x3FE6_2E42_FEE0_0000),
        f64::from_bits(0x3DEA_39EF_3560_0000),
        f64::from_bits(0x3BE9_3C76_7300_7E5F),
    ];
    let [first, second, rest] = PARTS.map(|part| -k * part);
    // The first sum is exact, because both are multiples of 2⁻³³ or x is tiny and k is 0.
    Double::sum(x, first) + Double::sum(second, rest)
}

/// eʳ = (e^(r/64))⁶⁴, by its power series.
fn exp_of_small(r: Double) -> Double {
    const SQUARINGS: u32 = 6;
    let small = r.over(f64::from(1 << SQUARINGS));
    let one = Double { high: 1.0, low: 0.0 };
    let series = (1..=12).rev().fold(one, |sum, n| one + sum.times(small).over(f64::from(n)));
    (0..SQUARINGS).fold(series, |power, _| power.times(power))
}

/// 2ᵏ for k from −1022 to 1023.
fn power_of_two(k: i32) -> f64 {
    f64::from_bits(u64::from((k + 1023).cast_unsigned()) << 52)
}

/// The lines of the fixture: x, the `f64` nearest to eˣ, and by how many of its last places eˣ is
/// greater.
fn fixture() -> impl Iterator<Item = (f64, f64, f64)> {
    include_str!("../../tests/fixtures/exp.csv").lines().map(|line| {
        let fields: Vec<_> = line.split(',').collect();
        let number = |hex| f64::from_bits(u64::from_str_radix(hex, 16).expect("hexadecimal bits"));
        (number(fields[0]), number(fields[1]), fields[2].parse().expect("a decimal"))
    })
}

/// Uniform in [0, 1): `SplitMix64`.
#[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
fn uniform(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}
