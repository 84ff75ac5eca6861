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

/// So many collisions are told of.
const MOST_COLLISIONS: usize = 3;
/// Of more rows than this, so many are looked at.
const MOST_ROWS: usize = 1_000;

/// A network at an epoch, and all that its neurons have to do with the rows.
pub(super) struct State<'a> {
    setup: &'a Setup,
    network: &'a Network,
    /// What the network answers to each row, whether it trains or is held out.
    pub outputs: Vec<f64>,
    /// The rows that train and are looked at: all of them, unless these are many.
    rows: Vec<usize>,
    /// Of each of these, what every neuron has to do with it.
    neurons: Vec<Vec<TracedNeuron>>,
    /// Those of them that are not right.
    not_right: Vec<usize>,
    is_learnt: bool,
}

impl<'a> State<'a> {
    pub fn of(setup: &'a Setup, network: &'a Network) -> Self {
        let features = setup.shape.features().of(&setup.data);
        let outputs: Vec<f64> = network.outputs_of(&Samples::all(&features)).collect();
        let all = rows_that_train(setup);
        let (criterion, targets) = (Criterion::of(&setup.data), setup.data.targets());
        let is_right = |&row: &usize| criterion.judge(outputs[row], targets[row]) == Verdict::Right;
        let is_learnt = all.iter().all(is_right);
        let rows: Vec<usize> = all.iter().copied().step_by(all.len().div_ceil(MOST_ROWS)).collect();
        let not_right = rows.iter().copied().filter(|row| !is_right(row)).collect();
        let batch = setup.batch.mini().map_or(all.len(), |(size, _)| size);
        let trace = |&row: &usize| {
            let parameters = network.parameters();
            TracedSample::forward_and_backward(setup, parameters, row, batch).neurons
        };
        // Where all is right, there is nothing to look for.
        let neurons = if is_learnt { Vec::new() } else { rows.iter().map(trace).collect() };
        Self { setup, network, outputs, rows, neurons, not_right, is_learnt }
    }

    /// Whether all rows that train are right.
    pub fn is_learnt(&self) -> bool {
        self.is_learnt
    }

    /// How many rows are looked at.
    pub fn looked_at(&self) -> usize {
        self.rows.len()
    }

    /// Whether all of it is finite: of what is not, nothing can be said.
    pub fn is_finite(&self) -> bool {
        let parameters = self.network.parameters().iter();
        let neurons = self.neurons.iter().flatten();
        let numbers = neurons.flat_map(|neuron| [neuron.pre_activation, neuron.activation]);
        parameters.copied().chain(numbers).all(f64::is_finite)
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
                // Each is like every other of its group.
                let mut alike = vec![one];
                for &other in &rest[1..] {
                    if alike.iter().all(|&before| self.are_alike(layer, first, [before, other])) {
                        alike.push(other);
                    }
                }
                rest.retain(|neuron| !alike.contains(neuron));
                let pairs = || (1..alike.len()).flat_map(|b| (0..b).map(move |a| [a, b]));
                let of = |pair: [usize; 2]| pair.map(|place| alike[place]);
                let difference = |pair| self.difference(layer, first, of(pair));
                let apart = pairs().map(difference).fold(0.0, f64::max);
                let is_forever = pairs().all(|pair| self.is_forever(layer, of(pair)));
                // Two of many that are only almost alike are in nobody's way.
                let is_whole = alike.len() == layout.neurons;
                if alike.len() > 1 && (is_whole || apart == 0.0) {
                    found.push(Finding::Symmetry { layer, neurons: alike, apart, is_forever });
                }
            }
        }
        found
    }

    fn are_alike(&self, layer: usize, first: usize, pair: [usize; 2]) -> bool {
        let answers =
            |neuron: usize| self.neurons.iter().map(move |row| row[first + neuron].activation);
        let size = pair.into_iter().flat_map(answers).map(f64::abs).fold(0.0, f64::max);
        let weights = self.weights_after(layer, pair);
        let largest = weights.iter().flatten().map(|weight| weight.abs()).fold(1.0, f64::max);
        self.answers_apart(first, pair) <= ALIKE * size
            && weights.iter().all(|[a, b]| (a - b).abs() <= ALIKE * largest)
    }

    /// Whether two neurons of a layer have the very same parameters, and nothing makes them differ: no earlier updates
    /// are remembered.
    fn is_forever(&self, layer: usize, pair: [usize; 2]) -> bool {
        let layout = &self.network.shape().layouts()[layer];
        let parameters = self.network.parameters();
        let [a, b] = pair.map(|neuron| {
            let weights = parameters[layout.weights()].iter().skip(neuron).step_by(layout.neurons);
            weights.chain(parameters[layout.biases()].get(neuron)).map(|it| it.to_bits())
        });
        let after = self.weights_after(layer, pair);
        a.eq(b)
            && after.iter().all(|[a, b]| a.to_bits() == b.to_bits())
            && self.setup.optimizer.memory() == 0
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

    /// The weights of two neurons of a layer to each neuron that follows.
    fn weights_after(&self, layer: usize, pair: [usize; 2]) -> Vec<[f64; 2]> {
        let layout = &self.network.shape().layouts()[layer + 1];
        let weights = &self.network.parameters()[layout.weights()];
        let to = |next: usize| pair.map(|neuron| weights[neuron * layout.neurons + next]);
        (0..layout.neurons).map(to).collect()
    }

    /// The neurons that no row reaches: of hidden layers, and the output.
    pub fn dead(&self) -> Vec<Finding> {
        let mut first = 0;
        let mut found = Vec::new();
        let outputs = self.rows.iter().map(|&row| self.outputs[row].to_bits());
        let is_constant = outputs.collect::<std::collections::HashSet<u64>>().len() == 1;
        for (layer, layout) in self.network.shape().layouts().iter().enumerate() {
            let is_dead = |&neuron: &usize| self.is_dead(first + neuron);
            let neurons: Vec<usize> = (0..layout.neurons).filter(is_dead).collect();
            if !neurons.is_empty() {
                found.push(Finding::Dead { layer, neurons, is_constant });
            }
            first += layout.neurons;
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
            let is_right = |row: &usize| self.not_right.binary_search(row).is_err();
            let are_right = rows.iter().all(is_right);
            let rows = Rows::of(self.setup, rows, &self.outputs);
            // Many rows in between lead from any to any; and the answer to rows that only pass each other is another.
            let is_close = collision.apart <= 2.0 * SAME_PLACE * size;
            let is_mean = |output: &f64| (output - rows.mean).abs() <= Verdict::TOLERANCE;
            if is_close && !are_right && rows.is_best && rows.outputs.iter().all(is_mean) {
                found.push(Finding::Collision { rows, apart: collision.apart });
            }
        }
        found.truncate(MOST_COLLISIONS);
        found
    }

    /// The rows that the output answers wrongly, where it is so flat that little of the error comes through.
    pub fn pinned(&self) -> Option<Finding> {
        let steepest = steepest(self.setup.shape.output())?;
        // What a loss for this output takes does not depend on how steep it is.
        if self.setup.loss.output().is_some() || Task::of(&self.setup.data) == Task::Regression {
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
