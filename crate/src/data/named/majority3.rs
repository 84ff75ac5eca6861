use super::{Known, Making, truth_table};

/// The majority function, (x ∧ (y ∨ z)) ∨ (y ∧ z): two of them are, or all three.
pub struct Majority3;

impl Known for Majority3 {
    const NAME: &'static str = "majority3";
    const TITLE: &'static str = "Majority of three";
    const SOURCE: &'static str = "the truth table of the majority function of x, y and z";
    const MAKING: Making = Making::Table(|| truth_table(|[x, y, z]| (x && (y || z)) || (y && z)));
}
