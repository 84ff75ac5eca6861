//! Forward and backward pass of the 2-H-1 sigmoid network over four samples at once.
//!
//! This is the whole of learning, top to bottom: [`Parameters::forward`], [`Parameters::gradient`],
//! [`Parameters::descend`]. The samples lie along the lanes; H is known to the compiler, so that the
//! loops unroll and everything stays in registers. Nothing is allocated.
//!
//! A neuron's weighted sum is z, and its activation is a = σ(z). The article's program has other names:
//!
//! | the article | here |
//! | --- | --- |
//! | `hidden_layer_activation`, `output_layer_activation` | z, the weighted sums |
//! | `hidden_layer_output`, `predicted_output` | [`Activations`] |
//! | `d_predicted_output`, `d_hidden_layer` | `output_delta`, `delta`, with the opposite sign |
//! | `feedforward`, `backpropagation` | [`Parameters::forward`]; [`Parameters::gradient`] and [`Parameters::descend`] |
//!
//! The order of every sum is fixed, and is part of the numerical contract:
//! a weighted sum adds its products in the order of the inputs, then the bias;
//! a sum over the samples is [`F64x4::sum`].

use std::array;

use crate::activation::sigmoid;
use crate::lanes::F64x4;
use crate::loss::squared_error;

/// The parameters of a 2-H-1 network, or the slope of the loss along each of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Parameters<const H: usize> {
    /// `hidden_weights[i][h]` leads from input i to hidden neuron h.
    pub hidden_weights: [[f64; H]; 2],
    pub hidden_biases: [f64; H],
    /// `output_weights[h]` leads from hidden neuron h to the output.
    pub output_weights: [f64; H],
    pub output_bias: f64,
}

/// The activations of one forward pass, a lane a sample.
#[derive(Clone, Copy)]
pub(crate) struct Activations<const H: usize> {
    pub hidden: [F64x4; H],
    pub output: F64x4,
}

impl<const H: usize> Parameters<H> {
    /// What every neuron answers to the inputs (x, y).
    #[inline(always)]
    pub fn forward(&self, input: [F64x4; 2]) -> Activations<H> {
        let hidden = array::from_fn(|h| {
            let [from_x, from_y] = self.hidden_weights;
            let z = input[0] * F64x4::splat(from_x[h]) + input[1] * F64x4::splat(from_y[h]);
            sigmoid::value(z + F64x4::splat(self.hidden_biases[h]))
        });
        let z = (1..H).fold(hidden[0] * F64x4::splat(self.output_weights[0]), |sum, h| {
            sum + hidden[h] * F64x4::splat(self.output_weights[h])
        });
        let output = sigmoid::value(z + F64x4::splat(self.output_bias));
        Activations { hidden, output }
    }

    /// ∂E/∂p for every parameter p, summed over the samples: the chain rule, from the output back.
    ///
    /// `output_delta` is ∂E/∂y · ∂y/∂z of the output neuron, and `delta` of a hidden neuron takes it
    /// through the output weight and the slope of that neuron to its ∂E/∂z.
    #[inline(always)]
    pub fn gradient(&self, input: [F64x4; 2], target: F64x4, at: &Activations<H>) -> Self {
        let output_delta = squared_error::slope(target, at.output) * sigmoid::slope(at.output);
        let delta: [F64x4; H] = array::from_fn(|h| {
            (output_delta * F64x4::splat(self.output_weights[h])) * sigmoid::slope(at.hidden[h])
        });
        Self {
            hidden_weights: array::from_fn(|i| array::from_fn(|h| (input[i] * delta[h]).sum())),
            hidden_biases: array::from_fn(|h| delta[h].sum()),
            output_weights: array::from_fn(|h| (at.hidden[h] * output_delta).sum()),
            output_bias: output_delta.sum(),
        }
    }

    /// Gradient descent: p ← p − learning rate · ∂E/∂p.
    #[inline(always)]
    pub fn descend(&mut self, gradient: &Self, learning_rate: f64) {
        for h in 0..H {
            for i in 0..2 {
                self.hidden_weights[i][h] -= learning_rate * gradient.hidden_weights[i][h];
            }
            self.hidden_biases[h] -= learning_rate * gradient.hidden_biases[h];
            self.output_weights[h] -= learning_rate * gradient.output_weights[h];
        }
        self.output_bias -= learning_rate * gradient.output_bias;
    }

    /// Trains one epoch for each place in `losses`, and puts there the mean squared error that the
    /// network had before that epoch's update.
    pub fn train(
        &mut self,
        input: [F64x4; 2],
        target: F64x4,
        learning_rate: f64,
        losses: &mut [f64],
    ) {
        let mut network = *self;
        for loss in losses {
            let activations = network.forward(input);
            *loss = squared_error::mean(target, activations.output);
            let gradient = network.gradient(input, target, &activations);
            network.descend(&gradient, learning_rate);
        }
        *self = network;
    }
}
