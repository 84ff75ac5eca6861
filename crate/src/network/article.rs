//! Forward and backward pass of the 2-H-1 sigmoid network over the four samples of a truth table.
//!
//! This is the whole of learning, top to bottom: [`Parameters::forward`], [`Parameters::products`] and
//! their sums over the samples, [`Parameters::descend`]. H is known to the compiler, so that the loops
//! unroll and everything stays in registers. Nothing is allocated. Networks of other shapes, data sets
//! and optimizers go through [`crate::network::backprop`].
//!
//! A neuron's weighted sum is z, and its activation is a = σ(z). The article's program has other names:
//!
//! | the article | here |
//! | --- | --- |
//! | `hidden_layer_activation`, `output_layer_activation` | z, the weighted sums |
//! | `hidden_layer_output`, `predicted_output` | [`Activations`] |
//! | `d_predicted_output`, `d_hidden_layer` | `output_delta`, `delta`, with the opposite sign |
//! | `feedforward`, `backpropagation` | [`Parameters::forward`]; [`Parameters::products`] and [`Parameters::descend`] |
//!
//! What lies along the four lanes is one of two things. One network learns with a lane a sample; its
//! parameters are plain numbers. Or four networks learn at once with a lane a network; then their
//! parameters have four lanes, too, and the samples come one after the other. A network gets the same
//! bits either way, because the order of every sum is fixed, and is part of the numerical contract:
//! a weighted sum adds its products in the order of the inputs, then the bias;
//! a sum over the samples is (0 + 2) + (1 + 3), as in [`F64x4::sum`].

use std::array;
use std::ops::{Add, Mul, Sub};

use super::activation::{Function, Sigmoid};
use crate::numerics::{F64x4, LANES};

/// A parameter: one for all lanes, or one a lane.
pub(crate) trait Parameter: Copy + Sub<Output = Self> + Mul<Output = Self> {
    fn lanes(self) -> F64x4;
}

impl Parameter for f64 {
    #[inline(always)]
    fn lanes(self) -> F64x4 {
        F64x4::splat(self)
    }
}

impl Parameter for F64x4 {
    #[inline(always)]
    fn lanes(self) -> F64x4 {
        self
    }
}

/// The parameters of 2-H-1 networks, or the gradient of the loss: its derivative along each of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Parameters<P, const H: usize> {
    /// `hidden_weights[i][h]` leads from input i to hidden neuron h.
    pub hidden_weights: [[P; H]; 2],
    pub hidden_biases: [P; H],
    /// `output_weights[h]` leads from hidden neuron h to the output.
    pub output_weights: [P; H],
    pub output_bias: P,
}

/// The activations of one forward pass.
#[derive(Clone, Copy)]
pub(crate) struct Activations<const H: usize> {
    pub hidden: [F64x4; H],
    pub output: F64x4,
}

impl<P: Parameter, const H: usize> Parameters<P, H> {
    /// What every neuron answers to the inputs (x, y).
    #[inline(always)]
    pub fn forward(&self, input: [F64x4; 2]) -> Activations<H> {
        let [from_x, from_y] = &self.hidden_weights;
        let mut hidden = [F64x4::splat(0.0); H];
        for h in 0..H {
            let z = input[0] * from_x[h].lanes() + input[1] * from_y[h].lanes();
            hidden[h] = Sigmoid::value(z + self.hidden_biases[h].lanes());
        }
        let z = (1..H).fold(hidden[0] * self.output_weights[0].lanes(), |sum, h| {
            sum + hidden[h] * self.output_weights[h].lanes()
        });
        let output = Sigmoid::value(z + self.output_bias.lanes());
        Activations { hidden, output }
    }

    /// ∂E/∂p for every parameter p, of each lane by itself: the chain rule, from the output back.
    ///
    /// `output_delta` is ∂E/∂y · ∂y/∂z of the output neuron, and `delta` of a hidden neuron takes it
    /// through the output weight and the derivative of that neuron to its ∂E/∂z.
    #[inline(always)]
    pub fn products(
        &self,
        input: [F64x4; 2],
        target: F64x4,
        at: &Activations<H>,
    ) -> Parameters<F64x4, H> {
        let derivative = |a| Sigmoid::derivative(a, a);
        let output_delta = (at.output - target) * derivative(at.output);
        let delta: [F64x4; H] = array::from_fn(|h| {
            (output_delta * self.output_weights[h].lanes()) * derivative(at.hidden[h])
        });
        Parameters {
            hidden_weights: array::from_fn(|i| array::from_fn(|h| input[i] * delta[h])),
            hidden_biases: delta,
            output_weights: array::from_fn(|h| at.hidden[h] * output_delta),
            output_bias: output_delta,
        }
    }

    /// Gradient descent: p ← p − learning rate · ∂E/∂p.
    #[inline(always)]
    pub fn descend(&mut self, gradient: &Self, learning_rate: P) {
        let descend = |p: &mut P, derivative: P| *p = *p - learning_rate * derivative;
        for h in 0..H {
            for i in 0..2 {
                descend(&mut self.hidden_weights[i][h], gradient.hidden_weights[i][h]);
            }
            descend(&mut self.hidden_biases[h], gradient.hidden_biases[h]);
            descend(&mut self.output_weights[h], gradient.output_weights[h]);
        }
        descend(&mut self.output_bias, gradient.output_bias);
    }

