//! What several tests need.

pub mod by_formula;
pub mod reference;

use ndarray::{Array1, Array2};
use xor_playground::network::{Activation, HiddenLayer, HiddenSize, Loss, Shape};
use xor_playground::training::{Batch, LearningRate, Order, Start};
use xor_playground::{DataSet, Network, Run, Setup, Trainer};

/// The truth table of exclusive or, in the article's order.
pub mod xor {
    pub const INPUTS: [[f64; 2]; 4] = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    pub const TARGETS: [f64; 4] = [0.0, 1.0, 1.0, 0.0];
}

pub fn hidden(neurons: usize) -> HiddenSize {
    HiddenSize::new(neurons.try_into().unwrap()).unwrap()
}

pub fn hidden_sizes() -> impl Iterator<Item = HiddenSize> {
    (HiddenSize::MIN.get()..=HiddenSize::MAX.get()).map(hidden)
}

pub fn rate(value: f64) -> LearningRate {
    LearningRate::new(value).unwrap()
}

/// The article's run but for seed, hidden neurons and learning rate.
pub fn run(seed: u32, neurons: usize, learning_rate: f64) -> Run {
    Run::new(Setup {
        shape: Shape::sigmoid(hidden(neurons)),
        start: Start::article(seed),
        learning_rate: rate(learning_rate),
        ..Setup::default()
    })
    .unwrap()
}

/// A run from a seed, at epoch 0.
pub fn trainer(seed: u32, neurons: usize, learning_rate: f64) -> Trainer {
    Trainer::new(run(seed, neurons, learning_rate))
}

/// What the article's run is at an epoch, but for the hidden neurons.
pub fn trained(seed: u32, neurons: usize, epochs: u64) -> Network {
    let mut trainer = trainer(seed, neurons, 1.0);
    trainer.step(epochs);
    trainer.network().clone()
}

/// The article's run but for the network it starts from and the learning rate.
pub fn run_from(network: &Network, learning_rate: f64) -> Run {
    Run::new(Setup {
        shape: network.shape().clone(),
        start: Start::Parameters(network.parameters().to_vec()),
        learning_rate: rate(learning_rate),
        ..Setup::default()
    })
    .unwrap()
}

/// A run from given parameters, at epoch 0.
pub fn trainer_from(network: &Network, learning_rate: f64) -> Trainer {
    Trainer::new(run_from(network, learning_rate))
}

/// A network of the article's shape.
pub fn article_network(parameters: [f64; 9]) -> Network {
    Network::new(Shape::default(), parameters.to_vec()).unwrap()
}

/// The article's start with so many hidden neurons.
pub fn start(seed: u32, neurons: usize) -> Network {
    run(seed, neurons, 1.0).start()
}

/// A network of 2-H-1 sigmoids whose parameters are uniform in [−`size`, `size`).
pub fn random_network(neurons: usize, size: f64, random: &mut Random) -> Network {
    random_network_of(&Shape::sigmoid(hidden(neurons)), size, random)
}

/// A network whose parameters are uniform in [−`size`, `size`).
pub fn random_network_of(shape: &Shape, size: f64, random: &mut Random) -> Network {
    let parameters = (0..shape.parameter_count()).map(|_| random.within(-size, size)).collect();
    Network::new(shape.clone(), parameters).unwrap()
}

/// A shape with the same activation in each hidden layer.
pub fn shape(inputs: usize, layers: &[usize], activation: Activation, output: Activation) -> Shape {
    let layers =
        layers.iter().map(|&neurons| HiddenLayer { size: hidden(neurons), activation }).collect();
    Shape::new(inputs, layers, output).unwrap()
}

/// Samples with inputs in [−1, 1) and targets that are 0 or 1.
pub fn random_data(samples: usize, inputs: usize, random: &mut Random) -> DataSet {
    let numbers = (0..samples * inputs).map(|_| random.within(-1.0, 1.0)).collect();
    let targets = (0..samples).map(|_| if random.below(2) == 0 { 0.0 } else { 1.0 }).collect();
    let inputs = Array2::from_shape_vec((samples, inputs), numbers).unwrap();
    DataSet::new(inputs, Array1::from_vec(targets)).unwrap()
}

/// Batches of so many samples, in an order that is drawn from a seed.
pub fn mini(size: usize, seed: u32) -> Batch {
    Batch::Mini { size: size.try_into().unwrap(), order: Order::Shuffled { seed } }
}

/// Batches of so many samples, in this order.
pub fn listed(size: usize, rows: &[usize]) -> Batch {
    Batch::Mini { size: size.try_into().unwrap(), order: Order::Listed(rows.into()) }
}

/// Whether a loss goes with an output.
pub fn is_allowed(loss: Loss, output: Activation) -> bool {
    loss != Loss::CrossEntropy || output == Activation::Sigmoid
}

/// The outputs for exclusive or, in the article's order.
pub fn outputs(network: &Network) -> Vec<f64> {
    network.predict(&DataSet::xor().inputs()).unwrap().to_vec()
}

/// The loss that is shown, for exclusive or.
pub fn loss(network: &Network) -> f64 {
    network.mean_squared_error(&DataSet::xor()).unwrap()
}

/// ∂E/∂p of the article's E for exclusive or.
pub fn gradient(network: &Network) -> Network {
    network.gradient(&DataSet::xor(), Loss::HalfSquaredError).unwrap()
}

/// What a network with two inputs answers.
pub fn output_for(network: &Network, x: f64, y: f64) -> f64 {
    network.output_for(&[x, y]).unwrap()
}

pub fn bits(values: &[f64]) -> Vec<u64> {
    values.iter().map(|value| value.to_bits()).collect()
}

/// Everything that can be seen of a run under way, so that "equal" means equal to the bit.
#[derive(Debug, PartialEq)]
pub struct State {
    pub epoch: u64,
    pub parameters: Vec<u64>,
    pub outputs: Vec<u64>,
    pub loss: u64,
    pub curve: Vec<(u64, u64)>,
    pub diverged_at: Option<u64>,
}

pub fn state(trainer: &Trainer) -> State {
    let network = trainer.network();
    State {
        epoch: trainer.epoch(),
        parameters: bits(network.parameters()),
        outputs: trainer.outputs().map(f64::to_bits).collect(),
        loss: trainer.loss().to_bits(),
        curve: trainer.curve().map(|point| (point.epoch, point.loss.to_bits())).collect(),
        diverged_at: trainer.clone().look_ahead(),
    }
}

/// The hash FNV-1a, 64 bits.
pub struct Hash(u64);

impl Hash {
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    pub fn u64(&mut self, value: u64) {
        self.bytes(&value.to_le_bytes());
    }

    pub fn numbers(&mut self, values: &[f64]) {
        for value in values {
            self.u64(value.to_bits());
        }
    }

    pub fn state(&mut self, state: &State) {
        self.u64(state.epoch);
        self.u64(state.loss);
        for &bits in state.parameters.iter().chain(&state.outputs) {
            self.u64(bits);
        }
        for &(epoch, loss) in &state.curve {
            self.u64(epoch);
            self.u64(loss);
        }
    }

    pub fn hex(&self) -> String {
        format!("{:016x}", self.0)
    }
}

/// Numbers that look random and are the same everywhere: `SplitMix64`.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in [low, high).
    #[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
    pub fn within(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * ((self.next() >> 11) as f64 / (1_u64 << 53) as f64)
    }

    /// From 0 to `end` − 1.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}
