//! A run is a value: however one goes through it, an epoch is the same to the bit.

use crate::common::{self, Random, rate, state};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::training::{Change, Edit, RunError};
use xor_playground::{Run, Trainer};

fn after(run: Run, epochs: u64) -> Trainer {
    let mut trainer = Trainer::new(run);
    assert_eq!(trainer.step(epochs), epochs);
    trainer
}

/// The learning rates of a run, each with its first epoch.
fn rates(run: &Run) -> Vec<(u64, f64)> {
    let edits = run.edits().iter().filter_map(|edit| match edit.change {
        Change::LearningRate(rate) => Some((edit.epoch, rate.get())),
        _ => None,
    });
    [(0, run.setup().learning_rate.get())].into_iter().chain(edits).collect()
}

#[test]
fn one_step_of_n_is_n_steps_of_one() {
    for (size, seed) in common::hidden_sizes().zip(0..) {
        let mut one_by_one = common::trainer(seed, size.get(), 1.5);
        for _ in 0..3_000 {
            assert_eq!(one_by_one.step(1), 1);
        }
        let mut at_once = common::trainer(seed, size.get(), 1.5);
        assert_eq!(at_once.step(3_000), 3_000);
        assert_eq!(state(&one_by_one), state(&at_once));
    }
}

#[test]
fn a_step_of_none_changes_nothing() {
    let mut trainer = after(Run::article(0), 100);
    let before = state(&trainer);
    assert_eq!(trainer.step(0), 0);
    assert_eq!(state(&trainer), before);
}

#[test]
fn a_run_with_changes_on_the_way_can_be_replayed() {
    for seed in 0..30 {
        let mut random = Random(seed);
        let neurons = 1 + usize::try_from(random.below(16)).unwrap();
        let mut trainer = common::trainer(u32::try_from(seed).unwrap(), neurons, 1.0);
        for _ in 0..random.below(6) {
            trainer.step(random.below(700));
            trainer.set_learning_rate(rate(random.within(0.001, 20.0)));
        }
        trainer.step(random.below(700));
        let replayed = after(trainer.run().clone(), trainer.epoch());
        assert_eq!(state(&replayed), state(&trainer));
        assert_eq!(replayed.run(), trainer.run());
    }
}

#[test]
fn a_run_from_given_parameters_goes_on_where_they_were() {
    let whole = after(Run::article(0), 700);
    let half = after(Run::article(0), 300);
    let mut other_half = common::trainer_from(half.network(), 1.0);
    other_half.step(400);
    assert_eq!(state(&other_half).parameters, state(&whole).parameters);
}

#[test]
fn a_learning_rate_holds_from_its_epoch_on() {
    let mut changed = Run::article(0);
    changed.set_learning_rate(500, rate(0.25));
    let at = |epochs| state(&after(changed.clone(), epochs)).parameters;
    let unchanged = |epochs| state(&after(Run::article(0), epochs)).parameters;
    assert_eq!(at(500), unchanged(500));
    assert_ne!(at(501), unchanged(501));

    let mut by_hand = common::trainer_from(after(Run::article(0), 500).network(), 0.25);
    by_hand.step(1);
    assert_eq!(at(501), state(&by_hand).parameters);
}

#[test]
fn a_change_drops_the_later_ones() {
    let mut changed = Run::article(0);
    changed.set_learning_rate(100, rate(2.0));
    changed.set_learning_rate(200, rate(3.0));
    changed.set_learning_rate(300, rate(4.0));
    assert_eq!(rates(&changed), [(0, 1.0), (100, 2.0), (200, 3.0), (300, 4.0)]);
    changed.set_learning_rate(200, rate(5.0));
    assert_eq!(rates(&changed), [(0, 1.0), (100, 2.0), (200, 5.0)]);
    changed.set_learning_rate(150, rate(6.0));
    assert_eq!(rates(&changed), [(0, 1.0), (100, 2.0), (150, 6.0)]);
    changed.set_learning_rate(0, rate(7.0));
    assert_eq!(rates(&changed), [(0, 7.0)]);
}

#[test]
fn a_change_to_the_same_rate_is_none() {
    let mut changed = Run::article(0);
    changed.set_learning_rate(100, rate(2.0));
    changed.set_learning_rate(200, rate(2.0));
    assert_eq!(rates(&changed), [(0, 1.0), (100, 2.0)]);
    // But it still ends what came after.
    changed.set_learning_rate(50, rate(1.0));
    assert_eq!(rates(&changed), [(0, 1.0)]);
}

#[test]
fn the_last_of_several_changes_at_one_epoch_counts() {
    let mut trainer = after(Run::article(0), 64);
    for value in [2.0, 3.0, 4.0] {
        trainer.set_learning_rate(rate(value));
        assert_eq!(trainer.learning_rate(), rate(value));
    }
    assert_eq!(rates(trainer.run()), [(0, 1.0), (64, 4.0)]);
}

