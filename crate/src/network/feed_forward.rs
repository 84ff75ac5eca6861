//! The network: its shape, its parameters, and what it answers.

#[cfg(feature = "every-kind")]
use std::ops::Range;

use ndarray::{Array1, Array2, ArrayRef2, ArrayView1, ArrayView2, aview1};

use super::article::Parameters;
use super::backprop;
use super::backprop::Pass;
use super::loss::{Loss, count};
use super::shape::{LayerLayout, Shape, ShapeError, check_count};
use crate::data::{DataSet, Samples};
use crate::numerics::{F64x4, LANES};

/// One layer of neurons, each connected with every neuron before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layer<'a> {
    /// Shape (inputs, neurons): `weights[[i, n]]` leads from input i to neuron n.
    pub weights: ArrayView2<'a, f64>,
    /// Shape (neurons): what is added to each neuron's weighted sum.
    pub biases: ArrayView1<'a, f64>,
}

/// A feed-forward network.
///
/// Any `f64` can be a parameter, finite or not: what becomes of a diverged network can be asked too.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    shape: Shape,
    parameters: Vec<f64>,
}

impl Network {
    /// A network with given parameters: of each layer, from the first hidden one to the output, the
    /// weights (inputs, neurons), row by row, then the biases (neurons).
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless there are [`Shape::parameter_count`] of them.
    ///
    /// ```
    /// use xor_playground::Network;
    /// use xor_playground::network::Shape;
    /// // x or y, but not x and y:
    /// let parameters = vec![20.0, 20.0, 20.0, 20.0, -10.0, -30.0, 20.0, -20.0, -10.0];
    /// let network = Network::new(Shape::default(), parameters)?;
    /// assert!(network.output_for(&[0.0, 1.0])? > 0.999);
    /// # Ok::<(), xor_playground::network::ShapeError>(())
    /// ```
    pub fn new(shape: Shape, parameters: Vec<f64>) -> Result<Self, ShapeError> {
        check_count(shape.parameter_count(), parameters.len())?;
        Ok(Self { shape, parameters })
    }

