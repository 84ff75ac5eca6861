//! Planes in the space of the last hidden layer, and what the output neuron answers over them.

use super::clusters::diameter;
use super::line::Line;
use super::vector::Vector;
use crate::data::{DataSet, Features, Samples};
use crate::network::{Activation, LayerLayout, Network, backprop};
use crate::numerics::{F64x4, difference, dot, mean, principal_directions, total_scatter};

/// Which plane of the space is looked at. Where the layer has one neuron, the space is a line, and either is
/// the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Plane {
    /// The outputs of two neurons, the first to the right and the second upwards. The other neurons are held
    /// at their mean over the samples.
    Neurons([usize; 2]),
    /// The plane through the mean of the samples along the two directions in which they vary most. To the
    /// right lies the last sample rather than the first, and upwards a greater output.
    Principal,
}

/// Why a network's space can't be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlaneError {
    /// The network takes as many inputs as the samples have.
    #[error("the samples have other inputs than the network takes")]
    Inputs,
    /// The two neurons are different ones that the layer has.
    #[error("a plane takes two different ones of {count} neurons")]
    Neurons {
        /// How many it has.
        count: usize,
    },
}

/// A network, with the output neuron by itself.
pub(crate) struct Layers<'a> {
    features: Features,
    hidden: &'a [LayerLayout],
    output: &'a [LayerLayout],
    parameters: &'a [f64],
}

impl<'a> Layers<'a> {
    pub fn of(network: &'a Network) -> Self {
        let layouts = network.shape().layouts();
        let (hidden, output) = layouts.split_at(layouts.len() - 1);
        let features = network.shape().features();
        Self { features, hidden, output, parameters: network.parameters() }
    }

    /// How many dimensions the space has that the output neuron sees.
    pub fn dimensions(&self) -> usize {
        self.output[0].inputs
    }

    /// That of all its axes, where they are the neurons of a hidden layer.
    pub fn activation(&self) -> Option<Activation> {
        let hidden = self.hidden.last().filter(|_| self.output[0].direct() == 0);
        hidden.map(|layout| layout.activation)
    }

    /// What the first layer takes of the inputs.
    pub fn features(&self) -> Features {
        self.features
    }

    /// What the last hidden layer makes of the features of four inputs; after that, what comes past it.
    pub fn hidden(&self, inputs: &[F64x4]) -> Lanes {
        let mut hidden = backprop::activations(self.hidden, self.parameters, inputs);
        let [before, all] = [self.output[0].before(), self.dimensions()];
        hidden[before..all].copy_from_slice(&inputs[..all - before]);
        hidden[all..].fill(F64x4::splat(0.0));
        hidden
    }

    /// What the output neuron makes of it.
    pub fn output(&self, hidden: &Lanes) -> F64x4 {
        let alone = [self.output[0].alone()];
        backprop::output(&alone, self.parameters, &hidden[..self.dimensions()])
    }

    /// Where the samples of a data set are in the space, and what the output neuron makes of them.
    pub fn samples(&self, data: &DataSet) -> (Vec<Vector>, Vec<f64>) {
        let (mut places, mut outputs) = (Vec::new(), Vec::new());
        for block in Samples::all(&self.features.of(data)).blocks() {
            let hidden = self.hidden(block.inputs);
            outputs.extend_from_slice(&self.output(&hidden).to_array()[..block.samples]);
            let hidden = hidden.map(F64x4::to_array);
            places.extend((0..block.samples).map(|lane| hidden.map(|lanes| lanes[lane])));
        }
        (places, outputs)
    }

    /// What is as large as the space: as far as the neurons' outputs can be apart, or where they have no
    /// bounds, the samples are.
    pub fn size(&self, samples: &[Vector]) -> f64 {
        let range = self.activation().and_then(Activation::range);
        range.map_or_else(|| diameter(samples), |[low, high]| high - low)
    }

    /// The weights to the output neuron.
    fn weights(&self) -> Vector {
        let weights = &self.parameters[self.output[0].weights()];
        std::array::from_fn(|neuron| weights.get(neuron).copied().unwrap_or(0.0))
    }

    /// What the output neuron answers over a plane.
    pub fn output_over(&self, slice: &Slice) -> OutputOverPlane {
        let weights = self.weights();
        let bias = self.parameters[self.output[0].biases()].first().copied().unwrap_or(0.0);
        OutputOverPlane {
            activation: self.output[0].activation,
            is_strip: self.dimensions() == 1,
            weights: [&slice.right, &slice.up].map(|direction| dot(&weights, direction)),
            bias: dot(&weights, &slice.origin) + bias,
        }
    }
}

