//! How well a run under way does on the samples that are held out for a test.

use js_sys::Float64Array;
use wasm_bindgen::prelude::*;
use xor_playground_face::{Trainer, number};

/// Which samples are held out, by their indices: none without a split.
#[wasm_bindgen(js_name = testRowsOf)]
pub fn test_rows_of(trainer: &Trainer) -> Vec<f64> {
    trainer.replay().test_rows().iter().map(|&row| number(row as u64)).collect()
}

/// The mean squared error over them at the present epoch, if there are any.
#[wasm_bindgen(js_name = testLossOf)]
pub fn test_loss_of(trainer: &Trainer) -> Option<f64> {
    trainer.replay().test_loss()
}

/// How many of them are right at the present epoch.
#[wasm_bindgen(js_name = testRightOf)]
pub fn test_right_of(trainer: &Trainer) -> usize {
    trainer.replay().test_right_count().unwrap_or(0)
}

/// The loss over them at each epoch of the trainer's curve; empty without a split. It is a copy, as those are.
#[wasm_bindgen(js_name = testCurveOf)]
pub fn test_curve_of(trainer: &Trainer) -> Float64Array {
    let losses: Vec<f64> = trainer.replay().curve().filter_map(|point| point.test_loss).collect();
    Float64Array::from(&losses[..])
}
