use super::{Draw, Layer, fill};
use crate::numerics::LegacyRandom;

/// Weights and biases uniform in [0, 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Article;

impl Article {
    pub(crate) const NAME: &str = "article";
    pub(crate) const TITLE: &str = "The article’s: 0 to 1";
    /// It has no numbers of its own.
    pub const DEFAULT: Self = Self;
}

impl Draw for Article {
    const PYTHON: &'static str = include_str!("article.py");

    fn draw(self, random: &mut LegacyRandom, layer: Layer<'_>) {
        fill(layer.weights, || random.uniform());
        fill(layer.biases, || random.uniform());
    }
}
