//! Names to choose from, in words.

use crate::named::Choice;

/// One of these, by its name.
pub(super) fn one_of(choices: &[Choice]) -> String {
    "one of ".to_owned() + &joined(choices)
}

/// Their names with commas between them.
pub(super) fn joined(choices: &[Choice]) -> String {
    choices.iter().map(|choice| choice.name).collect::<Vec<_>>().join(", ")
}
