//! Forward and backward pass of any network, four samples at once.
//!
//! This is [`crate::network::article`] for every [`Shape`]: the same formulas in the same order, with loops where
//! that file has a fixed number of neurons. For the shape that both know, they give the same bits.
//!
//! The order of every sum is fixed, and is part of the numerical contract:
//! a weighted sum adds its products in the order of the inputs, then the bias;
//! what comes back to a neuron adds its products in the order of the neurons it leads to;
//! a sum over the samples has one partial sum for each lane, which adds the blocks in their order, and
//! then [`F64x4::sum`].

use std::ops::Range;

use super::loss::Loss;
use super::shape::{HiddenSize, LayerLayout, Shape};
use crate::data::{Block, Samples};
use crate::numerics::{F64x4, LANES};

/// The most numbers that a layer takes: the most neurons, and the inputs past them.
pub(crate) const WIDEST: usize =
    HiddenSize::MAX.get() + if cfg!(feature = "every-kind") { Shape::MAX_INPUTS } else { 0 };

/// The room for what a layer takes from two places, where one does.
const ROOM: usize = if cfg!(feature = "every-kind") { WIDEST } else { 0 };

/// So many weighted sums are added up side by side, to be kept in registers.
const TILE: usize = 4;

/// The outputs of the network for four inputs, which lie along the lanes.
pub(crate) fn output(layouts: &[LayerLayout], parameters: &[f64], inputs: &[F64x4]) -> F64x4 {
    activations(layouts, parameters, inputs)[0]
}

/// What the last of these layers makes of four inputs, which lie along the lanes: an entry for each of its
/// neurons, and more that mean nothing. Without layers, the inputs themselves.
pub(crate) fn activations(
    layouts: &[LayerLayout],
    parameters: &[f64],
    inputs: &[F64x4],
) -> [F64x4; WIDEST] {
    let mut layers = [[F64x4::splat(0.0); WIDEST]; 2];
    let [before, after] = &mut layers;
    let (mut before, mut after) = (before, after);
    before[..inputs.len()].copy_from_slice(inputs);
    for layout in layouts {
        before[layout.before()..layout.inputs].copy_from_slice(&inputs[..layout.direct()]);
        activate_layer(layout, parameters, &before[..layout.inputs], &mut after[..layout.neurons]);
        (before, after) = (after, before);
    }
    *before
}

/// What every neuron of some layers answers, for four inputs that lie along the lanes. `activations` begins
/// with the inputs; what each layer answers is put after what comes before it.
pub(crate) fn activate(layouts: &[LayerLayout], parameters: &[f64], activations: &mut [F64x4]) {
    let mut at = 0;
    let mut room = [F64x4::splat(0.0); ROOM];
    for layout in layouts {
        let (before, after) = activations.split_at_mut(at + layout.before());
        let taken = taken(layout, before, at, &mut room);
        at += layout.before();
        activate_layer(layout, parameters, taken, &mut after[..layout.neurons]);
    }
}

/// What a layer takes: the activations from `at` on; and past these, where it has direct connections, the first ones.
#[inline(always)]
fn taken<'a>(
    layout: &LayerLayout,
    activations: &'a [F64x4],
    at: usize,
    room: &'a mut [F64x4; ROOM],
) -> &'a [F64x4] {
    let before = &activations[at..at + layout.before()];
    if layout.direct() == 0 {
        return before;
    }
    let (answers, inputs) = room[..layout.inputs].split_at_mut(before.len());
    answers.copy_from_slice(before);
    inputs.copy_from_slice(&activations[..layout.direct()]);
    &room[..layout.inputs]
}

/// What the neurons of one layer answer. One copy of it is enough: with all activations it is much code.
#[inline(never)]
fn activate_layer(
    layout: &LayerLayout,
    parameters: &[f64],
    before: &[F64x4],
    activations: &mut [F64x4],
) {
    weighted_sums(layout, parameters, before, activations);
    layout.activation.apply(activations);
}

/// The memory of a forward and backward pass through networks of one shape.
#[derive(Clone, Debug)]
pub(crate) struct Pass {
    layouts: Vec<LayerLayout>,
    /// The inputs, then the activations of each layer.
    activations: Vec<F64x4>,
    /// The derivatives of the activations, at the same places.
    derivatives: Vec<F64x4>,
    /// For what a layer takes that lies in two places.
    room: [F64x4; ROOM],
    /// The derivative of the loss along each parameter, a partial sum a lane.
    gradient: Vec<F64x4>,
    /// The squared errors, a partial sum a lane.
    squares: F64x4,
}

