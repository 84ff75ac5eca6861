//! The loss that a run descends.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use xor_playground::analysis::Plateaus;
use xor_playground_face::Trainer;

/// What the loss is called that a run descends, and what it is at the present epoch, over the rows that train and without a
/// penalty: nothing where it is the mean squared error, but for a factor.
#[wasm_bindgen(
    js_name = descendedLossOf,
    unchecked_return_type = "[name: string, loss: number] | undefined"
)]
pub fn descended_loss_of(trainer: &Trainer) -> Option<Array> {
    let replay = trainer.replay();
    let name = replay.run().setup().loss.beside_squares()?;
    Some(Array::of2(&name.into(), &replay.descended_loss().into()))
}

/// Which plateaus that is near, a sentence each: see the crate's `Plateaus`.
#[wasm_bindgen(js_name = descendedPlateausOf)]
pub fn descended_plateaus_of(trainer: &Trainer) -> Vec<String> {
    Plateaus::of_descended(trainer.replay())
}
