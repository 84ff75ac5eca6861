//! Findings in plain words.

use super::finding::{Finding, Part, Rows, Tried, Unbent};

/// So many rows are named.
const MOST_NAMED: usize = 4;

/// What a row is called: its inputs.
pub(super) fn row_name<'a>(inputs: impl IntoIterator<Item = &'a f64>) -> String {
    let inputs: Vec<String> = inputs.into_iter().map(|&input| number(input)).collect();
    format!("({})", inputs.join(", "))
}

/// A finding, where rows are called this, and there are so many hidden layers.
pub(super) fn of(finding: &Finding, row_names: &[String], hidden_layers: usize) -> String {
    let names = Names { rows: row_names, hidden_layers };
    match finding {
        Finding::Contradiction(rows) => names.contradiction(rows),
        Finding::NoBend(unbent) => no_bend(*unbent),
        Finding::Divergence { at, without } => divergence(*at, without),
        Finding::Symmetry { layer, neurons, apart } => names.symmetry(*layer, neurons, *apart),
        Finding::Penalty { loss, penalty, largest_weight, without } => {
            of_penalty([*loss, *penalty], *largest_weight, *without)
        }
        Finding::Overshoot { rises, epochs, range, slower } => {
            overshoot(*rises, *epochs, *range, *slower)
        }
        Finding::Dead { layer, neurons, is_all } => names.dead(*layer, neurons, *is_all),
        Finding::Collision { rows, apart } => names.collision(rows, *apart),
        Finding::Pinned { rows, derivative } => names.pinned(rows, *derivative),
        Finding::Saturation { layer, neurons, rows, derivative, delta } => {
            names.saturation(&Places { layer: *layer, neurons, rows }, *derivative, *delta)
        }
        Finding::TooFewUpdates { learns_at, trained_to, loss, later } => {
            too_few(*learns_at, *trained_to, *loss, *later)
        }
        Finding::Plateau { loss, later, trained_to } => plateau(*loss, *later, *trained_to),
    }
}

struct Names<'a> {
    rows: &'a [String],
    hidden_layers: usize,
}

impl Names<'_> {
    fn rows(&self, rows: &[usize]) -> String {
        if rows.len() > MOST_NAMED {
            return format!("{} rows", whole(rows.len() as u64));
        }
        list(rows.iter().map(|&row| self.rows[row].clone()))
    }

    fn neurons(&self, layer: usize, neurons: &[usize]) -> String {
        let name = |neuron: &usize| match self.hidden_layers {
            1 => format!("h{}", neuron + 1),
            _ => format!("h{}.{}", layer + 1, neuron + 1),
        };
        list(neurons.iter().map(name))
    }

    fn contradiction(&self, rows: &Rows) -> String {
        format!(
            "{} rows have the inputs {} and different targets. The best that any network can do is \
             their mean, {}. This one answers {}.",
            whole(rows.rows.len() as u64),
            self.rows[rows.rows[0]],
            number(rows.mean),
            number(rows.outputs[0]),
        )
    }

    fn symmetry(&self, layer: usize, neurons: &[usize], apart: f64) -> String {
        let names = self.neurons(layer, neurons);
        let count = neurons.len();
        if apart == 0.0 {
            return format!(
                "{names} answer the same to every row and have the same weights to what follows, so \
                 they get the same updates for ever: {count} neurons do the work of one."
            );
        }
        format!(
            "{names} are almost the same: what they answer, and their weights to what follows, \
             differ by {} at most. They get almost the same updates, and come apart very slowly: so \
             far, {count} neurons do the work of one.",
            number(apart)
        )
    }

    fn dead(&self, layer: usize, neurons: &[usize], is_all: bool) -> String {
        let names = self.neurons(layer, neurons);
        let (has, its) = if neurons.len() == 1 { ("has", "its") } else { ("have", "their") };
        let rest = if is_all {
            " These are all neurons of the layer: the output is the same for every row."
        } else {
            ""
        };
        format!(
            "{names} {has} a derivative of 0 on every row: no error comes back through, and {its} \
             weights never change again.{rest}"
        )
    }

    fn collision(&self, rows: &Rows, apart: f64) -> String {
        format!(
            "{} have different targets, and the hidden layer has them in almost the same place, {} \
             apart. The best answer to all of them is the mean of their targets, {}. The network \
             answers {}.",
            self.rows(&rows.rows),
            number(apart),
            number(rows.mean),
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
}

/// Some neurons of a layer, on some rows.
struct Places<'a> {
    layer: usize,
    neurons: &'a [usize],
    rows: &'a [usize],
}

