//! What unit tests have in common.

use rand_mt::Mt;

/// A number in [−size, size).
pub(crate) fn within(size: f64, random: &mut Mt) -> f64 {
    size * (f64::from(random.next_u32()) / f64::from(1_u32 << 31) - 1.0)
}

/// The bits; one value for all that is not a number, whose bits nobody fixes.
pub(crate) fn bits(numbers: &[f64]) -> Vec<u64> {
    let canonical = |number: &f64| if number.is_nan() { f64::NAN } else { *number };
    numbers.iter().map(canonical).map(f64::to_bits).collect()
}
