//! How long a gradient is.

use super::feed_forward::{Layer, Network};

/// The length √ Σ g² of a gradient: how hard it pulls.
///
/// ```
/// use xor_playground::{DataSet, Run};
/// use xor_playground::network::{GradientNorms, Loss};
/// let network = Run::article(11).start();
/// let gradient = network.gradient(&DataSet::xor(), Loss::HalfSquaredError)?;
/// let norms = GradientNorms::of(&gradient);
/// assert!(0.0 < norms.hidden && norms.hidden < norms.all);
/// # Ok::<(), xor_playground::network::ShapeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradientNorms {
    /// Over all weights and biases.
    pub all: f64,
    /// Over those of the hidden layers alone.
    pub hidden: f64,
}

impl GradientNorms {
    /// Those of what [`Network::gradient`] answers.
    #[must_use]
    pub fn of(gradient: &Network) -> Self {
        let squares: Vec<f64> = gradient.layers().map(squares).collect();
        let hidden = squares.iter().take(squares.len() - 1);
        Self { all: squares.iter().sum::<f64>().sqrt(), hidden: hidden.sum::<f64>().sqrt() }
    }
}

fn squares(layer: Layer<'_>) -> f64 {
    layer.weights.iter().chain(layer.biases).map(|part| part * part).sum()
}
