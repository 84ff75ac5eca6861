//! Each activation and its derivative are `PyTorch`'s: `tests/oracle/torch_reference.py`.

use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::network::{Activation, Neuron};

/// Some units in the last place of 1: `PyTorch`'s own derivatives can lose as many where parts of them cancel.
const TOLERANCE: f64 = 1e-15;

fn references() -> Vec<(Activation, Vec<[f64; 3]>)> {
    let all: Value = serde_json::from_str(include_str!("../fixtures/activations.json")).unwrap();
    let numbers = |point: &Value| [0, 1, 2].map(|index| point[index].as_f64().unwrap());
    let one = |value: &Value| {
        let points = value["points"].as_array().unwrap().iter().map(numbers).collect();
        (value["activation"].as_str().unwrap().parse().unwrap(), points)
    };
    all.as_array().unwrap().iter().map(one).collect()
}

#[test]
fn each_has_pytorch_s_value_and_derivative() {
    for (activation, points) in references() {
        for [z, value, derivative] in points {
            let ours = Neuron { activation, weights: &[1.0], bias: 0.0 }.output(&[z]).unwrap();
            for (what, ours, theirs) in
                [("value", ours.activation, value), ("derivative", ours.derivative, derivative)]
            {
                let apart = (ours - theirs).abs();
                assert!(
                    apart <= TOLERANCE * theirs.abs().max(1.0),
                    "{activation}: the {what} at {z} is {ours}, PyTorch has {theirs}"
                );
            }
        }
    }
}

#[test]
fn all_are_compared() {
    for activation in Activation::ALL {
        let points = references().into_iter().find(|(compared, _)| *compared == activation);
        assert!(points.is_some_and(|(_, points)| points.len() > 30), "{activation}");
    }
}

#[test]
fn values_lie_within_the_range() {
    for (activation, points) in references() {
        let Some([low, high]) = activation.range() else { continue };
        for [z, value, _] in points {
            assert!((low..=high).contains(&value), "{activation}: {value} at {z}");
        }
    }
}
