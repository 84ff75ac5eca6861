//! Names to choose from, in words, and the data sets that have one.

/// The names to choose from, in words.
pub(super) fn one_of(names: &[&str]) -> String {
    "one of ".to_owned() + &names.join(", ")
}
