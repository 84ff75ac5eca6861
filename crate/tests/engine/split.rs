//! Samples that are held out for the test: the ones that NumPy draws, never trained, and tested all along.
//! `tests/oracle/make_split.py` has what NumPy says.

use std::collections::BTreeSet;

use crate::common::{Random, bits, mini, random_data, rate, shape, state};
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::{Fit, Trace, TraceError};
use xor_playground::data::{Criterion, NamedData, Recipe, Split, SplitError, Verdict};
use xor_playground::network::Activation;
use xor_playground::text::{LossTable, Setting, Settings, numpy_program, torch_program};
use xor_playground::training::{Batch, Change, LossCurve, Optimizer, Point, RunError, survey};
use xor_playground::{DataSet, Replay, Run, Setup, Trainer};

fn fixture() -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../fixtures/split.json")).unwrap();
    all.as_array().unwrap().clone()
}

fn whole(value: &Value) -> usize {
    value.as_u64().unwrap().try_into().unwrap()
}

fn indices(value: &Value) -> Vec<usize> {
    value.as_array().unwrap().iter().map(whole).collect()
}

fn split(percent: u8, seed: u32) -> Split {
    Split::new(percent, seed).unwrap()
}

fn data(samples: usize) -> DataSet {
    random_data(samples, 2, &mut Random(1))
}

fn read(link: &str) -> Settings {
    let (settings, problems) = Settings::from_link(link);
    assert_eq!(problems, [], "{link}");
    settings
}

/// Thirty samples of which twelve are held out, trained in batches of four.
fn setup() -> Setup {
    Setup {
        data: random_data(30, 2, &mut Random(2)),
        split: Some(split(40, 7)),
        shape: shape(2, &[4], Activation::Tanh, Activation::Sigmoid),
        batch: mini(4, 3),
        optimizer: Optimizer::ALL[4],
        learning_rate: rate(0.02),
        ..Setup::default()
    }
}

fn after(setup: Setup, epochs: u64) -> Trainer {
    let mut trainer = Trainer::new(Run::new(setup).unwrap());
    assert_eq!(trainer.step(epochs), epochs);
    trainer
}

#[test]
fn the_samples_of_the_test_are_those_that_numpy_draws() {
    let splits = fixture();
    let splits = splits.iter().filter(|case| case["percent"].is_u64());
    assert!(splits.clone().count() >= 16);
    for case in splits {
        let samples = whole(&case["samples"]);
        let [percent, seed] = ["percent", "seed"].map(|name| case[name].as_u64().unwrap());
        let split = split(percent.try_into().unwrap(), seed.try_into().unwrap());
        let test = split.of(&data(samples)).unwrap().test;
        assert_eq!(test.len(), split.test_samples(samples), "{case}");
        if case["test"].is_array() {
            assert_eq!(test, indices(&case["test"]), "{case}");
        } else {
            // More than 32 bits, which is all that an index has in Wasm.
            let products = (1..).zip(&test).map(|(place, &row)| place * row as u64);
            assert_eq!(Some(products.sum()), case["checksum"].as_u64(), "{case}");
            assert_eq!(test.len(), whole(&case["count"]), "{case}");
        }
    }
}

#[test]
fn a_run_agrees_with_a_program_of_numpy_that_trains_those_alone() {
    let runs = fixture();
    let runs = runs.iter().filter(|case| case["link"].is_string());
    assert!(runs.clone().count() >= 5);
    for case in runs {
        let settings = read(case["link"].as_str().unwrap());
        let mut trainer = Trainer::new(settings.run().clone());
        assert_eq!(trainer.test_rows(), indices(&case["test"]), "{case}");
        for state in case["losses"].as_array().unwrap() {
            trainer.step(state[0].as_u64().unwrap() - trainer.epoch());
            let ours = [trainer.loss(), trainer.test_loss().unwrap()];
            let theirs = [1, 2].map(|at| state[at].as_f64().unwrap());
            for (ours, theirs) in ours.into_iter().zip(theirs) {
                assert!((ours - theirs).abs() < 1e-12, "{case}: {ours} and {theirs} at {state}");
            }
        }
        let theirs = case["predictions"].as_array().unwrap();
        assert_eq!(trainer.outputs().count(), theirs.len());
        for (ours, theirs) in trainer.outputs().zip(theirs) {
            assert!((ours - theirs.as_f64().unwrap()).abs() < 1e-12, "{case}");
        }
    }
}

