//! A value in a JSON text that knows where it stands, so that an error can say so.

use std::cmp::Ordering;

use super::parsed::{Document, Parsed};
use super::{JsonError, VERSION_FIELD};
use crate::text::numerals;
use crate::text::settings::VERSION;
use crate::text::settings::number::{parse_number, parse_whole};
use crate::text::settings::rejected::{Rejected, cut};

pub(super) struct Node<'a> {
    /// As `hidden[1].size`; empty for the whole.
    path: String,
    value: Parsed<'a>,
}

impl<'a> Node<'a> {
    pub fn root(document: &'a Document) -> Self {
        Self { path: String::new(), value: document.root() }
    }

    /// The error that this takes something else: what, in words.
    pub fn rejected(&self, accepts: impl Into<String>) -> JsonError {
        self.name(Rejected::unreadable("", accepts, ""))
    }

    /// The same error with this place and value in it.
    pub fn name(&self, rejected: Rejected) -> JsonError {
        let name = if self.path.is_empty() { "The file" } else { &self.path };
        JsonError::Rejected(rejected.about(name.to_owned(), cut(&self.value.text())))
    }

    /// The number as text; its bits are those of the text that was read.
    pub fn number(&self, accepts: impl Into<String>) -> Result<String, JsonError> {
        self.value.number().ok_or_else(|| self.rejected(accepts))
    }

    /// The same as a number.
    pub fn float(&self, accepts: &str) -> Result<f64, JsonError> {
        parse_number(&self.number(accepts)?).ok_or_else(|| self.rejected(accepts))
    }

    /// A whole number up to `largest`.
    pub fn whole(&self, largest: u32) -> Result<u32, JsonError> {
        let accepts = format!("a whole number from 0 to {largest}");
        let number = parse_whole(&self.number(accepts.as_str())?);
        let number = number.filter(|number| (0.0..=f64::from(largest)).contains(number));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is in the range"
        )]
        number.map(|number| number as u32).ok_or_else(|| self.rejected(accepts))
    }

    /// A name to choose; a number in quotation marks is none.
    pub fn choice(&self, accepts: impl Into<String>) -> Result<String, JsonError> {
        let is_name = |name: &String| numerals::read(name).is_none();
        self.value.string().filter(is_name).ok_or_else(|| self.rejected(accepts))
    }

    pub fn is_number(&self) -> bool {
        self.value.number().is_some()
    }

    pub fn items(&self, accepts: impl Into<String>) -> Result<Vec<Self>, JsonError> {
        let items = self.value.items().ok_or_else(|| self.rejected(accepts))?;
        let item = |(index, value)| Self { path: format!("{}[{index}]", self.path), value };
        Ok(items.into_iter().enumerate().map(item).collect())
    }

    /// A list of just so many: of what and for what, in words.
    pub fn exactly(&self, count: usize, accepts: &str) -> Result<Vec<Self>, JsonError> {
        let accepts = format!("a list of {count} {accepts}");
        let items = self.items(accepts.as_str())?;
        if items.len() == count { Ok(items) } else { Err(self.rejected(accepts)) }
    }

    pub fn field(&self, name: &str) -> Result<Self, JsonError> {
        let path = self.path_of(name);
        match self.value.field(name) {
            Some(value) => Ok(Self { path, value }),
            None => Err(JsonError::Missing(path)),
        }
    }

    /// Whether it is an object with no other fields than these.
    pub fn check_fields(&self, known: &[&str], accepts: &str) -> Result<(), JsonError> {
        let names = self.value.names().ok_or_else(|| self.rejected(accepts))?;
        match names.iter().find(|name| !known.contains(&name.as_str())) {
            Some(name) => Err(JsonError::Unknown(self.path_of(&cut(name)))),
            None => Ok(()),
        }
    }

    /// Comes first, because a newer version may have other fields.
    pub fn check_version(&self) -> Result<(), JsonError> {
        if self.value.names().is_none() {
            return Err(self.rejected("an object with fields such as \"seed\""));
        }
        let version = self.field(VERSION_FIELD)?;
        let known = f64::from(VERSION);
        let number = parse_whole(&version.number(VERSION.to_string())?);
        match number.map(|number| (number, number.total_cmp(&known))) {
            Some((_, Ordering::Equal)) => Ok(()),
            Some((newer, Ordering::Greater)) => Err(JsonError::Newer(numerals::write(newer))),
            _ => Err(version.rejected(VERSION.to_string())),
        }
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }
}
