use super::{Known, Making, truth_table};

/// Exclusive or, x ⊕ y: the article's problem.
pub struct Xor;

impl Known for Xor {
    const NAME: &'static str = "xor";
    const TITLE: &'static str = "Exclusive or";
    const SOURCE: &'static str = "the truth table of the article, in its order";
    const MAKING: Making = Making::Table(|| truth_table(|[x, y]| x != y));
}
