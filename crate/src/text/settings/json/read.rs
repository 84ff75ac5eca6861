//! A setting's field in JSON as the text that [`Settings::set`](crate::text::settings::Settings::set) takes. Here it
//! is checked place by place, so that an error names the place; there it is judged.

use super::JsonError;
use super::node::Node;
use crate::data::DataSet;
use crate::named::Named;
use crate::network::{Activation, HiddenSize, Shape};
use crate::text::numerals;
use crate::text::settings::field::Setting;
use crate::text::settings::names::one_of;
use crate::text::settings::number::parse_whole;
use crate::text::settings::value;

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
    let mut before = None;
    let mut edits = Vec::new();
    for node in node.items("a list of changes")? {
        let (place, text) = edit(&node, before)?;
        before = Some(place);
        edits.push(text);
    }
    Ok(edits.join(","))
}

/// Where a change is among the others: its epoch, and the parameter; the learning rate has none, and comes
/// first.
type Place = (u64, Option<usize>);

/// What is changed when, after what is changed at `before`.
fn edit(node: &Node<'_>, before: Option<Place>) -> Result<(Place, String), JsonError> {
    const ACCEPTS: &str =
        "an object with \"epoch\", and \"learning_rate\" or \"parameter\" and \"value\"";
    node.check_fields(&["epoch", "learning_rate", "parameter", "value"], ACCEPTS)?;
    let is_of_parameter = node.field("parameter").is_ok() || node.field("value").is_ok();
    if is_of_parameter && node.field("learning_rate").is_ok() {
        return Err(node.rejected(ACCEPTS));
    }
    let epoch_node = node.field("epoch")?;
    let earliest = match before {
        _ if is_of_parameter => before.map_or(0, |(epoch, _)| epoch),
        _ => before.map_or(1, |(epoch, _)| epoch + 1),
    };
    let accepts =
        format!("a whole number from {earliest} to {}", numerals::write(value::LAST_EDIT));
    let epoch = value::edit_epoch(&epoch_node.number(accepts.as_str())?)
        .filter(|&epoch| epoch >= earliest)
        .ok_or_else(|| epoch_node.rejected(accepts))?;
    if !is_of_parameter {
        let rate = rate(&node.field("learning_rate")?)?;
        return Ok(((epoch, None), format!("{epoch}:{}:{rate}", Setting::LearningRate.key())));
    }
    let first = match before {
        Some((at, Some(index))) if at == epoch => index + 1,
        _ => 0,
    };
    let index = parameter(&node.field("parameter")?, first)?;
    let number = node.field("value")?.number("a number")?;
    let key = value::parameter_key(index);
    Ok(((epoch, Some(index)), format!("{epoch}:{key}:{number}")))
}

fn rate(node: &Node<'_>) -> Result<String, JsonError> {
    let accepts = Setting::LearningRate.accepts();
    let rate = node.number(accepts.as_str())?;
    if Setting::LearningRate.number(&rate).is_none() {
        return Err(node.rejected(accepts));
    }
    Ok(rate)
}

/// Which parameter, `first` or a later one. Whether there is such a one is judged where the shape is known.
fn parameter(node: &Node<'_>, first: usize) -> Result<usize, JsonError> {
    let accepts = format!("a whole number, {first} or more");
    let text = node.number(accepts.as_str())?;
    let index = parse_whole(&text).and_then(value::parameter_index);
    index.filter(|&index| index >= first).ok_or_else(|| node.rejected(accepts))
}
