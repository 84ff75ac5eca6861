//! A run is a value: all that it takes to compute the network at any epoch.

use std::fmt;

use super::batch::Batch;
use super::optimizer::Optimizer;
use super::penalty::Penalty;
use super::start::Start;
use crate::data::DataSet;
use crate::named::Named;
use crate::network::{Loss, Network, Shape};

/// How far one update goes down the gradient: a positive, finite number.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct LearningRate(f64);

impl LearningRate {
    /// The article adds the gradient as it is: a learning rate of 1.
    pub const ARTICLE: Self = Self(1.0);

    /// A learning rate.
    ///
    /// # Errors
    /// [`LearningRateError`] unless `rate` is positive and finite.
    ///
    /// ```
    /// use xor_playground::training::LearningRate;
    /// assert_eq!(LearningRate::new(0.5).map(LearningRate::get), Ok(0.5));
    /// assert!(LearningRate::new(0.0).is_err());
    /// ```
    pub fn new(rate: f64) -> Result<Self, LearningRateError> {
        if rate > 0.0 && rate.is_finite() { Ok(Self(rate)) } else { Err(LearningRateError) }
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

/// A learning rate must be positive and finite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LearningRateError;

impl fmt::Display for LearningRateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a learning rate is a positive, finite number")
    }
}

impl std::error::Error for LearningRateError {}

/// What a run is before anything is changed on the way. The default is the article's, with seed 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// What it learns.
    pub data: DataSet,
    /// The shape of its network.
    pub shape: Shape,
    /// Where it starts.
    pub start: Start,
    /// What it descends.
    pub loss: Loss,
    /// What is added to that for large weights.
    pub penalty: Penalty,
    /// How many samples an update looks at.
    pub batch: Batch,
    /// What an update makes of the gradient.
    pub optimizer: Optimizer,
    /// How far an update goes.
    pub learning_rate: LearningRate,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            data: DataSet::default(),
            shape: Shape::default(),
            start: Start::default(),
            loss: Loss::HalfSquaredError,
            penalty: Penalty::NONE,
            batch: Batch::Full,
            optimizer: Optimizer::default(),
            learning_rate: LearningRate::ARTICLE,
        }
    }
}

impl Setup {
    /// About how much there is to compute in one epoch: products of a parameter and a sample.
    #[must_use]
    pub fn work(&self) -> u64 {
        (self.shape.parameter_count() * self.data.samples()) as u64
    }

    fn check(&self) -> Result<(), RunError> {
        let needed = self.shape.parameter_count();
        if self.data.inputs().ncols() != self.shape.inputs() {
            return Err(RunError::Inputs);
        }
        if self.loss.output().is_some_and(|output| output != self.shape.output()) {
            return Err(RunError::LossOutput(self.loss));
        }
        if !self.data.targets().iter().all(|&target| self.loss.takes(target)) {
            return Err(RunError::LossTargets(self.loss));
        }
        match &self.start {
            Start::Parameters(parameters) if parameters.len() != needed => {
                return Err(RunError::Parameters { needed, given: parameters.len() });
            }
            Start::Drawn { initializer, .. } if !initializer.is_sound() => {
                return Err(RunError::Initializer);
            }
            _ => {}
        }
        if !self.optimizer.is_sound() {
            return Err(RunError::Optimizer);
        }
        if !self.penalty.is_sound() {
            return Err(RunError::Penalty);
        }
        if matches!(self.batch, Batch::Mini { size, .. } if size.get() > self.data.samples()) {
            return Err(RunError::Batch { samples: self.data.samples() });
        }
        Ok(())
    }
}

