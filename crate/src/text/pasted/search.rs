//! Which arrays are the weights of a layer, and which its biases: every way in which they fit from layer to layer.

use super::arrays::PastedArray;

/// More ways than anybody looks at.
const MOST: usize = 8;

/// So many steps are taken at most; texts of networks take far fewer.
const STEPS: usize = 5_000;

/// What the rows and columns of weights are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// A row for each input, a column for each neuron, as in `NumPy` programs and in Keras.
    InOut,
    /// A row for each neuron, as in `PyTorch`.
    OutIn,
}

/// One layer: which arrays are its weights and its biases, and how many neurons it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layer {
    pub weights: usize,
    pub biases: Option<usize>,
    pub neurons: usize,
}

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Search<'a> {
    pub arrays: &'a [PastedArray],
    pub order: Order,
    /// How many numbers the first layer takes, and the last gives.
    pub inputs: usize,
    pub outputs: usize,
    /// The most neurons of a hidden layer, and the most layers.
    pub neurons: usize,
    pub layers: usize,
}

/// How far one goes for a way in which arrays fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effort {
    /// Weights come in the order of the layers, and so do biases; a row of numbers is biases, unless its name says otherwise.
    Ordered,
    /// A row of numbers may also be weights of one neuron.
    Rows,
    /// In whatever order.
    Any,
}

impl Effort {
    /// The least first.
    pub const ALL: [Self; 3] = [Self::Ordered, Self::Rows, Self::Any];
}

/// What the name of an array says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Weights,
    Biases,
    Unknown,
}

impl Search<'_> {
    /// All ways, where every array is used; the first are in the order of the text. Layers without biases beside others
    /// with them are only there where nothing else fits.
    pub fn ways(&self, effort: Effort) -> Vec<Vec<Layer>> {
        let roles = self.arrays.iter().map(|array| role(&array.name)).collect();
        let mut walk =
            Walk { search: self, effort, roles, steps: 0, layers: Vec::new(), ways: Vec::new() };
        walk.on(0, self.inputs);
        let mut ways = walk.ways;
        if effort != Effort::Ordered || ways.iter().any(|way| is_even(way)) {
            ways.retain(|way| is_even(way));
        }
        ways
    }
}

/// Whether all layers have biases, or none.
fn is_even(way: &[Layer]) -> bool {
    way.iter().all(|layer| layer.biases.is_some() == way[0].biases.is_some())
}

struct Walk<'a> {
    search: &'a Search<'a>,
    effort: Effort,
    roles: Vec<Role>,
    steps: usize,
    layers: Vec<Layer>,
    ways: Vec<Vec<Layer>>,
}

impl Walk<'_> {
    /// Looks for the layers after those that take `inputs` numbers, with the arrays whose bits are not in `used`.
    fn on(&mut self, used: u32, inputs: usize) {
        let arrays = self.search.arrays.len();
        let is_last = used.count_ones() as usize == arrays;
        if is_last && inputs == self.search.outputs && !self.layers.is_empty() {
            self.ways.push(self.layers.clone());
        }
        if self.layers.len() == self.search.layers {
            return;
        }
        for weights in (0..arrays).filter(|index| used >> index & 1 == 0) {
            let is_after = self.layers.last().is_none_or(|last| last.weights < weights);
            let Some(neurons) = self.neurons(weights, inputs) else { continue };
            let is_small = neurons <= self.search.neurons || neurons == self.search.outputs;
            if !(is_after || self.effort == Effort::Any) || !is_small {
                continue;
            }
            let used = used | 1 << weights;
            let last = self.layers.iter().rev().find_map(|layer| layer.biases);
            for biases in (0..arrays).filter(|index| used >> index & 1 == 0) {
                let is_after = last.is_none_or(|last| last < biases);
                if (is_after || self.effort == Effort::Any) && self.are_biases(biases, neurons) {
                    self.go(Layer { weights, biases: Some(biases), neurons }, used | 1 << biases);
                }
            }
            self.go(Layer { weights, biases: None, neurons }, used);
        }
    }

    fn go(&mut self, layer: Layer, used: u32) {
        self.steps += 1;
        if self.steps > STEPS || self.ways.len() == MOST {
            return;
        }
        self.layers.push(layer);
        self.on(used, layer.neurons);
        self.layers.pop();
    }

    /// How many neurons an array is the weights of that take so many numbers.
    fn neurons(&self, index: usize, inputs: usize) -> Option<usize> {
        let role = self.roles[index];
        let [from, to] = match (&self.search.arrays[index].shape[..], self.search.order) {
            (&[rows, columns], Order::InOut) => [rows, columns],
            (&[rows, columns], Order::OutIn) => [columns, rows],
            (&[numbers], _) if self.effort != Effort::Ordered || role == Role::Weights => {
                [numbers, 1]
            }
            ([], _) if role == Role::Weights => [1, 1],
            _ => return None,
        };
        (role != Role::Biases && from == inputs).then_some(to)
    }

    /// Whether an array is the biases of so many neurons.
    fn are_biases(&self, index: usize, neurons: usize) -> bool {
        let fits = match (&self.search.arrays[index].shape[..], self.search.order) {
            (&[numbers], _) | (&[1, numbers], Order::InOut) | (&[numbers, 1], Order::OutIn) => {
                numbers == neurons
            }
            ([], _) => neurons == 1,
            _ => false,
        };
        self.roles[index] != Role::Weights && fits
    }
}

/// What a name says: `fc1.weight`, `dense/kernel`, `hidden_bias`, W1, b2, bh.
fn role(name: &str) -> Role {
    let name = name.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let has = |initial: char| {
        let words = name.split([' ', '.', '/', '_']);
        let mut short = words.filter(|word| word.len() <= 2 && !["by", "be", "we"].contains(word));
        short.any(|word| word.starts_with(initial))
    };
    let spelled = [says(&["weight", "kernel"]), says(&["bias"])];
    match if spelled.contains(&true) { spelled } else { ['w', 'b'].map(has) } {
        [true, false] => Role::Weights,
        [false, true] => Role::Biases,
        _ => Role::Unknown,
    }
}
