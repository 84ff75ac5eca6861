//! Which learning rates suit.

use wasm_bindgen::prelude::*;
use xor_playground::training::Optimizer;

/// The learning rate that suits the optimizer with this name in a link, with the output that has this activation; none
/// where that was not measured.
#[wasm_bindgen(js_name = suitableRate)]
pub fn suitable_rate(optimizer: &str, output: &str) -> Result<Option<f64>, JsError> {
    Ok(optimizer.parse::<Optimizer>()?.suitable_rate(output.parse()?))
}