/// What in a [`Setup`] doesn't fit together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunError {
    /// The samples have as many inputs as the network takes.
    Inputs,
    /// A loss can take one activation of the output alone: see [`Loss::output`].
    LossOutput(Loss),
    /// A loss can take certain targets alone: see [`Loss::targets`].
    LossTargets(Loss),
    /// There are as many given parameters as the shape has.
    Parameters {
        /// How many the shape has.
        needed: usize,
        /// How many are given.
        given: usize,
    },
    /// The range of a uniform initializer is positive and finite.
    Initializer,
    /// The optimizer's own numbers are in their ranges.
    Optimizer,
    /// Penalties are 0 or more.
    Penalty,
    /// A parameter that is changed is one that there is, and becomes a finite number.
    Change {
        /// How many parameters there are.
        parameters: usize,
    },
    /// A batch has no more samples than the data set.
    Batch {
        /// How many samples the data set has.
        samples: usize,
    },
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Inputs => f.write_str("the samples have other inputs than the network takes"),
            Self::LossOutput(loss) => {
                let output = loss.output().map_or("free", Named::name);
                write!(f, "{loss} takes a {output} output")
            }
            Self::LossTargets(loss) => {
                write!(f, "{loss} takes {}", loss.targets().unwrap_or("any targets"))
            }
            Self::Parameters { needed, given } => {
                write!(f, "the shape has {needed} parameters, and {given} are given")
            }
            Self::Initializer => f.write_str("the range of a start is positive and finite"),
            Self::Optimizer => f.write_str("a number of the rule is out of its range"),
            Self::Penalty => f.write_str("penalties are finite numbers, 0 or more"),
            Self::Change { parameters } => {
                let last = parameters - 1;
                write!(f, "there are the parameters p0 to p{last}, which are finite numbers")
            }
            Self::Batch { samples } => {
                write!(f, "a batch takes 1 to {samples} samples, as many as there are")
            }
        }
    }
}

impl std::error::Error for RunError {}

/// What can be changed while a run is under way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// The learning rate, from then on.
    LearningRate(LearningRate),
    /// One weight or bias, by hand. What the optimizer remembers of it stays as it is.
    Parameter {
        /// Which, in the order of [`Network::new`].
        index: usize,
        /// What it is then: a finite number.
        value: f64,
    },
}

impl Change {
    /// The order of the changes at one epoch: the learning rate, then the parameters in theirs.
    pub(crate) fn place(&self) -> usize {
        match self {
            Self::LearningRate(_) => 0,
            Self::Parameter { index, .. } => 1 + index,
        }
    }
}

/// Something that was changed while the run was under way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edit {
    /// The first epoch that is trained with the change. The network at this epoch has it.
    pub epoch: u64,
    /// What is changed.
    pub change: Change,
}

/// A run: what it is set up as, and what was changed on the way.
///
/// The network at epoch e is a function of the run and e, the same to the last bit on every machine.
///
/// ```
/// use xor_playground::{Run, Setup};
/// use xor_playground::training::optimizer::{Adam};
/// use xor_playground::training::{LearningRate, Optimizer, Start};
/// let run = Run::new(Setup {
///     start: Start::article(11),
///     optimizer: Optimizer::Adam(Adam::DEFAULT),
///     learning_rate: LearningRate::new(0.01)?,
///     ..Setup::default()
/// })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    setup: Setup,
    /// Their epochs ascend, and at one epoch, [`Change::place`].
    edits: Vec<Edit>,
}

impl Run {
    /// A run without changes on the way.
    ///
    /// # Errors
    /// [`RunError`] where the setup does not fit together.
    pub fn new(setup: Setup) -> Result<Self, RunError> {
        setup.check()?;
        Ok(Self { setup, edits: Vec::new() })
    }

    /// The article's run from this seed.
    #[must_use]
    pub fn article(seed: u32) -> Self {
        Self { setup: Setup { start: Start::article(seed), ..Setup::default() }, edits: Vec::new() }
    }

    /// The same run from what its start draws after another seed; nothing if it starts at given
    /// parameters, which no seed changes.
    ///
    /// ```
    /// use xor_playground::Run;
    /// assert_eq!(Run::article(0).with_seed(11), Some(Run::article(11)));
    /// ```
    #[must_use]
    pub fn with_seed(&self, seed: u32) -> Option<Self> {
        let Start::Drawn { initializer, .. } = self.setup.start else { return None };
        let start = Start::Drawn { initializer, seed };
        let setup = Setup { start, ..self.setup.clone() };
        Some(Self { setup, edits: self.edits.clone() })
    }

    /// The same run with another learning rate at epoch 0. What is changed later is changed as before.
    ///
    /// ```
    /// use xor_playground::Run;
    /// use xor_playground::training::LearningRate;
    /// let run = Run::article(0).with_learning_rate(LearningRate::new(0.5)?);
    /// assert_eq!(run.learning_rate_at(0).get(), 0.5);
    /// # Ok::<(), xor_playground::training::LearningRateError>(())
    /// ```
    #[must_use]
    pub fn with_learning_rate(&self, learning_rate: LearningRate) -> Self {
        let setup = Setup { learning_rate, ..self.setup.clone() };
        Self { setup, edits: self.edits.clone() }
    }

