//! Finite differences: the derivative of E along a parameter, from E itself, without the chain rule.
//!
//! E is taken at p + h and at p − h, and the quotient of the two differences tends to ∂E/∂p as h shrinks.
//! Two things make it exact enough to judge a gradient by. First, Ridders' scheme (*Accurate computation of
//! F′(x) and F′(x)F″(x)*, 1982): Richardson's extrapolation over ever smaller steps, of which that counts
//! whose own estimate of its error is the smallest. Second, nothing is lost to cancellation: a difference
//! of two values of a function is computed as one, from the difference of its arguments, such as
//! ½ (t − y₊)² − ½ (t − y₋)² = ½ (y₊ − y₋) ((y₊ − t) + (y₋ − t)), and
//! σ(a) − σ(b) = σ(a) σ(−b) (1 − e^(b − a)). So the steps can be as small as they need to be, and a derivative of
//! 10⁻¹² is seen beside an E of ½.
//!
//! `crate/tests/engine/trace.rs` measures how far the gradient is from it, as a share of the parts that it is the
//! sum of: at most 3 · 10⁻¹² in random networks of all kinds, and 4 · 10⁻⁸ in the article's after 50,000
//! epochs. It is the gradient that is off there: y (1 − y) and 1 − y² lose digits where y comes next to 1, in
//! proportion to 2⁻⁵² / y′. So beyond a derivative y′ of 10⁻¹⁰ they may have no more than six digits in common, and
//! where y rounds to 1 the gradient is 0 and the difference is not.

use super::trace::{Trace, TraceError};
use super::traced_sample::TracedSample;
use crate::network::{LayerLayout, OutputChange};
use crate::training::Setup;

/// What finite differences say of the derivative along a parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FiniteDifference {
    /// There is a derivative.
    Derivative {
        /// The derivative.
        value: f64,
        /// How far it may be off, by the estimate that chose it.
        uncertainty: f64,
    },
    /// There is none: those on either side differ. A weighted sum is at the kink of `ReLU` or leaky
    /// `ReLU`, or a weight is at that of |w|.
    Kink,
}

impl Trace {
    /// ∂E/∂p of the sample by finite differences.
    ///
    /// # Errors
    /// [`TraceError::Parameter`] unless there is such a parameter, and others where the trace was changed so that it
    /// no longer fits its run.
    pub fn finite_difference(&self, parameter: usize) -> Result<FiniteDifference, TraceError> {
        self.difference_over(&[self.sample], parameter, false)
    }

    /// The derivative of all that the update descends, the penalty included, by finite differences.
    ///
    /// # Errors
    /// [`TraceError::Parameter`] unless there is such a parameter.
    pub fn batch_finite_difference(
        &self,
        parameter: usize,
    ) -> Result<FiniteDifference, TraceError> {
        self.difference_over(&self.batch, parameter, true)
    }

    fn difference_over(
        &self,
        samples: &[usize],
        parameter: usize,
        with_penalty: bool,
    ) -> Result<FiniteDifference, TraceError> {
        let setup = &self.setup;
        self.check(samples)?;
        let at = *self.parameters.get(parameter).ok_or(TraceError::Parameter)?;
        let penalised = with_penalty && is_weight(setup, parameter);
        let between = |low: f64, high: f64| {
            let mut change = Change { error: 0.0, crosses: false };
            let pair = Pair::new(setup, &self.parameters, parameter, low, high);
            for &sample in samples {
                change.add(&pair.change_of_error(sample, self.batch.len()));
            }
            if penalised {
                change.add(&change_of_penalty(setup, low, high));
            }
            change
        };
        Ok(derivative(at, between))
    }
}

/// How E changes from one place to another.
struct Change {
    error: f64,
    /// Whether there is a kink on the way.
    crosses: bool,
}

impl Change {
    fn add(&mut self, other: &Self) {
        self.error += other.error;
        self.crosses |= other.crosses;
    }
}

/// So many steps, each half as wide as the one before.
const STEPS: usize = 24;

/// So often a step is halved to come away from a kink.
const HALVINGS: usize = 44;

/// The derivative at a parameter, where `between` says how E changes from one value of it to another.
fn derivative(at: f64, between: impl Fn(f64, f64) -> Change) -> FiniteDifference {
    let quotient = |low: f64, high: f64| between(low, high).error / (high - low);
    let mut step = at.abs().max(1.0) / 16.0;
    for _ in 0..HALVINGS {
        if !between(at - step, at + step).crosses {
            return ridders(step, |step| quotient(at - step, at + step));
        }
        step /= 2.0;
    }
    // The kink is right here. It matters unless both sides lead away from it alike.
    let step = at.abs().max(1.0) * 2_f64.powi(-26);
    let (left, right) = (quotient(at - step, at), quotient(at, at + step));
    let apart = (right - left).abs();
    if apart <= 1e-6 * left.abs().max(right.abs()) {
        FiniteDifference::Derivative { value: f64::midpoint(left, right), uncertainty: apart }
    } else {
        FiniteDifference::Kink
    }
}

