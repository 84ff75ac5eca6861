use super::{Draw, Layer, fill};
use crate::numerics::LegacyRandom;

/// Weights uniform in ±√(6 / n), biases 0 (He, Zhang, Ren and Sun, *Delving deep into rectifiers*, 2015).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeUniform;

impl Draw for HeUniform {
    const NAME: &'static str = "he-uniform";
    const TITLE: &'static str = "He, uniform";
    const DEFAULT: Self = Self;
    const PYTHON: &'static str = include_str!("he_uniform.py");

    fn draw(self, random: &mut LegacyRandom, layer: Layer<'_>) {
        let range = (6.0 / layer.inputs).sqrt();
        fill(layer.weights, || random.within(range));
    }
}
