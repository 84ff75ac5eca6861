//! What is known of a setting: a row of the table.

use std::borrow::Cow;

use super::Settings;

use super::names::{joined, one_of};
use super::number::{parse_number, parse_whole};
use crate::named::{Choice, Named};
use crate::text::numerals;
use crate::training::{Hyperparameter, Limits, Optimizer, Run, RunError, Setup, Start};

/// One setting.
pub(super) struct Row {
    /// Its name in a link.
    pub key: &'static str,
    /// Its name on the page.
    pub name: &'static str,
    /// Its name in a file.
    pub field: &'static str,
    pub accepts: Accepts,
    /// Whether a run can have values that the setting does not accept.
    pub is_narrower: bool,
    only_for: Option<&'static str>,
    access: Access,
}

/// What a setting accepts.
pub(super) enum Accepts {
    Number(Numbers),
    /// One of these, by its name, and what else there is to say.
    Name(fn() -> Vec<Choice>, &'static str),
    /// One of these names, or something else: what, in words.
    NameOr(fn() -> Vec<Choice>, &'static str),
    /// Something else: what, in words.
    Text(&'static str),
}

/// Where a setting is read and written. A getter gives nothing where the setting is not used. A setter is
/// not called where it is of no use, and gives nothing for a text that says none of the values.
pub(super) enum Access {
    /// A number of the setup. The setter takes what is accepted.
    Number { get: fn(&Setup) -> Option<f64>, set: fn(&mut Setup, f64) },
    /// The number that has this key.
    Hyperparameter(Owner),
    /// Something else of the setup, as text.
    Text { get: fn(&Setup) -> String, set: fn(&mut Setup, &str) -> Option<()> },
    /// Something beside the setup, as text. The setter changes all or nothing.
    Beside {
        get: fn(&Settings) -> String,
        set: fn(&mut Settings, &str) -> Option<Result<(), RunError>>,
    },
}

/// What has a number of its own.
#[derive(Clone, Copy)]
pub(super) enum Owner {
    Optimizer,
    Initializer,
}

impl Owner {
    fn number(self, setup: &Setup, key: &str) -> Option<f64> {
        match (self, &setup.start) {
            (Self::Optimizer, _) => setup.optimizer.number(key),
            (Self::Initializer, Start::Drawn { initializer, .. }) => initializer.number(key),
            (Self::Initializer, Start::Parameters(_)) => None,
        }
    }

    fn number_mut<'a>(self, setup: &'a mut Setup, key: &str) -> Option<&'a mut f64> {
        match (self, &mut setup.start) {
            (Self::Optimizer, _) => setup.optimizer.number_mut(key),
            (Self::Initializer, Start::Drawn { initializer, .. }) => initializer.number_mut(key),
            (Self::Initializer, Start::Parameters(_)) => None,
        }
    }
}

/// Which optimizers have a number with this key, in words. On the page, they are called rules.
fn optimizers_with(key: &str) -> String {
    let has_it = |optimizer: &Optimizer| optimizer.number(key).is_some();
    let names: Vec<_> = Optimizer::ALL.into_iter().filter(has_it).map(Named::name).collect();
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => {
            ["the rules ", &others.join(", "), " and ", last].concat()
        }
        _ => "the rule ".to_owned() + &names.concat(),
    }
}

/// What a setting is called: its key and its name, from which the rest of the row is built.
pub(super) struct Heading(&'static str, &'static str);

pub(super) const fn heading(key: &'static str, name: &'static str) -> Heading {
    Heading(key, name)
}

/// The setting for a number that one optimizer or initializer or another has.
pub(super) const fn hyperparameter(owner: Owner, of: Hyperparameter, name: &'static str) -> Row {
    let accepts = Accepts::Number(Numbers::within(of.limits));
    heading(of.key, name).row(accepts, Access::Hyperparameter(owner))
}

impl Heading {
    const fn row(self, accepts: Accepts, access: Access) -> Row {
        let Self(key, name) = self;
        Row { key, name, field: key, accepts, is_narrower: false, only_for: None, access }
    }

    pub const fn number(
        self,
        numbers: Numbers,
        get: fn(&Setup) -> Option<f64>,
        set: fn(&mut Setup, f64),
    ) -> Row {
        self.row(Accepts::Number(numbers), Access::Number { get, set })
    }

    pub const fn text(
        self,
        accepts: Accepts,
        get: fn(&Setup) -> String,
        set: fn(&mut Setup, &str) -> Option<()>,
    ) -> Row {
        self.row(accepts, Access::Text { get, set })
    }

