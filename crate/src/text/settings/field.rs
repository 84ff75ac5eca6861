//! The settings one by one: what each is called, and what it accepts.

use std::ops::RangeInclusive;

use super::names::one_of;
use super::number::{parse_number, parse_whole};
use crate::named::Named;
use crate::network::{Activation, Loss};
use crate::training::{Initializer, Optimizer};

/// One of the [`Settings`](crate::text::settings::Settings).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The seed of a drawn start.
    Seed,
    /// The learning rate.
    LearningRate,
    /// How many epochs Train goes to.
    Epochs,
    /// The sizes of the hidden layers.
    Hidden,
    /// The activations of the hidden layers.
    Activation,
    /// The activation of the output.
    Output,
    /// The data set.
    Data,
    /// The loss.
    Loss,
    /// The size of a batch.
    Batch,
    /// The seed from which the order of the samples is drawn.
    Shuffle,
    /// What the start is drawn from.
    Start,
    /// The range of a uniform start.
    Range,
    /// The parameters of a start that is not drawn.
    Parameters,
    /// The optimizer.
    Optimizer,
    /// How much of the velocity is kept.
    Momentum,
    /// How much of the mean square is kept by `RMSProp`.
    Decay,
    /// How much of the mean is kept by Adam.
    MeanDecay,
    /// How much of the mean square is kept by Adam.
    SquareDecay,
    /// What keeps a division from zero.
    Epsilon,
    /// By how much a step of Rprop shrinks.
    Shrink,
    /// By how much a step of Rprop grows.
    Grow,
    /// The penalty for the size of weights.
    L1,
    /// The penalty for the square of weights.
    L2,
    /// What is changed on the way.
    Edits,
}

/// What is known of a [`Setting`].
struct Row {
    setting: Setting,
    key: &'static str,
    name: &'static str,
    /// In words; empty where the words come from a list of names.
    accepts: &'static str,
    /// The smallest and the largest number.
    range: Option<(f64, f64)>,
    /// What it needs to be of any use, in words.
    only_for: Option<&'static str>,
}

const fn row(setting: Setting, key: &'static str, name: &'static str) -> Row {
    Row { setting, key, name, accepts: "", range: None, only_for: None }
}

impl Row {
    const fn accepts(self, accepts: &'static str) -> Self {
        Self { accepts, ..self }
    }

    const fn from(self, smallest: f64, largest: f64) -> Self {
        Self { range: Some((smallest, largest)), ..self }
    }

    const fn seed(self) -> Self {
        self.accepts("a whole number from 0 to 4294967295").from(0.0, 4_294_967_295.0)
    }

    /// At least 0, and less than 1.
    const fn fraction(self) -> Self {
        self.accepts("a number from 0 to less than 1").from(0.0, 1_f64.next_down())
    }

    const fn penalty(self) -> Self {
        self.accepts("a number, 0 or more").from(0.0, f64::MAX)
    }

    const fn only_for(self, only_for: &'static str) -> Self {
        Self { only_for: Some(only_for), ..self }
    }
}

/// The smallest number above zero.
const TINIEST: f64 = 0_f64.next_up();

