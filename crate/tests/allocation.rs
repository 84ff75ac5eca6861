//! Training allocates nothing, whatever the number of epochs.
//!
//! Native only: the count is of the system's allocator.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use allocation_counter::measure;
use xor_playground::{Network, Palette, Surface, Theme, Trainer};

fn allocations_in(work: impl FnOnce()) -> u64 {
    measure(work).count_total
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
fn training_across_a_change_of_the_learning_rate_allocates_nothing() {
    let mut trainer = common::trainer(0, 2, 1.0);
    trainer.step(500);
    trainer.set_learning_rate(common::rate(0.5));
    let mut replayed = Trainer::new(trainer.run().clone());
    assert_eq!(allocations_in(|| assert_eq!(replayed.step(1_000), 1_000)), 0);
}

#[test]
fn training_a_copy_allocates_nothing() {
    let mut trainer = common::trainer(0, 2, 1.0);
    trainer.step(100);
    let mut copy = trainer.clone();
    assert_eq!(allocations_in(|| assert_eq!(copy.step(10_000), 10_000)), 0);
}

#[test]
fn asking_the_network_allocates_nothing() {
    let network = Network::from_seed(common::hidden(8), 0);
    let allocations = allocations_in(|| {
        std::hint::black_box((network.outputs(), network.loss(), network.output_for(0.5, 0.5)));
    });
    assert_eq!(allocations, 0);
}

#[test]
fn drawing_the_same_surface_again_allocates_nothing() {
    let mut surface = Surface::new(64);
    let palette = Palette::new(Theme::Light);
    let trained = {
        let mut trainer = common::trainer(0, 2, 1.0);
        trainer.step(5_000);
        *trainer.network()
    };
    surface.render(&trained, &palette);
    assert!(!surface.boundary().is_empty());
    assert_eq!(allocations_in(|| surface.render(&trained, &palette)), 0);
}
