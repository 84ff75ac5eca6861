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
pub(crate) struct Edits {
    all: Vec<Edit>,
    /// Those of the learning rate once more: which rate there is at an epoch is asked again and again.
    rates: Vec<Edit>,
}

/// How many of them are up to `epoch`.
fn until(edits: &[Edit], epoch: u64) -> usize {
    edits.partition_point(|edit| edit.epoch <= epoch)
}

/// Where one of the same epoch and rank stands, or would.
fn place(edits: &[Edit], edit: Edit) -> usize {
    edits.partition_point(|other| other.order() < edit.order())
}

impl Edits {
    /// All of them.
    pub fn as_slice(&self) -> &[Edit] {
        &self.all
    }

    /// The last change of the learning rate up to `epoch`.
    pub fn learning_rate_at(&self, epoch: u64) -> Option<LearningRate> {
        match self.rates[..until(&self.rates, epoch)].last()?.change {
            Change::LearningRate(rate) => Some(rate),
            Change::Parameter { .. } => None,
        }
    }

    /// The first one after `epoch`.
    pub fn next_after(&self, epoch: u64) -> Option<Edit> {
        self.all.get(until(&self.all, epoch)).copied()
    }

    /// Makes of the parameters that training led to at `epoch` those that the run has there.
    pub fn apply_at(&self, epoch: u64, parameters: &mut [f64]) {
        let until = until(&self.all, epoch);
        for edit in self.all[..until].iter().rev().take_while(|edit| edit.epoch == epoch) {
            if let Change::Parameter { index, value } = edit.change {
                parameters[index] = value;
            }
        }
    }

    /// Drops those after `epoch`.
    pub fn forget_after(&mut self, epoch: u64) {
        for edits in [&mut self.all, &mut self.rates] {
            edits.truncate(until(edits, epoch));
        }
    }

    /// Drops those before `epoch`.
    pub fn forget_before(&mut self, epoch: u64) {
        for edits in [&mut self.all, &mut self.rates] {
            let before = edits.partition_point(|edit| edit.epoch < epoch);
            edits.drain(..before);
        }
    }

    /// Takes out the one of the same epoch and rank as `edit`.
    pub fn remove(&mut self, edit: Edit) {
        for edits in [&mut self.all, &mut self.rates] {
            let at = place(edits, edit);
            if edits.get(at).is_some_and(|other| other.order() == edit.order()) {
                edits.remove(at);
            }
        }
    }

    /// Adds one; there is none of its epoch and rank.
    pub fn insert(&mut self, edit: Edit) {
        self.all.insert(place(&self.all, edit), edit);
        if let Change::LearningRate(_) = edit.change {
            self.rates.insert(place(&self.rates, edit), edit);
        }
    }
}
