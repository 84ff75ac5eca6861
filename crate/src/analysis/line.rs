//! The straight line on which a neuron of the first layer is undecided.

use super::input_plane::InputPlane;
use super::section::Section;
use crate::network::Network;
use crate::numerics::{cosine, sine};
use crate::training::Change;

/// The line on which the weighted sum of a neuron that two inputs lead to is 0: w₀ x + w₁ y + b = 0. In a section of
/// more inputs, b is the bias with what those that are held add to it. On the side that its weights point to, the sum is positive; the longer they are, the steeper it is.
///
/// ```
/// use xor_playground::analysis::{InputPlane, Line};
/// // x = ½
/// let line = Line::new([2.0, 0.0], -1.0).unwrap();
/// let plane = InputPlane::UNIT;
/// assert_eq!(line.ends(plane), Some([[0.5, -0.5], [0.5, 1.5]]));
/// let moved = line.moved_through([0.75, 0.0]).unwrap();
/// assert_eq!(moved, Line::new([2.0, 0.0], -1.5).unwrap());
/// assert_eq!((moved.angle(), moved.distance(plane), moved.steepness()), (0.0, 0.25, 2.0));
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

    /// The line that has this [`Line::angle`], [`Line::distance`] in a plane and [`Line::steepness`], if there is one.
    ///
    /// ```
    /// use xor_playground::analysis::{InputPlane, Line};
    /// // x = ¾
    /// assert_eq!(Line::at(InputPlane::UNIT, 0.0, 0.25, 20.0), Line::new([20.0, 0.0], -15.0));
    /// ```
    #[must_use]
    pub fn at(plane: InputPlane, angle: f64, distance: f64, steepness: f64) -> Option<Self> {
        let radians = angle.to_radians();
        let (across, up) = (steepness * cosine(radians), steepness * sine(radians));
        let middle = product([across, up], middle_of(plane));
        Self::new([across, up], -steepness * distance - middle)
    }

    /// The line of a neuron of the first layer, if there is one and it takes two inputs.
    #[must_use]
    pub fn of(network: &Network, neuron: usize) -> Option<Self> {
        Self::in_section(network, neuron, &InputPlane::UNIT.into())
    }

    /// The same in a section, if there is one and the network takes as many inputs as that has. Where that is one, the
    /// line goes straight up.
    #[must_use]
    pub fn in_section(network: &Network, neuron: usize, section: &Section) -> Option<Self> {
        let places = Places::of(network, neuron, section)?;
        let parameter = |index: usize| network.parameters()[index];
        let weights = places.axes().map(|index| index.map_or(0.0, parameter));
        Self::new(weights, places.bias().map_or(0.0, parameter) + places.held())
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

    /// The weights from x and y, and the bias.
    #[must_use]
    pub fn parameters(&self) -> [f64; 3] {
        let [from_x, from_y] = self.weights;
        [from_x, from_y, self.bias]
    }

    /// Which way its weights point, in degrees counter-clockwise from the direction of x, from −180 to 180.
    #[must_use]
    pub fn angle(&self) -> f64 {
        let [across, up] = self.weights;
        libm::atan2(up, across).to_degrees()
    }

    /// How far the line is from the middle of a plane, in that direction: in [`InputPlane::UNIT`] from (½, ½).
    #[must_use]
    pub fn distance(&self, plane: InputPlane) -> f64 {
        -self.sum_at(middle_of(plane)) / self.steepness()
    }

    /// How steeply the weighted sum rises across it: the length of its weights.
    #[must_use]
    pub fn steepness(&self) -> f64 {
        length(self.weights)
    }

    /// Where it enters and leaves a plane, if it crosses it. A coordinate of each end is the `low` or `high` of its range, to
    /// the bit.
    /// The weights point to the right of the way from the first to the second.
    #[must_use]
    pub fn ends(&self, plane: InputPlane) -> Option<[[f64; 2]; 2]> {
        self.within([0, 1].map(|input| plane.range(input).ends()))
    }

    /// The same where it goes so far across and up. The way along it is found in a square, in which what goes up is as wide
    /// as what goes across: inputs of other sizes would leave few digits of the smaller ones.
    pub(super) fn within(&self, ranges: [[f64; 2]; 2]) -> Option<[[f64; 2]; 2]> {
        let stretch = stretch_of(ranges);
        let centres = ranges.map(|[low, high]| f64::midpoint(low, high));
        let square = [ranges[0], ranges[1].map(|end| end * stretch)];
        let weights = [self.weights[0], self.weights[1] / stretch];
        let size = length(weights);
        let [across, up] = weights.map(|weight| weight / size);
        // From the place on the line that is nearest to the centre, along the line.
        let distance = self.sum_at(centres) / size;
        let nearest = [centres[0] - across * distance, centres[1] * stretch - up * distance];
        let direction = [-up, across];
        let (mut from, mut to) = (f64::NEG_INFINITY, f64::INFINITY);
        for ((start, along), ends) in nearest.into_iter().zip(direction).zip(square) {
            // Along an axis these are infinite, of different signs between the borders.
            let [first, last] = ends.map(|border| (border - start) / along);
            from = from.max(first.min(last));
            to = to.min(first.max(last));
        }
        let end = |offset: f64| {
            let [x, y] = [0, 1].map(|axis| nearest[axis] + offset * direction[axis]);
            let place = [x, y / stretch];
            let within = |axis: usize| place[axis].max(ranges[axis][0]).min(ranges[axis][1]);
            let mut end = [within(0), within(1)];
            let border = [0, 1].map(|axis| ranges[axis][usize::from(end[axis] >= centres[axis])]);
            let [off_across, off_up] = [0, 1].map(|axis| (end[axis] - border[axis]).abs());
            let axis = usize::from(off_up * stretch < off_across);
            end[axis] = border[axis];
            end
        };
        // Far out, and with large weights, the sum may be infinite.
        (distance.is_finite() && from < to).then(|| [end(from), end(to)])
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
        self.turned_in(&InputPlane::UNIT.into(), about, towards)
    }

    /// The same in a section: the weighted sum stays as steep as it is in a picture of that, in which what goes up is as
    /// wide as what goes across.
    #[must_use]
    pub fn turned_in(&self, section: &Section, about: [f64; 2], towards: [f64; 2]) -> Option<Self> {
        let stretch = stretch_of(section.ranges().map(|range| range.ends()));
        let own = [self.weights[0], self.weights[1] / stretch];
        let direction = [towards[0] - about[0], (towards[1] - about[1]) * stretch];
        let size = length(own) / length(direction);
        let weights = [-direction[1] * size, direction[0] * size];
        let is_turned_round = product(weights, own) < 0.0;
        let [across, up] = if is_turned_round { weights.map(|weight| -weight) } else { weights };
        Self::through([across, up * stretch], about)
    }

    /// What has to be changed in a network for a neuron of its first layer to have this line; where that has no bias, but
    /// the line has one, all that can be.
    #[must_use]
    pub fn changes(&self, network: &Network, neuron: usize) -> Vec<Change> {
        self.changes_in(network, neuron, &InputPlane::UNIT.into())
    }

    /// The same in a section. The weights of the inputs that are held stay.
    #[must_use]
    pub fn changes_in(&self, network: &Network, neuron: usize, section: &Section) -> Vec<Change> {
        let Some(places) = Places::of(network, neuron, section) else {
            return Vec::new();
        };
        let [across, up] = places.axes();
        // Without the sign that a sum of nothing has, which would change that of a bias of 0.
        let bias = self.bias - (places.held() + 0.0);
        let [from_x, from_y] = self.weights;
        let mut changes = Vec::new();
        for (index, value) in [(across, from_x), (up, from_y), (places.bias(), bias)] {
            if let Some(index) = index
                && network.parameters()[index].to_bits() != value.to_bits()
            {
                changes.push(Change::Parameter { index, value });
            }
        }
        changes
    }

    fn through(weights: [f64; 2], place: [f64; 2]) -> Option<Self> {
        Self::new(weights, -product(weights, place))
    }

    /// z = w₀ x + w₁ y + b.
    fn sum_at(&self, place: [f64; 2]) -> f64 {
        product(self.weights, place) + self.bias
    }
}

