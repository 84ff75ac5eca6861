use super::{Draw, Hyperparameter, Layer, fill};
use crate::numerics::LegacyRandom;

/// Weights and biases uniform in [−r, r).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Uniform {
    /// r, positive and finite.
    pub range: f64,
}

impl Uniform {
    /// From −1 to 1.
    pub const DEFAULT: Self = Self { range: 1.0 };
}

impl Draw for Uniform {
    const NAME: &'static str = "uniform";
    const TITLE: &'static str = "Uniform";
    const DEFAULT: Self = Self::DEFAULT;
    const PYTHON: &'static str = include_str!("uniform.py");

    fn numbers(&mut self) -> Vec<(Hyperparameter, &mut f64)> {
        vec![(Hyperparameter::RANGE, &mut self.range)]
    }

    fn draw(self, random: &mut LegacyRandom, layer: Layer<'_>) {
        fill(layer.weights, || random.within(self.range));
        fill(layer.biases, || random.within(self.range));
    }
}
