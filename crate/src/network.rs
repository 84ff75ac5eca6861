//! The network: its shape, its parameters, and what it answers.

use std::fmt;

use ndarray::{Array1, ArrayRef2, ArrayView1, ArrayView2, aview1};
use rand_mt::Mt;

use crate::kernel::Parameters;
use crate::lanes::F64x4;
use crate::loss::squared_error;
use crate::xor::{self, SAMPLES};

/// How many neurons the hidden layer has: 1 to 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HiddenSize(u8);

impl HiddenSize {
    /// The smallest hidden layer.
    pub const MIN: Self = Self(1);
    /// The largest hidden layer.
    pub const MAX: Self = Self(8);
    /// The article's network is 2-2-1.
    pub const ARTICLE: Self = Self(2);

    /// A hidden layer of `neurons` neurons.
    ///
    /// # Errors
    /// [`HiddenSizeError`] unless `neurons` is from 1 to 8.
    ///
    /// ```
    /// use xor_playground::HiddenSize;
    /// assert_eq!(HiddenSize::new(3)?.get(), 3);
    /// assert!(HiddenSize::new(9).is_err());
    /// # Ok::<(), xor_playground::HiddenSizeError>(())
    /// ```
    pub fn new(neurons: u8) -> Result<Self, HiddenSizeError> {
        let size = Self(neurons);
        if (Self::MIN..=Self::MAX).contains(&size) { Ok(size) } else { Err(HiddenSizeError) }
    }

    /// The number of neurons.
    #[must_use]
    pub fn get(self) -> usize {
        self.0.into()
    }
}

impl From<HiddenSize> for f64 {
    fn from(size: HiddenSize) -> Self {
        size.0.into()
    }
}

/// A hidden layer must have 1 to 8 neurons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HiddenSizeError;

impl fmt::Display for HiddenSizeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the hidden layer takes 1 to 8 neurons")
    }
}

impl std::error::Error for HiddenSizeError {}

/// One layer of neurons, each connected with every neuron before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layer<'a> {
    /// Shape (inputs, neurons): `weights[[i, n]]` leads from input i to neuron n.
    pub weights: ArrayView2<'a, f64>,
    /// Shape (neurons): what is added to each neuron's weighted sum.
    pub biases: ArrayView1<'a, f64>,
}

/// A 2-H-1 network with sigmoid neurons, H from 1 to 8: two inputs, a hidden layer, one output.
///
/// Any `f64` can be a parameter, finite or not: what becomes of a diverged network can be asked too.
#[derive(Clone, Copy, Debug)]
pub struct Network {
    hidden_size: HiddenSize,
    /// The parameters in the order in which [`Network::from_seed`] draws them, then zeros.
    values: [f64; MAX_PARAMETERS],
}

const MAX_PARAMETERS: usize = parameter_count(HiddenSize::MAX);

/// Hidden weights (2, H), hidden biases (H), output weights (H, 1), output bias.
const fn parameter_count(hidden_size: HiddenSize) -> usize {
    4 * hidden_size.0 as usize + 1
}

/// Calls `$body` with the constant `$H` equal to the hidden size, so that there is code for each.
macro_rules! with_hidden_size {
    ($hidden:expr, $H:ident => $body:expr) => {
        match $hidden.get() {
            1 => {
                const $H: usize = 1;
                $body
            }
            2 => {
                const $H: usize = 2;
                $body
            }
            3 => {
                const $H: usize = 3;
                $body
            }
            4 => {
                const $H: usize = 4;
                $body
            }
            5 => {
                const $H: usize = 5;
                $body
            }
            6 => {
                const $H: usize = 6;
                $body
            }
            7 => {
                const $H: usize = 7;
                $body
            }
            8 => {
                const $H: usize = 8;
                $body
            }
            _ => unreachable!("a HiddenSize is from 1 to 8"),
        }
    };
}
impl Network {
    /// The start that the article's program draws after `numpy.random.seed(seed)`: hidden weights,
    /// hidden biases, output weights, output biases, in this order, each uniform in [0, 1) from
    /// NumPy's legacy generator (the 32-bit Mersenne Twister, two draws for one `f64`).
    ///
    /// ```
    /// use xor_playground::{HiddenSize, Network};
    /// let network = Network::from_seed(HiddenSize::ARTICLE, 0);
    /// assert_eq!(network.hidden().weights[[0, 0]], 0.5488135039273248);
    /// ```
    #[must_use]
    pub fn from_seed(hidden_size: HiddenSize, seed: u32) -> Self {
        let mut random = LegacyRandom::new(seed);
        let mut network = Self { hidden_size, values: [0.0; MAX_PARAMETERS] };
        network.parameters_mut().fill_with(|| random.uniform());
        network
    }

