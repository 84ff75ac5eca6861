//! A run as a program for NumPy, in the manner of the article's.

use super::program::{
    Changes, Layer, SHUFFLED, constants, data, data_names, heading, indented, is_xor, layers,
    network_name, number, place_of, start,
};
use crate::network::{Activation, Loss};
use crate::training::{Adam, Batch, Momentum, Nesterov, Optimizer, Penalty, RmsProp, Rprop, Run};

/// A program in Python that trains `run` for so many epochs with NumPy, and prints the loss (the mean
/// squared error) and the prediction for each sample.
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
    let writer =
        Writer { run, layers: layers(&run.setup().shape), changes: Changes::of(run, epochs) };
    let array = |values: &str| format!("np.array({values})");
    let mut preamble = heading(run, epochs, "NumPy", "numpy") + "\nimport numpy as np\n\n";
    preamble += &constants(run, epochs);
    preamble += &writer.changes.tables(&|index| writer.place(index));
    preamble += &format!("\n{}", data(run, &array));
    let mut parts = vec![preamble];
    parts.extend(writer.functions());
    parts.extend(penalty_slope(run.setup().penalty));
    if run.setup().batch != Batch::Full {
        parts.push(SHUFFLED.to_owned());
    }
    parts.push(writer.network());
    parts.push(main(run));
    parts.join("\n\n")
}

struct Writer<'a> {
    run: &'a Run,
    layers: Vec<Layer>,
    changes: Changes,
}