    /// The shape.
    #[must_use]
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The layers, from the first hidden one to the output.
    pub fn layers(&self) -> impl Iterator<Item = Layer<'_>> {
        self.shape.layouts().iter().map(|layout| self.layer(layout))
    }

    fn layer(&self, layout: &LayerLayout) -> Layer<'_> {
        Layer {
            weights: aview1(&self.parameters[layout.weights()])
                .into_shape_with_order((layout.inputs, layout.neurons))
                .expect("a layer has inputs × neurons weights"),
            biases: aview1(&self.parameters[layout.biases()]),
        }
    }

    /// Every parameter, in the order of [`Network::new`].
    #[must_use]
    pub fn parameters(&self) -> &[f64] {
        &self.parameters
    }

    pub(crate) fn parameters_mut(&mut self) -> &mut [f64] {
        &mut self.parameters
    }

    /// The output for one sample of inputs; NaN where an input or a parameter makes it so.
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless there are as many inputs as the network takes.
    pub fn output_for(&self, inputs: &[f64]) -> Result<f64, ShapeError> {
        self.check_inputs(inputs.len())?;
        let mut lanes = [F64x4::splat(0.0); Shape::MAX_INPUTS];
        for (lanes, &input) in lanes.iter_mut().zip(inputs) {
            *lanes = F64x4::splat(input);
        }
        let features = self.shape.features();
        features.put(&mut lanes);
        Ok(self.evaluator().output(&lanes[..features.count(inputs.len())]).to_array()[0])
    }

    /// What every input and neuron answers, shape (inputs and neurons, samples), for inputs of shape (samples,
    /// inputs): a row for each input, then for each neuron of each layer, the output last.
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless there are as many columns as the network takes inputs.
    ///
    /// ```
    /// use xor_playground::{DataSet, Run};
    /// let network = Run::default().start();
    /// let activations = network.activations_for(&DataSet::xor().inputs())?;
    /// assert_eq!(activations.row(0).to_vec(), [0.0, 0.0, 1.0, 1.0]);
    /// assert_eq!(activations[[4, 1]], network.output_for(&[0.0, 1.0])?);
    /// # Ok::<(), xor_playground::network::ShapeError>(())
    /// ```
    pub fn activations_for(&self, inputs: &ArrayRef2<f64>) -> Result<Array2<f64>, ShapeError> {
        let (samples, width) = inputs.dim();
        self.check_inputs(width)?;
        let neurons = self.shape.neuron_count();
        let mut answers = Array2::zeros((neurons, samples));
        let mut activations = [F64x4::splat(0.0); Shape::MAX_NEURONS];
        for first in (0..samples).step_by(LANES) {
            let end = samples.min(first + LANES);
            for (input, lanes) in activations[..width].iter_mut().enumerate() {
                let at = |lane: usize| inputs[[(first + lane).min(end - 1), input]];
                *lanes = F64x4::new(std::array::from_fn(at));
            }
            self.shape.features().put(&mut activations);
            backprop::activate(self.shape.layouts(), &self.parameters, &mut activations);
            for (neuron, lanes) in activations[..neurons].iter().enumerate() {
                for (sample, answer) in (first..end).zip(lanes.to_array()) {
                    answers[[neuron, sample]] = answer;
                }
            }
        }
        Ok(answers)
    }

    /// The outputs, shape (samples), for inputs of shape (samples, inputs).
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless there are as many columns as the network takes inputs.
    ///
    /// ```
    /// use ndarray::array;
    /// use xor_playground::{Run, Trainer};
    /// let trainer = Trainer::new(Run::default());
    /// let outputs = trainer.network().predict(&array![[0.0, 1.0], [0.5, 0.5]])?;
    /// assert_eq!(outputs[0], trainer.network().output_for(&[0.0, 1.0])?);
    /// # Ok::<(), xor_playground::network::ShapeError>(())
    /// ```
    pub fn predict(&self, inputs: &ArrayRef2<f64>) -> Result<Array1<f64>, ShapeError> {
        self.check_inputs(inputs.ncols())?;
        inputs.rows().into_iter().map(|row| self.output_for(&row.to_vec())).collect()
    }

    /// The loss that is shown: the mean of (t − y)² over the samples.
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless the samples have as many inputs as the network takes.
    pub fn mean_squared_error(&self, data: &DataSet) -> Result<f64, ShapeError> {
        self.check_inputs(data.inputs().ncols())?;
        Ok(self.mean_squared_error_of(&Samples::all(&self.shape.features().of(data))))
    }

    /// ∂E/∂p in the place of every parameter p, with the samples as one batch.
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless the samples have as many inputs as the network takes.
    pub fn gradient(&self, data: &DataSet, loss: Loss) -> Result<Self, ShapeError> {
        self.check_inputs(data.inputs().ncols())?;
        let mut gradient = self.clone();
        let samples = Samples::all(&self.shape.features().of(data));
        Pass::new(&self.shape).gradient(&self.parameters, &samples, loss, &mut gradient.parameters);
        Ok(gradient)
    }

    pub(crate) fn check_inputs(&self, given: usize) -> Result<(), ShapeError> {
        check_count(self.shape.inputs(), given)
    }

    /// The mean of (t − y)² over samples that fit the shape.
    pub(crate) fn mean_squared_error_of(&self, samples: &Samples) -> f64 {
        let evaluator = self.evaluator();
        let squares = samples.blocks().fold(F64x4::splat(0.0), |sum, block| {
            sum + backprop::squared_error(&block, evaluator.output(block.inputs))
        });
        squares.sum() / count(samples.count())
    }

    /// The outputs for samples that fit the shape.
    pub(crate) fn outputs_of<'a>(&'a self, samples: &'a Samples) -> impl Iterator<Item = f64> + 'a {
        let evaluator = self.evaluator();
        let mut blocks = samples.blocks();
        let mut outputs = [0.0; LANES];
        (0..samples.count()).map(move |sample| {
            let lane = sample % LANES;
            if lane == 0
                && let Some(block) = blocks.next()
            {
                outputs = evaluator.output(block.inputs).to_array();
            }
            outputs[lane]
        })
    }

    /// The outputs for these blocks of samples, after those that are there.
    #[cfg(feature = "every-kind")]
    pub(crate) fn add_outputs(
        &self,
        samples: &Samples,
        blocks: Range<usize>,
        outputs: &mut Vec<f64>,
    ) {
        let evaluator = self.evaluator();
        for block in samples.blocks().skip(blocks.start).take(blocks.len()) {
            outputs.extend(&evaluator.output(block.inputs).to_array()[..block.samples]);
        }
    }

    /// What answers for this network, for the features of four inputs at once.
    pub(crate) fn evaluator(&self) -> Evaluator<'_> {
        if self.shape.is_article() {
            Evaluator::Article(Parameters::unpacked(&self.parameters))
        } else {
            Evaluator::Any { layouts: self.shape.layouts(), parameters: &self.parameters }
        }
    }
}

/// A network, made ready to answer many inputs.
pub(crate) enum Evaluator<'a> {
    /// The article's shape.
    Article(Parameters<f64, 2>),
    /// Any shape.
    Any { layouts: &'a [LayerLayout], parameters: &'a [f64] },
}

impl Evaluator<'_> {
    /// The outputs for four inputs, which lie along the lanes.
    #[inline(never)]
    pub fn output(&self, inputs: &[F64x4]) -> F64x4 {
        match (self, inputs) {
            (Self::Article(network), &[x, y]) => network.forward([x, y]).output,
            (Self::Article(_), _) => unreachable!("the article's network has two inputs"),
            (Self::Any { layouts, parameters }, inputs) => {
                backprop::output(layouts, parameters, inputs)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use rand_mt::Mt;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;
    use crate::numerics::testing::{bits, within};

    #[test]
    fn a_network_answers_the_same_either_way() {
        let mut random = Mt::new(3);
        for size in [0.1, 3.0, 1e3, 1e308] {
            for _ in 0..50 {
                let parameters: Vec<_> = (0..9).map(|_| within(size, &mut random)).collect();
                let network = Network::new(Shape::default(), parameters).unwrap();
                let (layouts, parameters) = (network.shape().layouts(), network.parameters());
                let any = Evaluator::Any { layouts, parameters };
                assert!(matches!(network.evaluator(), Evaluator::Article(_)));
                let mut lanes = || F64x4::new(std::array::from_fn(|_| within(2.0, &mut random)));
                let inputs = [lanes(), lanes()];
                let [ours, others] =
                    [network.evaluator(), any].map(|evaluator| evaluator.output(&inputs));
                assert_eq!(bits(&ours.to_array()), bits(&others.to_array()));
            }
        }
    }
}
