//! What a person sets, in words: the page's fields, and the link that holds them.

use std::fmt;
use std::ops::RangeInclusive;

use crate::network::HiddenSize;
use crate::run::{LearningRate, Run, Start};

/// What can be set, each within its [`Setting::range`]. It determines a run, and where Train ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// In the order of [`Setting::ALL`].
    numbers: [f64; Setting::ALL.len()],
}

impl Default for Settings {
    /// The article's: learning rate 1, 5,000 epochs, two hidden neurons; and seed 0.
    fn default() -> Self {
        Self { numbers: [0.0, 1.0, 5_000.0, 2.0] }
    }
}

/// One of the [`Settings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The seed of the random start.
    Seed,
    /// The learning rate.
    LearningRate,
    /// How many epochs Train goes to.
    Epochs,
    /// The size of the hidden layer.
    Hidden,
}

impl Setting {
    /// All, in the order in which a link has them.
    pub const ALL: [Self; 4] = [Self::Seed, Self::LearningRate, Self::Epochs, Self::Hidden];

    /// Its name in a link.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Seed => "seed",
            Self::LearningRate => "lr",
            Self::Epochs => "epochs",
            Self::Hidden => "hidden",
        }
    }

    /// Its name on the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Seed => "Seed",
            Self::LearningRate => "Learning rate",
            Self::Epochs => "Epochs",
            Self::Hidden => "Hidden neurons",
        }
    }

    /// The smallest and the largest value that it accepts.
    #[must_use]
    pub fn range(self) -> RangeInclusive<f64> {
        match self {
            Self::Seed => 0.0..=u32::MAX.into(),
            Self::LearningRate => 0.001..=20.0,
            Self::Epochs => 1.0..=100_000.0,
            Self::Hidden => HiddenSize::MIN.into()..=HiddenSize::MAX.into(),
        }
    }

    /// What it accepts, in words.
    #[must_use]
    pub fn accepts(self) -> String {
        let kind = if self.is_whole() { "a whole number" } else { "a number" };
        format!("{kind} from {} to {}", self.range().start(), self.range().end())
    }

    fn is_whole(self) -> bool {
        self != Self::LearningRate
    }
}

/// A text that cannot be used, and what could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    name: &'static str,
    accepts: String,
    given: String,
}

impl Rejected {
    fn new(name: &'static str, accepts: impl Into<String>, given: &str) -> Self {
        Self { name, accepts: accepts.into(), given: quoted(given) }
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, accepts, given } = self;
        if given.is_empty() {
            write!(f, "{name} takes {accepts}.")
        } else {
            write!(f, "{name} takes {accepts}, not {given}.")
        }
    }
}

impl std::error::Error for Rejected {}

/// The text in quotation marks, cut where it is too long to be shown.
fn quoted(text: &str) -> String {
    const SHOWN: usize = 24;
    let text = text.trim();
    let is_long = text.chars().nth(SHOWN).is_some();
    let shown: String = text.chars().take(SHOWN).collect();
    match (shown.is_empty(), is_long) {
        (true, _) => String::new(),
        (false, false) => format!("“{shown}”"),
        (false, true) => format!("“{shown}…”"),
    }
}

/// The number that a text says. The typographic minus counts as a minus, and −0 as 0.
fn parse_number(text: &str) -> Option<f64> {
    let number: f64 = text.trim().replace('\u{2212}', "-").parse().ok()?;
    Some(number + 0.0)
}

/// The whole number that a text says, also with its digits in groups of three: 5,000.
fn parse_whole(text: &str) -> Option<f64> {
    let are_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = text.trim().split(',');
    let first =
        groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && are_digits(first));
    let is_grouped = first && groups.all(|group| group.len() == 3 && are_digits(group));
    parse_number(&if is_grouped { text.replace(',', "") } else { text.to_owned() })
        .filter(|number| number.fract() == 0.0)
}

/// How far from zero x and y may be: with the weights that training reaches, no sum overflows.
const LARGEST_COORDINATE: f64 = 1e300;

/// Reads what was typed as x or y.
///
/// # Errors
/// [`Rejected`] unless it is a number up to 10³⁰⁰ away from zero; `name` is the field's.
///
/// ```
/// use xor_playground::parse_coordinate;
/// assert_eq!(parse_coordinate("x", " 0.25 "), Ok(0.25));
/// assert_eq!(
///     parse_coordinate("x", "1e999").unwrap_err().to_string(),
///     "x takes a number, such as 0, 1 or -0.25, not “1e999”."
/// );
/// ```
pub fn parse_coordinate(name: &'static str, text: &str) -> Result<f64, Rejected> {
    parse_number(text)
        .filter(|number| number.abs() <= LARGEST_COORDINATE)
        .ok_or_else(|| Rejected::new(name, "a number, such as 0, 1 or -0.25", text))
}