impl Writer<'_> {
    /// The array of a parameter, and its place there.
    fn place(&self, index: usize) -> (String, String) {
        let (layer, row, column) = place_of(&self.run.setup().shape, index);
        let part = if row.is_some() { "weight" } else { "bias" };
        (format!("{}_{part}", layer.name), format!("({}, {column})", row.unwrap_or(0)))
    }

    /// The activation functions that there are, each once.
    fn functions(&self) -> Vec<String> {
        let is_used = |activation: &Activation| {
            self.layers.iter().any(|layer| layer.activation == *activation)
        };
        Activation::ALL
            .into_iter()
            .filter(is_used)
            .filter_map(definition)
            .map(str::to_owned)
            .collect()
    }

    fn network(&self) -> String {
        let methods = [
            Some(self.constructor()),
            Some(self.feedforward()),
            Some(self.backpropagation()),
            Some(self.update()),
            self.change(),
            Some(self.train()),
        ];
        let methods: Vec<_> =
            methods.into_iter().flatten().map(|method| indented(&method)).collect();
        format!("class {}:\n{}\n", network_name(self.run), methods.join("\n\n"))
    }

    fn constructor(&self) -> String {
        let mut body = start(self.run, "self.");
        body += "\n# All of them, to be updated in place\n";
        body += "self.parameters = [\n";
        for Layer { name, .. } in &self.layers {
            body += &format!("    self.{name}_weight,\n    self.{name}_bias,\n");
        }
        body += "]\n";
        if self.changes.has_rates() {
            body += "self.learning_rate = LEARNING_RATE\n";
        }
        body += &memory(self.run.setup().optimizer);
        format!("def __init__(self):\n{}", indented(&body))
    }

    fn feedforward(&self) -> String {
        let mut body = String::new();
        let mut before = "inputs".to_owned();
        for Layer { name, title, activation, .. } in &self.layers {
            let output = output_of(name);
            let sum = format!("self.{name}_layer_activation");
            body += &format!(
                "# Forward pass for {title}\n\
                 {sum} = np.dot({before}, self.{name}_weight)\n\
                 {sum} += self.{name}_bias\n\
                 {output} = {}\n\n",
                applied(*activation, &sum)
            );
            before = output;
        }
        body += &format!("return {before}\n");
        format!("# Forward propagation\ndef feedforward(self, inputs):\n{}", indented(&body))
    }

    fn backpropagation(&self) -> String {
        let mut body = "self.feedforward(inputs)\n\n".to_owned();
        body += &self.output_delta();
        for (layer, next) in self.layers.iter().zip(&self.layers[1..]).rev() {
            body += &hidden_delta(layer, next);
        }
        body += "\nreturn [\n";
        let mut before = "inputs".to_owned();
        for Layer { name, .. } in &self.layers {
            let delta = delta_of(name);
            let penalty = match self.run.setup().penalty {
                Penalty::NONE => String::new(),
                _ => format!(" + penalty_slope(self.{name}_weight)"),
            };
            body += &format!("    {before}.T.dot({delta}){penalty},\n");
            body += &format!("    np.sum({delta}, axis=0, keepdims=True),\n");
            before = output_of(name);
        }
        body += "]\n";
        format!(
            "# Backward propagation: the slope of the error along every weight and bias\n\
             def backpropagation(self, inputs, expected_output):\n{}",
            indented(&body)
        )
    }

    /// What the error changes with the weighted sum of the output.
    fn output_delta(&self) -> String {
        let setup = self.run.setup();
        let (formula, error) = match setup.loss {
            Loss::HalfSquaredError => {
                ("half the sum of (t - y)^2", "self.predicted_output - expected_output")
            }
            Loss::MeanSquaredError => (
                "the mean of (t - y)^2",
                "2 * (self.predicted_output - expected_output) / len(expected_output)",
            ),
            Loss::CrossEntropy => {
                return "# Gradient of the predicted output, for the error E = the mean of\n\
                        # -(t ln y + (1 - t) ln(1 - y)): in it, the slope of the sigmoid cancels\n\
                        error_predicted_output = self.predicted_output - expected_output\n\
                        d_predicted_output = error_predicted_output / len(expected_output)\n"
                    .to_owned();
            }
        };
        let slope = times_slope(setup.shape.output(), "output");
        format!(
            "# Gradient of the predicted output, for the error E = {formula}\n\
             error_predicted_output = {error}\n\
             d_predicted_output = error_predicted_output{slope}\n"
        )
    }

    fn update(&self) -> String {
        let rate = if self.changes.has_rates() { "self.learning_rate" } else { "LEARNING_RATE" };
        let (comment, body) = update(self.run.setup().optimizer, rate);
        format!("{comment}\ndef update(self, slopes):\n{}", indented(&body))
    }

    /// Changes by hand what was changed.
    fn change(&self) -> Option<String> {
        let mut body = String::new();
        if self.changes.has_rates() {
            body += "self.learning_rate = LEARNING_RATES.get(epoch, self.learning_rate)\n";
        }
        if self.changes.has_parameters() {
            body += "for name, place, value in CHANGES.get(epoch, []):\n";
            body += "    getattr(self, name)[place] = value\n";
        }
        (!body.is_empty()).then(|| {
            format!("# What was changed on the way\ndef change(self, epoch):\n{}", indented(&body))
        })
    }

    fn train(&self) -> String {
        let change = self.changes.has_rates() || self.changes.has_parameters();
        let mut epoch = if change { "self.change(epoch)\n" } else { "" }.to_owned();
        epoch += match self.run.setup().batch {
            Batch::Full => "self.update(self.backpropagation(inputs, expected_output))\n",
            Batch::Mini { .. } => {
                "order = shuffled(len(inputs), epoch)\n\
                 for first in range(0, len(order), BATCH_SIZE):\n    \
                     batch = order[first : first + BATCH_SIZE]\n    \
                     self.update(self.backpropagation(inputs[batch], expected_output[batch]))\n"
            }
        };
        let mut body = format!("for epoch in range(epochs):\n{}\n", indented(&epoch));
        if self.changes.has_parameters() {
            body += "self.change(epochs)\n";
        }
        format!("def train(self, inputs, expected_output, epochs):\n{}", indented(&body))
    }
}

/// What an activation is in Python, with its slope beside it, written with the value where that is
/// shorter. A linear one is nothing.
fn definition(activation: Activation) -> Option<&'static str> {
    match activation {
        Activation::Sigmoid => Some(
            "# The sigmoid, and its derivative, given its value\n\
             def sigmoid(x):\n    return 1 / (1 + np.exp(-x))\n\n\n\
             def sigmoid_derivative(value):\n    return value * (1 - value)\n",
        ),
        Activation::Tanh => Some(
            "# The derivative of np.tanh, given its value\n\
             def tanh_derivative(value):\n    return 1 - value**2\n",
        ),
        Activation::Relu => Some(
            "# The rectified linear unit, and its derivative, given its value\n\
             def relu(x):\n    return np.maximum(0, x)\n\n\n\
             def relu_derivative(value):\n    return np.where(value > 0, 1.0, 0.0)\n",
        ),
        Activation::LeakyRelu => Some(
            "# The leaky rectified linear unit, and its derivative, given its value\n\
             def leaky_relu(x):\n    return np.where(x < 0, 0.01 * x, x)\n\n\n\
             def leaky_relu_derivative(value):\n    return np.where(value > 0, 1.0, 0.01)\n",
        ),
        Activation::Linear | Activation::Sine => None,
    }
}

