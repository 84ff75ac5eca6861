//! The article's program with a mistake in it, as one that runs: what people's programs that don't learn look like.

mod changes;
mod course;

use super::template::fill;
use crate::analysis::Mistake;

pub use course::MistakenCourse;

const ARTICLE: &str = include_str!("article.py");

/// What a mistake does to the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Its updates go wrong.
    Update(Mistake),
    /// It trains as the article's does with these settings, as a link has them.
    Setting(&'static str),
    /// It ends in its first epoch, with this error.
    Raises(&'static str),
}

/// Lines of the article's program, and what stands in their place: nothing, where they were forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// As they should be.
    pub right: &'static str,
    /// As they are.
    pub wrong: &'static str,
}

/// The article's program with a mistake in it.
///
/// ```
/// use xor_playground::text::MistakenProgram;
/// let program = MistakenProgram::named("turned-sign").unwrap();
/// let [line] = program.changes() else { panic!("it is one line") };
/// assert_eq!(line.right, "error_predicted_output = self.expected_output - self.predicted_output");
/// assert!(program.text(11).contains(line.wrong));
/// ```
#[derive(Debug)]
pub struct MistakenProgram {
    name: &'static str,
    title: &'static str,
    cause: Cause,
    changes: &'static [Change],
}

impl MistakenProgram {
    /// All that there are.
    pub const ALL: &'static [Self] = changes::ALL;

    /// The one with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|program| program.name == name)
    }

    /// Its name: lower case, with hyphens.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The mistake, for people.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.title
    }

    /// What it does to the run.
    #[must_use]
    pub fn cause(&self) -> Cause {
        self.cause
    }

    /// What is written otherwise than it should be.
    #[must_use]
    pub fn changes(&self) -> &'static [Change] {
        self.changes
    }

    /// The whole program from a seed. It prints losses and predictions.
    #[must_use]
    pub fn text(&self, seed: u32) -> String {
        let heading = format!("A mistake is in it: {}.", lower_first(self.title));
        self.changes
            .iter()
            .fold(program(seed, &heading), |program, change| changed(&program, change))
    }

    /// The article's program, without a mistake, in the same form.
    #[must_use]
    pub fn without_mistake(seed: u32) -> String {
        program(seed, "Without a mistake.")
    }
}

fn program(seed: u32, heading: &str) -> String {
    fill(ARTICLE, &[], &[("SEED", &seed.to_string()), ("TITLE", heading)])
}

fn lower_first(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The program with the lines replaced, which stand in it once, as far to the right as they do.
fn changed(program: &str, Change { right, wrong }: &Change) -> String {
    let lines: Vec<&str> = program.lines().collect();
    let right: Vec<&str> = right.lines().collect();
    let is_here = |window: &[&str]| {
        let indent = indent_of(window[0]).saturating_sub(indent_of(right[0]));
        window.iter().zip(&right).all(|(line, right)| *line == indented(right, indent))
    };
    let at = lines
        .windows(right.len())
        .position(is_here)
        .expect("each change is of lines that there are");
    let indent = indent_of(lines[at]).saturating_sub(indent_of(right[0]));
    let wrong = wrong.lines().map(|line| indented(line, indent));
    let before = lines[..at].iter().map(|&line| line.to_owned());
    let after = lines[at + right.len()..].iter().map(|&line| line.to_owned());
    before.chain(wrong).chain(after).collect::<Vec<_>>().join("\n") + "\n"
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn indented(line: &str, indent: usize) -> String {
    if line.is_empty() { String::new() } else { format!("{}{line}", " ".repeat(indent)) }
}
