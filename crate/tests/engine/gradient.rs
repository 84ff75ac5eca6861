//! Backpropagation's gradient is the gradient: compared with differences of the loss itself.

use crate::common::by_formula::apply;
use crate::common::{
    self, Random, gradient, is_allowed, loss, output_for, random_data, random_network,
    random_network_of, rate, xor,
};
use ndarray::{Array1, array};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::network::{Activation, Loss, Shape, ShapeError};
use xor_playground::training::{Penalty, Start};
use xor_playground::{DataSet, Network, Run, Setup, Trainer};

/// E, from the outputs and the weights.
fn error(network: &Network, data: &DataSet, loss: Loss, penalty: Penalty) -> f64 {
    let outputs = network.predict(&data.inputs()).unwrap();
    let of_samples = loss.value(&data.targets().to_vec(), &outputs.to_vec()).unwrap();
    of_samples + penalty.value(network)
}

/// ∂E/∂p of every parameter by central differences of fourth order, `step` wide.
fn differences(network: &Network, step: f64, error: impl Fn(&Network) -> f64) -> Vec<f64> {
    let difference = |parameter: usize| {
        let error_at = |offset: f64| {
            let mut parameters = network.parameters().to_vec();
            parameters[parameter] += offset;
            error(&Network::new(network.shape().clone(), parameters).unwrap())
        };
        let near = error_at(step) - error_at(-step);
        let far = error_at(2.0 * step) - error_at(-2.0 * step);
        (8.0 * near - far) / (12.0 * step)
    };
    (0..network.parameters().len()).map(difference).collect()
}

fn largest(numbers: &[f64]) -> f64 {
    numbers.iter().fold(0.0, |largest, number| largest.max(number.abs()))
}

#[track_caller]
fn assert_near(what: &str, gradient: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(gradient.len(), expected.len());
    for (parameter, (derivative, expected)) in gradient.iter().zip(expected).enumerate() {
        assert!(
            (derivative - expected).abs() <= tolerance,
            "{what}, parameter {parameter}: {derivative}, differences say {expected}"
        );
    }
}

#[test]
fn it_agrees_with_central_differences_for_any_parameters_of_the_article_s_network() {
    let mut random = Random(1);
    for size in common::hidden_sizes() {
        for _ in 0..50 {
            let network = random_network(size.get(), 3.0, &mut random);
            let gradient = gradient(&network);
            let expected = differences(&network, 1e-3, |network| {
                error(network, &DataSet::xor(), Loss::HalfSquaredError, Penalty::NONE)
            });
            let tolerance = 1e-8 * largest(gradient.parameters()) + 1e-11;
            assert_near(&format!("{network:?}"), gradient.parameters(), &expected, tolerance);
        }
    }
}

const LAYERS: [&[usize]; 6] = [&[], &[1], &[5], &[3, 4], &[16], &[2, 3, 1, 4, 2, 5]];

/// A network of the shape, and data, for which no neuron is so near to a kink of its activation that a
/// difference of this width would reach over it.
fn away_from_kinks(
    shape: &Shape,
    samples: usize,
    width: f64,
    random: &mut Random,
) -> (Network, DataSet) {
    for _ in 0..1_000 {
        let network = random_network_of(shape, 1.5, random);
        let data = random_data(samples, shape.inputs(), random);
        // The weighted sums move by about the width times the size of what came before, and on from
        // layer to layer.
        if nearest_kink(&network, &data) > 60.0 * width {
            return (network, data);
        }
    }
    panic!("no network of {shape:?} is away from the kinks");
}

/// How near to zero a weighted sum of a neuron with a kink there comes.
fn nearest_kink(network: &Network, data: &DataSet) -> f64 {
    let mut nearest = f64::INFINITY;
    for row in data.inputs().rows() {
        let mut before = row.to_owned();
        let hidden = network.shape().hidden().iter().map(|layer| layer.activation);
        for (layer, activation) in network.layers().zip(hidden.chain([network.shape().output()])) {
            let sums = before.dot(&layer.weights) + layer.biases;
            if !activation.is_smooth() {
                nearest = sums.iter().fold(nearest, |nearest, sum| nearest.min(sum.abs()));
            }
            before = sums.mapv(|sum| apply(activation, sum));
        }
    }
    nearest
}

