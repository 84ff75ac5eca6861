use super::{Draw, Layer, fill};
use crate::numerics::LegacyRandom;

/// Weights and biases uniform in [0, 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Article;

impl Draw for Article {
    const NAME: &'static str = "article";
    const TITLE: &'static str = "The article’s: 0 to 1";
    const DEFAULT: Self = Self;
    const PYTHON: &'static str = include_str!("article.py");

    fn draw(self, random: &mut LegacyRandom, layer: Layer<'_>) {
        fill(layer.weights, || random.uniform());
        fill(layer.biases, || random.uniform());
    }
}
