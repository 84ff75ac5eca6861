//! The networks that arrays can be.

use super::arrays::PastedArray;
use super::error::PastedError;
use super::search::{Effort, Layer, Order, Search};
use crate::network::{HiddenSize, Shape};
use crate::text::settings::{Rejected, Setting, Settings};

/// The most layers, and the most arrays: weights and biases of each.
const LAYERS: usize = Shape::MAX_HIDDEN_LAYERS + 1;
const ARRAYS: usize = 2 * LAYERS;

/// A network that was pasted, as this engine has it.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedNetwork {
    /// How many numbers the first layer takes.
    pub inputs: usize,
    /// The sizes of its hidden layers.
    pub hidden: Vec<usize>,
    /// Of each layer, the output last, whether it has biases.
    pub biases: Vec<bool>,
    /// Of each layer the weights (inputs, neurons), row by row, then the biases.
    pub parameters: Vec<f64>,
    /// How its weights were read.
    pub order: Order,
    /// Of each layer, which of the arrays are its weights and its biases, from 0; nothing where all were in one row. Losses,
    /// and what counts something else, are not among them.
    pub arrays: Vec<(usize, Option<usize>)>,
}

impl PastedNetwork {
    /// The sizes of its layers: 2-2-1.
    #[must_use]
    pub fn name(&self) -> String {
        name(self.inputs, self.hidden.iter().copied(), 1)
    }

    /// The same settings with this network at epoch 0, and nothing changed on the way. Activations stay; layers that are
    /// new have that of the last.
    ///
    /// # Errors
    /// [`Rejected`] where the network does not fit to the other settings: it takes another number of inputs.
    pub fn settings(&self, present: &Settings) -> Result<Settings, Rejected> {
        let mut settings = present.clone();
        let text = |numbers: &[usize]| {
            let words: Vec<String> = numbers.iter().map(usize::to_string).collect();
            if words.is_empty() { "0".to_owned() } else { words.join(",") }
        };
        let words: Vec<_> = self.biases.iter().map(|&has| if has { "on" } else { "off" }).collect();
        let parameters: Vec<String> =
            self.parameters.iter().map(|&number| crate::text::numerals::write(number)).collect();
        settings.set(Setting::Edits, "")?;
        if !settings.text(Setting::Direct).is_empty() {
            settings.set(Setting::Direct, "off")?;
        }
        settings.set(Setting::Hidden, &text(&self.hidden))?;
        settings.set(Setting::Bias, &words.join(","))?;
        settings.set(Setting::Parameters, &parameters.join(","))?;
        Ok(settings)
    }
}

/// Every network over as many inputs as the settings have that arrays can be, the most likely first.
pub(super) fn all(
    arrays: &[PastedArray],
    settings: &Settings,
) -> Result<Vec<PastedNetwork>, PastedError> {
    let shape = &settings.run().setup().shape;
    let inputs = shape.input_neurons();
    if arrays.len() > ARRAYS && arrays.iter().any(|array| !array.shape.is_empty()) {
        return Err(PastedError::TooManyArrays { arrays: arrays.len() });
    }
    let numbers: usize = arrays.iter().map(|array| array.numbers.len()).sum();
    let mut networks = Vec::new();
    for effort in Effort::ALL.into_iter().filter(|_| arrays.len() <= ARRAYS) {
        for order in orders(arrays) {
            let neurons = HiddenSize::MAX.get();
            let search = Search { arrays, order, inputs, outputs: 1, neurons, layers: LAYERS };
            let ways = search.ways(effort);
            networks.extend(ways.iter().map(|way| of_way(arrays, inputs, way, order)));
        }
        if !networks.is_empty() {
            break;
        }
    }
    let is_row = arrays.len() == 1 && arrays[0].is_flat()
        || arrays.iter().all(|array| array.shape.is_empty());
    if networks.is_empty() && is_row && numbers == needed(shape) {
        networks = [Order::InOut, Order::OutIn].map(|order| of_row(arrays, shape, order)).into();
    }
    keep_different(&mut networks);
    if networks.is_empty() { Err(refusal(arrays, settings)) } else { Ok(networks) }
}

