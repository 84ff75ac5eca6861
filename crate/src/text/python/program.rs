//! What the programs in Python have in common: how they name things, write numbers, draw the start,
//! shuffle the rows and change by hand what was changed.

use super::data::{data, data_names, network_name, what};
use super::library::Library;
use super::numbers::{number, numbers};
use super::template::fill;
use crate::data::Feature;
use crate::network::{Activation, Shape};
use crate::training::{Batch, Change, Order, Penalty, Run, Start};

/// What both programs are made of.
pub(super) struct Program<'a> {
    pub run: &'a Run,
    epochs: u64,
    pub layers: Vec<Layer>,
    pub changes: Changes,
}

/// The name of a parameter's array and its place there, given its layer, its row if it is a weight, and its column.
type PlaceOf = dyn Fn(&Layer, Option<usize>, usize) -> (String, String);

impl<'a> Program<'a> {
    pub fn new(run: &'a Run, epochs: u64) -> Self {
        Self { run, epochs, layers: layers(&run.setup().shape), changes: Changes::of(run, epochs) }
    }

    /// The template with what both have in common, and these blocks and pieces.
    pub fn filled(
        &self,
        template: &str,
        library: &Library,
        place: &PlaceOf,
        blocks: &[(&str, &str)],
        pieces: &[(&str, &str)],
    ) -> String {
        let Self { run, epochs, .. } = *self;
        let heading = heading(run, epochs, library);
        let (constants, data) = (constants(run, epochs), data(run, library));
        let changes = self.changes.tables(&|index| {
            let (layer, row, column) = place_of(&run.setup().shape, index);
            place(&layer, row, column)
        });
        let (split, losses) = (split(run), losses(run, library));
        let features = features(run, library);
        let common = [
            ("HEADING", &*heading),
            ("CONSTANTS", &constants),
            ("CHANGES", &changes),
            ("DATA", &data),
            ("SPLIT", &split),
            ("FEATURES", &features),
            ("SHUFFLED", if is_shuffled(run) { include_str!("shuffled.py") } else { "" }),
            ("LOSSES", &losses),
        ];
        let (inputs, targets) = data_names(run);
        let [training_inputs, training_targets] = [inputs, targets].map(|name| training(run, name));
        let [training_inputs, all_inputs] = [&training_inputs, inputs].map(|name| given(run, name));
        let names = [
            ("NETWORK", network_name(run)),
            ("INPUT_NAME", inputs),
            ("TARGET_NAME", targets),
            ("ALL_INPUTS", &all_inputs),
            ("TRAINING_INPUTS", &training_inputs),
            ("TRAINING_TARGETS", &training_targets),
        ];
        fill(template, &[&common, blocks].concat(), &[&names, pieces].concat())
    }

    /// The lines of all layers.
    pub fn each_layer(&self, lines: impl FnMut(&Layer) -> String) -> String {
        self.layers.iter().map(lines).collect()
    }

    /// What stands for the numbers of the optimizer in its text.
    pub fn optimizer_numbers(&self) -> Vec<(String, String)> {
        let optimizer = self.run.setup().optimizer;
        let mut words = capitals(&optimizer.keys(), |key| optimizer.number(key));
        let constants = optimizer.python().constants.iter();
        words.extend(constants.map(|&(word, value)| (word.to_owned(), number(value))));
        words
    }
}

/// One layer, as the programs have it.
pub(super) struct Layer {
    /// `hidden` where there is one hidden layer, `hidden1`, `hidden2` where there are more, and `output`.
    pub name: String,
    /// The same in a sentence.
    pub title: String,
    pub inputs: usize,
    pub neurons: usize,
    /// How many of the inputs come past the layers before.
    pub direct: usize,
    pub has_biases: bool,
    pub activation: Activation,
}

/// The layers, from the inputs on.
fn layers(shape: &Shape) -> Vec<Layer> {
    let hidden = shape.hidden().len();
    let layers = shape.layouts().iter().enumerate().map(|(index, layout)| {
        let (name, title) = match index {
            _ if index == hidden => ("output".to_owned(), "output layer".to_owned()),
            _ if hidden == 1 => ("hidden".to_owned(), "hidden layer".to_owned()),
            _ => (format!("hidden{}", index + 1), format!("hidden layer {}", index + 1)),
        };
        let (inputs, neurons, activation) = (layout.inputs, layout.neurons, layout.activation);
        let (direct, has_biases) = (layout.direct(), layout.has_biases());
        Layer { name, title, inputs, neurons, direct, has_biases, activation }
    });
    layers.collect()
}

