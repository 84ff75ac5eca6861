//! A run as a program for `PyTorch`.

use super::program::{
    Changes, Layer, SHUFFLED, constants, data, data_names, heading, indented, is_xor, layers,
    network_name, number, place_of, start,
};
use crate::network::{Activation, Loss};
use crate::training::{Batch, Optimizer, Penalty, Rprop, Run};

/// A program in Python that trains `run` for so many epochs with `PyTorch`, in float64, and prints the
/// loss (the mean squared error) and the prediction for each sample. NumPy draws its start.
///
/// ```
/// use xor_playground::Run;
/// use xor_playground::text::torch_program;
/// let program = torch_program(&Run::article(11), 5_000);
/// assert!(program.contains("torch.optim.SGD("));
/// ```
#[must_use]
pub fn torch_program(run: &Run, epochs: u64) -> String {
    let writer =
        Writer { run, layers: layers(&run.setup().shape), changes: Changes::of(run, epochs) };
    let array = |values: &str| format!("torch.tensor({values}, dtype=torch.float64)");
    let mut preamble = heading(run, epochs, "PyTorch", "torch numpy");
    preamble += "\nimport numpy as np\nimport torch\nimport torch.nn.functional as F\nfrom torch import nn\n\n";
    preamble += "# As exact as NumPy; PyTorch's own default is float32\n";
    preamble += "torch.set_default_dtype(torch.float64)\n\n";
    preamble += &constants(run, epochs);
    preamble += &writer.changes.tables(&|index| writer.place(index));
    preamble += &format!("\n{}", data(run, &array));
    let mut parts = vec![preamble];
    if run.setup().batch != Batch::Full {
        parts.push(SHUFFLED.to_owned());
    }
    parts.push(writer.network());
    parts.push(writer.error());
    parts.extend(writer.change());
    parts.push(writer.train());
    parts.push(main(run));
    parts.join("\n\n")
}

struct Writer<'a> {
    run: &'a Run,
    layers: Vec<Layer>,
    changes: Changes,
}

