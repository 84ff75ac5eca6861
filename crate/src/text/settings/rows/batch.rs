//! How many samples an update looks at, and in which order they come.

use std::num::NonZeroUsize;

#[cfg(feature = "every-kind")]
use crate::named::Choice;
#[cfg(feature = "every-kind")]
use crate::network::count;
use crate::text::settings::Settings;
#[cfg(feature = "every-kind")]
use crate::text::settings::json::{self, JsonError, Node};
#[cfg(feature = "every-kind")]
use crate::text::settings::number::{items, numbers_text, parse_whole};
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
    |setup, text| parse(text, &setup.batch).map(|batch| setup.batch = batch),
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

/// Shuffled, or as the data have them, or as a list says: the numbers of the rows that train, from 1 on. As a list, it is at
/// first that of the data.
#[cfg(feature = "every-kind")]
pub const ORDER: Row = heading("order", "Order")
    .text(
        Accepts::NameOr(
            || vec![SHUFFLED, GIVEN, LIST],
            ", or the numbers of all rows that train, from 1 on, such as 4,2,1,3",
        ),
        |setup| match &setup.batch {
            Batch::Full => String::new(),
            Batch::Mini { order: Order::Given, .. } => GIVEN.name.to_owned(),
            Batch::Mini { order: Order::Listed(rows), .. } => numbers_text(&mut numbers_of(rows)),
            Batch::Mini { .. } => SHUFFLED.name.to_owned(),
        },
        |setup, text| {
            let parts = setup.parts();
            let samples = setup.data.samples();
            let Batch::Mini { order, .. } = &mut setup.batch else { return None };
            match (text, &order) {
                (text, Order::Shuffled { .. }) if text == SHUFFLED.name => {}
                (text, _) if text == SHUFFLED.name => *order = Order::Shuffled { seed: 0 },
                (text, _) if text == GIVEN.name => *order = Order::Given,
                (text, Order::Listed(_)) if text == LIST.name => {}
                (text, _) if text == LIST.name => {
                    let rows = parts.map_or_else(|| (0..samples).collect(), |it| it.training);
                    *order = Order::Listed(rows.into());
                }
                _ => *order = Order::Listed(parse_list(text)?.into()),
            }
            Some(())
        },
    )
    .only_for("batches that are not full");

#[cfg(feature = "every-kind")]
const SHUFFLED: Choice = Choice { name: "shuffled", title: "shuffled" };
#[cfg(feature = "every-kind")]
const GIVEN: Choice = Choice { name: "given", title: "as given" };
#[cfg(feature = "every-kind")]
const LIST: Choice = Choice { name: "list", title: "by a list" };

/// The numbers of rows with these indices.
#[cfg(feature = "every-kind")]
fn numbers_of(rows: &[usize]) -> impl Iterator<Item = f64> {
    rows.iter().map(|&row| count(row + 1))
}

/// The indices of the rows with these numbers.
#[cfg(feature = "every-kind")]
fn parse_list(text: &str) -> Option<Vec<usize>> {
    let index = |number: &&str| {
        let number = parse_whole(number).filter(|number| (1.0..=1e9).contains(number))?;
        Some(integer(number) as usize - 1)
    };
    items(text, ',').iter().map(index).collect()
}

/// A name, or a list of numbers.
#[cfg(feature = "every-kind")]
pub fn read_order(node: &Node<'_>) -> Result<String, JsonError> {
    let accepts = ORDER.accepts.words();
    let list = node.items(&*accepts).map(|items| json::read_numbers(&items));
    list.unwrap_or_else(|_| node.choice(accepts))
}

#[cfg(feature = "every-kind")]
pub fn write_order(settings: &Settings) -> String {
    match &settings.run.setup().batch {
        Batch::Mini { order: Order::Listed(rows), .. } => json::list(&mut numbers_of(rows)),
        _ => json::text(&ORDER.get(settings)),
    }
}

/// Makes a batch full that is larger than there are samples that train; a list that is not one of these is that of the data.
pub fn limit(setup: &mut Setup) {
    if matches!(setup.batch, Batch::Mini { size, .. } if size.get() > setup.training_samples()) {
        setup.batch = Batch::Full;
    }
    #[cfg(feature = "every-kind")]
    if setup.check_order().is_err()
        && let Batch::Mini { order, .. } = &mut setup.batch
    {
        *order = Order::Given;
    }
}

/// The order of the samples stays.
fn parse(text: &str, before: &Batch) -> Option<Batch> {
    if text == FULL {
        return Some(Batch::Full);
    }
    let order = match before {
        Batch::Mini { order, .. } => order.clone(),
        Batch::Full => Order::Shuffled { seed: 0 },
    };
    let size = NonZeroUsize::new(integer(SIZES.read(text)?) as usize)?;
    Some(Batch::Mini { size, order })
}
