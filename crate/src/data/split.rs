//! Which samples train, and which are held out for the test.

use std::ops::RangeInclusive;

use super::data_set::DataSet;
use crate::numerics::LegacyRandom;

/// Some of the samples are held out: the network is tested on them, and never trained. Which ones, depends on how many
/// samples there are, and on a seed.
///
/// ```
/// use xor_playground::data::{NamedData, Split};
/// let split = Split::new(25, 0)?;
/// let parts = split.of(&NamedData::Circle.data())?;
/// assert_eq!((parts.training.len(), parts.test.len()), (150, 50));
/// # Ok::<(), xor_playground::data::SplitError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    percent: u8,
    seed: u32,
    /// Without all kinds there is no split, and the compiler leaves out what is for one.
    #[cfg(not(feature = "every-kind"))]
    never: std::convert::Infallible,
}

/// The samples of a data set in two parts, by their indices. Each keeps the order of the data set, and has one at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// What it was split by.
    pub split: Split,
    /// Those that train.
    pub training: Vec<usize>,
    /// Those that are held out for the test.
    pub test: Vec<usize>,
}

impl Split {
    /// How many samples can be held out, in percent.
    pub const PERCENT: RangeInclusive<u8> = 1..=90;

    /// So many percent of the samples are held out, drawn after a seed.
    ///
    /// # Errors
    /// [`SplitError::Percent`] unless it is one of [`Split::PERCENT`].
    #[cfg(feature = "every-kind")]
    pub fn new(percent: u8, seed: u32) -> Result<Self, SplitError> {
        if Self::PERCENT.contains(&percent) {
            Ok(Self { percent, seed })
        } else {
            Err(SplitError::Percent)
        }
    }

    /// How many of 100 samples are held out.
    #[must_use]
    pub fn percent(self) -> u8 {
        self.percent
    }

    /// After which seed they are drawn.
    #[must_use]
    pub fn seed(self) -> u32 {
        self.seed
    }

    /// How many of so many samples are held out: samples · percent / 100, rounded to the nearest, a half up.
    #[must_use]
    pub fn test_samples(self, samples: usize) -> usize {
        (samples * usize::from(self.percent) + 50) / 100
    }

    /// Divides a data set. [`Split::test_samples`] of it are the first of `numpy.random.permutation(samples)` after
    /// `numpy.random.seed(seed)`.
    ///
    /// # Errors
    /// [`SplitError`] where there are too few samples for one in each part.
    pub fn of(self, data: &DataSet) -> Result<Parts, SplitError> {
        let samples = data.samples();
        let held_out = self.test_samples(samples);
        if held_out == 0 {
            return Err(SplitError::NoTest { percent: self.percent, samples });
        }
        if held_out == samples {
            return Err(SplitError::NoTraining { percent: self.percent, samples });
        }
        let mut test = LegacyRandom::new(self.seed).permutation(samples);
        let mut training = test.split_off(held_out);
        test.sort_unstable();
        training.sort_unstable();
        Ok(Parts { split: self, training, test })
    }
}

impl Parts {
    /// Makes of places among the samples that train the indices of these samples.
    #[expect(clippy::cast_possible_truncation, reason = "a data set has up to 10,000 samples")]
    pub(crate) fn choose(&self, places: &mut [u16]) {
        for place in places {
            *place = self.training[usize::from(*place)] as u16;
        }
    }
}

/// Why samples can't be divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SplitError {
    /// There are 1 to 90 percent.
    #[error("1 to 90 percent of the samples can be held out for the test")]
    Percent,
    /// One sample at least is held out.
    #[error("{percent} percent of {samples} samples are none to test")]
    NoTest {
        /// How many were to be held out.
        percent: u8,
        /// How many samples there are.
        samples: usize,
    },
    /// One sample at least trains.
    #[error("{percent} percent of {samples} samples are all, and leave none to train")]
    NoTraining {
        /// How many were to be held out.
        percent: u8,
        /// How many samples there are.
        samples: usize,
    },
}