    /// A network with given parameters: hidden weights (2, H), hidden biases (H), output weights
    /// (H, 1) and the output bias, in this order, each row by row.
    ///
    /// # Errors
    /// [`ShapeError`] unless there are 4 H + 1 of them.
    ///
    /// ```
    /// use xor_playground::{HiddenSize, Network};
    /// // x or y, but not x and y:
    /// let parameters = [20.0, 20.0, 20.0, 20.0, -10.0, -30.0, 20.0, -20.0, -10.0];
    /// let network = Network::from_parameters(HiddenSize::ARTICLE, &parameters)?;
    /// assert!(network.output_for(0.0, 1.0) > 0.999);
    /// # Ok::<(), xor_playground::ShapeError>(())
    /// ```
    pub fn from_parameters(
        hidden_size: HiddenSize,
        parameters: &[f64],
    ) -> Result<Self, ShapeError> {
        let mut network = Self { hidden_size, values: [0.0; MAX_PARAMETERS] };
        if parameters.len() != network.parameters().len() {
            return Err(ShapeError);
        }
        network.parameters_mut().copy_from_slice(parameters);
        Ok(network)
    }

    /// The size of the hidden layer.
    #[must_use]
    pub fn hidden_size(&self) -> HiddenSize {
        self.hidden_size
    }

