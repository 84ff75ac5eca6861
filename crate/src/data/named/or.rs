use super::{Known, Making, truth_table};

/// Disjunction, x ∨ y: one of them is, or both.
pub struct Or;

impl Known for Or {
    const NAME: &'static str = "or";
    const TITLE: &'static str = "Or";
    const SOURCE: &'static str = "the truth table of disjunction, x ∨ y";
    const MAKING: Making = Making::Table(|| truth_table(|[x, y]| x || y));
}
