//! What counts as right, which depends on what there is to be learnt, and how well outputs fit.

#![expect(clippy::float_cmp, reason = "these are exact")]

use ndarray::{Array1, Array2, array};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::Fit;
use xor_playground::data::{Criterion, NamedData, Recipe, Task, Verdict};
use xor_playground::pictures::{Palette, Theme};
use xor_playground::text::Settings;
use xor_playground::training::survey;
use xor_playground::{DataSet, Run, Trainer};

fn run(link: &str) -> Run {
    let (settings, problems) = Settings::from_link(link);
    assert_eq!(problems, [], "{link}");
    settings.run().clone()
}

fn points(targets: [f64; 2]) -> DataSet {
    DataSet::new(array![[-3.0, 2.0], [4.0, 1.5]], Array1::from_vec(targets.to_vec())).unwrap()
}

#[test]
fn what_there_is_to_be_learnt_is_seen_in_the_numbers() {
    let tasks = [
        ("xor", Task::TruthTable),
        ("parity3", Task::TruthTable),
        ("circle", Task::Classes),
        ("spiral", Task::Classes),
        ("plane", Task::Regression),
        ("line", Task::Regression),
    ];
    for (name, task) in tasks {
        assert_eq!(Task::of(&name.parse::<NamedData>().unwrap().data()), task, "{name}");
    }
    // Targets that are 0 and 1, of inputs that are not; and a half.
    assert_eq!(Task::of(&points([1.0, 0.0])), Task::Classes);
    assert_eq!(Task::of(&points([1.0, 0.5])), Task::Regression);
}

#[test]
fn of_classes_the_right_side_of_a_half_is_enough() {
    let criterion = Criterion::of(&points([0.0, 1.0]));
    for (output, target, verdict) in [
        (0.499, 0.0, Verdict::Right),
        (0.501, 1.0, Verdict::Right),
        (0.5, 1.0, Verdict::Undecided),
        (0.5, 0.0, Verdict::Undecided),
        (0.499, 1.0, Verdict::Wrong),
        (-7.0, 0.0, Verdict::Wrong),
        (f64::NAN, 0.0, Verdict::Wrong),
    ] {
        assert_eq!(criterion.judge(output, target), verdict, "{output} for {target}");
    }
}

#[test]
fn of_numbers_a_tenth_of_their_range_is() {
    let criterion = Criterion::of(&points([-10.0, 30.0]));
    assert_eq!(criterion.judge(33.9, 30.0), Verdict::Right);
    assert_eq!(criterion.judge(34.1, 30.0), Verdict::Undecided);
    assert_eq!(criterion.judge(54.1, 30.0), Verdict::Wrong);
    // Without a range, it is that of truth tables; and the largest range there is has an end.
    assert_eq!(Criterion::of(&points([7.0, 7.0])), Criterion::TRUTH_TABLE);
    let huge = Criterion::of(&points([f64::MIN, f64::MAX]));
    assert!(huge.right_below.is_finite() && huge.wrong_above.is_finite());
}

#[test]
fn a_run_has_learnt_when_all_are_right_in_this_sense() {
    let link = "data=gaussians&hidden=4&lr=0.03";
    let mut trainer = Trainer::new(run(link));
    let mut first = None;
    for epoch in 0..=200 {
        let right = |(output, &target): (f64, &f64)| (output > 0.5) == (target == 1.0);
        let data = &trainer.run().setup().data;
        let targets = data.targets();
        if first.is_none() && trainer.outputs().zip(&targets).all(right) {
            first = Some(epoch);
        }
        let counted = trainer.outputs().zip(&targets).filter(|&pair| right(pair)).count();
        let judged = trainer.verdicts().filter(|&verdict| verdict == Verdict::Right).count();
        assert_eq!(judged, counted, "at epoch {epoch}");
        trainer.step(1);
    }
    assert!(first.is_some_and(|epoch| epoch > 0));
    assert_eq!(trainer.find_solved_at(), first);
}

#[test]
fn runs_side_by_side_are_judged_like_one_alone() {
    // Four points of two classes, as the article's network takes them four runs at a time.
    let run_of = |seed: u32| run(&format!("data=0,0.5,0;0,1,1;1,0,1;1,1,0&seed={seed}"));
    let runs: Vec<Run> = (0..8).map(run_of).collect();
    for (run, outcome) in runs.iter().zip(survey(&runs, 3000)) {
        let mut trainer = Trainer::new(run.clone());
        trainer.step(3000);
        assert_eq!(outcome.solved_at, trainer.find_solved_at());
        assert_eq!(outcome.verdicts, trainer.verdicts().collect::<Vec<_>>());
        assert!(outcome.solved_at.is_none_or(|epoch| epoch < 3000));
    }
}

#[test]
fn the_colours_go_over_the_targets() {
    let range = |data: &DataSet| Palette::new(Theme::Light).over(data).range();
    assert_eq!(range(&DataSet::xor()), [0.0, 1.0]);
    assert_eq!(range(&points([0.0, 1.0])), [0.0, 1.0]);
    let data = DataSet::drawn(Recipe::of(NamedData::Plane)).unwrap();
    let palette = Palette::new(Theme::Light);
    let over = palette.clone().over(&data);
    assert_eq!(over.range(), [-1.5, 1.5]);
    for (output, share) in [(-2.0, 0.0), (-1.5, 0.0), (0.0, 0.5), (0.75, 0.75), (1.5, 1.0)] {
        assert_eq!(over.rgba(output), palette.rgba(share), "{output}");
    }
    assert!((over.middle() - 0.0).abs() < 1e-12);
}

#[test]
fn the_fit_is_counted_and_summed() {
    let inputs = Array2::from_shape_fn((6, 1), |(row, _)| f64::from(u8::try_from(row).unwrap()));
    let data = DataSet::new(inputs, array![0.0, 0.0, 0.0, 1.0, 1.0, 1.0]).unwrap();
    let fit = Fit::of(&data, [0.1, 0.6, 0.5, 0.9, 0.2, 0.5]);
    assert_eq!(fit.confusion, [[2, 1], [2, 1]]);
    // (0.01 + 0.36 + 0.25 + 0.01 + 0.64 + 0.25) / 6, and Σ (t − ½)² = 1.5, worked out by hand.
    assert!((fit.root_mean_square - (1.52_f64 / 6.0).sqrt()).abs() < 1e-15);
    assert!((fit.mean_absolute - 2.6 / 6.0).abs() < 1e-15);
    assert!((fit.determination - (1.0 - 1.52 / 1.5)).abs() < 1e-15);
    assert_eq!(fit.farthest, 4);
    // What is not a number is farther than anything, and the first of them is told.
    assert_eq!(Fit::of(&data, [9.0, f64::NAN, 0.0, f64::NAN, 0.0, 0.0]).farthest, 1);
    assert!(!Fit::of(&points([7.0, 7.0]), [6.0, 7.0]).determination.is_finite());
}