    /// What it is set up as.
    #[must_use]
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The network at epoch 0.
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "the setup was checked")]
    pub fn start(&self) -> Network {
        let Setup { shape, start, .. } = &self.setup;
        let mut network =
            Network::new(shape.clone(), start.parameters(shape)).expect("as many as the shape has");
        self.change_parameters(0, &mut network);
        network
    }

    /// Makes of the network that training led to at `epoch` the one that the run has there: with the
    /// parameters that were changed by hand.
    pub(crate) fn change_parameters(&self, epoch: u64, network: &mut Network) {
        let first = self.edits.partition_point(|edit| edit.epoch < epoch);
        for edit in self.edits[first..].iter().take_while(|edit| edit.epoch == epoch) {
            if let Change::Parameter { index, value } = edit.change {
                network.parameters_mut()[index] = value;
            }
        }
    }

    /// What was changed on the way, in the order of the epochs.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The learning rate with which `epoch` is trained.
    #[must_use]
    pub fn learning_rate_at(&self, epoch: u64) -> LearningRate {
        let edits = self.edits.partition_point(|edit| edit.epoch <= epoch);
        let rates = self.edits[..edits].iter().rev().filter_map(|edit| match edit.change {
            Change::LearningRate(rate) => Some(rate),
            Change::Parameter { .. } => None,
        });
        rates.into_iter().next().unwrap_or(self.setup.learning_rate)
    }

    /// The first edit after `epoch`, if there is one.
    #[must_use]
    pub fn next_edit_after(&self, epoch: u64) -> Option<Edit> {
        self.edits.get(self.edits.partition_point(|edit| edit.epoch <= epoch)).copied()
    }

    /// The same run without what is changed on the way.
    pub(crate) fn without_edits(&self) -> Self {
        Self { setup: self.setup.clone(), edits: Vec::new() }
    }

    /// Drops what is changed after `epoch`.
    pub fn forget_after(&mut self, epoch: u64) {
        self.edits.truncate(self.edits.partition_point(|edit| edit.epoch <= epoch));
    }

    /// Changes something at `epoch`. What was changed later than that is gone, because it belonged to a
    /// course that the run no longer takes; what else was changed at the same epoch stays.
    ///
    /// # Errors
    /// [`RunError::Change`], and nothing is changed, unless a parameter is one that there is and becomes
    /// a finite number.
    ///
    /// ```
    /// use xor_playground::Run;
    /// use xor_playground::training::{Change, LearningRate};
    /// let mut run = Run::default();
    /// run.edit(812, Change::LearningRate(LearningRate::new(0.3)?))?;
    /// assert_eq!(run.learning_rate_at(811).get(), 1.0);
    /// assert_eq!(run.learning_rate_at(812).get(), 0.3);
    /// run.edit(0, Change::Parameter { index: 8, value: -0.5 })?;
    /// assert_eq!(run.start().parameters()[8], -0.5);
    /// assert_eq!(run.learning_rate_at(812).get(), 1.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn edit(&mut self, epoch: u64, change: Change) -> Result<(), RunError> {
        if let Change::Parameter { index, value } = change {
            let parameters = self.setup.shape.parameter_count();
            if index >= parameters || !value.is_finite() {
                return Err(RunError::Change { parameters });
            }
        }
        self.forget_after(epoch);
        let place = |edit: &Edit| (edit.epoch, edit.change.place());
        let edit = Edit { epoch, change };
        let at = self.edits.partition_point(|other| place(other) < place(&edit));
        if self.edits.get(at).is_some_and(|other| place(other) == place(&edit)) {
            self.edits.remove(at);
        }
        match change {
            Change::LearningRate(rate) if epoch == 0 => self.setup.learning_rate = rate,
            Change::LearningRate(rate) if self.learning_rate_at(epoch) == rate => {}
            _ => self.edits.insert(at, edit),
        }
        Ok(())
    }

    /// [`Run::edit`] of the learning rate.
    pub fn set_learning_rate(&mut self, epoch: u64, learning_rate: LearningRate) {
        let changed = self.edit(epoch, Change::LearningRate(learning_rate));
        debug_assert_eq!(changed, Ok(()), "any learning rate will do");
    }
}
