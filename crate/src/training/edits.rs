//! What is changed while a run is under way.

use super::learning_rate::LearningRate;

/// What can be changed while a run is under way.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Change {
    /// The learning rate, from then on.
    LearningRate(LearningRate),
    /// One weight or bias, by hand. What the optimizer remembers of it stays as it is.
    Parameter {
        /// Which, in the order of [`crate::Network::new`].
        index: usize,
        /// What it is then: a finite number.
        value: f64,
    },
}

impl Change {
    /// The order of the changes at one epoch: the learning rate, then the parameters in theirs.
    fn rank(&self) -> usize {
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

impl Edit {
    /// What edits are sorted by.
    pub(crate) fn order(&self) -> (u64, usize) {
        (self.epoch, self.change.rank())
    }
}

/// Changes in the order in which they come: their epochs ascend, and at one epoch, [`Change::rank`].
/// There is one of each rank at most.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Edits(Vec<Edit>);

impl Edits {
    /// All of them.
    pub fn as_slice(&self) -> &[Edit] {
        &self.0
    }

    /// How many there are up to `epoch`.
    fn until(&self, epoch: u64) -> usize {
        self.0.partition_point(|edit| edit.epoch <= epoch)
    }

    /// The last change of the learning rate up to `epoch`.
    pub fn learning_rate_at(&self, epoch: u64) -> Option<LearningRate> {
        self.0[..self.until(epoch)].iter().rev().find_map(|edit| match edit.change {
            Change::LearningRate(rate) => Some(rate),
            Change::Parameter { .. } => None,
        })
    }

    /// The first one after `epoch`.
    pub fn next_after(&self, epoch: u64) -> Option<Edit> {
        self.0.get(self.until(epoch)).copied()
    }

    /// Makes of the parameters that training led to at `epoch` those that the run has there.
    pub fn apply_at(&self, epoch: u64, parameters: &mut [f64]) {
        let until = self.until(epoch);
        for edit in self.0[..until].iter().rev().take_while(|edit| edit.epoch == epoch) {
            if let Change::Parameter { index, value } = edit.change {
                parameters[index] = value;
            }
        }
    }

    /// Drops those after `epoch`.
    pub fn forget_after(&mut self, epoch: u64) {
        self.0.truncate(self.until(epoch));
    }

    /// Drops those before `epoch`.
    pub fn forget_before(&mut self, epoch: u64) {
        let before = self.0.partition_point(|edit| edit.epoch < epoch);
        self.0.drain(..before);
    }

    /// Takes out the one of the same epoch and rank as `edit`.
    pub fn remove(&mut self, edit: Edit) {
        let at = self.place_of(edit);
        if self.0.get(at).is_some_and(|other| other.order() == edit.order()) {
            self.0.remove(at);
        }
    }

    /// Adds one; there is none of its epoch and rank.
    pub fn insert(&mut self, edit: Edit) {
        self.0.insert(self.place_of(edit), edit);
    }

    fn place_of(&self, edit: Edit) -> usize {
        self.0.partition_point(|other| other.order() < edit.order())
    }
}
