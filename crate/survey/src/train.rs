//! Trains the runs of a survey on all processors, and writes them in their order.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use xor_playground::Run;
use xor_playground::analysis::{Finding, FindingKind, survey_and_examine};
use xor_playground::training::{Outcome, Reached, survey, survey_until_right};

use crate::plan::{Depth, Plan, Planned};
use crate::record::{LEARNT, NOT_LEARNT, Record};
use crate::shard::Shard;

/// So many runs a processor takes at a time, where there are many: with fewer, lanes would stand idle.
const PORTION: u64 = 64;
/// With fewer than so many, even then.
const LANES: u64 = 4;
/// Where there are few, each processor has about so many portions, so that none waits long for another in the end.
const EACH: u64 = 8;
/// So many portions are in memory at a time.
const BLOCK: u64 = 512;

/// Each examination is as thorough as in the page's surveys.
const MOST_WORK: u64 = 3_000_000;

/// How often it is shown how far it is.
const SHOWN_EVERY: Duration = Duration::from_millis(200);

/// Trains the runs of a shard, and writes its lines: first what survey it is.
///
/// # Errors
/// There is no such run, or it can't be written.
pub fn train(plan: &Plan, shard: Shard, mut write: impl FnMut(&str) -> Result<()>) -> Result<()> {
    let Range { start, end } = shard.range(plan.count());
    write(&plan.header_of(shard)?)?;
    let progress = progress_bar(end - start);
    let epochs = AtomicU64::new(0);
    let began = Instant::now();
    let portion = portion_for(end - start);
    for block in pieces(start..end, BLOCK * portion) {
        let portions: Vec<Range<u64>> = pieces(block, portion).collect();
        let written: Vec<Vec<String>> = portions
            .into_par_iter()
            .map(|indices| {
                let runs = indices.end - indices.start;
                let lines = lines_of(plan, indices, &epochs)?;
                progress.inc(runs);
                Ok(lines)
            })
            .collect::<Result<_>>()?;
        for line in written.iter().flatten() {
            write(line)?;
        }
    }
    progress.finish_and_clear();
    let (epochs, seconds) = (epochs.into_inner(), began.elapsed().as_secs_f64());
    #[expect(clippy::cast_precision_loss, reason = "it is shown with three digits")]
    let speed = epochs as f64 / seconds / 1e6;
    eprintln!(
        "{} runs, {epochs} epochs in {seconds:.2} s: {speed:.2} million a second",
        end - start
    );
    Ok(())
}

fn portion_for(runs: u64) -> u64 {
    let processors = rayon::current_num_threads() as u64;
    (runs / (EACH * processors)).clamp(LANES, PORTION)
}

/// Parts of a range, one after the other, of so many at most.
fn pieces(range: Range<u64>, most: u64) -> impl Iterator<Item = Range<u64>> {
    let count = (range.end - range.start).div_ceil(most);
    (0..count).map(move |number| {
        let start = range.start + number * most;
        start..range.end.min(start + most)
    })
}

fn progress_bar(runs: u64) -> ProgressBar {
    let style =
        ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} runs, {eta} left");
    let bar = ProgressBar::new(runs);
    bar.enable_steady_tick(SHOWN_EVERY);
    style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style))
}

fn lines_of(plan: &Plan, indices: Range<u64>, trained: &AtomicU64) -> Result<Vec<String>> {
    let planned = indices.clone().map(|index| plan.get(index)).collect::<Result<Vec<_>>>()?;
    let mut lines = Vec::with_capacity(planned.len());
    let mut indices = indices;
    // The epochs may be swept.
    for planned in planned.chunk_by(|one, next| one.settings.epochs() == next.settings.epochs()) {
        let epochs = planned[0].settings.epochs();
        for (planned, end) in planned.iter().zip(ends(plan.depth, planned, epochs.into())) {
            trained.fetch_add(end.epochs(), Ordering::Relaxed);
            let index = indices.next().unwrap_or_default();
            let record = end.record(index, planned, plan.has_outputs);
            lines.push(serde_json::to_string(&record)?);
        }
    }
    Ok(lines)
}

