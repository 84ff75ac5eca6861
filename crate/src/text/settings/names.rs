//! What can be chosen by name: in a link, in a file and on the page it has the same one.

use std::fmt;
use std::str::FromStr;

use crate::network::{Activation, Loss};
use crate::training::{Initializer, Optimizer};

/// Something to choose from a list.
pub(crate) trait Named: Copy + 'static {
    /// The list.
    const ALL: &'static [Self];

    /// The name, in lower case, which needs no escaping in a link.
    fn name(self) -> &'static str;

    /// The one with this name, as it stands in the list.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.name() == name)
    }

    fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|choice| choice.name()).collect()
    }
}

impl Named for Activation {
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        match self {
            Self::Sigmoid => "sigmoid",
            Self::Tanh => "tanh",
            Self::Relu => "relu",
            Self::LeakyRelu => "leaky-relu",
            Self::Linear => "linear",
            Self::Sine => "sine",
        }
    }
}

impl Named for Loss {
    const ALL: &'static [Self] = &Self::ALL;

    /// The half squared error has the usual name of the sum of squared errors; the half is only there
    /// to make the slope simple.
    fn name(self) -> &'static str {
        match self {
            Self::HalfSquaredError => "sse",
            Self::MeanSquaredError => "mse",
            Self::CrossEntropy => "cross-entropy",
        }
    }
}

impl Named for Initializer {
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Uniform { .. } => "uniform",
            Self::XavierUniform => "xavier-uniform",
            Self::XavierNormal => "xavier-normal",
            Self::HeUniform => "he-uniform",
            Self::HeNormal => "he-normal",
            Self::Zeros => "zeros",
        }
    }
}

impl Named for Optimizer {
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        match self {
            Self::GradientDescent => "gradient-descent",
            Self::Momentum(_) => "momentum",
            Self::Nesterov(_) => "nesterov",
            Self::RmsProp(_) => "rmsprop",
            Self::Adam(_) => "adam",
            Self::Rprop(_) => "rprop",
        }
    }
}

/// There is nothing of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownName;

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is nothing of that name")
    }
}

impl std::error::Error for UnknownName {}

macro_rules! by_name {
    ($($Type:ty),*) => {$(
        impl fmt::Display for $Type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }

        impl FromStr for $Type {
            type Err = UnknownName;

            fn from_str(name: &str) -> Result<Self, UnknownName> {
                Self::named(name).ok_or(UnknownName)
            }
        }
    )*};
}

by_name!(Activation, Loss, Initializer, Optimizer);

/// The names to choose from, in words.
pub(super) fn one_of(names: &[&str]) -> String {
    "one of ".to_owned() + &names.join(", ")
}
