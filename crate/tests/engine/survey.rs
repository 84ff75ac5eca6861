//! A survey says of every run, to the bit, what its trainer says.

use crate::common::{self, Random, article_network, mini, rate, run, run_from};
use ndarray::{Array1, Array2};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::data::Verdict;
use xor_playground::network::{Activation, Loss};
use xor_playground::training::{
    Change, Optimizer, Outcome, Penalty, Reached, Start, Test, survey, survey_until_right,
};
use xor_playground::{DataSet, Run, Setup, Trainer};

/// An ending, so that "equal" means equal to the bit, or both not a number.
type Bits = (u64, Vec<Verdict>, Option<u64>, Option<u64>, Vec<u64>);

fn bits(outcome: &Outcome) -> Bits {
    let Outcome { epochs, verdicts, outputs, solved_at, loss, .. } = outcome;
    let loss = (!loss.is_nan()).then_some(loss.to_bits());
    let outputs = outputs.iter().map(|output| output.to_bits()).collect();
    (*epochs, verdicts.clone(), *solved_at, loss, outputs)
}

/// The ending of a run by itself, looked at after every epoch.
fn alone(run: &Run, epochs: u64) -> Outcome {
    let mut trainer = Trainer::new(run.clone());
    let is_solved = |trainer: &Trainer| trainer.verdicts().all(|one| one == Verdict::Right);
    let mut solved_at = is_solved(&trainer).then_some(0);
    while trainer.epoch() < epochs && trainer.step(1) == 1 {
        if solved_at.is_none() && is_solved(&trainer) {
            solved_at = Some(trainer.epoch());
        }
    }
    Outcome {
        epochs: trainer.epoch(),
        verdicts: trainer.verdicts().collect(),
        outputs: trainer.outputs().collect(),
        solved_at,
        loss: trainer.loss(),
        test: None,
    }
}

#[track_caller]
fn assert_like_alone(runs: &[Run], epochs: u64) {
    let outcomes = survey(runs, epochs);
    assert_eq!(outcomes.len(), runs.len());
    for (index, (outcome, run)) in outcomes.iter().zip(runs).enumerate() {
        assert_eq!(
            bits(outcome),
            bits(&alone(run, epochs)),
            "run {index} of {}: {run:?}",
            runs.len()
        );
    }
    assert_until_right(runs, epochs, &outcomes);
}

/// A run that is trained until all rows are right ends where they first were; if they never were, as it ends in a survey.
#[track_caller]
fn assert_until_right(runs: &[Run], epochs: u64, outcomes: &[Outcome]) {
    let reached = survey_until_right(runs, epochs);
    assert_eq!(reached.len(), runs.len());
    for (reached, outcome) in reached.iter().zip(outcomes) {
        match (reached, outcome.solved_at) {
            (Reached::Right(epoch), Some(solved_at)) => assert_eq!(*epoch, solved_at),
            (Reached::End(end), None) => assert_eq!(bits(end), bits(outcome)),
            _ => panic!("{reached:?} is not {outcome:?}"),
        }
    }
}

/// From 0.001 to 20.
fn random_rate(random: &mut Random) -> f64 {
    10_f64.powf(random.within(-3.0, 1.3))
}

fn from_parameters(parameters: [f64; 9], learning_rate: f64) -> Run {
    run_from(&article_network(parameters), learning_rate)
}

fn random_parameters(size: f64, random: &mut Random) -> [f64; 9] {
    std::array::from_fn(|_| random.within(-size, size))
}

#[test]
fn with_weights_changed_by_hand() {
    // What solves it, before and after the run would have, and what unsolves it again.
    let solution = [20.0, 20.0, 20.0, 20.0, -10.0, -30.0, 20.0, -20.0, -10.0];
    let runs: Vec<Run> = [0, 1, 256, 1_000, 1_499, 1_500, 2_000]
        .into_iter()
        .map(|epoch| {
            let mut run = run(11, 2, 1.0);
            for (index, value) in solution.into_iter().enumerate() {
                run.edit(epoch, Change::Parameter { index, value }).unwrap();
            }
            run.edit(epoch + 100, Change::Parameter { index: 8, value: 50.0 }).unwrap();
            run
        })
        .collect();
    assert_like_alone(&runs, 1_500);
    assert_eq!(survey(&runs, 1_500)[3].solved_at, Some(1_000));
}