#[test]
fn both_parts_keep_the_order_and_every_sample_is_in_one() {
    for samples in [2, 3, 10, 99, 1_000] {
        for seed in [0, 1, u32::MAX] {
            let parts = split(40, seed).of(&data(samples)).unwrap();
            assert!(parts.training.is_sorted() && parts.test.is_sorted());
            let all: BTreeSet<usize> = parts.training.iter().chain(&parts.test).copied().collect();
            assert!(all.into_iter().eq(0..samples));
            assert_eq!(parts.training.len() + parts.test.len(), samples);
        }
    }
}

#[test]
fn so_many_percent_are_rounded_to_the_nearest_a_half_up() {
    for (samples, percent, expected) in [
        (10, 25, 3),
        (10, 24, 2),
        (10, 5, 1),
        (10, 4, 0),
        (4, 37, 1),
        (4, 38, 2),
        (10_000, 90, 9_000),
    ] {
        assert_eq!(split(percent, 0).test_samples(samples), expected, "{samples}, {percent} %");
    }
}

#[test]
fn a_split_that_leaves_a_part_empty_is_refused() {
    for percent in [0, 91, u8::MAX] {
        assert_eq!(Split::new(percent, 0), Err(SplitError::Percent));
    }
    let none = SplitError::NoTest { percent: 12, samples: 4 };
    let all = SplitError::NoTraining { percent: 88, samples: 4 };
    for (percent, error, words) in [
        (12, none, "12 percent of 4 samples are none to test"),
        (88, all, "88 percent of 4 samples are all, and leave none to train"),
    ] {
        assert_eq!(split(percent, 0).of(&DataSet::xor()), Err(error));
        let setup = Setup { split: Some(split(percent, 0)), ..Setup::default() };
        let refused = Run::new(setup).unwrap_err();
        assert_eq!(refused, RunError::Split(error));
        assert_eq!(refused.to_string(), words);
    }
    for percent in [13, 87] {
        let setup = Setup { split: Some(split(percent, 0)), ..Setup::default() };
        assert!(Run::new(setup).is_ok());
    }
}

#[test]
fn the_samples_of_the_test_change_nothing_of_what_is_trained() {
    for batch in [Batch::Full, mini(1, 5), mini(7, 5)] {
        let setup = Setup { batch, ..setup() };
        let trained = after(setup.clone(), 300);
        // The same without them is to the bit the same network, and the same loss.
        let alone = after(Setup { data: setup.training_data(), split: None, ..setup }, 300);
        assert_eq!(bits(trained.network().parameters()), bits(alone.network().parameters()));
        assert_eq!(trained.loss().to_bits(), alone.loss().to_bits());
        assert_eq!(trained.objective().to_bits(), alone.objective().to_bits());
        let losses = |trainer: &Trainer| -> Vec<u64> {
            trainer.curve().map(|point| point.loss.to_bits()).collect()
        };
        assert_eq!(losses(&trained), losses(&alone));
    }
}

#[test]
fn the_test_loss_is_that_of_the_samples_held_out_as_data_of_their_own() {
    let trainer = after(setup(), 100);
    let data = &trainer.run().setup().data;
    let test = data.select(trainer.test_rows()).unwrap();
    assert_eq!(test.samples(), 12);
    assert_eq!(trainer.test_loss(), Some(trainer.network().mean_squared_error(&test).unwrap()));
    let training = trainer.run().setup().training_data();
    let loss = trainer.network().mean_squared_error(&training).unwrap();
    assert_eq!(trainer.loss().to_bits(), loss.to_bits());
}

#[test]
fn without_a_split_there_is_no_test() {
    let trainer = after(Setup::default(), 10);
    assert_eq!(trainer.test_loss(), None);
    assert_eq!(trainer.test_rows(), [0; 0]);
    assert!(trainer.curve().all(|point| point.test_loss.is_none()));
    let setup = trainer.run().setup();
    assert_eq!((setup.parts(), setup.training_samples()), (None, 4));
    assert_eq!(setup.training_data(), setup.data);
}