impl Writer<'_> {
    /// The tensor of a parameter, and its place there: of weights, `PyTorch` keeps a row for each neuron.
    fn place(&self, index: usize) -> (String, String) {
        let (Layer { name, .. }, row, column) = place_of(&self.run.setup().shape, index);
        match row {
            Some(row) => (format!("{name}.weight"), format!("({column}, {row})")),
            None => (format!("{name}.bias"), column.to_string()),
        }
    }

    fn network(&self) -> String {
        let methods = [self.constructor(), self.start(), self.forward()];
        let mut methods: Vec<_> = methods.iter().map(|method| indented(method)).collect();
        if !self.predicts_directly() {
            methods.push(indented(
                "def predict(self, inputs):\n    return torch.sigmoid(self(inputs))\n",
            ));
        }
        format!("class {}(nn.Module):\n{}\n", network_name(self.run), methods.join("\n\n"))
    }

    /// Whether what the network gives is the prediction. With cross-entropy, it is the weighted sum of
    /// the output: the sigmoid is part of the loss there, which keeps it exact where a sigmoid is next
    /// to 0 or 1.
    fn predicts_directly(&self) -> bool {
        self.run.setup().loss != Loss::CrossEntropy
    }

    fn constructor(&self) -> String {
        let mut body = "super().__init__()\n".to_owned();
        for Layer { name, inputs, neurons, .. } in &self.layers {
            body += &format!("self.{name} = nn.Linear({inputs}, {neurons})\n");
        }
        body += "self.start()\n";
        format!("def __init__(self):\n{}", indented(&body))
    }

    fn start(&self) -> String {
        let mut body = start(self.run, "");
        body += "\n# PyTorch keeps a row for each neuron where these arrays have a column\n";
        for Layer { name, .. } in &self.layers {
            body += &format!("self.{name}.weight.copy_(torch.from_numpy({name}_weight.T))\n");
            body += &format!("self.{name}.bias.copy_(torch.from_numpy({name}_bias[0]))\n");
        }
        format!("@torch.no_grad()\ndef start(self):\n{}", indented(&body))
    }

    fn forward(&self) -> String {
        let mut body = String::new();
        let mut before = "inputs".to_owned();
        let (output, hidden) = self.layers.split_last().expect("there is an output");
        for Layer { name, activation, .. } in hidden {
            let value = applied(*activation, &format!("self.{name}({before})"));
            body += &format!("{name}_output = {value}\n");
            before = format!("{name}_output");
        }
        let sum = format!("self.output({before})");
        let comment = if self.predicts_directly() {
            body += &format!("return {}\n", applied(output.activation, &sum));
            ""
        } else {
            body += &format!("return {sum}\n");
            "# The weighted sum of the output: its sigmoid is the prediction\n"
        };
        format!("{comment}def forward(self, inputs):\n{}", indented(&body))
    }

    /// What training descends.
    fn error(&self) -> String {
        let setup = self.run.setup();
        let (formula, value) = match setup.loss {
            Loss::HalfSquaredError => (
                "half the sum of (t - y)^2",
                "0.5 * F.mse_loss(network(inputs), expected_output, reduction=\"sum\")",
            ),
            Loss::MeanSquaredError => {
                ("the mean of (t - y)^2", "F.mse_loss(network(inputs), expected_output)")
            }
            Loss::CrossEntropy => (
                "the mean of -(t ln y + (1 - t) ln(1 - y))",
                "F.binary_cross_entropy_with_logits(network(inputs), expected_output)",
            ),
        };
        let mut penalties = String::new();
        let Penalty { l1, l2 } = setup.penalty;
        for (strength, added) in
            [(l1, "L1_PENALTY * weight.abs().sum()"), (l2, "0.5 * L2_PENALTY * (weight**2).sum()")]
        {
            if strength != 0.0 {
                let weights =
                    self.layers.iter().map(|Layer { name, .. }| format!("network.{name}.weight"));
                let weights = weights.collect::<Vec<_>>().join(", ");
                // A tuple of one takes a comma.
                let comma = if self.layers.len() == 1 { "," } else { "" };
                penalties +=
                    &format!("for weight in ({weights}{comma}):\n    error = error + {added}\n");
            }
        }
        let body = if penalties.is_empty() {
            format!("return {value}\n")
        } else {
            format!("error = {value}\n{penalties}return error\n")
        };
        let penalty =
            if setup.penalty == Penalty::NONE { "" } else { ", and the penalty for large weights" };
        format!(
            "# What training descends: {formula}{penalty}\n\
             def error_of(network, inputs, expected_output):\n{}\n",
            indented(&body)
        )
    }

    fn train(&self) -> String {
        let optimizer = self.run.setup().optimizer;
        let mut body = format!("optimizer = {}\n", made_by(optimizer));
        let mut epoch = String::new();
        if self.changes.has_rates() {
            epoch += "for group in optimizer.param_groups:\n    \
                          group[\"lr\"] = LEARNING_RATES.get(epoch, group[\"lr\"])\n";
        }
        if self.changes.has_parameters() {
            epoch += "change(network, epoch)\n";
        }
        let step = |inputs: &str, expected: &str| {
            format!(
                "optimizer.zero_grad()\n\
                 error_of(network, {inputs}, {expected}).backward()\n\
                 optimizer.step()\n"
            )
        };
        match self.run.setup().batch {
            Batch::Full => epoch += &step("inputs", "expected_output"),
            Batch::Mini { .. } => {
                epoch += "order = shuffled(len(inputs), epoch)\n\
                          for first in range(0, len(order), BATCH_SIZE):\n    \
                              batch = order[first : first + BATCH_SIZE]\n";
                epoch += &(indented(&step("inputs[batch]", "expected_output[batch]")) + "\n");
            }
        }
        body += &format!("for epoch in range(epochs):\n{}\n", indented(&epoch));
        if self.changes.has_parameters() {
            body += "change(network, epochs)\n";
        }
        format!("def train(network, inputs, expected_output, epochs):\n{}\n", indented(&body))
    }

    /// Changes by hand what was changed.
    fn change(&self) -> Option<String> {
        let change = "# What was changed by hand on the way\n\
                      @torch.no_grad()\n\
                      def change(network, epoch):\n    \
                          for name, place, value in CHANGES.get(epoch, []):\n        \
                              network.get_parameter(name)[place] = value\n";
        self.changes.has_parameters().then(|| change.to_owned())
    }
}

