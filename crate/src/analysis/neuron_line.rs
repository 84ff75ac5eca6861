//! Where a neuron of any layer is undecided.

use super::grid::Grid;
use super::line::Line;
use super::section::Section;
use crate::network::{Activation, Network};
use crate::numerics::contour;

/// How many places a side the weighted sum is computed at.
const SIDE: usize = 64;

impl Network {
    /// The line in a section of the inputs on which the weighted sum of a neuron is 0, as segments in no
    /// particular order: across and up of one end, across and up of the other, in input coordinates. In the first layer (0)
    /// it is one straight line, in later ones a curve.
    /// Nothing where there is no such neuron, or where its sum is 0 nowhere, or there are other inputs.
    ///
    /// ```
    /// use xor_playground::Network;
    /// use xor_playground::analysis::InputPlane;
    /// use xor_playground::network::Shape;
    /// let parameters = vec![2.0, 1.0, 0.0, 1.0, -1.0, 0.0, 1.0, 1.0, 0.0];
    /// let network = Network::new(Shape::default(), parameters)?;
    /// assert_eq!(network.neuron_line(0, 0, InputPlane::UNIT), [0.5, -0.5, 0.5, 1.5]);
    /// # Ok::<(), xor_playground::network::ShapeError>(())
    /// ```
    #[must_use]
    pub fn neuron_line(
        &self,
        layer: usize,
        neuron: usize,
        section: impl Into<Section>,
    ) -> Vec<f64> {
        let section = section.into();
        if layer == 0 && self.shape().features().is_raw() {
            let line = Line::in_section(self, neuron, &section);
            let ends =
                line.and_then(|line| line.within(section.ranges().map(|range| range.ends())));
            return ends.map_or_else(Vec::new, |ends| ends.as_flattened().to_vec());
        }
        let shape = self.shape();
        let is_there = shape.layouts().get(layer).is_some_and(|layout| neuron < layout.neurons);
        if !is_there || section.check(self).is_err() {
            return Vec::new();
        }
        // As if the layer were linear: its outputs are then its weighted sums.
        let mut layouts = shape.layouts()[..=layer].to_vec();
        layouts[layer].activation = Activation::Linear;
        let before = layouts[..layer].iter().map(|layout| layout.neurons).sum::<usize>();
        let index = shape.input_neurons() + before + neuron;
        let mut sums = Vec::new();
        let mut grid = Grid::new(SIDE);
        grid.put_to_corners(section.ranges());
        grid.evaluate(self, &section, &layouts, index..index + 1, &mut sums);
        let mut segments = Vec::new();
        contour::trace(&sums, SIDE, 0.0, &mut |end| segments.extend(grid.place(end)));
        segments
    }
}