#[test]
fn outputs_and_verdicts_are_those_of_all_samples_in_their_order() {
    let trainer = after(setup(), 200);
    let data = &trainer.run().setup().data;
    let outputs = trainer.network().predict(&data.inputs()).unwrap();
    assert!(trainer.outputs().eq(outputs.iter().copied()));
    let verdicts =
        outputs.iter().zip(data.targets()).map(|(&y, &t)| Criterion::of(data).judge(y, t));
    assert!(trainer.verdicts().eq(verdicts));
}

#[test]
fn a_run_is_solved_where_the_samples_that_train_are_right() {
    // Three rows of a gate are learnt, and the fourth is not asked for.
    let setup = Setup { split: Some(split(25, 0)), ..Setup::default() };
    let trainer = after(setup, 5_000);
    assert_eq!(trainer.test_rows(), [2]);
    let verdicts: Vec<_> = trainer.verdicts().collect();
    assert_eq!([0, 1, 3].map(|row| verdicts[row]), [Verdict::Right; 3]);
    assert_eq!(verdicts[2], Verdict::Wrong);
    let solved_at = trainer.find_solved_at().unwrap();
    let are_right = |epochs| {
        let trainer = after(trainer.run().setup().clone(), epochs);
        trainer.verdicts().enumerate().all(|(row, one)| row == 2 || one == Verdict::Right)
    };
    assert!(are_right(solved_at) && !are_right(solved_at - 1));
    assert!(survey(&[trainer.run().clone()], 5_000)[0].is_solved());
}

#[test]
fn the_curve_has_both_losses_of_each_of_its_epochs() {
    let curve: Vec<Point> = after(setup(), 5_000).curve().collect();
    assert!(curve.len() > LossCurve::CAPACITY / 2 && curve.len() <= 2 * LossCurve::CAPACITY + 1);
    let mut trainer = Trainer::new(Run::new(setup()).unwrap());
    for point in curve {
        trainer.step(point.epoch - trainer.epoch());
        assert_eq!(point.loss.to_bits(), trainer.loss().to_bits());
        assert_eq!(point.test_loss.map(f64::to_bits), trainer.test_loss().map(f64::to_bits));
    }
}

#[test]
fn a_curve_of_both_keeps_the_points_of_the_curve_of_training() {
    let (mut of_training, mut of_both) = (LossCurve::new(), LossCurve::with_test());
    let mut random = Random(4);
    for epoch in 0..20_000_u32 {
        let loss = random.within(0.0, 1.0);
        of_training.push(loss);
        // Also one that is not finite.
        let test_loss = if epoch % 3 == 0 { f64::NAN } else { f64::from(epoch) - loss };
        of_both.push_both(loss, test_loss);
    }
    assert_eq!(of_both.epochs(), 20_000);
    let both: Vec<Point> = of_both.points().collect();
    assert!(of_training.points().eq(both.iter().map(|point| Point { test_loss: None, ..*point })));
    for Point { epoch, loss, test_loss } in both {
        let number = f64::from(u32::try_from(epoch).unwrap());
        let expected = if epoch % 3 == 0 { f64::NAN } else { number - loss };
        assert_eq!(test_loss.map(f64::to_bits), Some(expected.to_bits()));
    }
}

