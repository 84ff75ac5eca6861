//! Trains many runs, and says of each how it ended.

#[cfg(feature = "every-kind")]
use super::outcome::train;
use super::outcome::{Outcome, Reached, alone};
use super::run::Run;
use super::side_by_side;
#[cfg(feature = "every-kind")]
use super::trainer::Trainer;

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
/// assert_eq!(reached[0], Reached::Right(666));
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
