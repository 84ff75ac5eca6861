//! The straight line on which a neuron of the first layer is undecided.

use super::input_plane::InputPlane;
use crate::network::{Network, Shape};
use crate::training::Change;

/// The line on which the weighted sum of a neuron that two inputs lead to is 0: w₀ x + w₁ y + b = 0. On the
/// side that its weights point to, the sum is positive; the longer they are, the steeper it is.
///
/// ```
/// use xor_playground::analysis::Line;
/// // x = ½
/// let line = Line::new([2.0, 0.0], -1.0).unwrap();
/// assert_eq!(line.ends(), Some([[0.5, -0.5], [0.5, 1.5]]));
/// let moved = line.moved_through([0.75, 0.0]).unwrap();
/// assert_eq!(moved, Line::new([2.0, 0.0], -1.5).unwrap());
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    weights: [f64; 2],
    bias: f64,
}

impl Line {
    /// The line of these weights and bias. There is none where both weights are 0, or a number is not
    /// finite, or so large that its square is not.
    #[must_use]
    pub fn new(weights: [f64; 2], bias: f64) -> Option<Self> {
        let is_line = length(weights) > 0.0 && length(weights).is_finite() && bias.is_finite();
        is_line.then_some(Self { weights, bias })
    }

    /// The line of a neuron of the first layer, if there is one and it takes two inputs.
    #[must_use]
    pub fn of(network: &Network, neuron: usize) -> Option<Self> {
        let [from_x, from_y, bias] =
            indices(network.shape(), neuron)?.map(|index| network.parameters()[index]);
        Self::new([from_x, from_y], bias)
    }

    /// The weights from x and y.
    #[must_use]
    pub fn weights(&self) -> [f64; 2] {
        self.weights
    }

    /// The bias.
    #[must_use]
    pub fn bias(&self) -> f64 {
        self.bias
    }

    /// Where it enters and leaves the square from [`InputPlane::LOW`] to [`InputPlane::HIGH`], if it crosses it.
    /// The weights point to the right of the way from the first to the second.
    #[must_use]
    pub fn ends(&self) -> Option<[[f64; 2]; 2]> {
        const CENTRE: f64 = f64::midpoint(InputPlane::LOW, InputPlane::HIGH);
        let size = length(self.weights);
        let [across, up] = self.weights.map(|weight| weight / size);
        // From the place on the line that is nearest to the centre, along the line.
        let distance = self.sum_at([CENTRE, CENTRE]) / size;
        let nearest = [CENTRE - across * distance, CENTRE - up * distance];
        let direction = [-up, across];
        let (mut from, mut to) = (f64::NEG_INFINITY, f64::INFINITY);
        for (start, along) in nearest.into_iter().zip(direction) {
            // Along an axis these are infinite, of different signs between the borders.
            let [low, high] =
                [InputPlane::LOW, InputPlane::HIGH].map(|border| (border - start) / along);
            from = from.max(low.min(high));
            to = to.min(low.max(high));
        }
        let place = |at| [nearest[0] + at * direction[0], nearest[1] + at * direction[1]];
        (from < to).then(|| [place(from), place(to)])
    }

    /// The parallel line through a place: the same weights, another bias.
    #[must_use]
    pub fn moved_through(&self, place: [f64; 2]) -> Option<Self> {
        Self::through(self.weights, place)
    }

    /// The line through two places, turned the shorter way: weights of the same length in another direction,
    /// and another bias. There is none where the places are the same.
    #[must_use]
    pub fn turned(&self, about: [f64; 2], towards: [f64; 2]) -> Option<Self> {
        let way = [towards[0] - about[0], towards[1] - about[1]];
        let size = length(self.weights) / length(way);
        let weights = [-way[1] * size, way[0] * size];
        let is_turned_round = product(weights, self.weights) < 0.0;
        let weights = if is_turned_round { weights.map(|weight| -weight) } else { weights };
        Self::through(weights, about)
    }

    /// What has to be changed in a network for a neuron of its first layer to have this line.
    #[must_use]
    pub fn changes(&self, network: &Network, neuron: usize) -> Vec<Change> {
        let [from_x, from_y] = self.weights;
        let indices = indices(network.shape(), neuron).into_iter().flatten();
        indices
            .zip([from_x, from_y, self.bias])
            .filter(|&(index, value)| network.parameters()[index].to_bits() != value.to_bits())
            .map(|(index, value)| Change::Parameter { index, value })
            .collect()
    }

    fn through(weights: [f64; 2], place: [f64; 2]) -> Option<Self> {
        Self::new(weights, -product(weights, place))
    }

    /// z = w₀ x + w₁ y + b.
    fn sum_at(&self, place: [f64; 2]) -> f64 {
        product(self.weights, place) + self.bias
    }
}

/// The indices of the weights from x and y and of the bias of a neuron of the first layer.
fn indices(shape: &Shape, neuron: usize) -> Option<[usize; 3]> {
    let first = shape.layouts().first().filter(|place| place.inputs == 2)?;
    let row = first.neurons;
    (neuron < row).then_some([neuron, row + neuron, 2 * row + neuron])
}

fn product(a: [f64; 2], b: [f64; 2]) -> f64 {
    a[0] * b[0] + a[1] * b[1]
}

fn length(vector: [f64; 2]) -> f64 {
    product(vector, vector).sqrt()
}