#[test]
fn a_replay_shows_at_any_epoch_what_a_trainer_shows_that_goes_there() {
    let mut replay = Replay::new(Run::new(setup()).unwrap());
    replay.step(3_000);
    replay.set_learning_rate(rate(0.05));
    replay.step(500);
    for epoch in [0, 1, 256, 2_999, 3_001, 3_500] {
        replay.seek(epoch);
        let mut direct = Trainer::new(replay.run().clone());
        direct.step(epoch);
        assert_eq!(replay.loss().to_bits(), direct.loss().to_bits());
        assert_eq!(replay.test_loss().map(f64::to_bits), direct.test_loss().map(f64::to_bits));
        assert!(replay.outputs().eq(direct.outputs()) && replay.verdicts().eq(direct.verdicts()));
        assert_eq!(replay.test_rows(), direct.test_rows());
        let right = |&row: &usize| direct.verdicts().nth(row) == Some(Verdict::Right);
        let (test, training): (Vec<_>, Vec<_>) =
            (0..30).partition(|&row| direct.test_rows().binary_search(&row).is_ok());
        assert_eq!(replay.right_count(), training.iter().filter(|row| right(row)).count());
        assert_eq!(replay.test_right_count(), Some(test.iter().filter(|row| right(row)).count()));
        let outputs: Vec<_> = direct.outputs().collect();
        for (rows, fit) in
            [(training, Some(Fit::of_training(&replay))), (test, Fit::of_test(&replay))]
        {
            let of_rows = replay.run().setup().data.select(&rows).unwrap();
            let alone = Fit::of(&of_rows, rows.iter().map(|&row| outputs[row]));
            assert_eq!(fit, Some(Fit { farthest: rows[alone.farthest], ..alone }));
        }
    }
    let mut direct = Trainer::new(replay.run().clone());
    for epochs in [1, 255, 700, 2_544] {
        direct.step(epochs);
    }
    assert!(replay.curve().eq(direct.curve()));
    // What is trained anew in the past has the curve of a run that never went on.
    replay.seek(2_100);
    replay.step(7);
    let mut direct = Trainer::new(replay.run().clone());
    direct.step(2_107);
    assert!(replay.curve().eq(direct.curve()));
}

#[test]
fn one_who_looks_ahead_goes_the_same_way_as_one_who_does_not() {
    for batch in [Batch::Full, mini(7, 3)] {
        let mut run = Run::new(Setup { batch, ..setup() }).unwrap();
        run.set_learning_rate(300, rate(0.05));
        run.edit(301, Change::Parameter { index: 1, value: -1.5 }).unwrap();
        let (mut looking, mut straight) = (Replay::new(run.clone()), Trainer::new(run));
        for epochs in [1, 1, 255, 43, 1, 1, 500] {
            assert_eq!((looking.look_ahead(), looking.look_ahead()), (None, None));
            // What is seen in between, and where one has been, makes no difference.
            looking.seek(looking.head() / 2);
            looking.seek(u64::MAX);
            assert_eq!(
                looking.test_loss().map(f64::to_bits),
                straight.test_loss().map(f64::to_bits)
            );
            assert_eq!((looking.step(epochs), straight.step(epochs)), (epochs, epochs));
        }
        assert_eq!(bits(looking.network().parameters()), bits(straight.network().parameters()));
        assert!(looking.curve().eq(straight.curve()));
        // A change after the look is one.
        let change = Change::Parameter { index: 0, value: 2.5 };
        looking.look_ahead();
        looking.edit(change).unwrap();
        straight.edit(change).unwrap();
        assert_eq!((looking.step(1), straight.step(1)), (1, 1));
        assert_eq!(bits(looking.network().parameters()), bits(straight.network().parameters()));
        assert!(looking.curve().eq(straight.curve()));
    }
}

/// What was answered in parts is what is answered at once.
#[track_caller]
fn assert_answers(in_parts: &Replay, straight: &Trainer) {
    assert_eq!(in_parts.loss().to_bits(), straight.loss().to_bits());
    assert_eq!(in_parts.test_loss().map(f64::to_bits), straight.test_loss().map(f64::to_bits));
    let outputs = |outputs: &mut dyn Iterator<Item = f64>| bits(&outputs.collect::<Vec<_>>());
    assert_eq!(outputs(&mut in_parts.outputs()), outputs(&mut straight.outputs()));
    let right =
        |&(row, verdict): &(usize, Verdict)| verdict == Verdict::Right && in_parts.trains(row);
    assert_eq!(in_parts.right_count(), straight.verdicts().enumerate().filter(right).count());
}

