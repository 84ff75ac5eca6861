//! Going to any epoch of a run, forwards and backwards.

mod common;

use common::{Random, bits, hidden, rate};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::{Network, Replay, Run, Start, Trainer};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

fn replay(seed: u32, neurons: usize) -> Replay {
    Replay::new(Run::new(Start::Seed(seed, hidden(neurons)), rate(1.0)))
}

/// That the replay shows what a trainer shows that goes straight to the same epoch of the same run.
fn assert_is_the_run_itself(replay: &Replay) {
    let mut direct = Trainer::new(replay.run().clone());
    direct.step(replay.epoch());
    assert_eq!(direct.epoch(), replay.epoch());
    assert_eq!(bits(replay.network().parameters()), bits(direct.network().parameters()));
    assert_eq!(replay.learning_rate(), direct.learning_rate());
    direct.step(replay.head() - replay.epoch());
    assert!(replay.curve().eq(direct.curve()));
}

#[test]
fn any_epoch_so_far_is_the_same_however_one_comes_there() {
    for (neurons, seed) in (1..=8).zip(0..) {
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

#[test]
fn looking_back_forgets_nothing() {
    let mut replay = replay(0, 2);
    replay.step(5_000);
    let head = *replay.network();
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
    assert_eq!(replay.run().edits().len(), 2);
    assert_is_the_run_itself(&replay);

    // Before it, it is undone.
    replay.seek(811);
    assert_eq!(replay.learning_rate(), rate(1.0));
    assert_eq!(replay.step(100), 100);
    assert_eq!(replay.head(), 911);
    assert_eq!(replay.run().edits().len(), 1);
    assert_is_the_run_itself(&replay);
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
    let network =
        Network::from_parameters(hidden(2), &[0.5, 0.25, 0.5, 0.25, 1.0, 1.0, 1e200, -1e200, 0.0])
            .unwrap();
    let mut replay = Replay::new(Run::new(Start::Network(Box::new(network)), rate(1e-300)));
    replay.step(300);
    replay.set_learning_rate(rate(1e200));
    assert_eq!(replay.step(10), 0);
    assert_eq!(replay.diverged_at(), Some(301));
    replay.seek(299);
    assert_eq!(replay.diverged_at(), None);
    assert_is_the_run_itself(&replay);
}
