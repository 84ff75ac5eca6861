//! The landscape that training goes down: the loss over the weights and biases.

use crate::data::{DataSet, Samples};
use crate::network::backprop::Pass;
use crate::network::{Loss, Network, ShapeError};

/// The loss that is shown, as a function of some parameters of a network, while all others stay what they
/// are.
///
/// ```
/// use xor_playground::{DataSet, Run};
/// use xor_playground::analysis::{ParameterRange, Landscape};
/// let mut landscape = Landscape::new(Run::default().start(), &DataSet::xor())?;
/// let losses: Vec<f64> = landscape.along(ParameterRange { parameter: 8, low: -4.0, high: 4.0 }, 101)?.collect();
/// assert_eq!(losses.len(), 101);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Landscape {
    network: Network,
    samples: Samples,
}

/// The values of one parameter that are looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParameterRange {
    /// Its index, in the order of [`Network::new`].
    pub parameter: usize,
    /// The first value.
    pub low: f64,
    /// The last value.
    pub high: f64,
}

impl ParameterRange {
    /// The value at a share of the way from the first to the last.
    pub(crate) fn at(self, share: f64) -> f64 {
        self.low + (self.high - self.low) * share
    }
}

impl Landscape {
    /// What surrounds a network.
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless the samples have as many inputs as the network takes.
    pub fn new(network: Network, data: &DataSet) -> Result<Self, ShapeError> {
        network.check_inputs(data.inputs().ncols())?;
        let samples = Samples::all(&network.shape().features().of(data));
        Ok(Self { network, samples })
    }

    /// Puts another network in the midst of it.
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless there are as many parameters as before.
    pub fn move_to(&mut self, parameters: &[f64]) -> Result<(), ShapeError> {
        self.network = Network::new(self.network.shape().clone(), parameters.to_vec())?;
        Ok(())
    }

    /// The loss with other values of some parameters, each with its index.
    ///
    /// # Errors
    /// [`NoSuchParameter`] unless the network has all of them.
    pub fn loss_with<const N: usize>(
        &mut self,
        values: [(usize, f64); N],
    ) -> Result<f64, NoSuchParameter> {
        values.iter().try_for_each(|&(index, _)| self.check(index))?;
        Ok(self.loss_at(values))
    }

    /// The same for parameters that there are.
    pub(crate) fn loss_at<const N: usize>(&mut self, values: [(usize, f64); N]) -> f64 {
        let parameters = self.network.parameters_mut();
        let before =
            values.map(|(index, value)| (index, std::mem::replace(&mut parameters[index], value)));
        let loss = self.network.mean_squared_error_of(&self.samples);
        let parameters = self.network.parameters_mut();
        // Backwards, in case that one parameter was changed twice.
        for (index, value) in before.into_iter().rev() {
            parameters[index] = value;
        }
        loss
    }

    /// The loss at `count` evenly spaced values of one parameter, both ends of the axis included.
    ///
    /// # Errors
    /// [`NoSuchParameter`] unless the network has it.
    pub fn along(
        &mut self,
        axis: ParameterRange,
        count: u16,
    ) -> Result<impl Iterator<Item = f64>, NoSuchParameter> {
        self.check(axis.parameter)?;
        let steps = f64::from(count.saturating_sub(1).max(1));
        Ok((0..count)
            .map(move |step| self.loss_at([(axis.parameter, axis.at(f64::from(step) / steps))])))
    }

    /// ∂E/∂p where the parameter p has this value, for a loss E of all samples in one batch: what gradient
    /// descent goes down.
    ///
    /// # Errors
    /// [`NoSuchParameter`] unless the network has it.
    pub fn derivative(
        &self,
        parameter: usize,
        value: f64,
        loss: Loss,
    ) -> Result<f64, NoSuchParameter> {
        self.check(parameter)?;
        let mut network = self.network.clone();
        network.parameters_mut()[parameter] = value;
        let mut gradient = vec![0.0; network.parameters().len()];
        let parameters = network.parameters();
        Pass::new(network.shape()).gradient(parameters, &self.samples, loss, &mut gradient);
        Ok(gradient[parameter])
    }

    pub(crate) fn check(&self, parameter: usize) -> Result<(), NoSuchParameter> {
        let count = self.network.parameters().len();
        if parameter < count { Ok(()) } else { Err(NoSuchParameter { count }) }
    }
}

/// The network has no parameter of this index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such parameter")]
#[non_exhaustive]
pub struct NoSuchParameter {
    /// How many it has.
    pub count: usize,
}
