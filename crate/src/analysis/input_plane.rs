//! The part of the space of the inputs that is looked at.

use super::input_range::InputRange;
use crate::data::DataSet;
use crate::network::Shape;

/// The part of the space of the inputs that pictures show, and in which lines are drawn: an [`InputRange`] for each input.
/// Where the inputs are alike, they share one, and the plane of any two of them is a square.
///
/// ```
/// use xor_playground::DataSet;
/// use xor_playground::analysis::{InputPlane, InputRange};
/// let plane = InputPlane::of(&DataSet::xor());
/// assert_eq!(plane, InputPlane::UNIT);
/// assert_eq!(plane.range(1), InputRange::UNIT);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InputPlane([InputRange; RANGES]);

/// Without every kind of run, there are no data but gates, whose range is known.
const RANGES: usize = if cfg!(feature = "every-kind") { Shape::MAX_INPUTS } else { 0 };

impl Default for InputPlane {
    /// [`InputPlane::UNIT`].
    fn default() -> Self {
        Self::UNIT
    }
}

impl InputPlane {
    /// From −0.5 to 1.5 with a line at each tenth: the plane of inputs between 0 and 1, such as those of gates.
    pub const UNIT: Self = Self([InputRange::UNIT; RANGES]);

    /// Larger inputs count as ones of this size, so that no width overflows.
    const LARGEST: f64 = 1e307;
    /// Inputs that are less than this below 0 count as 0, so that no width vanishes.
    const SMALLEST: f64 = 1e-300;
    /// Inputs share a range unless one of them goes less far than this share of all together.
    const ALIKE: f64 = 0.1;
    /// Where inputs that share a range go less far than this share of their size, they count as one place.
    const ONE_PLACE: f64 = 1e-3;
    /// The same of an input that has its own: less than that is hardly told apart in single precision, in which lines are
    /// drawn.
    const ONE_NUMBER: f64 = 1e-4;

    /// The plane of a data set, however many inputs its samples have. Where all inputs lie in 0 to 1, the range that they
    /// share is [`InputRange::UNIT`]. Otherwise it holds all of them, with room around:
    ///
    /// - The inputs go from a to b, and d = b − a is their extent. Where that is less than a thousandth of the largest
    ///   absolute value m, as with one place alone, a counts as a − m/2 and b as b + m/2.
    /// - The lines are s apart: the first of 1, 2 or 5 times a power of ten that is not below d/24.
    /// - `low` is a − d/20 and `high` is b + d/20, each taken outwards to a multiple of 2s. That makes 13 to 31 lines.
    ///
    /// Where one input goes less far than a tenth of d, each has a range of its own, which is found in the same way of its
    /// numbers alone; a tenth of a thousandth of m is enough there, and [`InputRange::UNIT`] is of those that lie in 0 to 1
    /// and go half of the way at least. Inputs that are always the same don't decide that, and where all lie in 0 to 1,
    /// each is taken to go from 0 on.
    ///
    /// Inputs beyond ±10³⁰⁷ are held as if they were that, and down to −10⁻³⁰⁰ as if they were 0.
    ///
    /// ```
    /// use ndarray::array;
    /// use xor_playground::DataSet;
    /// use xor_playground::analysis::InputPlane;
    /// let data = DataSet::new(array![[-5.0, 2.0], [4.0, 5.0]], array![0.0, 1.0])?;
    /// let plane = InputPlane::of(&data);
    /// assert_eq!((plane.range(0).ends(), plane.range(0).spacing()), ([-6.0, 6.0], 0.5));
    /// assert_eq!(plane.range(1), plane.range(0));
    /// // Years of age, and an income.
    /// let data = DataSet::new(array![[20.0, 20e3], [70.0, 120e3]], array![0.0, 1.0])?;
    /// let plane = InputPlane::of(&data);
    /// assert_eq!([plane.range(0).ends(), plane.range(1).ends()], [[10.0, 80.0], [10e3, 130e3]]);
    /// # Ok::<(), xor_playground::data::DataError>(())
    /// ```
    #[must_use]
    pub fn of(data: &DataSet) -> Self {
        if !cfg!(feature = "every-kind") {
            return Self::UNIT;
        }
        let ends: Vec<_> = data.inputs().columns().into_iter().map(ends_of).collect();
        let [low, high] = ends_of(ends.iter().flatten());
        let is_unit = is_unit([low, high]);
        let shared = if is_unit {
            InputRange::UNIT
        } else {
            InputRange::around([low, high], Self::ONE_PLACE)
        };
        let extent = |[low, high]: [f64; 2]| if is_unit { high } else { high - low };
        let least = extent([low, high]) * Self::ALIKE;
        let mut ranges = [shared; RANGES];
        if ends.iter().any(|&[low, high]| low < high && extent([low, high]) < least) {
            for (range, ends) in ranges.iter_mut().zip(ends) {
                *range = own_range(ends);
            }
        }
        Self(ranges)
    }

    /// That of an input, which is counted from 0; [`InputRange::UNIT`] beyond the last that a network can take.
    #[must_use]
    pub fn range(&self, input: usize) -> InputRange {
        self.0.get(input).copied().unwrap_or(InputRange::UNIT)
    }
}

/// The smallest and the largest of some numbers, as far as a plane holds them.
fn ends_of<'a>(numbers: impl IntoIterator<Item = &'a f64>) -> [f64; 2] {
    let start = [f64::INFINITY, f64::NEG_INFINITY];
    let ends =
        numbers.into_iter().fold(start, |[low, high], &number| [low.min(number), high.max(number)]);
    ends.map(|end| end.clamp(-InputPlane::LARGEST, InputPlane::LARGEST))
}

fn is_unit([low, high]: [f64; 2]) -> bool {
    low >= -InputPlane::SMALLEST && high <= 1.0
}

/// The range of an input by itself.
fn own_range([low, high]: [f64; 2]) -> InputRange {
    let is_wide = high - low >= 0.5 || high - low < InputPlane::SMALLEST;
    if is_unit([low, high]) && is_wide {
        return InputRange::UNIT;
    }
    InputRange::around([low, high], InputPlane::ONE_NUMBER)
}
