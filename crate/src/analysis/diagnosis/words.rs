//! Findings in plain words.

use super::finding::{Finding, Part, Rows, Unbent};
use crate::training::Setup;

/// So many rows, or neurons, are named.
const MOST_NAMED: usize = 4;

/// What a row is called: its inputs.
pub(crate) fn row_name<'a>(inputs: impl IntoIterator<Item = &'a f64>) -> String {
    let inputs: Vec<String> = inputs.into_iter().map(|&input| number(input)).collect();
    format!("({})", inputs.join(", "))
}

/// What is called what in a run.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Names {
    rows: Vec<String>,
    /// How many neurons each hidden layer has.
    layer_sizes: Vec<usize>,
    /// What each row is that was looked at.
    every_row: String,
    /// What the mean squared error is called: the loss, unless another one is descended.
    loss: &'static str,
    /// What parts two sides of what the first layer takes.
    line: &'static str,
}

/// Some neurons of a layer, on some rows.
struct Places<'a> {
    layer: usize,
    neurons: &'a [usize],
    rows: &'a [usize],
}

impl Names {
    /// Those of a run of which so many rows were looked at.
    pub fn of(setup: &Setup, looked_at: usize) -> Self {
        let shape = &setup.shape;
        let every_row = if looked_at < setup.training_samples() {
            format!("each of the {} rows that were looked at", whole(looked_at as u64))
        } else if looked_at < setup.data.samples() {
            "every row that trains".to_owned()
        } else {
            "every row".to_owned()
        };
        let is_squares = setup.loss.beside_squares().is_none();
        let is_plane = shape.features().is_raw() && shape.inputs() == 2;
        Self {
            rows: setup.data.inputs().rows().into_iter().map(row_name).collect(),
            layer_sizes: shape.hidden().iter().map(|layer| layer.size.get()).collect(),
            every_row,
            loss: if is_squares { "loss" } else { "mean squared error" },
            line: if is_plane { "straight line" } else { "straight cut through what it is given" },
        }
    }

    /// A finding, in a sentence or two.
    pub fn words(&self, finding: &Finding) -> String {
        let words = match finding {
            Finding::Contradiction { rows, groups } => self.contradiction(rows, *groups),
            Finding::OutOfReach { rows, range } => self.out_of_reach(rows, *range),
            Finding::NoBend(unbent) => self.no_bend(*unbent),
            Finding::Divergence { at, without } => divergence(*at, without),
            Finding::Symmetry { layer, neurons, apart, is_forever } => {
                self.symmetry(*layer, neurons, *apart, *is_forever)
            }
            Finding::Penalty { loss, penalty, largest_weight, learns_without_at } => {
                of_penalty([*loss, *penalty], *largest_weight, *learns_without_at)
            }
            Finding::Overshoot { rises, epochs, range, slower } => {
                overshoot(*rises, *epochs, *range, *slower)
            }
            Finding::Dead { layer, neurons, is_constant } => {
                self.dead(*layer, neurons, *is_constant)
            }
            Finding::Collision { rows, apart } => self.collision(rows, *apart),
            Finding::Pinned { rows, derivative } => self.pinned(rows, *derivative),
            Finding::Saturation { layer, neurons, rows, derivative, delta } => {
                self.saturation(&Places { layer: *layer, neurons, rows }, *derivative, *delta)
            }
            Finding::TooFewUpdates { learns_at, trained_to, loss, later } => {
                self.too_few(*learns_at, *trained_to, [*loss, *later])
            }
            Finding::Plateau { loss, later, trained_to } => {
                self.plateau([*loss, *later], *trained_to)
            }
            Finding::Unknown { loss, later, trained_to } => format!(
                "None of the causes that are looked for is there at present. How it goes on was looked \
                 at up to epoch {} only: its {} goes from {} to {}.",
                whole(*trained_to),
                self.loss,
                number(*loss),
                number(*later),
            ),
        };
        capitalised(words)
    }

    fn rows(&self, rows: &[usize]) -> String {
        if rows.len() > MOST_NAMED {
            return format!("{} rows", whole(rows.len() as u64));
        }
        list(rows.iter().map(|&row| self.rows[row].clone()))
    }

