use ndarray::{Array1, Array2};

use super::Known;
use crate::data::DataSet;

/// Exclusive or, x ⊕ y: the article's problem.
pub struct Xor;

impl Known for Xor {
    const NAME: &'static str = "xor";
    const TITLE: &'static str = "Exclusive or";
    const SOURCE: &'static str = "the truth table of the article, in its order";

    fn data() -> DataSet {
        const INPUTS: [[f64; 2]; 4] = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
        const TARGETS: [f64; 4] = [0.0, 1.0, 1.0, 0.0];
        DataSet::new(Array2::from(INPUTS.to_vec()), Array1::from(TARGETS.to_vec()))
            .expect("four samples of two inputs, each with a target")
    }
}
