use super::{Draw, Layer, fill};
use crate::numerics::{LegacyRandom, exp, ln};

/// The weights to each neuron in a direction that is drawn from a cube, of length β = 0.7 · m^(1 / n), and biases uniform in
/// ±β, so that the neurons of a layer share out their inputs (Nguyen and Widrow, *Improving the learning speed of
/// 2-layer neural networks by choosing initial values of the adaptive weights*, 1990).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NguyenWidrow;

impl Draw for NguyenWidrow {
    const NAME: &'static str = "nguyen-widrow";
    const TITLE: &'static str = "Nguyen and Widrow";
    const DEFAULT: Self = Self;
    const PYTHON: &'static str = include_str!("nguyen_widrow.py");

    fn draw(self, random: &mut LegacyRandom, layer: Layer<'_>) {
        // m^(1 / n).
        let root = exp(ln(layer.neurons) / layer.inputs);
        let length = 0.7 * root;
        fill(layer.weights, || random.within(1.0));
        for neuron in 0..layer.count {
            let to_neuron = || (neuron..layer.weights.len()).step_by(layer.count);
            let squares = to_neuron().map(|index| layer.weights[index] * layer.weights[index]);
            let scale = length / squares.sum::<f64>().sqrt();
            to_neuron().for_each(|index| layer.weights[index] *= scale);
        }
        fill(layer.biases, || random.within(length));
    }
}
