//! A run whose numbers leave the finite stops by itself, one epoch before.

mod common;

use common::{state, trainer_from};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::{HiddenSize, Network, Trainer};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

const RATE: f64 = 4.73e307;

/// With [`RATE`], the first epoch leaves it finite and the second doesn't: the output is so near to
/// zero that its first gradient is, too.
fn late() -> Network {
    let parameters = [0.75, 2.125, -2.375, 1.75, -2.75, -1.125, 0.0, 0.0, -703.0];
    Network::from_parameters(HiddenSize::ARTICLE, &parameters).unwrap()
}

/// With any high rate, the first epoch is too much: the output weights carry it to the hidden layer.
fn steep() -> Network {
    let parameters = [0.5, 0.25, 0.5, 0.25, 1.0, 1.0, 1e200, -1e200, 0.0];
    Network::from_parameters(HiddenSize::ARTICLE, &parameters).unwrap()
}

fn assert_all_finite(trainer: &Trainer) {
    assert!(trainer.network().parameters().iter().all(|value| value.is_finite()));
    assert!(trainer.curve().all(|point| point.loss.is_finite()));
    assert!(trainer.network().loss().is_finite());
}

#[test]
fn it_stops_before_the_epoch_that_is_not_finite_and_names_it() {
    let mut trainer = trainer_from(&late(), RATE);
    assert_eq!(trainer.step(1_000), 1);
    assert_eq!(trainer.epoch(), 1);
    assert_eq!(trainer.diverged_at(), Some(2));
    assert_all_finite(&trainer);
}

#[test]
fn the_epoch_named_is_the_one_that_plain_gradient_descent_finds() {
    let mut parameters = late().parameters().to_vec();
    let mut epoch = 0;
    while parameters.iter().all(|value| value.is_finite()) {
        let network = Network::from_parameters(HiddenSize::ARTICLE, &parameters).unwrap();
        for (value, slope) in parameters.iter_mut().zip(network.gradient().parameters()) {
            *value -= RATE * slope;
        }
        epoch += 1;
        assert!(epoch < 10);
    }
    let mut trainer = trainer_from(&late(), RATE);
    trainer.step(100);
    assert_eq!(trainer.diverged_at(), Some(epoch));
}

#[test]
fn the_size_of_the_steps_makes_no_difference() {
    let mut at_once = trainer_from(&late(), RATE);
    at_once.step(10_000);
    for size in [1, 2, 3, 255, 256, 257] {
        let mut stepped = trainer_from(&late(), RATE);
        for _ in 0..40 {
            stepped.step(size);
        }
        assert_eq!(state(&stepped), state(&at_once), "steps of {size}");
    }
}

#[test]
fn the_last_epoch_before_it_already_names_it() {
    let mut trainer = trainer_from(&late(), RATE);
    assert_eq!(trainer.diverged_at(), None);
    assert_eq!(trainer.step(1), 1);
    assert_eq!(trainer.diverged_at(), Some(2));
    assert_eq!(trainer.step(1), 0);
    assert_eq!(trainer.diverged_at(), Some(2));
}

#[test]
fn further_steps_change_nothing() {
    let mut trainer = trainer_from(&late(), RATE);
    trainer.step(5);
    let stopped = state(&trainer);
    assert_eq!(trainer.step(7), 0);
    assert_eq!(trainer.step(u64::MAX), 0);
    assert_eq!(state(&trainer), stopped);
}

#[test]
fn the_first_epoch_can_be_the_one() {
    let mut trainer = trainer_from(&steep(), 1e200);
    let start = state(&trainer);
    assert_eq!(trainer.step(1), 0);
    assert_eq!(trainer.diverged_at(), Some(1));
    let stopped = state(&trainer);
    assert_eq!((stopped.parameters, stopped.curve), (start.parameters, start.curve));
}

#[test]
fn a_change_of_the_learning_rate_can_be_what_does_it() {
    // A rate that moves nothing, then one that moves everything; 300 is inside the second chunk.
    let mut trainer = trainer_from(&steep(), 1e-300);
    assert_eq!(trainer.step(300), 300);
    trainer.set_learning_rate(common::rate(1e200));
    assert_eq!(trainer.step(300), 0);
    assert_eq!(trainer.diverged_at(), Some(301));

    let mut replayed = Trainer::new(trainer.run().clone());
    assert_eq!(replayed.step(1_000), 300);
    assert_eq!(state(&replayed), state(&trainer));
}

#[test]
fn a_smaller_learning_rate_lets_it_go_on() {
    let mut trainer = trainer_from(&late(), RATE);
    trainer.step(1_000);
    trainer.set_learning_rate(common::rate(0.5));
    assert_eq!(trainer.diverged_at(), None);
    assert_eq!(trainer.step(1_000), 1_000);
    assert_eq!(trainer.epoch(), 1_001);
    assert_all_finite(&trainer);
}

#[test]
fn a_start_that_is_not_finite_stays_where_it_is() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for index in 0..9 {
            let mut parameters = Network::from_seed(HiddenSize::ARTICLE, 0).parameters().to_vec();
            parameters[index] = value;
            let network = Network::from_parameters(HiddenSize::ARTICLE, &parameters).unwrap();
            assert!(!network.is_finite());
            let mut trainer = trainer_from(&network, 1.0);
            assert_eq!(trainer.step(1_000), 0);
            assert_eq!(trainer.epoch(), 0);
            assert_eq!(trainer.diverged_at(), Some(1));
        }
    }
}

#[test]
fn the_highest_learning_rate_of_the_page_never_does_it() {
    for size in common::hidden_sizes() {
        for seed in 0..20 {
            let mut trainer = common::trainer(seed, size.get(), 20.0);
            assert_eq!(trainer.step(2_000), 2_000);
        }
    }
}
