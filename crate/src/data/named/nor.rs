use super::{Known, Making, truth_table};

/// Peirce's arrow, x ↓ y = ¬(x ∨ y): neither is.
pub struct Nor;

impl Known for Nor {
    const NAME: &'static str = "nor";
    const TITLE: &'static str = "Not or";
    const SOURCE: &'static str = "the truth table of Peirce's arrow, x ↓ y";
    const MAKING: Making = Making::Table(|| truth_table(|[x, y]| !(x || y)));
}
