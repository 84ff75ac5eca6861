use super::{Known, Making, truth_table};

/// Odd parity, x ⊕ y ⊕ z: an odd number of them is.
pub struct Parity3;

impl Known for Parity3 {
    const NAME: &'static str = "parity3";
    const TITLE: &'static str = "Parity of three";
    const SOURCE: &'static str = "the truth table of odd parity, x ⊕ y ⊕ z";
    const MAKING: Making = Making::Table(|| truth_table(|[x, y, z]| x ^ y ^ z));
}