    /// Each parameter put through `change`.
    #[inline(always)]
    pub fn map<Q: Copy>(self, change: impl Fn(P) -> Q + Copy) -> Parameters<Q, H> {
        Parameters {
            hidden_weights: self.hidden_weights.map(|row| row.map(change)),
            hidden_biases: self.hidden_biases.map(change),
            output_weights: self.output_weights.map(change),
            output_bias: change(self.output_bias),
        }
    }
}

/// One network, a lane a sample.
impl<const H: usize> Parameters<f64, H> {
    /// From all parameters, layer by layer: hidden weights from x, then from y, hidden biases, output
    /// weights, output bias.
    #[inline(always)]
    pub fn unpacked(parameters: &[f64]) -> Self {
        let neurons = |row: usize| array::from_fn(|h| parameters[row * H + h]);
        Self {
            hidden_weights: [neurons(0), neurons(1)],
            hidden_biases: neurons(2),
            output_weights: neurons(3),
            output_bias: parameters[4 * H],
        }
    }

    /// Puts all parameters back.
    #[inline(always)]
    pub fn pack(&self, parameters: &mut [f64]) {
        let [from_x, from_y] = &self.hidden_weights;
        let rows = [from_x, from_y, &self.hidden_biases, &self.output_weights];
        for (parameters, row) in parameters.chunks_exact_mut(H).zip(rows) {
            parameters.copy_from_slice(row);
        }
        parameters[4 * H] = self.output_bias;
    }

    /// Trains one epoch for each place in `losses`, and puts there the mean squared error that the
    /// network had before that epoch's update.
    pub fn train_epochs(
        &mut self,
        input: [F64x4; 2],
        target: F64x4,
        learning_rate: f64,
        losses: &mut [f64],
    ) {
        let mut network = *self;
        for loss in losses {
            let activations = network.forward(input);
            let error = target - activations.output;
            *loss = (error * error).mean();
            let gradient = network.products(input, target, &activations).map(F64x4::sum);
            network.descend(&gradient, learning_rate);
        }
        *self = network;
    }
}

/// Four networks, a lane a network.
impl<const H: usize> Parameters<F64x4, H> {
    /// Takes four networks together.
    pub fn side_by_side(networks: &[Parameters<f64, H>; LANES]) -> Self {
        let gather = |parameter: &dyn Fn(&Parameters<f64, H>) -> f64| {
            F64x4::new(array::from_fn(|lane| parameter(&networks[lane])))
        };
        Self {
            hidden_weights: array::from_fn(|i| {
                array::from_fn(|h| gather(&|network| network.hidden_weights[i][h]))
            }),
            hidden_biases: array::from_fn(|h| gather(&|network| network.hidden_biases[h])),
            output_weights: array::from_fn(|h| gather(&|network| network.output_weights[h])),
            output_bias: gather(&|network| network.output_bias),
        }
    }

    /// Puts another network into a lane.
    pub fn set_lane(&mut self, lane: usize, network: &Parameters<f64, H>) {
        let set = |lanes: &mut F64x4, parameter| {
            let mut numbers = lanes.to_array();
            numbers[lane] = parameter;
            *lanes = F64x4::new(numbers);
        };
        for h in 0..H {
            for i in 0..2 {
                set(&mut self.hidden_weights[i][h], network.hidden_weights[i][h]);
            }
            set(&mut self.hidden_biases[h], network.hidden_biases[h]);
            set(&mut self.output_weights[h], network.output_weights[h]);
        }
        set(&mut self.output_bias, network.output_bias);
    }

    /// Whether the networks in a lane are the same, to the bit.
    pub fn same_in_lane(&self, other: &Self, lane: usize) -> bool {
        let bits = |lanes: F64x4| lanes.to_array()[lane].to_bits();
        self.each().zip(other.each()).all(|(one, other)| bits(one) == bits(other))
    }

    /// Whether all parameters are as `is_sound` says.
    pub fn all(&self, is_sound: impl Fn(F64x4) -> bool) -> bool {
        self.each().all(is_sound)
    }

    fn each(&self) -> impl Iterator<Item = F64x4> {
        let [from_x, from_y] = &self.hidden_weights;
        let layers = [from_x, from_y, &self.hidden_biases, &self.output_weights];
        layers.into_iter().flatten().chain([&self.output_bias]).copied()
    }

    /// Trains each network one epoch, and gives the outputs for the four samples that they had before.
    #[inline(always)]
    pub fn train_epoch_side_by_side(
        &mut self,
        inputs: &[[F64x4; 2]; LANES],
        targets: &[F64x4; LANES],
        learning_rate: F64x4,
    ) -> [F64x4; LANES] {
        let activations = inputs.map(|input| self.forward(input));
        let [a, b, c, d] = array::from_fn(|sample| {
            self.products(inputs[sample], targets[sample], &activations[sample])
        });
        let gradient = (a + c) + (b + d);
        self.descend(&gradient, learning_rate);
        activations.map(|activations| activations.output)
    }
}

impl<const H: usize> Add for Parameters<F64x4, H> {
    type Output = Self;

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        let sum = |a: [F64x4; H], b: [F64x4; H]| array::from_fn(|h| a[h] + b[h]);
        let rows = |i: usize| sum(self.hidden_weights[i], other.hidden_weights[i]);
        Self {
            hidden_weights: [rows(0), rows(1)],
            hidden_biases: sum(self.hidden_biases, other.hidden_biases),
            output_weights: sum(self.output_weights, other.output_weights),
            output_bias: self.output_bias + other.output_bias,
        }
    }
}