#[test]
fn what_an_epoch_in_parts_leads_to_is_answered() {
    for split in [None, setup().split] {
        for batch in [mini(1, 3), mini(17, 0), Batch::Full] {
            let mut run = Run::new(Setup { batch, split, ..setup() }).unwrap();
            run.set_learning_rate(2, rate(0.05));
            run.edit(3, Change::Parameter { index: 1, value: -1.5 }).unwrap();
            let mut straight = Trainer::new(run.clone());
            let mut in_parts = Replay::new(run);
            for epoch in 1..8 {
                while !in_parts.look_ahead_within(1 + 7 * epoch) {}
                assert_answers(&in_parts, &straight);
                assert_eq!((in_parts.step(1), straight.step(1)), (1, 1));
                assert_answers(&in_parts, &straight);
                // What is changed by hand is answered otherwise at once, and the next epoch begins there.
                let change = match epoch {
                    5 => Change::LearningRate(rate(0.2)),
                    6 => Change::Parameter { index: 0, value: 2.5 },
                    _ => continue,
                };
                in_parts.edit(change).unwrap();
                straight.edit(change).unwrap();
                assert_answers(&in_parts, &straight);
            }
            in_parts.seek(4);
            assert_answers(&in_parts, &{
                let mut before = Trainer::new(straight.run().clone());
                before.step(4);
                before
            });
            assert!(in_parts.curve().eq(straight.curve()));
        }
    }
}

#[test]
fn an_epoch_in_parts_is_the_epoch_to_the_bit() {
    let mut random = Random(4);
    for split in [None, setup().split] {
        for batch in [mini(1, 3), mini(4, 3), mini(17, 0), Batch::Full] {
            let mut run = Run::new(Setup { batch, split, ..setup() }).unwrap();
            run.set_learning_rate(40, rate(0.05));
            run.edit(41, Change::Parameter { index: 1, value: -1.5 }).unwrap();
            let mut straight = Trainer::new(run.clone());
            let mut in_parts = Replay::new(run);
            for epochs in [1, 39, 1, 1, 258, 1] {
                let samples = 1 + usize::try_from(random.below(20)).unwrap();
                // What is looked at in between, begun and left, or gone back to, makes no difference.
                for _ in 0..random.below(40) {
                    in_parts.look_ahead_within(samples);
                    let epoch = in_parts.epoch();
                    in_parts.seek(epoch / 2);
                    assert!(in_parts.look_ahead_within(1) || epoch == 0);
                    in_parts.seek(epoch);
                }
                assert_eq!(in_parts.step(epochs), straight.step(epochs));
                assert_answers(&in_parts, &straight);
            }
            while !in_parts.look_ahead_within(2) {}
            assert_eq!((in_parts.look_ahead(), in_parts.step(1), straight.step(1)), (None, 1, 1));
            assert_eq!(
                bits(in_parts.network().parameters()),
                bits(straight.network().parameters())
            );
            assert!(in_parts.curve().eq(straight.curve()));
            // A change after the beginning is one.
            in_parts.look_ahead_within(1);
            in_parts.set_learning_rate(rate(0.001));
            straight.set_learning_rate(rate(0.001));
            assert_eq!((in_parts.step(2), straight.step(2)), (2, 2));
            assert_eq!(
                bits(in_parts.network().parameters()),
                bits(straight.network().parameters())
            );
        }
    }
}

#[test]
fn an_epoch_in_parts_diverges_where_the_epoch_does() {
    let diverging = Setup { learning_rate: rate(1e200), batch: mini(4, 3), ..setup() };
    let diverging = Setup { optimizer: Optimizer::default(), ..diverging };
    let linear = shape(2, &[4], Activation::Relu, Activation::Linear);
    let run = Run::new(Setup { shape: linear, ..diverging }).unwrap();
    let (mut straight, mut in_parts) = (Trainer::new(run.clone()), Trainer::new(run));
    straight.step(100);
    while in_parts.diverged_at().is_none() {
        while !in_parts.look_ahead_within(1) {}
        in_parts.step(1);
    }
    assert_eq!(in_parts.diverged_at(), straight.diverged_at());
    assert_eq!(state(&in_parts), state(&straight));
}

#[test]
fn a_test_loss_that_is_not_finite_stops_no_run() {
    let inputs = ndarray::array![[0.1], [0.2], [1e300], [0.3]];
    let data = DataSet::new(inputs, ndarray::array![0.0, 1.0, 0.0, 1.0]).unwrap();
    let setup = Setup {
        data,
        split: Some(split(25, 0)),
        shape: shape(1, &[], Activation::Sigmoid, Activation::Linear),
        learning_rate: rate(0.1),
        ..Setup::default()
    };
    let mut trainer = Trainer::new(Run::new(setup).unwrap());
    assert_eq!(trainer.test_rows(), [2]);
    assert_eq!(trainer.step(600), 600);
    assert_eq!(trainer.look_ahead(), None);
    assert_eq!(trainer.test_loss(), Some(f64::INFINITY));
    assert!(trainer.loss().is_finite());
}