/// The orders that the names allow.
fn orders(arrays: &[PastedArray]) -> Vec<Order> {
    let says =
        |word: &str| arrays.iter().any(|array| array.name.to_ascii_lowercase().contains(word));
    if says(".weight") {
        vec![Order::OutIn]
    } else if says("kernel") {
        vec![Order::InOut]
    } else {
        vec![Order::InOut, Order::OutIn]
    }
}

/// Keeps the first of those that are the same network.
fn keep_different(networks: &mut Vec<PastedNetwork>) {
    let mut kept: Vec<PastedNetwork> = Vec::new();
    for network in networks.drain(..) {
        let is_same = |other: &PastedNetwork| {
            (&other.hidden, &other.biases, &other.parameters)
                == (&network.hidden, &network.biases, &network.parameters)
        };
        if !kept.iter().any(is_same) {
            kept.push(network);
        }
    }
    *networks = kept;
}

fn of_way(arrays: &[PastedArray], inputs: usize, way: &[Layer], order: Order) -> PastedNetwork {
    let mut parameters = Vec::new();
    let mut before = inputs;
    for layer in way {
        put_weights(&mut parameters, &arrays[layer.weights].numbers, before, order);
        if let Some(biases) = layer.biases {
            parameters.extend(&arrays[biases].numbers);
        }
        before = layer.neurons;
    }
    PastedNetwork {
        inputs,
        hidden: way[..way.len() - 1].iter().map(|layer| layer.neurons).collect(),
        biases: way.iter().map(|layer| layer.biases.is_some()).collect(),
        parameters,
        order,
        arrays: way.iter().map(|layer| (layer.weights, layer.biases)).collect(),
    }
}

/// How many weights and biases the layers of a shape have, without what goes past them.
fn needed(shape: &Shape) -> usize {
    layers(shape)
        .map(|(inputs, neurons, has_biases)| neurons * (inputs + usize::from(has_biases)))
        .sum()
}

/// Of each layer, how many numbers it takes, its neurons, and whether they have biases.
fn layers(shape: &Shape) -> impl Iterator<Item = (usize, usize, bool)> {
    let sizes: Vec<usize> =
        shape.hidden().iter().map(|layer| layer.size.get()).chain([1]).collect();
    let before: Vec<usize> =
        [shape.input_neurons()].into_iter().chain(sizes.iter().copied()).collect();
    let biases = shape.biases();
    (0..sizes.len()).map(move |layer| (before[layer], sizes[layer], biases[layer]))
}

/// A network of a shape, whose numbers are all in one row: of each layer the weights, then the biases.
fn of_row(arrays: &[PastedArray], shape: &Shape, order: Order) -> PastedNetwork {
    let numbers: Vec<f64> = arrays.iter().flat_map(|array| array.numbers.iter().copied()).collect();
    let (mut parameters, mut rest) = (Vec::new(), &numbers[..]);
    for (inputs, neurons, has_biases) in layers(shape) {
        let (weights, others) = rest.split_at(inputs * neurons);
        put_weights(&mut parameters, weights, inputs, order);
        let (biases, others) = others.split_at(if has_biases { neurons } else { 0 });
        parameters.extend(biases);
        rest = others;
    }
    PastedNetwork {
        inputs: shape.input_neurons(),
        hidden: shape.hidden().iter().map(|layer| layer.size.get()).collect(),
        biases: shape.biases(),
        parameters,
        order,
        arrays: Vec::new(),
    }
}

/// The weights of a layer that takes so many numbers, an input after the other.
fn put_weights(parameters: &mut Vec<f64>, weights: &[f64], inputs: usize, order: Order) {
    match order {
        Order::InOut => parameters.extend(weights),
        Order::OutIn => {
            for input in 0..inputs {
                parameters.extend(weights.iter().skip(input).step_by(inputs));
            }
        }
    }
}

