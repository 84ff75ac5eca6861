//! How a data set was drawn.

use std::ops::RangeInclusive;

use super::named::{Draw, Making, NamedData, Rows};

/// What a data set is drawn by: the same gives the same numbers, everywhere.
///
/// ```
/// use xor_playground::DataSet;
/// use xor_playground::data::{NamedData, Recipe};
/// let recipe = Recipe { samples: 500, noise: 10.0, seed: 3, ..Recipe::of(NamedData::Circle) };
/// let data = DataSet::drawn(recipe)?;
/// assert_eq!(data.samples(), 500);
/// assert_eq!(data.recipe(), Some(recipe));
/// # Ok::<(), xor_playground::data::DataError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// What is drawn: one of those that are, [`NamedData::is_drawn`].
    pub kind: NamedData,
    /// How many samples: [`Recipe::SAMPLES`].
    pub samples: u32,
    /// How much noise, in percent: [`Recipe::NOISE`]. What it does depends on the kind.
    pub noise: f64,
    /// After which seed.
    pub seed: u32,
}

impl Recipe {
    /// How many samples there can be.
    pub const SAMPLES: RangeInclusive<u32> = 10..=10_000;
    /// How much noise there can be, in percent.
    pub const NOISE: RangeInclusive<f64> = 0.0..=50.0;

    /// With the numbers that one begins with: 200 samples, no noise, and the seed 0.
    #[must_use]
    pub const fn of(kind: NamedData) -> Self {
        Self { kind, samples: 200, noise: 0.0, seed: 0 }
    }

    /// What is drawn, if that is a kind that is drawn, and the numbers are in their ranges.
    pub(super) fn rows(self) -> Option<Rows> {
        let Self { kind, samples, noise, seed } = self;
        let is_sound = Self::SAMPLES.contains(&samples) && Self::NOISE.contains(&noise);
        match kind.making() {
            Making::Drawn { draw, .. } if is_sound => {
                Some(draw(&Draw { samples, noise: noise / 100.0, seed }))
            }
            _ => None,
        }
    }
}