/// The parameters of a neuron of the first layer, in a section.
struct Places<'a> {
    parameters: &'a [f64],
    section: &'a Section,
    /// How many neurons the layer has, and which of them it is.
    neurons: usize,
    neuron: usize,
    has_bias: bool,
}

impl<'a> Places<'a> {
    fn of(network: &'a Network, neuron: usize, section: &'a Section) -> Option<Self> {
        let shape = network.shape();
        let layout = shape.layouts().first()?;
        let neurons = layout.neurons;
        let takes_inputs = shape.features().is_raw() && layout.inputs == section.inputs();
        let is_there = takes_inputs && neuron < neurons;
        let has_bias = layout.has_biases();
        let parameters = network.parameters();
        is_there.then_some(Self { parameters, section, neurons, neuron, has_bias })
    }

    /// Where the weight of an input stands; the bias comes after the last.
    fn index(&self, input: usize) -> usize {
        input * self.neurons + self.neuron
    }

    /// Where the weights of what goes across and up stand.
    fn axes(&self) -> [Option<usize>; 2] {
        self.section.axes().map(|input| input.map(|input| self.index(input)))
    }

    fn bias(&self) -> Option<usize> {
        self.has_bias.then(|| self.index(self.section.inputs()))
    }

    /// What the inputs that are held add to the weighted sum. Where none is, that changes no bit of a bias.
    fn held(&self) -> f64 {
        let axes = self.axes();
        let mut sum = -0.0;
        for (input, value) in self.section.place().iter().enumerate() {
            let index = self.index(input);
            if axes[0] != Some(index) && axes[1] != Some(index) {
                sum += value * self.parameters[index];
            }
        }
        sum
    }
}

/// By how much what goes up is stretched in a picture, in which it is as wide as what goes across: exactly 1 where they go
/// equally far.
fn stretch_of([across, up]: [[f64; 2]; 2]) -> f64 {
    (across[1] - across[0]) / (up[1] - up[0])
}

/// The middle of the plane of the first two inputs.
fn middle_of(plane: InputPlane) -> [f64; 2] {
    [0, 1].map(|input| plane.range(input).middle())
}

fn product(a: [f64; 2], b: [f64; 2]) -> f64 {
    a[0] * b[0] + a[1] * b[1]
}

fn length(vector: [f64; 2]) -> f64 {
    product(vector, vector).sqrt()
}
