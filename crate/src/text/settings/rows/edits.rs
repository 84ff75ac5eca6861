//! What is changed on the way.

use super::plain::{LEARNING_RATE, RATES};
use crate::text::numerals;
use crate::text::settings::Settings;
use crate::text::settings::json::{JsonError, Node};
use crate::text::settings::number::{items, parse_number, parse_whole, push_next};
use crate::text::settings::row::{Accepts, Row, heading};
use crate::training::{Change, Edit, LearningRate, RunError};

/// What is changed at which epoch, with colons, and commas between one and the next.
pub const EDITS: Row = heading("edits", "Edits")
    .beside(
        Accepts::Text(
            "changes such as 812:lr:0.3,1000:p4:-0.5, later and later, with rates from 0.001 to 20",
        ),
        |settings| text(settings.run.edits()),
        |settings, text| Some(set(settings, parse(text)?)),
    )
    .narrower();

/// What begins the key of a parameter: p4 is the fifth.
const PARAMETER: char = 'p';

/// 2⁵³ − 1.
const LAST_EPOCH: f64 = 9_007_199_254_740_991.0;

fn set(settings: &mut Settings, edits: Vec<Edit>) -> Result<(), RunError> {
    let mut run = settings.run.without_edits();
    let mut rate = run.learning_rate_at(0);
    for Edit { epoch, change } in edits {
        // A rate that stays is no change: the run would look for it among all that were before.
        match change {
            Change::LearningRate(same) if same == rate => continue,
            Change::LearningRate(other) => rate = other,
            Change::Parameter { .. } => {}
        }
        run.edit(epoch, change)?;
    }
    settings.run = run;
    Ok(())
}

fn text(edits: &[Edit]) -> String {
    let mut text = String::new();
    for edit in edits {
        let (key, value) = match edit.change {
            Change::LearningRate(rate) => (LEARNING_RATE.key.to_owned(), rate.get()),
            Change::Parameter { index, value } => (format!("{PARAMETER}{index}"), value),
        };
        push_next(&mut text, ',', &edit.epoch.to_string());
        push_next(&mut text, ':', &key);
        push_next(&mut text, ':', &numerals::write(value));
    }
    text
}

/// Edits in the order of a run; none in an empty text.
fn parse(text: &str) -> Option<Vec<Edit>> {
    let mut edits: Vec<Edit> = Vec::new();
    if text.is_empty() {
        return Some(edits);
    }
    for edit in items(text, ',') {
        let edit = parse_edit(edit)?;
        if edits.last().is_some_and(|before| before.order() >= edit.order()) {
            return None;
        }
        edits.push(edit);
    }
    Some(edits)
}

fn parse_edit(text: &str) -> Option<Edit> {
    let [epoch, key, value] = items(text, ':')[..] else { return None };
    let (epoch, key) = (parse_epoch(epoch)?, key.trim());
    let change = if key == LEARNING_RATE.key {
        // At epoch 0, it is the setting itself.
        (epoch > 0).then_some(Change::LearningRate(parse_rate(value)?))?
    } else {
        let index = parse_index(key.strip_prefix(PARAMETER)?)?;
        Change::Parameter { index, value: parse_number(value)? }
    };
    Some(Edit { epoch, change })
}

fn parse_rate(text: &str) -> Option<LearningRate> {
    LearningRate::new(RATES.read(text)?).ok()
}

/// An index that some network has.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in the range")]
fn parse_index(text: &str) -> Option<usize> {
    let index = parse_whole(text)?;
    (0.0..=f64::from(u16::MAX)).contains(&index).then_some(index as usize)
}

/// An epoch from which on something can be changed: one that a `float64` tells from its neighbours.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in the range")]
fn parse_epoch(text: &str) -> Option<u64> {
    let epoch = parse_number(text)?;
    let is_epoch = epoch.fract() == 0.0 && (0.0..=LAST_EPOCH).contains(&epoch);
    is_epoch.then_some(epoch as u64)
}

/// The changes in a list, of parameters that there are in these settings.
pub fn read(node: &Node<'_>, settings: &Settings) -> Result<String, JsonError> {
    let last = settings.run.setup().shape.parameter_count() - 1;
    let mut edits = Vec::new();
    for node in node.items("a list of changes")? {
        edits.push(read_edit(&node, edits.last(), last)?);
    }
    Ok(text(&edits))
}

/// What is changed when, after what is changed `before`: at one epoch, the learning rate comes first, and then the
/// parameters up to the `last`.
fn read_edit(node: &Node<'_>, before: Option<&Edit>, last: usize) -> Result<Edit, JsonError> {
    const ACCEPTS: &str =
        "an object with \"epoch\", and \"learning_rate\" or \"parameter\" and \"value\"";
    node.check_fields(&["epoch", "learning_rate", "parameter", "value"], ACCEPTS)?;
    let is_of_parameter = node.field("parameter").is_ok() || node.field("value").is_ok();
    if is_of_parameter && node.field("learning_rate").is_ok() {
        return Err(node.rejected(ACCEPTS));
    }
    let earliest = match before.map(|before| (before.epoch, before.change)) {
        Some((at, Change::Parameter { index, .. })) if index == last => at + 1,
        Some((at, _)) if is_of_parameter => at,
        Some((at, _)) => at + 1,
        None => u64::from(!is_of_parameter),
    };
    let accepts = format!("a whole number from {earliest} to {}", numerals::write(LAST_EPOCH));
    let epoch = |text: &str| parse_epoch(text).filter(|&epoch| epoch >= earliest);
    let epoch = node.field("epoch")?.parsed(accepts, epoch)?;
    let change = if is_of_parameter {
        let first = match before.map(|before| (before.epoch, before.change)) {
            Some((at, Change::Parameter { index, .. })) if at == epoch => index + 1,
            _ => 0,
        };
        let index = |text: &str| parse_index(text).filter(|index| (first..=last).contains(index));
        let accepts = format!("a whole number from {first} to {last}");
        let index = node.field("parameter")?.parsed(accepts, index)?;
        Change::Parameter { index, value: node.field("value")?.parsed("a number", parse_number)? }
    } else {
        Change::LearningRate(node.field("learning_rate")?.parsed(RATES.words, parse_rate)?)
    };
    Ok(Edit { epoch, change })
}

pub fn write(settings: &Settings) -> String {
    let edits = settings.run.edits().iter().map(|edit| {
        let change = match edit.change {
            Change::LearningRate(rate) => {
                format!("\"learning_rate\": {}", numerals::write(rate.get()))
            }
            Change::Parameter { index, value } => {
                format!("\"parameter\": {index}, \"value\": {}", numerals::write(value))
            }
        };
        format!("{{\"epoch\": {}, {change}}}", edit.epoch)
    });
    format!("[{}]", edits.collect::<Vec<_>>().join(", "))
}
