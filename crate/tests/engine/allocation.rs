//! Training allocates nothing, whatever the number of epochs.
//!
//! Native only: the count is of the system's allocator.
#![cfg(not(target_arch = "wasm32"))]

use crate::common::{self, Random, hidden, listed, mini, random_data, rate};
use allocation_counter::measure;
use xor_playground::analysis::InputPlane;
use xor_playground::data::Split;
use xor_playground::network::{Activation, Loss, Shape};
use xor_playground::pictures::{Palette, Surface, Theme};
use xor_playground::training::optimizer::Adam;
use xor_playground::training::{Batch, Optimizer, Penalty, survey};
use xor_playground::{Replay, Run, Setup, Trainer};

fn allocations_in(work: impl FnOnce()) -> u64 {
    measure(work).count_total
}

/// Mini-batches of a large data set through a large network, with all there is to add.
fn large() -> Run {
    let setup = Setup {
        data: random_data(203, 8, &mut Random(1)),
        shape: common::shape(8, &[16, 12, 16], Activation::Tanh, Activation::Sigmoid),
        loss: Loss::CrossEntropy,
        penalty: Penalty { l1: 1e-4, l2: 1e-3 },
        batch: mini(13, 5),
        optimizer: Optimizer::Adam(Adam::DEFAULT),
        learning_rate: rate(0.003),
        ..Setup::default()
    };
    Run::new(setup).unwrap()
}

#[test]
fn the_count_counts() {
    assert_eq!(allocations_in(|| drop(std::hint::black_box(Box::new(1)))), 1);
}

#[test]
fn training_allocates_nothing_in_any_step_of_any_size() {
    for size in common::hidden_sizes() {
        let mut trainer = common::trainer(0, size.get(), 1.0);
        let allocations = allocations_in(|| {
            // Past the places where the curve joins its points.
            for epochs in [1, 1, 255, 256, 257, 1_278, 1, 10_000] {
                trainer.step(epochs);
            }
            for _ in 0..1_000 {
                trainer.step(1);
            }
        });
        assert_eq!(trainer.epoch(), 13_049);
        assert_eq!(allocations, 0, "{} hidden neurons", size.get());
    }
}

#[test]
fn a_copy_of_a_run_shares_its_samples() {
    let data = random_data(10_000, 2, &mut Random(1));
    let run = Run::new(Setup { data, ..Setup::default() }).unwrap();
    let allocated = measure(|| drop(std::hint::black_box(run.with_seed(1)))).bytes_total;
    assert!(allocated < 2_000, "{allocated} bytes");
}

#[test]
fn training_a_large_network_in_mini_batches_allocates_nothing() {
    let mut trainer = Trainer::new(large());
    let allocations = allocations_in(|| {
        for epochs in [1, 2, 300] {
            assert_eq!(trainer.step(epochs), epochs);
        }
    });
    assert_eq!(allocations, 0);
}

#[test]
fn training_with_a_test_beside_allocates_nothing() {
    let setup = large().setup().clone();
    let setup = Setup { split: Split::new(30, 1).ok(), ..setup };
    let mut replay = Replay::new(Run::new(setup).unwrap());
    let allocations = allocations_in(|| {
        assert_eq!(replay.step(600), 600);
        replay.seek(300);
    });
    assert_eq!(allocations, 0);
    // What is seen then keeps the outputs, once.
    let see = || {
        std::hint::black_box((replay.test_loss(), replay.loss(), replay.verdicts().count()));
    };
    assert_eq!([allocations_in(see), allocations_in(see)], [1, 0]);
}

#[test]
fn training_by_any_optimizer_allocates_nothing() {
    for optimizer in Optimizer::ALL {
        for batch in [Batch::Full, mini(1, 0), mini(3, 0), listed(1, &[3, 1, 0, 2])] {
            let what = format!("{optimizer:?}, {batch:?}");
            let setup = Setup { optimizer, batch, learning_rate: rate(0.01), ..Setup::default() };
            let mut trainer = Trainer::new(Run::new(setup).unwrap());
            let allocations = allocations_in(|| assert_eq!(trainer.step(3_000), 3_000));
            assert_eq!(allocations, 0, "{what}");
        }
    }
}