    /// The hidden layer: weights (2, H), biases (H).
    #[must_use]
    pub fn hidden(&self) -> Layer<'_> {
        self.layer(0, 2, self.hidden_size.get())
    }

    /// The output layer: weights (H, 1), biases (1).
    #[must_use]
    pub fn output(&self) -> Layer<'_> {
        self.layer(3 * self.hidden_size.get(), self.hidden_size.get(), 1)
    }

    /// The layer whose parameters begin at `start`.
    fn layer(&self, start: usize, inputs: usize, neurons: usize) -> Layer<'_> {
        let (weights, rest) = self.values[start..].split_at(inputs * neurons);
        Layer {
            weights: aview1(weights)
                .into_shape_with_order((inputs, neurons))
                .expect("the slice has inputs × neurons elements"),
            biases: aview1(&rest[..neurons]),
        }
    }

    /// Every parameter, 4 H + 1 of them, in the order in which [`Network::from_seed`] draws them.
    #[must_use]
    pub fn parameters(&self) -> &[f64] {
        &self.values[..parameter_count(self.hidden_size)]
    }

    fn parameters_mut(&mut self) -> &mut [f64] {
        &mut self.values[..parameter_count(self.hidden_size)]
    }

    /// The output for one input (x, y): between 0 and 1, NaN where the input or a parameter makes it so.
    #[must_use]
    pub fn output_for(&self, x: f64, y: f64) -> f64 {
        self.output_lanes([F64x4::splat(x), F64x4::splat(y)]).to_array()[0]
    }

    /// The outputs, shape (n), for inputs of shape (n, 2).
    ///
    /// # Errors
    /// [`ShapeError`] unless `inputs` has two columns.
    ///
    /// ```
    /// use ndarray::array;
    /// use xor_playground::{HiddenSize, Network};
    /// let network = Network::from_seed(HiddenSize::ARTICLE, 0);
    /// let outputs = network.predict(&array![[0.0, 1.0], [0.5, 0.5]])?;
    /// assert_eq!(outputs[0], network.output_for(0.0, 1.0));
    /// # Ok::<(), xor_playground::ShapeError>(())
    /// ```
    pub fn predict(&self, inputs: &ArrayRef2<f64>) -> Result<Array1<f64>, ShapeError> {
        if inputs.ncols() != 2 {
            return Err(ShapeError);
        }
        Ok(inputs.rows().into_iter().map(|row| self.output_for(row[0], row[1])).collect())
    }

    /// The outputs for the four rows of the truth table, in the order of [`xor::INPUTS`].
    #[must_use]
    pub fn outputs(&self) -> [f64; SAMPLES] {
        self.output_lanes(xor::input_lanes()).to_array()
    }

    /// The loss that is shown: the mean of (t − y)² over the four samples.
    #[must_use]
    pub fn loss(&self) -> f64 {
        squared_error::mean(xor::target_lanes(), self.output_lanes(xor::input_lanes()))
    }

    /// ∂E/∂p in the place of every parameter p, with E = ½ Σ (t − y)² over the four
    /// samples.
    #[must_use]
    pub fn gradient(&self) -> Self {
        with_hidden_size!(self.hidden_size, H => {
            let parameters = self.unpacked::<H>();
            let activations = parameters.forward(xor::input_lanes());
            let gradient = parameters.gradient(xor::input_lanes(), xor::target_lanes(), &activations);
            let mut network = *self;
            network.pack(&gradient);
            network
        })
    }

    /// Whether every parameter and the loss are finite.
    #[must_use]
    pub fn is_finite(&self) -> bool {
        self.parameters().iter().all(|value| value.is_finite()) && self.loss().is_finite()
    }

    /// Trains for one epoch for each place in `losses`: see [`Parameters::train`].
    pub(crate) fn train(&mut self, learning_rate: f64, losses: &mut [f64]) {
        with_hidden_size!(self.hidden_size, H => {
            let mut parameters = self.unpacked::<H>();
            parameters.train(xor::input_lanes(), xor::target_lanes(), learning_rate, losses);
            self.pack(&parameters);
        });
    }

    /// The outputs for each four of `inputs`, which is as long as `outputs`.
    pub(crate) fn outputs_into(&self, inputs: &[[F64x4; 2]], outputs: &mut [F64x4]) {
        with_hidden_size!(self.hidden_size, H => {
            let parameters = self.unpacked::<H>();
            for (input, output) in inputs.iter().zip(outputs) {
                *output = parameters.forward(*input).output;
            }
        });
    }

    fn output_lanes(&self, input: [F64x4; 2]) -> F64x4 {
        let mut output = [F64x4::splat(0.0)];
        self.outputs_into(&[input], &mut output);
        output[0]
    }

    /// The parameters by layer; H must be the hidden size.
    fn unpacked<const H: usize>(&self) -> Parameters<H> {
        let neurons = |start: usize| std::array::from_fn(|h| self.values[start * H + h]);
        Parameters {
            hidden_weights: [neurons(0), neurons(1)],
            hidden_biases: neurons(2),
            output_weights: neurons(3),
            output_bias: self.values[4 * H],
        }
    }

    fn pack<const H: usize>(&mut self, parameters: &Parameters<H>) {
        let [from_x, from_y] = &parameters.hidden_weights;
        let rows = [from_x, from_y, &parameters.hidden_biases, &parameters.output_weights];
        for (values, row) in self.values.chunks_exact_mut(H).zip(rows) {
            values.copy_from_slice(row);
        }
        self.values[4 * H] = parameters.output_bias;
    }
}

/// Two networks are equal when they have the same shape and equal parameters.
impl PartialEq for Network {
    fn eq(&self, other: &Self) -> bool {
        self.hidden_size == other.hidden_size && self.parameters() == other.parameters()
    }
}

/// Numbers whose shape does not fit a 2-H-1 network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShapeError;

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the shape does not fit: inputs are (n, 2), and with H hidden neurons there are 4 H + 1 \
             parameters",
        )
    }
}

impl std::error::Error for ShapeError {}

/// `numpy.random.seed(seed)` and `numpy.random.rand()`.
struct LegacyRandom(Mt);

impl LegacyRandom {
    fn new(seed: u32) -> Self {
        Self(Mt::new(seed))
    }

    /// 53 random bits as a multiple of 2⁻⁵³ in [0, 1), from two draws, as `genrand_res53` of the
    /// Mersenne Twister's reference code has it.
    fn uniform(&mut self) -> f64 {
        let high = f64::from(self.0.next_u32() >> 5);
        let low = f64::from(self.0.next_u32() >> 6);
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }
}