/// The activation of a weighted sum.
fn applied(activation: Activation, sum: &str) -> String {
    match activation {
        Activation::Sigmoid => format!("torch.sigmoid({sum})"),
        Activation::Tanh => format!("torch.tanh({sum})"),
        Activation::Relu => format!("torch.relu({sum})"),
        Activation::LeakyRelu => format!("F.leaky_relu({sum}, 0.01)"),
        Activation::Linear => sum.to_owned(),
        Activation::Sine => format!("torch.sin({sum})"),
    }
}

/// `PyTorch`'s own optimizer.
fn made_by(optimizer: Optimizer) -> String {
    let made = |name: &str, options: &str| {
        format!("torch.optim.{name}(network.parameters(), LEARNING_RATE{options})")
    };
    match optimizer {
        Optimizer::GradientDescent => made("SGD", ""),
        Optimizer::Momentum(optimizer) => {
            made("SGD", &format!(", momentum={}", number(optimizer.momentum)))
        }
        // Without momentum it is gradient descent, and PyTorch insists that it is called so.
        Optimizer::Nesterov(optimizer) if optimizer.momentum == 0.0 => made("SGD", ""),
        Optimizer::Nesterov(optimizer) => {
            made("SGD", &format!(", momentum={}, nesterov=True", number(optimizer.momentum)))
        }
        Optimizer::RmsProp(optimizer) => {
            let (decay, epsilon) = (number(optimizer.decay), number(optimizer.epsilon));
            made("RMSprop", &format!(", alpha={decay}, eps={epsilon}"))
        }
        Optimizer::Adam(optimizer) => {
            let betas = (number(optimizer.mean_decay), number(optimizer.square_decay));
            let epsilon = number(optimizer.epsilon);
            made("Adam", &format!(", betas=({}, {}), eps={epsilon}", betas.0, betas.1))
        }
        Optimizer::Rprop(optimizer) => {
            let (shrink, grow) = (number(optimizer.shrink), number(optimizer.grow));
            let (least, most) = (number(Rprop::MIN_STEP), number(Rprop::MAX_STEP));
            format!(
                "torch.optim.Rprop(\n    network.parameters(),\n    LEARNING_RATE,\n    \
                     etas=({shrink}, {grow}),\n    step_sizes=({least}, {most}),\n)"
            )
        }
    }
}

fn main(run: &Run) -> String {
    let (inputs, expected) = data_names(run);
    let predict =
        if run.setup().loss == Loss::CrossEntropy { "network.predict" } else { "network" };
    let row = if is_xor(run) {
        "for (x, y), (prediction,) in zip(TRUTH_TABLE.int().tolist(), predictions.tolist()):\n    \
             print(f\"({x} ^ {y}) = {prediction}\")\n"
    } else {
        "for row, (prediction,) in zip(INPUTS.tolist(), predictions.tolist()):\n    \
             print(f\"{row} -> {prediction}\")\n"
    };
    let body = format!(
        "network = {}()\n\
         train(network, {inputs}, {expected}, EPOCHS)\n\n\
         predictions = {predict}({inputs})\n\
         loss = F.mse_loss(predictions, {expected}).item()\n\
         print(f\"epoch {{EPOCHS}}, loss {{loss}}\")\n{row}",
        network_name(run)
    );
    format!("def main():\n{}\n\n\nif __name__ == \"__main__\":\n    main()\n", indented(&body))
}
