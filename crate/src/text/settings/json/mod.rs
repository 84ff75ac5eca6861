//! JSON, place by place: values that know where they stand, and what is wrong with them.

mod node;

use std::fmt;

use super::VERSION;
use super::number::numbers_text;
use super::rejected::Rejected;
pub(super) use node::Node;

/// The field of the format's version.
pub(super) const VERSION_FIELD: &str = "version";

pub(super) fn parse(json: &str) -> Result<serde_json::Value, JsonError> {
    serde_json::from_str(json).map_err(|error| JsonError::Syntax(error.to_string()))
}

/// A list of numbers, on one line.
pub(super) fn list(numbers: &mut dyn Iterator<Item = f64>) -> String {
    format!("[{}]", numbers_text(numbers).replace(',', ", "))
}

/// Numbers with commas between them.
pub(super) fn read_numbers(items: &[Node<'_>]) -> Result<String, JsonError> {
    let numbers = items.iter().map(|item| item.number("a number"));
    Ok(numbers.collect::<Result<Vec<_>, _>>()?.join(","))
}

/// Why a text is no settings in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// It is no JSON: why, and where.
    Syntax(String),
    /// It is of a later version than can be read.
    Newer(String),
    /// A field that there is not.
    Unknown(String),
    /// A field that must be there.
    Missing(String),
    /// A value that cannot be used.
    Rejected(Rejected),
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(why) => write!(f, "This is no JSON: {}.", why.trim_end_matches('.')),
            Self::Newer(version) => write!(
                f,
                "This was made by a newer version: its {VERSION_FIELD} is {version}, and \
                 {VERSION} is the newest that can be read."
            ),
            Self::Unknown(path) => write!(f, "{path} is no field that there is."),
            Self::Missing(path) => write!(f, "{path} is missing."),
            Self::Rejected(rejected) => rejected.fmt(f),
        }
    }
}

impl std::error::Error for JsonError {}
