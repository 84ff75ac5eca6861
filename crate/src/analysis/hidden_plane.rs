//! Planes in the space of the last hidden layer, and what the output neuron answers over them.

use std::fmt;

use crate::data::Verdict;
use crate::data::xor;
use crate::data::xor::SAMPLES;
use crate::network::{Activation, LayerLayout, Network, backprop};
use crate::numerics::{self, F64x4, difference, dot, mean, principal_directions, total_scatter};

/// Which plane of the space is looked at. Where the layer has one neuron, the space is a line, and either is
/// the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plane {
    /// The outputs of two neurons, the first to the right and the second upwards. The other neurons are held
    /// at their mean over the samples.
    Neurons([usize; 2]),
    /// The plane through the mean of the samples along the two directions in which they vary most. To the
    /// right lies (1, 1) rather than (0, 0), and upwards a greater output.
    Principal,
}

/// Why a network's space can't be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaneError {
    /// The network takes two inputs.
    Inputs,
    /// The two neurons are different ones that the layer has.
    Neurons {
        /// How many it has.
        count: usize,
    },
}

impl fmt::Display for PlaneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Inputs => f.write_str("the network takes other than two inputs"),
            Self::Neurons { count } => {
                write!(f, "a plane takes two different ones of {count} neurons")
            }
        }
    }
}

impl std::error::Error for PlaneError {}

/// A point of, or a direction in, the space of a layer; 0 beyond the neurons that there are.
pub(super) type Vector = numerics::Vector<{ backprop::WIDEST }>;

/// A network, with the output neuron by itself.
pub(crate) struct Layers<'a> {
    hidden: &'a [LayerLayout],
    output: &'a [LayerLayout],
    parameters: &'a [f64],
}

impl<'a> Layers<'a> {
    pub fn of(network: &'a Network) -> Self {
        let layouts = network.shape().layouts();
        let (hidden, output) = layouts.split_at(layouts.len() - 1);
        Self { hidden, output, parameters: network.parameters() }
    }

    /// How many dimensions the space has that the output neuron sees.
    pub fn dimensions(&self) -> usize {
        self.output[0].inputs
    }

    /// That of the last hidden layer, if there is one.
    pub fn activation(&self) -> Option<Activation> {
        self.hidden.last().map(|layout| layout.activation)
    }

    /// What the last hidden layer makes of four inputs.
    pub fn hidden(&self, inputs: &[F64x4; 2]) -> Lanes {
        let mut hidden = backprop::activations(self.hidden, self.parameters, inputs);
        hidden[self.dimensions()..].fill(F64x4::splat(0.0));
        hidden
    }

    /// What the output neuron makes of it.
    pub fn output(&self, hidden: &Lanes) -> F64x4 {
        backprop::output(self.output, self.parameters, &hidden[..self.dimensions()])
    }

    pub fn outputs(&self, inputs: &[F64x4; 2]) -> F64x4 {
        self.output(&self.hidden(inputs))
    }

    /// Where the samples are in the space.
    pub fn samples(&self) -> [Vector; SAMPLES] {
        let hidden = self.hidden(&lanes(&xor::INPUTS)).map(F64x4::to_array);
        std::array::from_fn(|row| hidden.map(|lanes| lanes[row]))
    }

    /// What is as large as the space: as far as the neurons' outputs can be apart, or where they have no
    /// bounds, the samples are.
    pub fn size(&self, rows: &[Vector; SAMPLES]) -> f64 {
        match self.activation() {
            Some(Activation::Sigmoid) => 1.0,
            Some(Activation::Tanh | Activation::Sine) => 2.0,
            Some(Activation::Relu | Activation::LeakyRelu | Activation::Linear) | None => {
                let pairs = rows.iter().flat_map(|a| rows.iter().map(move |b| difference(a, b)));
                pairs.map(|between| dot(&between, &between).sqrt()).fold(0.0, f64::max)
            }
        }
    }

    /// The weights to the output neuron.
    fn weights(&self) -> Vector {
        let weights = &self.parameters[self.output[0].weights()];
        std::array::from_fn(|neuron| weights.get(neuron).copied().unwrap_or(0.0))
    }

