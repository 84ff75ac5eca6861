//! JSON, place by place: values that know where they stand, and what is wrong with them.

mod fields;
mod node;

use serde_json::value::RawValue;

use super::VERSION;
use super::number::numbers_text;
use super::rejected::Rejected;
pub(super) use node::Node;

/// The field of the format's version.
pub(super) const VERSION_FIELD: &str = "version";

pub(super) fn parse(json: &str) -> Result<&RawValue, JsonError> {
    serde_json::from_str(json).map_err(JsonError::Syntax)
}

/// A list of numbers, on one line.
pub(super) fn list(numbers: &mut dyn Iterator<Item = f64>) -> String {
    format!("[{}]", numbers_text(numbers).replace(',', ", "))
}

/// A setting's text: a name, a number, or nothing. It holds nothing that JSON would have to escape, and its numbers are
/// written as JSON writes them.
pub(super) fn text(text: &str) -> String {
    if text.starts_with(|first: char| first.is_ascii_alphabetic()) {
        format!("\"{text}\"")
    } else {
        text.to_owned()
    }
}

/// Numbers with commas between them.
pub(super) fn read_numbers(items: &[Node<'_>]) -> Result<String, JsonError> {
    let numbers = items.iter().map(|item| item.number("a number"));
    Ok(numbers.collect::<Result<Vec<_>, _>>()?.join(","))
}

/// Why a text is no settings in JSON.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JsonError {
    /// It is no JSON: why, and where.
    #[error("This is no JSON: {}.", .0.to_string().trim_end_matches('.'))]
    Syntax(#[source] serde_json::Error),
    /// It is of a later version than can be read.
    #[error(
        "This was made by a newer version: its {VERSION_FIELD} is {0}, and {VERSION} is the newest \
         that can be read."
    )]
    Newer(String),
    /// A field that there is not.
    #[error("{0} is no field that there is.")]
    Unknown(String),
    /// A field that is there more than once: no reader says which counts.
    #[error("{0} is given twice.")]
    Twice(String),
    /// A field that must be there.
    #[error("{0} is missing.")]
    Missing(String),
    /// A number beyond the range of `f64`.
    #[error("{path} is too large a number: {number}.")]
    TooLarge {
        /// Where it stands.
        path: String,
        /// As it stands there.
        number: String,
    },
    /// A value that cannot be used.
    #[error(transparent)]
    Rejected(#[from] Rejected),
}
