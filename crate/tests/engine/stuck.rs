//! What the lesson on the start that never learns says of seed 11, and of seed 0 beside it.

use crate::common::by_formula::{distance, hidden_for};
use crate::common::{self, trained, trainer, xor};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::Plane;
use xor_playground::network::{GradientNorms, Loss};
use xor_playground::pictures::HiddenSpace;
use xor_playground::training::{Outcome, survey};
use xor_playground::{DataSet, Network, Run};

fn space_of(network: &Network) -> HiddenSpace {
    let mut space = HiddenSpace::new(4, 1);
    space.look_at(network, &DataSet::xor(), Plane::Neurons([0, 1])).unwrap();
    space
}

fn norms(network: &Network, rows: &[usize]) -> GradientNorms {
    GradientNorms::of(&of_rows(network, rows))
}

fn of_rows(network: &Network, rows: &[usize]) -> Network {
    let data = DataSet::xor().select(rows).unwrap();
    network.gradient(&data, Loss::HalfSquaredError).unwrap()
}

fn apart(network: &Network, rows: [usize; 2]) -> f64 {
    let [a, b] = rows.map(|row| hidden_for(network, xor::INPUTS[row]));
    distance(&a, &b)
}

#[test]
fn at_epoch_100_both_answer_one_half_and_in_seed_11_x_has_lost_its_influence() {
    for seed in [0, 11] {
        let outputs = common::outputs(&trained(seed, 2, 100));
        assert!(outputs.iter().all(|output| (output - 0.5).abs() < 0.02), "{outputs:?}");
    }
    let stuck = space_of(&trained(11, 2, 100));
    let collisions: Vec<_> =
        stuck.separation().collisions.iter().map(|fold| fold.samples.clone()).collect();
    assert_eq!(collisions, [[0, 2], [1, 3]]);
}

#[test]
fn at_epoch_300_seed_0_has_an_or_and_in_seed_11_x_acts_against_itself() {
    let high = xor::INPUTS.map(|input| hidden_for(&trained(0, 2, 300), input)[1] > 0.9);
    assert_eq!(high, [false, true, true, true]);
    let stuck = trained(11, 2, 300);
    let weights = stuck.layers().next().unwrap().weights.to_owned();
    assert!(weights[[0, 0]] < 0.0 && weights[[0, 1]] > 0.0);
    assert!(weights[[1, 0]] > 0.0 && weights[[1, 1]] > 0.0);
    assert!(common::loss(&stuck) > 0.249);
}

#[test]
fn at_epoch_500_seed_0_has_an_and_too_and_a_line_parts_its_rows() {
    let learns = trained(0, 2, 500);
    let high = xor::INPUTS.map(|input| hidden_for(&learns, input)[0] > 0.5);
    assert_eq!(high, [false, false, false, true]);
    assert!(space_of(&learns).separation().is_separated);
    let stuck = trained(11, 2, 500);
    let weights = stuck.layers().last().unwrap().weights.to_owned();
    assert!(weights[[0, 0]] < 0.0 && weights[[1, 0]] > 0.0);
}

#[test]
fn from_epoch_600_on_two_rows_of_seed_11_lie_in_the_corner_ever_closer() {
    let at = |epoch| trained(11, 2, epoch);
    for row in [1, 3] {
        assert!(hidden_for(&at(600), xor::INPUTS[row]).iter().all(|&h| h > 0.9));
    }
    let distances = [500, 600, 1_000, 5_000].map(|epoch| apart(&at(epoch), [1, 3]));
    assert!(distances.is_sorted_by(|a, b| a > b), "{distances:?}");
    assert!(distances[2] < 0.01);
    let outputs = common::outputs(&at(1_000));
    assert!(outputs[0] < 0.1 && outputs[2] > 0.9, "{outputs:?}");
    let outputs = common::outputs(&at(5_000));
    assert!((outputs[1] - 0.5).abs() < 0.001 && (outputs[3] - 0.5).abs() < 0.001);
}

#[test]
fn seed_0_has_all_rows_right_by_epoch_1000_and_seed_11_with_three_neurons_too() {
    for (seed, neurons) in [(0, 2), (11, 3)] {
        let mut trainer = trainer(seed, neurons, 1.0);
        trainer.step(1_000);
        assert!(trainer.find_solved_at().is_some(), "seed {seed}");
    }
}

#[test]
fn at_epoch_5000_the_gradient_is_as_short_in_both_and_the_pulls_on_the_two_rows_cancel() {
    let (learns, stuck) = (trained(0, 2, 5_000), trained(11, 2, 5_000));
    let all = [0, 1, 2, 3];
    assert!(norms(&learns, &all).all < 0.0005 && norms(&stuck, &all).all < 0.0005);
    assert!(norms(&stuck, &[1]).all > 0.2 && norms(&stuck, &[3]).all > 0.2);
    assert!(norms(&stuck, &[1, 3]).all < 0.001);
    assert!(norms(&stuck, &[1]).hidden < 0.001 && norms(&stuck, &[3]).hidden < 0.001);
}

#[test]
fn what_the_two_rows_still_pull_leads_farther_into_the_corner() {
    let stuck = trained(11, 2, 5_000);
    let gradient = of_rows(&stuck, &[1, 3]);
    let layer = gradient.layers().next().unwrap();
    // Descent raises both weighted sums where y is 1: through the weights from y, and the biases.
    assert!([0, 1].iter().all(|&h| layer.weights[[1, h]] < 0.0 && layer.biases[h] < 0.0));
}

#[test]
fn starts_whose_weights_from_x_and_y_differ_much_are_in_danger() {
    let runs: Vec<Run> = (0..1_000).map(Run::article).collect();
    let is_in_danger = |run: &Run| {
        // From x to both hidden neurons, then from y.
        let weights = run.start().parameters()[..4].to_vec();
        (weights[0] + weights[1] - weights[2] - weights[3]).abs() > 0.9
    };
    let outcomes = survey(&runs, 5_000);
    let fails = |outcome: &&Outcome| !outcome.is_solved();
    let in_danger = || runs.iter().zip(&outcomes).filter(|(run, _)| is_in_danger(run));
    assert_eq!(in_danger().count(), 117);
    assert_eq!(in_danger().map(|(_, outcome)| outcome).filter(fails).count(), 48);
    assert_eq!(outcomes.iter().filter(fails).count(), 174);
}