/// How runs end that are trained to the same epoch.
fn ends(depth: Depth, planned: &[Planned<'_>], epochs: u64) -> Vec<End> {
    let runs: Vec<Run> = planned.iter().map(|planned| planned.settings.run().clone()).collect();
    let end = |outcome| End::Outcome(outcome, None, epochs);
    match depth {
        Depth::End => survey(&runs, epochs).into_iter().map(end).collect(),
        Depth::Examined => survey_and_examine(&runs, epochs, MOST_WORK)
            .into_iter()
            .map(|(outcome, finding)| End::Outcome(outcome, finding, epochs))
            .collect(),
        Depth::UntilRight => survey_until_right(&runs, epochs)
            .into_iter()
            .zip(&runs)
            .map(|(reached, run)| match reached {
                Reached::Right(epoch) => End::Right { epoch, rows: rows_that_train(run) },
                Reached::End(outcome) => end(outcome),
            })
            .collect(),
    }
}

fn rows_that_train(run: &Run) -> usize {
    let setup = run.setup();
    setup
        .parts()
        .map_or_else(|| setup.data.samples(), |parts| setup.data.samples() - parts.test.len())
}

enum End {
    /// All rows were right at this epoch, and it was not trained on.
    Right { epoch: u64, rows: usize },
    /// With what is in the way, and how far it was to be trained.
    Outcome(Outcome, Option<Finding>, u64),
}

impl End {
    /// How many epochs were trained.
    fn epochs(&self) -> u64 {
        match self {
            Self::Right { epoch, .. } => *epoch,
            Self::Outcome(outcome, ..) => outcome.epochs,
        }
    }

    fn record<'a>(self, index: u64, planned: &'a Planned<'_>, has_outputs: bool) -> Record<'a> {
        let blank = Record {
            index,
            value: planned.value(),
            seed: planned.seed,
            x: planned.place.map(|[x, _]| x),
            y: planned.place.map(|[_, y]| y),
            ending: Cow::Borrowed(LEARNT),
            in_rows: None,
            right_at: None,
            epochs: self.epochs(),
            rows_right: 0,
            loss: None,
            test_loss: None,
            outputs: None,
            link: Cow::Owned(planned.settings.to_link()),
        };
        match self {
            Self::Right { epoch, rows } => {
                Record { right_at: Some(epoch), rows_right: rows, ..blank }
            }
            Self::Outcome(outcome, finding, epochs) => Record {
                ending: ending_of(&outcome, finding.as_ref(), epochs),
                in_rows: finding.map(|finding| finding.rows().to_vec()),
                right_at: outcome.solved_at,
                rows_right: outcome.right_count(),
                loss: finite(outcome.loss),
                test_loss: outcome.test.and_then(|test| finite(test.loss)),
                outputs: has_outputs.then(|| outcome.outputs.into_iter().map(finite).collect()),
                ..blank
            },
        }
    }
}

/// How a run ended that was to be trained so far, as it is written.
fn ending_of(outcome: &Outcome, finding: Option<&Finding>, epochs: u64) -> Cow<'static, str> {
    if outcome.epochs < epochs {
        return Cow::Owned(FindingKind::Divergence.to_string());
    }
    if outcome.is_solved() {
        return Cow::Borrowed(LEARNT);
    }
    finding.map_or(Cow::Borrowed(NOT_LEARNT), |found| Cow::Owned(found.kind().to_string()))
}

/// JSON has no other numbers.
fn finite(number: f64) -> Option<f64> {
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_have_everything_once() {
        let all: Vec<Range<u64>> = pieces(3..20, 8).collect();
        assert_eq!(all, [3..11, 11..19, 19..20]);
        assert_eq!(pieces(5..5, 8).count(), 0);
    }
}
