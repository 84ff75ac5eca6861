//! Epochs that take longer than a frame.

use wasm_bindgen::prelude::*;
use xor_playground_face::Trainer;

/// Does what `Trainer.lookAhead` takes for about so many milliseconds, and says whether it is done. An epoch that takes no
/// time is left to that.
#[wasm_bindgen(js_name = lookAheadFor)]
pub fn look_ahead_for(trainer: &mut Trainer, limit: f64) -> bool {
    trainer.look_ahead_for(limit)
}