    /// What the output neuron answers over a plane.
    pub fn output_over(&self, slice: &Slice) -> OutputOverPlane {
        let weights = self.weights();
        let bias = self.parameters[self.output[0].biases()][0];
        OutputOverPlane {
            activation: self.output[0].activation,
            is_strip: self.dimensions() == 1,
            right: dot(&weights, &slice.right),
            up: dot(&weights, &slice.up),
            offset: dot(&weights, &slice.origin) + bias,
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
    pub fn new(
        plane: Plane,
        layers: &Layers<'_>,
        rows: &[Vector; SAMPLES],
    ) -> Result<Self, PlaneError> {
        let count = layers.dimensions();
        match plane {
            _ if count == 1 => Ok(Self::along_axes([Some(0), None], rows)),
            Plane::Neurons([right, up]) if right == up || right.max(up) >= count => {
                Err(PlaneError::Neurons { count })
            }
            Plane::Neurons(neurons) => Ok(Self::along_axes(neurons.map(Some), rows)),
            Plane::Principal => {
                let [right, up] = principal_directions(rows, count);
                let right = towards(right, &difference(&rows[SAMPLES - 1], &rows[0]));
                let up = towards(up, &layers.weights());
                Ok(Self { origin: mean(rows), right, up, axes: None })
            }
        }
    }

    fn along_axes(axes: [Option<usize>; 2], rows: &[Vector; SAMPLES]) -> Self {
        let is_axis = |neuron| axes.contains(&Some(neuron));
        let mean = mean(rows);
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
    pub fn share(&self, rows: &[Vector; SAMPLES]) -> f64 {
        let total = total_scatter(rows);
        let centre = mean(rows);
        let within = |row: &Vector| {
            let from_centre = difference(row, &centre);
            [&self.right, &self.up].map(|direction| dot(&from_centre, direction).powi(2))
        };
        if total > 0.0 { rows.iter().flat_map(within).sum::<f64>() / total } else { 1.0 }
    }
}

/// Of a direction and its opposite, the one that is less than a right angle from another direction.
fn towards(direction: Vector, aim: &Vector) -> Vector {
    if dot(&direction, aim) < 0.0 { direction.map(|part| -part) } else { direction }
}

/// What the output neuron answers over a plane: f(z), where z = `right` · r + `up` · u + `offset` at the
/// coordinates (r, u).
#[derive(Clone, Debug)]
pub(crate) struct OutputOverPlane {
    activation: Activation,
    /// Whether the space has one dimension.
    pub is_strip: bool,
    right: f64,
    up: f64,
    offset: f64,
}

impl Default for OutputOverPlane {
    fn default() -> Self {
        let activation = Activation::Sigmoid;
        Self { activation, is_strip: false, right: 0.0, up: 0.0, offset: 0.0 }
    }
}

impl OutputOverPlane {
    pub fn at(&self, right: F64x4, up: F64x4) -> F64x4 {
        let [weight_right, weight_up, offset] =
            [self.right, self.up, self.offset].map(F64x4::splat);
        let mut sums = [right * weight_right + up * weight_up + offset];
        self.activation.apply(&mut sums);
        sums[0]
    }

    /// z where the output is one half.
    fn level(&self) -> f64 {
        match self.activation {
            Activation::Tanh => crate::numerics::ln(3.0) / 2.0,
            Activation::Linear => Verdict::BOUNDARY,
            // There are no others at the output: `Activation::outputs()`.
            _ => 0.0,
        }
    }

    /// The line `right` · r + `up` · u + `offset` = level, within a square.
    pub fn line(&self, [low, high]: [f64; 2]) -> Option<[[f64; 2]; 2]> {
        let level = self.level() - self.offset;
        let on_line = |right: f64| [right, (level - self.right * right) / self.up];
        let on_turned = |up: f64| [(level - self.up * up) / self.right, up];
        let is_within = |end: &[f64; 2]| end.iter().all(|part| (low..=high).contains(part));
        let ends = [on_line(low), on_line(high), on_turned(low), on_turned(high)];
        let mut within = ends.into_iter().filter(is_within);
        let first = within.next()?;
        // A line through a corner meets two sides there.
        let far = |end: &[f64; 2]| (end[0] - first[0]).abs() + (end[1] - first[1]).abs();
        let last = within.max_by(|a, b| far(a).total_cmp(&far(b)))?;
        Some([first, last])
    }
}

/// Up to four inputs along the lanes, the last one again where there are fewer.
pub(crate) fn lanes(inputs: &[[f64; 2]]) -> [F64x4; 2] {
    let at = |lane: usize| inputs[lane.min(inputs.len() - 1)];
    [0, 1].map(|axis| F64x4::new(std::array::from_fn(|lane| at(lane)[axis])))
}
