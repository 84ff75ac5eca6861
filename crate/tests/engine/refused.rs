//! What does not make a data set, a shape, a network or a run is refused, in words for people.

use std::error::Error;

use crate::common::{hidden, mini, rate, shape};
use ndarray::{Array1, Array2, array};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::InputPlane;
use xor_playground::data::DataError;
use xor_playground::network::{Activation, HiddenLayer, HiddenSize, Loss, Shape, ShapeError};
use xor_playground::pictures::{Palette, Surface, Theme};
use xor_playground::text::{JsonError, Settings};
use xor_playground::training::initializer::Uniform;
use xor_playground::training::optimizer::{Adam, Momentum, Nesterov, RmsProp, Rprop};
use xor_playground::training::{Initializer, LearningRate, Optimizer, Penalty, RunError, Start};
use xor_playground::{DataSet, Network, Run, Setup};

#[track_caller]
fn assert_refused<T: std::fmt::Debug, E: std::error::Error + PartialEq + Copy>(
    result: Result<T, E>,
    error: E,
    message: &str,
) {
    let refused = result.unwrap_err();
    assert_eq!(refused.to_string(), message);
    assert_eq!(refused, error);
}

fn data(samples: usize, inputs: usize) -> Result<DataSet, DataError> {
    DataSet::new(Array2::zeros((samples, inputs)), Array1::zeros(samples))
}

#[test]
fn a_data_set_has_1_to_10_000_samples_of_1_to_8_inputs() {
    for (samples, inputs) in [(1, 1), (10_000, 8)] {
        assert_eq!(data(samples, inputs).unwrap().samples(), samples);
    }
    for samples in [0, 10_001] {
        let message = "a data set takes 1 to 10,000 samples";
        assert_refused(data(samples, 2), DataError::Samples, message);
    }
    for inputs in [0, 9] {
        assert_refused(data(4, inputs), DataError::Inputs, "a sample takes 1 to 8 inputs");
    }
}

#[test]
fn a_data_set_has_a_target_for_each_sample() {
    for targets in [3, 5] {
        let set = DataSet::new(Array2::zeros((4, 2)), Array1::zeros(targets));
        assert_refused(set, DataError::Targets, "each sample takes one target");
    }
}

#[test]
fn a_data_set_is_finite() {
    let message = "inputs and targets are finite numbers";
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let of_input = DataSet::new(array![[1.0, 2.0], [3.0, number]], array![0.0, 1.0]);
        assert_refused(of_input, DataError::NotFinite, message);
        let of_target = DataSet::new(array![[1.0, 2.0], [3.0, 4.0]], array![number, 1.0]);
        assert_refused(of_target, DataError::NotFinite, message);
    }
    assert!(DataSet::new(array![[f64::MAX, f64::MIN]], array![f64::MIN_POSITIVE]).is_ok());
}

#[test]
fn a_shape_has_1_to_8_inputs() {
    for inputs in [0, 9, usize::MAX] {
        let shape = Shape::new(inputs, Vec::new(), Activation::Sigmoid);
        assert_refused(shape, ShapeError::Inputs, "a network takes 1 to 8 inputs");
    }
    for inputs in 1..=8 {
        let shape = Shape::new(inputs, Vec::new(), Activation::Sigmoid).unwrap();
        assert_eq!((shape.inputs(), shape.parameter_count()), (inputs, inputs + 1));
    }
}

#[test]
fn a_shape_has_0_to_6_hidden_layers_of_1_to_16_neurons() {
    for neurons in [0, 17, 255] {
        let message = "a hidden layer takes 1 to 16 neurons";
        assert_refused(HiddenSize::new(neurons), ShapeError::HiddenSize, message);
    }
    let layer = HiddenLayer { size: hidden(16), activation: Activation::Relu };
    for layers in 0..=6 {
        let shape = Shape::new(8, vec![layer; layers], Activation::Linear).unwrap();
        assert_eq!(shape.hidden(), vec![layer; layers]);
        let widths = [8].into_iter().chain(std::iter::repeat_n(16, layers));
        let widths: Vec<usize> = widths.chain([1]).collect();
        let count: usize = widths.windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum();
        assert_eq!(shape.parameter_count(), count);
    }
    let shape = Shape::new(8, vec![layer; 7], Activation::Linear);
    assert_refused(shape, ShapeError::HiddenLayers, "a network takes at most 6 hidden layers");
}

