//! What a network is given of a sample's inputs: they themselves, or what is computed from two of them.

use std::borrow::Cow;

use ndarray::Array2;

use super::data_set::DataSet;
use crate::named::{Choice, Named};
use crate::numerics::{F64x4, sine_lanes};

/// Something that is computed from two inputs x and y.
///
/// TensorFlow Playground's `INPUTS`: <https://github.com/tensorflow/playground/blob/master/src/playground.ts>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// x.
    X,
    /// y.
    Y,
    /// x².
    XSquared,
    /// y².
    YSquared,
    /// x y.
    Product,
    /// sin x, x in radians: [`crate::numerics::sine`].
    SineX,
    /// sin y, y in radians.
    SineY,
}

by_name!(Feature);

impl Named for Feature {
    const ALL: &'static [Self] = &Self::ALL;

    const CHOICES: &'static [Choice] = &[
        Choice { name: "x", title: "x" },
        Choice { name: "y", title: "y" },
        Choice { name: "x2", title: "x²" },
        Choice { name: "y2", title: "y²" },
        Choice { name: "xy", title: "xy" },
        Choice { name: "sinx", title: "sin x" },
        Choice { name: "siny", title: "sin y" },
    ];

    fn index(self) -> usize {
        self as usize
    }
}

impl Feature {
    /// All, in the order in which a network takes them.
    pub const ALL: [Self; 7] =
        [Self::X, Self::Y, Self::XSquared, Self::YSquared, Self::Product, Self::SineX, Self::SineY];

    /// Its name for people.
    #[must_use]
    pub fn title(self) -> &'static str {
        Self::CHOICES[self.index()].title
    }

    /// The same for NumPy, given arrays `x` and `y`.
    pub(crate) fn numpy(self) -> &'static str {
        match self {
            Self::X => "x",
            Self::Y => "y",
            Self::XSquared => "x * x",
            Self::YSquared => "y * y",
            Self::Product => "x * y",
            Self::SineX => "np.sin(x)",
            Self::SineY => "np.sin(y)",
        }
    }

    fn of(self, x: F64x4, y: F64x4) -> F64x4 {
        match self {
            Self::X => x,
            Self::Y => y,
            Self::XSquared => x * x,
            Self::YSquared => y * y,
            Self::Product => x * y,
            Self::SineX => sine_lanes(x),
            Self::SineY => sine_lanes(y),
        }
    }
}

/// What a network is given of a sample: its inputs as they are, or a choice of [`Feature`]s of two inputs, in the order
/// of the list, whatever order they are chosen in.
///
/// ```
/// use ndarray::array;
/// use xor_playground::DataSet;
/// use xor_playground::data::{Feature, Features};
/// let features = Features::chosen(&[Feature::X, Feature::Product]).unwrap();
/// let data = DataSet::new(array![[2.0, 3.0]], array![1.0])?;
/// assert_eq!(features.of(&data).inputs(), array![[2.0, 6.0]]);
/// assert_eq!(Features::chosen(&[Feature::Y, Feature::X]), Some(Features::RAW));
/// # Ok::<(), xor_playground::data::DataError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// A bit for each of [`Feature::ALL`]; none where the inputs are taken as they are.
    chosen: u8,
}

/// x and y, which are the inputs as they are.
const BOTH: u8 = bit(Feature::X) | bit(Feature::Y);

const fn bit(feature: Feature) -> u8 {
    1 << feature as u8
}

impl Features {
    /// The inputs as they are, as many as there are.
    pub const RAW: Self = Self { chosen: 0 };
    /// The most features that can be chosen.
    pub const MOST: usize = Feature::ALL.len();

    /// The room for them, where they can be set.
    pub(crate) const ROOM: usize = if cfg!(feature = "every-kind") { Self::MOST } else { 0 };

    /// These features of two inputs; nothing if there are none.
    #[must_use]
    pub fn chosen(features: &[Feature]) -> Option<Self> {
        let chosen = features.iter().fold(0, |bits, &feature| bits | bit(feature));
        match chosen {
            0 => None,
            BOTH => Some(Self::RAW),
            chosen => Some(Self { chosen }),
        }
    }

    /// Whether they are the inputs as they are.
    #[must_use]
    pub const fn is_raw(self) -> bool {
        // Where no others can be set, nothing of them is linked.
        !cfg!(feature = "every-kind") || self.chosen == 0
    }

    /// Which they are, of two inputs.
    pub fn list(self) -> impl Iterator<Item = Feature> {
        let chosen = if self.is_raw() { BOTH } else { self.chosen };
        Feature::ALL.into_iter().filter(move |&feature| chosen & bit(feature) != 0)
    }

    /// How many there are of so many inputs.
    #[must_use]
    pub fn count(self, inputs: usize) -> usize {
        if self.is_raw() { inputs } else { self.chosen.count_ones() as usize }
    }

    /// Whether there are such of so many inputs.
    #[must_use]
    pub fn take(self, inputs: usize) -> bool {
        self.is_raw() || inputs == 2
    }

    /// Puts them, for four samples that lie along the lanes, in the places of the inputs and after these. There is room
    /// for [`Features::MOST`].
    pub(crate) fn put(self, lanes: &mut [F64x4]) {
        if self.is_raw() {
            return;
        }
        let (x, y) = (lanes[0], lanes[1]);
        for (place, feature) in lanes.iter_mut().zip(self.list()) {
            *place = feature.of(x, y);
        }
    }

    /// A data set with them in the place of the inputs; that itself where they are no others, or can't be computed. Of
    /// numbers beyond 10¹⁵⁴, they may be infinite.
    #[inline(always)]
    #[must_use]
    pub fn of(self, data: &DataSet) -> Cow<'_, DataSet> {
        if self.is_raw() || !self.take(data.inputs().ncols()) {
            Cow::Borrowed(data)
        } else {
            Cow::Owned(self.computed(data))
        }
    }

    fn computed(self, data: &DataSet) -> DataSet {
        let inputs = data.inputs();
        let mut features = Array2::zeros((inputs.nrows(), self.count(2)));
        for (row, mut features) in inputs.rows().into_iter().zip(features.rows_mut()) {
            let mut lanes = [F64x4::splat(0.0); Self::MOST];
            (lanes[0], lanes[1]) = (F64x4::splat(row[0]), F64x4::splat(row[1]));
            self.put(&mut lanes);
            for (feature, lanes) in features.iter_mut().zip(lanes) {
                *feature = lanes.to_array()[0];
            }
        }
        data.with_inputs(features)
    }
}
