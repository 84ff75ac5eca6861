//! The examination of runs that don't learn: runs whose cause is known by how they were made, the public cases, and runs
//! that learn, of which nothing may be said that is not so.

use crate::common::by_formula::{distance, hidden_for};
use crate::common::xor;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::FindingKind::{
    Collision, Contradiction, Dead, Divergence, NoBend, OutOfReach, Overshoot, Penalty, Pinned,
    Plateau, Symmetry, TooFewUpdates, Unknown,
};
use xor_playground::analysis::{Diagnosis, Finding, FindingKind, Part, Unbent, survey_and_examine};
use xor_playground::data::Verdict;
use xor_playground::text::Settings;
use xor_playground::training::survey;
use xor_playground::{Replay, Run, Trainer};

/// A run that a link holds, at the epoch to which it is to be trained.
fn replay(link: &str) -> Replay {
    let (settings, problems) = Settings::from_link(link);
    assert!(problems.is_empty(), "{link}: {problems:?}");
    let mut replay = Replay::new(settings.run().clone());
    replay.step(settings.epochs().into());
    replay
}

fn diagnosed(link: &str) -> Diagnosis {
    Diagnosis::of(&replay(link), Diagnosis::WORK)
}

fn kinds(diagnosis: &Diagnosis) -> Vec<FindingKind> {
    diagnosis.findings.iter().map(Finding::kind).collect()
}

/// Four rows and a network that inverts exclusive or.
const INVERTED: &str = "parameters=20,20,20,20,-10,-30,-20,20,10";
/// Two rows collide: at rate 1 it answers 0.0177, 0.9856, 0.4993 and 0.5003 after 5,000 epochs.
const PUBLIC: &str = "parameters=-0.12692590266986858,-0.9357427469178123,-0.844955757436316,\
                      0.8173651578783794,0.39650732687505963,-0.49808473788143637,\
                      -0.5832662974097391,0.5308947844782579,0.2908941132572971";
const TINY: &str = "hidden=5&start=uniform&range=0.01&loss=cross-entropy&lr=0.03";