/// One for each, in the order of [`Setting::ALL`].
const ROWS: &[Row; 24] = &[
    row(Setting::Seed, "seed", "Seed").seed(),
    row(Setting::LearningRate, "lr", "Learning rate")
        .accepts("a number from 0.001 to 20")
        .from(0.001, 20.0),
    row(Setting::Epochs, "epochs", "Epochs")
        .accepts("a whole number from 1 to 100000")
        .from(1.0, 100_000.0),
    row(Setting::Hidden, "hidden", "Hidden neurons")
        .accepts("a whole number from 1 to 16, 0 for no layer, or up to 6 layers such as 8,8")
        .from(1.0, 16.0),
    row(Setting::Activation, "activation", "Activation").only_for("hidden layers"),
    row(Setting::Output, "output", "Output"),
    row(Setting::Data, "data", "Data").accepts(
        "xor, or rows such as 0,0,0;0,1,1: equally many inputs, 1 to 8, and a target in each",
    ),
    row(Setting::Loss, "loss", "Loss"),
    row(Setting::Batch, "batch", "Batch")
        .accepts("full, or a whole number from 1 to as many as there are samples")
        .from(1.0, 10_000.0),
    row(Setting::Shuffle, "shuffle", "Shuffle").seed().only_for("batches that are not full"),
    row(Setting::Start, "start", "Start"),
    row(Setting::Range, "range", "Range")
        .accepts("a positive number")
        .from(TINIEST, f64::MAX / 2.0)
        .only_for("the start uniform"),
    row(Setting::Parameters, "parameters", "Parameters")
        .accepts("numbers such as 0.5,-1.2, as many as the shape has weights and biases"),
    row(Setting::Optimizer, "rule", "Rule"),
    row(Setting::Momentum, "momentum", "Momentum")
        .fraction()
        .only_for("the rules momentum and nesterov"),
    row(Setting::Decay, "decay", "Decay").fraction().only_for("the rule rmsprop"),
    row(Setting::MeanDecay, "beta1", "Beta 1").fraction().only_for("the rule adam"),
    row(Setting::SquareDecay, "beta2", "Beta 2").fraction().only_for("the rule adam"),
    row(Setting::Epsilon, "epsilon", "Epsilon")
        .accepts("a positive number")
        .from(TINIEST, f64::MAX)
        .only_for("the rules rmsprop and adam"),
    row(Setting::Shrink, "shrink", "Shrink")
        .accepts("a number between 0 and 1")
        .from(TINIEST, 1_f64.next_down())
        .only_for("the rule rprop"),
    row(Setting::Grow, "grow", "Grow")
        .accepts("a number above 1")
        .from(1_f64.next_up(), f64::MAX)
        .only_for("the rule rprop"),
    row(Setting::L1, "l1", "L1").penalty(),
    row(Setting::L2, "l2", "L2").penalty(),
    row(Setting::Edits, "edits", "Edits").accepts(
        "changes such as 812:lr:0.3,1000:p4:-0.5, later and later, with rates from 0.001 to 20",
    ),
];

impl Setting {
    /// All, in the order in which a link has them, and in which they are judged: each has to fit to
    /// those before it.
    pub const ALL: [Self; ROWS.len()] = {
        let mut all = [Self::Seed; ROWS.len()];
        let mut index = 0;
        while index < all.len() {
            all[index] = ROWS[index].setting;
            assert!(all[index] as usize == index, "the rows stand in the order of the enum");
            index += 1;
        }
        all
    };

    fn row(self) -> &'static Row {
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
        self.row().range.map(|(smallest, largest)| smallest..=largest)
    }

    /// The names that it accepts, if it accepts any.
    #[must_use]
    pub fn choices(self) -> Vec<&'static str> {
        match self {
            Self::Activation => Activation::names(),
            Self::Output => Activation::outputs().into_iter().map(Named::name).collect(),
            Self::Loss => Loss::names(),
            Self::Start => Initializer::names(),
            Self::Optimizer => Optimizer::names(),
            _ => Vec::new(),
        }
    }

    /// What it accepts, in words.
    #[must_use]
    pub fn accepts(self) -> String {
        let choices = self.choices();
        match self {
            _ if choices.is_empty() => self.row().accepts.to_owned(),
            Self::Activation => one_of(&choices) + ", or one for each layer such as tanh,relu",
            _ => one_of(&choices),
        }
    }

    /// What it needs to be of any use, in words; without that, it has no value.
    pub(super) fn only_for(self) -> Option<&'static str> {
        self.row().only_for
    }

    /// The number that a text says, if it is in the range.
    pub(super) fn number(self, text: &str) -> Option<f64> {
        let number = if self.is_whole() { parse_whole(text) } else { parse_number(text) };
        number.filter(|number| self.range().is_some_and(|range| range.contains(number)))
    }

    /// The same, of a setting whose numbers are whole; none of those is too large.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range of whole numbers is that of the type, or less"
    )]
    pub(super) fn whole(self, text: &str) -> Option<u32> {
        self.number(text).map(|number| number as u32)
    }

    fn is_whole(self) -> bool {
        matches!(self, Self::Seed | Self::Epochs | Self::Hidden | Self::Batch | Self::Shuffle)
    }
}
