//! What is said of a start in one number, against NumPy: `tests/oracle/make_goldens.py` and `make_traces.py`.

use crate::common;
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::Run;
use xor_playground::analysis::StartQuantity;
use xor_playground::text::Settings;
use xor_playground::training::{Outcome, survey};

fn all(fixture: &str) -> Vec<Value> {
    serde_json::from_str(fixture).unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn length(numbers: impl IntoIterator<Item = f64>) -> f64 {
    numbers.into_iter().map(|number| number * number).sum::<f64>().sqrt()
}

fn run_of(link: &str) -> Run {
    let (settings, problems) = Settings::from_link(link);
    assert!(problems.is_empty(), "{link}: {problems:?}");
    settings.run().clone()
}

/// What the run has of the quantity with this name.
#[track_caller]
fn of(name: &str, run: &Run) -> f64 {
    name.parse::<StartQuantity>().unwrap().of(run).unwrap()
}

#[track_caller]
fn assert_near(what: &str, actual: f64, expected: f64) {
    assert!((actual - expected).abs() <= 1e-12, "{what}: {actual}, NumPy has {expected}");
}

#[test]
fn those_of_the_article_s_network_are_numpy_s() {
    let goldens = all(include_str!("../fixtures/goldens.json"));
    // A large rate has the fewest digits lost where the gradient is read off what the first update did.
    let with_rate = goldens.iter().filter(|golden| golden["lr"].as_f64().unwrap() >= 1.0);
    let mut count = 0;
    for golden in with_rate {
        let seed = u32::try_from(golden["seed"].as_u64().unwrap()).unwrap();
        let neurons = usize::try_from(golden["hidden"].as_u64().unwrap()).unwrap();
        let rate = golden["lr"].as_f64().unwrap();
        let run = common::run(seed, neurons, rate);
        let (start, next) = (&golden["states"][0], &golden["states"][1]);
        let (before, after) = (numbers(&start["parameters"]), numbers(&next["parameters"]));
        let what = format!("seed {seed}, {neurons} neurons");
        assert_near(&what, of("norm", &run), length(before.iter().copied()));
        assert_near(&what, of("loss", &run), start["mse"].as_f64().unwrap());
        let gradient = before.iter().zip(&after).map(|(before, after)| (before - after) / rate);
        assert_near(&what, of("gradient", &run), length(gradient));
        let from_x: f64 = before[..neurons].iter().sum();
        let from_y: f64 = before[neurons..2 * neurons].iter().sum();
        assert_near(&what, of("sum0", &run), from_x);
        assert_near(&what, of("sum1", &run), from_y);
        assert_near(&what, of("difference0-1", &run), from_x - from_y);
        for (index, &parameter) in before.iter().enumerate() {
            assert_near(&what, of(&format!("p{index}"), &run), parameter);
        }
        count += 1;
    }
    assert!(count > 30);
}

#[test]
fn the_first_gradient_is_that_of_the_loss_with_its_penalty_in_any_network() {
    let traces = all(include_str!("../fixtures/traces.json"));
    let at_the_start = traces.iter().filter(|trace| trace["epoch"] == 0);
    let mut with_penalty = 0;
    for trace in at_the_start {
        let link = trace["link"].as_str().unwrap();
        let expected = length(numbers(&trace["gradient"]));
        assert_near(link, of("gradient", &run_of(link)), expected);
        with_penalty += usize::from(link.contains("l1="));
    }
    assert_eq!(with_penalty, 1);
}

#[test]
fn of_rows_that_train_alone() {
    let run = run_of("split=50&seed=3");
    let training = run.setup().training_data();
    assert_eq!(training.samples(), 2);
    let outputs = run.start().predict(&training.inputs()).unwrap();
    let error = |(output, target): (&f64, &f64)| (target - output) * (target - output);
    let squares: f64 = outputs.iter().zip(training.targets()).map(error).sum();
    assert_near("the loss", of("loss", &run), squares / 2.0);
}

#[test]
fn sums_are_over_what_the_first_layer_takes() {
    let run = run_of("features=x,y,xy&hidden=3&start=uniform&seed=5");
    let parameters = run.start().parameters().to_vec();
    let sum = |given: usize| parameters[3 * given..3 * given + 3].iter().sum::<f64>();
    assert_near("xy", of("sum2", &run), sum(2));
    assert_near("x and xy", of("difference0-2", &run), sum(0) - sum(2));
    assert_eq!("sum3".parse::<StartQuantity>().unwrap().of(&run), None);
    assert_eq!("p99".parse::<StartQuantity>().unwrap().of(&run), None);
}

#[test]
fn all_have_a_name_and_a_value_in_any_shape() {
    for (link, differences) in [
        ("", 1),
        ("hidden=0", 1),
        ("data=line", 0),
        ("data=parity3&hidden=3,2", 3),
        ("hidden=2,2&bias=off&direct=on", 1),
        ("features=x,y,x2,y2", 6),
    ] {
        let run = run_of(link);
        let quantities = StartQuantity::all_of(run.setup());
        let is_difference = |it: &&StartQuantity| matches!(it, StartQuantity::Difference(..));
        assert_eq!(quantities.iter().filter(is_difference).count(), differences, "{link}");
        let parameters = run.setup().shape.parameter_count();
        let sums = run.setup().shape.input_neurons();
        assert_eq!(quantities.len(), differences + sums + 3 + parameters, "{link}");
        for quantity in quantities {
            assert_eq!(quantity.to_string().parse(), Ok(quantity));
            assert!(quantity.of(&run).unwrap().is_finite(), "{link}: {quantity}");
        }
    }
}

#[test]
fn other_names_are_none() {
    for name in ["", "p", "p-1", "sum", "difference0", "difference0-", "sumx", "q1", "Norm"] {
        assert!(name.parse::<StartQuantity>().is_err(), "{name}");
    }
}

#[test]
fn of_the_starts_whose_weights_from_x_and_y_differ_by_more_than_nine_tenths_many_fail() {
    let runs: Vec<Run> = (0..1_000).map(Run::article).collect();
    let outcomes = survey(&runs, 5_000);
    let is_over = |run: &Run| of("difference0-1", run).abs() > 0.9;
    let over: Vec<&Outcome> =
        runs.iter().zip(&outcomes).filter(|(run, _)| is_over(run)).map(|(_, end)| end).collect();
    assert_eq!(over.len(), 117);
    assert_eq!(over.iter().filter(|outcome| !outcome.is_solved()).count(), 48);
}
