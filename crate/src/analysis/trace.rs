//! One update, traced: every number on the way from a sample to the parameters after it.
//!
//! [`Trace::new`] is the article's derivation, top to bottom: forward, the error, backward, the sum over the
//! samples, the update. The functions are the engine's own, and so is the order of every sum; the numbers
//! are those that [`crate::training::Trainer`] computes, to the bit.

use std::fmt;

use crate::data::Samples;
use crate::network::backprop::{Pass, WIDEST};
use crate::network::{LayerLayout, Loss, backprop};
use crate::numerics::F64x4;
use crate::training::{Batch, Replay, Run, Setup, Step, shuffle};

/// What one neuron has to do with one sample.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TracedNeuron {
    /// a = Σ w · x + b, the weighted sum.
    pub pre_activation: f64,
    /// y = f(a), its output.
    pub activation: f64,
    /// ∂y/∂a = f′(a).
    pub derivative: f64,
    /// ∂E/∂y: of the output neuron, the slope of the loss; of a hidden one, Σ δ · w over the neurons that
    /// it leads to. The output neuron's is infinite where cross-entropy meets an output that is exactly
    /// wrong.
    pub error_derivative: f64,
    /// δ = ∂E/∂a = ∂E/∂y · ∂y/∂a. With cross-entropy, the two factors of the output neuron cancel to
    /// (y − t) / n, and that is how it is computed.
    pub delta: f64,
}

/// One update of a run, and what one sample has to do with it.
///
/// E is what the batch descends; a sample's E is its part of that, so that the parts add up. There is a
/// number for each parameter in the order of [`crate::network::Network::new`], and a [`TracedNeuron`] for each in the same
/// order: the hidden layers first, the output last.
///
/// ```
/// use xor_playground::{Replay, Run};
/// use xor_playground::analysis::Trace;
/// let mut replay = Replay::new(Run::article(0));
/// replay.step(812);
/// let trace = Trace::at(&replay, 1)?;
/// assert_eq!((&trace.inputs[..], trace.target), (&[0.0, 1.0][..], 1.0));
/// let output = trace.neurons.last().unwrap();
/// assert_eq!(output.delta, output.error_derivative * output.derivative);
/// replay.step(1);
/// assert_eq!(trace.parameters_after, replay.network().parameters());
/// # Ok::<(), xor_playground::analysis::TraceError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// The sample's index in the data set.
    pub sample: usize,
    /// Its inputs.
    pub inputs: Vec<f64>,
    /// Its target t.
    pub target: f64,
    /// What each neuron has to do with it.
    pub neurons: Vec<TracedNeuron>,
    /// E of this sample.
    pub error: f64,
    /// ∂E/∂p of this sample.
    pub part: Vec<f64>,

    /// The indices of the samples that the update looks at, in the order in which they come.
    pub batch: Vec<usize>,
    /// Which update of its epoch it is, counted from 0.
    pub place: usize,
    /// Which update of the run it is, counted from 1.
    pub number: u64,
    /// The learning rate η.
    pub learning_rate: f64,
    /// Σ ∂E/∂p over the samples of the batch.
    pub sum: Vec<f64>,
    /// The slope of the penalty along each parameter.
    pub penalty: Vec<f64>,
    /// The gradient g, which the optimizer gets: the sum and the penalty's slope together.
    pub gradient: Vec<f64>,

    /// What the optimizer remembers before the update: see [`Replay::memory`].
    pub memory: Vec<f64>,
    /// What it remembers after it.
    pub memory_after: Vec<f64>,
    /// The parameters before the update. Earlier updates of the epoch have moved them already.
    pub parameters: Vec<f64>,
    /// By how much the update moves them.
    pub changes: Vec<f64>,
    /// The parameters after it.
    pub parameters_after: Vec<f64>,
}

