//! The optimizer, and the numbers that one or another has.

use crate::named::Named;
use crate::text::settings::row::{Accepts, Owner, Row, heading, hyperparameter};
use crate::training::{Hyperparameter, Optimizer};

pub const OPTIMIZER: Row = heading("rule", "Rule").text(
    Accepts::Name(|| Optimizer::CHOICES.to_vec(), ""),
    |setup| setup.optimizer.name().to_owned(),
    |setup, name| {
        // One that is chosen anew keeps its numbers.
        if name != setup.optimizer.name() {
            setup.optimizer = Optimizer::named(name)?;
        }
        Some(())
    },
);

pub const MOMENTUM: Row = number(Hyperparameter::MOMENTUM, "Momentum");
pub const DECAY: Row = number(Hyperparameter::DECAY, "Decay");
pub const BETA1: Row = number(Hyperparameter::BETA1, "Beta 1");
pub const BETA2: Row = number(Hyperparameter::BETA2, "Beta 2");
pub const EPSILON: Row = number(Hyperparameter::EPSILON, "Epsilon");
pub const SHRINK: Row = number(Hyperparameter::SHRINK, "Shrink");
pub const GROW: Row = number(Hyperparameter::GROW, "Grow");
pub const WEIGHT_DECAY: Row =
    number(Hyperparameter::WEIGHT_DECAY, "Weight decay").field("weight_decay");

const fn number(of: Hyperparameter, name: &'static str) -> Row {
    hyperparameter(Owner::Optimizer, of, name)
}
