use super::{Draw, Layer, fill};
use crate::numerics::LegacyRandom;

/// Weights uniform in ±√(6 / (n + m)), biases 0 (Glorot and Bengio, *Understanding the difficulty
/// of training deep feedforward neural networks*, 2010; Xavier is Glorot's first name).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct XavierUniform;

impl Draw for XavierUniform {
    const NAME: &'static str = "xavier-uniform";
    const TITLE: &'static str = "Xavier, uniform";
    const DEFAULT: Self = Self;
    const PYTHON: &'static str = include_str!("xavier_uniform.py");

    fn draw(self, random: &mut LegacyRandom, layer: Layer<'_>) {
        let range = (6.0 / (layer.inputs + layer.neurons)).sqrt();
        fill(layer.weights, || random.within(range));
    }
}
