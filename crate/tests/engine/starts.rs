//! Starts are drawn as NumPy draws them: `tests/oracle/make_starts.py`.

use crate::common;
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::network::{Activation, Shape};
use xor_playground::training::{Initializer, Start};
use xor_playground::{Run, Setup};

/// A normal number goes through a logarithm, whose last bit is not NumPy's, and four roundings.
const TOLERANCE_OF_NORMAL: f64 = 1e-15;

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
        initializer: initializer(value["distribution"].as_str().unwrap()),
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

fn initializer(name: &str) -> Initializer {
    match name {
        "article" => Initializer::Article,
        "uniform 0.3" => Initializer::Uniform { range: 0.3 },
        "uniform 1" => Initializer::Uniform { range: 1.0 },
        "xavier uniform" => Initializer::XavierUniform,
        "xavier normal" => Initializer::XavierNormal,
        "he uniform" => Initializer::HeUniform,
        "he normal" => Initializer::HeNormal,
        "zeros" => Initializer::Zeros,
        other => panic!("{other}"),
    }
}

fn is_normal(initializer: Initializer) -> bool {
    matches!(initializer, Initializer::XavierNormal | Initializer::HeNormal)
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
        let tolerance = if is_normal(initializer) { TOLERANCE_OF_NORMAL } else { 0.0 };
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
        let of_this = drawn.iter().filter(|drawn| drawn.initializer == initializer);
        assert!(of_this.count() >= 12, "{initializer:?}");
    }
}

#[test]
fn another_seed_draws_another_start() {
    let shape = Shape::default();
    for initializer in Initializer::ALL {
        let is_other = start(initializer, 1, &shape) != start(initializer, 2, &shape);
        assert_eq!(is_other, initializer != Initializer::Zeros, "{initializer:?}");
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
    for (initializer, expected) in
        [(Initializer::XavierNormal, 1.0 / 16.0), (Initializer::HeNormal, 1.0 / 8.0)]
    {
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