/// Runs made so that one thing is in the way, and what it is.
const KNOWN: [(&str, FindingKind); 49] = [
    // The same inputs, and different targets.
    ("data=0,0,0;0,0,1;1,1,1", Contradiction),
    ("data=1,1,0;0,1,1;1,1,1;0,1,0", Contradiction),
    ("data=0.5,2,0;0.5,2,1;3,1,1;2,2,0&hidden=4", Contradiction),
    ("data=1,0;2,5;1,9&output=linear&lr=0.01", Contradiction),
    // Targets that a sigmoid never answers.
    ("data=-1,-1,-1;-1,1,1;1,-1,1;1,1,-1", OutOfReach),
    ("data=0,0,0;0,1,5;1,0,5;1,1,0", OutOfReach),
    ("data=1,-2;2,1;3,0.5&lr=0.1&epochs=100", OutOfReach),
    // One straight line, where two are needed.
    ("hidden=0", NoBend),
    ("hidden=1", NoBend),
    ("hidden=1&activation=tanh", NoBend),
    ("hidden=1,1", NoBend),
    ("activation=linear", NoBend),
    ("activation=linear&hidden=8", NoBend),
    ("activation=linear&hidden=3,3&direct=on", NoBend),
    ("hidden=0&data=xnor&loss=cross-entropy", NoBend),
    ("hidden=0&data=parity3", NoBend),
    ("hidden=0&data=circle&epochs=200", NoBend),
    ("hidden=0&features=x,y,x2,y2", NoBend),
    // Both kinks lie below all rows.
    ("activation=relu&parameters=1,1,1,1,5,5,0.1,-0.1,0&lr=0.01", NoBend),
    ("activation=leaky-relu&parameters=1,2,1,2,5,5,0.1,-0.1,0&lr=0.01", NoBend),
    // Too long steps, penalties, or both.
    ("l2=10&lr=20", Divergence),
    ("data=sine&output=linear&lr=5&hidden=2", Divergence),
    ("data=line&output=linear&lr=1&hidden=0", Divergence),
    ("data=plane&output=linear&rule=momentum&lr=0.5&hidden=0", Divergence),
    // Neurons that begin alike.
    ("start=zeros", Symmetry),
    ("start=zeros&hidden=6", Symmetry),
    ("parameters=0.6,0.6,0.6,0.6,-0.6,-0.6,0.6,0.6,-0.6", Symmetry),
    ("hidden=3&parameters=1,1,1,-1,-1,-1,0.5,0.5,0.5,2,2,2,-1", Symmetry),
    ("activation=tanh&parameters=0.2,0.2,0.3,0.3,0.1,0.1,0.4,0.4,0", Symmetry),
    (TINY, Symmetry),
    // Weights that may not grow.
    ("l2=0.05", Penalty),
    ("l1=0.05", Penalty),
    ("l2=0.01&hidden=4", Penalty),
    ("data=and&l2=0.5", Penalty),
    // Steps that go beyond the valley and back.
    ("lr=20&seed=9", Overshoot),
    ("lr=20&seed=23", Overshoot),
    // Neurons that no row reaches.
    ("activation=step", Dead),
    ("activation=relu&parameters=-1,-2,-1,-3,-1,-1,1,2,0", Dead),
    ("parameters=3000,2000,3000,2000,1500,1500,1,0.5,0.1", Dead),
    // Two rows, or three, in the same place of the hidden space.
    ("seed=11", Collision),
    (PUBLIC, Collision),
    ("activation=tanh&seed=11", Collision),
    ("rule=adam&lr=1&seed=4", Collision),
    // Sure of the wrong answer.
    (INVERTED, Pinned),
    ("data=and&hidden=1&parameters=50,50,-25,-40,20", Pinned),
    // Nothing but time.
    ("batch=4&epochs=500&lr=0.01&loss=cross-entropy", TooFewUpdates),
    ("epochs=300", TooFewUpdates),
    ("lr=0.1", TooFewUpdates),
    ("data=spiral&activation=tanh&hidden=4&lr=0.1&epochs=1000&loss=cross-entropy", TooFewUpdates),
];