/// What the program says of itself.
fn heading(run: &Run, epochs: u64, library: &Library) -> String {
    let setup = run.setup();
    let what = what(run);
    let neurons = setup.shape.layouts().iter().map(|layout| layout.neurons);
    let sizes: Vec<_> = [setup.shape.input_neurons()]
        .into_iter()
        .chain(neurons)
        .map(|size| size.to_string())
        .collect();
    let start = match setup.start {
        Start::Drawn { seed, .. } => format!("seed {seed}"),
        Start::Parameters(_) => "given start".to_owned(),
    };
    let pieces = [
        ("SIZES", &*sizes.join("-")),
        ("WHAT", &what),
        ("START", &start),
        ("EPOCH_COUNT", &epoch_count(epochs)),
        ("LIBRARY", library.name),
        ("PACKAGES", library.packages),
    ];
    fill(include_str!("heading.py"), &[], &pieces)
}

fn epoch_count(epochs: u64) -> String {
    if epochs == 1 { "1 epoch".to_owned() } else { format!("{epochs} epochs") }
}

/// The constants that say how it trains, a line each.
fn constants(run: &Run, epochs: u64) -> String {
    let setup = run.setup();
    let mut lines = vec![format!("EPOCHS = {epochs}")];
    lines.push(format!("LEARNING_RATE = {}", number(setup.learning_rate.get())));
    let Penalty { l1, l2 } = setup.penalty;
    for (name, strength) in [("L1_PENALTY", l1), ("L2_PENALTY", l2)] {
        if strength != 0.0 {
            lines.push(format!("{name} = {}", number(strength)));
        }
    }
    if let Some(split) = setup.split {
        lines.push(format!("TEST_PERCENT = {}", split.percent()));
        lines.push(format!("SPLIT_SEED = {}", split.seed()));
    }
    if let Batch::Mini { size, order } = &setup.batch {
        lines.push(format!("BATCH_SIZE = {size}"));
        match order {
            Order::Shuffled { seed } => lines.push(format!("SHUFFLE_SEED = {seed}")),
            Order::Given => {}
            #[cfg(feature = "every-kind")]
            Order::Listed(rows) => lines.push(list(rows)),
        }
    }
    lines.join("\n") + "\n"
}

/// Whether batches come in an order that is shuffled.
pub(super) fn is_shuffled(run: &Run) -> bool {
    matches!(run.setup().batch, Batch::Mini { order: Order::Shuffled { .. }, .. })
}

/// The order of a list, of which all lines are short.
#[cfg(feature = "every-kind")]
fn list(rows: &[usize]) -> String {
    const IN_A_LINE: usize = 16;
    let numbers: Vec<_> = rows.iter().map(usize::to_string).collect();
    let lines: Vec<_> = numbers.chunks(IN_A_LINE).map(|line| line.join(", ")).collect();
    let comment = "# The order in which an epoch takes the samples; the first of them is 0\n";
    match &lines[..] {
        [line] => format!("{comment}ROW_ORDER = [{line}]"),
        lines => format!("{comment}ROW_ORDER = [\n    {},\n]", lines.join(",\n    ")),
    }
}

/// The indices of an epoch's samples among those that train, in the order in which it takes them.
pub(super) fn order(run: &Run) -> &'static str {
    match &run.setup().batch {
        #[cfg(feature = "every-kind")]
        Batch::Mini { order: Order::Listed(_), .. } if run.setup().split.is_some() => {
            "np.searchsorted(TRAINING, ROW_ORDER).tolist()"
        }
        #[cfg(feature = "every-kind")]
        Batch::Mini { order: Order::Listed(_), .. } => "ROW_ORDER",
        _ if is_shuffled(run) => "shuffled(len(inputs), epoch)",
        _ => "list(range(len(inputs)))",
    }
}

/// What says which samples train, where not all do.
fn split(run: &Run) -> String {
    match run.setup().split {
        None => String::new(),
        Some(_) => fill(include_str!("split.py"), &[], &[("INPUT_NAME", data_names(run).0)]),
    }
}

/// What computes from the inputs what the first layer is given, where that is something else.
fn features(run: &Run, library: &Library) -> String {
    let features = run.setup().shape.features();
    if features.is_raw() {
        return String::new();
    }
    let computed: Vec<_> = features.list().map(Feature::numpy).collect();
    let names: Vec<_> = features.list().map(Feature::title).collect();
    let (names, computed) = (names.join(", "), computed.join(", "));
    let stacked = (library.columns)(&computed);
    format!(
        "# What the network is given of each sample: {names}\n\
         def features(inputs):\n    x, y = inputs.T\n    return {stacked}\n"
    )
}

