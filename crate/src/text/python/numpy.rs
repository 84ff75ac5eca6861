//! A run as a program for NumPy, in the manner of the article's.

use super::data::is_xor;
use super::library::Library;
use super::program::{Layer, Program, borrowed, order, start};
use super::template::fill;
use crate::network::Activation;
use crate::training::{Batch, Penalty, Run};

/// A program in Python that trains `run` for so many epochs with NumPy, and prints the loss (the mean
/// squared error), that of the test if samples are held out, and the prediction for each sample.
///
/// Where training is not chaotic, they are those of this crate to 1e-12.
///
/// ```
/// use xor_playground::Run;
/// use xor_playground::text::numpy_program;
/// let program = numpy_program(&Run::article(11), 5_000);
/// assert!(program.contains("np.random.seed(11)"));
/// ```
#[must_use]
pub fn numpy_program(run: &Run, epochs: u64) -> String {
    let program = Program::new(run, epochs);
    let (memory, update) = update(&program);
    let rate =
        if program.changes.has_rates() { "self.learning_rate = LEARNING_RATE\n" } else { "" };
    let definitions = definitions(&program);
    let imports = if definitions.contains("math.") {
        "import math\n\nimport numpy as np\n"
    } else {
        "import numpy as np\n"
    };
    let (change, epoch, after) = course(&program);
    let rows = if is_xor(run) {
        "for (x, y), (prediction,) in zip(TRUTH_TABLE, predictions):\n    \
             print(f\"({x} ^ {y}) = {prediction}\")\n"
    } else {
        "for row, (prediction,) in zip(INPUTS.tolist(), predictions):\n    \
             print(f\"{row} -> {prediction}\")\n"
    };
    program.filled(
        include_str!("numpy.py"),
        &Library {
            name: "NumPy",
            packages: "numpy",
            array: |values| format!("np.array({values})"),
            arrays: str::to_owned,
            columns: |columns| format!("np.stack([{columns}], axis=1)"),
            loss: |predictions, targets| format!("np.mean(({targets} - {predictions}) ** 2)"),
        },
        &|layer, row, column| {
            let part = if row.is_some() { "weight" } else { "bias" };
            (format!("{}_{part}", layer.name), format!("({}, {column})", row.unwrap_or(0)))
        },
        &[
            ("IMPORTS", imports),
            ("DEFINITIONS", &definitions),
            ("START_LINES", &start(&program, "self.")),
            (
                "PARAMETERS",
                &program.each_layer(|Layer { name, has_biases, .. }| {
                    let bias =
                        if *has_biases { format!("self.{name}_bias,\n") } else { String::new() };
                    format!("self.{name}_weight,\n{bias}")
                }),
            ),
            ("RATE", rate),
            ("MEMORY", &memory),
            ("FORWARD", &forward(&program.layers)),
            ("BACKWARD", &backward(&program)),
            ("GRADIENT", &gradient(&program)),
            ("UPDATE", &update),
            ("CHANGE", &change),
            ("EPOCH_LINES", &epoch),
            ("AFTER", after),
            ("PRINT_ROWS", rows),
        ],
        &[],
    )
}

/// The functions that the network needs: those of its activations, each once, and the penalty's.
fn definitions(program: &Program<'_>) -> String {
    let is_used = |activation: &Activation| {
        program.layers.iter().any(|layer| layer.activation == *activation)
    };
    let activations = Activation::ALL.into_iter().filter(is_used);
    let texts = activations.map(|activation| activation.python().definition.to_owned());
    let texts: Vec<_> = texts
        .chain(penalty_gradient(program.run.setup().penalty))
        .filter(|text| !text.is_empty())
        .collect();
    texts.join("\n\n")
}

/// What the penalties add to the gradient along a weight, if there are any.
fn penalty_gradient(Penalty { l1, l2 }: Penalty) -> Option<String> {
    let size = (l1 != 0.0).then_some("L1_PENALTY * np.sign(weight)");
    let square = (l2 != 0.0).then_some("L2_PENALTY * weight");
    let parts: Vec<_> = [size, square].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| {
        format!(
            "# The gradient of the penalty for large weights\n\
             def penalty_gradient(weight):\n    return {}\n",
            parts.join(" + ")
        )
    })
}

fn forward(layers: &[Layer]) -> String {
    let mut before = "inputs".to_owned();
    let passes = layers.iter().map(|layer| {
        let Layer { name, title, activation, has_biases, .. } = layer;
        let taken = taken(layer, &before);
        let sum = format!("self.{name}_layer_activation");
        let value = activation.python().value.replace("{z}", &sum);
        let text = format!(
            "# Forward pass for {title}\n\
             {sum} = np.dot({taken}, self.{name}_weight)\n{}{} = {value}\n",
            if *has_biases { format!("{sum} += self.{name}_bias\n") } else { String::new() },
            output_of(name)
        );
        before = output_of(name);
        text
    });
    passes.collect::<Vec<_>>().join("\n")
}

