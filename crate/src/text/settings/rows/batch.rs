//! How many samples an update looks at, and in which order they come.

use std::num::NonZeroUsize;

use crate::text::settings::row::{Accepts, Numbers, Row, heading, integer};
use crate::training::{Batch, Setup};

/// The batch of all samples.
const FULL: &str = "full";

const SIZES: Numbers =
    Numbers::whole("full, or a whole number from 1 to as many as there are samples", 1.0, 10_000.0);

pub const BATCH: Row = heading("batch", "Batch").text(
    Accepts::Number(SIZES),
    |setup| match setup.batch {
        Batch::Full => FULL.to_owned(),
        Batch::Mini { size, .. } => size.to_string(),
    },
    |setup, text| parse(text, setup.batch).map(|batch| setup.batch = batch),
);

pub const SHUFFLE: Row = heading("shuffle", "Shuffle")
    .number(
        Numbers::SEED,
        |setup| match setup.batch {
            Batch::Full => None,
            Batch::Mini { seed, .. } => Some(seed.into()),
        },
        |setup, chosen| {
            if let Batch::Mini { seed, .. } = &mut setup.batch {
                *seed = integer(chosen);
            }
        },
    )
    .only_for("batches that are not full");

/// Makes a batch full that is larger than there are samples that train.
pub fn limit(setup: &mut Setup) {
    if matches!(setup.batch, Batch::Mini { size, .. } if size.get() > setup.training_samples()) {
        setup.batch = Batch::Full;
    }
}

/// The order of the samples stays.
fn parse(text: &str, before: Batch) -> Option<Batch> {
    if text == FULL {
        return Some(Batch::Full);
    }
    let seed = if let Batch::Mini { seed, .. } = before { seed } else { 0 };
    let size = NonZeroUsize::new(integer(SIZES.read(text)?) as usize)?;
    Some(Batch::Mini { size, seed })
}