impl Trace {
    /// Traces the update of an epoch that a sample takes part in, from the parameters and the memory that
    /// the run has at this epoch.
    ///
    /// # Errors
    /// [`TraceError`] unless there are as many parameters and numbers to remember as the run has, and
    /// there is such a sample.
    #[expect(clippy::missing_panics_doc, reason = "an epoch takes every sample")]
    pub fn new(
        run: &Run,
        epoch: u64,
        parameters: &[f64],
        memory: &[f64],
        sample: usize,
    ) -> Result<Self, TraceError> {
        let setup = run.setup();
        check(setup, parameters, memory, sample)?;
        let learning_rate = run.learning_rate_at(epoch).get();

        // The updates of the epoch before this one.
        let mut state = Memories { parameters: parameters.to_vec(), memory: memory.to_vec() };
        let mut batches = batches(setup, epoch);
        let is_here = |batch: &Vec<usize>| batch.contains(&sample);
        let place = batches.iter().position(is_here).expect("an epoch takes every sample");
        let number = epoch * batches.len() as u64 + 1;
        for (number, batch) in (number..).zip(&batches[..place]) {
            let Slopes { gradient, .. } = Slopes::of(setup, &state.parameters, batch);
            state = state.updated(setup, Step { learning_rate, number }, &gradient);
        }
        let batch = batches.swap_remove(place);
        let number = number + place as u64;

        // Forward, the error, and backward.
        let Course { inputs, target, mut neurons } = Course::of(setup, &state.parameters, sample);
        let output = neurons.last().map_or(0.0, |neuron| neuron.activation);
        let error = setup.loss.part(target, output, batch.len());
        backward(setup, &state.parameters, target, batch.len(), &mut neurons);
        let part = products(setup.shape.layouts(), &inputs, &neurons);

        // The sum over the samples, and the update.
        let Slopes { sum, penalty, gradient } = Slopes::of(setup, &state.parameters, &batch);
        let update = Step { learning_rate, number };
        let after = state.updated(setup, update, &gradient);
        let changes = state.changes(setup, update, &gradient);

        Ok(Self {
            sample,
            inputs,
            target,
            neurons,
            error,
            part,
            batch,
            place,
            number,
            learning_rate,
            sum,
            penalty,
            gradient,
            memory: state.memory,
            memory_after: after.memory,
            parameters: state.parameters,
            changes,
            parameters_after: after.parameters,
        })
    }

    /// [`Trace::new`] at the present epoch of a replay.
    ///
    /// # Errors
    /// [`TraceError::Sample`] unless there is such a sample.
    pub fn at(replay: &Replay, sample: usize) -> Result<Self, TraceError> {
        let parameters = replay.network().parameters();
        Self::new(replay.run(), replay.epoch(), parameters, replay.memory(), sample)
    }

    /// ∂E/∂p of another sample of the batch, in the run that is traced.
    ///
    /// # Errors
    /// [`TraceError`] unless the batch has it, and what is traced fits the run.
    pub fn part_of(&self, run: &Run, sample: usize) -> Result<Vec<f64>, TraceError> {
        if !self.batch.contains(&sample) {
            return Err(TraceError::Sample);
        }
        let setup = run.setup();
        check(setup, &self.parameters, &self.memory, sample)?;
        let Course { inputs, target, mut neurons } = Course::of(setup, &self.parameters, sample);
        backward(setup, &self.parameters, target, self.batch.len(), &mut neurons);
        Ok(products(setup.shape.layouts(), &inputs, &neurons))
    }
}

/// The samples of each update of an epoch.
fn batches(setup: &Setup, epoch: u64) -> Vec<Vec<usize>> {
    let samples = setup.data.samples();
    match setup.batch {
        Batch::Full => vec![(0..samples).collect()],
        Batch::Mini { size, seed } => {
            let mut order = vec![0; samples];
            shuffle(&mut order, seed, epoch);
            let indices = |batch: &[u16]| batch.iter().map(|&index| index.into()).collect();
            order.chunks(size.get()).map(indices).collect()
        }
    }
}

/// A sample, and what every neuron answers to it.
pub(crate) struct Course {
    pub inputs: Vec<f64>,
    pub target: f64,
    pub neurons: Vec<TracedNeuron>,
}

impl Course {
    pub fn of(setup: &Setup, parameters: &[f64], sample: usize) -> Self {
        let inputs = setup.data.inputs().row(sample).to_vec();
        let neurons = forward(setup.shape.layouts(), parameters, &inputs);
        Self { inputs, target: setup.data.targets()[sample], neurons }
    }
}

