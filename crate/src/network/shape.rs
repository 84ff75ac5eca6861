//! The shape of a network: how many neurons it has where, and what they make of their weighted sums.

use std::ops::Range;

use super::activation::Activation;
use crate::data::{DataSet, Features};
use crate::named::Named;

/// How many neurons a hidden layer has: 1 to 16.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HiddenSize(u8);

impl HiddenSize {
    /// The smallest hidden layer.
    pub const MIN: Self = Self(1);
    /// The largest hidden layer.
    pub const MAX: Self = Self(16);
    /// The article's network is 2-2-1.
    pub const ARTICLE: Self = Self(2);

    /// A hidden layer of `neurons` neurons.
    ///
    /// # Errors
    /// [`ShapeError::HiddenSize`] unless `neurons` is from 1 to 16.
    ///
    /// ```
    /// use xor_playground::network::HiddenSize;
    /// assert_eq!(HiddenSize::new(3)?.get(), 3);
    /// assert!(HiddenSize::new(17).is_err());
    /// # Ok::<(), xor_playground::network::ShapeError>(())
    /// ```
    pub fn new(neurons: u8) -> Result<Self, ShapeError> {
        let size = Self(neurons);
        if (Self::MIN..=Self::MAX).contains(&size) { Ok(size) } else { Err(ShapeError::HiddenSize) }
    }

    /// The number of neurons.
    #[must_use]
    pub const fn get(self) -> usize {
        self.0 as usize
    }
}

impl From<HiddenSize> for f64 {
    fn from(size: HiddenSize) -> Self {
        size.0.into()
    }
}

/// One hidden layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HiddenLayer {
    /// How many neurons it has.
    pub size: HiddenSize,
    /// What they make of their weighted sums.
    pub activation: Activation,
}

/// The shape of a feed-forward network with one output: 1 to 8 inputs, 0 to 6 hidden layers, each
/// neuron connected with every one of the layer before. There can be features of the inputs, layers without biases, and
/// direct connections from what the first layer takes to the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    inputs: usize,
    features: Features,
    hidden: Vec<HiddenLayer>,
    output: Activation,
    /// A bit for each layer, the output last: whether its neurons have no biases.
    without_biases: u8,
    is_direct: bool,
    layouts: Vec<LayerLayout>,
}

impl Shape {
    /// The most inputs that there can be.
    pub const MAX_INPUTS: usize = DataSet::MAX_INPUTS;
    /// The most hidden layers that there can be.
    pub const MAX_HIDDEN_LAYERS: usize = 6;
    /// The most inputs and neurons that there can be.
    pub(crate) const MAX_NEURONS: usize =
        Self::MAX_INPUTS + Self::MAX_HIDDEN_LAYERS * HiddenSize::MAX.get() + 1;
    /// A shape: the number of inputs, the hidden layers from the inputs on, and the activation of the
    /// output.
    ///
    /// # Errors
    /// [`ShapeError`] unless there are 1 to 8 inputs, at most 6 hidden layers, and the output is one
    /// of [`Activation::outputs`].
    ///
    /// ```
    /// use xor_playground::network::{Activation, HiddenLayer, HiddenSize, Shape};
    /// let layer = HiddenLayer { size: HiddenSize::new(8)?, activation: Activation::Tanh };
    /// let shape = Shape::new(2, vec![layer, layer], Activation::Sigmoid)?;
    /// assert_eq!(shape.parameter_count(), 2 * 8 + 8 + 8 * 8 + 8 + 8 + 1);
    /// # Ok::<(), xor_playground::network::ShapeError>(())
    /// ```
    pub fn new(
        inputs: usize,
        hidden: Vec<HiddenLayer>,
        output: Activation,
    ) -> Result<Self, ShapeError> {
        if !(1..=Self::MAX_INPUTS).contains(&inputs) {
            return Err(ShapeError::Inputs);
        }
        if hidden.len() > Self::MAX_HIDDEN_LAYERS {
            return Err(ShapeError::HiddenLayers);
        }
        if output.half_at().is_none() {
            return Err(ShapeError::Output);
        }
        Ok(Self::of(inputs, hidden, output))
    }

