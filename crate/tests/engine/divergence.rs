//! A run whose numbers leave the finite stops by itself, one epoch before.

use crate::common::{
    self, Random, article_network, mini, random_data, rate, shape, state, trainer_from,
};
use ndarray::array;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::network::{Activation, Loss};
use xor_playground::training::optimizer::Rprop;
use xor_playground::training::{Optimizer, Start};
use xor_playground::{DataSet, Network, Run, Setup, Trainer};

const RATE: f64 = 4.73e307;

/// With [`RATE`], the first epoch leaves it finite and the second doesn't: the output is so near to
/// zero that its first gradient is, too.
fn late() -> Network {
    article_network([0.75, 2.125, -2.375, 1.75, -2.75, -1.125, 0.0, 0.0, -703.0])
}

/// With any high rate, the first epoch is too much: the output weights carry it to the hidden layer.
fn steep() -> Network {
    article_network([0.5, 0.25, 0.5, 0.25, 1.0, 1.0, 1e200, -1e200, 0.0])
}

fn assert_all_finite(trainer: &Trainer) {
    assert!(trainer.network().parameters().iter().all(|value| value.is_finite()));
    assert!(trainer.curve().all(|point| point.loss.is_finite()));
    assert!(trainer.loss().is_finite());
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
    let mut parameters: [f64; 9] = late().parameters().try_into().unwrap();
    let mut epoch = 0;
    while parameters.iter().all(|value| value.is_finite()) {
        let gradient = common::gradient(&article_network(parameters));
        for (value, derivative) in parameters.iter_mut().zip(gradient.parameters()) {
            *value -= RATE * derivative;
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
fn one_who_looks_ahead_knows_before_the_step_and_stays_where_he_is() {
    let mut trainer = trainer_from(&late(), RATE);
    let start = state(&trainer);
    assert_eq!(trainer.look_ahead(), None);
    assert_eq!(state(&trainer), start);
    assert_eq!(trainer.step(1), 1);
    assert_eq!(trainer.diverged_at(), None);
    assert_eq!((trainer.look_ahead(), trainer.epoch()), (Some(2), 1));
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
    trainer.set_learning_rate(rate(1e200));
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
    trainer.set_learning_rate(rate(0.5));
    assert_eq!(trainer.diverged_at(), None);
    assert_eq!(trainer.look_ahead(), None);
    assert_eq!(trainer.step(1_000), 1_000);
    assert_eq!(trainer.epoch(), 1_001);
    assert_all_finite(&trainer);
}

#[test]
fn a_start_that_is_not_finite_stays_where_it_is() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for index in 0..9 {
            let mut parameters: [f64; 9] = common::start(0, 2).parameters().try_into().unwrap();
            parameters[index] = value;
            let mut trainer = trainer_from(&article_network(parameters), 1.0);
            assert_eq!(trainer.step(1_000), 0);
            assert_eq!(trainer.epoch(), 0);
            assert_eq!(trainer.diverged_at(), Some(1));
        }
    }
}

/// Setups whose outputs know no bound, and which are trained with far too high a learning rate.
fn runaways() -> Vec<Setup> {
    let mut setups = Vec::new();
    let mut random = Random(1);
    for activation in [Activation::Linear, Activation::Relu, Activation::LeakyRelu] {
        for layers in [&[][..], &[3], &[4, 4]] {
            for learning_rate in [1.0, 3.0, 20.0] {
                for loss in [Loss::HalfSquaredError, Loss::MeanSquaredError] {
                    setups.push(Setup {
                        data: random_data(5, 2, &mut random),
                        shape: shape(2, layers, activation, Activation::Linear),
                        start: Start::article(3),
                        loss,
                        learning_rate: rate(learning_rate),
                        ..Setup::default()
                    });
                }
            }
        }
    }
    setups
}

/// The last epoch that plain gradient descent reaches with every parameter and the loss finite, if
/// that is before `end`.
fn last_finite_epoch(setup: &Setup, end: u64) -> Option<u64> {
    let mut network = Run::new(setup.clone()).unwrap().start();
    for epoch in 0..=end {
        let is_finite = network.parameters().iter().all(|value| value.is_finite())
            && network.mean_squared_error(&setup.data).unwrap().is_finite();
        if !is_finite {
            return Some(epoch - 1);
        }
        let gradient = network.gradient(&setup.data, setup.loss).unwrap();
        let rate = setup.learning_rate.get();
        let moved = network.parameters().iter().zip(gradient.parameters());
        let moved = moved.map(|(value, derivative)| value - rate * derivative).collect();
        network = Network::new(setup.shape.clone(), moved).unwrap();
    }
    None
}

#[test]
fn networks_without_bounds_stop_at_the_last_finite_epoch() {
    const END: u64 = 3_000;
    let mut diverged = 0;
    for setup in runaways() {
        let last = last_finite_epoch(&setup, END);
        let mut trainer = Trainer::new(Run::new(setup.clone()).unwrap());
        assert_eq!(trainer.step(END), last.unwrap_or(END), "{setup:?}");
        assert_eq!(trainer.diverged_at(), last.map(|last| last + 1));
        assert_all_finite(&trainer);
        diverged += usize::from(last.is_some());

        let mut stepped = Trainer::new(Run::new(setup).unwrap());
        while stepped.epoch() < END && stepped.step(1) == 1 {}
        assert_eq!(state(&stepped), state(&trainer));
    }
    assert!(diverged > 20, "{diverged} of {}", runaways().len());
}

#[test]
fn so_do_networks_without_bounds_under_any_optimizer_and_in_mini_batches() {
    let setups: Vec<Setup> = runaways().into_iter().step_by(5).collect();
    for optimizer in Optimizer::ALL {
        for setup in &setups {
            let learning_rate = rate(1e150);
            let setup = Setup { optimizer, batch: mini(2, 1), learning_rate, ..setup.clone() };
            let mut at_once = Trainer::new(Run::new(setup.clone()).unwrap());
            at_once.step(700);
            assert_all_finite(&at_once);
            for size in [1, 3, 256, 300] {
                let mut stepped = Trainer::new(Run::new(setup.clone()).unwrap());
                while stepped.epoch() < 700 && stepped.step(size.min(700 - stepped.epoch())) == size
                {
                }
                assert_eq!(state(&stepped), state(&at_once), "{optimizer:?}, steps of {size}");
            }
        }
    }
}

/// The output is 10¹⁵⁵ times a weight, which `Rprop` takes from 0 to 0.1111, then to 1.1111, and then
/// slowly back: the loss overflows, and later it would be finite again; all parameters always are.
fn overshooting() -> Setup {
    Setup {
        data: DataSet::new(array![[1.0]], array![1.2e154]).unwrap(),
        shape: shape(1, &[1], Activation::Linear, Activation::Linear),
        start: Start::Parameters(vec![1e155, 0.0, 0.0, 0.0]),
        loss: Loss::MeanSquaredError,
        optimizer: Optimizer::Rprop(Rprop { shrink: 0.01, grow: 10.0 }),
        learning_rate: rate(1e-4),
        ..Setup::default()
    }
}

#[test]
fn a_loss_that_overflows_stops_it_even_if_a_later_one_were_finite() {
    let losses = |outward: f64| {
        let network = Network::new(overshooting().shape, vec![1e155, 0.0, outward, 0.0]).unwrap();
        network.mean_squared_error(&overshooting().data).unwrap()
    };
    assert!(losses(0.1111).is_finite() && losses(1.1111).is_infinite() && losses(0.1).is_finite());

    let mut at_once = Trainer::new(Run::new(overshooting()).unwrap());
    assert_eq!(at_once.step(1_000), 4);
    assert_eq!(at_once.diverged_at(), Some(5));
    assert_all_finite(&at_once);
    let outward = at_once.network().parameters()[2];
    assert!((outward - 0.1111).abs() < 1e-9, "{outward}");

    for size in [1, 2, 3, 5, 8, 256] {
        let mut stepped = Trainer::new(Run::new(overshooting()).unwrap());
        for _ in 0..20 {
            stepped.step(size);
        }
        assert_eq!(state(&stepped), state(&at_once), "steps of {size}");
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

#[test]
fn a_loss_that_is_infinite_is_the_end_also_if_the_next_network_would_be_finite() {
    let link = "hidden=0&output=linear&parameters=1e200,-1e200,0";
    let (settings, problems) = xor_playground::text::Settings::from_link(link);
    assert_eq!(problems, []);
    let mut trainer = Trainer::new(settings.run().clone());
    assert_eq!(trainer.step(5), 0);
    assert_eq!(trainer.diverged_at(), Some(1));
}
