//! The exponential function: where it starts, where it ends, and that it never falls. How exact it is,
//! `functions.rs` says.

use crate::common::Random;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::numerics::exp;

const LARGEST_FINITE: f64 = 709.782_712_893_384;
const SMALLEST_NOT_ZERO: f64 = -745.133_219_101_941_1;

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
