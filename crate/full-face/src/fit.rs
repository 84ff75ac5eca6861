//! How well a run under way fits its data.

use wasm_bindgen::prelude::*;
use xor_playground::analysis;
use xor_playground_face::{Trainer, number};

/// How well the outputs fit the targets: see the crate's `Fit`.
#[wasm_bindgen]
pub struct Fit(analysis::Fit);

#[wasm_bindgen]
impl Fit {
    /// That of a run at its present epoch: on the rows that train, or on those that are held out for a test.
    #[wasm_bindgen(constructor)]
    pub fn new(trainer: &Trainer, test: bool) -> Result<Fit, JsError> {
        let replay = trainer.replay();
        let fit = if test {
            analysis::Fit::of_test(replay).ok_or_else(|| JsError::new("no rows are held out"))?
        } else {
            analysis::Fit::of_training(replay)
        };
        Ok(Self(fit))
    }

    /// How many rows with target 0 have an output up to ½, and above; then those with target 1.
    pub fn confusion(&self) -> Vec<f64> {
        self.0.confusion.as_flattened().iter().map(|&count| number(count as u64)).collect()
    }

    /// The root of the mean squared error.
    #[wasm_bindgen(getter, js_name = rootMeanSquare)]
    pub fn root_mean_square(&self) -> f64 {
        self.0.root_mean_square
    }

    /// The mean absolute error.
    #[wasm_bindgen(getter, js_name = meanAbsolute)]
    pub fn mean_absolute(&self) -> f64 {
        self.0.mean_absolute
    }

    /// R², the share of the targets' variance that is explained.
    #[wasm_bindgen(getter)]
    pub fn determination(&self) -> f64 {
        self.0.determination
    }

    /// The row that is farthest off, from 0.
    #[wasm_bindgen(getter)]
    pub fn farthest(&self) -> usize {
        self.0.farthest
    }
}
