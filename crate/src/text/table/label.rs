//! What a message calls a column, and what stands in the text.

use std::fmt;

/// A column as messages name it: by its number from 1 on, and by its name where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its number, from 1 on.
    pub number: usize,
    /// What the header calls it; none without a header, or where that is blank.
    pub name: Option<String>,
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}", self.number)?;
        match &self.name {
            Some(name) => write!(f, " ({})", quoted(name)),
            None => Ok(()),
        }
    }
}

/// The text in quotation marks, on one line, cut where it is too long to be shown.
pub(super) fn quoted(text: &str) -> String {
    const SHOWN: usize = 24;
    let mut letters = text.trim().chars();
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut shown: String = letters.by_ref().take(SHOWN).map(plain).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    format!("“{shown}”")
}
