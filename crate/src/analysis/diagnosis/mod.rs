//! The examination of a run that does not learn: what is in its way, by measurement.
//!
//! What a network can't ever do is in `reach.rs`, what is the matter with its present state in `state.rs`, and what
//! training does from here on, or without something, in `course.rs`.

mod course;
mod finding;
mod reach;
mod state;
mod words;

use crate::data::Verdict;
use crate::training::Replay;
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
        let run = replay.run();
        let setup = run.setup();
        let row_names = setup.data.inputs().rows().into_iter().map(words::row_name).collect();
        let epoch = replay.epoch();
        let not_right: Vec<usize> = (replay.verdicts().enumerate())
            .filter(|&(row, verdict)| verdict != Verdict::Right && replay.trains(row))
            .map(|(row, _)| row)
            .collect();
        let hidden_layers = setup.shape.hidden().len();
        let is_learnt = not_right.is_empty() && replay.diverged_at().is_none();
        let mut found = Self { epoch, is_learnt, findings: Vec::new(), row_names, hidden_layers };
        if is_learnt {
            return found;
        }

        let course = Course::of(replay, most_work);
        found.findings = Self::findings(replay, &course, not_right);
        found
    }

    fn findings(replay: &Replay, course: &Course<'_>, not_right: Vec<usize>) -> Vec<Finding> {
        let setup = replay.run().setup();
        // What gets there by itself needs nothing else.
        let soon = Self::SOON * replay.epoch().max(Self::FEW / Self::SOON);
        if course.learns_at.is_some_and(|at| at <= soon) {
            return course.moves().into_iter().collect();
        }
        let state = State::of(replay, not_right);
        let mut findings = reach::contradictions(setup, &state.outputs);
        findings.extend(reach::no_bend(setup));
        if let Some(divergence) = course.divergence() {
            // What it looks like on the way there says nothing.
            findings.push(divergence);
            return findings;
        }
        let is_new = |found: &Finding, findings: &[Finding]| {
            !findings.iter().any(|other| other.rows() == found.rows())
        };
        let collisions: Vec<Finding> =
            state.collisions().into_iter().filter(|found| is_new(found, &findings)).collect();
        let dead = state.dead();
        let is_cut = dead.iter().any(|found| matches!(found, Finding::Dead { is_all: true, .. }));
        if findings.is_empty() && !is_cut {
            findings.extend(state.kinks());
        }
        // Weights that a penalty keeps small make neurons alike, too.
        let penalty = course.penalty(replay);
        let learns_without = |found: &Finding| match found {
            Finding::Penalty { without, .. } => without.is_some_and(|it| it.solved_at.is_some()),
            _ => false,
        };
        let (held, not_held): (Vec<_>, Vec<_>) = penalty.into_iter().partition(learns_without);
        findings.extend(held);
        findings.extend(state.symmetries());
        findings.extend(not_held);
        findings.extend(course.overshoot(replay));
        findings.extend(dead);
        findings.extend(collisions);
        findings.extend(state.pinned());
        findings.extend(state.saturations());
        findings.extend(course.moves());
        if findings.is_empty() {
            findings.push(course.plateau());
        }
        findings
    }

    /// A finding in plain words: a sentence or two, with its numbers.
    #[must_use]
    pub fn in_words(&self, finding: &Finding) -> String {
        words::of(finding, &self.row_names, self.hidden_layers)
    }
}
