//! One neuron by itself, to be looked at.

use super::activation::Activation;
use super::shape::{ShapeError, check_count};
use crate::numerics::F64x4;

/// A neuron: what it makes of its inputs is f(Σ w · x + b).
///
/// ```
/// use xor_playground::network::{Activation, Neuron};
/// let neuron = Neuron { activation: Activation::Sigmoid, weights: &[1.0], bias: -5.0 };
/// assert!(neuron.output(&[1.0])?.activation < 0.02);
/// # Ok::<(), xor_playground::network::ShapeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neuron<'a> {
    /// f.
    pub activation: Activation,
    /// w, one for each input.
    pub weights: &'a [f64],
    /// b.
    pub bias: f64,
}

/// What a neuron makes of its inputs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NeuronOutput {
    /// The weighted sum z = Σ w · x + b: the products in the order of the inputs, then the bias.
    pub pre_activation: f64,
    /// a = f(z).
    pub activation: f64,
    /// f′(z).
    pub derivative: f64,
}

impl Neuron<'_> {
    /// What it makes of these inputs.
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless there is one for each weight.
    pub fn output(&self, inputs: &[f64]) -> Result<NeuronOutput, ShapeError> {
        check_count(self.weights.len(), inputs.len())?;
        let products = self.weights.iter().zip(inputs).map(|(weight, input)| input * weight);
        let sum = products.reduce(|sum, product| sum + product).unwrap_or(-0.0) + self.bias;
        let (mut outputs, mut derivatives) = ([F64x4::splat(sum)], [F64x4::splat(0.0)]);
        self.activation.apply_with_derivatives(&mut outputs, &mut derivatives);
        let first = |[lanes]: [F64x4; 1]| lanes.to_array()[0];
        Ok(NeuronOutput {
            pre_activation: sum,
            activation: first(outputs),
            derivative: first(derivatives),
        })
    }

    /// A neuron with one input at `count` evenly spaced values of it, from `low` to `high`: each value, and
    /// what it makes of that.
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless it has one weight.
    ///
    /// ```
    /// use xor_playground::network::{Activation, Neuron};
    /// let neuron = Neuron { activation: Activation::Linear, weights: &[2.0], bias: 1.0 };
    /// let line: Vec<_> = neuron.along(-1.0, 1.0, 3)?.into_iter().map(|(x, at)| (x, at.activation)).collect();
    /// assert_eq!(line, [(-1.0, -1.0), (0.0, 1.0), (1.0, 3.0)]);
    /// # Ok::<(), xor_playground::network::ShapeError>(())
    /// ```
    pub fn along(
        &self,
        low: f64,
        high: f64,
        count: u16,
    ) -> Result<Vec<(f64, NeuronOutput)>, ShapeError> {
        let steps = f64::from(count.saturating_sub(1).max(1));
        let at = |step| {
            let input = low + (high - low) * (f64::from(step) / steps);
            Ok((input, self.output(&[input])?))
        };
        (0..count).map(at).collect()
    }
}