impl Pass {
    /// A pass through networks of this shape.
    pub fn new(shape: &Shape) -> Self {
        let layouts = shape.layouts().to_vec();
        let neurons =
            shape.input_neurons() + layouts.iter().map(|layout| layout.neurons).sum::<usize>();
        let zeros = |count| vec![F64x4::splat(0.0); count];
        Self {
            layouts,
            activations: zeros(neurons),
            derivatives: zeros(neurons),
            room: [F64x4::splat(0.0); ROOM],
            gradient: zeros(shape.parameter_count()),
            squares: F64x4::splat(0.0),
        }
    }

    /// Puts ∂E/∂p of these samples into `gradient` for every parameter p, and gives the sum of their
    /// squared errors (t − y)².
    pub fn gradient(
        &mut self,
        parameters: &[f64],
        samples: &Samples,
        loss: Loss,
        gradient: &mut [f64],
    ) -> f64 {
        self.begin();
        self.add_blocks(parameters, samples, loss, 0..usize::MAX);
        self.end(gradient)
    }

    /// Begins [`Pass::gradient`] in parts: what [`Pass::add_blocks`] adds, one part after the other, [`Pass::end`] sums up.
    pub fn begin(&mut self) {
        // −0 is what leaves any number as it is when that is added, +0 and −0 included.
        self.gradient.fill(F64x4::splat(-0.0));
        self.squares = F64x4::splat(0.0);
    }

    /// Adds these blocks of the samples, which follow on those before.
    #[inline(always)]
    pub fn add_blocks(
        &mut self,
        parameters: &[f64],
        samples: &Samples,
        loss: Loss,
        blocks: Range<usize>,
    ) {
        let mut squares = self.squares;
        for block in samples.blocks().skip(blocks.start).take(blocks.len()) {
            let (output, derivative) = self.forward(parameters, block.inputs);
            let delta = loss.output_delta(block.target, output, derivative, samples.count());
            squares = squares + squared_error(&block, output);
            self.backward(parameters, counted(&block, delta));
        }
        self.squares = squares;
    }

    /// Puts the gradient of all that was added into its place, and gives the sum of the squared errors.
    pub fn end(&mut self, gradient: &mut [f64]) -> f64 {
        for (derivative, lanes) in gradient.iter_mut().zip(&self.gradient) {
            *derivative = lanes.sum();
        }
        self.squares.sum()
    }

    /// What the output neuron answers, and its derivative. The rest stays in the pass.
    fn forward(&mut self, parameters: &[f64], inputs: &[F64x4]) -> (F64x4, F64x4) {
        self.activations[..inputs.len()].copy_from_slice(inputs);
        let mut at = 0;
        for layout in &self.layouts {
            let (before, after) = self.activations.split_at_mut(at + layout.before());
            let taken = taken(layout, before, at, &mut self.room);
            at += layout.before();
            let sums = &mut after[..layout.neurons];
            weighted_sums(layout, parameters, taken, sums);
            layout
                .activation
                .apply_with_derivatives(sums, &mut self.derivatives[at..at + layout.neurons]);
        }
        (self.activations[at], self.derivatives[at])
    }

    /// The chain rule, from the output back: adds ∂E/∂p of one block for every parameter p. `delta` is
    /// ∂E/∂z of the output neuron; from the deltas of a layer come those of the layer before, through
    /// the weights between them and the derivatives.
    fn backward(&mut self, parameters: &[f64], delta: F64x4) {
        let mut layers = [[F64x4::splat(0.0); WIDEST]; 2];
        let [deltas, before] = &mut layers;
        let (mut deltas, mut before) = (deltas, before);
        deltas[0] = delta;
        let mut at = self.activations.len() - 1;
        for (index, layout) in self.layouts.iter().enumerate().rev() {
            at -= layout.before();
            let taken = taken(layout, &self.activations, at, &mut self.room);
            add_products(layout, taken, &deltas[..layout.neurons], &mut self.gradient);
            if index > 0 {
                let derivatives = &self.derivatives[at..at + layout.before()];
                let (deltas_of, room) = (&deltas[..layout.neurons], &mut before[..layout.before()]);
                deltas_before(layout, parameters, deltas_of, derivatives, room);
                (deltas, before) = (before, deltas);
            }
        }
    }
}

/// (t − y)² of the samples of a block, 0 where there is none.
#[inline(always)]
pub(crate) fn squared_error(block: &Block<'_>, output: F64x4) -> F64x4 {
    let error = counted(block, block.target - output);
    error * error
}

/// The lanes that count, and 0 in the others.
#[inline(always)]
fn counted(block: &Block<'_>, lanes: F64x4) -> F64x4 {
    if block.samples == LANES { lanes } else { lanes.first(block.samples) }
}

