use super::{Known, Making, truth_table};

/// Equivalence, x ↔ y = ¬(x ⊕ y): both are, or neither.
pub struct Xnor;

impl Known for Xnor {
    const NAME: &'static str = "xnor";
    const TITLE: &'static str = "Exclusive nor";
    const SOURCE: &'static str = "the truth table of equivalence, x ↔ y";
    const MAKING: Making = Making::Table(|| truth_table(|[x, y]| x == y));
}