fn no_bend(unbent: Unbent) -> String {
    let why = match unbent {
        Unbent::NoHiddenLayer => "Without a hidden layer",
        Unbent::Linear => "With linear neurons only, however many there are,",
        Unbent::OneNeuron => "With one hidden neuron",
        Unbent::Kinks => {
            return "No hidden neuron bends between the rows: each has all of them on one side of its \
                    kink, where it is straight. So over these rows the network is linear, and no \
                    straight line parts those whose target is above ½ from the others."
                .to_owned();
        }
    };
    format!(
        "{why} the network can draw one straight line, and no straight line parts the rows whose \
         target is above ½ from the others. No training and no start can change that."
    )
}

fn divergence(at: u64, without: &[(Part, bool)]) -> String {
    let tried = without.iter().map(|&(part, stays)| {
        let part = match part {
            Part::Rate => "With a tenth of the learning rate",
            Part::Penalty => "Without the penalty",
            Part::Memory => "With plain gradient descent, which remembers no earlier updates,",
        };
        format!(" {part} it does {}.", if stays { "not" } else { "so too" })
    });
    let tried: String = tried.collect();
    format!("At epoch {}, a number grows beyond all bounds.{tried}", whole(at))
}

fn of_penalty([loss, penalty]: [f64; 2], largest_weight: f64, without: Option<Tried>) -> String {
    let compared = if penalty > 1.1 * loss { "harder than" } else { "as hard as" };
    let without = match without {
        Some(Tried { solved_at: Some(at), .. }) => {
            format!(" Without it, the same run has learnt at epoch {}.", whole(at))
        }
        Some(Tried { solved_at: None, loss }) => format!(
            " Without it, the same run has not learnt by now either; its loss is {}.",
            number(loss)
        ),
        None => String::new(),
    };
    format!(
        "The penalty draws the weights to 0 {compared} the loss pulls them elsewhere: its gradient is \
         {} long, that of the loss {}, and the largest weight is {}.{without}",
        number(penalty),
        number(loss),
        number(largest_weight),
    )
}

fn overshoot(rises: usize, epochs: usize, range: [f64; 2], slower: [f64; 2]) -> String {
    format!(
        "The steps are too long: over the next {epochs} epochs, what training descends goes up \
         {rises} times, between {} and {}. With a tenth of the learning rate it stays between {} and \
         {}.",
        number(range[0]),
        number(range[1]),
        number(slower[0]),
        number(slower[1]),
    )
}

fn too_few(learns_at: Option<u64>, trained_to: u64, loss: f64, later: f64) -> String {
    match learns_at {
        Some(at) => format!(
            "Nothing has to be changed: trained on, all rows are right at epoch {}.",
            whole(at)
        ),
        None => format!(
            "It is still moving: trained on to epoch {}, its loss goes from {} to {}, which is not \
             enough yet.",
            whole(trained_to),
            number(loss),
            number(later),
        ),
    }
}

fn plateau(loss: f64, later: f64, trained_to: u64) -> String {
    format!(
        "It stands still: at epoch {}, to which it was trained on, its loss is {} instead of {}. Of the \
         causes that are looked for, there is none.",
        whole(trained_to),
        number(later),
        number(loss),
    )
}

/// Different numbers, each once: 0.4993 and 0.5003.
fn outputs(outputs: &[f64]) -> String {
    let mut words: Vec<String> = outputs.iter().map(|&output| number(output)).collect();
    words.dedup();
    if words.len() > MOST_NAMED {
        let [low, high] = outputs
            .iter()
            .fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], &y| [low.min(y), high.max(y)]);
        return format!("{} to {}", number(low), number(high));
    }
    list(words)
}

/// One, two and three.
fn list(words: impl IntoIterator<Item = String>) -> String {
    let words: Vec<String> = words.into_iter().collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// Four significant digits.
fn number(number: f64) -> String {
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
