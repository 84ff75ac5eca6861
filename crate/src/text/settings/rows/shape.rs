//! The layers, and their activations.

#[cfg(feature = "every-kind")]
use std::iter::repeat;

use crate::data::Features;
use crate::named::{Choice, Named};
use crate::network::{Activation, HiddenLayer, HiddenSize, Shape};
use crate::text::settings::Settings;
use crate::text::settings::json::{JsonError, Node};
use crate::text::settings::names::one_of;
use crate::text::settings::number::{items, numbers_text, parse_whole, push_next};
use crate::text::settings::row::{Accepts, Numbers, Row, heading, integer};
use crate::training::{Setup, Start};

const SIZES: Numbers = Numbers::whole(
    "a whole number from 1 to 16, 0 for no layer, or up to 6 layers such as 8,8",
    1.0,
    16.0,
);

pub const HIDDEN: Row = heading("hidden", "Hidden neurons").text(
    Accepts::Number(SIZES),
    |setup| sizes_text(setup.shape.hidden()),
    |setup, text| {
        let hidden = parse_hidden(text, setup.shape.hidden())?;
        change(setup, hidden, setup.shape.output(), setup.shape.features())
    },
);

/// The name that all hidden layers have, or one for each. In files it stands with their sizes.
pub const ACTIVATION: Row = heading("activation", "Activation")
    .text(
        Accepts::Name(|| Activation::CHOICES.to_vec(), ", or one for each layer such as tanh,relu"),
        |setup| activations_text(setup.shape.hidden()),
        |setup, text| {
            let mut hidden = setup.shape.hidden().to_vec();
            set_activations(text, &mut hidden)?;
            change(setup, hidden, setup.shape.output(), setup.shape.features())
        },
    )
    .field(HIDDEN.key)
    .only_for("hidden layers");

pub const OUTPUT: Row = heading("output", "Output").text(
    Accepts::Name(output_choices, ""),
    |setup| setup.shape.output().name().to_owned(),
    |setup, name| {
        let output = Activation::named(name)?;
        change(setup, setup.shape.hidden().to_vec(), output, setup.shape.features())
    },
);

fn output_choices() -> Vec<Choice> {
    let outputs = Activation::outputs();
    outputs.into_iter().map(|output| Activation::CHOICES[output.index()]).collect()
}

/// Gives a setup other layers or features, or those for other samples. The shape takes the inputs that there are, as they
/// are where they don't have such features; given parameters are of no use in another shape.
pub fn change(
    setup: &mut Setup,
    hidden: Vec<HiddenLayer>,
    output: Activation,
    features: Features,
) -> Option<()> {
    let mut shape = Shape::new(setup.data.inputs().ncols(), hidden, output).ok()?;
    if !features.is_raw() && features.take(shape.inputs()) {
        shape = shape.with_features(features).ok()?;
    }
    shape = keep(shape, &setup.shape);
    let is_other = shape.parameter_count() != setup.shape.parameter_count()
        || shape.input_neurons() != setup.shape.input_neurons()
        || shape.features() != setup.shape.features()
        || sizes_text(shape.hidden()) != sizes_text(setup.shape.hidden());
    if is_other && matches!(setup.start, Start::Parameters(_)) {
        setup.start = Start::default();
    }
    setup.shape = shape;
    Some(())
}

/// What else the shape before had: biases in some layers alone, of which those that are new have them, and direct
/// connections.
#[cfg(feature = "every-kind")]
fn keep(shape: Shape, before: &Shape) -> Shape {
    let mut biases = before.biases();
    let output = biases.pop().unwrap_or(true);
    let hidden = biases.into_iter().chain(repeat(true)).take(shape.hidden().len());
    let biases: Vec<_> = hidden.chain([output]).collect();
    let is_direct = before.has_direct_connections();
    let same = shape.clone().with_biases(&biases).unwrap_or(shape);
    same.with_direct_connections(is_direct)
}

#[cfg(not(feature = "every-kind"))]
fn keep(shape: Shape, _: &Shape) -> Shape {
    shape
}

/// The sizes of the hidden layers; 0 if there are none.
fn sizes_text(hidden: &[HiddenLayer]) -> String {
    if hidden.is_empty() {
        return "0".to_owned();
    }
    numbers_text(&mut hidden.iter().map(|layer| layer.size.into()))
}

/// The layers keep their activations; those that are new have that of the last.
fn parse_hidden(text: &str, before: &[HiddenLayer]) -> Option<Vec<HiddenLayer>> {
    let mut hidden = Vec::new();
    if parse_whole(text) == Some(0.0) {
        return Some(hidden);
    }
    let mut activation = Activation::Sigmoid;
    for size in items(text, ',') {
        activation = before.get(hidden.len()).map_or(activation, |layer| layer.activation);
        hidden.push(HiddenLayer { size: parse_size(size)?, activation });
    }
    Some(hidden)
}

fn parse_size(text: &str) -> Option<HiddenSize> {
    HiddenSize::new(integer(SIZES.read(text)?).try_into().ok()?).ok()
}

fn activations_text(hidden: &[HiddenLayer]) -> String {
    let all_same = hidden.windows(2).all(|pair| pair[0].activation == pair[1].activation);
    let named = if all_same { &hidden[..hidden.len().min(1)] } else { hidden };
    let mut text = String::new();
    for layer in named {
        push_next(&mut text, ',', layer.activation.name());
    }
    text
}

fn set_activations(text: &str, hidden: &mut [HiddenLayer]) -> Option<()> {
    let names = items(text, ',');
    if names.len() != 1 && names.len() != hidden.len() {
        return None;
    }
    for (layer, name) in hidden.iter_mut().zip(names.iter().cycle()) {
        layer.activation = Activation::named(name.trim())?;
    }
    Some(())
}

/// The sizes in a list of layers.
pub fn read_sizes(node: &Node<'_>) -> Result<String, JsonError> {
    read_layers(node).map(|layers| sizes_text(&layers))
}

/// The activations in a list of layers.
pub fn read_activations(node: &Node<'_>) -> Result<String, JsonError> {
    read_layers(node).map(|layers| activations_text(&layers))
}

fn read_layers(node: &Node<'_>) -> Result<Vec<HiddenLayer>, JsonError> {
    let most = Shape::MAX_HIDDEN_LAYERS;
    let layers = node.counted(0..=most, format!("a list of up to {most} layers"))?;
    layers.iter().map(read_layer).collect()
}

fn read_layer(node: &Node<'_>) -> Result<HiddenLayer, JsonError> {
    node.check_fields(&["size", "activation"], "an object with \"size\" and \"activation\"")?;
    let (smallest, largest) = (HiddenSize::MIN.get(), HiddenSize::MAX.get());
    let accepts = format!("a whole number from {smallest} to {largest}");
    let size = node.field("size")?.parsed(accepts, parse_size)?;
    let node = node.field("activation")?;
    let names = one_of(Activation::CHOICES);
    let activation = Activation::named(&node.choice(names.as_str())?);
    Ok(HiddenLayer { size, activation: activation.ok_or_else(|| node.rejected(names))? })
}

/// The sizes and the activations.
pub fn write(settings: &Settings) -> String {
    let layers = settings.run.setup().shape.hidden().iter().map(|layer| {
        let (size, activation) = (layer.size.get(), layer.activation.name());
        format!("{{\"size\": {size}, \"activation\": \"{activation}\"}}")
    });
    format!("[{}]", layers.collect::<Vec<_>>().join(", "))
}