    fn neurons(&self, layer: usize, neurons: &[usize]) -> String {
        let Some(&size) = self.layer_sizes.get(layer) else { return "the output".to_owned() };
        let count = neurons.len();
        let is_one = self.layer_sizes.len() == 1;
        if count > MOST_NAMED {
            let whose = if is_one {
                "hidden neurons".to_owned()
            } else {
                format!("neurons of hidden layer {}", layer + 1)
            };
            let part = if count == size { "all".to_owned() } else { format!("{count} of the") };
            return format!("{part} {size} {whose}");
        }
        let layer = if is_one { String::new() } else { format!("{}.", layer + 1) };
        list(neurons.iter().map(|neuron| format!("h{layer}{}", neuron + 1)))
    }

    fn contradiction(&self, rows: &Rows, groups: usize) -> String {
        let names = self.rows(&rows.rows);
        let others = match groups - 1 {
            0 => String::new(),
            1 => " There is one more such group of rows.".to_owned(),
            more => format!(" There are {} more such groups of rows.", whole(more as u64)),
        };
        format!(
            "{names} are the same to the network, and have different targets: it answers {} to all of \
             them, whatever its parameters. {}{others}",
            number(rows.outputs[0]),
            mean(rows),
        )
    }

    fn out_of_reach(&self, rows: &[usize], [low, high]: [f64; 2]) -> String {
        let names = self.rows(rows);
        let (has, target) = if rows.len() == 1 { ("has", "a target") } else { ("have", "targets") };
        format!(
            "{names} {has} {target} that the output can’t come near to: its answers are from {} to {}. \
             Another output, such as a linear one, or other targets are needed.",
            number(low),
            number(high),
        )
    }

    fn no_bend(&self, unbent: Unbent) -> String {
        let line = self.line;
        let why = match unbent {
            Unbent::NoHiddenLayer => "Without a hidden layer",
            Unbent::Linear => "With linear neurons only, however many there are,",
            Unbent::OneNeuron => "With one neuron in a hidden layer",
            Unbent::Kinks => {
                return format!(
                    "No hidden neuron bends between the rows: each has all of them on one side of its \
                     kink, where it is straight. So over these rows the network is linear, and no {line} \
                     parts those whose target is above ½ from the others."
                );
            }
        };
        format!(
            "{why} the network can make one {line}, and none parts the rows whose target is above ½ from \
             the others. No training and no start can change that."
        )
    }

    fn symmetry(&self, layer: usize, neurons: &[usize], apart: f64, is_forever: bool) -> String {
        let (names, every_row) = (self.neurons(layer, neurons), &self.every_row);
        let count = neurons.len();
        if is_forever {
            return format!(
                "{names} answer the same to {every_row} and have the same weights, to what follows too, so \
                 they get the same updates for ever: {count} neurons do the work of one."
            );
        }
        if apart == 0.0 {
            return format!(
                "{names} answer the same to {every_row}, and have the same weights to what follows: at \
                 present, {count} neurons do the work of one."
            );
        }
        format!(
            "{names} are almost the same: their answers to {every_row}, and their weights to what follows, \
             differ by {} at most. At present, {count} neurons do the work of one.",
            number(apart)
        )
    }

    fn dead(&self, layer: usize, neurons: &[usize], is_constant: bool) -> String {
        let (names, every_row) = (self.neurons(layer, neurons), &self.every_row);
        let [has, comes] = if neurons.len() == 1 { ["has", "it"] } else { ["have", "them"] };
        let rest = if is_constant { " The output is the same for all of these." } else { "" };
        format!(
            "{names} {has} a derivative of 0 on {every_row}: at present, nothing of any error comes back \
             through {comes}.{rest}"
        )
    }

    fn collision(&self, rows: &Rows, apart: f64) -> String {
        format!(
            "{} have different targets, and the output sees them in {}, {} apart. {} The network answers \
             {}.",
            self.rows(&rows.rows),
            if apart == 0.0 { "the same place" } else { "almost the same place" },
            number(apart),
            mean(rows),
            outputs(&rows.outputs),
        )
    }

    fn pinned(&self, rows: &Rows, derivative: f64) -> String {
        let names = self.rows(&rows.rows);
        format!(
            "The output is sure, and wrong: for {names} it is {}. It is so flat there (its derivative \
             is {} at most) that hardly anything of the error comes through.",
            outputs(&rows.outputs),
            number(derivative),
        )
    }

