use super::{Known, Making, truth_table};

/// Conjunction, x ∧ y: both are.
pub struct And;

impl Known for And {
    const NAME: &'static str = "and";
    const TITLE: &'static str = "And";
    const SOURCE: &'static str = "the truth table of conjunction, x ∧ y";
    const MAKING: Making = Making::Table(|| truth_table(|[x, y]| x && y));
}
