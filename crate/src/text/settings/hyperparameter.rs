//! The numbers of the optimizers by their keys.

use super::names::Named;
use crate::training::Optimizer;

/// The number of an optimizer that has this key, if there is one.
pub(super) fn hyperparameter<'a>(optimizer: &'a mut Optimizer, key: &str) -> Option<&'a mut f64> {
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
pub(super) fn rules_with(key: &str) -> String {
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
