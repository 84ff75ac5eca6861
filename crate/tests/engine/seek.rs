//! Going to any epoch of a run, forwards and backwards.

use crate::common::{self, Random, article_network, bits, mini, random_data, rate, shape};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::data::Verdict;
use xor_playground::network::Activation;
use xor_playground::training::{Batch, Change, LossCurve, Optimizer, Penalty};
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
                    batch: batch.clone(),
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
fn a_seek_in_parts_is_at_an_epoch_of_the_run_all_along() {
    let mut random = Random(7);
    let mut replay = replay(5, 3);
    replay.step(300_000);
    replay.edit(Change::Parameter { index: 2, value: -0.5 }).unwrap();
    replay.step(200_000);
    for target in [499_999, 3, 300_001, 123_456, 123_457] {
        while !replay.seek_within(target, 1 + random.below(400)) {
            assert!(replay.epoch() < target && replay.head() == 500_000);
            if random.below(3) == 0 {
                assert_is_the_run_itself(&replay);
            }
        }
        assert_eq!(replay.epoch(), target);
        assert_is_the_run_itself(&replay);
    }
    // Called off, it stays where it is, and another begins there.
    assert!(!replay.seek_within(250_000, 10));
    let on_the_way = replay.epoch();
    assert!(replay.seek_within(on_the_way, 0));
    assert_is_the_run_itself(&replay);
    assert!(replay.seek_within(u64::MAX, 0));
    assert_is_the_run_itself(&replay);
}

#[test]
fn a_long_run_is_gone_back_in_by_no_more_than_a_256th_of_its_epochs() {
    let mut replay = replay(0, 1);
    replay.step(2_000_000);
    for epoch in [1_999_999, 4_095, 4_097, 1_234_567] {
        replay.seek(if epoch > 1_000_000 { 0 } else { u64::MAX });
        assert!(replay.seek_within(epoch, 2_000_000 / 256), "{epoch}");
    }
    assert_is_the_run_itself(&replay);
    assert!(replay.curve().count() <= 2 * LossCurve::CAPACITY + 1);
}

#[test]
fn what_follows_is_replaced_the_same_however_that_was_prepared() {
    let mut prepared = replay(2, 3);
    prepared.step(1_000);
    prepared.set_learning_rate(rate(0.5));
    prepared.step(4_000);
    prepared.seek(2_345);
    let mut at_once = prepared.clone();
    for length in [0, 1, 500, 1_844] {
        let before = (prepared.head(), prepared.loss().to_bits(), prepared.curve().count());
        assert_eq!(prepared.prepare(length), length == 1_844);
        let after = (prepared.head(), prepared.loss().to_bits(), prepared.curve().count());
        assert_eq!(before, after);
    }
    let mut copy = prepared.clone();
    for replay in [&mut prepared, &mut copy, &mut at_once] {
        replay.edit(Change::Parameter { index: 0, value: 1.5 }).unwrap();
        assert!(replay.prepare(0));
        replay.step(300);
        assert_eq!((replay.epoch(), replay.head()), (2_645, 2_645));
        assert_is_the_run_itself(replay);
    }
    assert!(prepared.curve().eq(at_once.curve()) && copy.curve().eq(at_once.curve()));
}

#[test]
fn what_was_prepared_elsewhere_is_of_no_use() {
    let mut replay = replay(2, 2);
    replay.step(1_000);
    replay.set_learning_rate(rate(0.5));
    replay.step(1_000);
    for (prepared, length, used) in [(500, 500, 1_500), (1_500, 700, 400), (300, 300, u64::MAX)] {
        replay.seek(prepared);
        replay.prepare(length);
        replay.seek(used);
        assert_eq!(replay.prepare(0), replay.epoch() == replay.head());
        let epoch = replay.epoch();
        replay.step(10);
        assert_eq!(replay.head(), epoch + 10);
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