    /// The same layers over features of the inputs: its first layer takes these.
    ///
    /// # Errors
    /// [`ShapeError::Features`] unless there are such features of as many inputs.
    ///
    /// ```
    /// use xor_playground::data::{Feature, Features};
    /// use xor_playground::network::Shape;
    /// let features = Features::chosen(&[Feature::X, Feature::Y, Feature::Product]).unwrap();
    /// let shape = Shape::default().with_features(features)?;
    /// assert_eq!((shape.inputs(), shape.input_neurons()), (2, 3));
    /// assert_eq!(shape.parameter_count(), 3 * 2 + 2 + 2 + 1);
    /// # Ok::<(), xor_playground::network::ShapeError>(())
    /// ```
    pub fn with_features(self, features: Features) -> Result<Self, ShapeError> {
        if !features.take(self.inputs) {
            return Err(ShapeError::Features);
        }
        Ok(Self { features, ..self }.laid_out())
    }

    /// The same with biases in those layers alone for which it is said: the hidden ones from the inputs on, then the output.
    ///
    /// # Errors
    /// [`ShapeError::Biases`] unless it is said for every layer.
    ///
    /// ```
    /// use xor_playground::network::Shape;
    /// let shape = Shape::default().with_biases(&[false, true])?;
    /// assert_eq!(shape.parameter_count(), 2 * 2 + 2 + 1);
    /// # Ok::<(), xor_playground::network::ShapeError>(())
    /// ```
    pub fn with_biases(self, biases: &[bool]) -> Result<Self, ShapeError> {
        if biases.len() != self.hidden.len() + 1 {
            return Err(ShapeError::Biases);
        }
        let bits = biases.iter().enumerate().map(|(layer, &has)| u8::from(!has) << layer);
        Ok(Self { without_biases: bits.sum(), ..self }.laid_out())
    }

    /// The same with, or without, direct connections: then the output takes what the last hidden layer answers, and after
    /// that what the first layer takes. Without a hidden layer it does so anyway, and nothing changes.
    ///
    /// ```
    /// use xor_playground::network::{HiddenSize, Shape};
    /// // One hidden neuron, and a weight from each input past it.
    /// let shape = Shape::sigmoid(HiddenSize::MIN).with_direct_connections(true);
    /// assert_eq!(shape.parameter_count(), 2 + 1 + (1 + 2) + 1);
    /// ```
    #[must_use]
    pub fn with_direct_connections(self, is_direct: bool) -> Self {
        let is_direct = is_direct && !self.hidden.is_empty();
        Self { is_direct, ..self }.laid_out()
    }

    fn of(inputs: usize, hidden: Vec<HiddenLayer>, output: Activation) -> Self {
        let (features, without_biases) = (Features::RAW, 0);
        let (is_direct, layouts) = (false, Vec::new());
        Self { inputs, features, hidden, output, without_biases, is_direct, layouts }.laid_out()
    }

    fn laid_out(mut self) -> Self {
        let taken = self.input_neurons();
        let neurons = self.hidden.iter().map(|layer| (layer.size.get(), layer.activation));
        let mut layouts: Vec<LayerLayout> = Vec::with_capacity(self.hidden.len() + 1);
        for (neurons, activation) in neurons.chain([(1, self.output)]) {
            let (before, start) =
                layouts.last().map_or((taken, 0), |last| (last.neurons, last.biases().end));
            let is_output = layouts.len() == self.hidden.len();
            let direct = if is_output && self.has_direct_connections() { taken } else { 0 };
            let has_biases = self.without_biases >> layouts.len() & 1 == 0;
            let inputs = before + direct;
            layouts.push(LayerLayout { inputs, neurons, activation, direct, has_biases, start });
        }
        self.layouts = layouts;
        self
    }

    /// 2-H-1 with sigmoids throughout: the article's shape, with H hidden neurons.
    #[must_use]
    pub fn sigmoid(size: HiddenSize) -> Self {
        let activation = Activation::Sigmoid;
        Self::of(2, vec![HiddenLayer { size, activation }], activation)
    }

    /// Whether it is the article's, which [`crate::network::article`] knows how to compute in registers.
    pub(crate) fn is_article(&self) -> bool {
        let layer = HiddenLayer { size: HiddenSize::ARTICLE, activation: Activation::Sigmoid };
        self.inputs == 2
            && self.features().is_raw()
            && self.is_ordinary()
            && self.hidden == [layer]
            && self.output == Activation::Sigmoid
    }

    /// Whether every neuron has a bias, and each layer takes that before it alone.
    fn is_ordinary(&self) -> bool {
        // Where others can't be set, nothing of them is linked.
        !cfg!(feature = "every-kind") || (!self.is_direct && self.without_biases == 0)
    }

    /// Of each layer, the output last, whether its neurons have biases.
    #[must_use]
    pub fn biases(&self) -> Vec<bool> {
        (0..=self.hidden.len()).map(|layer| self.without_biases >> layer & 1 == 0).collect()
    }

