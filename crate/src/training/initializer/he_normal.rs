use super::{Draw, Layer, fill};
use crate::numerics::LegacyRandom;

/// Weights normal with variance 2 / n, biases 0 (He, Zhang, Ren and Sun, *Delving deep into rectifiers*, 2015).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeNormal;

impl Draw for HeNormal {
    const NAME: &'static str = "he-normal";
    const TITLE: &'static str = "He, normal";
    const DEFAULT: Self = Self;
    const PYTHON: &'static str = include_str!("he_normal.py");

    fn draw(self, random: &mut LegacyRandom, layer: Layer<'_>) {
        let deviation = (2.0 / layer.inputs).sqrt();
        fill(layer.weights, || random.normal() * deviation);
    }
}
