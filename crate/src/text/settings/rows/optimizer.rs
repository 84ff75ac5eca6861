//! The optimizer, and the numbers that one or another has.

use crate::named::Named;
use crate::text::settings::row::{Accepts, Numbers, Row, heading};
use crate::training::Optimizer;

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

pub const MOMENTUM: Row = heading("momentum", "Momentum").hyperparameter(Numbers::FRACTION);
pub const DECAY: Row = heading("decay", "Decay").hyperparameter(Numbers::FRACTION);
pub const BETA1: Row = heading("beta1", "Beta 1").hyperparameter(Numbers::FRACTION);
pub const BETA2: Row = heading("beta2", "Beta 2").hyperparameter(Numbers::FRACTION);
pub const EPSILON: Row = heading("epsilon", "Epsilon").hyperparameter(Numbers::POSITIVE);
pub const SHRINK: Row = heading("shrink", "Shrink").hyperparameter(Numbers::BETWEEN_0_AND_1);
pub const WEIGHT_DECAY: Row = heading("weight-decay", "Weight decay")
    .hyperparameter(Numbers::NOT_NEGATIVE)
    .field("weight_decay");
pub const GROW: Row = heading("grow", "Grow").hyperparameter(Numbers::ABOVE_1);
