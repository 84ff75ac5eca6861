//! What the crate's functions of one number truly are, at the places of `tests/fixtures/*.csv`: mpmath
//! says it (`tests/oracle/function_reference.py`).

use xor_playground::numerics::{cosine, exp, ln, sine, tanh};

/// A function of the crate's, and its fixture.
pub struct Function {
    pub name: &'static str,
    pub ours: fn(f64) -> f64,
    fixture: &'static str,
}

pub const FUNCTIONS: [Function; 5] = [EXP, TANH, LN, SINE, COSINE];

pub const EXP: Function =
    Function { name: "exp", ours: exp, fixture: include_str!("../../fixtures/exp.csv") };

pub const TANH: Function =
    Function { name: "tanh", ours: tanh, fixture: include_str!("../../fixtures/tanh.csv") };

pub const LN: Function =
    Function { name: "ln", ours: ln, fixture: include_str!("../../fixtures/ln.csv") };

pub const SINE: Function =
    Function { name: "sine", ours: sine, fixture: include_str!("../../fixtures/sine.csv") };

pub const COSINE: Function =
    Function { name: "cosine", ours: cosine, fixture: include_str!("../../fixtures/cosine.csv") };

impl Function {
    /// The places of its fixture, and its value there.
    pub fn references(&self) -> impl Iterator<Item = (f64, Truth)> {
        self.fixture.lines().map(|line| {
            let mut fields = line.split(',');
            let mut next = || fields.next().expect("three fields");
            let number = |hex| f64::from_bits(u64::from_str_radix(hex, 16).expect("64 bits"));
            let (x, nearest) = (number(next()), number(next()));
            (x, Truth { nearest, residual: next().parse().expect("a decimal") })
        })
    }
}

/// A value to more digits than `f64` has.
#[derive(Clone, Copy, Debug)]
pub struct Truth {
    /// The nearest `f64`.
    pub nearest: f64,
    /// By how many units in its last place the value is greater.
    pub residual: f64,
}

impl Truth {
    /// By how many units in the last place an answer is too great; NaN or infinite where one of both is
    /// infinite and the other is not.
    pub fn error_of(&self, answer: f64) -> f64 {
        // Two infinities have no difference. All other differences that matter are exact.
        let beyond_nearest = if answer.to_bits() == self.nearest.to_bits() {
            0.0
        } else {
            (answer - self.nearest) / unit_in_the_last_place(self.nearest)
        };
        beyond_nearest - self.residual
    }
}

fn unit_in_the_last_place(of: f64) -> f64 {
    let size = of.abs();
    let above = size.next_up();
    if above.is_finite() { above - size } else { size - size.next_down() }
}
