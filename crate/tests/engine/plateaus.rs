//! Which plateau a loss is, whatever it is called.

use ndarray::{Array1, Array2, array};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::{Measure, Plateaus, answered_alike};
use xor_playground::text::Settings;
use xor_playground::{DataSet, Replay};

/// Of exclusive or, what is said of a loss.
fn said(loss: f64) -> String {
    Plateaus::of(&DataSet::xor()).unwrap().of_loss(loss).join("\n")
}

#[test]
fn the_plateaus_of_exclusive_or_are_named() {
    let all = "every row is answered the mean of all targets, ½.";
    let two =
        "two rows with the targets 0 and 1 are answered their mean, ½, and the others are right.";
    let mse = "The mean squared error is";
    let cross_entropy = "The mean cross-entropy is";
    let half = "Half the sum of squared errors, the article’s loss, is";
    for (losses, sentences) in [
        (
            &[0.25, 0.2455, 0.2549][..],
            vec![format!("{mse} 0.25 where {all}"), format!("{half} 0.25 where {two}")],
        ),
        (&[0.125], vec![format!("{mse} 0.125 where {two}")]),
        (
            &[0.1667, 0.166],
            vec![format!(
                "{mse} 0.1667 where three rows with the targets 0, 1 and 1 are answered their mean, ⅔, and the others \
                 are right."
            )],
        ),
        (&[0.693, 0.69], vec![format!("{cross_entropy} 0.6931 where {all}")]),
        (&[0.3466], vec![format!("{cross_entropy} 0.3466 where {two}")]),
    ] {
        for &loss in losses {
            let said = said(loss);
            for sentence in &sentences {
                assert!(said.contains(sentence.trim_end_matches("are right.")), "{loss}: {said}");
            }
        }
    }
    assert!(said(0.5).contains(&format!("{half} 0.5 where {all}")));
}

#[test]
fn the_plateau_of_a_run_is_that_of_what_it_descends() {
    let said = |link: &str, epochs: u64| {
        let (settings, problems) = Settings::from_link(link);
        assert!(problems.is_empty(), "{link}");
        let mut replay = Replay::new(settings.run().clone());
        replay.step(epochs);
        Plateaus::of_descended(&replay)
    };
    let all =
        "The mean cross-entropy is 0.6931 where every row is answered the mean of all targets, ½.";
    assert_eq!(said("loss=cross-entropy&start=zeros", 1_000), [all]);
    // With a penalty that keeps all weights at 0, of which nothing is counted.
    assert_eq!(said("loss=cross-entropy&l2=0.3", 5_000), [all]);
    let two = "The mean cross-entropy is 0.3466 where two rows with the targets 0 and 1 are answered their \
        mean, ½, and the others are right.";
    assert_eq!(said("loss=cross-entropy&seed=11", 5_000), [two]);
    for link in ["loss=cross-entropy", "seed=11", "loss=huber&start=zeros", "data=circle"] {
        assert!(said(link, 5_000).is_empty(), "{link}");
    }
}

#[test]
fn a_loss_on_no_plateau_is_between_two() {
    let low = said(0.001);
    assert!(low.starts_with("No plateau has this loss within 2 %.\n"), "{low}");
    assert!(
        low.contains("As a mean squared error, it is below the lowest plateau, 0.125:"),
        "{low}"
    );
    assert!(said(0.2).contains("As a mean squared error, it is between 0.1667 and 0.25:"));
    assert_eq!(said(-0.1), "None of these losses is negative.");
    assert!(said(9.0).contains("As a mean cross-entropy, it is above 0.6931,"));
}

#[test]
fn a_plateau_is_the_loss_of_its_answers_over_any_few_rows() {
    let numbers = DataSet::new(array![[0.0], [1.0], [2.0]], array![0.0, 3.0, -3.0]).unwrap();
    let plateaus = Plateaus::of(&numbers).unwrap();
    let of = |measure| {
        let all = plateaus.all().iter().filter(move |plateau| plateau.measure == measure);
        all.map(|plateau| plateau.loss).collect::<Vec<_>>()
    };
    // Two rows: (3/2)² · 2 / 3, or 3² · 2 / 3; three: (9 + 9) / 3.
    assert_eq!(of(Measure::MeanSquaredError), [1.5, 6.0]);
    assert_eq!(of(Measure::SumOfSquares), [4.5, 18.0]);
    // It is for probabilities.
    assert!(of(Measure::CrossEntropy).is_empty());

    let rows = |count: usize| {
        let targets =
            (0..count).map(|row| f64::from(u8::from(row % 2 == 1))).collect::<Array1<f64>>();
        DataSet::new(Array2::zeros((count, 2)), targets).unwrap()
    };
    assert!(Plateaus::of(&rows(8)).is_some());
    assert_eq!(Plateaus::of(&rows(9)), None);
    assert_eq!(Plateaus::of(&rows(1)), None);
}

#[test]
fn rows_that_are_answered_alike_are_named() {
    let xor = DataSet::xor();
    assert_eq!(answered_alike(&xor, &[0.02, 0.97, 0.96, 0.03]), ["4 of 4 rows are right."]);
    let words = answered_alike(&xor, &[0.66, 0.67, 0.01, 0.65]);
    assert!(words[1].starts_with("(0, 0), (0, 1) and (1, 1) are answered 0.66, 0.67 and 0.65, and have different targets. The mean of these is ⅓."), "{words:?}");
    let words = answered_alike(&xor, &[0.02, 0.66, 0.67, 0.65]);
    assert!(
        words[1].starts_with(
            "(0, 1), (1, 0) and (1, 1) are answered 0.66, 0.67 and 0.65, about the mean of their targets, ⅔:"
        ),
        "{words:?}"
    );
    // What is the same is said once.
    let words = answered_alike(&xor, &[0.02, 0.96, 0.5, 0.5]);
    assert!(
        words[1].starts_with("(1, 0) and (1, 1) are answered 0.5, about the mean of their"),
        "{words:?}"
    );
}

#[test]
fn of_answers_that_differ_each_is_named_as_it_was_given() {
    let words = answered_alike(&DataSet::xor(), &[0.02, 0.96, 0.498, 0.503]);
    assert!(
        words[1].starts_with(
            "(1, 0) and (1, 1) are answered 0.498 and 0.503, about the mean of their targets, ½:"
        ),
        "{words:?}"
    );
}