impl Settings {
    /// Changes one setting to what was typed.
    ///
    /// # Errors
    /// [`Rejected`], and nothing is changed, unless `text` is what [`Setting::accepts`].
    ///
    /// ```
    /// use xor_playground::{Setting, Settings};
    /// let mut settings = Settings::default();
    /// settings.set(Setting::Seed, "11")?;
    /// assert_eq!(settings.number(Setting::Seed), 11.0);
    /// let problem = settings.set(Setting::Seed, "-1").unwrap_err();
    /// assert_eq!(problem.to_string(), "Seed takes a whole number from 0 to 4294967295, not “-1”.");
    /// # Ok::<(), xor_playground::Rejected>(())
    /// ```
    pub fn set(&mut self, setting: Setting, text: &str) -> Result<(), Rejected> {
        let number = if setting.is_whole() { parse_whole(text) } else { parse_number(text) };
        number
            .filter(|number| setting.range().contains(number))
            .map(|number| self.numbers[setting as usize] = number)
            .ok_or_else(|| Rejected::new(setting.name(), setting.accepts(), text))
    }

    /// Changes one setting to a number.
    ///
    /// # Errors
    /// [`Rejected`], and nothing is changed, unless `number` is what [`Setting::accepts`].
    pub fn set_number(&mut self, setting: Setting, number: f64) -> Result<(), Rejected> {
        self.set(setting, &number.to_string())
    }

    /// One setting.
    #[must_use]
    pub fn number(&self, setting: Setting) -> f64 {
        self.numbers[setting as usize]
    }

    fn text_of(&self, setting: Setting) -> String {
        self.number(setting).to_string()
    }

    /// The run with these settings from its first epoch on.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::missing_panics_doc,
        reason = "the numbers are in these types' ranges"
    )]
    pub fn run(&self) -> Run {
        let hidden = HiddenSize::new(self.number(Setting::Hidden) as u8);
        let learning_rate = LearningRate::new(self.number(Setting::LearningRate));
        Run::new(
            Start::Seed(
                self.number(Setting::Seed) as u32,
                hidden.expect("what is set is in the range of HiddenSize"),
            ),
            learning_rate.expect("what is set is positive and finite"),
        )
    }

    /// The settings as the hash of a link, without the `#`; only what differs from the default.
    ///
    /// ```
    /// use xor_playground::{Setting, Settings};
    /// let mut settings = Settings::default();
    /// assert_eq!(settings.to_link(), "");
    /// settings.set(Setting::Seed, "11")?;
    /// settings.set(Setting::LearningRate, "0.5")?;
    /// assert_eq!(settings.to_link(), "seed=11&lr=0.5");
    /// # Ok::<(), xor_playground::Rejected>(())
    /// ```
    #[must_use]
    pub fn to_link(&self) -> String {
        let standard = Self::default();
        Setting::ALL
            .into_iter()
            .map(|setting| (setting.key(), self.text_of(setting), standard.text_of(setting)))
            .filter(|(_, text, standard_text)| text != standard_text)
            .map(|(key, text, _)| format!("{key}={text}"))
            .collect::<Vec<_>>()
            .join("&")
    }

    /// Reads the hash of a link, with or without the `#`. What cannot be used is named, and its
    /// default taken; the rest is honoured. Each problem is named once.
    ///
    /// ```
    /// use xor_playground::{Setting, Settings};
    /// let (settings, problems) = Settings::from_link("#seed=11&lr=fast&colour=blue");
    /// assert_eq!(settings.number(Setting::Seed), 11.0);
    /// assert_eq!(settings.number(Setting::LearningRate), 1.0);
    /// assert_eq!(problems.len(), 2);
    /// ```
    #[must_use]
    pub fn from_link(hash: &str) -> (Self, Vec<LinkProblem>) {
        let mut settings = Self::default();
        let mut problems = Vec::new();
        let mut seen = Vec::new();
        let mut name = |problem| {
            if !problems.contains(&problem) {
                problems.push(problem);
            }
        };
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        for pair in hash.split('&').filter(|pair| !pair.trim().is_empty()) {
            let (key, text) = pair.split_once('=').unwrap_or((pair, ""));
            let Some(setting) = Setting::ALL.into_iter().find(|setting| setting.key() == key)
            else {
                let shown = if key.trim().is_empty() { pair } else { key };
                name(LinkProblem::UnknownKey(quoted(shown)));
                continue;
            };
            if seen.contains(&setting) {
                name(LinkProblem::Repeated(setting));
                continue;
            }
            seen.push(setting);
            if let Err(rejected) = settings.set(setting, text) {
                name(LinkProblem::Rejected(setting, rejected));
            }
        }
        (settings, problems)
    }
}

/// Something in a link that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkProblem {
    /// A key that there is not.
    UnknownKey(String),
    /// A key that stands there again: the first counts.
    Repeated(Setting),
    /// A value that cannot be used: the default counts.
    Rejected(Setting, Rejected),
}

impl fmt::Display for LinkProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKey(key) => {
                let keys = Setting::ALL.map(Setting::key).join(", ");
                write!(f, "The link has {key}, which is none of {keys}.")
            }
            Self::Repeated(setting) => {
                write!(f, "The link has {} more than once; the first is used.", setting.key())
            }
            Self::Rejected(setting, rejected) => {
                let standard = Settings::default().text_of(*setting);
                write!(f, "The link: {rejected} {standard} is used instead.")
            }
        }
    }
}

/// A fresh seed from the system's source of randomness.
///
/// # Errors
/// [`getrandom::Error`] where the system has none.
pub fn fresh_seed() -> Result<u32, getrandom::Error> {
    getrandom::u32()
}
