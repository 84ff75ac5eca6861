//! A survey on all processors is the survey on one.
#![cfg(all(feature = "rayon", not(target_arch = "wasm32")))]

use xor_playground::network::{Activation, HiddenLayer, HiddenSize, Shape};
use xor_playground::training::optimizer::Momentum;
use xor_playground::training::{
    LearningRate, Optimizer, Outcome, Start, survey, survey_in_parallel,
};
use xor_playground::{Run, Setup};

/// A thousand and one: neither full lanes nor full portions in the end.
fn article_runs() -> Vec<Run> {
    (0..1_001).map(Run::article).collect()
}

/// Runs that train side by side among others that don't, each with its own learning rate.
fn mixed_runs() -> Vec<Run> {
    let tanh = HiddenLayer { size: HiddenSize::new(3).unwrap(), activation: Activation::Tanh };
    let other = Setup {
        shape: Shape::new(2, vec![tanh], Activation::Sigmoid).unwrap(),
        optimizer: Optimizer::Momentum(Momentum::DEFAULT),
        ..Setup::default()
    };
    (0..101)
        .map(|seed| {
            let setup = if seed % 7 == 3 { other.clone() } else { Setup::default() };
            let learning_rate = LearningRate::new(0.1 + f64::from(seed) * 0.03).unwrap();
            Run::new(Setup { start: Start::article(seed), learning_rate, ..setup }).unwrap()
        })
        .collect()
}

/// All of an ending, so that equal means equal to the bit.
fn bits(outcomes: &[Outcome]) -> Vec<(&Outcome, u64)> {
    outcomes.iter().map(|outcome| (outcome, outcome.loss.to_bits())).collect()
}

#[test]
fn on_any_number_of_threads_the_endings_are_the_same_in_the_same_order() {
    for runs in [article_runs(), mixed_runs(), Vec::new()] {
        let expected = survey(&runs, 700);
        assert_eq!(expected.len(), runs.len());
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let outcomes = pool.install(|| survey_in_parallel(&runs, 700));
            assert_eq!(bits(&outcomes), bits(&expected), "{threads} threads");
        }
    }
}

#[test]
fn of_seeds_0_to_999_826_learn_within_5000_epochs() {
    let outcomes = survey_in_parallel(&article_runs()[..1_000], 5_000);
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_solved()).count(), 826);
}
