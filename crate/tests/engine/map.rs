//! A map of runs says of each point what the article's program says: `tests/oracle/make_map.py`. And each point is the run that its
//! link opens.

use crate::common::{Random, run, shape};
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::data::Verdict;
use xor_playground::network::Activation;
use xor_playground::pictures::{Colouring, MappedRun, RunColours, Theme};
use xor_playground::text::Settings;
use xor_playground::training::optimizer::{Adam, Momentum};
use xor_playground::training::{
    Change, Initializer, Reached, Start, Variable, survey, survey_until_right,
};
use xor_playground::{Run, Setup};

fn maps_by_numpy() -> Vec<Value> {
    serde_json::from_str(include_str!("../fixtures/map.json")).unwrap()
}

fn points(map: &Value) -> Vec<[f64; 2]> {
    let point = |point: &Value| [0, 1].map(|axis| point[axis].as_f64().unwrap());
    map["points"].as_array().unwrap().iter().map(point).collect()
}

fn variants(map: &Value) -> Vec<Run> {
    let base = Run::article(u32::try_from(map["seed"].as_u64().unwrap()).unwrap());
    let [across, up] = ["across", "up"].map(|axis| map[axis].as_str().unwrap().parse().unwrap());
    let run = |[x, y]: [f64; 2]| base.with([(across, x), (up, y)]).unwrap();
    points(map).into_iter().map(run).collect()
}

#[test]
fn each_point_learns_when_numpys_does_or_is_not_right_where_it_is_not() {
    for map in maps_by_numpy() {
        let reached = survey_until_right(&variants(&map), map["epochs"].as_u64().unwrap());
        let runs = map["runs"].as_array().unwrap();
        assert_eq!(reached.len(), runs.len());
        for ((reached, numpy), point) in reached.iter().zip(runs).zip(points(&map)) {
            let ours = match reached {
                Reached::Right(epoch) => Value::from(*epoch),
                Reached::End(end) => (0..4)
                    .filter(|&row| end.verdicts[row] != Verdict::Right)
                    .map(Value::from)
                    .collect(),
            };
            assert_eq!(&ours, numpy, "{point:?} of {} and {}", map["across"], map["up"]);
        }
    }
}

#[test]
fn each_point_is_the_run_that_its_link_opens() {
    let mut random = Random(5);
    let base = Run::article(11);
    for _ in 0..200 {
        // Anywhere, and as near to one another as numbers are.
        let x = random.within(-8.0, 8.0);
        let y = random.within(-1.0, 1.0) * 2_f64.powi(-40);
        let mapped = base.with([(Variable::Parameter(2), x), (Variable::Parameter(7), y)]).unwrap();
        let link = Settings::new(mapped.clone(), 5_000).unwrap().to_link();
        let (opened, problems) = Settings::from_link(&link);
        assert_eq!(problems, []);
        assert_eq!(opened.run(), &mapped);
        let next = base.with([(Variable::Parameter(2), x.next_up()), (Variable::Parameter(7), y)]);
        assert_ne!(next.unwrap(), mapped);
    }
}

#[test]
fn every_number_of_a_run_can_be_varied_and_no_other() {
    let setups = [
        Setup::default(),
        Setup { optimizer: Adam::DEFAULT.into(), ..Setup::default() },
        Setup {
            optimizer: Momentum::DEFAULT.into(),
            shape: shape(2, &[3], Activation::Tanh, Activation::Sigmoid),
            start: Start::Drawn { initializer: "uniform".parse::<Initializer>().unwrap(), seed: 3 },
            ..Setup::default()
        },
        Setup { start: Start::Parameters(vec![0.25; 9]), ..Setup::default() },
    ];
    let mut seen = Vec::new();
    for setup in setups {
        let run = Run::new(setup).unwrap();
        let all = Variable::all(&run);
        for &variable in &all {
            assert_eq!(variable.to_string().parse(), Ok(variable));
            let value = variable.of(&run).unwrap();
            // The same number gives the same network; another one, another run, with that number.
            assert_eq!(run.with([(variable, value)]).unwrap().start(), run.start());
            let other = 0.5 * value + 0.1;
            let changed = run.with([(variable, other)]).unwrap();
            assert_ne!(changed, run, "{variable}");
            assert_eq!(variable.of(&changed), Some(other));
            for not_finite in [f64::NAN, f64::INFINITY] {
                assert_eq!(run.with([(variable, not_finite)]), None);
            }
            seen.push(variable.to_string());
        }
        for key in ["p9999", "momentum", "range", "beta1"] {
            let variable: Variable = key.parse().unwrap();
            if !all.contains(&variable) {
                assert_eq!(run.with([(variable, 0.5)]), None);
                assert_eq!(variable.of(&run), None);
            }
        }
    }
    for key in ["p0", "p8", "p12", "lr", "momentum", "beta1", "range", "l1", "l2"] {
        assert!(seen.iter().any(|one| one == key), "{key}");
    }
    assert!("colour".parse::<Variable>().is_err());
}

