use super::{Draw, Layer, fill};
use crate::numerics::LegacyRandom;

/// Weights uniform in ±√(6 / n), biases 0 (He, Zhang, Ren and Sun, *Delving deep into rectifiers*, 2015).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeUniform;

impl HeUniform {
    pub(crate) const NAME: &str = "he-uniform";
    pub(crate) const TITLE: &str = "He, uniform";
    /// It has no numbers of its own.
    pub const DEFAULT: Self = Self;
}

impl Draw for HeUniform {
    const PYTHON: &'static str = include_str!("he_uniform.py");

    fn draw(self, random: &mut LegacyRandom, layer: Layer<'_>) {
        let range = (6.0 / layer.inputs).sqrt();
        fill(layer.weights, || random.within(range));
    }
}
