//! A number that a run begins with, and that can be another: what the axes of a map go along.

use std::fmt;
use std::str::FromStr;

use super::edits::Change;
use super::initializer::Initializer;
use super::learning_rate::LearningRate;
use super::optimizer::Optimizer;
use super::run::Run;
use super::setup::Setup;
use super::start::Start;

/// A number that a run begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Variable {
    /// A weight or bias of the start, in the order of [`crate::Network::new`].
    Parameter(usize),
    /// The learning rate.
    LearningRate,
    /// L1 of the penalty.
    L1,
    /// L2 of the penalty.
    L2,
    /// A number of the optimizer, by its key in links: its momentum, say.
    Optimizer(&'static str),
    /// A number of what the start is drawn from, by its key in links: its range, say.
    Initializer(&'static str),
}

impl Variable {
    /// All that a run has: first its parameters.
    ///
    /// ```
    /// use xor_playground::Run;
    /// use xor_playground::training::Variable;
    /// let all = Variable::all(&Run::default());
    /// assert_eq!(all.len(), 9 + 3);
    /// assert_eq!(all[9], Variable::LearningRate);
    /// ```
    #[must_use]
    pub fn all(run: &Run) -> Vec<Self> {
        let setup = run.setup();
        let parameters = (0..setup.shape.parameter_count()).map(Self::Parameter);
        let of_start = match setup.start {
            Start::Drawn { initializer, .. } => initializer.keys(),
            Start::Parameters(_) => Vec::new(),
        };
        parameters
            .chain([Self::LearningRate])
            .chain(setup.optimizer.keys().into_iter().map(Self::Optimizer))
            .chain(of_start.into_iter().map(Self::Initializer))
            .chain([Self::L1, Self::L2])
            .collect()
    }

    /// What it is in a run; nothing where the run has no such number.
    #[must_use]
    pub fn of(self, run: &Run) -> Option<f64> {
        let setup = run.setup();
        match (self, &setup.start) {
            (Self::Parameter(index), _) => run.start().parameters().get(index).copied(),
            (Self::LearningRate, _) => Some(setup.learning_rate.get()),
            (Self::L1, _) => Some(setup.penalty.l1),
            (Self::L2, _) => Some(setup.penalty.l2),
            (Self::Optimizer(key), _) => setup.optimizer.number(key),
            (Self::Initializer(key), Start::Drawn { initializer, .. }) => initializer.number(key),
            (Self::Initializer(_), Start::Parameters(_)) => None,
        }
    }

    /// Where it comes among those that are set: what is drawn is drawn before a parameter of it is.
    fn rank(self) -> u8 {
        u8::from(matches!(self, Self::Parameter(_)))
    }

    fn set(self, setup: &mut Setup, value: f64) -> Option<()> {
        match self {
            Self::Parameter(index) => {
                let mut parameters = setup.start.parameters(&setup.shape);
                *parameters.get_mut(index)? = value;
                setup.start = Start::Parameters(parameters);
            }
            Self::LearningRate => setup.learning_rate = LearningRate::new(value).ok()?,
            Self::L1 => setup.penalty.l1 = value,
            Self::L2 => setup.penalty.l2 = value,
            Self::Optimizer(key) => *setup.optimizer.number_mut(key)? = value,
            Self::Initializer(key) => match &mut setup.start {
                Start::Drawn { initializer, .. } => *initializer.number_mut(key)? = value,
                Start::Parameters(_) => return None,
            },
        }
        Some(())
    }
}

/// Its key in links: `lr`; of a parameter, `p` and its place, counted from 0.
impl fmt::Display for Variable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parameter(index) => write!(formatter, "p{index}"),
            Self::LearningRate => formatter.write_str("lr"),
            Self::L1 => formatter.write_str("l1"),
            Self::L2 => formatter.write_str("l2"),
            Self::Optimizer(key) | Self::Initializer(key) => formatter.write_str(key),
        }
    }
}

impl FromStr for Variable {
    type Err = NoSuchVariable;

    fn from_str(key: &str) -> Result<Self, NoSuchVariable> {
        let parameter = key.strip_prefix('p').and_then(|index| index.parse().ok());
        if let Some(index) = parameter {
            return Ok(Self::Parameter(index));
        }
        let optimizers = Optimizer::ALL.into_iter().flat_map(Optimizer::keys).map(Self::Optimizer);
        let initializers = Initializer::ALL.into_iter().flat_map(Initializer::keys);
        [Self::LearningRate, Self::L1, Self::L2]
            .into_iter()
            .chain(optimizers)
            .chain(initializers.map(Self::Initializer))
            .find(|variable| variable.to_string() == key)
            .ok_or(NoSuchVariable)
    }
}

/// What was named is no number that a run begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such number in a run")]
#[non_exhaustive]
pub struct NoSuchVariable;

impl Run {
    /// The same run with nothing changed on the way: what was changed at epoch 0 is what it starts with.
    ///
    /// ```
    /// use xor_playground::Run;
    /// use xor_playground::training::{Change, Start};
    /// let mut run = Run::article(11);
    /// run.edit(0, Change::Parameter { index: 0, value: 2.0 })?;
    /// run.edit(500, Change::Parameter { index: 1, value: 3.0 })?;
    /// let begun = run.as_begun();
    /// assert_eq!(begun.start(), run.start());
    /// assert!(begun.edits().is_empty());
    /// # Ok::<(), xor_playground::training::RunError>(())
    /// ```
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "what the run starts with fits to it")]
    pub fn as_begun(&self) -> Self {
        let mut setup = Setup { learning_rate: self.learning_rate_at(0), ..self.setup().clone() };
        let is_by_hand = self
            .edits()
            .iter()
            .any(|edit| edit.epoch == 0 && matches!(edit.change, Change::Parameter { .. }));
        if is_by_hand {
            setup.start = Start::Parameters(self.start().parameters().to_vec());
        }
        Self::new(setup).expect("it fits together as before")
    }

    /// The run as it begins with these numbers; nothing where it has no such number, or it can't be that.
    ///
    /// ```
    /// use xor_playground::Run;
    /// use xor_playground::training::Variable;
    /// let run = Run::article(11);
    /// let other = run.with([(Variable::Parameter(4), -2.5), (Variable::LearningRate, 0.5)]).unwrap();
    /// assert_eq!(other.start().parameters()[4], -2.5);
    /// assert_eq!(run.with([(Variable::LearningRate, -1.0)]), None);
    /// assert_eq!(run.with([(Variable::Optimizer("momentum"), 0.5)]), None);
    /// ```
    #[must_use]
    pub fn with<const COUNT: usize>(&self, mut numbers: [(Variable, f64); COUNT]) -> Option<Self> {
        let mut setup = self.as_begun().setup().clone();
        numbers.sort_by_key(|(variable, _)| variable.rank());
        for (variable, value) in numbers {
            if !value.is_finite() {
                return None;
            }
            variable.set(&mut setup, value)?;
        }
        Self::new(setup).ok()
    }
}
