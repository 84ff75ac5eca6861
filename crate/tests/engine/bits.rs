//! The same run gives the same bits in a debug build, in a release build and in WebAssembly.
//!
//! `tests/fixtures/bits.json` has a hash for each part of the engine. A change that is meant to change
//! bits records them anew:
//!
//! ```text
//! cargo test --test engine bits -- --ignored
//! ```

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::common::{
    self, Hash, Random, is_allowed, mini, random_data, random_network, rate, shape, start, state,
    trainer,
};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::InputPlane;
use xor_playground::data::{NamedData, Recipe};
use xor_playground::network::{Activation, HiddenSize, Loss, Shape};
use xor_playground::numerics::exp;
use xor_playground::pictures::{Palette, Surface, Theme};
use xor_playground::training::initializer::{HeUniform, XavierUniform};
use xor_playground::training::optimizer::{
    Adam, GradientDescent, Momentum, Nesterov, RmsProp, Rprop,
};
use xor_playground::training::{Batch, Initializer, Optimizer, Penalty, Start, survey};
use xor_playground::{DataSet, Run, Setup, Trainer};

/// Runs from several seeds, with several learning rates, in uneven steps, with the rate changed on
/// the way; long enough for the curve to be joined.
fn of_sigmoids(neurons: usize) -> String {
    let mut hash = Hash::new();
    for seed in [0, 11, 2_023, u32::MAX] {
        for first_rate in [0.001, 0.5, 1.0, 20.0] {
            let mut trainer = trainer(seed, neurons, first_rate);
            for (steps, next_rate) in [(1, 1.0), (256, 0.3), (999, 7.5), (1_500, 1.0), (0, 0.1)] {
                trainer.step(steps);
                hash.state(&state(&trainer));
                trainer.set_learning_rate(rate(next_rate));
            }
            trainer.step(2_345);
            hash.state(&state(&trainer));
        }
    }
    hash.hex()
}

fn of_starts(sizes: RangeInclusive<usize>) -> String {
    let mut hash = Hash::new();
    for neurons in sizes {
        for seed in (0..50).chain([1_u32 << 31, u32::MAX]) {
            hash.numbers(start(seed, neurons).parameters());
        }
    }
    hash.hex()
}

fn of_gradients(sizes: RangeInclusive<usize>) -> String {
    let mut hash = Hash::new();
    let mut random = Random(1);
    for neurons in sizes {
        for scale in [0.1, 3.0, 50.0, 1_000.0] {
            let gradient = common::gradient(&random_network(neurons, scale, &mut random));
            hash.numbers(gradient.parameters());
        }
    }
    hash.hex()
}

fn of_exp() -> String {
    let mut hash = Hash::new();
    let mut random = Random(2);
    for bound in [1e-8, 1.0, 40.0, 750.0] {
        for _ in 0..20_000 {
            hash.u64(exp(random.within(-bound, bound)).to_bits());
        }
    }
    hash.hex()
}

/// The lanes' exp beyond the range of the scalar one: outputs for inputs of any size.
fn of_outputs(sizes: RangeInclusive<usize>) -> String {
    let mut hash = Hash::new();
    let mut random = Random(3);
    for neurons in sizes {
        for scale in [0.5, 10.0, 1_000.0] {
            let network = random_network(neurons, scale, &mut random);
            for _ in 0..200 {
                let [x, y] = [random.within(-2.0, 2.0), random.within(-2.0, 2.0)];
                hash.u64(common::output_for(&network, x, y).to_bits());
            }
        }
    }
    hash.hex()
}

fn of_surfaces(sizes: RangeInclusive<usize>) -> String {
    let mut hash = Hash::new();
    let mut random = Random(4);
    let mut surface = Surface::new(48);
    for theme in [Theme::Light, Theme::Dark] {
        for neurons in sizes.clone() {
            let network = random_network(neurons, 12.0, &mut random);
            surface.render(&network, InputPlane::UNIT, &Palette::new(theme)).unwrap();
            hash.bytes(surface.pixels());
            for value in surface.boundary() {
                hash.bytes(&value.to_le_bytes());
            }
        }
    }
    hash.hex()
}

/// Runs of these setups, with the learning rate changed on the way.
fn of_runs(setups: impl IntoIterator<Item = Setup>) -> String {
    let mut hash = Hash::new();
    for setup in setups {
        let learning_rate = setup.learning_rate.get();
        let mut trainer = Trainer::new(Run::new(setup).unwrap());
        hash.state(&state(&trainer));
        for (epochs, factor) in [(17, 0.5), (9, 2.0), (14, 1.0)] {
            trainer.step(epochs);
            hash.state(&state(&trainer));
            trainer.set_learning_rate(rate(factor * learning_rate));
        }
    }
    hash.hex()
}

