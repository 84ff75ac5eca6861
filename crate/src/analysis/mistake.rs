//! The article's program with one of the mistakes that people make when they write it.

use std::array;

use ndarray::Array2;

use crate::data::{Criterion, DataSet, Verdict};
use crate::network::activation::{Function, Sigmoid};
use crate::network::{Network, Parameters, Shape};
use crate::numerics::{F64x4, LANES};
use crate::training::Run;

const HIDDEN: usize = 2;

/// What goes wrong in an update: each is no setting, but another formula. δ is ∂E/∂z of a neuron, a = σ(z).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// z (1 − z) stands where a (1 − a) should.
    DerivativeOfSum,
    /// σ(a) (1 − σ(a)) stands where a (1 − a) should.
    DerivativeOfSigmoid,
    /// No derivative at all: δ is the error.
    NoDerivative,
    /// The error of the hidden layer is taken through output weights that the same update has changed before.
    WeightsFirst,
    /// Biases stay as they are drawn.
    FrozenBiases,
    /// The step goes up the slope.
    TurnedSign,
    /// Weights and biases are whole numbers: what is put into them is cut off, at the start too.
    WholeNumbers,
    /// The output is σ(σ(z)), and δ as if it were σ(z).
    SigmoidTwice,
}

/// A network of the article's, trained with a [`Mistake`] at the article's learning rate of 1, or without one: then it is,
/// to the bit, the article's run. It goes on when numbers are no longer finite, as a program does.
///
/// ```
/// use xor_playground::analysis::{Mistake, MistakenRun};
/// let mut run = MistakenRun::article(0, Some(Mistake::TurnedSign));
/// run.step(5_000);
/// assert!(run.loss() > 0.49);
/// ```
#[derive(Clone, Debug)]
pub struct MistakenRun {
    mistake: Option<Mistake>,
    input: [F64x4; 2],
    target: F64x4,
    has_biases: [bool; 2],
    network: Parameters<f64, HIDDEN>,
    losses: Vec<f64>,
    learnt_at: Option<u64>,
    not_finite_at: Option<u64>,
}

/// One forward pass: weighted sums and activations of the hidden neurons and of the output.
struct Pass {
    hidden_sums: [F64x4; HIDDEN],
    hidden: [F64x4; HIDDEN],
    output_sum: F64x4,
    output: F64x4,
}

impl MistakenRun {
    /// A run at epoch 0, from a network of the article's shape, of which layers may have no biases; none from another.
    #[must_use]
    pub fn new(start: &Network, mistake: Option<Mistake>) -> Option<Self> {
        let choices = [[true, true], [true, false], [false, true], [false, false]];
        let is_shape = |biases: &[bool; 2]| {
            Shape::default().with_biases(biases).is_ok_and(|shape| shape == *start.shape())
        };
        let has_biases = choices.into_iter().find(is_shape)?;
        // A bias that there isn't is 0, and stays so.
        let layers = start.layers().zip(has_biases);
        let parameters = layers.flat_map(|(layer, has_biases)| {
            let biases =
                if has_biases { layer.biases.to_vec() } else { vec![0.0; layer.weights.ncols()] };
            layer.weights.iter().copied().chain(biases).collect::<Vec<_>>()
        });
        Some(Self::with(&parameters.collect::<Vec<_>>(), has_biases, mistake))
    }

    /// The article's run from a seed, with a mistake or without.
    #[must_use]
    pub fn article(seed: u32, mistake: Option<Mistake>) -> Self {
        Self::with(Run::article(seed).start().parameters(), [true, true], mistake)
    }

    fn with(parameters: &[f64], has_biases: [bool; 2], mistake: Option<Mistake>) -> Self {
        let mut network = Parameters::unpacked(parameters);
        if mistake == Some(Mistake::WholeNumbers) {
            network = network.map(f64::trunc);
        }
        let data = DataSet::xor();
        let inputs: Array2<f64> = data.inputs().to_owned();
        let column = |input| array::from_fn(|sample: usize| inputs[[sample, input]]);
        let target: [f64; LANES] = array::from_fn(|sample| data.targets()[sample]);
        let mut run = Self {
            mistake,
            input: [F64x4::new(column(0)), F64x4::new(column(1))],
            target: F64x4::new(target),
            has_biases,
            network,
            losses: Vec::new(),
            learnt_at: None,
            not_finite_at: None,
        };
        run.look();
        run
    }

    /// Trains so many epochs.
    pub fn step(&mut self, epochs: u64) {
        for _ in 0..epochs {
            self.update();
            self.look();
        }
    }

