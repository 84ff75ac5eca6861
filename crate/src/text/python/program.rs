//! What the programs in Python have in common: how they name things, write numbers, draw the start,
//! shuffle the rows and change by hand what was changed.

use crate::data::DataSet;
use crate::network::{Activation, Shape};
use crate::text::numerals;
use crate::training::{Batch, Change, Initializer, Penalty, Run, Start};

/// One layer, as the programs have it.
pub(super) struct Layer {
    /// `hidden` where there is one hidden layer, `hidden1`, `hidden2` where there are more, and `output`.
    pub name: String,
    /// The same in a sentence.
    pub title: String,
    pub inputs: usize,
    pub neurons: usize,
    pub activation: Activation,
}

/// The layers, from the inputs on.
pub(super) fn layers(shape: &Shape) -> Vec<Layer> {
    let hidden = shape.hidden().len();
    let layers = shape.layouts().iter().enumerate().map(|(index, layout)| {
        let (name, title) = match index {
            _ if index == hidden => ("output".to_owned(), "output layer".to_owned()),
            _ if hidden == 1 => ("hidden".to_owned(), "hidden layer".to_owned()),
            _ => (format!("hidden{}", index + 1), format!("hidden layer {}", index + 1)),
        };
        let (inputs, neurons, activation) = (layout.inputs, layout.neurons, layout.activation);
        Layer { name, title, inputs, neurons, activation }
    });
    layers.collect()
}

/// A `float` that Python reads with the same bits.
pub(super) fn number(number: f64) -> String {
    if number.is_nan() {
        return "float(\"nan\")".to_owned();
    }
    if number.is_infinite() {
        let sign = if number > 0.0 { "" } else { "-" };
        return format!("float(\"{sign}inf\")");
    }
    let text = numerals::write(number);
    if text.contains(['.', 'e']) { text } else { text + ".0" }
}

/// Numbers with commas between them.
pub(super) fn numbers<'a>(all: impl IntoIterator<Item = &'a f64>) -> String {
    all.into_iter().map(|&one| number(one)).collect::<Vec<_>>().join(", ")
}

/// Lines, each a level further to the right.
pub(super) fn indented(lines: &str) -> String {
    let indent = |line: &str| {
        if line.is_empty() { String::new() } else { format!("    {line}") }
    };
    lines.lines().map(indent).collect::<Vec<_>>().join("\n")
}

/// What the program says of itself.
pub(super) fn heading(run: &Run, epochs: u64, library: &str, packages: &str) -> String {
    let what = if is_xor(run) { "exclusive or" } else { "from data" };
    let sizes: Vec<_> = [run.setup().shape.inputs()]
        .into_iter()
        .chain(layers(&run.setup().shape).iter().map(|layer| layer.neurons))
        .map(|size| size.to_string())
        .collect();
    let start = match run.setup().start {
        Start::Drawn { seed, .. } => format!("seed {seed}"),
        Start::Parameters(_) => "given start".to_owned(),
    };
    let (sizes, epochs) = (sizes.join("-"), epoch_count(epochs));
    format!(
        r#"#!/usr/bin/env python3
"""A {sizes} neural network learns {what}: {start}, {epochs}.

This is a run of XOR Playground, written for {library}. It prints the loss and the
predictions that the page shows; their last digits may differ, because sums are
added up in another order.

    python3 -m pip install {packages}
    python3 this-file.py
"""
"#
    )
}

fn epoch_count(epochs: u64) -> String {
    if epochs == 1 { "1 epoch".to_owned() } else { format!("{epochs} epochs") }
}

pub(super) fn is_xor(run: &Run) -> bool {
    run.setup().data == DataSet::xor()
}

/// The inputs and the targets have these names; those of exclusive or are the article's.
pub(super) fn data_names(run: &Run) -> (&'static str, &'static str) {
    if is_xor(run) { ("TRUTH_TABLE", "EXPECTED_OUTPUT") } else { ("INPUTS", "EXPECTED_OUTPUT") }
}

/// What trains in the program.
pub(super) fn network_name(run: &Run) -> &'static str {
    if is_xor(run) { "XORNeuralNetwork" } else { "NeuralNetwork" }
}