/// Three inputs, two hidden layers, five samples: a block of four and one more.
fn small(activation: Activation, output: Activation, seed: u32) -> Setup {
    Setup {
        data: random_data(5, 3, &mut Random(seed.into())),
        shape: shape(3, &[5, 4], activation, output),
        start: Start::Drawn { initializer: Initializer::XavierUniform(XavierUniform), seed },
        learning_rate: rate(0.05),
        ..Setup::default()
    }
}

/// What is recorded of activations and outputs is with the losses and optimizers that there were at first, so that
/// others can be added.
const LOSSES: [Loss; 3] = [Loss::HalfSquaredError, Loss::MeanSquaredError, Loss::CrossEntropy];
const OPTIMIZERS: [Optimizer; 6] = [
    Optimizer::GradientDescent(GradientDescent),
    Optimizer::Momentum(Momentum::DEFAULT),
    Optimizer::Nesterov(Nesterov::DEFAULT),
    Optimizer::RmsProp(RmsProp::DEFAULT),
    Optimizer::Adam(Adam::DEFAULT),
    Optimizer::Rprop(Rprop::DEFAULT),
];

fn of_activation(activation: Activation) -> String {
    let with = |loss| {
        OPTIMIZERS.map(|optimizer| Setup {
            loss,
            optimizer,
            ..small(activation, Activation::Sigmoid, 1)
        })
    };
    of_runs(LOSSES.into_iter().flat_map(with))
}

fn of_output(output: Activation) -> String {
    let losses = LOSSES.into_iter().filter(|&loss| is_allowed(loss, output));
    let with = |loss| {
        OPTIMIZERS.map(|optimizer| Setup {
            loss,
            optimizer,
            ..small(Activation::LeakyRelu, output, 2)
        })
    };
    of_runs(losses.flat_map(with))
}

fn of_loss(loss: Loss) -> String {
    let seeds = 0..20;
    of_runs(seeds.map(|seed| Setup { loss, ..small(Activation::Relu, Activation::Sigmoid, seed) }))
}

fn of_optimizer(optimizer: Optimizer) -> String {
    let batches = [Batch::Full, mini(1, 0), mini(2, 1), mini(5, u32::MAX)];
    let penalties = [(0.0, 0.0), (0.01, 0.0), (0.0, 0.02), (0.003, 0.001)];
    let with = |batch: Batch| {
        penalties.map(|(l1, l2)| Setup {
            optimizer,
            batch: batch.clone(),
            penalty: Penalty { l1, l2 },
            ..small(Activation::Sigmoid, Activation::Linear, 3)
        })
    };
    of_runs(batches.into_iter().flat_map(with))
}

/// Optimizers with other numbers than their defaults, for long enough that powers of the decays matter.
fn of_optimizers_with_other_numbers() -> String {
    let optimizers = [
        Optimizer::Momentum(Momentum { momentum: 0.3 }),
        Optimizer::Nesterov(Nesterov { momentum: 0.99 }),
        Optimizer::RmsProp(RmsProp { decay: 0.7, epsilon: 1e-3 }),
        Optimizer::Adam(Adam { mean_decay: 0.6, square_decay: 0.97, epsilon: 1e-2 }),
        Optimizer::Rprop(Rprop { shrink: 0.3, grow: 1.7 }),
    ];
    let mut hash = Hash::new();
    for optimizer in optimizers.into_iter().chain(OPTIMIZERS) {
        let setup = Setup { optimizer, ..small(Activation::Sigmoid, Activation::Sigmoid, 4) };
        let mut trainer = Trainer::new(Run::new(setup).unwrap());
        trainer.step(5_000);
        hash.state(&state(&trainer));
    }
    hash.hex()
}

fn of_distribution(initializer: Initializer) -> String {
    let seeds = [0, 11, 1 << 31, u32::MAX];
    let shapes = [
        shape(3, &[], Activation::Sigmoid, Activation::Sigmoid),
        shape(3, &[1], Activation::Sigmoid, Activation::Sigmoid),
        shape(3, &[16, 3, 7], Activation::Sigmoid, Activation::Sigmoid),
    ];
    let with = |shape: &Shape| {
        seeds.map(|seed| Setup {
            data: random_data(5, 3, &mut Random(5)),
            shape: shape.clone(),
            start: Start::Drawn { initializer, seed },
            ..Setup::default()
        })
    };
    of_runs(shapes.iter().flat_map(with))
}

fn of_samples(samples: usize) -> String {
    let sizes = [1, 3, 4, samples].into_iter().filter(|&size| size <= samples);
    let batches: Vec<_> =
        [Batch::Full].into_iter().chain(sizes.map(|size| mini(size, 6))).collect();
    let with = |activation| {
        batches.clone().into_iter().map(move |batch| Setup {
            data: random_data(samples, 3, &mut Random(6)),
            batch,
            optimizer: Optimizer::Momentum(Momentum::DEFAULT),
            ..small(activation, Activation::Sigmoid, 6)
        })
    };
    of_runs([Activation::Sigmoid, Activation::LeakyRelu].into_iter().flat_map(with))
}

