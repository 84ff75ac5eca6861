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

/// The number of an optimizer that has this key, if there is one.
pub fn hyperparameter<'a>(optimizer: &'a mut Optimizer, key: &str) -> Option<&'a mut f64> {
    match (optimizer, key) {
        (Optimizer::Momentum(optimizer), "momentum") => Some(&mut optimizer.momentum),
        (Optimizer::Nesterov(optimizer), "momentum") => Some(&mut optimizer.momentum),
        (Optimizer::RmsProp(optimizer), "decay") => Some(&mut optimizer.decay),
        (Optimizer::RmsProp(optimizer), "epsilon") => Some(&mut optimizer.epsilon),
        (Optimizer::Adam(optimizer), "beta1") => Some(&mut optimizer.mean_decay),
        (Optimizer::Adam(optimizer), "beta2") => Some(&mut optimizer.square_decay),
        (Optimizer::Adam(optimizer), "epsilon") => Some(&mut optimizer.epsilon),
        (Optimizer::Rprop(optimizer), "shrink") => Some(&mut optimizer.shrink),
        (Optimizer::Rprop(optimizer), "grow") => Some(&mut optimizer.grow),
        _ => None,
    }
}

/// Which optimizers have a number with this key, in words.
pub fn rules_with(key: &str) -> String {
    let mut rules = Optimizer::ALL.to_vec();
    rules.retain_mut(|rule| hyperparameter(rule, key).is_some());
    let names: Vec<_> = rules.iter().map(|rule| rule.name()).collect();
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => {
            ["the rules ", &others.join(", "), " and ", last].concat()
        }
        _ => "the rule ".to_owned() + &names.concat(),
    }
}