fn name(inputs: usize, hidden: impl Iterator<Item = usize>, outputs: usize) -> String {
    let sizes = [inputs].into_iter().chain(hidden).chain([outputs]);
    sizes.map(|size| size.to_string()).collect::<Vec<_>>().join("-")
}

/// Why arrays are no network here.
fn refusal(arrays: &[PastedArray], settings: &Settings) -> PastedError {
    let setup = settings.run().setup();
    let given = setup.shape.input_neurons();
    let numbers: usize = arrays.iter().map(|array| array.numbers.len()).sum();
    if arrays.len() <= ARRAYS && arrays.iter().any(|array| !array.shape.is_empty()) {
        // One that does not fit for one reason.
        let search = |inputs: usize, outputs: usize, neurons: usize| {
            Effort::ALL
                .into_iter()
                .flat_map(|effort| orders(arrays).into_iter().map(move |order| (effort, order)))
                .find_map(|(effort, order)| {
                    let search = Search { arrays, order, inputs, outputs, neurons, layers: ARRAYS };
                    search.ways(effort).into_iter().find(|way| is_whole(way))
                })
                .map(|way| {
                    let hidden = way[..way.len() - 1].iter().map(|layer| layer.neurons);
                    name(inputs, hidden, outputs)
                })
        };
        let most = HiddenSize::MAX.get();
        if let Some(network) = search(given, 1, usize::MAX) {
            return PastedError::TooLarge { network };
        }
        for inputs in sizes(arrays).filter(|&size| size != given) {
            if let Some(network) = search(inputs, 1, most) {
                return PastedError::Inputs { network, inputs, given };
            }
        }
        for outputs in sizes(arrays).filter(|&size| size > 1) {
            if let Some(network) = search(given, outputs, most) {
                return PastedError::Outputs { network, outputs };
            }
        }
    }
    let hidden = setup.shape.hidden().iter().map(|layer| layer.size.get());
    PastedError::Unknown {
        found: found(arrays, numbers),
        samples: setup.data.samples(),
        network: name(given, hidden, 1),
        parameters: setup.shape.parameter_count(),
        is_many: arrays.len() > 1 && arrays.iter().any(|array| array.shape.len() == 2),
    }
}

/// Whether some neurons have biases: one matrix alone can be of anything.
fn is_whole(way: &[Layer]) -> bool {
    way.len() > 1 || way.iter().any(|layer| layer.biases.is_some())
}

/// The different sizes that arrays have.
fn sizes(arrays: &[PastedArray]) -> impl Iterator<Item = usize> {
    let all = || arrays.iter().flat_map(|array| array.shape.iter().copied());
    (1..=all().max().unwrap_or(0)).filter(move |&size| all().any(|other| other == size))
}

/// What there is: 3 numbers; 13 numbers in arrays of shape (2, 2), (3) and (2, 3).
fn found(arrays: &[PastedArray], numbers: usize) -> String {
    /// So many arrays are named.
    const NAMED: usize = 6;
    let count = if numbers == 1 { "1 number".to_owned() } else { format!("{numbers} numbers") };
    let shape = |array: &PastedArray| {
        let sizes: Vec<String> = array.shape.iter().map(usize::to_string).collect();
        format!("({})", sizes.join(", "))
    };
    let shapes: Vec<String> =
        arrays.iter().filter(|array| !array.shape.is_empty()).map(shape).collect();
    match &shapes[..] {
        [] => count,
        [one] => format!("{count} in an array of shape {one}"),
        [rest @ .., last] if shapes.len() <= NAMED => {
            format!("{count} in arrays of shapes {} and {last}", rest.join(", "))
        }
        _ => format!("{count} in {} arrays", shapes.len()),
    }
}
