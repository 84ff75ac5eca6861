//! A run is a value: all that it takes to compute the network at any epoch.

use super::edits::{Change, Edit, Edits};
use super::learning_rate::LearningRate;
use super::setup::{RunError, Setup};
use super::start::Start;
use crate::network::Network;

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
    edits: Edits,
}

impl Run {
    /// A run without changes on the way.
    ///
    /// # Errors
    /// [`RunError`] where the setup does not fit together.
    pub fn new(setup: Setup) -> Result<Self, RunError> {
        setup.check()?;
        Ok(Self { setup, edits: Edits::default() })
    }

    /// The article's run from this seed.
    #[must_use]
    pub fn article(seed: u32) -> Self {
        Self {
            setup: Setup { start: Start::article(seed), ..Setup::default() },
            edits: Edits::default(),
        }
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
        self.edits.apply_at(0, network.parameters_mut());
        network
    }

    /// Makes of the parameters that training led to at `epoch` those that the run has there: with those
    /// that were changed by hand.
    pub(crate) fn apply_edits_at(&self, epoch: u64, parameters: &mut [f64]) {
        self.edits.apply_at(epoch, parameters);
    }

    /// What was changed on the way, in the order of the epochs.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        self.edits.as_slice()
    }

    /// The learning rate with which `epoch` is trained.
    #[must_use]
    pub fn learning_rate_at(&self, epoch: u64) -> LearningRate {
        self.edits.learning_rate_at(epoch).unwrap_or(self.setup.learning_rate)
    }

    /// The first edit after `epoch`, if there is one.
    pub(crate) fn next_edit_after(&self, epoch: u64) -> Option<Edit> {
        self.edits.next_after(epoch)
    }

    /// The same run without what is changed on the way.
    pub(crate) fn without_edits(&self) -> Self {
        Self { setup: self.setup.clone(), edits: Edits::default() }
    }

    /// Drops what is changed after `epoch`.
    pub fn forget_after(&mut self, epoch: u64) {
        self.edits.forget_after(epoch);
    }

    /// Drops what is changed before `epoch`: the run becomes another one, of which the changes from there on are the same.
    ///
    /// ```
    /// use xor_playground::Run;
    /// use xor_playground::training::LearningRate;
    /// let mut run = Run::default();
    /// run.set_learning_rate(5, LearningRate::new(0.5)?);
    /// run.set_learning_rate(812, LearningRate::new(0.3)?);
    /// run.forget_before(812);
    /// assert_eq!(run.edits().len(), 1);
    /// assert_eq!(run.learning_rate_at(811).get(), 1.0);
    /// assert_eq!(run.learning_rate_at(812).get(), 0.3);
    /// # Ok::<(), xor_playground::training::LearningRateError>(())
    /// ```
    pub fn forget_before(&mut self, epoch: u64) {
        self.edits.forget_before(epoch);
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
        self.check(change)?;
        self.edits.forget_after(epoch);
        let edit = Edit { epoch, change };
        self.edits.remove(edit);
        match change {
            Change::LearningRate(rate) if epoch == 0 => self.setup.learning_rate = rate,
            Change::LearningRate(rate) if self.learning_rate_at(epoch) == rate => {}
            _ => self.edits.insert(edit),
        }
        Ok(())
    }

    /// Whether the run can be changed like this.
    pub(crate) fn check(&self, change: Change) -> Result<(), RunError> {
        let parameters = self.setup.shape.parameter_count();
        match change {
            Change::Parameter { index, value } if index >= parameters || !value.is_finite() => {
                Err(RunError::Change { parameters })
            }
            _ => Ok(()),
        }
    }

    /// [`Run::edit`] of the learning rate.
    pub fn set_learning_rate(&mut self, epoch: u64, learning_rate: LearningRate) {
        let changed = self.edit(epoch, Change::LearningRate(learning_rate));
        debug_assert_eq!(changed, Ok(()), "any learning rate will do");
    }
}
