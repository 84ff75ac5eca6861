//! Going to any epoch of a run, forwards and backwards.

use crate::common::{self, Random, article_network, bits, mini, random_data, rate, shape};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::data::Verdict;
use xor_playground::network::Activation;
use xor_playground::training::{Batch, Change, Optimizer, Penalty};
use xor_playground::{Replay, Run, Setup, Trainer};

fn replay(seed: u32, neurons: usize) -> Replay {
    Replay::new(common::run(seed, neurons, 1.0))
}

/// That the replay shows what a trainer shows that goes straight to the same epoch of the same run.
fn assert_is_the_run_itself(replay: &Replay) {
    let mut direct = Trainer::new(replay.run().clone());
    direct.step(replay.epoch());
    assert_eq!(direct.epoch(), replay.epoch());
    assert_eq!(bits(replay.network().parameters()), bits(direct.network().parameters()));
    assert!(replay.outputs().map(f64::to_bits).eq(direct.outputs().map(f64::to_bits)));
    assert!(replay.verdicts().eq(direct.verdicts()));
    assert_eq!(replay.loss().to_bits(), direct.loss().to_bits());
    let right = direct.verdicts().filter(|&verdict| verdict == Verdict::Right).count();
    assert_eq!((replay.right_count(), replay.test_right_count()), (right, None));
    assert_eq!(replay.learning_rate(), direct.learning_rate());
    direct.step(replay.head() - replay.epoch());
    assert!(replay.curve().eq(direct.curve()));
}

#[test]
fn any_epoch_so_far_is_the_same_however_one_comes_there() {
    for (neurons, seed) in (1..=16).zip(0..) {
        let mut random = Random(seed.into());
        let mut replay = replay(seed, neurons);
        for _ in 0..40 {
            match random.below(4) {
                0 => {
                    replay.step(random.below(3_000));
                }
                1 => replay.set_learning_rate(rate(random.within(0.01, 3.0))),
                _ => replay.seek(random.below(replay.head() + 1)),
            }
        }
        assert_is_the_run_itself(&replay);
    }
}

/// Goes to and fro, trains and changes the rate, and compares at every stop with the run itself.
fn wander(mut replay: Replay, stops: usize, longest: u64, random: &mut Random) {
    for _ in 0..stops {
        match random.below(6) {
            0 | 1 => {
                replay.step(random.below(longest));
            }
            2 => replay.set_learning_rate(rate(random.within(0.001, 0.1))),
            _ => replay.seek(random.below(replay.head() + 1)),
        }
        assert_is_the_run_itself(&replay);
    }
}

#[test]
fn what_an_optimizer_remembers_comes_back_with_the_epoch() {
    let mut random = Random(1);
    for optimizer in Optimizer::ALL {
        for batch in [Batch::Full, mini(1, 5), mini(4, u32::MAX), mini(7, 0)] {
            for penalty in [Penalty::NONE, Penalty { l1: 0.001, l2: 0.01 }] {
                let setup = Setup {
                    data: random_data(7, 3, &mut random),
                    shape: shape(3, &[5, 3], Activation::LeakyRelu, Activation::Sigmoid),
                    batch,
                    penalty,
                    optimizer,
                    learning_rate: rate(0.01),
                    ..Setup::default()
                };
                wander(Replay::new(Run::new(setup).unwrap()), 12, 120, &mut random);
            }
        }
    }
}

#[test]
fn networks_of_any_size_go_to_any_epoch() {
    let mut random = Random(2);
    let shapes = [
        shape(1, &[], Activation::Sigmoid, Activation::Linear),
        shape(8, &[], Activation::Sigmoid, Activation::Sigmoid),
        shape(2, &[1], Activation::Relu, Activation::Sigmoid),
        shape(4, &[16, 16], Activation::LeakyRelu, Activation::Sigmoid),
    ];
    for shape in shapes {
        for samples in [1, 5, 40] {
            let setup = Setup {
                data: random_data(samples, shape.inputs(), &mut random),
                shape: shape.clone(),
                batch: mini(samples.div_ceil(2), 1),
                optimizer: Optimizer::ALL[4],
                learning_rate: rate(0.01),
                ..Setup::default()
            };
            wander(Replay::new(Run::new(setup).unwrap()), 8, 150, &mut random);
        }
    }
}

/// So large that it keeps a hundred checkpoints, not five hundred, and drops every second one soon.
#[test]
fn the_largest_network_goes_to_any_epoch() {
    let mut random = Random(3);
    let setup = Setup {
        data: random_data(4, 8, &mut random),
        shape: shape(8, &[16; 6], Activation::LeakyRelu, Activation::Sigmoid),
        optimizer: Optimizer::ALL[4],
        learning_rate: rate(0.001),
        ..Setup::default()
    };
    let mut replay = Replay::new(Run::new(setup).unwrap());
    replay.step(700);
    for epoch in [699, 1, 0, 113, 114, 115, 227, 228, 512, 700] {
        replay.seek(epoch);
        assert_eq!(replay.epoch(), epoch);
        assert_is_the_run_itself(&replay);
    }
}

