//! What is the matter with a network as it is: how its neurons answer the rows, and what comes back to them.

use super::finding::{Finding, Rows, Unbent};
use super::reach::{lines_are_few, rows_that_train};
use crate::analysis::hidden_plane::Layers;
use crate::analysis::separation::{SAME_PLACE, collisions};
use crate::analysis::traced_sample::{TracedNeuron, TracedSample};
use crate::data::{Criterion, Samples, Task, Verdict};
use crate::network::{Activation, LayerLayout, Network};
use crate::numerics::F64x4;
use crate::training::Setup;

/// Neurons are alike that differ by no more than this share of what their answers can differ by, and by no more in their
/// weights to what follows.
const ALIKE: f64 = 0.02;
/// A neuron whose derivative is below this share of the largest that it can have is saturated.
const FLAT: f64 = 0.01;

/// A network at an epoch, and all that its neurons have to do with the rows.
pub(super) struct State<'a> {
    setup: &'a Setup,
    network: &'a Network,
    /// What the network answers to each row, whether it trains or is held out.
    pub outputs: Vec<f64>,
    /// The rows that train.
    rows: Vec<usize>,
    /// Of each of these, what every neuron has to do with it.
    neurons: Vec<Vec<TracedNeuron>>,
    /// The rows that train and are not right.
    not_right: Vec<usize>,
}

impl<'a> State<'a> {
    pub fn of(setup: &'a Setup, network: &'a Network) -> Self {
        let features = setup.shape.features().of(&setup.data);
        let outputs: Vec<f64> = network.outputs_of(&Samples::all(&features)).collect();
        let rows = rows_that_train(setup);
        let trace = |&row: &usize| {
            let parameters = network.parameters();
            TracedSample::forward_and_backward(setup, parameters, row, rows.len()).neurons
        };
        let neurons = rows.iter().map(trace).collect();
        let (criterion, targets) = (Criterion::of(&setup.data), setup.data.targets());
        let is_right = |&row: &usize| criterion.judge(outputs[row], targets[row]) == Verdict::Right;
        let not_right = rows.iter().copied().filter(|row| !is_right(row)).collect();
        Self { setup, network, outputs, rows, neurons, not_right }
    }

    /// Whether all rows that train are right.
    pub fn is_learnt(&self) -> bool {
        self.not_right.is_empty()
    }

    /// The hidden layers: where each is among the parameters, and where its first neuron is among all.
    fn hidden(&self) -> impl Iterator<Item = (usize, &'a LayerLayout, usize)> {
        let layouts = self.network.shape().layouts();
        let mut first = 0;
        layouts[..layouts.len() - 1].iter().enumerate().map(move |(layer, layout)| {
            first += layout.neurons;
            (layer, layout, first - layout.neurons)
        })
    }

    /// Groups of neurons that answer alike, and that what follows takes alike.
    pub fn symmetries(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for (layer, layout, first) in self.hidden() {
            let mut rest: Vec<usize> = (0..layout.neurons).collect();
            while let Some(&one) = rest.first() {
                let apart = |&other: &usize| self.apart(layer, layout, first, [one, other]);
                let (alike, others): (Vec<usize>, Vec<usize>) =
                    rest.iter().partition(|&other| apart(other) <= 1.0);
                rest = others;
                if alike.len() > 1 {
                    let differences = alike[1..].iter();
                    let differ = differences.map(|&b| self.difference(layer, first, [one, b]));
                    let apart = differ.fold(0.0, f64::max);
                    found.push(Finding::Symmetry { layer, neurons: alike, apart });
                }
            }
        }
        found
    }

    /// How far two neurons of a layer are from being alike: up to 1, they are.
    fn apart(&self, layer: usize, layout: &LayerLayout, first: usize, pair: [usize; 2]) -> f64 {
        let [low, high] = layout.activation.range().unwrap_or_else(|| self.answers(layout, first));
        let size = (high - low).min(f64::MAX);
        let answers = self.answers_apart(first, pair) / (ALIKE * size);
        let weights = self.weights_after(layer, pair);
        let largest = weights.iter().flatten().map(|weight| weight.abs()).fold(1.0, f64::max);
        let weights = weights.iter().map(|[a, b]| (a - b).abs()).fold(0.0, f64::max);
        // Where all of them answer nothing, they are as alike as can be.
        let answers = if answers.is_nan() { 0.0 } else { answers };
        answers.max(weights / (ALIKE * largest))
    }