#[test]
fn an_output_is_what_the_formulas_say_for_every_activation_and_shape() {
    let mut random = Random(5);
    for activation in Activation::ALL {
        for output in Activation::outputs() {
            for layers in LAYERS {
                for inputs in [1, 2, 8] {
                    let shape = common::shape(inputs, layers, activation, output);
                    let network = random_network_of(&shape, 1.5, &mut random);
                    let data = random_data(5, inputs, &mut random);
                    let activations = shape.hidden().iter().map(|layer| layer.activation);
                    let activations: Vec<_> = activations.chain([output]).collect();
                    let outputs = network.predict(&data.inputs()).unwrap();
                    for (row, &output) in data.inputs().rows().into_iter().zip(&outputs) {
                        let expected = network.layers().zip(&activations).fold(
                            row.to_owned(),
                            |before, (layer, &activation)| {
                                (before.dot(&layer.weights) + layer.biases)
                                    .mapv(|sum| apply(activation, sum))
                            },
                        );
                        assert_eq!(expected.len(), 1);
                        let tolerance = 1e-13 * expected[0].abs().max(1.0);
                        assert!((output - expected[0]).abs() <= tolerance, "{shape:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn it_agrees_with_central_differences_for_every_activation_loss_and_shape() {
    const STEP: f64 = 1e-3;
    let mut random = Random(6);
    for activation in Activation::ALL {
        for output in Activation::outputs() {
            for loss in Loss::ALL.into_iter().filter(|&loss| is_allowed(loss, output)) {
                for layers in LAYERS {
                    for (inputs, samples) in [(1, 3), (2, 4), (8, 7)] {
                        let shape = common::shape(inputs, layers, activation, output);
                        let is_smooth = activation.is_smooth() && output.is_smooth();
                        let step = if is_smooth { STEP } else { STEP / 30.0 };
                        let (network, data, expected) = (0..100)
                            .find_map(|_| {
                                let (network, data) =
                                    away_from_kinks(&shape, samples, STEP / 30.0, &mut random);
                                let by = |step| {
                                    differences(&network, step, |network| {
                                        error(network, &data, loss, Penalty::NONE)
                                    })
                                };
                                // Over a kink of the loss, a difference depends on its width.
                                let (wide, narrow) = (by(step), by(step / 2.0));
                                let tolerance = 1e-6 * largest(&wide) + 1e-12;
                                let is_near = |(a, b): (&f64, &f64)| (a - b).abs() <= tolerance;
                                let is_steady = wide.iter().zip(&narrow).all(is_near);
                                is_steady.then_some((network, data, wide))
                            })
                            .expect("a network and data away from the kinks");
                        let gradient = network.gradient(&data, loss).unwrap();
                        let tolerance = 1e-6 * largest(gradient.parameters()) + 1e-12;
                        let what = format!("{activation:?}, {output:?}, {loss:?}, {layers:?}");
                        assert_near(&what, gradient.parameters(), &expected, tolerance);
                    }
                }
            }
        }
    }
}

#[test]
fn layers_of_different_activations_follow_one_another() {
    let mut random = Random(7);
    for round in 0..6 {
        let layers = [4, 3, 5, 2, 6, 3].into_iter().zip(0..).map(|(neurons, place)| {
            let activation = Activation::ALL[(place + round) % 6];
            xor_playground::network::HiddenLayer { size: common::hidden(neurons), activation }
        });
        let shape = Shape::new(3, layers.collect(), Activation::Tanh).unwrap();
        let (network, data) = away_from_kinks(&shape, 6, 1e-5, &mut random);
        let gradient = network.gradient(&data, Loss::MeanSquaredError).unwrap();
        let expected = differences(&network, 1e-5, |network| {
            error(network, &data, Loss::MeanSquaredError, Penalty::NONE)
        });
        let tolerance = 1e-6 * largest(gradient.parameters()) + 1e-12;
        assert_near(&format!("round {round}"), gradient.parameters(), &expected, tolerance);
    }
}

/// An update by plain gradient descent shows the gradient of all that training descends.
#[test]
fn an_update_descends_the_loss_and_the_penalty_together() {
    const RATE: f64 = 0.5;
    let mut random = Random(8);
    let penalties = [(0.3, 0.0), (0.0, 0.7), (0.2, 0.4)].map(|(l1, l2)| Penalty { l1, l2 });
    for penalty in penalties {
        for loss in Loss::ALL {
            for layers in LAYERS {
                let shape = common::shape(3, layers, Activation::Tanh, Activation::Sigmoid);
                let network = random_network_of(&shape, 1.5, &mut random);
                let data = random_data(5, 3, &mut random);
                let mut trainer = Trainer::new(
                    Run::new(Setup {
                        shape,
                        start: Start::Parameters(network.parameters().to_vec()),
                        loss,
                        penalty,
                        learning_rate: rate(RATE),
                        data: data.clone(),
                        ..Setup::default()
                    })
                    .unwrap(),
                );
                let objective = |network: &Network| error(network, &data, loss, penalty);
                assert_eq!(trainer.objective().to_bits(), objective(&network).to_bits());
                trainer.step(1);
                let before = network.parameters().iter();
                let gradient: Vec<_> = before
                    .zip(trainer.network().parameters())
                    .map(|(before, after)| (before - after) / RATE)
                    .collect();
                // A weight's |w| has its kink at 0, which a narrow difference keeps away from.
                let expected = differences(&network, 1e-5, objective);
                let tolerance = 1e-6 * largest(&gradient) + 1e-10;
                assert_near(&format!("{penalty:?}, {loss:?}"), &gradient, &expected, tolerance);
            }
        }
    }
}

#[test]
fn the_kinks_have_the_derivatives_that_are_documented() {
    // y = w · f(z) with z = 0 for x = 1: the derivative along the hidden bias is error · w · f′(0).
    let derivative = |activation| {
        let shape = common::shape(1, &[1], activation, Activation::Linear);
        let network = Network::new(shape, vec![0.0, 0.0, 2.0, 0.0]).unwrap();
        let data = DataSet::new(array![[1.0]], array![-3.0]).unwrap();
        network.gradient(&data, Loss::HalfSquaredError).unwrap().parameters()[1]
    };
    assert_eq!(derivative(Activation::Linear).to_bits(), f64::to_bits(6.0));
    assert_eq!(derivative(Activation::Relu).abs().to_bits(), f64::to_bits(0.0));
    assert_eq!(derivative(Activation::LeakyRelu).to_bits(), f64::to_bits(0.06));

    // A weight that is 0 is not drawn either way by L1.
    let mut setup = Setup { penalty: Penalty { l1: 1.0, l2: 0.0 }, ..Setup::default() };
    setup.start = Start::Parameters(vec![0.0; 9]);
    let mut trainer = Trainer::new(Run::new(setup.clone()).unwrap());
    trainer.step(1);
    let mut free = Trainer::new(Run::new(Setup { penalty: Penalty::NONE, ..setup }).unwrap());
    free.step(1);
    assert_eq!(trainer.network(), free.network());
}

#[test]
fn a_loss_is_what_its_formula_says() {
    let (targets, outputs) = ([1.0, 0.0, 1.0, 0.25], [0.75, 0.5, 0.125, 0.25]);
    let squares = 0.0625 + 0.25 + 0.765_625;
    let near = |loss: Loss, expected: f64| {
        let value = loss.value(&targets, &outputs).unwrap();
        assert!((value - expected).abs() < 1e-15, "{loss:?}: {value}, not {expected}");
    };
    near(Loss::HalfSquaredError, squares / 2.0);
    near(Loss::MeanSquaredError, squares / 4.0);
    let fourth = 0.25 * 0.25_f64.ln() + 0.75 * 0.75_f64.ln();
    near(Loss::CrossEntropy, -(0.75_f64.ln() + 0.5_f64.ln() + 0.125_f64.ln() + fourth) / 4.0);
}

#[test]
fn cross_entropy_takes_outputs_that_are_exactly_right_and_exactly_wrong() {
    assert_eq!(Loss::CrossEntropy.value(&[0.0, 1.0], &[0.0, 1.0]).unwrap().to_bits() << 1, 0);
    for wrong in [[1.0, 1.0], [0.0, 0.0]] {
        let value = Loss::CrossEntropy.value(&[0.0, 1.0], &wrong).unwrap();
        assert_eq!(value.to_bits(), f64::INFINITY.to_bits());
    }
}

#[test]
fn one_epoch_subtracts_the_learning_rate_times_the_gradient() {
    let mut random = Random(2);
    for size in common::hidden_sizes() {
        let network = random_network(size.get(), 2.0, &mut random);
        let gradient = gradient(&network);
        let mut trainer = common::trainer_from(&network, 0.7);
        trainer.step(1);
        for (index, &after) in trainer.network().parameters().iter().enumerate() {
            let expected = network.parameters()[index] - 0.7 * gradient.parameters()[index];
            assert_eq!(after.to_bits(), expected.to_bits());
        }
    }
}

#[test]
fn the_loss_shown_is_the_mean_of_the_squared_errors() {
    let mut random = Random(3);
    for size in common::hidden_sizes() {
        let network = random_network(size.get(), 4.0, &mut random);
        let error = error(&network, &DataSet::xor(), Loss::HalfSquaredError, Penalty::NONE);
        assert!((loss(&network) - error / 2.0).abs() < 1e-15);
    }
    for samples in [1, 2, 3, 4, 5, 6, 7, 8, 9, 200] {
        let data = random_data(samples, 3, &mut random);
        let shape = common::shape(3, &[4], Activation::Tanh, Activation::Linear);
        let network = random_network_of(&shape, 2.0, &mut random);
        let errors: Array1<f64> = &data.targets() - &network.predict(&data.inputs()).unwrap();
        let expected = errors.mapv(|error| error * error).mean().unwrap();
        let shown = network.mean_squared_error(&data).unwrap();
        assert!((shown - expected).abs() < 1e-14 * expected, "{samples} samples");
    }
}

#[test]
fn the_rows_of_the_truth_table_are_in_the_article_s_order() {
    let mut random = Random(4);
    let network = random_network(3, 4.0, &mut random);
    let rows = xor::INPUTS;
    for (row, output) in rows.into_iter().zip(common::trainer_from(&network, 1.0).outputs()) {
        assert_eq!(output_for(&network, row[0], row[1]).to_bits(), output.to_bits());
    }
    assert_eq!(DataSet::xor().inputs(), ndarray::arr2(&rows));
    assert_eq!(DataSet::xor().targets(), ndarray::arr1(&xor::TARGETS));
}

#[test]
fn an_output_that_is_not_a_number_makes_every_loss_none() {
    for loss in Loss::ALL {
        for target in [0.0, 1.0] {
            assert!(loss.value(&[target], &[f64::NAN]).unwrap().is_nan(), "{loss}");
        }
        assert_eq!(
            loss.value(&[0.0, 1.0], &[0.5]),
            Err(ShapeError::Count { needed: 2, given: 1 }),
            "{loss}"
        );
    }
}
