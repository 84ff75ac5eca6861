//! What the browser reads and writes of numbers: std's way takes 24 kB of the compressed Wasm.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = String)]
    fn string_of(number: f64) -> String;

    #[wasm_bindgen(js_name = Number)]
    fn number_in(text: &str) -> f64;
}

/// A number's shortest text.
pub(super) fn shortest(number: f64) -> String {
    string_of(number)
}

/// The number in a text of digits, signs, points and exponents.
pub(super) fn parse(text: &str) -> Option<f64> {
    Some(number_in(text)).filter(|number| !number.is_nan())
}
