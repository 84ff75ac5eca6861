//! What the first layer is given of two inputs.

use crate::data::{Feature, Features};
use crate::named::Named;
use crate::text::settings::Settings;
use crate::text::settings::json::{JsonError, Node};
use crate::text::settings::names::one_of;
use crate::text::settings::number::{items, push_next};
use crate::text::settings::row::{Accepts, Row, heading};
use crate::text::settings::rows::shape;
use crate::training::Setup;

/// Names, with commas between them.
pub const FEATURES: Row = heading("features", "Features")
    .text(
        Accepts::NameOr(|| Feature::CHOICES.to_vec(), ", or several such as x,y,xy"),
        text,
        |setup, text| {
            let names = items(text, ',').into_iter();
            let features: Option<Vec<_>> = names.map(|name| Feature::named(name.trim())).collect();
            let features = Features::chosen(&features?)?;
            let (hidden, output) = (setup.shape.hidden().to_vec(), setup.shape.output());
            shape::change(setup, hidden, output, features)
        },
    )
    .only_for("data with two inputs");

/// Their names in their order; empty where the samples don't have two inputs.
fn text(setup: &Setup) -> String {
    let mut names = String::new();
    if setup.shape.inputs() == 2 {
        for feature in setup.shape.features().list() {
            push_next(&mut names, ',', feature.name());
        }
    }
    names
}

/// The names in a list.
pub fn read(node: &Node<'_>) -> Result<String, JsonError> {
    let most = Features::MOST;
    let names = node.counted(1..=most, format!("a list of 1 to {most} names"))?;
    let accepts = one_of(Feature::CHOICES);
    let names = names.iter().map(|name| name.choice(accepts.as_str()));
    Ok(names.collect::<Result<Vec<_>, _>>()?.join(","))
}

/// A list of their names.
pub fn write(settings: &Settings) -> String {
    let setup = settings.run.setup();
    if setup.shape.inputs() != 2 {
        return String::new();
    }
    let names = setup.shape.features().list().map(|feature| format!("\"{feature}\""));
    format!("[{}]", names.collect::<Vec<_>>().join(", "))
}
