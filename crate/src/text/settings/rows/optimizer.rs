//! The optimizer, and the numbers that one or another has.

use crate::named::Named;
use crate::text::settings::row::{Accepts, Row, heading, hyperparameter};
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

pub const MOMENTUM: Row = hyperparameter(Hyperparameter::MOMENTUM, "Momentum");
pub const DECAY: Row = hyperparameter(Hyperparameter::DECAY, "Decay");
pub const BETA1: Row = hyperparameter(Hyperparameter::BETA1, "Beta 1");
pub const BETA2: Row = hyperparameter(Hyperparameter::BETA2, "Beta 2");
pub const EPSILON: Row = hyperparameter(Hyperparameter::EPSILON, "Epsilon");
pub const SHRINK: Row = hyperparameter(Hyperparameter::SHRINK, "Shrink");
pub const WEIGHT_DECAY: Row =
    hyperparameter(Hyperparameter::WEIGHT_DECAY, "Weight decay").field("weight_decay");
pub const GROW: Row = hyperparameter(Hyperparameter::GROW, "Grow");
