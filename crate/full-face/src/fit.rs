//! How well a run under way fits its data.

use wasm_bindgen::prelude::*;
use xor_playground::analysis;
use xor_playground_face::{Trainer, number};

/// How well the outputs fit the targets: see the crate's `Fit`.
#[wasm_bindgen]
pub struct Fit {
    fit: analysis::Fit,
    /// The rows that it is of; all, if none.
    rows: Vec<usize>,
}

#[wasm_bindgen]
impl Fit {
    /// That of a run at its present epoch: on the rows that train, or on those that are held out for a test.
    #[wasm_bindgen(constructor)]
    pub fn new(trainer: &Trainer, test: bool) -> Result<Fit, JsError> {
        let replay = trainer.replay();
        let data = &replay.run().setup().data;
        let held_out = replay.test_rows();
        if held_out.is_empty() && !test {
            return Ok(Self { fit: analysis::Fit::of(data, replay.outputs()), rows: Vec::new() });
        }
        let is_meant = |row: &usize| held_out.binary_search(row).is_ok() == test;
        let rows: Vec<usize> = (0..data.samples()).filter(is_meant).collect();
        let outputs: Vec<f64> = replay.outputs().collect();
        let fit = analysis::Fit::of(&data.select(&rows)?, rows.iter().map(|&row| outputs[row]));
        Ok(Self { fit, rows })
    }

    /// How many rows with target 0 have an output up to ½, and above; then those with target 1.
    pub fn confusion(&self) -> Vec<f64> {
        self.fit.confusion.as_flattened().iter().map(|&count| number(count as u64)).collect()
    }

    /// The root of the mean squared error.
    #[wasm_bindgen(getter, js_name = rootMeanSquare)]
    pub fn root_mean_square(&self) -> f64 {
        self.fit.root_mean_square
    }

    /// The mean absolute error.
    #[wasm_bindgen(getter, js_name = meanAbsolute)]
    pub fn mean_absolute(&self) -> f64 {
        self.fit.mean_absolute
    }

    /// R², the share of the targets' variance that is explained.
    #[wasm_bindgen(getter)]
    pub fn determination(&self) -> f64 {
        self.fit.determination
    }

    /// The row that is farthest off, from 0.
    #[wasm_bindgen(getter)]
    pub fn farthest(&self) -> usize {
        let index = self.fit.farthest;
        self.rows.get(index).copied().unwrap_or(index)
    }
}