#[test]
fn from_any_seed_with_any_learning_rate() {
    let mut random = Random(1);
    let runs: Vec<Run> = (0..101)
        .map(|_| run(u32::try_from(random.below(1 << 32)).unwrap(), 2, random_rate(&mut random)))
        .collect();
    assert_like_alone(&runs, 1_500);
}

#[test]
fn with_any_number_of_runs_and_epochs() {
    for count in 0..=9 {
        let runs: Vec<Run> = (0..count).map(Run::article).collect();
        for epochs in [0, 1, 2, 255, 256, 257] {
            assert_like_alone(&runs, epochs);
        }
    }
}

#[test]
fn from_any_parameters() {
    let mut random = Random(2);
    let mut runs = Vec::new();
    for size in [0.1, 1.0, 10.0, 100.0, 1e4, 1e100, 1e308] {
        for _ in 0..14 {
            let rate = random_rate(&mut random);
            runs.push(from_parameters(random_parameters(size, &mut random), rate));
        }
    }
    assert_like_alone(&runs, 400);
}

#[test]
fn also_where_an_update_changes_nothing_any_more() {
    // All neurons are so far out that what the gradient adds is less than half an ulp of each parameter, at once or later.
    let mut random = Random(7);
    let mut runs = Vec::new();
    let mut standing = 0;
    for size in [30.0, 60.0, 300.0, 1e4] {
        for _ in 0..11 {
            let run = from_parameters(random_parameters(size, &mut random), 0.5);
            let mut trainer = Trainer::new(run.clone());
            trainer.step(500);
            let before = trainer.network().parameters().to_vec();
            trainer.step(1);
            standing += usize::from(before == trainer.network().parameters());
            runs.push(run);
            runs.push(Run::article(u32::try_from(runs.len()).unwrap()));
        }
    }
    assert!(standing > 10, "of {} only {standing}", runs.len());
    assert_like_alone(&runs, 1_300);
}

#[test]
fn also_where_neighbours_diverge() {
    let late = [0.75, 2.125, -2.375, 1.75, -2.75, -1.125, 0.0, 0.0, -703.0];
    let steep = [0.5, 0.25, 0.5, 0.25, 1.0, 1.0, 1e200, -1e200, 0.0];
    let mut runs = Vec::new();
    for lane in 0..4 {
        for (parameters, rate) in [(late, 4.73e307), (steep, 1e200)] {
            let mut four: Vec<Run> = (0..4).map(Run::article).collect();
            four[lane] = from_parameters(parameters, rate);
            runs.extend(four);
        }
    }
    assert_like_alone(&runs, 600);
    let epochs: Vec<_> = survey(&runs, 600).iter().map(|outcome| outcome.epochs).collect();
    assert_eq!(epochs[..8], [1, 600, 600, 600, 0, 600, 600, 600]);
}

#[test]
fn also_from_starts_that_are_not_finite() {
    let mut runs = Vec::new();
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        for index in 0..9 {
            let mut parameters = random_parameters(2.0, &mut Random(index));
            parameters[usize::try_from(index).unwrap()] = value;
            runs.push(from_parameters(parameters, 1.0));
            runs.push(Run::article(0));
        }
    }
    assert_like_alone(&runs, 300);
}

