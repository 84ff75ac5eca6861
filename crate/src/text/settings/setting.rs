//! The settings one by one: the table.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use super::row::{Accepts, Row};
#[cfg(feature = "every-kind")]
use super::rows::{batch, connections, features, names, optimizer, recipe, split};
use super::rows::{data, edits, plain, shape, start};
use crate::named::{Choice, UnknownName};

macro_rules! settings {
    ($($(#[$when:meta])* $Setting:ident = $row:expr, $doc:literal;)*) => {
        /// One of the [`Settings`](crate::text::settings::Settings). Its name as text is its key.
        ///
        /// ```
        /// use xor_playground::text::Setting;
        /// assert_eq!("lr".parse(), Ok(Setting::LearningRate));
        /// assert_eq!(Setting::LearningRate.to_string(), "lr");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Setting { $($(#[$when])* #[doc = $doc] $Setting),* }

        /// One for each, in the order of the enum.
        static ROWS: &[Row; Setting::ALL.len()] = &[$($(#[$when])* $row),*];

        impl Setting {
            /// All, in the order in which a link has them, and in which they are judged: each has to
            /// fit to those before it.
            pub const ALL: [Self; [$($(#[$when])* Self::$Setting),*].len()] =
                [$($(#[$when])* Self::$Setting),*];
        }
    };
}

settings! {
    Seed = start::SEED, "The seed of a drawn start.";
    LearningRate = plain::LEARNING_RATE, "The learning rate.";
    Epochs = plain::EPOCHS, "How many epochs Train goes to.";
    Hidden = shape::HIDDEN, "The sizes of the hidden layers.";
    Activation = shape::ACTIVATION, "The activations of the hidden layers.";
    Output = shape::OUTPUT, "The activation of the output.";
    #[cfg(feature = "every-kind")]
    Bias = connections::BIAS, "Which layers have biases.";
    #[cfg(feature = "every-kind")]
    Direct = connections::DIRECT, "Whether the output also takes what the first layer takes.";
    Data = data::DATA, "The data set.";
    #[cfg(feature = "every-kind")]
    Samples = recipe::SAMPLES, "How many samples are drawn.";
    #[cfg(feature = "every-kind")]
    Noise = recipe::NOISE, "How much noise there is in data that are drawn, in percent.";
    #[cfg(feature = "every-kind")]
    DataSeed = recipe::SEED, "The seed of data that are drawn.";
    #[cfg(feature = "every-kind")]
    Names = names::NAMES, "What the inputs of data of one's own are called.";
    #[cfg(feature = "every-kind")]
    Features = features::FEATURES, "What the first layer is given of two inputs.";
    #[cfg(feature = "every-kind")]
    Split = split::SPLIT, "How many samples are held out for the test, in percent.";
    #[cfg(feature = "every-kind")]
    SplitSeed = split::SEED, "The seed after which these are drawn.";
    #[cfg(feature = "every-kind")]
    Loss = plain::LOSS, "The loss.";
    #[cfg(feature = "every-kind")]
    Batch = batch::BATCH, "The size of a batch.";
    #[cfg(feature = "every-kind")]
    Order = batch::ORDER, "In which order an epoch takes the samples.";
    #[cfg(feature = "every-kind")]
    Shuffle = batch::SHUFFLE, "The seed from which the order of the samples is drawn.";
    #[cfg(feature = "every-kind")]
    Start = start::START, "What the start is drawn from.";
    #[cfg(feature = "every-kind")]
    Range = start::RANGE, "The range of a uniform start.";
    #[cfg(feature = "every-kind")]
    Parameters = start::PARAMETERS, "The parameters of a start that is not drawn.";
    #[cfg(feature = "every-kind")]
    Optimizer = optimizer::OPTIMIZER, "The optimizer.";
    #[cfg(feature = "every-kind")]
    Momentum = optimizer::MOMENTUM, "How much of the velocity is kept.";
    #[cfg(feature = "every-kind")]
    Decay = optimizer::DECAY, "How much of the mean square is kept by `RMSProp`.";
    #[cfg(feature = "every-kind")]
    MeanDecay = optimizer::BETA1, "How much of the mean is kept by Adam and `AdamW`.";
    #[cfg(feature = "every-kind")]
    SquareDecay = optimizer::BETA2, "How much of the mean square is kept by Adam and `AdamW`.";
    #[cfg(feature = "every-kind")]
    Epsilon = optimizer::EPSILON, "What keeps a division from zero.";
    #[cfg(feature = "every-kind")]
    Shrink = optimizer::SHRINK, "By how much a step of Rprop shrinks.";
    #[cfg(feature = "every-kind")]
    Grow = optimizer::GROW, "By how much a step of Rprop grows.";
    #[cfg(feature = "every-kind")]
    WeightDecay = optimizer::WEIGHT_DECAY, "How much of each parameter decays by `AdamW`.";
    #[cfg(feature = "every-kind")]
    L1 = plain::L1, "The penalty for the size of weights.";
    #[cfg(feature = "every-kind")]
    L2 = plain::L2, "The penalty for the square of weights.";
    Edits = edits::EDITS, "What is changed on the way.";
}

impl Setting {
    pub(super) fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// Its name in a link.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.row().key
    }

    /// Its name on the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The smallest and the largest number that it accepts, if it accepts any; for hidden layers, of
    /// one that there is.
    #[must_use]
    pub fn range(self) -> Option<RangeInclusive<f64>> {
        let numbers = self.row().accepts.numbers()?;
        Some(numbers.smallest..=numbers.largest)
    }

    /// What it accepts by name, if there is such.
    #[must_use]
    pub fn choices(self) -> Vec<Choice> {
        match self.row().accepts {
            Accepts::Name(choices, _) | Accepts::NameOr(choices, _) => choices(),
            _ => Vec::new(),
        }
    }

    /// What it accepts, in words.
    #[must_use]
    pub fn accepts(self) -> String {
        self.row().accepts.words()
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Setting {
    type Err = UnknownName;

    fn from_str(key: &str) -> Result<Self, UnknownName> {
        Self::ALL.into_iter().find(|setting| setting.key() == key).ok_or(UnknownName)
    }
}
