//! What is a number or a name, and nothing else.

use crate::named::Named;
use crate::network::Loss;
use crate::text::settings::row::{Accepts, Numbers, Row, heading, integer};
use crate::training::{LearningRate, Limits};

/// The learning rates that can be set.
pub const RATES: Numbers = Numbers::new("a number from 0.001 to 20", 0.001, 20.0);

pub const LEARNING_RATE: Row = heading("lr", "Learning rate")
    .number(
        RATES,
        |setup| Some(setup.learning_rate.get()),
        |setup, rate| setup.learning_rate = LearningRate::new(rate).unwrap_or(setup.learning_rate),
    )
    .field("learning_rate")
    .narrower();

const EPOCH_COUNTS: Numbers =
    Numbers::whole("a whole number from 1 to 10000000", 1.0, 10_000_000.0);

pub const EPOCHS: Row = heading("epochs", "Epochs")
    .beside(
        Accepts::Number(EPOCH_COUNTS),
        |settings| settings.epochs.to_string(),
        |settings, text| {
            settings.epochs = integer(EPOCH_COUNTS.read(text)?);
            Some(Ok(()))
        },
    )
    .narrower();

pub const LOSS: Row = heading("loss", "Loss").text(
    Accepts::Name(|| Loss::CHOICES.to_vec(), ""),
    |setup| setup.loss.name().to_owned(),
    |setup, name| Loss::named(name).map(|loss| setup.loss = loss),
);

pub const L1: Row = heading("l1", "L1").number(
    Numbers::within(Limits::NotNegative),
    |setup| Some(setup.penalty.l1),
    |setup, l1| setup.penalty.l1 = l1,
);

pub const L2: Row = heading("l2", "L2").number(
    Numbers::within(Limits::NotNegative),
    |setup| Some(setup.penalty.l2),
    |setup, l2| setup.penalty.l2 = l2,
);
