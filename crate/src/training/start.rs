//! Where a run starts.

use super::initializer::{Article, Initializer};
use crate::network::Shape;

/// Where a run starts.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
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
        Self::Drawn { initializer: Initializer::Article(Article), seed }
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
