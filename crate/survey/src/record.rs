//! What is written: a line of JSON that says what survey it is, then one for each run.

use std::borrow::Cow;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The version of the format.
pub const FORMAT: u32 = 1;

/// The first line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The version of the format.
    pub survey: u32,
    /// The version of the engine.
    pub engine: String,
    /// The settings, as the hash of a link.
    pub link: String,
    /// How far each run is trained, unless the epochs are swept.
    pub epochs: u32,
    /// The seeds, as `0..1000`; none on a map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seeds: Option<String>,
    /// The key of the setting that is swept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sweep: Option<String>,
    /// Its values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<String>>,
    /// What goes across and up on a map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map: Option<MapHeader>,
    /// `end`, `examined`, or `until-right`.
    pub trained: String,
    /// Whether there are outputs.
    pub outputs: bool,
    /// How many runs the survey has.
    pub runs: u64,
    /// The first that is here.
    pub from: u64,
    /// The one after the last.
    pub to: u64,
}

impl Header {
    /// Reads a first line.
    ///
    /// # Errors
    /// It is none, or that of another version.
    pub fn read(line: &str) -> Result<Self> {
        let is_newer =
            |value: &Value| value["survey"].as_u64().is_some_and(|it| it > FORMAT.into());
        if serde_json::from_str(line).is_ok_and(|value| is_newer(&value)) {
            bail!("It was made by a newer version.");
        }
        serde_json::from_str(line).context("It is no survey")
    }

    /// The same of the whole survey.
    pub fn whole(&self) -> Self {
        Self { from: 0, to: self.runs, ..self.clone() }
    }

    /// The first thing in which the surveys differ, as it is written.
    pub fn difference(&self, other: &Self) -> String {
        let fields = |header: &Self| match serde_json::to_value(header.whole()) {
            Ok(Value::Object(fields)) => fields,
            _ => Map::new(),
        };
        let (own, others) = (fields(self), fields(other));
        let mut names = own.keys().chain(others.keys());
        let name = names.find(|&name| own.get(name) != others.get(name)).cloned();
        let shown = |value: Option<&Value>| value.map_or("none".to_owned(), Value::to_string);
        name.map_or_else(String::new, |name| {
            format!("{name} is {}, and {}", shown(own.get(&name)), shown(others.get(&name)))
        })
    }
}

/// The points of a map: row by row from the bottom, each from left to right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapHeader {
    /// The keys of what goes across and up.
    pub axes: [String; 2],
    /// Where the first point is.
    pub first: [f64; 2],
    /// How far they are apart.
    pub step: [f64; 2],
    /// How many there are, across and up.
    pub points: [u64; 2],
}

/// A run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record<'a> {
    /// Its number in the survey.
    pub index: u64,
    /// The value of what is swept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Cow<'a, str>>,
    /// The seed of its start; none on a map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u32>,
    /// Where it is on a map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub x: Option<f64>,
    /// The same, up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<f64>,
    /// How it ended: `learnt`, `divergence`, what else is in its way, or `not-learnt`.
    pub ending: Cow<'a, str>,
    /// The rows, from 0 on, that what is in its way is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_rows: Option<Vec<usize>>,
    /// The first epoch at which all rows that train were right.
    pub right_at: Option<u64>,
    /// How many epochs were trained.
    pub epochs: u64,
    /// How many of the rows that train were right in the end.
    pub rows_right: usize,
    /// The mean squared error in the end, over the rows that train; none where it is not known, or not finite.
    pub loss: Option<f64>,
    /// The same over the rows that are held out for the test.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub test_loss: Option<f64>,
    /// The output for each row in the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outputs: Option<Vec<Option<f64>>>,
    /// The run, as the hash of a link.
    pub link: Cow<'a, str>,
}

/// The ending of those that learn.
pub const LEARNT: &str = "learnt";
/// Of those that don't, where they are not examined and stay finite.
pub const NOT_LEARNT: &str = "not-learnt";
