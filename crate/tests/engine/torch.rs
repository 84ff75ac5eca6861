//! Every activation, loss, optimizer and penalty does what that of `PyTorch` does: `tests/oracle/torch_reference.py`.

use crate::common::{hidden, mini, rate};
use ndarray::Array2;
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::network::{Activation, HiddenLayer, Loss, Shape};
use xor_playground::training::{
    Adam, Batch, Momentum, Nesterov, Optimizer, Penalty, RmsProp, Rprop, Start,
};
use xor_playground::{DataSet, Run, Setup, Trainer};

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

fn activation(name: &Value) -> Activation {
    match name.as_str().unwrap() {
        "sigmoid" => Activation::Sigmoid,
        "tanh" => Activation::Tanh,
        "relu" => Activation::Relu,
        "leaky relu" => Activation::LeakyRelu,
        "linear" => Activation::Linear,
        "sine" => Activation::Sine,
        other => panic!("{other}"),
    }
}

fn loss(name: &Value) -> Loss {
    match name.as_str().unwrap() {
        "half squared error" => Loss::HalfSquaredError,
        "mean squared error" => Loss::MeanSquaredError,
        "cross-entropy" => Loss::CrossEntropy,
        other => panic!("{other}"),
    }
}

fn optimizer(optimizer: &Value) -> Optimizer {
    let own = |key: &str| number(&optimizer[key]);
    match optimizer["name"].as_str().unwrap() {
        "gradient descent" => Optimizer::GradientDescent,
        "momentum" => Optimizer::Momentum(Momentum { momentum: own("momentum") }),
        "nesterov" => Optimizer::Nesterov(Nesterov { momentum: own("momentum") }),
        "rmsprop" => Optimizer::RmsProp(RmsProp { decay: own("decay"), epsilon: own("epsilon") }),
        "adam" => Optimizer::Adam(Adam {
            mean_decay: own("mean_decay"),
            square_decay: own("square_decay"),
            epsilon: own("epsilon"),
        }),
        "rprop" => Optimizer::Rprop(Rprop { shrink: own("shrink"), grow: own("grow") }),
        other => panic!("{other}"),
    }
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
        activation: activation(&layer["activation"]),
    });
    let batch = match &case["batch"] {
        Value::Null => Batch::Full,
        batch => mini(whole(&batch["size"]), whole(&batch["seed"]).try_into().unwrap()),
    };
    Setup {
        shape: Shape::new(data.inputs().ncols(), layers.collect(), activation(&case["output"]))
            .unwrap(),
        start: Start::Parameters(numbers(&case["start"])),
        loss: loss(&case["loss"]),
        penalty: Penalty { l1: number(&case["l1"]), l2: number(&case["l2"]) },
        batch,
        optimizer: optimizer(&case["rule"]),
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
        let what = format!("{:?}", (&setup.shape, setup.loss, setup.penalty, setup.batch));
        let what = format!("{what}, {:?}", setup.optimizer);
        let mut trainer = Trainer::new(Run::new(setup).unwrap());
        for checkpoint in case["losses"].as_array().unwrap() {
            let epoch = checkpoint[0].as_u64().unwrap();
            trainer.step(epoch - trainer.epoch());
            let at = format!("{what}, epoch {epoch}");
            assert_close(&format!("{at}, shown"), trainer.loss(), number(&checkpoint[1]));
            assert_close(&format!("{at}, descended"), trainer.objective(), number(&checkpoint[2]));
        }
        assert_eq!(trainer.epoch(), 200);
        let (ours, theirs) = (trainer.network().parameters(), numbers(&case["parameters"]));
        assert_eq!(ours.len(), theirs.len());
        for (place, (&ours, &theirs)) in ours.iter().zip(&theirs).enumerate() {
            assert_close(&format!("{what}, parameter {place}"), ours, theirs);
        }
    }
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
        for output in Shape::OUTPUTS {
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