    /// How many epochs have been trained.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.losses.len() as u64 - 1
    }

    /// The mean squared error at every epoch from 0 to the present one.
    #[must_use]
    pub fn losses(&self) -> &[f64] {
        &self.losses
    }

    /// The mean squared error at the present epoch.
    #[must_use]
    pub fn loss(&self) -> f64 {
        self.losses[self.losses.len() - 1]
    }

    /// The outputs for the four rows.
    #[must_use]
    pub fn outputs(&self) -> [f64; LANES] {
        self.forward().output.to_array()
    }

    /// Weights and biases, layer by layer, as in [`Network::parameters`]; 0 for a bias that there isn't.
    #[must_use]
    pub fn parameters(&self) -> Vec<f64> {
        let mut parameters = vec![0.0; 4 * HIDDEN + 1];
        self.network.pack(&mut parameters);
        parameters
    }

    /// The first epoch at which all four rows were right.
    #[must_use]
    pub fn learnt_at(&self) -> Option<u64> {
        self.learnt_at
    }

    /// Whether all four rows are right at the present epoch.
    #[must_use]
    pub fn has_learnt(&self) -> bool {
        let rows = self.outputs().into_iter().zip(self.target.to_array());
        let mut verdicts =
            rows.map(|(output, target)| Criterion::TRUTH_TABLE.judge(output, target));
        verdicts.all(|verdict| verdict == Verdict::Right)
    }

    /// The first epoch at which a weight, a bias or an output was not finite.
    #[must_use]
    pub fn not_finite_at(&self) -> Option<u64> {
        self.not_finite_at
    }

    /// What is told of the present epoch.
    fn look(&mut self) {
        let error = self.target - self.forward().output;
        let loss = (error * error).mean();
        self.losses.push(loss);
        let epoch = Some(self.epoch());
        let is_finite = loss.is_finite() && self.parameters().iter().all(|p| p.is_finite());
        if !is_finite {
            self.not_finite_at = self.not_finite_at.or(epoch);
        }
        // With a larger loss, not all can be right.
        if loss < Verdict::TOLERANCE && self.learnt_at.is_none() && self.has_learnt() {
            self.learnt_at = epoch;
        }
    }

    fn forward(&self) -> Pass {
        let network = &self.network;
        let [from_x, from_y] = network.hidden_weights;
        let hidden_sums = array::from_fn(|h| {
            let z =
                self.input[0] * F64x4::splat(from_x[h]) + self.input[1] * F64x4::splat(from_y[h]);
            z + F64x4::splat(network.hidden_biases[h])
        });
        let hidden = hidden_sums.map(Sigmoid::value);
        let [first, second] =
            array::from_fn(|h| hidden[h] * F64x4::splat(network.output_weights[h]));
        let output_sum = first + second + F64x4::splat(network.output_bias);
        let output = Sigmoid::value(output_sum);
        let is_twice = self.mistake == Some(Mistake::SigmoidTwice);
        Pass {
            hidden_sums,
            hidden,
            output_sum,
            output: if is_twice { Sigmoid::value(output) } else { output },
        }
    }

    /// The factor that the activation brings into the chain rule.
    fn derivative(&self, z: F64x4, a: F64x4) -> F64x4 {
        match self.mistake {
            Some(Mistake::DerivativeOfSum) => Sigmoid::derivative(z, z),
            Some(Mistake::DerivativeOfSigmoid) => {
                let again = Sigmoid::value(a);
                Sigmoid::derivative(a, again)
            }
            Some(Mistake::NoDerivative) => F64x4::splat(1.0),
            _ => Sigmoid::derivative(z, a),
        }
    }

    /// One epoch of the article's `backpropagation`, in its order: the error back, then the steps.
    fn update(&mut self) {
        let Pass { hidden_sums, hidden, output_sum, output } = self.forward();
        let error = output - self.target;
        let output_delta = error * self.derivative(output_sum, output);

        let before = self.network.output_weights;
        self.network.output_weights =
            array::from_fn(|h| self.stepped(before[h], hidden[h] * output_delta));
        let is_late = self.mistake == Some(Mistake::WeightsFirst);
        let back = if is_late { self.network.output_weights } else { before };
        let delta: [F64x4; HIDDEN] = array::from_fn(|h| {
            (output_delta * F64x4::splat(back[h])) * self.derivative(hidden_sums[h], hidden[h])
        });

        let weights = self.network.hidden_weights;
        self.network.hidden_weights = array::from_fn(|i| {
            array::from_fn(|h| self.stepped(weights[i][h], self.input[i] * delta[h]))
        });
        if self.mistake == Some(Mistake::FrozenBiases) {
            return;
        }
        let [of_hidden, of_output] = self.has_biases;
        if of_hidden {
            let biases = self.network.hidden_biases;
            self.network.hidden_biases = array::from_fn(|h| self.stepped(biases[h], delta[h]));
        }
        if of_output {
            self.network.output_bias = self.stepped(self.network.output_bias, output_delta);
        }
    }

    /// A weight or bias after a step down the sum of its products over the samples.
    fn stepped(&self, parameter: f64, products: F64x4) -> f64 {
        let gradient = products.sum();
        match self.mistake {
            Some(Mistake::TurnedSign) => parameter + gradient,
            Some(Mistake::WholeNumbers) => (parameter - gradient).trunc(),
            _ => parameter - gradient,
        }
    }
}
