//! What a column is.

use std::collections::BTreeSet;

use super::cell::{Content, DecimalMark};
use super::label::Label;

/// What a column has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Numbers, as most of its cells are, or none that is not missing. A text among them is found when the column is
    /// used.
    Numbers,
    /// Texts: all that there are, each once, in the order in which they appear.
    Classes(Vec<String>),
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub(super) label: Label,
    pub(super) kind: Kind,
    pub(super) missing: usize,
}

impl Column {
    /// The column that has these cells.
    pub(super) fn new<'a>(
        label: Label,
        cells: impl Iterator<Item = &'a str> + Clone,
        mark: DecimalMark,
    ) -> Self {
        let tally = Tally::of(cells.clone(), mark);
        let kind = if tally.is_numbers() {
            Kind::Numbers
        } else {
            let mut seen = BTreeSet::new();
            let is_class = |cell: &&str| Content::of(cell, mark) != Content::Missing;
            Kind::Classes(
                cells
                    .filter(is_class)
                    .filter(|&cell| seen.insert(cell))
                    .map(str::to_owned)
                    .collect(),
            )
        };
        Self { label, kind, missing: tally.missing }
    }

    /// What the header calls it, or “column 1”.
    #[must_use]
    pub fn name(&self) -> String {
        self.label.name.clone().unwrap_or_else(|| self.label.to_string())
    }

    /// What it has.
    #[must_use]
    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// How many of its cells are missing.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.missing
    }
}

/// How many cells of each kind there are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub numbers: usize,
    pub texts: usize,
    pub missing: usize,
}

impl Tally {
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>, mark: DecimalMark) -> Self {
        let mut tally = Self::default();
        for cell in cells {
            match Content::of(cell, mark) {
                Content::Number => tally.numbers += 1,
                Content::Text => tally.texts += 1,
                Content::Missing => tally.missing += 1,
            }
        }
        tally
    }

    /// Whether most cells that are not missing are numbers.
    pub fn is_numbers(self) -> bool {
        self.texts == 0 || self.numbers > self.texts
    }
}
