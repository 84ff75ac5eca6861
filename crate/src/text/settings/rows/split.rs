//! Which samples are held out for the test.

use crate::data::Split;
use crate::text::settings::row::{Numbers, Row, heading, integer};
use crate::text::settings::rows::batch;
use crate::training::Setup;

/// In percent; 0 where all samples train.
pub const SPLIT: Row = heading("split", "Split").number(
    Numbers::whole("a whole number from 0 to 90", 0.0, 90.0),
    |setup| Some(setup.split.map_or(0, Split::percent).into()),
    |setup, percent| {
        let seed = setup.split.map_or(0, Split::seed);
        split(setup, integer(percent), seed);
    },
);

pub const SEED: Row = heading("split-seed", "Split seed")
    .number(
        Numbers::SEED,
        |setup| setup.split.map(|split| split.seed().into()),
        |setup, seed| {
            let percent = setup.split.map_or(0, Split::percent);
            split(setup, percent.into(), integer(seed));
        },
    )
    .field("split_seed")
    .only_for("a split above 0");

/// No percent that can be held out is none, and holds out nothing.
fn split(setup: &mut Setup, percent: u32, seed: u32) {
    let percent = u8::try_from(percent).ok();
    setup.split = percent.and_then(|percent| Split::new(percent, seed).ok());
    batch::limit(setup);
}
