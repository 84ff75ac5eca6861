//! The examination of a run that does not learn: what is in its way, by measurement.
//!
//! What a network can't ever do is in `reach.rs`, what is the matter with its present state in `state.rs`, and what
//! training does from here on, or without something, in `course.rs`.

mod course;
mod finding;
mod reach;
mod state;
pub(super) mod words;

use crate::training::{self, Outcome, Replay, Run, Setup, Trainer};
use course::Course;
pub use finding::{Finding, FindingKind, Part, Rows, Unbent};
use state::State;
use words::Names;

/// What an examination of a run at its present epoch came to.
///
/// ```
/// use xor_playground::analysis::{Diagnosis, FindingKind};
/// use xor_playground::{Replay, Run};
/// let mut replay = Replay::new(Run::article(11));
/// replay.step(5_000);
/// let diagnosis = Diagnosis::of(&replay, Diagnosis::WORK);
/// assert_eq!(diagnosis.findings[0].kind(), FindingKind::Collision);
/// println!("{}", diagnosis.in_words(&diagnosis.findings[0]));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    /// The epoch.
    pub epoch: u64,
    /// Whether all rows that train are right: then there is nothing to be found.
    pub is_learnt: bool,
    /// What was found, what weighs most first. There is something, unless it is learnt.
    pub findings: Vec<Finding>,
    /// The epoch at which that was seen: a later one than the present, where nothing is the matter yet, but will be.
    pub seen_at: u64,
    /// What rows and neurons are called.
    names: Names,
}

impl Diagnosis {
    /// Work that takes about a tenth of a second: products of a parameter, a sample and an epoch.
    pub const WORK: u64 = 30_000_000;

    /// A run that learns by itself within so many times the epochs that it has had has had too few,
    const SOON: u64 = 10;
    /// or within as many as the article's runs take.
    const FEW: u64 = 5_000;

    /// Examines a run at its present epoch. To find out what comes of it, and what would without some part of it, it is
    /// trained on, and others like it, for about so much work: see [`crate::Setup::work`]. With less, less is found out.
    #[must_use]
    pub fn of(replay: &Replay, most_work: u64) -> Self {
        Self::at(&replay.trainer(), replay.diverged_at(), most_work)
    }

    /// The same of a run that was only ever taken forward.
    #[must_use]
    pub fn of_trainer(trainer: &Trainer, most_work: u64) -> Self {
        Self::at(trainer, trainer.diverged_at(), most_work)
    }

    fn at(present: &Trainer, diverged_at: Option<u64>, most_work: u64) -> Self {
        let setup = present.run().setup();
        let epoch = present.epoch();
        let state = State::of(setup, present.network());
        let diverges_next = diverged_at.or_else(|| present.clone().look_ahead());
        let is_learnt = state.is_learnt() && diverges_next.is_none();
        let findings = Vec::new();
        let names = Names::of(setup, state.looked_at());
        let mut found = Self { epoch, is_learnt, findings, seen_at: epoch, names };
        if is_learnt {
            return found;
        }

        let course = Course::of(present, diverges_next, most_work);
        found.findings = Self::findings(present, &course, &state);
        if found.findings.is_empty() {
            // Nothing is the matter yet: what is there is where it leads to.
            found.findings = of_state(setup, &State::of(setup, course.end.network()));
            found.seen_at = course.end.epoch();
        }
        if found.findings.is_empty() {
            found.findings.push(course.plateau());
            found.seen_at = epoch;
        }
        found
    }

    fn findings(present: &Trainer, course: &Course<'_>, state: &State<'_>) -> Vec<Finding> {
        let setup = present.run().setup();
        if let Some(divergence) = course.divergence() {
            // What it looks like on the way there says nothing.
            return vec![divergence];
        }
        // What gets there by itself needs nothing else.
        let soon = Self::SOON * present.epoch().max(Self::FEW / Self::SOON);
        let moves = course.moves();
        if course.learns_at.is_some_and(|at| at <= soon) {
            return moves.into_iter().collect();
        }
        // Weights that a penalty keeps small make neurons alike, too; and that it gets there in the end comes last.
        let (never, rest): (Vec<_>, Vec<_>) =
            of_state(setup, state).into_iter().partition(is_never);
        let (symmetries, others): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|found| found.kind() == FindingKind::Symmetry);
        let first = never.into_iter().chain(course.penalty(present));
        let then = symmetries.into_iter().chain(course.overshoot(present)).chain(others);
        first.chain(then).chain(moves).collect()
    }

    /// A finding in plain words: a sentence or two, with its numbers.
    #[must_use]
    pub fn in_words(&self, finding: &Finding) -> String {
        self.names.words(finding)
    }
}

/// Trains each run to the same epoch, as [`training::survey`] does, and says how it ended; and of each that has not learnt,
/// or has diverged, what weighs most of what a [`Diagnosis`] finds there, for so much work a run.
///
/// ```
/// use xor_playground::Run;
/// use xor_playground::analysis::{FindingKind, survey_and_examine};
/// let runs: Vec<Run> = (10..12).map(Run::article).collect();
/// let endings = survey_and_examine(&runs, 5_000, 300_000);
/// assert!(endings[0].0.is_solved() && endings[0].1.is_none());
/// assert_eq!(endings[1].1.as_ref().map(|found| found.kind()), Some(FindingKind::Collision));
/// ```
#[must_use]
pub fn survey_and_examine(
    runs: &[Run],
    epochs: u64,
    most_work: u64,
) -> Vec<(Outcome, Option<Finding>)> {
    let examine = |end: &Trainer| {
        let Diagnosis { mut findings, .. } = Diagnosis::of_trainer(end, most_work);
        (!findings.is_empty()).then(|| findings.swap_remove(0))
    };
    let endings = training::survey_and_look(runs, epochs, examine);
    endings.into_iter().map(|(outcome, found)| (outcome, found.flatten())).collect()
}

/// Whether it is something that no training changes.
fn is_never(found: &Finding) -> bool {
    match found {
        Finding::Contradiction { .. } | Finding::OutOfReach { .. } => true,
        Finding::NoBend(unbent) => *unbent != Unbent::Kinks,
        _ => false,
    }
}

/// What is the matter with a network as it is, and what no training can lead to.
fn of_state(setup: &Setup, state: &State<'_>) -> Vec<Finding> {
    if state.is_learnt() || !state.is_finite() {
        return Vec::new();
    }
    let mut findings: Vec<Finding> = reach::contradictions(setup, &state.outputs)
        .into_iter()
        .chain(reach::out_of_reach(setup))
        .chain(reach::no_bend(setup))
        .collect();
    let is_new = |found: &Finding| findings.iter().all(|other| other.rows() != found.rows());
    let collisions: Vec<Finding> = state.collisions().into_iter().filter(is_new).collect();
    let dead = state.dead();
    let is_cut = dead.iter().any(|found| matches!(found, Finding::Dead { is_constant: true, .. }));
    if findings.is_empty() && !is_cut {
        findings.extend(state.kinks());
    }
    findings.extend(state.symmetries());
    findings.extend(dead);
    findings.extend(collisions);
    findings.extend(state.pinned());
    findings.extend(state.saturations());
    findings
}
