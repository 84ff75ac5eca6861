//! Starts are drawn as NumPy draws them: `tests/oracle/make_starts.py`.

use crate::common;
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::network::{Activation, Shape};
use xor_playground::training::initializer::{HeNormal, XavierNormal};
use xor_playground::training::{Initializer, Start};
use xor_playground::{Run, Setup};

/// A normal number goes through a logarithm, whose last bit is not NumPy's, and four roundings.
const TOLERANCE: f64 = 1e-15;

/// Those that take nothing but what is uniform, and root and division, which are exact everywhere.
fn is_exact(initializer: Initializer) -> bool {
    ["article", "uniform", "xavier-uniform", "he-uniform", "zeros"]
        .contains(&&*initializer.to_string())
}

struct Drawn {
    initializer: Initializer,
    seed: u32,
    shape: Shape,
    parameters: Vec<f64>,
}

fn drawn_by_numpy() -> Vec<Drawn> {
    let all: Value = serde_json::from_str(include_str!("../fixtures/starts.json")).unwrap();
    all.as_array().unwrap().iter().map(drawn).collect()
}

fn drawn(value: &Value) -> Drawn {
    let whole = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let sizes: Vec<_> = value["sizes"].as_array().unwrap().iter().map(whole).collect();
    let [inputs, hidden @ .., 1] = &sizes[..] else { panic!("{value}") };
    Drawn {
        initializer: initializer(&value["initializer"]),
        seed: whole(&value["seed"]).try_into().unwrap(),
        shape: common::shape(*inputs, hidden, Activation::Tanh, Activation::Sigmoid),
        parameters: value["parameters"]
            .as_array()
            .unwrap()
            .iter()
            .map(|number| number.as_f64().unwrap())
            .collect(),
    }
}

/// An initializer by its name, with its numbers by their keys.
fn initializer(value: &Value) -> Initializer {
    let mut initializer: Initializer = value["name"].as_str().unwrap().parse().unwrap();
    for key in initializer.keys() {
        *initializer.number_mut(key).unwrap() = value[key].as_f64().unwrap();
    }
    initializer
}

fn start(initializer: Initializer, seed: u32, shape: &Shape) -> Vec<f64> {
    let data = common::random_data(4, shape.inputs(), &mut common::Random(0));
    let start = Start::Drawn { initializer, seed };
    let setup = Setup { data, shape: shape.clone(), start, ..Setup::default() };
    Run::new(setup).unwrap().start().parameters().to_vec()
}

#[test]
fn every_start_is_numpys() {
    for Drawn { initializer, seed, shape, parameters } in drawn_by_numpy() {
        let ours = start(initializer, seed, &shape);
        assert_eq!(ours.len(), parameters.len());
        let tolerance = if is_exact(initializer) { 0.0 } else { TOLERANCE };
        for (ours, theirs) in ours.into_iter().zip(parameters) {
            let what = format!("{initializer:?}, seed {seed}: {ours}, NumPy has {theirs}");
            assert!((ours - theirs).abs() <= tolerance * theirs.abs(), "{what}");
        }
    }
}

#[test]
fn numpy_s_starts_cover_every_distribution() {
    let drawn = drawn_by_numpy();
    for initializer in Initializer::ALL {
        let of_this =
            drawn.iter().filter(|drawn| drawn.initializer.to_string() == initializer.to_string());
        assert!(of_this.count() >= 12, "{initializer:?}");
    }
}

#[test]
fn another_seed_draws_another_start() {
    let shape = Shape::default();
    for initializer in Initializer::ALL {
        let is_other = start(initializer, 1, &shape) != start(initializer, 2, &shape);
        assert_eq!(is_other, initializer.is_random(), "{initializer:?}");
    }
}

#[test]
fn given_parameters_are_taken_as_they_are() {
    let parameters = vec![0.0, -0.0, 1e-320, -1e300, f64::INFINITY, 5.0, 6.0, 7.0, 8.0];
    let setup = Setup { start: Start::Parameters(parameters.clone()), ..Setup::default() };
    let start = Run::new(setup).unwrap().start();
    assert_eq!(common::bits(start.parameters()), common::bits(&parameters));
}

#[test]
fn normal_weights_have_the_variance_of_their_formula() {
    // 6 layers of 16 in, 16 out: their variance is 1 / 16 by the one formula, 1 / 8 by the other.
    let shape = common::shape(8, &[16; 6], Activation::Tanh, Activation::Sigmoid);
    for (initializer, expected) in [
        (Initializer::XavierNormal(XavierNormal), 1.0 / 16.0),
        (Initializer::HeNormal(HeNormal), 1.0 / 8.0),
    ] {
        let setup = |seed| Setup {
            data: common::random_data(4, 8, &mut common::Random(0)),
            shape: shape.clone(),
            start: Start::Drawn { initializer, seed },
            ..Setup::default()
        };
        let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
        for seed in 0..20 {
            let network = Run::new(setup(seed)).unwrap().start();
            for layer in network.layers().filter(|layer| layer.weights.dim() == (16, 16)) {
                count += 256.0;
                sum += layer.weights.sum();
                squares += layer.weights.mapv(|weight| weight * weight).sum();
                assert!(layer.biases.iter().all(|&bias| bias == 0.0));
            }
        }
        let (mean, variance) = (sum / count, squares / count);
        assert!(mean.abs() < 0.01, "{initializer:?}: mean {mean}");
        assert!((variance / expected - 1.0).abs() < 0.05, "{initializer:?}: variance {variance}");
    }
}