#[test]
fn a_run_says_which_rate_an_epoch_has_and_what_is_changed_when() {
    let mut changed = Run::article(0);
    changed.set_learning_rate(10, rate(2.0));
    changed.set_learning_rate(20, rate(3.0));
    let rates = [0, 9, 10, 19, 20, u64::MAX].map(|epoch| changed.learning_rate_at(epoch));
    assert_eq!(rates, [1.0, 1.0, 2.0, 2.0, 3.0, 3.0].map(rate));
    let edits = [(10, 2.0), (20, 3.0)]
        .map(|(epoch, number)| Edit { epoch, change: Change::LearningRate(rate(number)) });
    assert_eq!(changed.edits(), edits);
}

#[test]
fn a_weight_can_be_changed_by_hand_at_any_epoch() {
    for epoch in [0, 1, 255, 256, 700] {
        let mut changed = Run::article(3);
        changed.edit(epoch, Change::Parameter { index: 4, value: -1.5 }).unwrap();
        let mut parameters = state(&after(Run::article(3), epoch)).parameters;
        parameters[4] = (-1.5_f64).to_bits();
        let there = after(changed.clone(), epoch);
        assert_eq!(state(&there).parameters, parameters);

        let mut by_hand = common::trainer_from(there.network(), 1.0);
        by_hand.step(300);
        assert_eq!(state(&after(changed, epoch + 300)).parameters, state(&by_hand).parameters);
    }
}

#[test]
fn several_weights_and_the_rate_can_be_changed_at_one_epoch_in_any_order() {
    let weight = |index, value| Change::Parameter { index, value };
    let changes = [weight(7, 1.0), Change::LearningRate(rate(0.5)), weight(2, 3.0)];
    let (mut one, mut other) = (Run::article(0), Run::article(0));
    for change in changes {
        one.edit(50, change).unwrap();
    }
    one.edit(50, weight(7, 2.0)).unwrap();
    for change in [weight(2, 3.0), weight(7, 2.0), Change::LearningRate(rate(0.5))] {
        other.edit(50, change).unwrap();
    }
    assert_eq!(one, other);
    assert_eq!(one.edits().len(), 3);
    one.edit(40, weight(0, 1.0)).unwrap();
    assert_eq!(one.edits(), [Edit { epoch: 40, change: weight(0, 1.0) }]);
}

#[test]
fn a_weight_that_there_is_not_or_that_is_no_number_changes_nothing() {
    let mut run = Run::article(0);
    run.set_learning_rate(10, rate(2.0));
    let before = run.clone();
    for (index, value) in [(9, 1.0), (usize::MAX, 1.0), (0, f64::NAN), (8, f64::INFINITY)] {
        let change = Change::Parameter { index, value };
        assert_eq!(run.edit(5, change), Err(RunError::Change { parameters: 9 }));
        assert_eq!(run, before);
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod any_run {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use xor_playground::training::Change;
    use xor_playground::{Run, Trainer};

    use crate::common::{self, rate, state};

    prop_compose! {
        fn runs()(
            seed: u32,
            neurons in 1_usize..=16,
            first in 0.001..20.0,
            changes in vec((0_u64..1_500, changes()), 0..5),
        ) -> Run {
            let mut run = common::run(seed, neurons, first);
            let mut changes = changes;
            changes.sort_by_key(|&(epoch, _)| epoch);
            for (epoch, change) in changes {
                run.edit(epoch, change).unwrap();
            }
            run
        }
    }

    /// Of the learning rate, or of one of the parameters that every shape here has.
    fn changes() -> impl Strategy<Value = Change> {
        prop_oneof![
            (0.001..20.0).prop_map(|value| Change::LearningRate(rate(value))),
            (0_usize..5, -5.0..5.0).prop_map(|(index, value)| Change::Parameter { index, value }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_way_of_dividing_the_steps_leads_to_the_same_bits(
            run in runs(),
            steps in vec(0_u64..700, 0..12),
        ) {
            let mut divided = Trainer::new(run.clone());
            for &step in &steps {
                prop_assert_eq!(divided.step(step), step);
            }
            let mut at_once = Trainer::new(run);
            at_once.step(steps.iter().sum());
            prop_assert_eq!(state(&divided), state(&at_once));
        }

        #[test]
        fn a_change_under_way_is_the_same_as_having_it_in_the_run(run in runs()) {
            let mut live = Trainer::new(Run::new(run.setup().clone()).unwrap());
            for edit in run.edits() {
                live.step(edit.epoch - live.epoch());
                live.edit(edit.change).unwrap();
            }
            live.step(100);
            prop_assert_eq!(live.run(), &run);
            let mut replayed = Trainer::new(run);
            replayed.step(live.epoch());
            prop_assert_eq!(state(&replayed), state(&live));
        }
    }
}
