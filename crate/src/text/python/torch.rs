//! A run as a program for `PyTorch`.

use super::data::is_xor;
use super::library::Library;
use super::program::{Layer, Program, borrowed, order, start};
use super::template::fill;
use crate::training::{Batch, Penalty, Run};

/// A program in Python that trains `run` for so many epochs with `PyTorch`, in float64, and prints the
/// loss (the mean squared error), that of the test if samples are held out, and the prediction for each sample. NumPy
/// draws its start.
///
/// ```
/// use xor_playground::Run;
/// use xor_playground::text::torch_program;
/// let program = torch_program(&Run::article(11), 5_000);
/// assert!(program.contains("torch.optim.SGD("));
/// ```
#[must_use]
pub fn torch_program(run: &Run, epochs: u64) -> String {
    let program = Program::new(run, epochs);
    let takes_sums = run.setup().loss.python().takes_sums;
    let (change, epoch, after) = course(&program);
    let rows = if is_xor(run) {
        "for (x, y), (prediction,) in zip(TRUTH_TABLE.int().tolist(), predictions.tolist()):\n    \
             print(f\"({x} ^ {y}) = {prediction}\")\n"
    } else {
        "for row, (prediction,) in zip(INPUTS.tolist(), predictions.tolist()):\n    \
             print(f\"{row} -> {prediction}\")\n"
    };
    program.filled(
        include_str!("torch.py"),
        &Library {
            name: "PyTorch",
            packages: "torch numpy",
            array: |values| format!("torch.tensor({values}, dtype=torch.float64)"),
            arrays: |made| format!("map(torch.from_numpy, {made})"),
            columns: |columns| {
                format!("torch.stack([{}], dim=1)", columns.replace("np.", "torch."))
            },
            loss: |predictions, targets| format!("F.mse_loss({predictions}, {targets}).item()"),
        },
        // Of weights, PyTorch keeps a row for each neuron.
        &|Layer { name, .. }, row, column| match row {
            Some(row) => (format!("{name}.weight"), format!("({column}, {row})")),
            None => (format!("{name}.bias"), column.to_string()),
        },
        &[
            (
                "LINEAR_LAYERS",
                &program.each_layer(|Layer { name, inputs, neurons, has_biases, .. }| {
                    let bias = if *has_biases { "" } else { ", bias=False" };
                    format!("self.{name} = nn.Linear({inputs}, {neurons}{bias})\n")
                }),
            ),
            ("START_LINES", &start(&program, "")),
            (
                "COPY_LINES",
                &program.each_layer(|Layer { name, has_biases, .. }| {
                    let bias = if *has_biases {
                        format!("self.{name}.bias.copy_(torch.from_numpy({name}_bias[0]))\n")
                    } else {
                        String::new()
                    };
                    format!("self.{name}.weight.copy_(torch.from_numpy({name}_weight.T))\n{bias}")
                }),
            ),
            ("FORWARD_METHODS", &forward(&program.layers, takes_sums)),
            ("ERROR", &error(&program)),
            ("CHANGE", change),
            ("OPTIMIZER", &optimizer(&program)),
            ("EPOCH_LINES", &epoch),
            ("AFTER", after),
            ("PRINT_ROWS", rows),
        ],
        &[("PREDICTIONS", if takes_sums { "network.predict" } else { "network" })],
    )
}

/// From the inputs to the prediction; where the loss takes the weighted sums of the output, to these. (The sigmoid
/// is part of the loss then, which keeps it exact where a sigmoid is next to 0 or 1.)
fn forward(layers: &[Layer], takes_sums: bool) -> String {
    let mut body = String::new();
    let mut before = "inputs".to_owned();
    let (output, hidden) = layers.split_last().expect("there is an output");
    for Layer { name, activation, .. } in hidden {
        let value = activation.python().torch.replace("{z}", &format!("self.{name}({before})"));
        body += &format!("    {name}_output = {value}\n");
        before = format!("{name}_output");
    }
    if output.direct > 0 {
        before = format!("torch.cat([{before}, inputs], dim=1)");
    }
    let sum = format!("self.output({before})");
    let activation = output.activation.python().torch;
    if takes_sums {
        let name = output.activation;
        let prediction = activation.replace("{z}", "self(inputs)");
        format!(
            "# The weighted sum of the output: its {name} is the prediction\n\
             def forward(self, inputs):\n{body}    return {sum}\n\n\
             def predict(self, inputs):\n    return {prediction}\n"
        )
    } else {
        let prediction = activation.replace("{z}", &sum);
        format!("def forward(self, inputs):\n{body}    return {prediction}\n")
    }
}

/// What training descends.
fn error(program: &Program<'_>) -> String {
    let setup = program.run.setup();
    let python = setup.loss.python();
    let (words, value) = (python.words, python.torch);
    let Penalty { l1, l2 } = setup.penalty;
    let mut penalties = String::new();
    for (strength, added) in
        [(l1, "L1_PENALTY * weight.abs().sum()"), (l2, "0.5 * L2_PENALTY * (weight**2).sum()")]
    {
        if strength != 0.0 {
            let layers = program.layers.iter();
            let weights = layers.map(|Layer { name, .. }| format!("network.{name}.weight"));
            let weights = weights.collect::<Vec<_>>().join(", ");
            // A tuple of one takes a comma.
            let comma = if program.layers.len() == 1 { "," } else { "" };
            penalties += &format!(
                "    for weight in ({weights}{comma}):\n        error = error + {added}\n"
            );
        }
    }
    let (penalty, body) = if penalties.is_empty() {
        ("", format!("    return {value}\n"))
    } else {
        let body = format!("    error = {value}\n{penalties}    return error\n");
        (", and the penalty for large weights", body)
    };
    format!(
        "# What training descends: {words}{penalty}\n\
         def error_of(network, inputs, expected_output):\n{body}"
    )
}

/// `PyTorch`'s own optimizer.
fn optimizer(program: &Program<'_>) -> String {
    let numbers = program.optimizer_numbers();
    let numbers = borrowed(&numbers);
    fill(
        &format!("optimizer = torch.optim.{}", program.run.setup().optimizer.torch()),
        &[],
        &numbers,
    )
}

/// The function that changes by hand what was changed, the lines of an epoch, and what comes after the last.
fn course(program: &Program<'_>) -> (&'static str, String, &'static str) {
    let mut epoch = String::new();
    if program.changes.has_rates() {
        epoch += "for group in optimizer.param_groups:\n    \
                      group[\"lr\"] = LEARNING_RATES.get(epoch, group[\"lr\"])\n";
    }
    if program.changes.has_parameters() {
        epoch += "change(network, epoch)\n";
    }
    epoch += &match program.run.setup().batch {
        Batch::Full => "optimizer.zero_grad()\n\
             error_of(network, inputs, expected_output).backward()\n\
             optimizer.step()\n"
            .to_owned(),
        Batch::Mini { .. } => format!(
            "order = {}\n\
             for first in range(0, len(order), BATCH_SIZE):\n    \
                 batch = order[first : first + BATCH_SIZE]\n    \
                 optimizer.zero_grad()\n    \
                 error_of(network, inputs[batch], expected_output[batch]).backward()\n    \
                 optimizer.step()\n",
            order(program.run)
        ),
    };
    if !program.changes.has_parameters() {
        return ("", epoch, "");
    }
    let change = "# What was changed by hand on the way\n\
                  @torch.no_grad()\n\
                  def change(network, epoch):\n    \
                      for name, place, value in CHANGES.get(epoch, []):\n        \
                          network.get_parameter(name)[place] = value\n";
    (change, epoch, "change(network, epochs)\n")
}
