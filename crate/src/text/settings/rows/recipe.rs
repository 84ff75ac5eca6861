//! How many samples are drawn, with how much noise, and after which seed.

use crate::data::{DataSet, Recipe};
use crate::text::settings::row::{Numbers, Row, heading, integer};
use crate::text::settings::rows::data;
use crate::training::Setup;

const DRAWN: &str = "data that are drawn, such as circle";

pub const SAMPLES: Row = heading("samples", "Samples")
    .number(
        Numbers::whole("a whole number from 10 to 10000", 10.0, 10_000.0),
        |setup| setup.data.recipe().map(|recipe| recipe.samples.into()),
        |setup, samples| draw(setup, |recipe| recipe.samples = integer(samples)),
    )
    .only_for(DRAWN);

/// In percent, as TensorFlow Playground has it.
pub const NOISE: Row = heading("noise", "Noise")
    .number(
        Numbers::new("a number from 0 to 50", 0.0, 50.0),
        |setup| setup.data.recipe().map(|recipe| recipe.noise),
        |setup, noise| draw(setup, |recipe| recipe.noise = noise),
    )
    .only_for(DRAWN);

pub const SEED: Row = heading("data-seed", "Data seed")
    .number(
        Numbers::SEED,
        |setup| setup.data.recipe().map(|recipe| recipe.seed.into()),
        |setup, seed| draw(setup, |recipe| recipe.seed = integer(seed)),
    )
    .field("data_seed")
    .only_for(DRAWN);

/// Draws the samples anew by a changed recipe.
fn draw(setup: &mut Setup, change: impl FnOnce(&mut Recipe)) {
    let Some(mut recipe) = setup.data.recipe() else { return };
    change(&mut recipe);
    if let Ok(data) = DataSet::drawn(recipe) {
        data::replace(setup, data);
    }
}
