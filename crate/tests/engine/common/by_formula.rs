//! What neurons answer, by the formula, one number after the other; and how far apart answers are.

use xor_playground::Network;
use xor_playground::network::{Activation, Neuron};

/// f(z). (What each f is, is compared with `PyTorch`'s in `activations.rs`.)
pub fn apply(activation: Activation, z: f64) -> f64 {
    Neuron { activation, weights: &[1.0], bias: 0.0 }.output(&[z]).unwrap().activation
}

/// What the last hidden layer answers, by the formula, one number after the other.
pub fn hidden_for(network: &Network, input: [f64; 2]) -> Vec<f64> {
    let mut values = input.to_vec();
    for (layer, kind) in network.layers().zip(network.shape().hidden()) {
        let neuron = |n: usize| {
            let products = values.iter().enumerate().map(|(i, a)| a * layer.weights[[i, n]]);
            let sum = products.reduce(|sum, product| sum + product).unwrap();
            apply(kind.activation, sum + layer.biases[n])
        };
        values = (0..layer.biases.len()).map(neuron).collect();
    }
    values
}

pub fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}