/// What the error changes with each layer's weighted sums, from the output back.
fn backward(program: &Program<'_>) -> String {
    let setup = program.run.setup();
    let output = with_derivative(setup.loss.python().gradient, setup.shape.output(), "output");
    let pairs = program.layers.iter().zip(&program.layers[1..]).rev();
    let hidden = pairs.map(|(Layer { name, title, activation, .. }, next)| {
        let delta = format!(
            "# Gradient of {title}\n\
             error_{name}_layer = {}.dot(self.{}_weight{}.T)\n\
             d_{name}_layer = error_{name}_layer * DERIVATIVE\n",
            delta_of(&next.name),
            next.name,
            if next.direct > 0 {
                format!("[:{}]", next.inputs - next.direct)
            } else {
                String::new()
            }
        );
        with_derivative(&delta, *activation, name)
    });
    [output].into_iter().chain(hidden).collect::<Vec<_>>().join("\n")
}

/// The text with the factor of the chain rule that a layer's activation brings.
fn with_derivative(text: &str, activation: Activation, layer: &str) -> String {
    let derivative = activation.python().derivative;
    if derivative.is_empty() {
        return text.replace(" * DERIVATIVE", "");
    }
    let derivative = derivative
        .replace("{z}", &format!("self.{layer}_layer_activation"))
        .replace("{a}", &output_of(layer));
    text.replace("DERIVATIVE", &derivative)
}

/// The gradient of the error, along every weight and bias.
fn gradient(program: &Program<'_>) -> String {
    let is_free = program.run.setup().penalty == Penalty::NONE;
    let mut before = "inputs".to_owned();
    program.each_layer(|layer| {
        let Layer { name, has_biases, .. } = layer;
        let (delta, from) = (delta_of(name), taken(layer, &before));
        before = output_of(name);
        let penalty = if is_free {
            String::new()
        } else {
            format!(" + penalty_gradient(self.{name}_weight)")
        };
        let bias = if *has_biases {
            format!("np.sum({delta}, axis=0, keepdims=True),\n")
        } else {
            String::new()
        };
        format!("{from}.T.dot({delta}){penalty},\n{bias}")
    })
}

/// What a layer takes, given what the one before it answers.
fn taken(layer: &Layer, before: &str) -> String {
    if layer.direct > 0 { format!("np.hstack([{before}, inputs])") } else { before.to_owned() }
}

/// Where a layer's outputs are.
fn output_of(name: &str) -> String {
    if name == "output" {
        "self.predicted_output".into()
    } else {
        format!("self.{name}_layer_output")
    }
}

/// What the error changes with a layer's weighted sums.
fn delta_of(name: &str) -> String {
    if name == "output" { "d_predicted_output".into() } else { format!("d_{name}_layer") }
}

/// What an optimizer remembers, as it begins, and the method that makes an update.
fn update(program: &Program<'_>) -> (String, String) {
    let rate = if program.changes.has_rates() { "self.learning_rate" } else { "LEARNING_RATE" };
    let text = program.run.setup().optimizer.python().text;
    let (memory, update) = text.split_once("\n\n\n").unwrap_or(("", text));
    let numbers = program.optimizer_numbers();
    let numbers = borrowed(&numbers);
    let with_rate = [&[("LEARNING_RATE", rate)], &numbers[..]].concat();
    let memory = if memory.is_empty() { String::new() } else { fill(memory, &[], &numbers) };
    (memory, fill(update, &[], &with_rate))
}

/// The method that changes by hand what was changed, the lines of an epoch, and what comes after the last.
fn course(program: &Program<'_>) -> (String, String, &'static str) {
    let mut body = String::new();
    if program.changes.has_rates() {
        body += "    self.learning_rate = LEARNING_RATES.get(epoch, self.learning_rate)\n";
    }
    if program.changes.has_parameters() {
        body += "    for name, place, value in CHANGES.get(epoch, []):\n";
        body += "        getattr(self, name)[place] = value\n";
    }
    let mut change = String::new();
    let mut epoch = String::new();
    if !body.is_empty() {
        change = format!("# What was changed on the way\ndef change(self, epoch):\n{body}");
        epoch += "self.change(epoch)\n";
    }
    epoch += &match program.run.setup().batch {
        Batch::Full => "self.update(self.backpropagation(inputs, expected_output))\n".to_owned(),
        Batch::Mini { .. } => format!(
            "order = {}\n\
             for first in range(0, len(order), BATCH_SIZE):\n    \
                 batch = order[first : first + BATCH_SIZE]\n    \
                 self.update(self.backpropagation(inputs[batch], expected_output[batch]))\n",
            order(program.run)
        ),
    };
    let after = if program.changes.has_parameters() { "self.change(epochs)\n" } else { "" };
    (change, epoch, after)
}
