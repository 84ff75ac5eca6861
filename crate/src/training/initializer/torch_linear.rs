use super::{Draw, Layer, fill};
use crate::numerics::LegacyRandom;

/// Weights and biases uniform in ±1 / √n: what `PyTorch` does for a linear layer by default. (The numbers are drawn
/// as NumPy draws them, not as `PyTorch` does.)
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TorchLinear;

impl Draw for TorchLinear {
    const NAME: &'static str = "torch-linear";
    const TITLE: &'static str = "PyTorch’s";
    const DEFAULT: Self = Self;
    const PYTHON: &'static str = include_str!("torch_linear.py");

    fn draw(self, random: &mut LegacyRandom, layer: Layer<'_>) {
        let range = 1.0 / layer.inputs.sqrt();
        fill(layer.weights, || random.within(range));
        fill(layer.biases, || random.within(range));
    }
}
