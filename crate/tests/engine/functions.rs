//! The functions of one number: each within one unit in the last place of the truth, everywhere, and
//! exact where a value or a symmetry is exact. (More about the exponential function is in `exp.rs`.)

use std::f64::consts::{LN_2, SQRT_2};

use crate::common::Random;
use crate::common::reference::{COSINE, EXP, FUNCTIONS, Function, LN, SINE, TANH};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::numerics::{cosine, ln, sine, tanh};

/// Where tanh goes from the polynomial to eˣ.
const POLYNOMIAL_ENDS: f64 = 0.6;
/// From here on tanh is 1 without being worked out.
const SATURATED: f64 = 20.0;

#[test]
fn each_is_less_than_one_unit_in_the_last_place_away_from_the_truth() {
    for function in &FUNCTIONS {
        let mut count = 0;
        for (x, truth) in function.references() {
            let answer = (function.ours)(x);
            let error = truth.error_of(answer).abs();
            assert!(error < 1.0, "{}({x:?}) is {answer:?}, {error} units off", function.name);
            count += 1;
        }
        assert!(count > 1_500, "only {count} places for {}", function.name);
    }
}

#[test]
fn the_references_have_every_region() {
    fn has(function: &Function, condition: impl Fn(f64, f64) -> bool) -> bool {
        function.references().filter(|(x, truth)| condition(*x, truth.nearest)).count() > 3
    }
    assert!(has(&EXP, |x, _| x != 0.0 && x.abs() < 1e-300));
    assert!(has(&EXP, |_, value| value == 0.0));
    assert!(has(&EXP, |_, value| value == f64::INFINITY));
    assert!(has(&EXP, |_, value| value.is_subnormal()));
    assert!(has(&EXP, |x, value| x > 709.0 && value.is_finite()));

    assert!(has(&TANH, |x, _| x.is_subnormal()));
    assert!(has(&TANH, |x, _| x.abs() < POLYNOMIAL_ENDS && x.abs() > POLYNOMIAL_ENDS - 1e-14));
    assert!(has(&TANH, |x, _| x.abs() >= POLYNOMIAL_ENDS && x.abs() < POLYNOMIAL_ENDS + 1e-14));
    assert!(has(&TANH, |x, value| x > 19.0 && value < 1.0));
    assert!(has(&TANH, |x, value| x < SATURATED && value >= 1.0));
    assert!(has(&TANH, |x, _| x < -100.0));

    assert!(has(&LN, |x, _| x.is_subnormal()));
    assert!(has(&LN, |x, _| x > 1e300));
    assert!(has(&LN, |_, value| value != 0.0 && value.abs() < 1e-14));

    for function in [&SINE, &COSINE] {
        assert!(has(function, |x, _| x.is_subnormal()));
        assert!(has(function, |x, _| x.abs() > 1e300));
        // Near a multiple of π/2, where all but the last digits of x cancel.
        assert!(has(function, |x, value| x.abs() > 1.0 && value.abs() < 1e-14));
        assert!(has(function, |x, value| x.abs() > 1e6 && value.abs() < 1e-15 * x.abs()));
    }
}

#[test]
fn special_values_of_tanh_are_exact() {
    let smallest = f64::from_bits(1);
    for (x, value) in [
        (0.0, 0.0),
        (smallest, smallest),
        (f64::MIN_POSITIVE, f64::MIN_POSITIVE),
        (SATURATED, 1.0),
        (SATURATED.next_up(), 1.0),
        (f64::MAX, 1.0),
        (f64::INFINITY, 1.0),
    ] {
        assert_eq!(tanh(x).to_bits(), value.to_bits(), "at {x:?}");
        assert_eq!(tanh(-x).to_bits(), (-value).to_bits(), "at {:?}", -x);
    }
    assert!(tanh(f64::NAN).is_nan());
    assert!(tanh(-f64::NAN).is_nan());
}

#[test]
fn special_values_of_the_logarithm_are_exact() {
    assert_eq!(ln(1.0).to_bits(), 0);
    assert_eq!(ln(0.0).to_bits(), f64::NEG_INFINITY.to_bits());
    assert_eq!(ln(-0.0).to_bits(), f64::NEG_INFINITY.to_bits());
    assert_eq!(ln(f64::INFINITY).to_bits(), f64::INFINITY.to_bits());
    for x in [-f64::from_bits(1), -1.0, f64::NEG_INFINITY, f64::NAN] {
        assert!(ln(x).is_nan(), "at {x:?}");
    }
}

#[test]
fn special_values_of_sine_and_cosine_are_exact() {
    for x in [0.0, f64::from_bits(1), f64::MIN_POSITIVE] {
        assert_eq!(sine(x).to_bits(), x.to_bits());
        assert_eq!(sine(-x).to_bits(), (-x).to_bits());
        assert_eq!(cosine(x).to_bits(), 1.0_f64.to_bits());
        assert_eq!(cosine(-x).to_bits(), 1.0_f64.to_bits());
    }
    for x in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        assert!(sine(x).is_nan());
        assert!(cosine(x).is_nan());
    }
}

#[test]
fn tanh_and_sine_are_odd_and_cosine_is_even_to_the_bit() {
    let mut random = Random(11);
    let anywhere: Vec<_> = (0..20_000).map(|_| random.within(-25.0, 25.0)).collect();
    let places = |function: &Function| function.references().map(|(x, _)| x).collect::<Vec<_>>();
    for x in places(&TANH).into_iter().chain(anywhere.clone()) {
        assert_eq!(tanh(-x).to_bits(), (-tanh(x)).to_bits(), "at {x:?}");
    }
    for x in places(&SINE).into_iter().chain(anywhere) {
        assert_eq!(sine(-x).to_bits(), (-sine(x)).to_bits(), "at {x:?}");
        assert_eq!(cosine(-x).to_bits(), cosine(x).to_bits(), "at {x:?}");
    }
}

#[test]
fn tanh_sine_and_cosine_are_never_beyond_one() {
    let mut random = Random(12);
    for _ in 0..100_000 {
        let x = random.within(-25.0, 25.0);
        for value in [tanh(x), sine(x), cosine(x)] {
            assert!(value.abs() <= 1.0, "at {x:?}");
        }
    }
}

#[test]
fn tanh_never_falls_from_one_double_to_the_next_around_its_branches() {
    for branch in [POLYNOMIAL_ENDS, SATURATED, 0.0] {
        assert_never_falls_around(branch, tanh);
        assert_never_falls_around(-branch, tanh);
    }
    // Where the power of two of e²ˣ changes.
    for n in 1..60 {
        assert_never_falls_around(f64::from(n) * LN_2 / 4.0, tanh);
    }
}

#[test]
fn the_logarithm_never_falls_from_one_double_to_the_next_around_its_branches() {
    for branch in [f64::MIN_POSITIVE, SQRT_2 / 2.0, 1.0, SQRT_2, 2.0 * SQRT_2] {
        assert_never_falls_around(branch, ln);
    }
}

fn assert_never_falls_around(middle: f64, function: fn(f64) -> f64) {
    let mut x = middle;
    for _ in 0..200 {
        x = x.next_down();
    }
    let mut before = function(x);
    for _ in 0..400 {
        x = x.next_up();
        let value = function(x);
        assert!(value >= before, "at {x:?} it is less than at the double below");
        before = value;
    }
}