    /// The largest difference between two neurons of a layer.
    fn difference(&self, layer: usize, first: usize, pair: [usize; 2]) -> f64 {
        let weights = self.weights_after(layer, pair).into_iter().map(|[a, b]| (a - b).abs());
        weights.fold(self.answers_apart(first, pair), f64::max)
    }

    fn answers_apart(&self, first: usize, [a, b]: [usize; 2]) -> f64 {
        let apart =
            |row: &Vec<TracedNeuron>| (row[first + a].activation - row[first + b].activation).abs();
        self.neurons.iter().map(apart).fold(0.0, f64::max)
    }

    /// The lowest and the highest that a layer answers.
    fn answers(&self, layout: &LayerLayout, first: usize) -> [f64; 2] {
        let neurons = self.neurons.iter().flat_map(|row| &row[first..first + layout.neurons]);
        neurons.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], neuron| {
            [low.min(neuron.activation), high.max(neuron.activation)]
        })
    }

    /// The weights of two neurons of a layer to each neuron that follows.
    fn weights_after(&self, layer: usize, pair: [usize; 2]) -> Vec<[f64; 2]> {
        let layout = &self.network.shape().layouts()[layer + 1];
        let weights = &self.network.parameters()[layout.weights()];
        let to = |next: usize| pair.map(|neuron| weights[neuron * layout.neurons + next]);
        (0..layout.neurons).map(to).collect()
    }

    /// The neurons that no row reaches.
    pub fn dead(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for (layer, layout, first) in self.hidden() {
            let is_dead = |&neuron: &usize| self.is_dead(first + neuron);
            let neurons: Vec<usize> = (0..layout.neurons).filter(is_dead).collect();
            if !neurons.is_empty() {
                let is_all = neurons.len() == layout.neurons;
                found.push(Finding::Dead { layer, neurons, is_all });
            }
        }
        found
    }

    fn is_dead(&self, neuron: usize) -> bool {
        self.neurons.iter().all(|row| row[neuron].derivative == 0.0)
    }

    /// That the network is straight over the rows at present, where that is too little.
    pub fn kinks(&self) -> Option<Finding> {
        let has_kinks = |layout: &LayerLayout| {
            matches!(
                layout.activation,
                Activation::Relu | Activation::LeakyRelu | Activation::Linear
            )
        };
        if !self.hidden().all(|(_, layout, _)| has_kinks(layout)) {
            return None;
        }
        let hidden = self.network.shape().layouts();
        let hidden: usize = hidden[..hidden.len() - 1].iter().map(|layout| layout.neurons).sum();
        let is_straight = |neuron: usize| {
            let derivative = |row: &Vec<TracedNeuron>| row[neuron].derivative.to_bits();
            self.neurons.iter().all(|row| derivative(row) == derivative(&self.neurons[0]))
        };
        let is_found = (0..hidden).all(is_straight) && lines_are_few(self.setup);
        is_found.then_some(Finding::NoBend(Unbent::Kinks))
    }

    /// The rows that the output can't tell apart, and should.
    pub fn collisions(&self) -> Vec<Finding> {
        let targets = self.setup.data.targets();
        if Task::of(&self.setup.data) == Task::Regression {
            return Vec::new();
        }
        let layers = Layers::of(self.network);
        let (places, _) = layers.samples(&self.setup.data);
        let places: Vec<_> = self.rows.iter().map(|&row| places[row]).collect();
        if !places.as_flattened().iter().all(|part| part.is_finite()) {
            return Vec::new();
        }
        let is_above: Vec<bool> =
            self.rows.iter().map(|&row| targets[row] > Verdict::BOUNDARY).collect();
        let size = layers.size(&places);
        let mut found = Vec::new();
        for collision in collisions(&places, &is_above, SAME_PLACE * size) {
            let rows: Vec<usize> = collision.samples.iter().map(|&at| self.rows[at]).collect();
            let are_right = !rows.iter().any(|row| self.not_right.contains(row));
            let rows = Rows::of(self.setup, rows, &self.outputs);
            // Many rows in between lead from any to any; and the answer to rows that only pass each other is another.
            let is_close = collision.apart <= 2.0 * SAME_PLACE * size;
            let is_mean = |output: &f64| (output - rows.mean).abs() <= Verdict::TOLERANCE;
            if is_close && !are_right && rows.outputs.iter().all(is_mean) {
                found.push(Finding::Collision { rows, apart: collision.apart });
            }
        }
        found
    }

    /// The rows that the output answers wrongly, where it is so flat that little of the error comes through.
    pub fn pinned(&self) -> Option<Finding> {
        let steepest = steepest(self.setup.shape.output())?;
        // What a loss for this output takes does not depend on how steep it is.
        if self.setup.loss.output().is_some() {
            return None;
        }
        let targets = self.setup.data.targets();
        let output = |row: usize| self.traced(row).last().expect("there is an output");
        let is_pinned = |&row: &usize| {
            let (y, t) = (self.outputs[row], targets[row]);
            let is_wrong = (y > Verdict::BOUNDARY) != (t > Verdict::BOUNDARY);
            is_wrong && output(row).derivative.abs() < FLAT * steepest
        };
        let rows: Vec<usize> = self.not_right.iter().copied().filter(is_pinned).collect();
        let derivative = rows.iter().map(|&row| output(row).derivative.abs()).fold(0.0, f64::max);
        let is_found = !rows.is_empty();
        is_found.then(|| Finding::Pinned {
            rows: Rows::of(self.setup, rows, &self.outputs),
            derivative,
        })
    }

    /// The neurons that are flat wherever something is still to be learnt, but not dead.
    pub fn saturations(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for (layer, layout, first) in self.hidden() {
            let Some(steepest) = steepest(layout.activation) else { continue };
            let is_flat = |&neuron: &usize| {
                let largest = self.largest(first + neuron, |neuron| neuron.derivative);
                largest < FLAT * steepest && !self.is_dead(first + neuron)
            };
            let neurons: Vec<usize> = (0..layout.neurons).filter(is_flat).collect();
            if !neurons.is_empty() {
                let largest = |of: fn(&TracedNeuron) -> f64| {
                    let each = neurons.iter().map(|neuron| self.largest(first + neuron, of));
                    each.fold(0.0, f64::max)
                };
                let derivative = largest(|neuron| neuron.derivative);
                let delta = largest(|neuron| neuron.delta);
                let rows = self.not_right.clone();
                found.push(Finding::Saturation { layer, neurons, rows, derivative, delta });
            }
        }
        found
    }

    /// The largest of a neuron's numbers on the rows that are not right, without its sign.
    fn largest(&self, neuron: usize, of: fn(&TracedNeuron) -> f64) -> f64 {
        let rows = self.not_right.iter();
        rows.map(|&row| of(&self.traced(row)[neuron]).abs()).fold(0.0, f64::max)
    }

    /// What the neurons have to do with a row that trains.
    fn traced(&self, row: usize) -> &[TracedNeuron] {
        &self.neurons[self.rows.binary_search(&row).expect("the row trains")]
    }
}

/// The derivative of an activation that is flat at both ends where it is steepest, in the middle.
fn steepest(activation: Activation) -> Option<f64> {
    let is_between = activation.range().is_some_and(|ends| ends.iter().all(|end| end.is_finite()));
    if !is_between || !activation.is_monotone() {
        return None;
    }
    let (mut sums, mut derivatives) = ([F64x4::splat(0.0)], [F64x4::splat(0.0)]);
    activation.apply_with_derivatives(&mut sums, &mut derivatives);
    let steepest = derivatives[0].to_array()[0];
    (steepest > 0.0).then_some(steepest)
}