/// The activation of a weighted sum.
fn applied(activation: Activation, sum: &str) -> String {
    match activation {
        Activation::Sigmoid => format!("sigmoid({sum})"),
        Activation::Tanh => format!("np.tanh({sum})"),
        Activation::Relu => format!("relu({sum})"),
        Activation::LeakyRelu => format!("leaky_relu({sum})"),
        Activation::Linear => sum.to_owned(),
        Activation::Sine => format!("np.sin({sum})"),
    }
}

/// The factor of the chain optimizer that a layer's activation brings.
fn times_slope(activation: Activation, name: &str) -> String {
    let output = output_of(name);
    match activation {
        Activation::Sigmoid => format!(" * sigmoid_derivative({output})"),
        Activation::Tanh => format!(" * tanh_derivative({output})"),
        Activation::Relu => format!(" * relu_derivative({output})"),
        Activation::LeakyRelu => format!(" * leaky_relu_derivative({output})"),
        Activation::Linear => String::new(),
        Activation::Sine => format!(" * np.cos(self.{name}_layer_activation)"),
    }
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

fn hidden_delta(Layer { name, title, activation, .. }: &Layer, next: &Layer) -> String {
    let (delta, slope) = (delta_of(&next.name), times_slope(*activation, name));
    format!(
        "\n# Gradient of {title}\n\
         error_{name}_layer = {delta}.dot(self.{}_weight.T)\n\
         d_{name}_layer = error_{name}_layer{slope}\n",
        next.name
    )
}

/// What the penalties add to the slope along a weight, if there are any.
fn penalty_slope(Penalty { l1, l2 }: Penalty) -> Option<String> {
    let size = (l1 != 0.0).then_some("L1_PENALTY * np.sign(weight)");
    let square = (l2 != 0.0).then_some("L2_PENALTY * weight");
    let parts: Vec<_> = [size, square].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| {
        format!(
            "# The slope of the penalty for large weights\n\
             def penalty_slope(weight):\n    return {}\n",
            parts.join(" + ")
        )
    })
}

/// What an optimizer remembers from one update to the next, as it begins.
fn memory(optimizer: Optimizer) -> String {
    let zeros = |name: &str, what: &str| {
        format!(
            "# {what}\nself.{name} = [np.zeros_like(parameter) for parameter in self.parameters]\n"
        )
    };
    let lines = match optimizer {
        Optimizer::GradientDescent => return String::new(),
        Optimizer::Momentum(_) | Optimizer::Nesterov(_) => {
            zeros("velocities", "The velocity of each")
        }
        Optimizer::RmsProp(_) => zeros("squares", "The mean square of the slope along each"),
        Optimizer::Adam(_) => {
            zeros("means", "The mean of the slope along each, and its mean square")
                + "self.squares = [np.zeros_like(parameter) for parameter in self.parameters]\n\
                   self.updates = 0\n"
        }
        Optimizer::Rprop(_) => {
            zeros("previous_slopes", "The slope along each before, and the step that it takes")
                + "self.steps = [np.full_like(parameter, LEARNING_RATE) for parameter in self.parameters]\n"
        }
    };
    format!("\n{lines}")
}

