use super::{Known, Making, truth_table};

/// The Sheffer stroke, x ↑ y = ¬(x ∧ y): not both are.
pub struct Nand;

impl Known for Nand {
    const NAME: &'static str = "nand";
    const TITLE: &'static str = "Not and";
    const SOURCE: &'static str = "the truth table of the Sheffer stroke, x ↑ y";
    const MAKING: Making = Making::Table(|| truth_table(|[x, y]| !(x && y)));
}
