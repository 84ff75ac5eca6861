//! A run is a value: all that it takes to compute the network at any epoch.

use std::fmt;

use crate::network::{HiddenSize, Network};

/// How far one epoch goes down the gradient: a positive, finite number.
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
    /// use xor_playground::LearningRate;
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

/// Where a run starts.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// At what the article's constructor draws for this seed: see [`Network::from_seed`].
    Seed(u32, HiddenSize),
    /// At given parameters.
    Network(Box<Network>),
}

impl Start {
    /// The network at epoch 0.
    #[must_use]
    pub fn network(&self) -> Network {
        match self {
            Self::Seed(seed, hidden) => Network::from_seed(*hidden, *seed),
            Self::Network(network) => **network,
        }
    }
}

/// Something that was changed while the run was under way, and holds from `epoch` on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edit {
    /// The first epoch that is trained with the change.
    pub epoch: u64,
    /// The new learning rate.
    pub learning_rate: LearningRate,
}

/// A run: where it starts, how it trains, and what was changed on the way.
///
/// The network at epoch e is a function of the run and e, the same to the last bit on every machine.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    start: Start,
    /// The first is at epoch 0, and the epochs ascend.
    edits: Vec<Edit>,
}

impl Run {
    /// A run with one learning rate from its first epoch on.
    #[must_use]
    pub fn new(start: Start, learning_rate: LearningRate) -> Self {
        Self { start, edits: vec![Edit { epoch: 0, learning_rate }] }
    }

    /// Where it starts.
    #[must_use]
    pub fn start(&self) -> &Start {
        &self.start
    }

    /// The learning rates, each from its epoch on: the first is at epoch 0, and the epochs ascend.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The learning rate with which `epoch` is trained.
    #[must_use]
    pub fn learning_rate_at(&self, epoch: u64) -> LearningRate {
        self.edits[self.edits.partition_point(|edit| edit.epoch <= epoch) - 1].learning_rate
    }

    /// The first edit after `epoch`, if there is one.
    #[must_use]
    pub fn next_edit_after(&self, epoch: u64) -> Option<Edit> {
        self.edits.get(self.edits.partition_point(|edit| edit.epoch <= epoch)).copied()
    }

    /// Drops what is changed after `epoch`.
    pub fn forget_after(&mut self, epoch: u64) {
        self.edits.truncate(self.edits.partition_point(|edit| edit.epoch <= epoch));
    }

    /// The same run, with another learning rate from `epoch` on. What was changed later than that is
    /// gone, because it belonged to a course that the run no longer takes.
    ///
    /// ```
    /// use xor_playground::{HiddenSize, LearningRate, Run, Start};
    /// let mut run = Run::new(Start::Seed(0, HiddenSize::ARTICLE), LearningRate::ARTICLE);
    /// run.set_learning_rate(812, LearningRate::new(0.3)?);
    /// assert_eq!(run.learning_rate_at(811).get(), 1.0);
    /// assert_eq!(run.learning_rate_at(812).get(), 0.3);
    /// # Ok::<(), xor_playground::LearningRateError>(())
    /// ```
    pub fn set_learning_rate(&mut self, epoch: u64, learning_rate: LearningRate) {
        self.edits.truncate(self.edits.partition_point(|edit| edit.epoch < epoch));
        if self.edits.last().is_none_or(|edit| edit.learning_rate != learning_rate) {
            self.edits.push(Edit { epoch, learning_rate });
        }
    }
}
