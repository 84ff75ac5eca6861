//! Inputs of about the same size.

use crate::named::{Choice, Named};

/// How the numbers of an input are scaled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scaling {
    /// They stay as they are.
    #[default]
    None,
    /// To the mean 0 and the standard deviation 1 over the samples, σ = √(1/n Σ (x − μ)²).
    Standard,
    /// To the smallest 0 and the largest 1.
    Unit,
}

impl Named for Scaling {
    const ALL: &'static [Self] = &[Self::None, Self::Standard, Self::Unit];
    const CHOICES: &'static [Choice] = &[
        Choice { name: "none", title: "None" },
        Choice { name: "standard", title: "Mean 0, standard deviation 1" },
        Choice { name: "unit", title: "From 0 to 1" },
    ];

    fn index(self) -> usize {
        self as usize
    }
}

by_name!(Scaling);

/// What was done with the numbers of an input: (x − offset) / factor. It is undone by x·factor + offset.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// What was subtracted.
    pub offset: f64,
    /// What it was divided by then.
    pub factor: f64,
}

impl Scale {
    /// The scale that changes nothing.
    pub const NONE: Self = Self { offset: 0.0, factor: 1.0 };

    /// The scale for these numbers, one or more and finite. Where all are the same, the factor is 1. It may be beyond the
    /// range of `f64`.
    pub(super) fn of(numbers: &[f64], scaling: Scaling) -> Self {
        if scaling == Scaling::None {
            return Self::NONE;
        }
        let smallest = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        let largest = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        // The mean of equal numbers may differ from them in the last bit.
        if smallest >= largest {
            return Self { offset: smallest, factor: 1.0 };
        }
        if scaling == Scaling::Unit {
            return Self { offset: smallest, factor: largest - smallest };
        }
        let mean = mean(numbers, |number| number);
        let size = numbers.iter().fold(0.0, |size: f64, number| size.max((number - mean).abs()));
        // Divided by the largest, no square is too large or too small for f64.
        let variance = self::mean(numbers, |number| {
            let deviation = (number - mean) / size;
            deviation * deviation
        });
        Self { offset: mean, factor: size * variance.sqrt() }
    }

    /// A number, scaled.
    #[must_use]
    pub fn apply(self, number: f64) -> f64 {
        if self == Self::NONE { number } else { (number - self.offset) / self.factor }
    }
}

/// The mean of a function of these numbers, summed up in their order.
fn mean(numbers: &[f64], function: impl Fn(f64) -> f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "they are 10,000 at most")]
    let count = numbers.len() as f64;
    numbers.iter().fold(0.0, |sum, &number| sum + function(number)) / count
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn scaled(numbers: &[f64], scaling: Scaling) -> Vec<f64> {
        let scale = Scale::of(numbers, scaling);
        numbers.iter().map(|&number| scale.apply(number)).collect()
    }

    #[test]
    fn a_standard_scale_has_mean_and_standard_deviation() {
        let scale = Scale::of(&[2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0], Scaling::Standard);
        assert_eq!(scale, Scale { offset: 5.0, factor: 2.0 });
        for size in [1e-300, 1e300] {
            let numbers = [-size, size];
            assert_eq!(scaled(&numbers, Scaling::Standard), [-1.0, 1.0]);
        }
    }

    #[test]
    fn a_unit_scale_goes_from_0_to_1() {
        assert_eq!(scaled(&[-0.1, 0.7, 0.3, 0.7], Scaling::Unit)[..2], [0.0, 1.0]);
        assert_eq!(Scale::of(&[3.0, 5.0], Scaling::Unit), Scale { offset: 3.0, factor: 2.0 });
    }

    #[test]
    fn equal_numbers_become_0() {
        for scaling in [Scaling::Standard, Scaling::Unit] {
            assert_eq!(scaled(&[0.1; 10], scaling), [0.0; 10]);
        }
    }

    #[test]
    fn no_scale_changes_no_bit() {
        let numbers = [-0.0, f64::MAX, f64::MIN_POSITIVE];
        let bits = |numbers: &[f64]| numbers.iter().map(|it| it.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(&scaled(&numbers, Scaling::None)), bits(&numbers));
    }
}
