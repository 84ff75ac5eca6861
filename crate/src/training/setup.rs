//! What a run is set up as, and what is wrong with a setup.

use super::batch::Batch;
#[cfg(feature = "every-kind")]
use super::batch::{Order, OrderError};
use super::learning_rate::LearningRate;
use super::optimizer::Optimizer;
use super::penalty::Penalty;
use super::start::Start;
use crate::data::{DataSet, Parts, Split, SplitError};
use crate::named::Named;
use crate::network::{Loss, Shape};
use crate::numerics::LANES;

/// What a run is before anything is changed on the way. The default is the article's, with seed 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    /// What it learns.
    pub data: DataSet,
    /// Which samples are held out for the test; if there is none, all train.
    pub split: Option<Split>,
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
            split: None,
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
    /// The samples that train and those that are held out for the test; nothing where all train, or where they can't be
    /// divided as [`Setup::split`] says, which [`super::Run::new`] refuses.
    #[must_use]
    pub fn parts(&self) -> Option<Parts> {
        self.used_split().and_then(|split| split.of(&self.data).ok())
    }

    /// How many samples train.
    #[must_use]
    pub fn training_samples(&self) -> usize {
        let samples = self.data.samples();
        samples - self.used_split().map_or(0, |split| split.test_samples(samples))
    }

    /// Where none can be set, nothing of it is linked.
    fn used_split(&self) -> Option<Split> {
        self.split.filter(|_| cfg!(feature = "every-kind"))
    }

    /// The samples that train, as a data set of their own.
    ///
    /// ```
    /// use xor_playground::Setup;
    /// use xor_playground::data::Split;
    /// let setup = Setup { split: Some(Split::new(50, 0)?), ..Setup::default() };
    /// assert_eq!(setup.training_data().samples(), 2);
    /// # Ok::<(), xor_playground::data::SplitError>(())
    /// ```
    #[must_use]
    pub fn training_data(&self) -> DataSet {
        let selected = self.parts().and_then(|parts| self.data.select(&parts.training).ok());
        selected.unwrap_or_else(|| self.data.clone())
    }

    /// About how much there is to compute in one epoch: products of a parameter and a sample.
    #[must_use]
    pub fn work(&self) -> u64 {
        (self.shape.parameter_count() * self.data.samples()) as u64
    }

    /// Whether this is the article's network, optimizer and loss, over four samples: then everything is
    /// in registers.
    pub(crate) fn is_article(&self) -> bool {
        self.shape.is_article()
            && self.optimizer == Optimizer::default()
            && self.loss == Loss::HalfSquaredError
            && self.penalty == Penalty::NONE
            && self.batch.mini().is_none()
            && self.used_split().is_none()
            && self.data.samples() == LANES
    }

    /// Whether the samples can come in the order that batches have, if any are set.
    #[cfg(feature = "every-kind")]
    pub(crate) fn check_order(&self) -> Result<(), OrderError> {
        match &self.batch {
            Batch::Mini { order: order @ Order::Listed(_), .. } => {
                order.check(self.data.samples(), self.parts().as_ref())
            }
            _ => Ok(()),
        }
    }

    pub(super) fn check(&self) -> Result<(), RunError> {
        let needed = self.shape.parameter_count();
        if self.data.inputs().ncols() != self.shape.inputs() {
            return Err(RunError::Inputs);
        }
        let features = self.shape.features();
        if !features.is_raw() && !features.of(&self.data).inputs().iter().all(|it| it.is_finite()) {
            return Err(RunError::Features);
        }
        if self.loss.output().is_some_and(|output| output != self.shape.output()) {
            return Err(RunError::LossOutput(self.loss));
        }
        if !self.data.targets().iter().all(|&target| self.loss.takes(target)) {
            return Err(RunError::LossTargets(self.loss));
        }
        #[cfg(feature = "every-kind")]
        if let Some(split) = self.split {
            split.of(&self.data)?;
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
        if self.batch.mini().is_some_and(|(size, _)| size > self.training_samples()) {
            return Err(RunError::Batch { samples: self.training_samples() });
        }
        #[cfg(feature = "every-kind")]
        self.check_order()?;
        Ok(())
    }
}

/// What in a [`Setup`] doesn't fit together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RunError {
    /// The samples have as many inputs as the network takes.
    #[error("the samples have other inputs than the network takes")]
    Inputs,
    /// The features of the samples are finite.
    #[error("the features of these inputs are too large to be numbers")]
    Features,
    /// A loss can take one activation of the output alone: see [`Loss::output`].
    #[error("{0} takes a {output} output", output = .0.output().map_or("free", Named::name))]
    LossOutput(Loss),
    /// A loss can take certain targets alone: see [`Loss::targets`].
    #[error("{0} takes {targets}", targets = .0.targets().unwrap_or("any targets"))]
    LossTargets(Loss),
    /// There are as many given parameters as the shape has.
    #[error("the shape has {needed} parameters, and {given} are given")]
    Parameters {
        /// How many the shape has.
        needed: usize,
        /// How many are given.
        given: usize,
    },
    /// The initializer's own numbers are in their ranges.
    #[error("a number of the initializer is out of its range")]
    Initializer,
    /// The optimizer's own numbers are in their ranges.
    #[error("a number of the optimizer is out of its range")]
    Optimizer,
    /// Penalties are 0 or more.
    #[error("penalties are finite numbers, 0 or more")]
    Penalty,
    /// A parameter that is changed is one that there is, and becomes a finite number.
    #[error("there are the parameters p0 to p{}, which are finite numbers", .parameters - 1)]
    Change {
        /// How many parameters there are.
        parameters: usize,
    },
    /// A batch has no more samples than train.
    #[error("a batch takes 1 to {samples} samples, as many as train")]
    Batch {
        /// How many samples train.
        samples: usize,
    },
    /// The samples can be divided.
    #[cfg(feature = "every-kind")]
    #[error(transparent)]
    Split(#[from] SplitError),
    /// The samples can come in the order that is set.
    #[cfg(feature = "every-kind")]
    #[error(transparent)]
    Order(#[from] OrderError),
}
