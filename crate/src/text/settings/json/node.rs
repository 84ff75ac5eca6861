//! A value in a JSON text that knows where it stands, so that an error can say so.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use serde_json::value::RawValue;

use super::fields::Fields;
use super::{JsonError, VERSION_FIELD};
use crate::text::numerals;
use crate::text::settings::VERSION;
use crate::text::settings::number::parse_whole;
use crate::text::settings::rejected::{Rejected, cut};
use crate::text::settings::row::{Numbers, integer};

/// More words of a value are never shown.
const SHOWN: usize = 24;

pub(in crate::text::settings) struct Node<'a> {
    /// As `hidden[1].size`; empty for the whole.
    path: String,
    /// As it was written, so that a number is judged by its own text.
    value: &'a RawValue,
    /// Those of an object.
    fields: Option<Fields<'a>>,
}

impl<'a> Node<'a> {
    pub fn root(value: &'a RawValue) -> Self {
        Self::at(String::new(), value)
    }

    fn at(path: String, value: &'a RawValue) -> Self {
        Self { path, value, fields: Fields::of(value) }
    }

    /// The error that this takes something else: what, in words.
    pub fn rejected(&self, accepts: impl Into<String>) -> JsonError {
        self.name(Rejected::unreadable("", accepts, ""))
    }

    /// The same error with this place and value in it.
    pub fn name(&self, rejected: Rejected) -> JsonError {
        let name = if self.path.is_empty() { "The file" } else { &self.path };
        JsonError::Rejected(rejected.about(name.to_owned(), self.shown()))
    }

    /// The value, cut where it is too long to be shown, on one line.
    fn shown(&self) -> String {
        let words = self.value.get().split_ascii_whitespace().take(SHOWN);
        cut(&words.collect::<Vec<_>>().join(" "))
    }

    pub fn is_number(&self) -> bool {
        self.value.get().starts_with(|first: char| first == '-' || first.is_ascii_digit())
    }

    /// The number as text; its bits are those of the text that was read.
    pub fn number(&self, accepts: impl Into<String>) -> Result<String, JsonError> {
        self.parsed(accepts, |number| Some(number.to_owned()))
    }

    /// What is made of the number's text.
    pub fn parsed<T>(
        &self,
        accepts: impl Into<String>,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, JsonError> {
        if !self.is_number() {
            return Err(self.rejected(accepts));
        }
        let number = self.value.get();
        if numerals::read(number).is_some_and(f64::is_infinite) {
            return Err(JsonError::TooLarge { path: self.path.clone(), number: self.shown() });
        }
        parse(number).ok_or_else(|| self.rejected(accepts))
    }

    /// A whole number up to `largest`.
    pub fn whole(&self, largest: u32) -> Result<u32, JsonError> {
        let numbers = Numbers::whole("", 0.0, largest.into());
        let accepts = format!("a whole number from 0 to {largest}");
        self.parsed(accepts, |text| numbers.read(text).map(integer))
    }

    /// A name to choose; a number in quotation marks is none.
    pub fn choice(&self, accepts: impl Into<String>) -> Result<String, JsonError> {
        let text = serde_json::from_str::<String>(self.value.get()).ok();
        let name = text.filter(|name| numerals::read(name).is_none());
        name.ok_or_else(|| self.rejected(accepts))
    }

    pub fn number_or_choice(&self, accepts: impl Into<String>) -> Result<String, JsonError> {
        if self.is_number() { self.number(accepts) } else { self.choice(accepts) }
    }

    pub fn items(&self, accepts: impl Into<String>) -> Result<Vec<Self>, JsonError> {
        let items: Option<Vec<&RawValue>> = serde_json::from_str(self.value.get()).ok();
        let items = items.ok_or_else(|| self.rejected(accepts))?;
        let item = |(index, value)| Self::at(format!("{}[{index}]", self.path), value);
        Ok(items.into_iter().enumerate().map(item).collect())
    }

    /// A list of just so many: of what and for what, in words.
    pub fn exactly(&self, count: usize, accepts: &str) -> Result<Vec<Self>, JsonError> {
        self.counted(count..=count, format!("a list of {count} {accepts}"))
    }

    /// A list with one of these counts.
    pub fn counted(
        &self,
        counts: RangeInclusive<usize>,
        accepts: String,
    ) -> Result<Vec<Self>, JsonError> {
        let items = self.items(accepts.as_str())?;
        if counts.contains(&items.len()) { Ok(items) } else { Err(self.rejected(accepts)) }
    }

    pub fn field(&self, name: &str) -> Result<Self, JsonError> {
        let path = self.path_of(name);
        match self.fields.as_ref().and_then(|fields| fields.get(name)) {
            Some(value) => Ok(Self::at(path, value)),
            None => Err(JsonError::Missing(path)),
        }
    }

    /// Whether it is an object with no other fields than these, and each of them once at most.
    pub fn check_fields(&self, known: &[&str], accepts: &str) -> Result<(), JsonError> {
        let fields = self.fields.as_ref().ok_or_else(|| self.rejected(accepts))?;
        if let Some(name) = fields.names().find(|name| !known.contains(name)) {
            return Err(JsonError::Unknown(self.path_of(&cut(name))));
        }
        match fields.twice() {
            Some(name) => Err(JsonError::Twice(self.path_of(name))),
            None => Ok(()),
        }
    }

    /// Comes first, because a newer version may have other fields.
    pub fn check_version(&self) -> Result<(), JsonError> {
        if self.fields.is_none() {
            return Err(self.rejected("an object with fields such as \"seed\""));
        }
        let version = self.field(VERSION_FIELD)?;
        let number = version.parsed(VERSION.to_string(), parse_whole)?;
        match number.total_cmp(&VERSION.into()) {
            Ordering::Equal => Ok(()),
            Ordering::Greater => Err(JsonError::Newer(numerals::write(number))),
            Ordering::Less => Err(version.rejected(VERSION.to_string())),
        }
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }
}
