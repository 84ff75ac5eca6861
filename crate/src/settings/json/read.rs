//! A setting's field in JSON as the text that [`Settings::set`](crate::Settings::set) takes. Here it
//! is checked place by place, so that an error names the place; there it is judged.

use super::JsonError;
use super::node::Node;
use crate::activation::Activation;
use crate::data::DataSet;
use crate::settings::field::Setting;
use crate::settings::names::{Named, one_of};
use crate::settings::value;
use crate::shape::{HiddenSize, Shape};

pub(super) fn text_of(setting: Setting, node: &Node<'_>) -> Result<String, JsonError> {
    match setting {
        Setting::Hidden => Ok(hidden(node)?.0),
        Setting::Activation => Ok(hidden(node)?.1),
        Setting::Data => data(node),
        Setting::Parameters => numbers(&node.items("a list of numbers")?),
        Setting::Edits => edits(node),
        Setting::Batch if !node.is_number() => node.choice(setting.accepts()),
        _ if setting.range().is_some() => node.number(setting.accepts()),
        _ => node.choice(setting.accepts()),
    }
}

/// The sizes, and the activations.
fn hidden(node: &Node<'_>) -> Result<(String, String), JsonError> {
    let accepts = format!("a list of up to {} layers", Shape::MAX_HIDDEN_LAYERS);
    let layers = node.items(accepts.as_str())?;
    if layers.len() > Shape::MAX_HIDDEN_LAYERS {
        return Err(node.rejected(accepts));
    }
    let layers = layers.iter().map(layer).collect::<Result<Vec<_>, _>>()?;
    let (sizes, activations): (Vec<_>, Vec<_>) = layers.into_iter().unzip();
    let sizes = if sizes.is_empty() { "0".to_owned() } else { sizes.join(",") };
    Ok((sizes, activations.join(",")))
}

fn layer(node: &Node<'_>) -> Result<(String, String), JsonError> {
    node.check_fields(&["size", "activation"], "an object with \"size\" and \"activation\"")?;
    let (smallest, largest) = (HiddenSize::MIN.get(), HiddenSize::MAX.get());
    let accepts = format!("a whole number from {smallest} to {largest}");
    let size_node = node.field("size")?;
    let size = size_node.number(accepts.as_str())?;
    if Setting::Hidden.number(&size).is_none() {
        return Err(size_node.rejected(accepts));
    }
    let names = one_of(&Activation::names());
    let activation_node = node.field("activation")?;
    let activation = activation_node.choice(names.as_str())?;
    if Activation::named(&activation).is_none() {
        return Err(activation_node.rejected(names));
    }
    Ok((size, activation))
}

fn data(node: &Node<'_>) -> Result<String, JsonError> {
    node.check_fields(&["inputs", "targets"], "an object with \"inputs\" and \"targets\"")?;
    let (inputs_node, targets_node) = (node.field("inputs")?, node.field("targets")?);
    let accepts = format!("a list of 1 to {} rows", DataSet::MAX_SAMPLES);
    let inputs = inputs_node.items(accepts.as_str())?;
    if !(1..=DataSet::MAX_SAMPLES).contains(&inputs.len()) {
        return Err(inputs_node.rejected(accepts));
    }
    let accepts = format!("a list of {} numbers, one for each row of inputs", inputs.len());
    let targets = targets_node.items(accepts.as_str())?;
    if targets.len() != inputs.len() {
        return Err(targets_node.rejected(accepts));
    }
    let mut width = None;
    let mut rows = Vec::with_capacity(inputs.len());
    for (row, target) in inputs.iter().zip(&targets) {
        rows.push(input_row(row, &mut width)? + "," + &target.number("a number")?);
    }
    Ok(rows.join(";"))
}

/// The inputs of a sample; the first one determines how many all have.
fn input_row(node: &Node<'_>, width: &mut Option<usize>) -> Result<String, JsonError> {
    let accepts = width.map_or_else(
        || format!("a list of 1 to {} numbers", Shape::MAX_INPUTS),
        |width| format!("a list of {width} numbers, as many as the first row has"),
    );
    let inputs = node.items(accepts.as_str())?;
    let is_right = width
        .map_or((1..=Shape::MAX_INPUTS).contains(&inputs.len()), |width| width == inputs.len());
    if !is_right {
        return Err(node.rejected(accepts));
    }
    *width = Some(inputs.len());
    numbers(&inputs)
}

fn numbers(items: &[Node<'_>]) -> Result<String, JsonError> {
    let numbers = items.iter().map(|item| item.number("a number"));
    Ok(numbers.collect::<Result<Vec<_>, _>>()?.join(","))
}

fn edits(node: &Node<'_>) -> Result<String, JsonError> {
    let mut before = 0;
    let mut edits = Vec::new();
    for node in node.items("a list of changes")? {
        let (epoch, rate) = edit(&node, before)?;
        before = epoch;
        edits.push(format!("{epoch}:{}:{rate}", Setting::LearningRate.key()));
    }
    Ok(edits.join(","))
}

/// What is changed when: after the epoch `before`.
fn edit(node: &Node<'_>, before: u64) -> Result<(u64, String), JsonError> {
    node.check_fields(
        &["epoch", "learning_rate"],
        "an object with \"epoch\" and \"learning_rate\"",
    )?;
    let epoch_node = node.field("epoch")?;
    let accepts = format!("a whole number from {} to {}", before + 1, value::LAST_EDIT);
    let epoch = value::edit_epoch(&epoch_node.number(accepts.as_str())?)
        .filter(|&epoch| epoch > before)
        .ok_or_else(|| epoch_node.rejected(accepts))?;
    let rate_node = node.field("learning_rate")?;
    let accepts = Setting::LearningRate.accepts();
    let rate = rate_node.number(accepts.as_str())?;
    if Setting::LearningRate.number(&rate).is_none() {
        return Err(rate_node.rejected(accepts));
    }
    Ok((epoch, rate))
}
