use super::{Draw, Layer, fill};
use crate::numerics::LegacyRandom;

/// Weights normal with variance 2 / (n + m), biases 0 (Glorot and Bengio, *Understanding the difficulty
/// of training deep feedforward neural networks*, 2010).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct XavierNormal;

impl Draw for XavierNormal {
    const NAME: &'static str = "xavier-normal";
    const TITLE: &'static str = "Xavier, normal";
    const DEFAULT: Self = Self;
    const PYTHON: &'static str = include_str!("xavier_normal.py");

    fn draw(self, random: &mut LegacyRandom, layer: Layer<'_>) {
        let deviation = (2.0 / (layer.inputs + layer.neurons)).sqrt();
        fill(layer.weights, || random.normal() * deviation);
    }
}