#[test]
fn an_output_is_one_that_can_be_one_half() {
    let names: Vec<_> = Activation::outputs().iter().map(ToString::to_string).collect();
    let (last, others) = names.split_last().unwrap();
    let message = format!("the output is {} or {last}", others.join(", "));
    for activation in Activation::ALL {
        let shape = Shape::new(2, Vec::new(), activation);
        if Activation::outputs().contains(&activation) {
            assert_eq!(shape.unwrap().output(), activation);
        } else {
            assert_refused(shape, ShapeError::Output, &message);
        }
    }
}

#[test]
fn a_network_has_as_many_parameters_as_its_shape() {
    for given in [0, 8, 10] {
        let network = Network::new(Shape::default(), vec![0.0; given]);
        let message = format!("the shape needs 9 numbers, and there are {given}");
        assert_refused(network, ShapeError::Count { needed: 9, given }, &message);
    }
}

#[test]
fn a_network_is_asked_for_as_many_inputs_as_it_takes() {
    let network = Run::default().start();
    let message = "the shape needs 2 numbers, and there are 3";
    let error = ShapeError::Count { needed: 2, given: 3 };
    let other = data(4, 3).unwrap();
    assert_refused(network.output_for(&[0.0; 3]), error, message);
    assert_refused(network.predict(&other.inputs()), error, message);
    assert_refused(network.mean_squared_error(&other), error, message);
    assert_refused(network.gradient(&other, Loss::MeanSquaredError), error, message);

    let three = Network::new(
        shape(3, &[2], Activation::Tanh, Activation::Linear),
        vec![0.5; 3 * 2 + 2 + 2 + 1],
    );
    let drawn =
        Surface::new(8).render(&three.unwrap(), InputPlane::UNIT, &Palette::new(Theme::Light));
    let error = ShapeError::Count { needed: 3, given: 2 };
    assert_refused(drawn, error, "the shape needs 3 numbers, and there are 2");
}

#[test]
fn a_learning_rate_is_positive_and_finite() {
    for number in [0.0, -0.0, -1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let message = LearningRate::new(number).unwrap_err().to_string();
        assert_eq!(message, "a learning rate is a positive, finite number");
    }
    for number in [f64::from_bits(1), 1.0, f64::MAX] {
        assert_eq!(LearningRate::new(number).unwrap().get().to_bits(), number.to_bits());
    }
}

#[track_caller]
fn assert_run_refused(setup: Setup, error: RunError, message: &str) {
    assert_refused(Run::new(setup), error, message);
}

#[test]
fn a_run_s_samples_have_the_inputs_that_its_network_takes() {
    assert_run_refused(
        Setup { data: data(4, 3).unwrap(), ..Setup::default() },
        RunError::Inputs,
        "the samples have other inputs than the network takes",
    );
}

#[test]
fn cross_entropy_takes_a_sigmoid_output_and_targets_from_0_to_1() {
    let setup = |output, target| Setup {
        data: DataSet::new(array![[1.0, 2.0], [3.0, 4.0]], array![0.0, target]).unwrap(),
        shape: shape(2, &[2], Activation::Sigmoid, output),
        loss: Loss::CrossEntropy,
        ..Setup::default()
    };
    for output in [Activation::Tanh, Activation::Linear] {
        let message = "cross-entropy takes a sigmoid output";
        assert_run_refused(setup(output, 1.0), RunError::LossOutput(Loss::CrossEntropy), message);
    }
    for target in [-1e-9, 1.0 + 1e-9, 2.0] {
        let message = "cross-entropy takes targets from 0 to 1";
        let setup = setup(Activation::Sigmoid, target);
        assert_run_refused(setup, RunError::LossTargets(Loss::CrossEntropy), message);
    }
    for target in [0.0, 0.5, 1.0] {
        assert!(Run::new(setup(Activation::Sigmoid, target)).is_ok());
    }
    let other = Setup { loss: Loss::MeanSquaredError, ..setup(Activation::Linear, -7.0) };
    assert!(Run::new(other).is_ok());
}

#[test]
fn a_run_starts_with_as_many_parameters_as_its_shape_has() {
    for given in [0, 8, 10] {
        assert_run_refused(
            Setup { start: Start::Parameters(vec![0.0; given]), ..Setup::default() },
            RunError::Parameters { needed: 9, given },
            &format!("the shape has 9 parameters, and {given} are given"),
        );
    }
}

#[test]
fn the_range_of_a_start_is_positive_and_finite() {
    let setup = |range| Setup {
        start: Start::Drawn { initializer: Initializer::Uniform(Uniform { range }), seed: 0 },
        ..Setup::default()
    };
    // Of the largest numbers, the width of the range, twice the range, is no longer finite.
    for range in [0.0, -1.0, f64::NAN, f64::INFINITY, f64::MAX] {
        let message = "a number of the initializer is out of its range";
        assert_run_refused(setup(range), RunError::Initializer, message);
    }
    for range in [f64::from_bits(1), 1.0, f64::MAX / 2.0] {
        assert!(Run::new(setup(range)).unwrap().start().parameters().iter().all(|p| p.is_finite()));
    }
}

