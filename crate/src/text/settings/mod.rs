//! What a person sets: a run and how far to train it, as text. The page's fields, the hash of a link
//! and the JSON of a file all say the same.

mod file;
mod json;
mod link;
mod names;
mod number;
mod rejected;
mod row;
mod rows;
mod setting;

pub use file::SavedRun;
pub use json::JsonError;
pub use link::LinkProblem;
pub use number::parse_coordinate;
pub use rejected::Rejected;
pub use setting::Setting;

use crate::training::Run;

/// A run that can be written as text, and where Train ends. It fits together at all times.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    run: Run,
    epochs: u32,
}

impl Default for Settings {
    /// The article's run with seed 0, and its 5,000 epochs.
    fn default() -> Self {
        Self { run: Run::default(), epochs: 5_000 }
    }
}

/// The version of the texts: a reader that knows only earlier ones must be able to say so.
const VERSION: u32 = 1;

impl Settings {
    /// The settings of a run.
    ///
    /// # Errors
    /// [`Rejected`], with the first setting whose value is not what [`Setting::accepts`]: a run can
    /// have learning rates that a person cannot set, and parameters that are not finite.
    ///
    /// ```
    /// use xor_playground::Run;
    /// use xor_playground::text::Settings;
    /// use xor_playground::training::LearningRate;
    /// let mut run = Run::article(11);
    /// run.set_learning_rate(812, LearningRate::new(0.3)?);
    /// let settings = Settings::new(run, 5_000)?;
    /// assert_eq!(settings.to_link(), "seed=11&edits=812:lr:0.3");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(run: Run, epochs: u32) -> Result<Self, Rejected> {
        let settings = Self { run, epochs };
        for setting in Setting::ALL.into_iter().filter(|setting| setting.row().is_narrower) {
            let text = settings.text(setting);
            if !text.is_empty() {
                settings.clone().set(setting, &text)?;
            }
        }
        Ok(settings)
    }

    /// The run, from its first epoch on, with what is changed on the way.
    #[must_use]
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// How many epochs Train goes to.
    #[must_use]
    pub fn epochs(&self) -> u32 {
        self.epochs
    }

    /// One setting, as a link has it. It is empty where the setting is not used: the seed of a start
    /// that is given, the momentum of an optimizer that has none, the noise of data that are not drawn.
    #[must_use]
    pub fn text(&self, setting: Setting) -> String {
        setting.row().get(self)
    }

    /// Changes one setting to what was typed.
    ///
    /// All but the epochs begin a new course, so that the changes on the way are gone. What depends on
    /// the setting follows it: with other hidden layers or inputs, a start that was given becomes the
    /// article's; with fewer samples that train, a batch that is too large becomes full; with too few samples to be split as
    /// they were, all train; another optimizer or start begins with its defaults; another data set that is drawn is drawn as
    /// the last was, if that was.
    ///
    /// # Errors
    /// [`Rejected`], and nothing is changed, unless `text` is what [`Setting::accepts`] and fits to the
    /// other settings.
    ///
    /// ```
    /// use xor_playground::text::{Setting, Settings};
    /// let mut settings = Settings::default();
    /// settings.set(Setting::Seed, "11")?;
    /// assert_eq!(settings.text(Setting::Seed), "11");
    /// let problem = settings.set(Setting::Seed, "-1").unwrap_err();
    /// assert_eq!(problem.to_string(), "Seed takes a whole number from 0 to 4294967295, not “-1”.");
    /// # Ok::<(), xor_playground::text::Rejected>(())
    /// ```
    pub fn set(&mut self, setting: Setting, text: &str) -> Result<(), Rejected> {
        let row = setting.row();
        if let Some(only_for) = row.needs().filter(|_| row.get(self).is_empty()) {
            return Err(Rejected::useless(row.name, only_for));
        }
        row.set(self, text.trim())
            .ok_or_else(|| Rejected::unreadable(row.name, row.accepts.words(), text))?
            .map_err(|error| Rejected::unfit(row.name, error, text))
    }
}
