//! The exponential function: within one unit in the last place of eˣ, everywhere.

mod common;

use common::Random;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::exp;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

const LARGEST_FINITE: f64 = 709.782_712_893_384;
const SMALLEST_NOT_ZERO: f64 = -745.133_219_101_941_1;

struct Reference {
    x: f64,
    /// The `f64` nearest to eˣ.
    nearest: f64,
    /// By how many units in its last place eˣ is greater.
    residual: f64,
}

fn references() -> impl Iterator<Item = Reference> {
    include_str!("../../tests/fixtures/exp.csv").lines().map(|line| {
        let mut fields = line.split(',');
        let mut next = || fields.next().unwrap();
        let from_hex = |hex| f64::from_bits(u64::from_str_radix(hex, 16).unwrap());
        let (x, nearest) = (from_hex(next()), from_hex(next()));
        Reference { x, nearest, residual: next().parse().unwrap() }
    })
}

/// How many `f64` lie from one to the other, both positive.
#[expect(clippy::cast_precision_loss, reason = "small, or far too large anyway")]
fn places(from: f64, to: f64) -> f64 {
    (to.to_bits().cast_signed() - from.to_bits().cast_signed()) as f64
}

#[test]
fn it_is_less_than_one_unit_in_the_last_place_away_from_the_truth() {
    let mut count = 0;
    for Reference { x, nearest, residual } in references() {
        let error = (places(nearest, exp(x)) - residual).abs();
        assert!(error < 1.0, "exp({x:?}) is {error} units off");
        count += 1;
    }
    assert!(count > 4_000);
}

#[test]
fn the_reference_has_every_region() {
    let has = |condition: &dyn Fn(&Reference) -> bool| references().filter(condition).count() > 3;
    assert!(has(&|at| at.x != 0.0 && at.x.abs() < 1e-300));
    assert!(has(&|at| at.nearest == 0.0));
    assert!(has(&|at| at.nearest == f64::INFINITY));
    assert!(has(&|at| at.nearest.is_subnormal()));
    assert!(has(&|at| at.x > 709.0 && at.nearest.is_finite()));
}

#[test]
fn special_values_are_exact() {
    assert_eq!(exp(0.0).to_bits(), 1.0_f64.to_bits());
    assert_eq!(exp(-0.0).to_bits(), 1.0_f64.to_bits());
    assert_eq!(exp(f64::INFINITY).to_bits(), f64::INFINITY.to_bits());
    assert_eq!(exp(f64::NEG_INFINITY).to_bits(), 0);
    assert!(exp(f64::NAN).is_nan());
    assert!(exp(-f64::NAN).is_nan());
    assert_eq!(exp(f64::from_bits(1)).to_bits(), 1.0_f64.to_bits());
    assert_eq!(exp(-f64::from_bits(1)).to_bits(), 1.0_f64.to_bits());
}

#[test]
fn it_becomes_infinite_exactly_where_the_result_no_longer_fits() {
    assert!(exp(LARGEST_FINITE).is_finite());
    assert!(exp(LARGEST_FINITE) > 1.797e308);
    assert_eq!(exp(LARGEST_FINITE.next_up()).to_bits(), f64::INFINITY.to_bits());
    assert_eq!(exp(f64::MAX).to_bits(), f64::INFINITY.to_bits());
}

#[test]
fn it_becomes_zero_exactly_where_the_result_rounds_to_zero() {
    assert_eq!(exp(SMALLEST_NOT_ZERO).to_bits(), 1);
    assert_eq!(exp(SMALLEST_NOT_ZERO.next_down()).to_bits(), 0);
    assert_eq!(exp(f64::MIN).to_bits(), 0);
}

#[test]
fn it_never_falls_from_one_double_to_the_next() {
    let mut random = Random(9);
    let half_ln_2 = std::f64::consts::LN_2 / 2.0;
    let around_changes_of_k = (-2_149..2_048).map(|n| f64::from(n) * half_ln_2);
    let anywhere = (0..3_000).map(|_| random.within(SMALLEST_NOT_ZERO, LARGEST_FINITE));
    for middle in around_changes_of_k.chain(anywhere) {
        let mut x = middle;
        for _ in 0..20 {
            x = x.next_down();
        }
        let mut before = exp(x);
        for _ in 0..40 {
            x = x.next_up();
            let value = exp(x);
            assert!(value >= before, "exp({x:?}) is less than at the double below");
            before = value;
        }
    }
}
