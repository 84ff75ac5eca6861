//! The examination of a run that does not learn: what is in its way, by measurement.
//!
//! What a network can't ever do is in `reach.rs`, what is the matter with its present state in `state.rs`, and what
//! training does from here on, or without something, in `course.rs`.

mod course;
mod finding;
mod reach;
mod state;
mod words;

use crate::training::{Replay, Setup};
use course::Course;
pub use finding::{Finding, FindingKind, Part, Rows, Tried, Unbent};
use state::State;

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
    /// Of each row, what it is called.
    row_names: Vec<String>,
    /// How many hidden layers there are.
    hidden_layers: usize,
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
        let setup = replay.run().setup();
        let row_names = setup.data.inputs().rows().into_iter().map(words::row_name).collect();
        let hidden_layers = setup.shape.hidden().len();
        let epoch = replay.epoch();
        let state = State::of(setup, replay.network());
        let is_learnt = state.is_learnt() && replay.diverged_at().is_none();
        let findings = Vec::new();
        let found = Self { epoch, is_learnt, findings, seen_at: epoch, row_names, hidden_layers };
        if is_learnt {
            return found;
        }

        let course = Course::of(replay, most_work);
        let findings = Self::findings(replay, &course, &state);
        if findings.is_empty() {
            // Nothing is the matter yet: what is there is where it leads to.
            let later = Self::of_state(setup, &State::of(setup, course.end.network()));
            if later.is_empty() {
                return Self { findings: vec![course.plateau()], ..found };
            }
            return Self { findings: later, seen_at: course.end.epoch(), ..found };
        }
        Self { findings, ..found }
    }

    fn findings(replay: &Replay, course: &Course<'_>, state: &State<'_>) -> Vec<Finding> {
        let setup = replay.run().setup();
        // What gets there by itself needs nothing else.
        let soon = Self::SOON * replay.epoch().max(Self::FEW / Self::SOON);
        if course.learns_at.is_some_and(|at| at <= soon) {
            return course.moves().into_iter().collect();
        }
        let never = never(setup, state);
        if let Some(divergence) = course.divergence() {
            // What it looks like on the way there says nothing.
            return never.into_iter().chain([divergence]).collect();
        }
        // Weights that a penalty keeps small make neurons alike, too.
        let penalty = course.penalty(replay);
        let learns_without = |found: &Finding| match found {
            Finding::Penalty { without, .. } => without.is_some_and(|it| it.solved_at.is_some()),
            _ => false,
        };
        let (held, not_held): (Vec<_>, Vec<_>) = penalty.into_iter().partition(learns_without);
        let of_state = Self::of_state(setup, state).into_iter();
        let is_first = |found: &Finding| found.kind() == FindingKind::Symmetry;
        let (symmetries, others): (Vec<_>, Vec<_>) =
            of_state.filter(|found| !never.contains(found)).partition(is_first);
        let in_order = [never, held, symmetries, not_held].into_iter().flatten();
        in_order.chain(course.overshoot(replay)).chain(others).chain(course.moves()).collect()
    }

    /// What is the matter with a network as it is, and what no training can lead to.
    fn of_state(setup: &Setup, state: &State<'_>) -> Vec<Finding> {
        let mut findings = never(setup, state);
        let is_new = |found: &Finding| findings.iter().all(|other| other.rows() != found.rows());
        let collisions: Vec<Finding> = state.collisions().into_iter().filter(is_new).collect();
        let dead = state.dead();
        let is_cut = dead.iter().any(|found| matches!(found, Finding::Dead { is_all: true, .. }));
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

    /// A finding in plain words: a sentence or two, with its numbers.
    #[must_use]
    pub fn in_words(&self, finding: &Finding) -> String {
        words::of(finding, &self.row_names, self.hidden_layers)
    }
}

/// What no training can lead to.
fn never(setup: &Setup, state: &State<'_>) -> Vec<Finding> {
    let mut findings = reach::contradictions(setup, &state.outputs);
    findings.extend(reach::no_bend(setup));
    findings
}