#[test]
fn a_copy_goes_its_own_way() {
    let mut replay = replay(0, 2);
    replay.step(1_000);
    replay.seek(300);
    let mut copy = replay.clone();
    copy.set_learning_rate(rate(0.5));
    copy.step(900);
    assert_is_the_run_itself(&copy);
    assert_eq!((replay.epoch(), replay.head()), (300, 1_000));
    replay.seek(777);
    assert_is_the_run_itself(&replay);
}

#[test]
fn looking_back_forgets_nothing() {
    let mut replay = replay(0, 2);
    replay.step(5_000);
    let head = replay.network().clone();
    for epoch in [0, 1, 255, 256, 257, 4_999] {
        replay.seek(epoch);
        assert_eq!((replay.epoch(), replay.head()), (epoch, 5_000));
        assert_is_the_run_itself(&replay);
    }
    replay.seek(u64::MAX);
    assert_eq!(replay.epoch(), 5_000);
    assert_eq!(*replay.network(), head);
}

#[test]
fn training_on_from_the_past_replaces_what_followed() {
    let mut replay = replay(0, 2);
    replay.step(812);
    replay.set_learning_rate(rate(0.3));
    replay.step(1_000);

    // At the very epoch of the change, the change stays.
    replay.seek(812);
    assert_eq!(replay.learning_rate(), rate(0.3));
    assert_eq!(replay.step(1), 1);
    assert_eq!(replay.head(), 813);
    assert_eq!(replay.run().edits().len(), 1);
    assert_is_the_run_itself(&replay);

    // Before it, it is undone.
    replay.seek(811);
    assert_eq!(replay.learning_rate(), rate(1.0));
    assert_eq!(replay.step(100), 100);
    assert_eq!(replay.head(), 911);
    assert_eq!(replay.run().edits(), []);
    assert_is_the_run_itself(&replay);
}

#[test]
fn a_weight_changed_by_hand_is_there_from_its_epoch_on_and_gone_before_it() {
    // Also where a checkpoint was kept already, and in the past.
    for (head, epoch) in [(0, 0), (100, 100), (256, 256), (512, 512), (700, 512), (700, 0)] {
        let mut replay = replay(0, 2);
        replay.step(head);
        replay.seek(epoch);
        replay.edit(Change::Parameter { index: 4, value: 2.5 }).unwrap();
        assert_eq!((replay.epoch(), replay.head()), (epoch, epoch));
        assert_eq!(replay.network().parameters()[4].to_bits(), 2.5_f64.to_bits());
        assert_is_the_run_itself(&replay);
        replay.step(300);
        for there in [epoch + 300, epoch, epoch + 1] {
            replay.seek(there);
            assert_is_the_run_itself(&replay);
        }
        if let Some(before) = epoch.checked_sub(1) {
            replay.seek(before);
            replay.step(50);
            assert_eq!(replay.run().edits(), []);
            assert_is_the_run_itself(&replay);
        }
    }
}

#[test]
fn a_change_that_cannot_be_forgets_nothing() {
    let mut replay = replay(0, 2);
    replay.step(500);
    replay.seek(100);
    replay.edit(Change::Parameter { index: 9, value: 1.0 }).unwrap_err();
    assert_eq!((replay.epoch(), replay.head()), (100, 500));
}

#[test]
fn a_change_in_the_past_makes_it_the_head() {
    let mut replay = replay(0, 2);
    replay.step(3_000);
    replay.seek(1_000);
    replay.set_learning_rate(rate(2.0));
    assert_eq!((replay.epoch(), replay.head()), (1_000, 1_000));
    assert_eq!(replay.curve().last().map(|point| point.epoch), Some(1_000));
    replay.step(500);
    assert_is_the_run_itself(&replay);
}

#[test]
fn long_runs_keep_few_snapshots_and_still_go_to_any_epoch() {
    let mut replay = replay(0, 1);
    replay.step(400_000);
    for epoch in [399_999, 3, 131_072, 131_071, 262_145, 0] {
        replay.seek(epoch);
        assert_is_the_run_itself(&replay);
    }
}

#[test]
fn only_the_head_can_diverge() {
    let network = article_network([0.5, 0.25, 0.5, 0.25, 1.0, 1.0, 1e200, -1e200, 0.0]);
    let mut replay = Replay::new(common::run_from(&network, 1e-300));
    replay.step(300);
    replay.set_learning_rate(rate(1e200));
    assert_eq!(replay.step(10), 0);
    assert_eq!(replay.diverged_at(), Some(301));
    replay.seek(299);
    assert_eq!((replay.diverged_at(), replay.look_ahead()), (None, None));
    assert_is_the_run_itself(&replay);
}
