//! Every activation, loss, optimizer and penalty does what that of `PyTorch` does: `tests/oracle/torch_reference.py`.

use std::str::FromStr;

use crate::common::{hidden, mini, rate};
use ndarray::Array2;
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::network::{Activation, HiddenLayer, Loss, Shape};
use xor_playground::training::{Batch, Optimizer, Penalty, Start};
use xor_playground::{DataSet, Run, Setup, Trainer, UnknownName};

const TOLERANCE: f64 = 1e-10;

fn cases() -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../fixtures/torch.json")).unwrap();
    all.as_array().unwrap().clone()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn whole(value: &Value) -> usize {
    value.as_u64().unwrap().try_into().unwrap()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

/// What has this name in links.
fn named<T: FromStr<Err = UnknownName>>(name: &Value) -> T {
    name.as_str().unwrap().parse().unwrap()
}

/// An optimizer by its name, with its numbers by their keys.
fn optimizer(value: &Value) -> Optimizer {
    let mut optimizer: Optimizer = named(&value["name"]);
    for key in optimizer.keys() {
        *optimizer.number_mut(key).unwrap() = number(&value[key]);
    }
    optimizer
}

fn data(case: &Value) -> DataSet {
    let rows: Vec<_> = case["inputs"].as_array().unwrap().iter().map(numbers).collect();
    let inputs = Array2::from_shape_vec((rows.len(), rows[0].len()), rows.concat()).unwrap();
    DataSet::new(inputs, numbers(&case["targets"]).into()).unwrap()
}

fn setup(case: &Value) -> Setup {
    let data = data(case);
    let layers = case["hidden"].as_array().unwrap().iter().map(|layer| HiddenLayer {
        size: hidden(whole(&layer["neurons"])),
        activation: named(&layer["activation"]),
    });
    let batch = match &case["batch"] {
        Value::Null => Batch::Full,
        batch => mini(whole(&batch["size"]), whole(&batch["seed"]).try_into().unwrap()),
    };
    Setup {
        split: None,
        shape: Shape::new(data.inputs().ncols(), layers.collect(), named(&case["output"])).unwrap(),
        start: Start::Parameters(numbers(&case["start"])),
        loss: named(&case["loss"]),
        penalty: Penalty { l1: number(&case["l1"]), l2: number(&case["l2"]) },
        batch,
        optimizer: optimizer(&case["optimizer"]),
        learning_rate: rate(number(&case["lr"])),
        data,
    }
}

#[track_caller]
fn assert_close(what: &str, ours: f64, theirs: f64) {
    assert!((ours - theirs).abs() <= TOLERANCE, "{what}: {ours}, PyTorch has {theirs}");
}

#[test]
fn every_run_agrees_with_pytorch_for_200_epochs() {
    for case in cases() {
        let setup = setup(&case);
        let what = format!("{:?}", (&setup.shape, setup.loss, setup.penalty, &setup.batch));
        let what = format!("{what}, {:?}", setup.optimizer);
        let mut trainer = Trainer::new(Run::new(setup).unwrap());
        for checkpoint in case["losses"].as_array().unwrap() {
            let epoch = checkpoint[0].as_u64().unwrap();
            trainer.step(epoch - trainer.epoch());
            let at = format!("{what}, epoch {epoch}");
            assert_close(&format!("{at}, shown"), trainer.loss(), number(&checkpoint[1]));
            assert_close(&format!("{at}, descended"), trainer.objective(), number(&checkpoint[2]));
            let penalty = penalty(&case, &trainer);
            let loss = number(&checkpoint[2]) - penalty;
            assert_close(&format!("{at}, without penalty"), trainer.descended_loss(), loss);
        }
        assert_eq!(trainer.epoch(), 200);
        let (ours, theirs) = (trainer.network().parameters(), numbers(&case["parameters"]));
        assert_eq!(ours.len(), theirs.len());
        for (place, (&ours, &theirs)) in ours.iter().zip(&theirs).enumerate() {
            assert_close(&format!("{what}, parameter {place}"), ours, theirs);
        }
    }
}

/// L1 Σ |w| + ½ L2 Σ w² over all weights.
fn penalty(case: &Value, trainer: &Trainer) -> f64 {
    let weights = trainer.network().layers().flat_map(|layer| layer.weights.into_iter().copied());
    let [l1, l2] = ["l1", "l2"].map(|key| number(&case[key]));
    weights.map(|weight: f64| l1 * weight.abs() + 0.5 * l2 * weight * weight).sum()
}

#[test]
fn what_is_trained_has_moved() {
    for case in cases() {
        let [first, last] = [0, 4].map(|at| number(&case["losses"][at][2]));
        assert!(last < first, "{case}");
        let moved = numbers(&case["start"])
            .iter()
            .zip(numbers(&case["parameters"]))
            .any(|(start, end)| (start - end).abs() > 0.01);
        assert!(moved, "{case}");
    }
}

#[test]
fn the_runs_cover_all_there_is() {
    let setups: Vec<Setup> = cases().iter().map(setup).collect();
    let has = |condition: &dyn Fn(&Setup) -> bool| setups.iter().any(condition);
    for optimizer in Optimizer::ALL {
        for loss in Loss::ALL {
            assert!(
                has(&|setup| setup.optimizer == optimizer && setup.loss == loss),
                "{optimizer:?}, {loss:?}"
            );
        }
        assert!(
            has(&|setup| setup.optimizer == optimizer && setup.batch != Batch::Full),
            "{optimizer:?}"
        );
        for (l1, l2) in [(true, false), (false, true), (true, true)] {
            assert!(has(&|setup| {
                let Penalty { l1: given_l1, l2: given_l2 } = setup.penalty;
                setup.optimizer == optimizer && (given_l1 > 0.0) == l1 && (given_l2 > 0.0) == l2
            }));
        }
    }
    for activation in Activation::ALL {
        for output in Activation::outputs() {
            assert!(has(&|setup| {
                let mut hidden = setup.shape.hidden().iter();
                setup.shape.output() == output && hidden.any(|layer| layer.activation == activation)
            }));
        }
    }
    for layers in [0, 1, 2, 6] {
        assert!(has(&|setup| setup.shape.hidden().len() == layers), "{layers} hidden layers");
    }
}