    /// Whether the output also takes what the first layer takes.
    #[must_use]
    pub fn has_direct_connections(&self) -> bool {
        cfg!(feature = "every-kind") && self.is_direct
    }

    /// How many inputs it takes.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// What it makes of these before the first layer.
    #[must_use]
    pub fn features(&self) -> Features {
        if cfg!(feature = "every-kind") { self.features } else { Features::RAW }
    }

    /// How many numbers the first layer takes: as many as there are inputs, or features of them.
    #[must_use]
    pub fn input_neurons(&self) -> usize {
        self.features().count(self.inputs)
    }

    /// The hidden layers, from the inputs on.
    #[must_use]
    pub fn hidden(&self) -> &[HiddenLayer] {
        &self.hidden
    }

    /// The activation of the output.
    #[must_use]
    pub fn output(&self) -> Activation {
        self.output
    }

    /// How many weights and biases there are.
    #[must_use]
    pub fn parameter_count(&self) -> usize {
        self.layouts.last().map_or(0, |output| output.biases().end)
    }

    /// How many inputs, or features of them, and neurons there are.
    #[must_use]
    pub fn neuron_count(&self) -> usize {
        self.input_neurons() + self.layouts.iter().map(|layout| layout.neurons).sum::<usize>()
    }

    /// Where the parameters of each layer are among all, from the first hidden layer to the output.
    pub(crate) fn layouts(&self) -> &[LayerLayout] {
        &self.layouts
    }
}

impl Default for Shape {
    /// The article's: 2-2-1, sigmoids.
    fn default() -> Self {
        Self::sigmoid(HiddenSize::ARTICLE)
    }
}

/// One layer's place among the parameters: its weights (inputs × neurons, row by row), then its biases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LayerLayout {
    /// How many numbers each neuron takes.
    pub inputs: usize,
    pub neurons: usize,
    pub activation: Activation,
    direct: usize,
    has_biases: bool,
    start: usize,
}

impl LayerLayout {
    /// The weights: the one from input i to neuron n is the (i · neurons + n)th.
    pub fn weights(&self) -> Range<usize> {
        self.start..self.start + self.inputs * self.neurons
    }

    /// The biases, a neuron each; none where the neurons have none.
    pub fn biases(&self) -> Range<usize> {
        let start = self.weights().end;
        start..start + if self.has_biases() { self.neurons } else { 0 }
    }

    /// How many of what each neuron takes come past the layers before, from where the first layer has its own: the last.
    pub fn direct(&self) -> usize {
        if cfg!(feature = "every-kind") { self.direct } else { 0 }
    }

    /// How many of what each neuron takes are answers of the layer before.
    pub fn before(&self) -> usize {
        self.inputs - self.direct()
    }

    /// The same by itself, for what it takes as a whole.
    pub fn alone(self) -> Self {
        Self { direct: 0, ..self }
    }

    pub fn has_biases(&self) -> bool {
        !cfg!(feature = "every-kind") || self.has_biases
    }
}

/// What is wrong with a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ShapeError {
    /// There are 1 to 8 inputs.
    #[error("a network takes 1 to 8 inputs")]
    Inputs,
    /// Other features than the inputs themselves are of two inputs.
    #[error("features are computed from two inputs")]
    Features,
    /// For each layer it is said whether it has biases.
    #[error("for each layer it takes one word on its biases")]
    Biases,
    /// There are 0 to 6 hidden layers.
    #[error("a network takes at most 6 hidden layers")]
    HiddenLayers,
    /// A hidden layer has 1 to 16 neurons.
    #[error("a hidden layer takes 1 to 16 neurons")]
    HiddenSize,
    /// The output is one of [`Activation::outputs`].
    #[error("the output is {}", any_of(&Activation::outputs()))]
    Output,
    /// There is no such input or neuron.
    #[error("there are {count} inputs and neurons")]
    Neuron {
        /// How many inputs and neurons there are.
        count: usize,
    },
    /// So many parameters, inputs or columns are needed.
    #[error("the shape needs {needed} numbers, and there are {given}")]
    Count {
        /// How many are needed.
        needed: usize,
        /// How many there are.
        given: usize,
    },
}

/// Names with commas between them, and an or.
fn any_of(activations: &[Activation]) -> String {
    let names: Vec<_> = activations.iter().map(|activation| activation.name()).collect();
    match &names[..] {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => names.concat(),
    }
}

/// Whether there are as many as needed.
pub(super) fn check_count(needed: usize, given: usize) -> Result<(), ShapeError> {
    if needed == given { Ok(()) } else { Err(ShapeError::Count { needed, given }) }
}
