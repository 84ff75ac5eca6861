//! How much of a number a map shows first.

use std::ops::RangeInclusive;

use libm::{frexp, ldexp};

/// Of what can be negative, at least from −8 to 8.
const LEAST_EXPONENT: i32 = 3;

/// No extent is wider than two to the power of that, so that nothing in it overflows.
const LARGEST_EXPONENT: i32 = 1_000;

/// What is positive is seen as small as that, at least.
const LEAST_POSITIVE: f64 = 1.0 / 64.0;

/// Part of an axis: its middle, and how wide it is, a power of two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// The middle.
    pub centre: f64,
    /// How wide it is.
    pub span: f64,
}

impl Extent {
    /// What a map shows first of a number that is `value` now, and that can be in `range`: of what can be negative, as far on
    /// one side of 0 as on the other; of what can be up to 1, all; of what else is positive, from 0 to some times the value.
    /// Both are finite, and what is set can't be too large for that.
    ///
    /// ```
    /// use xor_playground::analysis::Extent;
    /// let weight = Extent::around(0.5, &(f64::MIN..=f64::MAX));
    /// assert_eq!(weight, Extent { centre: 0.0, span: 16.0 });
    /// let rate = Extent::around(1.0, &(0.001..=20.0));
    /// assert_eq!(rate, Extent { centre: 4.0, span: 8.0 });
    /// ```
    #[must_use]
    pub fn around(value: f64, range: &RangeInclusive<f64>) -> Self {
        if *range.start() < 0.0 {
            let exponent = exponent_above(1.25 * value.abs().min(ldexp(0.5, LARGEST_EXPONENT)));
            let half = ldexp(1.0, exponent.max(LEAST_EXPONENT));
            return Self { centre: 0.0, span: 2.0 * half };
        }
        let span = if *range.end() <= 1.0 {
            1.0
        } else {
            ldexp(1.0, exponent_above(8.0 * value.max(LEAST_POSITIVE)))
        };
        Self { centre: span / 2.0, span }
    }

    /// How far points on it are apart that are multiples of a power of two, and so many at most.
    ///
    /// ```
    /// use xor_playground::analysis::Extent;
    /// let rates = Extent { centre: 4.0, span: 8.0 };
    /// assert_eq!(rates.step(512), 1.0 / 64.0);
    /// assert_eq!(rates.step(500), 1.0 / 32.0);
    /// ```
    #[must_use]
    pub fn step(self, points: u32) -> f64 {
        ldexp(1.0, exponent_above(self.span / f64::from(points)))
    }
}

/// The exponent of the smallest power of two that is not below a number, which is finite and not negative.
fn exponent_above(number: f64) -> i32 {
    let (fraction, exponent) = frexp(number);
    // The fraction is at least ½, which is a power of two itself.
    if fraction > 0.5 { exponent } else { exponent - 1 }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these are exact")]
mod tests {
    use super::*;

    #[test]
    fn powers_of_two_are_their_own() {
        assert_eq!([0.25, 0.26, 1.0, 1.5, 8.0, 8.1].map(exponent_above), [-2, -1, 0, 1, 3, 4]);
    }

    #[test]
    fn large_weights_are_seen_too() {
        let span = |value| Extent::around(value, &(f64::MIN..=f64::MAX)).span;
        assert_eq!([0.0, 6.4, 6.5, -7.0].map(span), [16.0, 16.0, 32.0, 32.0]);
        assert!(span(1e308).is_finite() && span(f64::MAX).is_finite());
    }

    #[test]
    fn what_is_small_and_positive_is_seen_from_0_on() {
        let of = |value| Extent::around(value, &(0.0..=20.0));
        assert_eq!(of(0.0), Extent { centre: 0.0625, span: 0.125 });
        assert_eq!(of(3.0), Extent { centre: 16.0, span: 32.0 });
        assert_eq!(Extent::around(0.9, &(0.0..=1.0)), Extent { centre: 0.5, span: 1.0 });
    }
}