/// What the network is given of these inputs.
fn given(run: &Run, inputs: &str) -> String {
    let is_raw = run.setup().shape.features().is_raw();
    if is_raw { inputs.to_owned() } else { format!("features({inputs})") }
}

/// Of an array with a row for each sample the rows that train.
fn training(run: &Run, name: &str) -> String {
    if run.setup().split.is_some() { format!("{name}[TRAINING]") } else { name.to_owned() }
}

/// Prints the loss; and the test's, if there is one.
fn losses(run: &Run, library: &Library) -> String {
    let (predictions, targets) = ("predictions", data_names(run).1);
    let loss = (library.loss)(&training(run, predictions), &training(run, targets));
    let mut text = format!("loss = {loss}\nprint(f\"epoch {{EPOCHS}}, loss {{loss}}\")\n");
    if run.setup().split.is_some() {
        let loss = (library.loss)(&format!("{predictions}[TEST]"), &format!("{targets}[TEST]"));
        text += &format!("test_loss = {loss}\nprint(f\"test loss {{test_loss}}\")\n");
    }
    text
}

/// Puts the start into arrays of NumPy, whose names begin with `prefix`: weights of shape (inputs,
/// neurons), biases of shape (1, neurons).
pub(super) fn start(program: &Program<'_>, prefix: &str) -> String {
    let Program { run, layers, .. } = program;
    let shape = &run.setup().shape;
    let mut text = String::new();
    match &run.setup().start {
        Start::Drawn { initializer, seed } => {
            let (title, layer_lines) = initializer.python().split_once('\n').unwrap_or_default();
            text += &format!("{title}\n");
            if initializer.is_random() {
                text += &format!("np.random.seed({seed})\n");
            }
            for Layer { name, inputs, neurons, has_biases, .. } in layers {
                let mut pieces = vec![
                    ("WEIGHT".to_owned(), format!("{prefix}{name}_weight")),
                    ("BIAS".to_owned(), format!("{prefix}{name}_bias")),
                    ("INPUTS".to_owned(), inputs.to_string()),
                    ("NEURONS".to_owned(), neurons.to_string()),
                    ("BOTH".to_owned(), (inputs + neurons).to_string()),
                ];
                pieces.extend(capitals(&initializer.keys(), |key| initializer.number(key)));
                let lines =
                    layer_lines.lines().filter(|line| *has_biases || !line.starts_with("BIAS"));
                let lines: Vec<_> = lines.collect();
                text += &fill(&lines.join("\n"), &[], &borrowed(&pieces));
            }
        }
        Start::Parameters(parameters) => {
            text += "# Given weights and biases: a row for each input, a column for each neuron\n";
            for (Layer { name, .. }, layout) in layers.iter().zip(shape.layouts()) {
                let weights = given_weights(&parameters[layout.weights()], layout.neurons);
                let biases = numbers(&parameters[layout.biases()]);
                text += &format!("{prefix}{name}_weight = {weights}\n");
                if layout.has_biases() {
                    text += &format!("{prefix}{name}_bias = np.array([[{biases}]])\n");
                }
            }
        }
    }
    text
}

/// The keys of numbers in capitals, which stand for them in a template, with the numbers.
fn capitals(keys: &[&str], number_of: impl Fn(&str) -> Option<f64>) -> Vec<(String, String)> {
    let numbers = keys.iter().filter_map(|key| Some((*key, number_of(key)?)));
    numbers.map(|(key, value)| (key.to_uppercase().replace('-', "_"), number(value))).collect()
}

/// Words and what they stand for, as [`fill`] takes them.
pub(super) fn borrowed(words: &[(String, String)]) -> Vec<(&str, &str)> {
    words.iter().map(|(word, piece)| (&**word, &**piece)).collect()
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
                "# The learning rate was changed on the way: from these epochs on, to\n\
                 LEARNING_RATES = {{\n{rates}}}\n"
            );
        }
        if self.has_parameters() {
            let blank = if text.is_empty() { "" } else { "\n" };
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
                "{blank}# Weights and biases were changed by hand: at these epochs, which, where, and to what\n\
                 CHANGES = {{\n{entries}}}\n"
            );
        }
        text
    }
}

/// The layer of a parameter, its row if it is a weight, and its column.
fn place_of(shape: &Shape, index: usize) -> (Layer, Option<usize>, usize) {
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
