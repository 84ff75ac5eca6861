//! From where to where an input goes in pictures.

use crate::numerics::round_step;

/// From where to where an input goes in pictures, with lines at round numbers, the first at `low` and the last at `high`.
///
/// ```
/// use xor_playground::analysis::InputRange;
/// let range = InputRange::UNIT;
/// assert_eq!(range.ends(), [-0.5, 1.5]);
/// assert_eq!((range.lines(), range.strong_lines().collect()), (21, vec![5, 15]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InputRange {
    low: f64,
    high: f64,
    /// From each line to the next.
    spacing: f64,
}

impl InputRange {
    /// From −0.5 to 1.5 with a line at each tenth: that of inputs between 0 and 1, such as those of gates.
    pub const UNIT: Self = Self { low: -0.5, high: 1.5, spacing: 0.1 };

    /// What numbers that go from a to b are seen in, where their extent is b − a, or where that is a smaller share of the
    /// larger absolute value than the given one, as of one number alone, as much room around as they are large.
    pub(super) fn around([mut low, mut high]: [f64; 2], least_share: f64) -> Self {
        let size = high.max(-low);
        if high - low < size * least_share {
            low -= size / 2.0;
            high += size / 2.0;
        }
        let extent = high - low;
        let (spacing, room) = (round_step(extent / 24.0), extent / 20.0);
        let multiple_below = |end: f64| {
            let steps = (end / (2.0 * spacing)).floor() * 2.0;
            // Divided by the whole number 1/s, a decimal has no last digits that are off: 6/10, not 6 · 0.1.
            if spacing < 1.0 { steps / (1.0 / spacing + 0.5).floor() } else { steps * spacing }
        };
        let [low, high] = [multiple_below(low - room), 0.0 - multiple_below(-high - room)];
        Self { low, high, spacing }
    }

    /// Where it begins.
    #[must_use]
    pub fn low(&self) -> f64 {
        self.low
    }

    /// Where it ends.
    #[must_use]
    pub fn high(&self) -> f64 {
        self.high
    }

    /// Where it begins and ends.
    #[must_use]
    pub fn ends(&self) -> [f64; 2] {
        [self.low, self.high]
    }

    /// How far it goes.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.high - self.low
    }

    /// Its middle.
    #[must_use]
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// How far it is from each line to the next.
    #[must_use]
    pub fn spacing(&self) -> f64 {
        self.spacing
    }

    /// How many lines there are: 13 to 31.
    #[must_use]
    pub fn lines(&self) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few")]
        let steps = (self.width() / self.spacing).round() as usize;
        steps + 1
    }

    /// Which of the lines, from 0 at `low`, are at a multiple of ten spacings: one at least.
    pub fn strong_lines(&self) -> impl Iterator<Item = usize> + use<> {
        #[expect(clippy::cast_possible_truncation, reason = "a range is no thinner than that")]
        let first = (self.low / self.spacing).round() as i64;
        (0..self.lines()).zip(first..).filter(|(_, step)| step % 10 == 0).map(|(line, _)| line)
    }
}