#[test]
fn a_survey_says_of_a_run_what_its_trainer_says() {
    let runs: Vec<Run> =
        (0..9).map(|seed| Run::new(setup()).unwrap().with_seed(seed).unwrap()).collect();
    // Those of the article's shape, and four samples that train, are not side by side either.
    let four = Setup { data: data(5), split: Some(split(20, 1)), ..Setup::default() };
    let four = (0..5).map(|seed| Run::new(four.clone()).unwrap().with_seed(seed).unwrap());
    let runs: Vec<Run> = runs.into_iter().chain(four).collect();
    for (outcome, run) in survey(&runs, 400).iter().zip(&runs) {
        let mut trainer = Trainer::new(run.clone());
        trainer.step(400);
        let test = outcome.test.as_ref().unwrap();
        assert_eq!(test.rows, trainer.test_rows());
        assert_eq!(Some(test.loss), trainer.test_loss());
        assert_eq!(outcome.loss.to_bits(), trainer.loss().to_bits());
        assert!(outcome.verdicts.iter().copied().eq(trainer.verdicts()));
        assert_eq!(outcome.solved_at, trainer.find_solved_at());
    }
}

#[test]
fn a_trace_is_of_an_update_that_looks_at_no_sample_of_the_test() {
    for batch in [Batch::Full, mini(4, 3), mini(18, 0)] {
        let mut replay = Replay::new(Run::new(Setup { batch, ..setup() }).unwrap());
        replay.step(5);
        let test: BTreeSet<usize> = replay.test_rows().iter().copied().collect();
        let mut last = None;
        for sample in 0..30 {
            let trace = Trace::at(&replay, sample);
            if test.contains(&sample) {
                assert_eq!(trace.unwrap_err(), TraceError::HeldOut);
                continue;
            }
            let trace = trace.unwrap();
            assert!(trace.batch.iter().all(|row| !test.contains(row)));
            if last.as_ref().is_none_or(|last: &Trace| last.place < trace.place) {
                last = Some(trace);
            }
        }
        replay.step(1);
        let last = last.unwrap();
        assert_eq!(bits(&last.parameters_after), bits(replay.network().parameters()));
    }
}

#[test]
fn a_link_has_a_split_and_a_file_too() {
    for link in [
        "split=25",
        "split=50&split-seed=11",
        "data=circle&samples=500&split=90&split-seed=4294967295&batch=50",
        "seed=3&data=0,0,0;1,1,1&split=50&loss=mse",
    ] {
        let settings = read(link);
        assert_eq!(settings.to_link(), link);
        let json = settings.to_json();
        assert_eq!(Settings::from_json(&json).unwrap(), settings, "{json}");
    }
    let json = read("split=50&split-seed=11").to_json();
    assert!(json.contains("\n  \"split\": 50,\n  \"split_seed\": 11,\n  \"loss\": "), "{json}");
    let json = Settings::default().to_json();
    assert!(json.contains("\n  \"split\": 0,\n  \"loss\": "), "{json}");
}

#[test]
fn a_split_can_be_set_where_both_parts_have_a_sample() {
    let mut settings = Settings::default();
    let is =
        |settings: &Settings| [Setting::Split, Setting::SplitSeed].map(|one| settings.text(one));
    assert_eq!(is(&settings), ["0", ""]);
    for (setting, text, answer) in [
        (Setting::SplitSeed, "3", "Split seed can be set only for a split above 0."),
        (Setting::Split, "91", "Split takes a whole number from 0 to 90, not “91”."),
        (Setting::Split, "2.5", "Split takes a whole number from 0 to 90, not “2.5”."),
        (Setting::Split, "12", "Split cannot be “12”: 12 percent of 4 samples are none to test."),
        (
            Setting::Split,
            "88",
            "Split cannot be “88”: 88 percent of 4 samples are all, and leave none to train.",
        ),
    ] {
        assert_eq!(settings.set(setting, text).unwrap_err().to_string(), answer);
        assert_eq!(settings, Settings::default());
    }
    settings.set(Setting::Split, "50").unwrap();
    settings.set(Setting::SplitSeed, "7").unwrap();
    // Another share is drawn after the same seed; none has no seed.
    settings.set(Setting::Split, "25").unwrap();
    assert_eq!(is(&settings), ["25", "7"]);
    assert_eq!(settings.run().setup().split, Some(split(25, 7)));
    settings.set(Setting::Split, "0").unwrap();
    assert_eq!(settings, Settings::default());
}