/// The data; `array` makes an array of what stands in the parentheses after it.
pub(super) fn data(run: &Run, array: &dyn Fn(&str) -> String) -> String {
    let (inputs_name, targets_name) = data_names(run);
    if is_xor(run) {
        let table = array("[[0, 0], [0, 1], [1, 0], [1, 1]]");
        let expected = array("[[0, 1, 1, 0]]");
        return format!("{inputs_name} = {table}\n{targets_name} = {expected}.T\n");
    }
    let data = &run.setup().data;
    let (inputs, targets) = (data.inputs(), data.targets());
    let rows = inputs.rows().into_iter().map(|row| format!("    [{}],", numbers(row)));
    let rows = rows.collect::<Vec<_>>().join("\n");
    let targets = targets.iter().map(|&target| format!("    [{}],", number(target)));
    let targets = targets.collect::<Vec<_>>().join("\n");
    let inputs = array(&format!("[\n{rows}\n]"));
    let targets = array(&format!("[\n{targets}\n]"));
    format!("# A row for each sample\n{inputs_name} = {inputs}\n{targets_name} = {targets}\n")
}

/// The constants that say how it trains, a line each.
pub(super) fn constants(run: &Run, epochs: u64) -> String {
    let setup = run.setup();
    let mut lines = vec![format!("EPOCHS = {epochs}")];
    lines.push(format!("LEARNING_RATE = {}", number(setup.learning_rate.get())));
    let Penalty { l1, l2 } = setup.penalty;
    for (name, strength) in [("L1_PENALTY", l1), ("L2_PENALTY", l2)] {
        if strength != 0.0 {
            lines.push(format!("{name} = {}", number(strength)));
        }
    }
    if let Batch::Mini { size, seed } = setup.batch {
        lines.push(format!("BATCH_SIZE = {size}"));
        lines.push(format!("SHUFFLE_SEED = {seed}"));
    }
    lines.join("\n") + "\n"
}

/// Puts the start into arrays of NumPy, whose names begin with `prefix`: weights of shape (inputs,
/// neurons), biases of shape (1, neurons).
pub(super) fn start(run: &Run, prefix: &str) -> String {
    let shape = &run.setup().shape;
    let mut lines = Vec::new();
    match &run.setup().start {
        Start::Drawn { initializer, seed } => {
            lines.push(format!("# {}", origin(*initializer)));
            if *initializer != Initializer::Zeros {
                lines.push(format!("np.random.seed({seed})"));
            }
            for Layer { name, inputs, neurons, .. } in layers(shape) {
                let (weights, biases) = drawn(*initializer, inputs, neurons);
                lines.push(format!("{prefix}{name}_weight = {weights}"));
                lines.push(format!("{prefix}{name}_bias = {biases}"));
            }
        }
        Start::Parameters(parameters) => {
            lines.push(
                "# Given weights and biases: a row for each input, a column for each neuron".into(),
            );
            for (Layer { name, .. }, layout) in layers(shape).iter().zip(shape.layouts()) {
                let weights = given_weights(&parameters[layout.weights()], layout.neurons);
                let biases = numbers(&parameters[layout.biases()]);
                lines.push(format!("{prefix}{name}_weight = {weights}"));
                lines.push(format!("{prefix}{name}_bias = np.array([[{biases}]])"));
            }
        }
    }
    lines.join("\n") + "\n"
}

/// Where a drawn start comes from.
fn origin(initializer: Initializer) -> &'static str {
    match initializer {
        Initializer::Article => "Random weights and biases, from 0 to 1",
        Initializer::Uniform { .. } => "Random weights and biases around 0",
        Initializer::XavierUniform => {
            "Random weights (Glorot and Bengio, 2010), uniform in +-sqrt(6 / (inputs + neurons))"
        }
        Initializer::XavierNormal => {
            "Random weights (Glorot and Bengio, 2010), normal with variance 2 / (inputs + neurons)"
        }
        Initializer::HeUniform => "Random weights (He et al., 2015), uniform in +-sqrt(6 / inputs)",
        Initializer::HeNormal => {
            "Random weights (He et al., 2015), normal with variance 2 / inputs"
        }
        Initializer::Zeros => {
            "All weights and biases zero: what never learns, because the neurons stay the same"
        }
    }
}

/// What draws the weights and the biases of a layer.
fn drawn(initializer: Initializer, inputs: usize, neurons: usize) -> (String, String) {
    let both = inputs + neurons;
    let uniform =
        |root: String| format!("np.random.uniform(-{root}, {root}, ({inputs}, {neurons}))");
    let normal = |root: String| format!("np.random.randn({inputs}, {neurons}) * {root}");
    let weights = match initializer {
        Initializer::Article => {
            let weights = format!("np.random.rand({inputs}, {neurons})");
            return (weights, format!("np.random.rand(1, {neurons})"));
        }
        Initializer::Uniform { range } => {
            let range = number(range);
            let draw = |rows| format!("np.random.uniform(-{range}, {range}, ({rows}, {neurons}))");
            return (draw(inputs), draw(1));
        }
        Initializer::XavierUniform => uniform(format!("np.sqrt(6 / {both})")),
        Initializer::XavierNormal => normal(format!("np.sqrt(2 / {both})")),
        Initializer::HeUniform => uniform(format!("np.sqrt(6 / {inputs})")),
        Initializer::HeNormal => normal(format!("np.sqrt(2 / {inputs})")),
        Initializer::Zeros => format!("np.zeros(({inputs}, {neurons}))"),
    };
    (weights, format!("np.zeros((1, {neurons}))"))
}

