//! Backpropagation's gradient is the gradient: compared with differences of the error itself.

mod common;

use common::Random;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::{Network, xor};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// E = ½ Σ (t − y)², from the outputs.
fn error(network: &Network) -> f64 {
    xor::INPUTS
        .iter()
        .zip(xor::TARGETS)
        .map(|(&[x, y], target)| 0.5 * (target - network.output_for(x, y)).powi(2))
        .sum()
}

/// ∂E/∂p of one parameter by central differences of fourth order.
fn difference(network: &Network, parameter: usize) -> f64 {
    const STEP: f64 = 1e-3;
    let error_at = |offset: f64| {
        let mut parameters = network.parameters().to_vec();
        parameters[parameter] += offset;
        error(&Network::from_parameters(network.hidden_size(), &parameters).unwrap())
    };
    let near = error_at(STEP) - error_at(-STEP);
    let far = error_at(2.0 * STEP) - error_at(-2.0 * STEP);
    (8.0 * near - far) / (12.0 * STEP)
}

#[test]
fn it_agrees_with_central_differences_for_any_parameters() {
    let mut random = Random(1);
    for size in common::hidden_sizes() {
        for _ in 0..50 {
            let network = common::random_network(size.get(), 3.0, &mut random);
            let gradient = network.gradient();
            let largest = gradient
                .parameters()
                .iter()
                .fold(0.0_f64, |largest, value| largest.max(value.abs()));
            for (parameter, &slope) in gradient.parameters().iter().enumerate() {
                let expected = difference(&network, parameter);
                let tolerance = 1e-8 * largest + 1e-11;
                assert!(
                    (slope - expected).abs() <= tolerance,
                    "{network:?}, parameter {parameter}: {slope}, differences say {expected}"
                );
            }
        }
    }
}

#[test]
fn one_epoch_subtracts_the_learning_rate_times_the_gradient() {
    let mut random = Random(2);
    for size in common::hidden_sizes() {
        let network = common::random_network(size.get(), 2.0, &mut random);
        let gradient = network.gradient();
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
        let network = common::random_network(size.get(), 4.0, &mut random);
        assert!((network.loss() - error(&network) / 2.0).abs() < 1e-15);
    }
}

#[test]
fn the_rows_of_the_truth_table_are_in_the_article_s_order() {
    let mut random = Random(4);
    let network = common::random_network(3, 4.0, &mut random);
    let [a, b, c, d] = network.outputs();
    let rows = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];
    for (row, output) in rows.into_iter().zip([a, b, c, d]) {
        assert_eq!(network.output_for(row[0], row[1]).to_bits(), output.to_bits());
    }
    assert_eq!(xor::INPUTS, rows);
    assert_eq!(xor::TARGETS.map(|target| target > 0.5), [false, true, true, false]);
}
