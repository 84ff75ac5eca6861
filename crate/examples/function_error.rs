//! Measures how far the crate's functions of one number are from the truth, in units in the last place.
//!
//! ```text
//! cargo run --release --example function_error
//! cargo run --release --example function_error -- 100000000
//! ```
//!
//! First at the places of `tests/fixtures/*.csv`, where mpmath says what the truth is. Then exp and tanh
//! at random places, as many in each range as the argument says, where a sum of two `f64` holds the
//! truth to 28 digits and more; how far that sum is from mpmath's truth is printed too.

#[path = "../tests/engine/common/reference.rs"]
mod reference;

use std::fmt::{Display, Formatter};
use std::ops::{Add, Mul};
use std::process::ExitCode;

use reference::{FUNCTIONS, Function, Truth};

/// A function whose truth is worked out here.
struct Measured {
    name: &'static str,
    truth_at: fn(f64) -> Truth,
    ranges: &'static [Range],
}

struct Range {
    low: f64,
    high: f64,
    what: &'static str,
}

const MEASURED: [Measured; 2] = [
    Measured {
        name: "exp",
        truth_at: truth_of_exp,
        ranges: &[
            Range { low: -40.0, high: 40.0, what: "the weighted sums of most networks" },
            Range { low: -1.0, high: 1.0, what: "around zero" },
            Range { low: -708.396, high: 709.782, what: "results that are normal numbers" },
            Range { low: -745.133, high: -708.397, what: "results that are subnormal numbers" },
            Range { low: -0.347, high: 0.347, what: "one binade of results" },
        ],
    },
    Measured {
        name: "tanh",
        truth_at: truth_of_tanh,
        ranges: &[
            Range { low: -20.0, high: 20.0, what: "results that are not 1" },
            Range { low: -0.85, high: 0.85, what: "the polynomial" },
            Range { low: 0.7, high: 0.85, what: "the polynomial, far from zero" },
            Range { low: 0.85, high: 3.0, what: "by eˣ" },
            Range { low: 0.85, high: 0.88, what: "by eˣ, near to the polynomial" },
        ],
    },
];

/// Results nearer to zero than this have no room below them for a sum of two `f64`.
const ROOM_BELOW: f64 = 1e-250;

fn main() -> ExitCode {
    let Ok(count) = std::env::args().nth(1).map_or(Ok(2_000_000), |text| text.parse::<u64>())
    else {
        eprintln!("The argument is how many random places each range gets: a whole number.");
        return ExitCode::from(2);
    };
    for function in &FUNCTIONS {
        let mut worst = Worst::default();
        for (x, truth) in function.references() {
            worst.see(x, truth.error_of((function.ours)(x)));
        }
        println!("{}: {worst} at the places of its fixture", function.name);
        if let Some(measured) = MEASURED.iter().find(|measured| measured.name == function.name) {
            measured.print(function, count, worst);
        }
    }
    ExitCode::SUCCESS
}

impl Measured {
    fn print(&self, function: &Function, count: u64, at_fixture: Worst) {
        println!("  {} there for the sum of two f64", self.worst_of_truth(function));
        let mut random = 1;
        let mut anywhere = at_fixture;
        for &Range { low, high, what } in self.ranges {
            let mut worst = Worst::default();
            for _ in 0..count {
                let x = low + (high - low) * uniform(&mut random);
                worst.see(x, (self.truth_at)(x).error_of((function.ours)(x)));
            }
            println!("  {worst} at {count} places from {low} to {high}: {what}");
            anywhere.see(worst.x, worst.error);
        }
        println!("  {anywhere} of all");
    }

    /// How far the truth that is worked out here is from mpmath's.
    fn worst_of_truth(&self, function: &Function) -> Worst {
        let mut worst = Worst::default();
        for (x, truth) in function.references() {
            if truth.nearest.is_finite() && truth.nearest.abs() > ROOM_BELOW {
                let ours = (self.truth_at)(x);
                worst.see(x, truth.error_of(ours.nearest) + ours.residual);
            }
        }
        worst
    }
}

/// The largest error seen, and where.
#[derive(Clone, Copy, Default)]
struct Worst {
    x: f64,
    error: f64,
}