#[test]
fn data_that_a_split_does_not_fit_train_as_a_whole_and_a_batch_follows_what_trains() {
    let mut settings = read("data=circle&samples=100&split=4&batch=96");
    settings.set(Setting::Samples, "120").unwrap();
    assert_eq!([Setting::Split, Setting::Batch].map(|one| settings.text(one)), ["4", "96"]);
    settings.set(Setting::Split, "50").unwrap();
    assert_eq!([Setting::Split, Setting::Batch].map(|one| settings.text(one)), ["50", "full"]);
    let answer = settings.set(Setting::Batch, "61").unwrap_err().to_string();
    assert_eq!(answer, "Batch cannot be “61”: a batch takes 1 to 60 samples, as many as train.");
    settings.set(Setting::Data, "xor").unwrap();
    assert_eq!(settings.text(Setting::Split), "50");
    settings.set(Setting::Data, "0,0,1").unwrap();
    assert_eq!(settings.text(Setting::Split), "0");
    let mut settings = read("data=moons&samples=100&split=4");
    settings.set(Setting::Samples, "12").unwrap();
    assert_eq!(settings.text(Setting::Split), "0");
}

#[test]
fn a_table_has_a_column_for_the_test() {
    let run = Run::new(setup()).unwrap();
    let mut table = LossTable::new(run.clone(), 50);
    table.write(100);
    let mut lines = table.text().lines();
    assert_eq!(lines.next(), Some("epoch,loss,test_loss"));
    let mut trainer = Trainer::new(run);
    for line in lines.by_ref().take(51) {
        let numbers: Vec<f64> = line.split(',').map(|number| number.parse().unwrap()).collect();
        assert_eq!(numbers[1..], [trainer.loss(), trainer.test_loss().unwrap()]);
        trainer.step(1);
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn a_program_makes_the_same_split_and_none_where_there_is_none() {
    let run = read("data=circle&split=25&split-seed=3").run().clone();
    for program in [numpy_program(&run, 10), torch_program(&run, 10)] {
        for part in [
            "TEST_PERCENT = 25\nSPLIT_SEED = 3\n",
            "np.random.RandomState(SPLIT_SEED).permutation(len(INPUTS))",
            "INPUTS[TRAINING], EXPECTED_OUTPUT[TRAINING], EPOCHS)",
            "    print(f\"test loss {test_loss}\")\n",
        ] {
            assert!(program.contains(part), "{part}\nis not in\n{program}");
        }
    }
    for program in [numpy_program(&Run::default(), 10), torch_program(&Run::default(), 10)] {
        for part in ["TEST", "TRAINING", "SPLIT", "test", "LOSSES"] {
            assert!(!program.contains(part), "{part} is in\n{program}");
        }
    }
}

#[test]
fn one_step_of_n_is_n_steps_of_one_with_a_test_beside() {
    let mut one_by_one = Trainer::new(Run::new(setup()).unwrap());
    for _ in 0..2_500 {
        one_by_one.step(1);
    }
    let at_once = after(setup(), 2_500);
    assert_eq!(state(&one_by_one), state(&at_once));
    assert!(one_by_one.curve().eq(at_once.curve()));
}

#[test]
fn data_that_are_drawn_are_split_like_others() {
    let recipe = Recipe { samples: 33, ..Recipe::of(NamedData::Moons) };
    let drawn = DataSet::drawn(recipe).unwrap();
    let parts = split(30, 1).of(&drawn).unwrap();
    assert_eq!(parts, split(30, 1).of(&data(33)).unwrap());
    let selected = drawn.select(&parts.training).unwrap();
    let setup = Setup { data: drawn, split: Some(split(30, 1)), ..Setup::default() };
    assert_eq!(setup.training_data(), selected);
}