    fn saturation(&self, places: &Places<'_>, derivative: f64, delta: f64) -> String {
        let &Places { layer, neurons, rows } = places;
        let one = neurons.len() == 1;
        format!(
            "{} {} saturated on {}, which still {} to be learnt: {} there is {} at most, and what comes \
             back of the error {}.",
            self.neurons(layer, neurons),
            if one { "is" } else { "are" },
            self.rows(rows),
            if rows.len() == 1 { "has" } else { "have" },
            if one { "its derivative" } else { "their derivative" },
            number(derivative),
            number(delta),
        )
    }

    fn too_few(&self, learns_at: Option<u64>, trained_to: u64, [loss, later]: [f64; 2]) -> String {
        match learns_at {
            Some(at) => format!("Trained on as it is, all rows are right at epoch {}.", whole(at)),
            None => format!(
                "It is still moving: trained on to epoch {}, its {} goes from {} to {}, which is not \
                 enough yet.",
                whole(trained_to),
                self.loss,
                number(loss),
                number(later),
            ),
        }
    }

    fn plateau(&self, [loss, later]: [f64; 2], trained_to: u64) -> String {
        format!(
            "It stands still: at epoch {}, to which it was trained on, its {} is {} instead of {}. Of the \
             causes that are looked for, there is none.",
            whole(trained_to),
            self.loss,
            number(later),
            number(loss),
        )
    }
}

/// What the mean of the targets of rows is.
fn mean(rows: &Rows) -> String {
    let mean = number(rows.mean);
    if rows.is_best {
        format!("The best answer to all of them is the mean of their targets, {mean}.")
    } else {
        format!("The mean of their targets is {mean}.")
    }
}

fn divergence(at: u64, without: &[(Part, u64, bool)]) -> String {
    let tried = without.iter().map(|&(part, epochs, stays)| {
        let part = match part {
            Part::Rate => "With a tenth of the learning rate",
            Part::Penalty => "Without the penalty",
            Part::Memory => "With plain gradient descent, which remembers no earlier updates,",
        };
        let what = if stays { "none does" } else { "one does too" };
        format!(" {part} {what} within {} epochs.", whole(epochs))
    });
    let tried: String = tried.collect();
    format!("At epoch {}, a number grows beyond all bounds.{tried}", whole(at))
}

fn of_penalty([loss, penalty]: [f64; 2], largest_weight: f64, learns_without_at: u64) -> String {
    let compared = if penalty > 1.1 * loss { "harder than" } else { "about as hard as" };
    format!(
        "The penalty draws the weights to 0 {compared} the loss pulls them elsewhere: its gradient is \
         {} long, that of the loss {}, and the largest weight is {}. Without it, the same run has learnt \
         at epoch {}.",
        number(penalty),
        number(loss),
        number(largest_weight),
        whole(learns_without_at),
    )
}

fn overshoot(rises: usize, epochs: usize, range: [f64; 2], slower: [f64; 2]) -> String {
    format!(
        "The steps are too long: over the next {epochs} epochs, what training descends goes up {rises} \
         times, between {} and {}. With a tenth of the learning rate it stays between {} and {}.",
        number(range[0]),
        number(range[1]),
        number(slower[0]),
        number(slower[1]),
    )
}

/// Different numbers, each once: 0.4993 and 0.5003.
pub(crate) fn outputs(outputs: &[f64]) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in outputs.iter().map(|&output| number(output)) {
        if !words.contains(&word) {
            words.push(word);
        }
        if words.len() > MOST_NAMED {
            break;
        }
    }
    if words.len() > MOST_NAMED {
        let [low, high] = outputs
            .iter()
            .fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], &y| [low.min(y), high.max(y)]);
        return format!("{} to {}", number(low), number(high));
    }
    list(words)
}

/// One, two and three.
pub(crate) fn list(words: impl IntoIterator<Item = String>) -> String {
    let words: Vec<String> = words.into_iter().collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// Four significant digits.
pub(crate) fn number(number: f64) -> String {
    if number == 0.0 || !number.is_finite() {
        return format!("{number}");
    }
    let written = format!("{number:.3e}");
    let size = number.abs();
    if (1e-4..1e6).contains(&size) {
        // The same digits, without an exponent.
        return written.parse().map_or(written, |rounded: f64| rounded.to_string());
    }
    written
}

/// A count: 5,000.
fn whole(count: u64) -> String {
    let digits = count.to_string();
    let mut words = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// With a capital to begin with, unless that is the name of a neuron.
fn capitalised(words: String) -> String {
    for (first, capital) in [("all ", "All "), ("the ", "The ")] {
        if let Some(rest) = words.strip_prefix(first) {
            return format!("{capital}{rest}");
        }
    }
    words
}