    pub const fn beside(
        self,
        accepts: Accepts,
        get: fn(&Settings) -> String,
        set: fn(&mut Settings, &str) -> Option<Result<(), RunError>>,
    ) -> Row {
        self.row(accepts, Access::Beside { get, set })
    }
}

impl Row {
    pub const fn only_for(self, only_for: &'static str) -> Self {
        Self { only_for: Some(only_for), ..self }
    }

    pub const fn field(self, field: &'static str) -> Self {
        Self { field, ..self }
    }

    pub const fn narrower(self) -> Self {
        Self { is_narrower: true, ..self }
    }

    pub fn is_number(&self) -> bool {
        matches!(self.access, Access::Number { .. } | Access::Hyperparameter(_))
    }

    /// What it needs to be of any use, in words; without that, it has no value.
    pub fn needs(&self) -> Option<Cow<'static, str>> {
        match self.access {
            Access::Hyperparameter(Owner::Optimizer) => Some(optimizers_with(self.key).into()),
            _ => self.only_for.map(Cow::Borrowed),
        }
    }

    /// What it is in these settings; empty where it is not used.
    pub fn get(&self, settings: &Settings) -> String {
        let setup = settings.run.setup();
        let number = match self.access {
            Access::Number { get, .. } => get(setup),
            Access::Hyperparameter(owner) => owner.number(setup, self.key),
            Access::Text { get, .. } => return get(setup),
            Access::Beside { get, .. } => return get(settings),
        };
        number.map(numerals::write).unwrap_or_default()
    }

    /// Changes it in these settings, unless the text says none of its values or the setup would not fit
    /// together.
    pub fn set(&self, settings: &mut Settings, text: &str) -> Option<Result<(), RunError>> {
        let mut setup = settings.run.setup().clone();
        match self.access {
            Access::Number { set, .. } => set(&mut setup, self.accepts.numbers()?.read(text)?),
            Access::Hyperparameter(owner) => {
                *owner.number_mut(&mut setup, self.key)? = self.accepts.numbers()?.read(text)?;
            }
            Access::Text { set, .. } => set(&mut setup, text)?,
            Access::Beside { set, .. } => return set(settings, text),
        }
        Some(Run::new(setup).map(|run| settings.run = run))
    }
}

impl Accepts {
    /// In words.
    pub fn words(&self) -> String {
        match self {
            Self::Number(numbers) => numbers.words.to_owned(),
            Self::Name(choices, more) => one_of(&choices()) + more,
            Self::NameOr(choices, or) => joined(&choices()) + or,
            Self::Text(words) => (*words).to_owned(),
        }
    }

    pub fn numbers(&self) -> Option<&Numbers> {
        match self {
            Self::Number(numbers) => Some(numbers),
            _ => None,
        }
    }
}

/// Numbers from the smallest to the largest, and how to call them.
pub(super) struct Numbers {
    pub words: &'static str,
    pub smallest: f64,
    pub largest: f64,
    is_whole: bool,
}

impl Numbers {
    /// What a seed can be.
    pub const SEED: Self = Self::whole("a whole number from 0 to 4294967295", 0.0, 4_294_967_295.0);

    /// All within limits.
    pub const fn within(limits: Limits) -> Self {
        let words = match limits {
            Limits::Fraction => "a number from 0 to less than 1",
            Limits::BetweenZeroAndOne => "a number between 0 and 1",
            Limits::AboveOne => "a number above 1",
            Limits::Positive | Limits::HalfWidth => "a positive number",
            Limits::NotNegative => "a number, 0 or more",
        };
        let [smallest, largest] = limits.range();
        Self::new(words, smallest, largest)
    }

    pub const fn new(words: &'static str, smallest: f64, largest: f64) -> Self {
        Self { words, smallest, largest, is_whole: false }
    }

    /// Only whole ones, none of them above `u32::MAX`.
    pub const fn whole(words: &'static str, smallest: f64, largest: f64) -> Self {
        Self { words, smallest, largest, is_whole: true }
    }

    /// The one that a text says.
    pub fn read(&self, text: &str) -> Option<f64> {
        let number = if self.is_whole { parse_whole(text) } else { parse_number(text) };
        number.filter(|number| (self.smallest..=self.largest).contains(number))
    }
}

/// A whole one of [`Numbers`] as such.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in the range")]
pub(super) fn integer(number: f64) -> u32 {
    number as u32
}
