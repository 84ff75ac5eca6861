//! A JSON text that was read, by `serde_json`.

use super::JsonError;

/// All that stands in a text.
pub(super) struct Document(serde_json::Value);

/// One value in it.
pub(super) struct Parsed<'a>(&'a serde_json::Value);

impl Document {
    pub fn read(text: &str) -> Result<Self, JsonError> {
        let read = serde_json::from_str(text);
        read.map(Self).map_err(|error| JsonError::Syntax(error.to_string()))
    }

    pub fn root(&self) -> Parsed<'_> {
        Parsed(&self.0)
    }
}

impl Parsed<'_> {
    /// The text again.
    pub fn text(&self) -> String {
        self.0.to_string()
    }

    /// A number's text; its bits are those of the number that was read.
    pub fn number(&self) -> Option<String> {
        self.0.as_number().map(ToString::to_string)
    }

    /// What stands in quotation marks.
    pub fn string(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    pub fn items(&self) -> Option<Vec<Self>> {
        Some(self.0.as_array()?.iter().map(Self).collect())
    }

    /// The names of an object's fields.
    pub fn names(&self) -> Option<Vec<String>> {
        Some(self.0.as_object()?.keys().cloned().collect())
    }

    pub fn field(&self, name: &str) -> Option<Self> {
        self.0.as_object()?.get(name).map(Self)
    }
}
