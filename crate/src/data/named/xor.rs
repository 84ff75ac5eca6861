//! Exclusive or: the article's problem.

use ndarray::{Array1, Array2};

use super::NamedData;
use crate::data::DataSet;

/// x ⊕ y.
pub(super) const XOR: NamedData = NamedData {
    name: "xor",
    title: "Exclusive or",
    source: "the truth table of the article, in its order",
    make: data_set,
};

pub(in crate::data) fn data_set() -> DataSet {
    const INPUTS: [[f64; 2]; 4] = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    const TARGETS: [f64; 4] = [0.0, 1.0, 1.0, 0.0];
    DataSet::new(Array2::from(INPUTS.to_vec()), Array1::from(TARGETS.to_vec()))
        .expect("four samples of two inputs, each with a target")
}