impl Worst {
    fn see(&mut self, x: f64, error: f64) {
        // Not a number is worse than anything.
        if error.abs() > self.error || error.is_nan() {
            *self = Self { x, error: error.abs() };
        }
    }
}

impl Display for Worst {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.5} ulp at {:?}", self.error, self.x)
    }
}

/// eˣ = 2ᵏ·(1 + (eʳ − 1)).
fn truth_of_exp(x: f64) -> Truth {
    let (k, less_one) = exp_less_one_reduced(x);
    (Double::from(1.0) + less_one).scaled(k)
}

/// tanh x = (e²ˣ − 1) / (e²ˣ − 1 + 2) and e²ˣ − 1 = 2ᵏ·(eʳ − 1) + (2ᵏ − 1): nothing cancels where x is
/// positive, and tanh is odd.
fn truth_of_tanh(x: f64) -> Truth {
    let (k, less_one) = exp_less_one_reduced(2.0 * x.abs().min(ONE_FROM));
    let power = power_of_two(k);
    let less_one = less_one * Double::from(power) + Double::sum(power, -1.0);
    let positive = less_one.over(less_one + Double::from(2.0)).scaled(0);
    let sign = 1.0_f64.copysign(x);
    Truth { nearest: sign * positive.nearest, residual: sign * positive.residual }
}

/// From here on, tanh x is 1 as far as a sum of two `f64` can say.
const ONE_FROM: f64 = 40.0;

/// k and eʳ − 1 for eˣ = 2ᵏ·eʳ.
#[expect(clippy::cast_possible_truncation, reason = "|x| is less than 1,000")]
fn exp_less_one_reduced(x: f64) -> (i32, Double) {
    let k = (x * std::f64::consts::LOG2_E).round();
    (k as i32, exp_less_one_of_small(reduced(x, k)))
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

    fn over(self, divisor: Self) -> Self {
        let quotient = self.high / divisor.high;
        let Self { high, low } = Self::product(quotient, divisor.high);
        let left = ((self.high - high) - low + self.low) - quotient * divisor.low;
        Self::sum(quotient, left / divisor.high)
    }

    /// The sum times 2ᵏ.
    fn scaled(self, k: i32) -> Truth {
        // Scaled, a unit in the last place is at least 2⁻¹⁰⁷⁴.
        let unit = power_of_two((exponent(self.high) - 52).max(-1074 - k));
        let nearest = (self.high / unit).round_ties_even() * unit;
        let residual = ((self.high - nearest) + self.low) / unit;
        let scaled = nearest * power_of_two(k / 2) * power_of_two(k - k / 2);
        Truth { nearest: scaled, residual }
    }
}

impl From<f64> for Double {
    fn from(high: f64) -> Self {
        Self { high, low: 0.0 }
    }
}

impl Mul for Double {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        let Self { high, low } = Self::product(self.high, other.high);
        Self::sum(high, low + (self.high * other.low + self.low * other.high))
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

/// eʳ − 1: for r / 64 by the power series, and then e²ˢ − 1 = (eˢ − 1)·((eˢ − 1) + 2) six times.
fn exp_less_one_of_small(r: Double) -> Double {
    const DOUBLINGS: u32 = 6;
    let small = r * Double::from(1.0 / f64::from(1 << DOUBLINGS));
    let one = Double::from(1.0);
    let divided =
        (2..=13).rev().fold(one, |sum, n| one + (sum * small).over(Double::from(f64::from(n))));
    (0..DOUBLINGS).fold(divided * small, |less_one, _| less_one * (less_one + Double::from(2.0)))
}

/// k where 2ᵏ ≤ |x| < 2ᵏ⁺¹, x not subnormal.
fn exponent(x: f64) -> i32 {
    ((x.to_bits() >> 52) & 0x7FF) as i32 - 1023
}

/// 2ᵏ for k from −1022 to 1023.
fn power_of_two(k: i32) -> f64 {
    f64::from_bits(u64::from((k + 1023).cast_unsigned()) << 52)
}

/// Uniform in [0, 1): `SplitMix64`.
#[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
fn uniform(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}
