//! Round numbers, for the ends of axes and the lines of grids.

/// The digits of numbers that a person would choose, between powers of ten.
const COARSE: [f64; 3] = [1.0, 2.0, 5.0];
const FINE: [f64; 6] = [1.0, 1.5, 2.0, 3.0, 5.0, 7.0];

/// The next round number that is not below a number; 1 where that is not positive and finite.
pub(crate) fn round_above(number: f64) -> f64 {
    with_digit_above(number, &FINE)
}

/// The next of 1, 2 and 5 times a power of ten that is not below a number; 1 where that is not positive and finite.
pub(crate) fn round_step(number: f64) -> f64 {
    with_digit_above(number, &COARSE)
}

/// The next of these digits times a power of ten.
fn with_digit_above(number: f64, digits: &[f64]) -> f64 {
    if !(number > 0.0 && number < f64::INFINITY) {
        return 1.0;
    }
    let mut power = 1.0;
    while power * 10.0 <= number {
        power *= 10.0;
    }
    while power > number {
        power /= 10.0;
    }
    let digit = digits.iter().find(|&&digit| digit * power >= number);
    digit.map_or(10.0 * power, |digit| digit * power)
}

/// Renard's series R40 of preferred numbers (ISO 3), in hundredths: 40 round numbers between powers of ten, each about 6 %
/// larger than the one before.
const PREFERRED: [u64; 40] = [
    100, 106, 112, 118, 125, 132, 140, 150, 160, 170, 180, 190, 200, 212, 224, 236, 250, 265, 280,
    300, 315, 335, 355, 375, 400, 425, 450, 475, 500, 530, 560, 600, 630, 670, 710, 750, 800, 850,
    900, 950,
];

/// Round whole numbers, ascending, each about as many times the one before: every so many of Renard's 40 between powers of
/// ten. The first is not above `low`, which is at least 1, the last is above `high`.
pub(crate) fn whole_and_round(low: u64, high: u64, every: usize) -> Vec<u64> {
    let mut numbers: Vec<u64> = Vec::new();
    let powers = std::iter::successors(Some(1_u64), |power| power.checked_mul(10));
    let all = powers.flat_map(|power| {
        let digits = PREFERRED.into_iter().step_by(every.max(1));
        digits.map(move |digit| digit.saturating_mul(power).saturating_add(50) / 100)
    });
    for number in all {
        if number <= low {
            numbers.clear();
        }
        if numbers.last() != Some(&number) {
            numbers.push(number);
        }
        if number > high {
            break;
        }
    }
    numbers
}

/// A range in round numbers that holds another one with some room around it.
pub(crate) fn round_range(low: f64, high: f64) -> [f64; 2] {
    let span = high - low;
    if !(span > 0.0 && span.is_finite()) {
        return [-1.0, 1.0];
    }
    let step = round_step(span / 6.0);
    let room = span / 25.0;
    [((low - room) / step).floor() * step, ((high + room) / step).ceil() * step]
}
