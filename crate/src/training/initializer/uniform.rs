use super::{Draw, Layer, fill};
use crate::numerics::LegacyRandom;

/// Weights and biases uniform in [−r, r).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Uniform {
    /// r, positive and finite.
    pub range: f64,
}

impl Uniform {
    pub(crate) const NAME: &str = "uniform";
    pub(crate) const TITLE: &str = "Uniform";
    /// From −1 to 1.
    pub const DEFAULT: Self = Self { range: 1.0 };
}

impl Draw for Uniform {
    const KEYS: &'static [&'static str] = &["range"];
    const PYTHON: &'static str = include_str!("uniform.py");

    fn is_sound(self) -> bool {
        self.range > 0.0 && (2.0 * self.range).is_finite()
    }

    fn number(&mut self, key: &str) -> Option<&mut f64> {
        (key == "range").then_some(&mut self.range)
    }

    fn draw(self, random: &mut LegacyRandom, layer: Layer<'_>) {
        fill(layer.weights, || random.within(self.range));
        fill(layer.biases, || random.within(self.range));
    }
}