/// A comment on the optimizer, and the body of what moves the parameters; `rate` is the learning rate.
fn update(optimizer: Optimizer, rate: &str) -> (&'static str, String) {
    match optimizer {
        Optimizer::GradientDescent => (
            "# Update weights and biases by gradient descent: each goes down its slope",
            format!(
                "for parameter, slope in zip(self.parameters, slopes):\n    \
                     parameter -= {rate} * slope\n"
            ),
        ),
        Optimizer::Momentum(Momentum { momentum }) => (
            "# Update weights and biases with momentum (Polyak, 1964): each keeps part of its velocity",
            format!(
                "for parameter, slope, velocity in zip(self.parameters, slopes, self.velocities):\n    \
                     velocity[:] = {} * velocity + slope\n    \
                     parameter -= {rate} * velocity\n",
                number(momentum)
            ),
        ),
        Optimizer::Nesterov(Nesterov { momentum }) => (
            "# Update weights and biases by Nesterov's accelerated gradient (1983): momentum that looks ahead",
            format!(
                "for parameter, slope, velocity in zip(self.parameters, slopes, self.velocities):\n    \
                     velocity[:] = {momentum} * velocity + slope\n    \
                     parameter -= {rate} * (slope + {momentum} * velocity)\n",
                momentum = number(momentum)
            ),
        ),
        Optimizer::RmsProp(RmsProp { decay, epsilon }) => (
            "# Update weights and biases by RMSProp (Tieleman and Hinton, 2012): each goes down its slope,\n\
             # divided by the root of the mean square of the slopes so far",
            format!(
                "decay = {}\n\
                 for parameter, slope, square in zip(self.parameters, slopes, self.squares):\n    \
                     square[:] = decay * square + (1 - decay) * slope**2\n    \
                     parameter -= {rate} * slope / (np.sqrt(square) + {})\n",
                number(decay),
                number(epsilon)
            ),
        ),
        Optimizer::Adam(optimizer) => (
            "# Update weights and biases by Adam (Kingma and Ba, 2015): each goes down the mean of its slopes\n\
             # so far, divided by the root of their mean square",
            update_by_adam(optimizer, rate),
        ),
        Optimizer::Rprop(optimizer) => (
            "# Update weights and biases by resilient propagation (Riedmiller and Braun, 1993): only the sign\n\
             # of a slope counts",
            update_by_rprop(optimizer),
        ),
    }
}

fn update_by_adam(Adam { mean_decay, square_decay, epsilon }: Adam, rate: &str) -> String {
    let (mean_decay, square_decay) = (number(mean_decay), number(square_decay));
    format!(
        "beta1, beta2 = {mean_decay}, {square_decay}\n\
         self.updates += 1\n\
         for parameter, slope, mean, square in zip(self.parameters, slopes, self.means, self.squares):\n    \
             mean[:] = beta1 * mean + (1 - beta1) * slope\n    \
             square[:] = beta2 * square + (1 - beta2) * slope**2\n    \
             # Both begin at 0, and are too small at first\n    \
             fair_mean = mean / (1 - beta1**self.updates)\n    \
             fair_square = square / (1 - beta2**self.updates)\n    \
             parameter -= {rate} * fair_mean / (np.sqrt(fair_square) + {})\n",
        number(epsilon)
    )
}

fn update_by_rprop(Rprop { shrink, grow }: Rprop) -> String {
    let (shrink, grow) = (number(shrink), number(grow));
    let (least, most) = (number(Rprop::MIN_STEP), number(Rprop::MAX_STEP));
    format!(
        "each = zip(self.parameters, slopes, self.previous_slopes, self.steps)\n\
         for parameter, slope, previous, step in each:\n    \
             # A step grows while the sign stays, and shrinks where it turns\n    \
             turn = slope * previous\n    \
             step *= np.where(turn > 0, {grow}, np.where(turn < 0, {shrink}, 1.0))\n    \
             step[:] = np.clip(step, {least}, {most})\n    \
             # Where the sign has turned, the parameter rests once\n    \
             previous[:] = np.where(turn < 0, 0.0, slope)\n    \
             parameter -= np.sign(previous) * step\n"
    )
}

fn main(run: &Run) -> String {
    let (inputs, expected) = data_names(run);
    let row = if is_xor(run) {
        "for (x, y), (prediction,) in zip(TRUTH_TABLE, predictions):\n    \
             print(f\"({x} ^ {y}) = {prediction}\")\n"
    } else {
        "for row, (prediction,) in zip(INPUTS.tolist(), predictions):\n    \
             print(f\"{row} -> {prediction}\")\n"
    };
    let body = format!(
        "network = {}()\n\
         network.train({inputs}, {expected}, EPOCHS)\n\n\
         predictions = network.feedforward({inputs})\n\
         loss = np.mean(({expected} - predictions) ** 2)\n\
         print(f\"epoch {{EPOCHS}}, loss {{loss}}\")\n{row}",
        network_name(run)
    );
    format!("def main():\n{}\n\n\nif __name__ == \"__main__\":\n    main()\n", indented(&body))
}