pub(crate) type Lanes = [F64x4; backprop::WIDEST];

/// A plane in the space: through a point, along two directions of length 1 at a right angle.
pub(crate) struct Slice {
    origin: Vector,
    right: Vector,
    up: Vector,
    /// The neurons whose axes it lies along, if it does; without the second, the space is a line.
    axes: Option<[Option<usize>; 2]>,
}

impl Slice {
    pub fn new(plane: Plane, layers: &Layers<'_>, samples: &[Vector]) -> Result<Self, PlaneError> {
        let count = layers.dimensions();
        match plane {
            _ if count == 1 => Ok(Self::along_axes([Some(0), None], samples)),
            Plane::Neurons([right, up]) if right == up || right.max(up) >= count => {
                Err(PlaneError::Neurons { count })
            }
            Plane::Neurons(neurons) => Ok(Self::along_axes(neurons.map(Some), samples)),
            Plane::Principal => {
                let [right, up] = principal_directions(samples, count);
                let right = towards(right, &difference(&samples[samples.len() - 1], &samples[0]));
                let up = towards(up, &layers.weights());
                Ok(Self { origin: mean(samples), right, up, axes: None })
            }
        }
    }

    fn along_axes(axes: [Option<usize>; 2], samples: &[Vector]) -> Self {
        let is_axis = |neuron| axes.contains(&Some(neuron));
        let mean = mean(samples);
        let origin = std::array::from_fn(|neuron| if is_axis(neuron) { 0.0 } else { mean[neuron] });
        let [right, up] = axes
            .map(|axis| std::array::from_fn(|neuron| if Some(neuron) == axis { 1.0 } else { 0.0 }));
        Self { origin, right, up, axes: Some(axes) }
    }

    /// Whether it lies along the axes of neurons.
    pub fn is_along_axes(&self) -> bool {
        self.axes.is_some()
    }

    /// The coordinates of four points. Along axes they are the outputs themselves, to the bit.
    pub fn coordinates(&self, hidden: &Lanes) -> [F64x4; 2] {
        if let Some(axes) = self.axes {
            return axes.map(|axis| axis.map_or(F64x4::splat(0.0), |neuron| hidden[neuron]));
        }
        let mut sums = [F64x4::splat(0.0); 2];
        for (axis, &h) in hidden.iter().enumerate() {
            let from_origin = h - F64x4::splat(self.origin[axis]);
            for (sum, direction) in sums.iter_mut().zip([&self.right, &self.up]) {
                *sum = *sum + from_origin * F64x4::splat(direction[axis]);
            }
        }
        sums
    }

    pub fn coordinates_of(&self, point: &Vector) -> [f64; 2] {
        self.coordinates(&point.map(F64x4::splat)).map(|lanes| lanes.to_array()[0])
    }

    /// The share of the variance of points that lies in the plane.
    pub fn share(&self, points: &[Vector]) -> f64 {
        let total = total_scatter(points);
        let centre = mean(points);
        let within = |point: &Vector| {
            let from_centre = difference(point, &centre);
            [&self.right, &self.up].map(|direction| dot(&from_centre, direction).powi(2))
        };
        if total > 0.0 { points.iter().flat_map(within).sum::<f64>() / total } else { 1.0 }
    }
}

/// Of a direction and its opposite, the one that is less than a right angle from another direction.
fn towards(direction: Vector, aim: &Vector) -> Vector {
    if dot(&direction, aim) < 0.0 { direction.map(|part| -part) } else { direction }
}

/// What the output neuron answers over a plane: f(z), where z = w₀ r + w₁ u + b at the coordinates (r, u).
#[derive(Clone, Debug)]
pub(crate) struct OutputOverPlane {
    activation: Activation,
    /// Whether the space has one dimension.
    pub is_strip: bool,
    weights: [f64; 2],
    bias: f64,
}

impl Default for OutputOverPlane {
    fn default() -> Self {
        let activation = Activation::Sigmoid;
        Self { activation, is_strip: false, weights: [0.0; 2], bias: 0.0 }
    }
}

impl OutputOverPlane {
    pub fn at(&self, right: F64x4, up: F64x4) -> F64x4 {
        let [weight_right, weight_up] = self.weights.map(F64x4::splat);
        let mut sums = [right * weight_right + up * weight_up + F64x4::splat(self.bias)];
        self.activation.apply(&mut sums);
        sums[0]
    }

    /// The line on which the output is one half, within what is seen to the right and up.
    pub fn line(&self, ranges: [[f64; 2]; 2]) -> Option<[[f64; 2]; 2]> {
        Line::new(self.weights, self.bias - self.activation.half_at()?)?.within(ranges)
    }
}
