//! A value in a JSON text that knows where it stands, so that an error can say so.

use serde_json::Value;

use super::{JsonError, VERSION_FIELD};
use crate::settings::VERSION;
use crate::settings::rejected::{Rejected, cut};

pub(super) struct Node<'a> {
    /// As `hidden[1].size`; empty for the whole.
    path: String,
    value: &'a Value,
}

impl<'a> Node<'a> {
    pub fn root(value: &'a Value) -> Self {
        Self { path: String::new(), value }
    }

    /// The error that this takes something else: what, in words.
    pub fn rejected(&self, accepts: impl Into<String>) -> JsonError {
        self.name(Rejected::unreadable("", accepts, ""))
    }

    /// The same error with this place and value in it.
    pub fn name(&self, rejected: Rejected) -> JsonError {
        let name = if self.path.is_empty() { "The file" } else { &self.path };
        JsonError::Rejected(rejected.about(name.to_owned(), cut(&self.value.to_string())))
    }

    /// The number as it is written; its bits are those of the text.
    pub fn number(&self, accepts: impl Into<String>) -> Result<String, JsonError> {
        match self.value {
            Value::Number(number) => Ok(number.to_string()),
            _ => Err(self.rejected(accepts)),
        }
    }

    /// A name to choose; a number in quotation marks is none.
    pub fn choice(&self, accepts: impl Into<String>) -> Result<String, JsonError> {
        match self.value {
            Value::String(name) if name.parse::<f64>().is_err() => Ok(name.clone()),
            _ => Err(self.rejected(accepts)),
        }
    }

    pub fn is_number(&self) -> bool {
        self.value.is_number()
    }

    pub fn items(&self, accepts: impl Into<String>) -> Result<Vec<Self>, JsonError> {
        let Value::Array(items) = self.value else { return Err(self.rejected(accepts)) };
        let item = |(index, value)| Self { path: format!("{}[{index}]", self.path), value };
        Ok(items.iter().enumerate().map(item).collect())
    }

    pub fn field(&self, name: &str) -> Result<Self, JsonError> {
        let path = self.path_of(name);
        match self.value.get(name) {
            Some(value) => Ok(Self { path, value }),
            None => Err(JsonError::Missing(path)),
        }
    }

    /// Whether it is an object with no other fields than these.
    pub fn check_fields(&self, known: &[&str], accepts: &str) -> Result<(), JsonError> {
        let Value::Object(fields) = self.value else { return Err(self.rejected(accepts)) };
        match fields.keys().find(|name| !known.contains(&name.as_str())) {
            Some(name) => Err(JsonError::Unknown(self.path_of(&cut(name)))),
            None => Ok(()),
        }
    }

    /// Comes first, because a newer version may have other fields.
    pub fn check_version(&self) -> Result<(), JsonError> {
        if !self.value.is_object() {
            return Err(self.rejected("an object with fields such as \"seed\""));
        }
        let version = self.field(VERSION_FIELD)?;
        let known = u64::from(VERSION);
        match version.value.as_u64() {
            Some(number) if number == known => Ok(()),
            Some(number) if number > known => Err(JsonError::Newer(number.to_string())),
            _ => Err(version.rejected(VERSION.to_string())),
        }
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }
}