fn given_weights(weights: &[f64], neurons: usize) -> String {
    let rows: Vec<_> =
        weights.chunks_exact(neurons).map(|row| format!("[{}]", numbers(row))).collect();
    if let [row] = &rows[..] {
        return format!("np.array([{row}])");
    }
    let rows: Vec<_> = rows.iter().map(|row| format!("    {row},")).collect();
    format!("np.array([\n{}\n])", rows.join("\n"))
}

/// What was changed on the way, as far as it is of use in so many epochs.
pub(super) struct Changes {
    /// From which epochs on there are which learning rates.
    rates: Vec<(u64, f64)>,
    /// At which epochs which parameters become what.
    parameters: Vec<(u64, usize, f64)>,
}

impl Changes {
    pub fn of(run: &Run, epochs: u64) -> Self {
        let mut changes = Self { rates: Vec::new(), parameters: Vec::new() };
        for edit in run.edits() {
            match edit.change {
                Change::LearningRate(rate) if edit.epoch < epochs => {
                    changes.rates.push((edit.epoch, rate.get()));
                }
                Change::Parameter { index, value } if edit.epoch <= epochs => {
                    changes.parameters.push((edit.epoch, index, value));
                }
                _ => {}
            }
        }
        changes
    }

    pub fn has_rates(&self) -> bool {
        !self.rates.is_empty()
    }

    pub fn has_parameters(&self) -> bool {
        !self.parameters.is_empty()
    }

    /// Tables of them; `place` is the name of a parameter's array and its place there, as Python has
    /// it.
    pub fn tables(&self, place: &dyn Fn(usize) -> (String, String)) -> String {
        let mut text = String::new();
        if self.has_rates() {
            let rates = self.rates.iter();
            let rates = rates.map(|(epoch, rate)| format!("    {epoch}: {},\n", number(*rate)));
            let rates: String = rates.collect();
            text += &format!(
                "\n# The learning rate was changed on the way: from these epochs on, to\n\
                 LEARNING_RATES = {{\n{rates}}}\n"
            );
        }
        if self.has_parameters() {
            let mut entries = String::new();
            for same in self.parameters.chunk_by(|one, next| one.0 == next.0) {
                let changed = same.iter().map(|&(_, index, value)| {
                    let (array, place) = place(index);
                    format!("(\"{array}\", {place}, {})", number(value))
                });
                let changed = changed.collect::<Vec<_>>().join(", ");
                entries += &format!("    {}: [{changed}],\n", same[0].0);
            }
            text += &format!(
                "\n# Weights and biases were changed by hand: at these epochs, which, where, and to what\n\
                 CHANGES = {{\n{entries}}}\n"
            );
        }
        text
    }
}

/// The layer of a parameter, its row if it is a weight, and its column.
pub(super) fn place_of(shape: &Shape, index: usize) -> (Layer, Option<usize>, usize) {
    let (layer, layout) = layers(shape)
        .into_iter()
        .zip(shape.layouts())
        .find(|(_, layout)| index < layout.biases().end)
        .expect("a run changes parameters that there are");
    if layout.biases().contains(&index) {
        return (layer, None, index - layout.biases().start);
    }
    let among = index - layout.weights().start;
    (layer, Some(among / layout.neurons), among % layout.neurons)
}

/// The order in which an epoch takes the samples: see [`crate::training::shuffle`].
pub(super) const SHUFFLED: &str = r"# Random numbers for shuffling: the generator SplitMix64 (Steele, Lea and Flood, 2014)
def split_mix_64(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) % 2**64
        mixed = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB % 2**64
        yield mixed ^ mixed >> 31


# The order in which an epoch takes the samples: a Fisher-Yates shuffle
def shuffled(samples, epoch):
    random = split_mix_64(next(split_mix_64(SHUFFLE_SEED)) ^ epoch)
    order = list(range(samples))
    for last in range(samples - 1, 0, -1):
        other = next(random) * (last + 1) >> 64
        order[last], order[other] = order[other], order[last]
    return order
";
