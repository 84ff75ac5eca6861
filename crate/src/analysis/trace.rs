//! One update, traced: every number on the way from a sample to the parameters after it.
//!
//! [`Trace::new`] is the article's derivation, top to bottom: forward, the error, backward, the sum over the
//! samples, the update. What one sample has to do with it is in `traced_sample.rs`. The functions are the engine's own, and so is the order of every sum; the numbers
//! are those that [`crate::training::Trainer`] computes, to the bit.

use super::traced_sample::{TracedNeuron, TracedSample};
use crate::data::Samples;
use crate::network::backprop::Pass;
use crate::training::{Replay, Run, Setup, Update};

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
    /// Of the run that it is an update of.
    pub(super) setup: Setup,

    /// The sample's index in the data set.
    pub sample: usize,
    /// Its inputs; or the features of them, where the first layer takes these.
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
    /// The gradient of the penalty.
    pub penalty: Vec<f64>,
    /// The gradient g, which the optimizer gets: the sum and the penalty's together.
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
    /// there is such a sample, which trains.
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
        let place = batches.iter().position(is_here).ok_or(TraceError::HeldOut)?;
        let number = epoch * batches.len() as u64 + 1;
        for (number, batch) in (number..).zip(&batches[..place]) {
            let Gradients { gradient, .. } = Gradients::of(setup, &state.parameters, batch);
            state = state.updated(setup, Update { learning_rate, number }, &gradient);
        }
        let batch = batches.swap_remove(place);
        let number = number + place as u64;

        // Forward, the error, and backward.
        let traced =
            TracedSample::forward_and_backward(setup, &state.parameters, sample, batch.len());
        let error = setup.loss.part(traced.target, traced.output(), batch.len());
        let part = traced.products(setup);
        let TracedSample { inputs, target, neurons } = traced;

        // The sum over the samples, and the update.
        let Gradients { sum, penalty, gradient } = Gradients::of(setup, &state.parameters, &batch);
        let update = Update { learning_rate, number };
        let after = state.updated(setup, update, &gradient);
        let changes = state.changes(setup, update, &gradient);

        Ok(Self {
            setup: setup.clone(),
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
    /// [`TraceError::Sample`] unless there is such a sample, [`TraceError::HeldOut`] unless it trains.
    pub fn at(replay: &Replay, sample: usize) -> Result<Self, TraceError> {
        let parameters = replay.network().parameters();
        Self::new(replay.run(), replay.epoch(), parameters, replay.memory(), sample)
    }

    /// ∂E/∂p of another sample of the batch, in the run that is traced.
    ///
    /// # Errors
    /// [`TraceError::Sample`] unless the batch has it.
    pub fn part_of(&self, sample: usize) -> Result<Vec<f64>, TraceError> {
        if !self.batch.contains(&sample) {
            return Err(TraceError::Sample);
        }
        self.check(&[sample])?;
        let (setup, batch) = (&self.setup, self.batch.len());
        let traced = TracedSample::forward_and_backward(setup, &self.parameters, sample, batch);
        Ok(traced.products(setup))
    }

    /// Whether it still fits its run: its fields are open.
    pub(super) fn check(&self, samples: &[usize]) -> Result<(), TraceError> {
        if self.batch.is_empty() {
            return Err(TraceError::Sample);
        }
        let fits = |&sample: &usize| check(&self.setup, &self.parameters, &self.memory, sample);
        samples.iter().try_for_each(fits)
    }
}

/// The samples of each update of an epoch.
fn batches(setup: &Setup, epoch: u64) -> Vec<Vec<usize>> {
    let parts = setup.parts();
    let Some((size, by)) = setup.batch.mini() else {
        return vec![match parts {
            Some(parts) => parts.training,
            None => (0..setup.data.samples()).collect(),
        }];
    };
    let mut order = vec![0; setup.training_samples()];
    by.arrange(&mut order, epoch, parts.as_ref());
    let indices = |batch: &[u16]| batch.iter().map(|&index| index.into()).collect();
    order.chunks(size).map(indices).collect()
}

/// What the samples of a batch say together.
struct Gradients {
    sum: Vec<f64>,
    penalty: Vec<f64>,
    gradient: Vec<f64>,
}

impl Gradients {
    fn of(setup: &Setup, parameters: &[f64], batch: &[usize]) -> Self {
        let Setup { data, shape, loss, .. } = setup;
        let samples = Samples::of(&shape.features().of(data), batch);
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
    fn updated(&self, setup: &Setup, update: Update, gradient: &[f64]) -> Self {
        let (mut parameters, mut memory) = (self.parameters.clone(), self.memory.clone());
        setup.optimizer.update(update, &mut parameters, gradient, &mut memory);
        Self { parameters, memory }
    }

    /// By how much the same update moves the parameters.
    fn changes(&self, setup: &Setup, update: Update, gradient: &[f64]) -> Vec<f64> {
        setup.optimizer.changes(update, &self.parameters, gradient, &mut self.memory.clone())
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

/// What in a state doesn't fit the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TraceError {
    /// There are as many parameters as the shape has.
    #[error("the shape has {needed} parameters, and {given} are given")]
    Parameters {
        /// How many the shape has.
        needed: usize,
        /// How many are given.
        given: usize,
    },
    /// There are as many numbers as the optimizer remembers.
    #[error("the optimizer remembers {needed} numbers, and {given} are given")]
    Memory {
        /// How many it remembers.
        needed: usize,
        /// How many are given.
        given: usize,
    },
    /// The sample is one of the data set, and of the batch.
    #[error("there is no such sample")]
    Sample,
    /// The sample is one of those that train.
    #[error("the sample is held out for the test, and no update looks at it")]
    HeldOut,
    /// The parameter is one that the shape has.
    #[error("there is no such parameter")]
    Parameter,
}
