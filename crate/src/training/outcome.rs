//! How a run ended, or how far it came.

use super::run::Run;
use super::trainer::Trainer;
use crate::data::Verdict;

/// How a run ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// How many epochs were trained: as many as asked for, unless the run diverged.
    pub epochs: u64,
    /// What the output says about each sample in the end, whether it trains or is held out.
    pub verdicts: Vec<Verdict>,
    /// The output for each sample in the end, whether it trains or is held out.
    pub outputs: Vec<f64>,
    /// The first epoch at which all samples that train were right.
    pub solved_at: Option<u64>,
    /// The mean squared error in the end, over the samples that train.
    pub loss: f64,
    /// How the test ended, where samples are held out for one.
    pub test: Option<Test>,
}

/// How a run ended for the samples that are held out.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// Their indices, in their order.
    pub rows: Vec<usize>,
    /// The mean squared error over them in the end.
    pub loss: f64,
}

impl Outcome {
    /// Whether all samples that train were right in the end.
    #[must_use]
    pub fn is_solved(&self) -> bool {
        self.training_verdicts().all(|verdict| verdict == Verdict::Right)
    }

    /// How many of the samples that train were right in the end.
    #[must_use]
    pub fn right_count(&self) -> usize {
        self.training_verdicts().filter(|&verdict| verdict == Verdict::Right).count()
    }

    /// Whether a run that was to be trained so far got there, and has learnt.
    pub(super) fn has_learnt(&self, epochs: u64) -> bool {
        self.epochs == epochs && self.is_solved()
    }

    fn training_verdicts(&self) -> impl Iterator<Item = Verdict> + '_ {
        let trains = |row| !self.test.iter().any(|test| test.rows.binary_search(&row).is_ok());
        let rows = self.verdicts.iter().enumerate();
        rows.filter_map(move |(row, &verdict)| trains(row).then_some(verdict))
    }
}

/// How far a run came that is trained until all samples that train are right.
#[derive(Clone, Debug, PartialEq)]
pub enum Reached {
    /// They were first at this epoch.
    Right(u64),
    /// They never were.
    End(Outcome),
}

impl Reached {
    pub(super) fn of(run: &Run, epochs: u64) -> Self {
        let mut trainer = Trainer::new(run.clone());
        match trainer.step_to_solved(epochs) {
            Some(epoch) => Self::Right(epoch),
            None => Self::End(outcome(&trainer, None)),
        }
    }
}

/// Trains a run by itself.
pub(super) fn alone(run: &Run, epochs: u64) -> Outcome {
    train(&mut Trainer::new(run.clone()), epochs)
}

/// Trains a run from its start.
pub(super) fn train(trainer: &mut Trainer, epochs: u64) -> Outcome {
    let solved_at = trainer.step_and_find_solved(epochs);
    outcome(trainer, solved_at)
}

/// How it stands now.
fn outcome(trainer: &Trainer, solved_at: Option<u64>) -> Outcome {
    Outcome {
        epochs: trainer.epoch(),
        verdicts: trainer.verdicts().collect(),
        outputs: trainer.outputs().collect(),
        solved_at,
        loss: trainer.loss(),
        test: trainer.test_loss().map(|loss| Test { rows: trainer.test_rows().to_vec(), loss }),
    }
}