#[test]
fn what_is_drawn_is_drawn_before_a_parameter_of_it_is_set() {
    let start = Start::Drawn { initializer: "uniform".parse::<Initializer>().unwrap(), seed: 3 };
    let base = Run::new(Setup { start, ..Setup::default() }).unwrap();
    let numbers = [(Variable::Parameter(0), 7.0), (Variable::Initializer("range"), 0.25)];
    let [one, other] = [numbers, [numbers[1], numbers[0]]].map(|all| base.with(all).unwrap());
    assert_eq!(one, other);
    let parameters = one.start().parameters().to_vec();
    assert_eq!(parameters[0].to_bits(), 7.0_f64.to_bits());
    assert!(parameters[1..].iter().all(|parameter| parameter.abs() <= 0.25));
}

#[test]
fn what_was_changed_at_first_is_where_the_run_begins_and_what_was_changed_later_is_not() {
    let mut run = run(11, 2, 1.0);
    run.edit(0, Change::Parameter { index: 3, value: 1.5 }).unwrap();
    run.set_learning_rate(0, crate::common::rate(0.5));
    run.edit(400, Change::Parameter { index: 4, value: -9.0 }).unwrap();
    run.set_learning_rate(400, crate::common::rate(0.25));
    let begun = run.as_begun();
    assert_eq!(begun.start(), run.start());
    assert_eq!(begun.learning_rate_at(400), crate::common::rate(0.5));
    let mut early = run.clone();
    early.forget_after(399);
    assert_eq!(survey(&[begun], 300), survey(&[early], 300));
}

#[test]
fn colours_tell_runs_apart_as_far_as_they_are_to() {
    let run = |solved_at, not_right: usize, rows, loss| MappedRun {
        solved_at,
        has_diverged: false,
        not_right,
        rows,
        loss,
    };
    for theme in [Theme::Light, Theme::Dark] {
        let with = |colouring, samples| RunColours { colouring, epochs: 2_000, samples, theme };
        let epochs = with(Colouring::Epochs, 4);
        // Later is darker all the way, and no grey.
        let shades: Vec<_> = [31, 62, 125, 250, 500, 1_000, 2_000]
            .map(|epoch| epochs.rgba(&run(Some(epoch), 0, 0, f64::NAN)))
            .into();
        for pair in shades.windows(2) {
            assert!(lightness(pair[0]) > lightness(pair[1]) + 5.0, "{pair:?}");
        }
        let greys = [1, 2, 3, 4].map(|count| epochs.rgba(&run(None, count, 0, 0.25)));
        for (index, grey) in greys.iter().enumerate() {
            assert!(grey[0].abs_diff(grey[2]) < 24);
            assert!(!greys[..index].contains(grey));
        }
        // With many samples, too.
        let many = with(Colouring::Epochs, 10_000);
        assert_ne!(many.rgba(&run(None, 1, 1, 0.2)), many.rgba(&run(None, 10_000, 1, 0.2)));
        // Each set of rows has a colour of its own.
        let ending = with(Colouring::Ending, 4);
        let mut colours: Vec<_> = (0_u32..16)
            .map(|rows| ending.rgba(&run(None, rows.count_ones() as usize, rows, 0.1)))
            .collect();
        colours.sort_unstable();
        colours.dedup();
        assert_eq!(colours.len(), 16);
        // Where other rows than those that train are not right, too, only their number counts.
        let held_out = [0b0101, 0b1101].map(|rows| ending.rgba(&run(None, 1, rows, 0.1)));
        assert_eq!(held_out[0], held_out[1]);
        let loss = with(Colouring::Loss, 4);
        let losses = [1e-9, 1e-6, 1e-4, 0.01, 1.0, 5.0].map(|it| loss.rgba(&run(None, 4, 15, it)));
        assert_eq!((losses[0], losses[4]), (losses[1], losses[5]));
        assert!(losses[1..5].windows(2).all(|pair| lightness(pair[0]) > lightness(pair[1])));
        let diverged = MappedRun { has_diverged: true, ..run(None, 4, 15, f64::NAN) };
        let all = [epochs, ending, loss].map(|colours| colours.rgba(&diverged));
        assert!(all.iter().all(|&colour| colour == all[0]));
    }
}

fn lightness([red, green, blue, _]: [u8; 4]) -> f64 {
    0.2126 * f64::from(red) + 0.7152 * f64::from(green) + 0.0722 * f64::from(blue)
}
