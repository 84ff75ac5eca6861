//! What the inputs of data of one's own are called.

use crate::data::{DataSet, NamedData, is_input_name};
use crate::text::settings::Settings;
use crate::text::settings::json::{JsonError, Node};
use crate::text::settings::number::items;
use crate::text::settings::row::{Accepts, Row, heading};
use crate::training::Setup;

const ACCEPTS: &str = "a different name for each input, such as age,income: up to 16 letters from a to z, digits and _, no \
                       digit first";

/// Names, with commas between them. Other rows with as many inputs keep them.
pub const NAMES: Row = heading("names", "Names")
    .text(Accepts::Text(ACCEPTS), text, |setup, text| {
        let names: Vec<_> = items(text, ',').into_iter().map(str::trim).collect();
        setup.data = setup.data.clone().with_input_names(&names).ok()?;
        Some(())
    })
    .only_for("data of your own");

/// Empty where the data have a name themselves.
fn text(setup: &Setup) -> String {
    if NamedData::of(&setup.data).is_some() {
        return String::new();
    }
    setup.data.input_names().join(",")
}

/// The names in a list.
pub fn read(node: &Node<'_>) -> Result<String, JsonError> {
    let most = DataSet::MAX_INPUTS;
    let nodes = node.counted(1..=most, format!("a list of 1 to {most} names"))?;
    let mut names = Vec::with_capacity(nodes.len());
    for node in &nodes {
        let name = node.choice(ACCEPTS)?;
        if !is_input_name(&name) {
            return Err(node.rejected(ACCEPTS));
        }
        names.push(name);
    }
    Ok(names.join(","))
}

/// A list of them, where somebody has given them.
pub fn write(settings: &Settings) -> String {
    let setup = settings.run.setup();
    let is_said = setup.data.has_input_names() && !text(setup).is_empty();
    let names = || setup.data.input_names().join("\", \"");
    if is_said { format!("[\"{}\"]", names()) } else { String::new() }
}