/// z = Σ a · w + b for every neuron of a layer, where a are the activations before it.
pub(crate) fn weighted_sums(
    layout: &LayerLayout,
    parameters: &[f64],
    before: &[F64x4],
    sums: &mut [F64x4],
) {
    let weights = &parameters[layout.weights()];
    let biases = &parameters[layout.biases()];
    let (tiles, rest) = sums.as_chunks_mut::<TILE>();
    let mut neuron = 0;
    for tile in tiles {
        *tile = weighted_sums_of_tile(layout.neurons, weights, biases, before, neuron);
        neuron += TILE;
    }
    for sum in rest {
        [*sum] = weighted_sums_of_tile(layout.neurons, weights, biases, before, neuron);
        neuron += 1;
    }
}

/// The weighted sums of `T` neurons from `neuron` on.
#[inline(always)]
fn weighted_sums_of_tile<const T: usize>(
    neurons: usize,
    weights: &[f64],
    biases: &[f64],
    before: &[F64x4],
    neuron: usize,
) -> [F64x4; T] {
    let mut rows = weights.chunks_exact(neurons).map(|row| tile::<T>(row, neuron)).zip(before);
    let first = rows.next().map(|(row, &a)| row.map(|weight| a * F64x4::splat(weight)));
    let mut sums = first.unwrap_or([F64x4::splat(-0.0); T]);
    for (row, &a) in rows {
        for (sum, &weight) in sums.iter_mut().zip(row) {
            *sum = *sum + a * F64x4::splat(weight);
        }
    }
    if cfg!(feature = "every-kind") && biases.is_empty() {
        return sums;
    }
    for (sum, &bias) in sums.iter_mut().zip(tile::<T>(biases, neuron)) {
        *sum = *sum + F64x4::splat(bias);
    }
    sums
}

/// ∂E/∂z of the neurons before a layer, which are as many as `before` has room for: (Σ δ · w) · derivative.
pub(crate) fn deltas_before(
    layout: &LayerLayout,
    parameters: &[f64],
    deltas: &[F64x4],
    derivatives: &[F64x4],
    before: &mut [F64x4],
) {
    let weights = &parameters[layout.weights()][..before.len() * layout.neurons];
    let (tiles, rest) = before.as_chunks_mut::<TILE>();
    let mut rows = weights.chunks_exact(TILE * layout.neurons);
    let (derivative_tiles, rest_derivatives) = derivatives.as_chunks::<TILE>();
    for ((tile, rows), derivatives) in tiles.iter_mut().zip(&mut rows).zip(derivative_tiles) {
        *tile = deltas_of_tile(rows, deltas, derivatives);
    }
    let rows = rows.remainder().chunks_exact(layout.neurons);
    for ((before, row), &derivative) in rest.iter_mut().zip(rows).zip(rest_derivatives) {
        [*before] = deltas_of_tile(row, deltas, &[derivative]);
    }
}

/// The deltas of `T` neurons, whose weights onwards are the `T` rows of `weights`.
#[inline(always)]
fn deltas_of_tile<const T: usize>(
    weights: &[f64],
    deltas: &[F64x4],
    derivatives: &[F64x4; T],
) -> [F64x4; T] {
    let neurons = deltas.len();
    let rows: [&[f64]; T] = std::array::from_fn(|row| &weights[row * neurons..][..neurons]);
    let mut sums = rows.map(|row| deltas[0] * F64x4::splat(row[0]));
    for (neuron, &delta) in deltas.iter().enumerate().skip(1) {
        for (sum, row) in sums.iter_mut().zip(rows) {
            *sum = *sum + delta * F64x4::splat(row[neuron]);
        }
    }
    for (sum, &derivative) in sums.iter_mut().zip(derivatives) {
        *sum = *sum * derivative;
    }
    sums
}

/// Adds a · δ for every weight, and δ for every bias.
pub(crate) fn add_products(
    layout: &LayerLayout,
    before: &[F64x4],
    deltas: &[F64x4],
    gradient: &mut [F64x4],
) {
    let rows = gradient[layout.weights()].chunks_exact_mut(layout.neurons);
    for (row, &a) in rows.zip(before) {
        for (derivative, &delta) in row.iter_mut().zip(deltas) {
            *derivative = *derivative + a * delta;
        }
    }
    for (derivative, &delta) in gradient[layout.biases()].iter_mut().zip(deltas) {
        *derivative = *derivative + delta;
    }
}

/// `T` numbers from `start` on.
#[inline(always)]
fn tile<const T: usize>(numbers: &[f64], start: usize) -> &[f64; T] {
    numbers[start..].first_chunk().expect("a tile lies within its row")
}
