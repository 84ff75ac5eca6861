//! Where a run starts.

use crate::network::{LayerLayout, Shape};
use crate::numerics::LegacyRandom;

/// Where a run starts.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// At parameters drawn after `numpy.random.seed(seed)`.
    Drawn {
        /// What they are drawn from.
        initializer: Initializer,
        /// The seed.
        seed: u32,
    },
    /// At given parameters: of each layer the weights, row by row, then the biases. Any number goes.
    Parameters(Vec<f64>),
}

impl Start {
    /// At what the article's constructor draws for this seed.
    #[must_use]
    pub const fn article(seed: u32) -> Self {
        Self::Drawn { initializer: Initializer::Article, seed }
    }

    /// The parameters at epoch 0. Given ones are as many as the shape needs.
    pub(crate) fn parameters(&self, shape: &Shape) -> Vec<f64> {
        match self {
            Self::Drawn { initializer, seed } => initializer.draw(*seed, shape),
            Self::Parameters(parameters) => parameters.clone(),
        }
    }
}

impl Default for Start {
    /// The article's, with seed 0.
    fn default() -> Self {
        Self::article(0)
    }
}

/// What the parameters of a start are drawn from, in the order in which they stand: of each layer the
/// weights, row by row, then the biases. In a layer, each neuron has n inputs, and there are m neurons.
///
/// The numbers are those that NumPy's legacy generator gives, `numpy.random.rand` for the uniform ones
/// and `numpy.random.randn` for the normal ones (to the last bit for the first, to an ulp of `ln` for
/// the second).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Initializer {
    /// Weights and biases uniform in [0, 1).
    Article,
    /// Weights and biases uniform in [−r, r).
    Uniform {
        /// r, positive and finite.
        range: f64,
    },
    /// Weights uniform in ±√(6 / (n + m)), biases 0 (Glorot and Bengio, *Understanding the difficulty
    /// of training deep feedforward neural networks*, 2010; Xavier is Glorot's first name).
    XavierUniform,
    /// Weights normal with variance 2 / (n + m), biases 0 (the same source).
    XavierNormal,
    /// Weights uniform in ±√(6 / n), biases 0 (He, Zhang, Ren and Sun, *Delving deep into
    /// rectifiers*, 2015).
    HeUniform,
    /// Weights normal with variance 2 / n, biases 0 (the same source).
    HeNormal,
    /// Weights and biases 0: what never learns, because all neurons of a layer stay the same.
    Zeros,
}

impl Initializer {
    /// Each, the uniform one from −1 to 1.
    pub const ALL: [Self; 7] = [
        Self::Article,
        Self::Uniform { range: 1.0 },
        Self::XavierUniform,
        Self::XavierNormal,
        Self::HeUniform,
        Self::HeNormal,
        Self::Zeros,
    ];

    /// Whether its range is positive and finite.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Uniform { range } => *range > 0.0 && (2.0 * range).is_finite(),
            _ => true,
        }
    }

    fn draw(self, seed: u32, shape: &Shape) -> Vec<f64> {
        let mut random = LegacyRandom::new(seed);
        let mut parameters = vec![0.0; shape.parameter_count()];
        for layout in shape.layouts() {
            for weight in &mut parameters[layout.weights()] {
                *weight = self.weight(layout, &mut random);
            }
            for bias in &mut parameters[layout.biases()] {
                *bias = self.bias(&mut random);
            }
        }
        parameters
    }

    fn weight(self, layout: &LayerLayout, random: &mut LegacyRandom) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "there are at most 16 of either")]
        let (inputs, both) = (layout.inputs as f64, (layout.inputs + layout.neurons) as f64);
        match self {
            Self::Article => random.uniform(),
            Self::Uniform { range } => random.within(range),
            Self::XavierUniform => random.within((6.0 / both).sqrt()),
            Self::XavierNormal => random.normal() * (2.0 / both).sqrt(),
            Self::HeUniform => random.within((6.0 / inputs).sqrt()),
            Self::HeNormal => random.normal() * (2.0 / inputs).sqrt(),
            Self::Zeros => 0.0,
        }
    }

    fn bias(self, random: &mut LegacyRandom) -> f64 {
        match self {
            Self::Article => random.uniform(),
            Self::Uniform { range } => random.within(range),
            _ => 0.0,
        }
    }
}
