//! One sample on its way through a network and back, number by number.

use crate::network::backprop::WIDEST;
use crate::network::{LayerLayout, Loss, Shape, backprop};
use crate::numerics::F64x4;
use crate::training::Setup;

/// What one neuron has to do with one sample.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TracedNeuron {
    /// z = Σ w · x + b, the weighted sum.
    pub pre_activation: f64,
    /// a = f(z), what it answers; the output neuron's is y.
    pub activation: f64,
    /// ∂a/∂z = f′(z).
    pub derivative: f64,
    /// ∂E/∂a: of the output neuron, the derivative of the loss; of a hidden one, Σ δ · w over the neurons that
    /// it leads to. The output neuron's is infinite where cross-entropy meets an output that is exactly
    /// wrong.
    pub error_derivative: f64,
    /// δ = ∂E/∂z = ∂E/∂a · ∂a/∂z. With cross-entropy, the two factors of the output neuron cancel to
    /// (y − t) / n, and that is how it is computed.
    pub delta: f64,
}

/// A sample, and what every neuron answers to it.
pub(super) struct TracedSample {
    pub inputs: Vec<f64>,
    pub target: f64,
    pub neurons: Vec<TracedNeuron>,
}

impl TracedSample {
    /// Forward.
    pub fn forward(setup: &Setup, parameters: &[f64], sample: usize) -> Self {
        let inputs = features_of(setup, sample);
        let neurons = forward(setup.shape.layouts(), parameters, &inputs);
        Self { inputs, target: setup.data.targets()[sample], neurons }
    }

    /// Forward, and backward as one of a batch of `samples`.
    pub fn forward_and_backward(
        setup: &Setup,
        parameters: &[f64],
        sample: usize,
        samples: usize,
    ) -> Self {
        let mut traced = Self::forward(setup, parameters, sample);
        backward(setup, parameters, traced.target, samples, &mut traced.neurons);
        traced
    }

    /// What the network answers.
    pub fn output(&self) -> f64 {
        self.neurons.last().map_or(0.0, |neuron| neuron.activation)
    }

    /// ∂E/∂p of every parameter, when it went forward and backward.
    pub fn products(&self, setup: &Setup) -> Vec<f64> {
        products(setup.shape.layouts(), &self.inputs, &self.neurons)
    }
}

/// What the first layer takes of a sample.
fn features_of(setup: &Setup, sample: usize) -> Vec<f64> {
    let features = setup.shape.features();
    let inputs = setup.data.inputs();
    let inputs = inputs.row(sample);
    let mut lanes = [F64x4::splat(0.0); Shape::MAX_INPUTS];
    for (lanes, &input) in lanes.iter_mut().zip(inputs) {
        *lanes = F64x4::splat(input);
    }
    features.put(&mut lanes);
    lanes.into_iter().take(features.count(inputs.len())).map(one).collect()
}

/// Forward: of every neuron, the weighted sum z = Σ w · x + b of what comes in, the activation a = f(z)
/// and its derivative f′(z).
fn forward(layouts: &[LayerLayout], parameters: &[f64], inputs: &[f64]) -> Vec<TracedNeuron> {
    let mut neurons = Vec::new();
    let mut before: Vec<F64x4> = inputs.iter().map(|&input| F64x4::splat(input)).collect();
    let first = before.clone();
    for layout in layouts {
        before.extend_from_slice(&first[..layout.direct()]);
        let mut sums = vec![F64x4::splat(0.0); layout.neurons];
        let mut derivatives = sums.clone();
        backprop::weighted_sums(layout, parameters, &before, &mut sums);
        let mut activations = sums.clone();
        layout.activation.apply_with_derivatives(&mut activations, &mut derivatives);
        for (n, &activation) in activations.iter().enumerate() {
            neurons.push(TracedNeuron {
                pre_activation: one(sums[n]),
                activation: one(activation),
                derivative: one(derivatives[n]),
                ..TracedNeuron::default()
            });
        }
        before = activations;
    }
    neurons
}

/// Backward: of every neuron, ∂E/∂a and δ = ∂E/∂z, from the output on. To a hidden neuron comes back
/// ∂E/∂a = Σ δ · w over the neurons that it leads to; its derivative takes that on to its δ.
fn backward(
    setup: &Setup,
    parameters: &[f64],
    target: f64,
    samples: usize,
    neurons: &mut [TracedNeuron],
) {
    if let Some(output) = neurons.last_mut() {
        output.error_derivative = setup.loss.derivative(target, output.activation, samples);
        output.delta = output_delta(setup.loss, target, output, samples);
    }
    let mut rest = neurons;
    for layout in setup.shape.layouts()[1..].iter().rev() {
        let (before, layer) = rest.split_at_mut(rest.len() - layout.neurons);
        let start = before.len() - layout.before();
        backward_layer(layout, parameters, layer, &mut before[start..]);
        rest = before;
    }
}

/// δ of the output neuron, as the engine computes it.
fn output_delta(loss: Loss, target: f64, output: &TracedNeuron, samples: usize) -> f64 {
    let [target, activation, derivative] =
        [target, output.activation, output.derivative].map(F64x4::splat);
    one(loss.output_delta(target, activation, derivative, samples))
}

/// From the deltas of a layer to those of the neurons before it.
fn backward_layer(
    layout: &LayerLayout,
    parameters: &[f64],
    layer: &[TracedNeuron],
    before: &mut [TracedNeuron],
) {
    let deltas: Vec<F64x4> = layer.iter().map(|neuron| F64x4::splat(neuron.delta)).collect();
    // With derivatives of 1, what comes back as it is: that times the derivative is δ.
    let ones = [F64x4::splat(1.0); WIDEST];
    let mut sums = [F64x4::splat(0.0); WIDEST];
    let (ones, sums) = (&ones[..layout.before()], &mut sums[..layout.before()]);
    backprop::deltas_before(layout, parameters, &deltas, ones, sums);
    for (neuron, sum) in before.iter_mut().zip(sums) {
        neuron.error_derivative = one(*sum);
        neuron.delta = neuron.error_derivative * neuron.derivative;
    }
}

/// ∂E/∂p of every parameter: ∂E/∂w = δ · ∂z/∂w = δ · x, where x is what comes in through the weight, and
/// ∂E/∂b = δ.
fn products(layouts: &[LayerLayout], inputs: &[f64], neurons: &[TracedNeuron]) -> Vec<f64> {
    let parameters = layouts.last().map_or(0, |layout| layout.biases().end);
    // −0 leaves any number as it is when that is added.
    let mut part = vec![F64x4::splat(-0.0); parameters];
    let mut before: Vec<F64x4> = inputs.iter().map(|&input| F64x4::splat(input)).collect();
    let first = before.clone();
    let mut rest = neurons;
    for layout in layouts {
        before.extend_from_slice(&first[..layout.direct()]);
        let layer;
        (layer, rest) = rest.split_at(layout.neurons);
        let deltas: Vec<F64x4> = layer.iter().map(|neuron| F64x4::splat(neuron.delta)).collect();
        backprop::add_products(layout, &before, &deltas, &mut part);
        before = layer.iter().map(|neuron| F64x4::splat(neuron.activation)).collect();
    }
    part.into_iter().map(one).collect()
}

/// The number that all lanes hold.
fn one(lanes: F64x4) -> f64 {
    lanes.to_array()[0]
}
