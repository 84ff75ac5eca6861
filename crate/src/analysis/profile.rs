//! What a network and its neurons answer along one input.

use super::section::Section;
use crate::network::{Network, Shape, ShapeError, backprop};
use crate::numerics::{F64x4, LANES};

impl Network {
    /// What an input or neuron answers at so many points of a section, two at least, from its lowest to its highest place
    /// across, with what goes up held where the section goes through; `index` counts the inputs, then each layer. Of a
    /// network with one input, this is all there is to see.
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless the network takes as many inputs as the section has, and [`ShapeError::Neuron`] unless
    /// there is such a neuron.
    ///
    /// ```
    /// use xor_playground::Network;
    /// use xor_playground::analysis::{InputPlane, Section};
    /// use xor_playground::network::{Activation, Shape};
    /// let shape = Shape::new(1, Vec::new(), Activation::Linear)?;
    /// let network = Network::new(shape, vec![2.0, 1.0])?;
    /// let section = Section::new(InputPlane::UNIT, [0, 1], &[0.0])?;
    /// assert_eq!(network.profile(&section, 1, 5)?, [0.0, 1.0, 2.0, 3.0, 4.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn profile(
        &self,
        section: &Section,
        index: usize,
        points: usize,
    ) -> Result<Vec<f64>, ShapeError> {
        section.check(self)?;
        let count = self.shape().neuron_count();
        if index >= count {
            return Err(ShapeError::Neuron { count });
        }
        let mut places = section.points(self.shape().features());
        let mut activations = [F64x4::splat(0.0); Shape::MAX_NEURONS];
        let mut answers = Vec::with_capacity(points.next_multiple_of(LANES));
        for first in (0..points).step_by(LANES) {
            let across = std::array::from_fn(|lane| section.across_at(first + lane, points));
            let inputs = places.inputs_across(F64x4::new(across));
            activations[..inputs.len()].copy_from_slice(inputs);
            backprop::activate(self.shape().layouts(), self.parameters(), &mut activations);
            answers.extend(activations[index].to_array());
        }
        answers.truncate(points);
        Ok(answers)
    }
}