#[test]
fn the_numbers_of_an_optimizer_are_in_their_ranges() {
    let (fractions, others) = ([0.0, 0.5, 1.0 - 1e-16], [-0.1, 1.0, 2.0, f64::NAN]);
    let (epsilons, no_epsilons) = ([1e-300, 1e-8, 1.0], [0.0, -1.0, f64::NAN, f64::INFINITY]);
    let adam = |mean_decay, square_decay, epsilon| {
        Optimizer::Adam(Adam { mean_decay, square_decay, epsilon })
    };
    let of_fraction = |number| {
        [
            Optimizer::Momentum(Momentum { momentum: number }),
            Optimizer::Nesterov(Nesterov { momentum: number }),
            Optimizer::RmsProp(RmsProp { decay: number, epsilon: 1e-8 }),
            adam(number, 0.999, 1e-8),
            adam(0.9, number, 1e-8),
        ]
    };
    let of_epsilon =
        |epsilon| [Optimizer::RmsProp(RmsProp { decay: 0.9, epsilon }), adam(0.9, 0.999, epsilon)];
    let rprop = |(shrink, grow)| Optimizer::Rprop(Rprop { shrink, grow });
    let steps = [(0.5, 1.2), (1e-9, 1e9), (0.999, 1.001)].map(rprop);
    let nan = f64::NAN;
    let no_steps =
        [(0.0, 1.2), (1.0, 1.2), (nan, 1.2), (0.5, 1.0), (0.5, nan), (0.5, f64::INFINITY)];

    let sound = fractions.into_iter().flat_map(of_fraction);
    for optimizer in
        sound.chain(epsilons.into_iter().flat_map(of_epsilon)).chain(steps).chain(Optimizer::ALL)
    {
        assert!(optimizer.is_sound(), "{optimizer:?}");
        assert!(Run::new(Setup { optimizer, ..Setup::default() }).is_ok(), "{optimizer:?}");
    }
    let unsound = others.into_iter().flat_map(of_fraction);
    let no_steps = no_steps.map(rprop);
    for optimizer in unsound.chain(no_epsilons.into_iter().flat_map(of_epsilon)).chain(no_steps) {
        let setup = Setup { optimizer, ..Setup::default() };
        assert_run_refused(
            setup,
            RunError::Optimizer,
            "a number of the optimizer is out of its range",
        );
    }
}

#[test]
fn penalties_are_0_or_more() {
    for number in [-1e-9, f64::NAN, f64::INFINITY] {
        for penalty in [Penalty { l1: number, l2: 0.0 }, Penalty { l1: 0.0, l2: number }] {
            let message = "penalties are finite numbers, 0 or more";
            assert_run_refused(Setup { penalty, ..Setup::default() }, RunError::Penalty, message);
        }
    }
}

#[test]
fn a_batch_has_no_more_samples_than_there_are() {
    assert_run_refused(
        Setup { batch: mini(5, 0), ..Setup::default() },
        RunError::Batch { samples: 4 },
        "a batch takes 1 to 4 samples, as many as train",
    );
    for size in 1..=4 {
        let setup = Setup { batch: mini(size, 0), learning_rate: rate(0.5), ..Setup::default() };
        assert!(Run::new(setup).is_ok());
    }
}

#[test]
fn an_error_has_the_one_that_it_comes_from_as_its_source() {
    let batch = RunError::Batch { samples: 4 };
    let cause = |error: &dyn Error| error.source().map(ToString::to_string);
    let (_, problems) = Settings::from_link("#seed=x&batch=5");
    let [unreadable, in_link] = &problems[..] else { panic!("{problems:?}") };
    let rejected = in_link.source().unwrap();
    assert!(in_link.to_string().contains(&rejected.to_string()));
    assert_eq!(cause(rejected), Some(batch.to_string()));
    assert_eq!(cause(unreadable.source().unwrap()), None);

    let in_file = Settings::from_json(r#"{"version": 1, "batch": 5}"#).unwrap_err();
    assert!(matches!(in_file, JsonError::Rejected(_)));
    assert_eq!(cause(&in_file), Some(batch.to_string()));

    let no_json = Settings::from_json("{").unwrap_err();
    assert!(no_json.source().unwrap().is::<serde_json::Error>());
}
