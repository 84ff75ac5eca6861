//! What can be said of a start in one number, before the first epoch.

use std::fmt;
use std::str::FromStr;

use crate::named::UnknownName;
use crate::network::{GradientNorms, Network};
use crate::training::{Run, Setup};

/// A number that a start has.
///
/// It has a name in links and files, which it is written and read as: `p4`, `sum0`, `difference0-1`, `norm`, `gradient` or
/// `loss`. What the first layer takes is counted from 0: the inputs, or features of them.
///
/// ```
/// use xor_playground::Run;
/// use xor_playground::analysis::StartQuantity;
/// let run = Run::article(11);
/// let weights = run.start().parameters()[..4].to_vec();
/// let difference: StartQuantity = "difference0-1".parse()?;
/// assert_eq!(difference.of(&run), Some((weights[0] + weights[1]) - (weights[2] + weights[3])));
/// # Ok::<(), xor_playground::UnknownName>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StartQuantity {
    /// One weight or bias, in the order of [`Network::new`].
    Parameter(usize),
    /// Σ w over the weights that lead from one of what the first layer takes.
    Sum(usize),
    /// Σ w over those from one of them, less Σ w over those from another.
    Difference(usize, usize),
    /// √ Σ p² over all weights and biases.
    Norm,
    /// √ Σ (∂E/∂p)² over all weights and biases, where E is the loss that is descended, over all rows that train, with its penalty.
    GradientNorm,
    /// The mean squared error over the rows that train.
    Loss,
}

impl StartQuantity {
    /// All that a start of this setup has: differences first.
    #[must_use]
    pub fn all_of(setup: &Setup) -> Vec<Self> {
        let (given, parameters) = (setup.shape.input_neurons(), setup.shape.parameter_count());
        let differences = (0..given)
            .flat_map(|one| (one + 1..given).map(move |other| Self::Difference(one, other)));
        differences
            .chain((0..given).map(Self::Sum))
            .chain([Self::Norm, Self::GradientNorm, Self::Loss])
            .chain((0..parameters).map(Self::Parameter))
            .collect()
    }

    /// What it is for the start of a run; nothing if that has no such number.
    #[must_use]
    pub fn of(self, run: &Run) -> Option<f64> {
        let (network, setup) = (run.start(), run.setup());
        match self {
            Self::Parameter(index) => network.parameters().get(index).copied(),
            Self::Sum(given) => sum_from(&network, given),
            Self::Difference(one, other) => {
                Some(sum_from(&network, one)? - sum_from(&network, other)?)
            }
            Self::Norm => Some(GradientNorms::of(&network).all),
            Self::GradientNorm => {
                first_gradient(&network, setup).map(|it| GradientNorms::of(&it).all)
            }
            Self::Loss => network.mean_squared_error(&setup.training_data()).ok(),
        }
    }
}

/// The sum of the weights that lead from one of what the first layer takes.
fn sum_from(network: &Network, given: usize) -> Option<f64> {
    let first = network.layers().next()?;
    (given < first.weights.nrows()).then(|| first.weights.row(given).iter().sum())
}

fn first_gradient(network: &Network, setup: &Setup) -> Option<Network> {
    let gradient = network.gradient(&setup.training_data(), setup.loss).ok()?;
    let mut parts = gradient.parameters().to_vec();
    setup.penalty.add_gradient(network.shape(), network.parameters(), &mut parts);
    Network::new(network.shape().clone(), parts).ok()
}

impl fmt::Display for StartQuantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter(index) => write!(f, "p{index}"),
            Self::Sum(given) => write!(f, "sum{given}"),
            Self::Difference(one, other) => write!(f, "difference{one}-{other}"),
            Self::Norm => f.write_str("norm"),
            Self::GradientNorm => f.write_str("gradient"),
            Self::Loss => f.write_str("loss"),
        }
    }
}

impl FromStr for StartQuantity {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        let number = |text: &str| text.parse().map_err(|_| UnknownName);
        match name {
            "norm" => return Ok(Self::Norm),
            "gradient" => return Ok(Self::GradientNorm),
            "loss" => return Ok(Self::Loss),
            _ => {}
        }
        if let Some(pair) = name.strip_prefix("difference") {
            let (one, other) = pair.split_once('-').ok_or(UnknownName)?;
            Ok(Self::Difference(number(one)?, number(other)?))
        } else if let Some(given) = name.strip_prefix("sum") {
            Ok(Self::Sum(number(given)?))
        } else {
            Ok(Self::Parameter(number(name.strip_prefix('p').ok_or(UnknownName)?)?))
        }
    }
}
