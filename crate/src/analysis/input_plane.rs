//! The part of the plane of two inputs that is looked at.

use crate::data::DataSet;
use crate::numerics::round_step;

/// The square of the plane of two inputs that pictures show, and in which lines are drawn: x and y alike go from `low`
/// to `high`. It has grid lines at round numbers, the first at `low` and the last at `high`.
///
/// ```
/// use xor_playground::DataSet;
/// use xor_playground::analysis::InputPlane;
/// let plane = InputPlane::of(&DataSet::xor());
/// assert_eq!(plane, InputPlane::UNIT);
/// assert_eq!(plane.range(), [-0.5, 1.5]);
/// assert_eq!((plane.lines(), plane.strong_lines().collect()), (21, vec![5, 15]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InputPlane {
    low: f64,
    high: f64,
    /// From each grid line to the next.
    spacing: f64,
}

impl Default for InputPlane {
    /// [`InputPlane::UNIT`].
    fn default() -> Self {
        Self::UNIT
    }
}

impl InputPlane {
    /// From −0.5 to 1.5 with a line at each tenth: the plane of inputs between 0 and 1, such as those of gates.
    pub const UNIT: Self = Self { low: -0.5, high: 1.5, spacing: 0.1 };

    /// Larger inputs count as ones of this size, so that no width overflows.
    const LARGEST: f64 = 1e307;
    /// Inputs that are less than this below 0 count as 0, so that no width vanishes.
    const SMALLEST: f64 = 1e-300;

    /// The plane of a data set, however many inputs its samples have. Where all inputs lie in 0 to 1, it is
    /// [`InputPlane::UNIT`]. Otherwise it holds all of them, with room around:
    ///
    /// - The inputs go from a to b, and d = b − a is their extent. Where that is less than a thousandth of the largest
    ///   absolute value m, as with one place alone, a counts as a − m/2 and b as b + m/2.
    /// - The grid lines are s apart: the first of 1, 2 or 5 times a power of ten that is not below d/24.
    /// - `low` is a − d/20 and `high` is b + d/20, each taken outwards to a multiple of 2s. That makes 13 to 31 lines.
    ///
    /// Inputs beyond ±10³⁰⁷ are held as if they were that, and down to −10⁻³⁰⁰ as if they were 0.
    ///
    /// ```
    /// use ndarray::array;
    /// use xor_playground::DataSet;
    /// use xor_playground::analysis::InputPlane;
    /// let data = DataSet::new(array![[-5.0, 2.0], [4.0, 5.0]], array![0.0, 1.0])?;
    /// let plane = InputPlane::of(&data);
    /// assert_eq!((plane.range(), plane.spacing()), ([-6.0, 6.0], 0.5));
    /// # Ok::<(), xor_playground::data::DataError>(())
    /// ```
    #[must_use]
    pub fn of(data: &DataSet) -> Self {
        let inputs = data.inputs();
        // There is one sample at least, with one input.
        let [mut low, mut high] = [inputs[[0, 0]]; 2];
        for row in inputs.rows() {
            for &input in row {
                low = if input < low { input } else { low };
                high = if input > high { input } else { high };
            }
        }
        if low >= -Self::SMALLEST && high <= 1.0 {
            return Self::UNIT;
        }
        let [low, high] = [low, high].map(|end| end.clamp(-Self::LARGEST, Self::LARGEST));
        Self::around(low, high)
    }

    fn around(mut low: f64, mut high: f64) -> Self {
        let size = high.max(-low);
        if high - low < size / 1000.0 {
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

    /// Where x and y begin.
    #[must_use]
    pub fn low(&self) -> f64 {
        self.low
    }

    /// Where x and y end.
    #[must_use]
    pub fn high(&self) -> f64 {
        self.high
    }

    /// Where x and y begin and end.
    #[must_use]
    pub fn range(&self) -> [f64; 2] {
        [self.low, self.high]
    }

    /// How far x and y go.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.high - self.low
    }

    /// The x and y of its middle.
    #[must_use]
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// How far it is from each grid line to the next.
    #[must_use]
    pub fn spacing(&self) -> f64 {
        self.spacing
    }

    /// How many grid lines of constant x there are, and as many of constant y: 13 to 31.
    #[must_use]
    pub fn lines(&self) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few")]
        let steps = (self.width() / self.spacing).round() as usize;
        steps + 1
    }

    /// Which of the grid lines, from 0 at `low`, are at a multiple of ten spacings: one at least.
    pub fn strong_lines(&self) -> impl Iterator<Item = usize> + use<> {
        #[expect(clippy::cast_possible_truncation, reason = "a plane is no thinner than that")]
        let first = (self.low / self.spacing).round() as i64;
        (0..self.lines()).zip(first..).filter(|(_, step)| step % 10 == 0).map(|(line, _)| line)
    }
}
