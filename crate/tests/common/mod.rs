//! What several tests need.
#![allow(dead_code, reason = "each test program uses some of it")]

use xor_playground::{HiddenSize, LearningRate, Network, Run, Start, Trainer};

pub fn hidden(neurons: usize) -> HiddenSize {
    HiddenSize::new(neurons.try_into().unwrap()).unwrap()
}

pub fn hidden_sizes() -> impl Iterator<Item = HiddenSize> {
    (HiddenSize::MIN.get()..=HiddenSize::MAX.get()).map(hidden)
}

pub fn rate(value: f64) -> LearningRate {
    LearningRate::new(value).unwrap()
}

/// A run from a seed, at epoch 0.
pub fn trainer(seed: u32, neurons: usize, learning_rate: f64) -> Trainer {
    Trainer::new(Run::new(Start::Seed(seed, hidden(neurons)), rate(learning_rate)))
}

/// A run from given parameters, at epoch 0.
pub fn trainer_from(network: &Network, learning_rate: f64) -> Trainer {
    Trainer::new(Run::new(Start::Network(Box::new(*network)), rate(learning_rate)))
}

/// A network whose parameters are uniform in [−`size`, `size`).
pub fn random_network(neurons: usize, size: f64, random: &mut Random) -> Network {
    let hidden = hidden(neurons);
    let mut parameters = Network::from_seed(hidden, 0).parameters().to_vec();
    parameters.fill_with(|| random.within(-size, size));
    Network::from_parameters(hidden, &parameters).unwrap()
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
        outputs: bits(&network.outputs()),
        loss: network.loss().to_bits(),
        curve: trainer.curve().map(|point| (point.epoch, point.loss.to_bits())).collect(),
        diverged_at: trainer.diverged_at(),
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
