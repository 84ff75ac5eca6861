use super::{Known, Making, truth_table};

/// Material implication, x → y = ¬x ∨ y: false only where x is, and y is not.
pub struct Implies;

impl Known for Implies {
    const NAME: &'static str = "implies";
    const TITLE: &'static str = "Implication";
    const SOURCE: &'static str = "the truth table of material implication, x → y";
    const MAKING: Making = Making::Table(|| truth_table(|[x, y]| !x || y));
}
