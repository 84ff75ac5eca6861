//! A setting as a field in JSON. Its text holds nothing that JSON would have to escape, and its numbers
//! are written as JSON writes them.

use super::field;
use crate::data::DataSet;
use crate::named::Named;
use crate::network::Shape;
use crate::text::numerals;
use crate::text::settings::Settings;
use crate::text::settings::field::Setting;

use crate::text::settings::number::numbers_text;
use crate::training::{Change, Run};

/// The line, or lines; nothing where the setting is not used, or stands with another.
pub(super) fn field_of(settings: &Settings, setting: Setting) -> Option<String> {
    let setup = settings.run().setup();
    let json = match setting {
        Setting::Hidden => hidden(&setup.shape),
        Setting::Activation => return None,
        Setting::Data => data(&setup.data),
        Setting::Edits => edits(settings.run()),
        _ => plain(setting, &settings.text(setting))?,
    };
    Some(format!("  \"{}\": {json}", field(setting)))
}

/// A number, a list of numbers or a name.
fn plain(setting: Setting, text: &str) -> Option<String> {
    let is_name = text.starts_with(|first: char| first.is_ascii_alphabetic());
    match setting {
        _ if text.is_empty() => None,
        Setting::Parameters => Some(list(text)),
        _ if is_name => Some(format!("\"{text}\"")),
        _ => Some(text.to_owned()),
    }
}

/// A list of what stands there with commas.
fn list(text: &str) -> String {
    format!("[{}]", text.replace(',', ", "))
}

fn hidden(shape: &Shape) -> String {
    let layers = shape.hidden().iter().map(|layer| {
        let (size, activation) = (layer.size.get(), layer.activation.name());
        format!("{{\"size\": {size}, \"activation\": \"{activation}\"}}")
    });
    format!("[{}]", layers.collect::<Vec<_>>().join(", "))
}

fn data(data: &DataSet) -> String {
    let inputs = data.inputs();
    let rows = inputs.rows().into_iter().map(|row| list(&numbers_text(&mut row.iter().copied())));
    let rows = rows.collect::<Vec<_>>().join(", ");
    let targets = list(&numbers_text(&mut data.targets().iter().copied()));
    format!("{{\n    \"inputs\": [{rows}],\n    \"targets\": {targets}\n  }}")
}

fn edits(run: &Run) -> String {
    let edits = run.edits().iter().map(|edit| {
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
