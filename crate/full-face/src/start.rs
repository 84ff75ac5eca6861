//! What can be said of many starts before the first epoch.

use wasm_bindgen::prelude::*;
use xor_playground::analysis::StartQuantity;
use xor_playground_face::run_in;

/// The names of all numbers that a start of this run has: see the crate's `StartQuantity`.
#[wasm_bindgen(js_name = startQuantities)]
pub fn start_quantities(link: &str) -> Result<Vec<String>, JsError> {
    let run = run_in(link)?;
    Ok(StartQuantity::all_of(run.setup()).iter().map(ToString::to_string).collect())
}

/// One of them for the starts of the run from each of these seeds.
#[wasm_bindgen(js_name = startValues)]
pub fn start_values(link: &str, quantity: &str, seeds: &[u32]) -> Result<Vec<f64>, JsError> {
    let run = run_in(link)?;
    let quantity: StartQuantity = quantity.parse()?;
    let value = |&seed: &u32| run.with_seed(seed).and_then(|run| quantity.of(&run));
    let values: Option<Vec<f64>> = seeds.iter().map(value).collect();
    values.ok_or_else(|| JsError::new("The starts of this run have no such number."))
}
