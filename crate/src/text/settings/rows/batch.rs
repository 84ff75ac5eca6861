//! How many samples an update looks at, and in which order they come.

use std::num::NonZeroUsize;

#[cfg(feature = "every-kind")]
use crate::named::Choice;
use crate::text::settings::row::{Accepts, Numbers, Row, heading, integer};
use crate::training::{Batch, Order, Setup};

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
            Batch::Mini { order: Order::Shuffled { seed }, .. } => Some(seed.into()),
            _ => None,
        },
        |setup, chosen| {
            if let Batch::Mini { order: Order::Shuffled { seed }, .. } = &mut setup.batch {
                *seed = integer(chosen);
            }
        },
    )
    .only_for("batches that are shuffled");

/// Shuffled, or as the data have them.
#[cfg(feature = "every-kind")]
pub const ORDER: Row = heading("order", "Order")
    .text(
        Accepts::Name(|| vec![SHUFFLED, GIVEN], ""),
        |setup| match setup.batch {
            Batch::Full => String::new(),
            Batch::Mini { order: Order::Given, .. } => GIVEN.name.to_owned(),
            Batch::Mini { .. } => SHUFFLED.name.to_owned(),
        },
        |setup, text| {
            let Batch::Mini { order, .. } = &mut setup.batch else { return None };
            *order = match (text, *order) {
                (text, Order::Given) if text == SHUFFLED.name => Order::Shuffled { seed: 0 },
                (text, shuffled) if text == SHUFFLED.name => shuffled,
                (text, _) if text == GIVEN.name => Order::Given,
                _ => return None,
            };
            Some(())
        },
    )
    .only_for("batches that are not full");

#[cfg(feature = "every-kind")]
const SHUFFLED: Choice = Choice { name: "shuffled", title: "shuffled" };
#[cfg(feature = "every-kind")]
const GIVEN: Choice = Choice { name: "given", title: "as given" };

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
    let order = match before {
        Batch::Mini { order, .. } => order,
        Batch::Full => Order::Shuffled { seed: 0 },
    };
    let size = NonZeroUsize::new(integer(SIZES.read(text)?) as usize)?;
    Some(Batch::Mini { size, order })
}
