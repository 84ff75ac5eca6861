//! The numbers are those of the article's program in NumPy: `tests/oracle/oracle.py`.

use crate::common;
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

const TOLERANCE: f64 = 1e-12;
/// At learning rate 5, with seed 5, one unit in the last place of one weight at the start moves the
/// parameters by 8e-12 later on, and NumPy's own are 1.6e-11 away from the exact ones.
const TOLERANCE_OF_PARAMETERS_AT_HIGH_RATES: f64 = 1e-10;

struct Golden {
    seed: u32,
    hidden: usize,
    learning_rate: f64,
    states: Vec<GoldenState>,
}

struct GoldenState {
    epoch: u64,
    parameters: Vec<f64>,
    predictions: Vec<f64>,
    mse: f64,
}

fn goldens() -> Vec<Golden> {
    let all: Value = serde_json::from_str(include_str!("../fixtures/goldens.json")).unwrap();
    let whole = |value: &Value| value.as_u64().unwrap();
    let number = |value: &Value| value.as_f64().unwrap();
    let numbers = |value: &Value| value.as_array().unwrap().iter().map(number).collect();
    let state = |value: &Value| GoldenState {
        epoch: whole(&value["epoch"]),
        parameters: numbers(&value["parameters"]),
        predictions: numbers(&value["predictions"]),
        mse: number(&value["mse"]),
    };
    let golden = |value: &Value| Golden {
        seed: whole(&value["seed"]).try_into().unwrap(),
        hidden: whole(&value["hidden"]).try_into().unwrap(),
        learning_rate: number(&value["lr"]),
        states: value["states"].as_array().unwrap().iter().map(state).collect(),
    };
    all.as_array().unwrap().iter().map(golden).collect()
}

#[track_caller]
fn assert_close(what: &str, ours: &[f64], theirs: &[f64], tolerance: f64) {
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (index, (&our, &their)) in ours.iter().zip(theirs).enumerate() {
        let difference = (our - their).abs();
        assert!(difference <= tolerance, "{what}, number {index}: {our}, NumPy has {their}");
    }
}

#[test]
fn every_run_agrees_with_numpy_at_every_checkpoint() {
    for Golden { seed, hidden, learning_rate, states } in goldens() {
        let mut trainer = common::trainer(seed, hidden, learning_rate);
        for golden in states {
            trainer.step(golden.epoch - trainer.epoch());
            let network = trainer.network();
            let run = format!("seed {seed}, {hidden} hidden, learning rate {learning_rate}");
            let at = format!("{run}, epoch {}", golden.epoch);
            let of_parameters = if learning_rate <= 1.0 {
                TOLERANCE
            } else {
                TOLERANCE_OF_PARAMETERS_AT_HIGH_RATES
            };
            assert_close(&at, network.parameters(), &golden.parameters, of_parameters);
            assert_close(&at, &common::outputs(network), &golden.predictions, TOLERANCE);
            assert_close(&at, &[trainer.loss()], &[golden.mse], TOLERANCE);
        }
    }
}

#[test]
fn the_start_is_numpys_to_the_bit() {
    for Golden { seed, hidden, states, .. } in goldens() {
        let trainer = common::trainer(seed, hidden, 1.0);
        assert_eq!(states[0].epoch, 0);
        assert_eq!(trainer.network().parameters(), states[0].parameters, "seed {seed}");
    }
}

#[test]
fn the_curve_passes_through_numpys_losses() {
    for Golden { seed, hidden, learning_rate, states } in goldens() {
        let mut trainer = common::trainer(seed, hidden, learning_rate);
        trainer.step(2_000);
        let curve: Vec<_> = trainer.curve().collect();
        for golden in states.iter().filter(|state| state.epoch <= 2_000) {
            let point = curve.iter().find(|point| point.epoch == golden.epoch).unwrap();
            assert_close("curve", &[point.loss], &[golden.mse], TOLERANCE);
        }
    }
}

#[test]
fn the_goldens_cover_every_hidden_size_and_the_ends_of_seeds_and_learning_rates() {
    let goldens = goldens();
    let has = |condition: &dyn Fn(&Golden) -> bool| goldens.iter().any(condition);
    for size in common::hidden_sizes() {
        assert!(has(&|golden| golden.hidden == size.get()), "{size:?}");
    }
    for seed in [0, 11, u32::MAX] {
        assert!(has(&|golden| golden.seed == seed));
    }
    for rate in [0.001, 20.0] {
        assert!(has(&|golden| golden.learning_rate.to_bits() == f64::to_bits(rate)));
    }
    assert!(has(&|golden| golden.hidden == 2 && golden.states.last().unwrap().epoch == 5_000));
}
