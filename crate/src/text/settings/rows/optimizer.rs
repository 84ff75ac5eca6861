//! The optimizer, and the numbers that one or another has.

use crate::text::settings::names::Named;
use crate::text::settings::row::{Accepts, Numbers, Row};
use crate::training::Optimizer;

pub const RULE: Row = Row::text(
    "rule",
    "Rule",
    Accepts::Name(Optimizer::names, ""),
    |setup| setup.optimizer.name().to_owned(),
    |setup, name| {
        // One that is chosen anew keeps its numbers.
        if name != setup.optimizer.name() {
            setup.optimizer = Optimizer::named(name)?;
        }
        Some(())
    },
);

pub const MOMENTUM: Row = Row::hyperparameter("momentum", "Momentum", Numbers::FRACTION);
pub const DECAY: Row = Row::hyperparameter("decay", "Decay", Numbers::FRACTION);
pub const BETA1: Row = Row::hyperparameter("beta1", "Beta 1", Numbers::FRACTION);
pub const BETA2: Row = Row::hyperparameter("beta2", "Beta 2", Numbers::FRACTION);
pub const EPSILON: Row = Row::hyperparameter("epsilon", "Epsilon", Numbers::POSITIVE);
pub const SHRINK: Row = Row::hyperparameter("shrink", "Shrink", Numbers::BETWEEN_0_AND_1);
pub const GROW: Row = Row::hyperparameter("grow", "Grow", Numbers::ABOVE_1);
