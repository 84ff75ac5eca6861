//! The section of the inputs that the pictures of a run show, and the lines of neurons in it.

use wasm_bindgen::prelude::*;
use xor_playground::analysis::{Line, Section};
use xor_playground_face::{Trainer, integer};

/// Has the pictures of a run show another section of the inputs, and its `predict` answer there: these two go across and
/// up, and the others are held at what they are at a place. With one input, it goes across.
#[wasm_bindgen(js_name = cutAt)]
pub fn cut_at(trainer: &mut Trainer, across: f64, up: f64, through: &[f64]) -> Result<(), JsError> {
    let axes = [integer::<u8>(across)?, integer::<u8>(up)?].map(usize::from);
    let plane = trainer.section().plane();
    trainer.cut_at(Section::new(plane, axes, through)?);
    Ok(())
}

/// What an input or neuron answers at so many points of that section, from left to right: see the crate's
/// `Network::profile`.
#[wasm_bindgen(js_name = profileOf)]
pub fn profile_of(trainer: &Trainer, index: f64, points: f64) -> Result<Vec<f64>, JsError> {
    let (index, points): (u16, u16) = (integer(index)?, integer(points)?);
    let network = trainer.replay().network();
    Ok(network.profile(trainer.section(), index.into(), points.into())?)
}

/// The line in that section on which a neuron's weighted sum is 0, as segments: x, y, x, y of each.
#[wasm_bindgen(js_name = neuronLineOf)]
pub fn neuron_line_of(trainer: &Trainer, layer: f64, neuron: f64) -> Result<Vec<f64>, JsError> {
    let (layer, neuron): (u16, u16) = (integer(layer)?, integer(neuron)?);
    let network = trainer.replay().network();
    Ok(network.neuron_line(layer.into(), neuron.into(), *trainer.section()))
}

/// Moves the straight line of a neuron of the first layer through (x, y), by its bias; or, where a place of it is given
/// that stays, turns it there.
#[wasm_bindgen(js_name = moveLine)]
pub fn move_line(
    trainer: &mut Trainer,
    neuron: f64,
    x: f64,
    y: f64,
    about_x: Option<f64>,
    about_y: Option<f64>,
) -> Result<(), JsError> {
    let neuron = usize::from(integer::<u16>(neuron)?);
    let network = trainer.replay().network();
    let section = trainer.section();
    let line =
        Line::in_section(network, neuron, section).and_then(|line| match about_x.zip(about_y) {
            None => line.moved_through([x, y]),
            Some((about_x, about_y)) => line.turned_in(section, [about_x, about_y], [x, y]),
        });
    let changes = line.map(|line| line.changes_in(network, neuron, section)).unwrap_or_default();
    for change in changes {
        trainer.replay_mut().edit(change)?;
    }
    Ok(())
}
