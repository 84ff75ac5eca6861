//! The same run gives the same bits in a debug build, in a release build and in WebAssembly.
//!
//! `tests/fixtures/bits.json` has a hash for each part of the engine. A change that is meant to change
//! bits records them anew:
//!
//! ```text
//! cargo test --test bits -- --ignored
//! ```

mod common;

use std::collections::BTreeMap;

use common::{Hash, Random, hidden_sizes, random_network, rate, state, trainer};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::{HiddenSize, Network, Palette, Surface, Theme, exp};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Runs from several seeds, with several learning rates, in uneven steps, with the rate changed on
/// the way; long enough for the curve to be joined.
fn of_runs(size: HiddenSize) -> String {
    let mut hash = Hash::new();
    for seed in [0, 11, 2_023, u32::MAX] {
        for first_rate in [0.001, 0.5, 1.0, 20.0] {
            let mut trainer = trainer(seed, size.get(), first_rate);
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

fn of_starts() -> String {
    let mut hash = Hash::new();
    for size in hidden_sizes() {
        for seed in (0..50).chain([1_u32 << 31, u32::MAX]) {
            hash.numbers(Network::from_seed(size, seed).parameters());
        }
    }
    hash.hex()
}

fn of_gradients() -> String {
    let mut hash = Hash::new();
    let mut random = Random(1);
    for size in hidden_sizes() {
        for scale in [0.1, 3.0, 50.0, 1_000.0] {
            let gradient = random_network(size.get(), scale, &mut random).gradient();
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
fn of_outputs() -> String {
    let mut hash = Hash::new();
    let mut random = Random(3);
    for size in hidden_sizes() {
        for scale in [0.5, 10.0, 1_000.0] {
            let network = random_network(size.get(), scale, &mut random);
            for _ in 0..200 {
                let [x, y] = [random.within(-2.0, 2.0), random.within(-2.0, 2.0)];
                hash.u64(network.output_for(x, y).to_bits());
            }
        }
    }
    hash.hex()
}

fn of_surfaces() -> String {
    let mut hash = Hash::new();
    let mut random = Random(4);
    let mut surface = Surface::new(48);
    for theme in [Theme::Light, Theme::Dark] {
        for size in hidden_sizes() {
            surface.render(&random_network(size.get(), 12.0, &mut random), &Palette::new(theme));
            hash.bytes(surface.pixels());
            for value in surface.boundary() {
                hash.bytes(&value.to_le_bytes());
            }
        }
    }
    hash.hex()
}

fn hashes() -> BTreeMap<String, String> {
    let runs = hidden_sizes()
        .map(|size| (format!("runs with {} hidden neurons", size.get()), of_runs(size)));
    let others = [
        ("starts", of_starts()),
        ("gradients", of_gradients()),
        ("exp", of_exp()),
        ("outputs", of_outputs()),
        ("surfaces", of_surfaces()),
    ];
    runs.chain(others.map(|(name, hash)| (name.to_owned(), hash))).collect()
}

#[test]
fn they_are_those_that_were_recorded() {
    let recorded: BTreeMap<String, String> =
        serde_json::from_str(include_str!("../../tests/fixtures/bits.json")).unwrap();
    assert_eq!(hashes(), recorded);
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
#[ignore = "records the fixture anew"]
fn record() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/bits.json");
    let json = serde_json::to_string_pretty(&hashes()).unwrap();
    std::fs::write(path, json + "\n").unwrap();
}