#[test]
fn in_a_list_of_runs_of_every_kind() {
    let mut random = Random(3);
    let other_data = common::random_data(4, 2, &mut random);
    let five = common::random_data(5, 2, &mut random);
    let kinds: Vec<Setup> = vec![
        Setup::default(),
        Setup { data: other_data, ..Setup::default() },
        Setup { data: five, ..Setup::default() },
        Setup {
            shape: common::shape(2, &[3], Activation::Sigmoid, Activation::Sigmoid),
            ..Setup::default()
        },
        Setup {
            shape: common::shape(2, &[2], Activation::LeakyRelu, Activation::Linear),
            ..Setup::default()
        },
        Setup { loss: Loss::MeanSquaredError, ..Setup::default() },
        Setup { loss: Loss::CrossEntropy, ..Setup::default() },
        Setup { penalty: Penalty { l1: 0.0, l2: 0.001 }, ..Setup::default() },
        Setup { batch: mini(3, 1), ..Setup::default() },
        Setup { optimizer: Optimizer::ALL[1], ..Setup::default() },
        Setup { optimizer: Optimizer::ALL[5], ..Setup::default() },
    ];
    for _ in 0..6 {
        let runs: Vec<Run> = (0..27)
            .map(|seed| {
                // Mostly plain ones, so that some fours are alike.
                let kind = usize::try_from(random.below(3 * kinds.len() as u64)).unwrap();
                let setup = kinds.get(kind).cloned().unwrap_or_default();
                let learning_rate = rate(random_rate(&mut random));
                let start = Start::article(seed);
                let mut run = Run::new(Setup { start, learning_rate, ..setup }).unwrap();
                if random.below(8) == 0 {
                    run.set_learning_rate(random.below(300), rate(random_rate(&mut random)));
                }
                run
            })
            .collect();
        assert_like_alone(&runs, 300);
    }
}

#[test]
fn with_targets_of_any_size() {
    let mut random = Random(4);
    for size in [1.0, 1e3, 1e150, 1e155, 1e300] {
        let inputs = Array2::from_shape_fn((4, 2), |_| random.within(-2.0, 2.0));
        let targets = Array1::from_shape_fn(4, |_| random.within(-size, size));
        let data = DataSet::new(inputs, targets).unwrap();
        let runs: Vec<Run> = (0..6)
            .map(|seed| {
                let (data, start) = (data.clone(), Start::article(seed));
                let learning_rate = rate(random_rate(&mut random));
                Run::new(Setup { data, start, learning_rate, ..Setup::default() }).unwrap()
            })
            .collect();
        assert_like_alone(&runs, 300);
    }
}

#[test]
fn the_epoch_of_the_solution_is_that_of_the_trainer() {
    let runs: Vec<Run> = (0..40).map(Run::article).collect();
    let outcomes = survey(&runs, 3_000);
    let solved = outcomes.iter().filter(|outcome| outcome.is_solved()).count();
    assert!((20..40).contains(&solved));
    for (outcome, run) in outcomes.iter().zip(runs) {
        let mut trainer = Trainer::new(run);
        trainer.step(3_000);
        assert_eq!(trainer.find_solved_at(), outcome.solved_at);
        for last in [0, 500, 1_000, 5_000] {
            let in_time = outcome.solved_at.filter(|&epoch| epoch <= last);
            assert_eq!(trainer.find_solved_within(last), in_time);
        }
    }
}

#[test]
fn the_rows_that_train_and_are_right_are_counted() {
    let outcomes = survey(&[Run::article(0), Run::article(11)], 5_000);
    assert_eq!(outcomes.iter().map(Outcome::right_count).collect::<Vec<_>>(), [4, 2]);
    let mut held_out = outcomes[1].clone();
    let wrong = held_out.verdicts.iter().position(|&one| one != Verdict::Right).unwrap();
    let right = held_out.verdicts.iter().position(|&one| one == Verdict::Right).unwrap();
    for (row, right_count) in [(wrong, 2), (right, 1)] {
        held_out.test = Some(Test { rows: vec![row], loss: 0.0 });
        assert_eq!(held_out.right_count(), right_count);
    }
}

#[test]
fn of_the_first_thousand_seeds_818_have_learned_after_2000_epochs_and_826_after_5000() {
    let runs: Vec<Run> = (0..1_000).map(Run::article).collect();
    let learned =
        |epochs| survey(&runs, epochs).iter().filter(|outcome| outcome.is_solved()).count();
    assert_eq!([2_000, 5_000].map(learned), [818, 826]);
}