/// Forward: of every neuron, the weighted sum a = Σ w · x + b of what comes in, the activation y = f(a)
/// and its slope f′(a).
fn forward(layouts: &[LayerLayout], parameters: &[f64], inputs: &[f64]) -> Vec<TracedNeuron> {
    let mut neurons = Vec::new();
    let mut before: Vec<F64x4> = inputs.iter().map(|&input| F64x4::splat(input)).collect();
    for layout in layouts {
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

/// Backward: of every neuron, ∂E/∂y and δ = ∂E/∂a, from the output on. To a hidden neuron comes back
/// ∂E/∂y = Σ δ · w over the neurons that it leads to; its slope takes that on to its δ.
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
        let start = before.len() - layout.inputs;
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
    // With slopes of 1, what comes back as it is: that times the slope is δ.
    let ones = [F64x4::splat(1.0); WIDEST];
    let mut sums = [F64x4::splat(0.0); WIDEST];
    backprop::deltas_before(layout, parameters, &deltas, &ones[..layout.inputs], &mut sums);
    for (neuron, sum) in before.iter_mut().zip(sums) {
        neuron.error_derivative = one(sum);
        neuron.delta = neuron.error_derivative * neuron.derivative;
    }
}

/// ∂E/∂p of every parameter: ∂E/∂w = δ · ∂a/∂w = δ · x, where x is what comes in through the weight, and
/// ∂E/∂b = δ.
fn products(layouts: &[LayerLayout], inputs: &[f64], neurons: &[TracedNeuron]) -> Vec<f64> {
    let parameters = layouts.last().map_or(0, |layout| layout.biases().end);
    // −0 leaves any number as it is when that is added.
    let mut part = vec![F64x4::splat(-0.0); parameters];
    let mut before: Vec<F64x4> = inputs.iter().map(|&input| F64x4::splat(input)).collect();
    let mut rest = neurons;
    for layout in layouts {
        let layer;
        (layer, rest) = rest.split_at(layout.neurons);
        let deltas: Vec<F64x4> = layer.iter().map(|neuron| F64x4::splat(neuron.delta)).collect();
        backprop::add_products(layout, &before, &deltas, &mut part);
        before = layer.iter().map(|neuron| F64x4::splat(neuron.activation)).collect();
    }
    part.into_iter().map(one).collect()
}

/// What the samples of a batch say together.
struct Slopes {
    sum: Vec<f64>,
    penalty: Vec<f64>,
    gradient: Vec<f64>,
}

impl Slopes {
    fn of(setup: &Setup, parameters: &[f64], batch: &[usize]) -> Self {
        let Setup { data, shape, loss, .. } = setup;
        let mut samples = Samples::with_room_for(data, batch.len());
        samples.fill(data, batch.iter().copied());
        let mut sum = vec![0.0; parameters.len()];
        Pass::new(shape).gradient(parameters, &samples, *loss, &mut sum);
        let mut penalty = vec![0.0; parameters.len()];
        setup.penalty.add_gradient(shape, parameters, &mut penalty);
        let mut gradient = sum.clone();
        setup.penalty.add_gradient(shape, parameters, &mut gradient);
        Self { sum, penalty, gradient }
    }
}

/// The parameters, and what the optimizer remembers of them.
struct Memories {
    parameters: Vec<f64>,
    memory: Vec<f64>,
}

impl Memories {
    fn updated(&self, setup: &Setup, update: Step, gradient: &[f64]) -> Self {
        let (mut parameters, mut memory) = (self.parameters.clone(), self.memory.clone());
        setup.optimizer.apply(update, &mut parameters, gradient, &mut memory);
        Self { parameters, memory }
    }

    /// Where the same update takes a parameter that is 0: no optimizer looks at what a parameter is.
    fn changes(&self, setup: &Setup, update: Step, gradient: &[f64]) -> Vec<f64> {
        let zeros =
            Self { parameters: vec![0.0; self.parameters.len()], memory: self.memory.clone() };
        zeros.updated(setup, update, gradient).parameters
    }
}

fn check(
    setup: &Setup,
    parameters: &[f64],
    memory: &[f64],
    sample: usize,
) -> Result<(), TraceError> {
    let needed = setup.shape.parameter_count();
    if parameters.len() != needed {
        return Err(TraceError::Parameters { needed, given: parameters.len() });
    }
    let needed = needed * setup.optimizer.memory();
    if memory.len() != needed {
        return Err(TraceError::Memory { needed, given: memory.len() });
    }
    if sample >= setup.data.samples() {
        return Err(TraceError::Sample);
    }
    Ok(())
}

/// The number that all lanes hold.
fn one(lanes: F64x4) -> f64 {
    lanes.to_array()[0]
}

/// What in a state doesn't fit the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TraceError {
    /// There are as many parameters as the shape has.
    Parameters {
        /// How many the shape has.
        needed: usize,
        /// How many are given.
        given: usize,
    },
    /// There are as many numbers as the optimizer remembers.
    Memory {
        /// How many it remembers.
        needed: usize,
        /// How many are given.
        given: usize,
    },
    /// The sample is one of the data set, and of the batch.
    Sample,
}

impl fmt::Display for TraceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameters { needed, given } => {
                write!(f, "the shape has {needed} parameters, and {given} are given")
            }
            Self::Memory { needed, given } => {
                write!(f, "the rule remembers {needed} numbers, and {given} are given")
            }
            Self::Sample => f.write_str("there is no such sample"),
        }
    }
}

impl std::error::Error for TraceError {}