#[test]
fn names_the_cause_of_runs_made_to_have_it() {
    let wrong = KNOWN.iter().filter_map(|&(link, kind)| {
        let diagnosis = diagnosed(link);
        let kinds = kinds(&diagnosis);
        (kinds.first() != Some(&kind)).then(|| format!("#{link}: {kinds:?} for {kind}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
}

/// What is said of the runs that learn: half-way, and where they have learnt. Gives how many there are.
fn says_only_time(link: &str, seeds: std::ops::Range<u32>) -> u32 {
    let (settings, problems) = Settings::from_link(link);
    assert!(problems.is_empty(), "{problems:?}");
    let epochs = u64::from(settings.epochs());
    let run = settings.run();
    let runs: Vec<Run> = seeds.map(|seed| run.with_seed(seed).unwrap()).collect();
    let outcomes = survey(&runs, epochs);
    let mut learn = 0;
    for (run, outcome) in runs.iter().zip(&outcomes).filter(|(_, outcome)| outcome.is_solved()) {
        let solved_at = outcome.solved_at.unwrap();
        let mut replay = Replay::new(run.clone());
        replay.step(solved_at / 2);
        let half_way = Diagnosis::of(&replay, Diagnosis::WORK);
        let [Finding::TooFewUpdates { learns_at, .. }] = half_way.findings[..] else {
            panic!("{run:?} at {}: {:?}", solved_at / 2, half_way.findings);
        };
        assert_eq!(learns_at, Some(solved_at), "{run:?}");
        replay.step(solved_at - solved_at / 2);
        let end = Diagnosis::of(&replay, Diagnosis::WORK);
        assert!(end.is_learnt && end.findings.is_empty(), "{run:?}: {:?}", end.findings);
        learn += 1;
    }
    learn
}

#[test]
fn says_nothing_wrong_of_more_than_a_thousand_runs_that_learn() {
    let article = says_only_time("", 0..1_000);
    assert_eq!(article, 826);
    let others = [
        ("hidden=4", 0..100),
        ("loss=cross-entropy&activation=tanh", 0..100),
        ("rule=adam&lr=0.05&hidden=4", 0..60),
        ("data=parity3&hidden=6&lr=0.5", 0..30),
        ("batch=1", 0..30),
    ];
    let others: u32 = others.into_iter().map(|(link, seeds)| says_only_time(link, seeds)).sum();
    assert!(article + others > 1_000, "{others} others learn");
}

#[test]
fn of_runs_that_take_long_the_epoch_is_told() {
    for link in ["lr=0.05", "lr=0.02&seed=3", "rule=adam&lr=0.5&seed=11", "hidden=3&lr=0.03&seed=5"]
    {
        let (settings, _) = Settings::from_link(&format!("{link}&epochs=1000000"));
        let mut trainer = Trainer::new(settings.run().clone());
        let mut replay = Replay::new(settings.run().clone());
        for epoch in [0, 100, 1_000, 5_000] {
            replay.step(epoch - replay.epoch());
            let diagnosis = Diagnosis::of(&replay, Diagnosis::WORK);
            let Some(Finding::TooFewUpdates { learns_at: Some(at), .. }) =
                diagnosis.findings.last()
            else {
                panic!("{link} at {epoch}: {diagnosis:?}")
            };
            trainer.step(at - trainer.epoch());
            assert!(trainer.verdicts().all(|it| it == Verdict::Right), "{link} at {epoch}");
        }
    }
}

#[test]
fn a_collision_has_its_rows_their_distance_and_the_mean_of_their_targets() {
    let replay = replay(PUBLIC);
    let outputs: Vec<f64> = replay.outputs().collect();
    let rounded: Vec<f64> = outputs.iter().map(|output| (output * 1e4).round() / 1e4).collect();
    assert_eq!(rounded, [0.0177, 0.9856, 0.4993, 0.5003]);
    let diagnosis = Diagnosis::of(&replay, Diagnosis::WORK);
    let Finding::Collision { rows, apart } = &diagnosis.findings[0] else {
        panic!("{diagnosis:?}")
    };
    assert_eq!((&rows.rows[..], &rows.outputs[..], rows.mean), (&[2, 3][..], &outputs[2..], 0.5));
    let [a, b] = [2, 3].map(|row| hidden_for(replay.network(), xor::INPUTS[row]));
    assert!((apart - distance(&a, &b)).abs() < 1e-15);
    assert_eq!(
        diagnosis.in_words(&diagnosis.findings[0]),
        "(1, 0) and (1, 1) have different targets, and the output sees them in almost the same place, 0.0004559 \
         apart. The best answer to all of them is the mean of their targets, 0.5. The \
         network answers 0.4993 and 0.5003."
    );
    // Both neurons are saturated there: the derivative of a sigmoid is h (1 − h).
    let steepest = a.iter().chain(&b).map(|h| h * (1.0 - h)).fold(0.0, f64::max);
    let Finding::Saturation { neurons, rows, derivative, .. } = &diagnosis.findings[1] else {
        panic!("{diagnosis:?}")
    };
    assert_eq!((&neurons[..], &rows[..]), (&[0, 1][..], &[2, 3][..]));
    assert!((derivative - steepest).abs() < 1e-15);
}

#[test]
fn before_anything_is_the_matter_it_is_said_what_will_be() {
    for epochs in [1, 10] {
        let diagnosis = diagnosed(&format!("seed=11&epochs={epochs}"));
        assert_eq!(diagnosis.epoch, epochs);
        assert!(diagnosis.seen_at > 5_000, "{diagnosis:?}");
        assert_eq!(kinds(&diagnosis)[0], Collision, "{diagnosis:?}");
        assert_eq!(diagnosis.findings[0].rows(), [1, 3]);
    }
    assert_eq!(diagnosed("seed=11").seen_at, 5_000);
}

#[test]
fn a_tiny_start_leaves_all_neurons_alike() {
    let replay = replay(TINY);
    assert!(replay.outputs().all(|output| (output - 0.5).abs() < 1e-3));
    let diagnosis = Diagnosis::of(&replay, Diagnosis::WORK);
    let Finding::Symmetry { neurons, apart, .. } = &diagnosis.findings[0] else {
        panic!("{diagnosis:?}")
    };
    assert_eq!(neurons[..], [0, 1, 2, 3, 4]);
    assert!(0.0 < *apart && *apart < 0.02);
}

#[test]
fn neurons_that_are_the_same_stay_so() {
    let link = "parameters=0.6,0.6,0.6,0.6,-0.6,-0.6,0.6,0.6,-0.6";
    let diagnosis = diagnosed(link);
    let Finding::Symmetry { neurons, apart, is_forever, .. } = &diagnosis.findings[0] else {
        panic!("{diagnosis:?}")
    };
    assert_eq!((&neurons[..], *apart, *is_forever), (&[0, 1][..], 0.0, true));
    let Finding::Collision { rows, .. } = &diagnosis.findings[1] else { panic!("{diagnosis:?}") };
    assert_eq!((&rows.rows[..], rows.mean), (&[1, 2, 3][..], 2.0 / 3.0));
    let replay = replay(&format!("{link}&epochs=100000"));
    let hidden = hidden_for(replay.network(), [0.0, 1.0]);
    assert_eq!(hidden[0].to_bits(), hidden[1].to_bits());
}

#[test]
fn what_it_says_of_time_is_so() {
    let link = "batch=4&epochs=500&lr=0.01&loss=cross-entropy";
    let diagnosis = diagnosed(link);
    let [Finding::TooFewUpdates { learns_at: Some(at), .. }] = diagnosis.findings[..] else {
        panic!("{diagnosis:?}")
    };
    let mut trainer = Trainer::new(replay(link).run().clone());
    let are_right = |trainer: &Trainer| trainer.verdicts().all(|it| it == Verdict::Right);
    trainer.step(at - 1);
    assert!(!are_right(&trainer));
    trainer.step(1);
    assert!(are_right(&trainer));
}

#[test]
fn what_it_says_of_runs_without_something_is_so() {
    let diagnosis = diagnosed("l2=10&lr=20");
    let [Finding::Divergence { at, without }] = &diagnosis.findings[..] else {
        panic!("{diagnosis:?}")
    };
    // Of a weight, each step takes 200 times, or 20 times, as much as there is: more than twice is beyond all bounds.
    assert_eq!(without[..], [(Part::Rate, 5_000, false), (Part::Penalty, 5_000, true)]);
    assert_eq!(replay("l2=10&lr=20").diverged_at(), Some(*at));
    assert!(replay("l2=10&lr=2").diverged_at().is_some());
    assert_eq!(replay("lr=20").diverged_at(), None);

    let diagnosis = diagnosed("l2=0.05");
    let Finding::Penalty { learns_without_at, loss, penalty, .. } = diagnosis.findings[0] else {
        panic!("{diagnosis:?}")
    };
    assert!(penalty > loss);
    assert_eq!(Some(learns_without_at), replay("").find_solved_at());
    // Where it has nothing to do with it, it is not said, however hard it pulls.
    assert_eq!(kinds(&diagnosed("seed=11&l2=0.0001"))[0], Collision);
    assert_eq!(kinds(&diagnosed("start=zeros&l2=0.01"))[0], Symmetry);
    // What was changed on the way belongs to the run: without it, it is another.
    let diagnosis = diagnosed("l2=0.05&edits=0:p0:5,0:p3:-5,0:p6:10&epochs=3000");
    assert!(!kinds(&diagnosis).contains(&Penalty), "{diagnosis:?}");
}

#[test]
fn in_the_past_it_is_said_what_training_on_from_there_leads_to() {
    let (settings, _) = Settings::from_link("lr=0.01&edits=100:lr:1");
    let mut replay = Replay::new(settings.run().clone());
    replay.step(5_000);
    replay.seek(50);
    let diagnosis = Diagnosis::of(&replay, Diagnosis::WORK);
    let [Finding::TooFewUpdates { learns_at: Some(at), .. }] = diagnosis.findings[..] else {
        panic!("{diagnosis:?}")
    };
    replay.forget_future();
    replay.step(at - 51);
    assert!(replay.right_count() < 4);
    replay.step(1);
    assert_eq!(replay.right_count(), 4);
}

#[test]
fn what_is_dead_at_present_may_still_answer_differently_to_rows() {
    let diagnosis = diagnosed("activation=step&parameters=1,1,1,1,-0.5,-0.5,1,-1,0");
    let is_varying = |found: &Finding| matches!(found, Finding::Dead { is_constant: false, .. });
    assert!(diagnosis.findings.iter().any(is_varying), "{diagnosis:?}");
    let diagnosis = diagnosed("output=relu&parameters=1,1,1,1,0,0,-1,-1,-1&epochs=1");
    let of_output =
        |found: &Finding| matches!(found, Finding::Dead { layer: 1, is_constant: true, .. });
    assert!(diagnosis.findings.iter().any(of_output), "{diagnosis:?}");
}

#[test]
fn rows_that_a_line_parts_are_not_said_to_be_inseparable_however_far_apart_they_are() {
    for data in ["0,0,0;1e-10,0,1;0,1,0", "1000000000,0;1000000000.5,1", "0,0,0;1e200,0,1;1,0,0"] {
        let diagnosis = diagnosed(&format!("data={data}&hidden=0&lr=0.01&epochs=10"));
        assert!(!kinds(&diagnosis).contains(&NoBend), "{data}: {diagnosis:?}");
    }
}

#[test]
fn the_mean_is_said_to_be_the_best_answer_only_where_the_loss_is_least_for_it() {
    let words = |link: &str| {
        let diagnosis = diagnosed(link);
        diagnosis.in_words(&diagnosis.findings[0])
    };
    let data = "data=1,0;1,0;1,10;2,5&output=linear&lr=0.1&epochs=100";
    assert!(!words(&format!("{data}&loss=huber")).contains("best"));
    assert!(words(&format!("{data}&loss=mse")).contains("The best answer to all of them is"));
    let features = words("data=1,0,1;-1,0,0;0,1,0&features=x2,y2&hidden=2");
    assert!(features.starts_with("(1, 0) and (-1, 0) are the same to the network"), "{features}");
}

#[test]
fn what_diverges_next_is_said_to_even_where_all_rows_are_right() {
    let mut replay = replay("data=0,0;1,1&hidden=0&output=linear&parameters=1,0&l2=1e300&epochs=1");
    replay.seek(0);
    assert_eq!(replay.right_count(), 2);
    for work in [0, Diagnosis::WORK] {
        let diagnosis = Diagnosis::of(&replay, work);
        assert_eq!(kinds(&diagnosis), [Divergence]);
        assert!(!diagnosis.is_learnt);
    }
}

#[test]
fn of_many_groups_of_rows_one_is_told() {
    let rows: Vec<String> = (0..500).map(|row| format!("{row},0;{row},1")).collect();
    let diagnosis = diagnosed(&format!("data={}&epochs=1&lr=0.001", rows.join(";")));
    let Finding::Contradiction { groups, .. } = diagnosis.findings[0] else {
        panic!("{diagnosis:?}")
    };
    assert_eq!(groups, 500);
    assert!(diagnosis.findings.len() < 10);
}

#[test]
fn which_line_is_too_little_is_said_for_the_reason_that_there_is() {
    for (link, unbent) in [
        ("hidden=0", Unbent::NoHiddenLayer),
        ("activation=linear", Unbent::Linear),
        ("hidden=1", Unbent::OneNeuron),
        ("activation=relu&seed=1", Unbent::Kinks),
    ] {
        assert_eq!(diagnosed(link).findings[0], Finding::NoBend(unbent), "#{link}");
    }
    // These can bend, or one line is enough.
    for link in ["hidden=1&direct=on&seed=11", "hidden=0&data=and", "hidden=1&data=or", "seed=11"] {
        let diagnosis = diagnosed(link);
        assert!(!kinds(&diagnosis).contains(&NoBend), "#{link}: {diagnosis:?}");
    }
}

#[test]
fn a_run_that_stands_still_for_no_cause_that_is_known_is_said_to() {
    // A parabola whose middle is at ½ for all rows: nothing moves, and nothing is wrong with any neuron.
    let diagnosis = diagnosed("data=0,2;1,0;2,2&output=linear&hidden=0&lr=0.1");
    assert_eq!(kinds(&diagnosis), [Plateau]);
}

#[test]
fn with_little_work_less_is_found_out_and_nothing_else() {
    let replay = replay("batch=4&epochs=500&lr=0.01&loss=cross-entropy");
    for work in [0, 1, 1_000, 100_000] {
        let diagnosis = Diagnosis::of(&replay, work);
        for found in &diagnosis.findings {
            assert!(matches!(found.kind(), TooFewUpdates | Unknown), "{work}: {found:?}");
        }
    }
}

#[test]
fn what_was_looked_at_too_shortly_is_not_said_to_stand_still() {
    let link = "data=spiral&samples=1000&hidden=8&lr=0.01&epochs=2&loss=mse";
    assert_eq!(kinds(&Diagnosis::of(&replay(link), 0)), [Unknown]);
}

#[test]
fn of_many_neurons_the_number_is_said() {
    let words = |link: &str| {
        let diagnosis = diagnosed(link);
        diagnosis.in_words(&diagnosis.findings[0])
    };
    assert!(words("start=zeros&hidden=6").starts_with("All 6 hidden neurons answer the same"));
    assert!(words("start=zeros&hidden=6,5").starts_with("All 6 neurons of hidden layer 1 answer"));
    assert!(words("start=zeros&hidden=2,2").starts_with("h1.1 and h1.2 answer the same"));
}

#[test]
fn only_rows_that_train_are_looked_at() {
    let replay = replay("data=circle&split=50&hidden=2&seed=4&epochs=300&activation=tanh");
    let diagnosis = Diagnosis::of(&replay, Diagnosis::WORK);
    for found in &diagnosis.findings {
        assert!(found.rows().iter().all(|&row| replay.trains(row)), "{found:?}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod of_any_settings {
    use super::*;
    use crate::any_settings::any_settings;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

        #[test]
        fn something_is_said_of_every_run_that_has_not_learnt(
            settings in any_settings(),
            epochs in 0_u64..20,
        ) {
            let mut replay = Replay::new(settings.run().clone());
            replay.step(epochs);
            let diagnosis = Diagnosis::of(&replay, 100_000);
            prop_assert_eq!(diagnosis.is_learnt, diagnosis.findings.is_empty());
            for found in &diagnosis.findings {
                prop_assert!(!diagnosis.in_words(found).is_empty());
                let kind = found.kind();
                prop_assert_eq!(kind.to_string().parse(), Ok(kind));
            }
        }
    }
}

#[test]
fn a_survey_finds_of_each_run_what_an_examination_at_its_end_finds() {
    for link in [
        "epochs=5000",
        "epochs=300",
        "activation=relu&epochs=500",
        "hidden=3,2&activation=tanh&rule=adam&lr=0.02&epochs=200",
        "lr=7&output=linear&epochs=2000",
        "data=circle&batch=8&epochs=40",
        "data=circle&split=25&hidden=0&epochs=20",
        "start=zeros&epochs=50",
    ] {
        let (settings, problems) = Settings::from_link(link);
        assert!(problems.is_empty(), "{link}: {problems:?}");
        let runs: Vec<Run> = (0..13).map(|seed| settings.run().with_seed(seed).unwrap()).collect();
        let epochs = settings.epochs().into();
        let (outcomes, findings): (Vec<_>, Vec<_>) =
            survey_and_examine(&runs, epochs, Diagnosis::WORK / 100).into_iter().unzip();
        let expected = survey(&runs, epochs);
        assert_eq!(format!("{outcomes:?}"), format!("{expected:?}"), "{link}");
        assert!(findings.iter().any(Option::is_some), "{link}");
        for (run, found) in runs.iter().zip(findings) {
            let mut replay = Replay::new(run.clone());
            replay.step(epochs);
            let diagnosis = Diagnosis::of(&replay, Diagnosis::WORK / 100);
            assert_eq!(found.as_ref(), diagnosis.findings.first(), "{link}");
        }
    }
}
