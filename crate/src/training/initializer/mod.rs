//! Initializers: what the parameters of a start are drawn from. Each is a file, and a line in the list below.

use super::hyperparameter::Hyperparameter;
use crate::network::Shape;
use crate::numerics::LegacyRandom;

kinds_with_numbers! { $
    /// What the parameters of a start are drawn from, in the order in which they stand: of each layer the
    /// weights, row by row, then the biases. In a layer, each neuron has n inputs, and there are m neurons.
    ///
    /// The numbers are those that NumPy's legacy generator gives, `numpy.random.rand` for the uniform ones
    /// and `numpy.random.randn` for the normal ones (to the last bit for the first, to an ulp of `ln` for
    /// the second).
    pub enum Initializer {
        article::Article,
        #[cfg(feature = "every-kind")]
        uniform::Uniform,
        #[cfg(feature = "every-kind")]
        xavier_uniform::XavierUniform,
        #[cfg(feature = "every-kind")]
        xavier_normal::XavierNormal,
        #[cfg(feature = "every-kind")]
        he_uniform::HeUniform,
        #[cfg(feature = "every-kind")]
        he_normal::HeNormal,
        #[cfg(feature = "every-kind")]
        zeros::Zeros,
        #[cfg(feature = "every-kind")]
        lecun_normal::LecunNormal,
        #[cfg(feature = "every-kind")]
        torch_linear::TorchLinear,
        #[cfg(feature = "every-kind")]
        nguyen_widrow::NguyenWidrow,
    }
}

/// An initializer.
trait Draw: Copy + 'static {
    /// Its name in links and files.
    const NAME: &'static str;
    /// Its name for people.
    const TITLE: &'static str;
    /// With what numbers it begins, if it has any.
    const DEFAULT: Self;
    /// How it is written for NumPy: what it is, in a line; then a layer's lines. There, `WEIGHT` and `BIAS` stand for
    /// the arrays, `INPUTS`, `NEURONS` and `BOTH` for n, m and n + m, and the keys in capitals for the numbers.
    const PYTHON: &'static str;
    /// Whether it is drawn, and another seed gives another start.
    const IS_RANDOM: bool = true;

    /// Its own numbers.
    fn numbers(&mut self) -> Vec<(Hyperparameter, &mut f64)> {
        Vec::new()
    }

    /// Draws a layer; both are 0 before.
    fn draw(self, random: &mut LegacyRandom, layer: Layer<'_>);
}

/// A layer to be drawn.
struct Layer<'a> {
    /// n: how many inputs each neuron has.
    inputs: f64,
    /// m: how many neurons there are.
    neurons: f64,
    /// The same, to count by.
    count: usize,
    /// From each input to each neuron, row by row.
    weights: &'a mut [f64],
    /// One for each neuron, or none.
    biases: &'a mut [f64],
}

impl Initializer {
    /// How it is written for NumPy: see [`Draw::PYTHON`].
    pub(crate) fn python(self) -> &'static str {
        kind!(self, Kind => Kind::PYTHON)
    }

    /// Whether another seed gives another start.
    #[must_use]
    pub fn is_random(self) -> bool {
        kind!(self, Kind => Kind::IS_RANDOM)
    }

    /// The parameters of a network of this shape that are drawn after a seed.
    pub(crate) fn draw(self, seed: u32, shape: &Shape) -> Vec<f64> {
        let mut random = LegacyRandom::new(seed);
        let mut parameters = vec![0.0; shape.parameter_count()];
        for layout in shape.layouts() {
            #[expect(clippy::cast_precision_loss, reason = "there are few of either")]
            let (inputs, neurons) = (layout.inputs as f64, layout.neurons as f64);
            let count = layout.neurons;
            let layer = &mut parameters[layout.weights().start..layout.biases().end];
            let (weights, biases) = layer.split_at_mut(layout.weights().len());
            kind!(self, Kind(it) => it.draw(&mut random, Layer { inputs, neurons, count, weights, biases }));
        }
        parameters
    }
}

/// Puts into each number one that is drawn.
fn fill(numbers: &mut [f64], mut draw: impl FnMut() -> f64) {
    for number in numbers {
        *number = draw();
    }
}