#[test]
fn a_run_that_diverges_stops_without_allocating() {
    let setup = Setup {
        shape: common::shape(2, &[8], Activation::Relu, Activation::Linear),
        learning_rate: rate(20.0),
        ..Setup::default()
    };
    let mut trainer = Trainer::new(Run::new(setup).unwrap());
    assert_eq!(allocations_in(|| assert!(trainer.step(10_000) < 10_000)), 0);
}

#[test]
fn going_through_a_run_and_training_it_on_allocates_nothing() {
    for (run, scale) in [(Run::article(0), 1_000), (large(), 1)] {
        let mut replay = Replay::new(run);
        let allocations = allocations_in(|| {
            // Past the place where every second checkpoint is dropped.
            assert_eq!(replay.step(150 * scale), 150 * scale);
            for epoch in [3, 149 * scale, 0, 77 * scale + 1, 150 * scale] {
                replay.seek(epoch);
                assert_eq!(replay.epoch(), epoch);
            }
            assert_eq!(replay.step(7), 7);
        });
        assert_eq!(allocations, 0);
    }
}

#[test]
fn what_is_kept_to_go_back_is_bounded_whatever_the_network_and_the_run() {
    let shapes = [
        Shape::default(),
        common::shape(1, &[], Activation::Tanh, Activation::Linear),
        common::shape(8, &[16; 6], Activation::LeakyRelu, Activation::Sigmoid),
    ];
    for shape in shapes {
        let setup = Setup {
            data: random_data(4, shape.inputs(), &mut Random(1)),
            shape,
            optimizer: Optimizer::Adam(Adam::DEFAULT),
            learning_rate: rate(0.001),
            ..Setup::default()
        };
        let run = Run::new(setup).unwrap();
        let mut replay = None;
        let kept = measure(|| replay = Some(Replay::new(run))).bytes_current;
        assert!(kept < 6 << 20, "{kept} bytes");
        let mut replay = replay.unwrap();
        assert_eq!(allocations_in(|| assert_eq!(replay.step(2_000), 2_000)), 0);
    }
}

#[test]
fn training_across_a_change_of_the_learning_rate_allocates_nothing() {
    let mut trainer = common::trainer(0, 2, 1.0);
    trainer.step(500);
    trainer.set_learning_rate(rate(0.5));
    let mut replayed = Trainer::new(trainer.run().clone());
    assert_eq!(allocations_in(|| assert_eq!(replayed.step(1_000), 1_000)), 0);
}

#[test]
fn training_a_copy_allocates_nothing() {
    for run in [Run::article(0), large()] {
        let mut trainer = Trainer::new(run.clone());
        trainer.step(100);
        let mut copy = trainer.clone();
        assert_eq!(allocations_in(|| assert_eq!(copy.step(200), 200)), 0);

        let mut replay = Replay::new(run);
        replay.step(100);
        let mut copy = replay.clone();
        assert_eq!(allocations_in(|| assert_eq!(copy.step(200), 200)), 0);
    }
}

#[test]
fn a_longer_survey_allocates_no_more() {
    let runs: Vec<Run> = (0..20).map(Run::article).collect();
    let in_survey_of = |epochs| allocations_in(|| assert_eq!(survey(&runs, epochs).len(), 20));
    assert_eq!(in_survey_of(10), in_survey_of(3_000));
}

#[test]
fn asking_the_network_allocates_nothing() {
    for run in [Run::article(0), common::run(0, 8, 1.0)] {
        let trainer = Trainer::new(run);
        let allocations = allocations_in(|| {
            let output = common::output_for(trainer.network(), 0.5, 0.5);
            std::hint::black_box((output, trainer.loss(), trainer.outputs().sum::<f64>()));
            std::hint::black_box(trainer.verdicts().count());
        });
        assert_eq!(allocations, 0);
    }
}

#[test]
fn drawing_the_same_surface_again_allocates_nothing() {
    let mut surface = Surface::new(64);
    let palette = Palette::new(Theme::Light);
    for shape in [Shape::default(), Shape::sigmoid(hidden(16))] {
        let mut trainer = Trainer::new(Run::new(Setup { shape, ..Setup::default() }).unwrap());
        trainer.step(5_000);
        surface.render(trainer.network(), InputPlane::UNIT, &palette).unwrap();
        assert!(!surface.boundary().is_empty());
        let again = allocations_in(|| {
            surface.render(trainer.network(), InputPlane::UNIT, &palette).unwrap();
        });
        assert_eq!(again, 0);
    }
}