/// The article's shape and optimizer over four samples of other data sets.
fn of_four_samples() -> String {
    let mut random = Random(7);
    let setups: Vec<_> = (0..20)
        .map(|seed| Setup {
            data: random_data(4, 2, &mut random),
            start: Start::article(seed),
            ..Setup::default()
        })
        .collect();
    of_runs(setups)
}

fn of_shape(inputs: usize, layers: &[usize], samples: usize) -> String {
    let activations = [Activation::Sigmoid, Activation::Relu, Activation::LeakyRelu];
    of_runs(activations.map(|activation| Setup {
        data: random_data(samples, inputs, &mut Random(8)),
        shape: shape(inputs, layers, activation, Activation::Sigmoid),
        start: Start::Drawn { initializer: Initializer::HeUniform(HeUniform), seed: 8 },
        loss: Loss::CrossEntropy,
        optimizer: Optimizer::Adam(Adam::DEFAULT),
        learning_rate: rate(0.01),
        ..Setup::default()
    }))
}

/// A data set that has a name, others that are drawn like it, and runs over it.
fn of_data(named: NamedData) -> String {
    let data = named.data();
    let inputs = data.inputs().ncols();
    let mut hash = Hash::new();
    let mut add = |data: &DataSet| {
        hash.numbers(&data.inputs().iter().chain(&data.targets()).copied().collect::<Vec<_>>());
    };
    add(&data);
    if let Some(recipe) = data.recipe() {
        for (samples, noise, seed) in [(11, 0.0, 3), (1_000, 12.5, 0), (10_000, 50.0, u32::MAX)] {
            add(&DataSet::drawn(Recipe { samples, noise, seed, ..recipe }).unwrap());
        }
    }
    let setup = Setup { data, ..small(Activation::Sigmoid, Activation::Sigmoid, 9) };
    let shape = shape(inputs, &[3], Activation::Sigmoid, Activation::Sigmoid);
    hash.bytes(of_runs([Setup { shape, ..setup }]).as_bytes());
    hash.hex()
}

fn of_survey() -> String {
    let mut hash = Hash::new();
    let runs: Vec<_> = (0..50).map(Run::article).collect();
    for outcome in survey(&runs, 2_500) {
        hash.u64(outcome.solved_at.unwrap_or(u64::MAX));
        hash.numbers(&[outcome.loss]);
    }
    hash.hex()
}

fn hashes() -> BTreeMap<String, String> {
    let mut hashes = BTreeMap::new();
    let mut add = |name: String, hash: String| {
        assert_eq!(hashes.insert(name, hash), None);
    };
    add("exp".into(), of_exp());
    for (sizes, of) in [(1..=8, ""), (9..=16, " with 9 to 16 hidden neurons")] {
        add(format!("starts{of}"), of_starts(sizes.clone()));
        add(format!("gradients{of}"), of_gradients(sizes.clone()));
        add(format!("outputs{of}"), of_outputs(sizes.clone()));
        add(format!("surfaces{of}"), of_surfaces(sizes));
    }
    for neurons in common::hidden_sizes().map(HiddenSize::get) {
        add(format!("runs with {neurons} hidden neurons"), of_sigmoids(neurons));
    }
    for activation in Activation::ALL {
        add(format!("runs with {activation} neurons"), of_activation(activation));
    }
    for output in Activation::outputs() {
        add(format!("runs with {output} output"), of_output(output));
    }
    for loss in Loss::ALL {
        add(format!("runs down {loss}"), of_loss(loss));
    }
    for optimizer in Optimizer::ALL {
        add(format!("runs by {optimizer}"), of_optimizer(optimizer));
    }
    add("runs by other rules".into(), of_optimizers_with_other_numbers());
    for initializer in Initializer::ALL {
        add(format!("runs from {initializer}"), of_distribution(initializer));
    }
    for named in NamedData::ALL {
        add(format!("runs over {named}"), of_data(named));
    }
    for samples in [1, 2, 3, 4, 5, 7, 200] {
        add(format!("runs over {samples} samples"), of_samples(samples));
    }
    add("runs of the article over other samples".into(), of_four_samples());
    add("runs without hidden layers".into(), of_shape(8, &[], 7));
    add("runs with one input".into(), of_shape(1, &[3], 9));
    add("runs of the largest network".into(), of_shape(8, &[16; 6], 50));
    add("runs of a ragged network".into(), of_shape(5, &[7, 1, 13, 2], 11));
    add("survey".into(), of_survey());
    hashes
}

#[test]
fn they_are_those_that_were_recorded() {
    let recorded: BTreeMap<String, String> =
        serde_json::from_str(include_str!("../fixtures/bits.json")).unwrap();
    assert_eq!(hashes(), recorded);
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
#[ignore = "records the fixture anew"]
fn record() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bits.json");
    let json = serde_json::to_string_pretty(&hashes()).unwrap();
    std::fs::write(path, json + "\n").unwrap();
}
