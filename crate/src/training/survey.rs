//! Trains many runs, and says of each how it ended.

use super::run::Run;
use super::side_by_side;
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
    fn has_learnt(&self, epochs: u64) -> bool {
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

/// Trains each run to the same epoch, and says how it ended, in the order of the runs.
///
/// Runs over the same data that have the article's shape, optimizer and loss and four samples train side by
/// side, four at a time, a lane each; others train one by one. An outcome is the same, to the bit, as a
/// [`Trainer`] gives for that run alone.
///
/// ```
/// use xor_playground::Run;
/// use xor_playground::training::survey;
/// let runs: Vec<Run> = (0..20).map(Run::article).collect();
/// let outcomes = survey(&runs, 5_000);
/// assert!(outcomes[0].is_solved());
/// assert!(!outcomes[11].is_solved());
/// ```
#[must_use]
pub fn survey(runs: &[Run], epochs: u64) -> Vec<Outcome> {
    alike(runs).flat_map(|runs| outcomes(runs, epochs)).collect()
}

/// The same of runs that are alike.
fn outcomes(runs: &[Run], epochs: u64) -> Vec<Outcome> {
    if !runs.iter().all(side_by_side::fits) {
        return runs.iter().map(|run| alone(run, epochs)).collect();
    }
    let ends = side_by_side::train(runs, epochs, false).into_iter();
    ends.filter_map(|reached| match reached {
        Reached::End(outcome) => Some(outcome),
        Reached::Right(_) => None,
    })
    .collect()
}

/// Trains each run until all samples that train are right, to an epoch at most, in the order of the runs. What is not
/// known from that epoch on is not trained: it takes less than [`survey`], by as much as runs learn early.
///
/// ```
/// use xor_playground::Run;
/// use xor_playground::training::{Reached, survey_until_right};
/// let reached = survey_until_right(&[Run::article(0), Run::article(11)], 5_000);
/// assert_eq!(reached[0], Reached::Right(635));
/// assert!(matches!(reached[1], Reached::End(_)));
/// ```
#[must_use]
pub fn survey_until_right(runs: &[Run], epochs: u64) -> Vec<Reached> {
    let reached = |runs: &[Run]| {
        if runs.iter().all(side_by_side::fits) {
            return side_by_side::train(runs, epochs, true);
        }
        runs.iter().map(|run| Reached::of(run, epochs)).collect()
    };
    alike(runs).flat_map(reached).collect()
}

/// The same as [`survey`], and of each run that has not learnt, or has diverged, what `look` says of it in the end.
#[cfg(feature = "every-kind")]
pub(crate) fn survey_and_look<T>(
    runs: &[Run],
    epochs: u64,
    look: impl Fn(&Trainer) -> T,
) -> Vec<(Outcome, Option<T>)> {
    let mut endings = Vec::with_capacity(runs.len());
    for runs in alike(runs) {
        let fit = runs.iter().all(side_by_side::fits);
        let mut in_lanes = if fit { outcomes(runs, epochs) } else { Vec::new() }.into_iter();
        for run in runs {
            let mut trainer = Trainer::new(run.clone());
            let outcome = in_lanes.next().unwrap_or_else(|| train(&mut trainer, epochs));
            let seen = (!outcome.has_learnt(epochs)).then(|| {
                // What was trained in a lane has no trainer yet.
                trainer.step(epochs - trainer.epoch());
                look(&trainer)
            });
            endings.push((outcome, seen));
        }
    }
    endings
}

/// Neighbours that can train side by side, and those that can't.
fn alike(runs: &[Run]) -> impl Iterator<Item = &[Run]> {
    runs.chunk_by(|one, next| {
        one.setup().data == next.setup().data && side_by_side::fits(one) == side_by_side::fits(next)
    })
}

pub(super) fn alone(run: &Run, epochs: u64) -> Outcome {
    train(&mut Trainer::new(run.clone()), epochs)
}

/// Trains a run from its start.
fn train(trainer: &mut Trainer, epochs: u64) -> Outcome {
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
