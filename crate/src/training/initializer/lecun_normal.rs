use super::{Draw, Layer, fill};
use crate::numerics::LegacyRandom;

/// Weights normal with variance 1 / n, biases 0 (`LeCun`, Bottou, Orr and Müller, *Efficient `BackProp`*, 1998).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LecunNormal;

impl Draw for LecunNormal {
    const NAME: &'static str = "lecun-normal";
    const TITLE: &'static str = "LeCun, normal";
    const DEFAULT: Self = Self;
    const PYTHON: &'static str = include_str!("lecun_normal.py");

    fn draw(self, random: &mut LegacyRandom, layer: Layer<'_>) {
        let deviation = (1.0 / layer.inputs).sqrt();
        fill(layer.weights, || random.normal() * deviation);
    }
}