/// Ridders' scheme: column k of the tableau is free of the errors of order h², h⁴, …, h²ᵏ.
fn ridders(first_step: f64, quotient: impl Fn(f64) -> f64) -> FiniteDifference {
    let mut step = first_step;
    let mut row = vec![quotient(step)];
    let (mut value, mut uncertainty) = (row[0], f64::INFINITY);
    for _ in 1..STEPS {
        step /= 2.0;
        let mut next = vec![quotient(step)];
        let mut factor = 4.0;
        for (column, &wider) in row.iter().enumerate() {
            let better = (factor * next[column] - wider) / (factor - 1.0);
            let apart = (better - next[column]).abs().max((better - wider).abs());
            if apart < uncertainty {
                (value, uncertainty) = (better, apart);
            }
            next.push(better);
            factor *= 4.0;
        }
        row = next;
        if uncertainty <= 2.0 * f64::EPSILON * value.abs() {
            break;
        }
    }
    FiniteDifference::Derivative { value, uncertainty }
}

/// Two networks that differ in one parameter.
struct Pair<'a> {
    setup: &'a Setup,
    low: Vec<f64>,
    high: Vec<f64>,
    parameter: usize,
}

impl<'a> Pair<'a> {
    fn new(setup: &'a Setup, at: &[f64], parameter: usize, low: f64, high: f64) -> Self {
        let with = |value| {
            let mut parameters = at.to_vec();
            parameters[parameter] = value;
            parameters
        };
        Self { setup, low: with(low), high: with(high), parameter }
    }

    /// How E of a sample of a batch of `samples` changes from the low network to the high one: layer by
    /// layer, from how the weighted sums change to how the activations do.
    fn change_of_error(&self, sample: usize, samples: usize) -> Change {
        let Self { setup, parameter, .. } = *self;
        let low = TracedSample::forward(setup, &self.low, sample);
        let high = TracedSample::forward(setup, &self.high, sample);
        let mut neurons = low.neurons.iter().zip(&high.neurons);
        let mut before = low.inputs.clone();
        let mut changes = vec![0.0; before.len()];
        let (mut of_output, mut crosses) = (0.0, false);
        for layout in setup.shape.layouts() {
            // What comes past the layers doesn't change.
            before.extend_from_slice(&low.inputs[..layout.direct()]);
            changes.resize(before.len(), 0.0);
            let mut next = vec![0.0; layout.neurons];
            let mut activations = vec![0.0; layout.neurons];
            for (n, (low, high)) in neurons.by_ref().take(layout.neurons).enumerate() {
                of_output = self.change_of_sum(layout, n, &before, &changes, parameter);
                let (a, b) = (high.pre_activation, low.pre_activation);
                crosses |= !layout.activation.is_smooth() && (a > 0.0) != (b > 0.0);
                next[n] = layout.activation.difference(a, b, of_output);
                activations[n] = low.activation;
            }
            (before, changes) = (activations, next);
        }
        let (Some(high), Some(low_output)) = (high.neurons.last(), low.neurons.last()) else {
            unreachable!("there is an output")
        };
        let change = OutputChange {
            low_sum: low_output.pre_activation,
            high_sum: high.pre_activation,
            sum: of_output,
            low: low_output.activation,
            high: high.activation,
            output: changes[0],
        };
        let (error, jumps) = setup.loss.difference(low.target, &change, samples);
        Change { error, crosses: crosses | jumps }
    }

    /// How the weighted sum of a neuron changes: by what comes in, and by the parameter itself.
    fn change_of_sum(
        &self,
        layout: &LayerLayout,
        neuron: usize,
        before: &[f64],
        changes: &[f64],
        parameter: usize,
    ) -> f64 {
        let weights = self.low[layout.weights()].iter().skip(neuron).step_by(layout.neurons);
        let sum: f64 = weights.zip(changes).map(|(weight, change)| weight * change).sum();
        let width = self.high[parameter] - self.low[parameter];
        if layout.weights().contains(&parameter) {
            let index = parameter - layout.weights().start;
            let leads_here = index % layout.neurons == neuron;
            return if leads_here { sum + width * before[index / layout.neurons] } else { sum };
        }
        let is_bias = layout.has_biases() && parameter == layout.biases().start + neuron;
        if is_bias { sum + width } else { sum }
    }
}

fn is_weight(setup: &Setup, parameter: usize) -> bool {
    setup.shape.layouts().iter().any(|layout| layout.weights().contains(&parameter))
}

/// L1 (|h| − |l|) + ½ L2 (h² − l²).
fn change_of_penalty(setup: &Setup, low: f64, high: f64) -> Change {
    let penalty = setup.penalty;
    let of_square = (high - low) * (high + low);
    let error = penalty.l1 * (high.abs() - low.abs()) + 0.5 * penalty.l2 * of_square;
    Change { error, crosses: penalty.l1 > 0.0 && (high > 0.0) != (low > 0.0) }
}
