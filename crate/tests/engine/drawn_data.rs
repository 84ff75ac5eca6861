//! Data sets that are drawn: the points of their definitions (`tests/oracle/make_data.py`), the same in an exported
//! program, and what links and files say of them.

use ndarray::ArrayView1;
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::DataSet;
use xor_playground::data::{DataError, NamedData, Recipe};
use xor_playground::text::{Setting, Settings};

fn all() -> impl Iterator<Item = NamedData> {
    NamedData::ALL.into_iter().filter(|named| named.is_drawn())
}

fn draw(kind: NamedData, samples: u32, noise: f64, seed: u32) -> DataSet {
    DataSet::drawn(Recipe { kind, samples, noise, seed }).unwrap()
}

/// Of each sample its inputs, and then its target.
fn numbers(data: &DataSet) -> Vec<Vec<f64>> {
    let targets = data.targets();
    let row =
        |(row, target): (ArrayView1<'_, f64>, &f64)| row.iter().chain([target]).copied().collect();
    data.inputs().rows().into_iter().zip(&targets).map(row).collect()
}

fn bits(numbers: &[Vec<f64>]) -> Vec<u64> {
    numbers.concat().into_iter().map(f64::to_bits).collect()
}

fn read(link: &str) -> Settings {
    let (settings, problems) = Settings::from_link(link);
    assert_eq!(problems, [], "{link}");
    settings
}

/// A number of millionths, which a multiple of 10⁻⁶ is the nearest number to.
#[expect(clippy::cast_possible_truncation, reason = "it is far from the largest")]
fn millionths(number: f64) -> i64 {
    (number * 1e6).round() as i64
}

/// Whether a sample is a one and no zero: its target is one of the two.
#[track_caller]
fn is_one_of(target: f64) -> bool {
    match millionths(target) {
        0 => false,
        1_000_000 => true,
        _ => panic!("{target} is no class"),
    }
}

#[test]
fn the_numbers_are_those_of_the_definitions() {
    let sets: Value = serde_json::from_str(include_str!("../fixtures/data.json")).unwrap();
    let mut seen = Vec::new();
    for set in sets.as_array().unwrap() {
        let whole = |key: &str| u32::try_from(set[key].as_u64().unwrap()).unwrap();
        let (noise, name) = (set["noise"].as_f64().unwrap(), set["name"].as_str().unwrap());
        let ours = numbers(&draw(name.parse().unwrap(), whole("samples"), noise, whole("seed")));
        let what = || format!("{name}, {} samples, noise {noise}", whole("samples"));
        if let Some(rows) = set["rows"].as_array() {
            let row = |row: &Value| -> Vec<f64> {
                row.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
            };
            let theirs: Vec<_> = rows.iter().map(row).collect();
            assert_eq!(ours, theirs, "{}", what());
            assert_eq!(bits(&ours), bits(&theirs), "{}", what());
        } else {
            let placed = (1..).zip(ours.concat()).map(|(place, number)| place * millionths(number));
            assert_eq!(Some(placed.sum()), set["checksum"].as_i64(), "{}", what());
        }
        seen.push(name.to_owned());
    }
    for kind in all() {
        assert_eq!(seen.iter().filter(|name| **name == kind.to_string()).count(), 5, "{kind}");
    }
}

#[test]
fn all_are_finite_and_of_six_decimals_without_minus_zero() {
    for kind in all() {
        for (samples, noise, seed) in [(10, 0.0, 0), (201, 7.0, 5), (10_000, 50.0, u32::MAX)] {
            let data = draw(kind, samples, noise, seed);
            assert_eq!(data.samples(), samples as usize);
            for number in numbers(&data).concat() {
                let decimals = millionths(number);
                #[expect(clippy::cast_precision_loss, reason = "it is less than 2⁵³")]
                let read = decimals as f64 / 1e6;
                assert_eq!(number.to_bits(), read.to_bits(), "{kind}: {number}");
            }
        }
    }
}

#[test]
fn without_noise_a_class_is_half_of_the_samples_and_where_its_definition_has_it() {
    for (name, of_first_half) in [
        ("circle", true),
        ("gaussians", true),
        ("spiral", true),
        ("moons", false),
        ("rings", false),
    ] {
        for samples in [10, 200, 333] {
            let data = draw(name.parse().unwrap(), samples, 0.0, 9);
            for (index, target) in data.targets().into_iter().enumerate() {
                let is_first = index < samples as usize / 2;
                let is_one = is_first == of_first_half;
                assert_eq!(is_one_of(*target), is_one, "{name}, {index} of {samples}");
            }
        }
    }
    let has_class = |name: &str, is_right: fn(f64, f64, bool) -> bool| {
        for row in numbers(&draw(name.parse().unwrap(), 1_000, 0.0, 4)) {
            let [x, y, target] = row[..] else { panic!("{name}: {row:?}") };
            assert!(is_right(x, y, is_one_of(target)), "{name}: {row:?}");
        }
    };
    has_class("circle", |x, y, is_one| match x.hypot(y) {
        r if is_one => r < 2.5,
        r => (3.5 - 1e-6..5.0 + 1e-6).contains(&r),
    });
    has_class("four-clouds", |x, y, is_one| {
        (x.signum() != y.signum()) == is_one
            && [x, y].iter().all(|c| (0.3..=5.3).contains(&c.abs()))
    });
    // The angle says how far along the arm a point is, and the radius, too.
    has_class("spiral", |x, y, is_one| {
        let (radius, turn) = (x.hypot(y), if is_one { 0.0 } else { std::f64::consts::PI });
        let angle = 3.5 * std::f64::consts::PI * radius / 5.0 + turn;
        radius <= 5.0 + 1e-6 && (x - radius * angle.sin()).hypot(y - radius * angle.cos()) < 1e-4
    });
    has_class("moons", |x, y, is_one| {
        let (x, y) = (x / 3.0 + 0.5, y / 3.0 + 0.25);
        let (x, y) = if is_one { (1.0 - x, 0.5 - y) } else { (x, y) };
        (x.hypot(y) - 1.0).abs() < 1e-6 && y > -1e-6
    });
    has_class("rings", |x, y, is_one| (x.hypot(y) - if is_one { 2.5 } else { 5.0 }).abs() < 1e-5);
}

#[test]
fn two_gaussians_have_their_centers_and_the_variance_of_their_noise() {
    for (noise, expected) in [(0.0, 0.5), (25.0, 2.25), (50.0, 4.0)] {
        let data = draw(NamedData::Gaussians, 10_000, noise, 1);
        for (column, half, center) in [(0, 0, 2.0), (1, 0, 2.0), (0, 1, -2.0), (1, 1, -2.0)] {
            let half = if half == 0 { 0..5_000 } else { 5_000..10_000 };
            let half = data.select(&half.collect::<Vec<_>>()).unwrap();
            let inputs = half.inputs();
            let column = inputs.column(column);
            let (mean, variance) = (column.mean().unwrap(), column.var(0.0));
            assert!((mean - center).abs() < 0.1, "noise {noise}: mean {mean}");
            assert!((variance / expected - 1.0).abs() < 0.06, "noise {noise}: variance {variance}");
        }
    }
}

#[test]
fn without_noise_a_target_of_a_regression_is_its_formula() {
    let centers = [(-4.0, 2.5, 1.0), (0.0, 2.5, -1.0), (4.0, 2.5, 1.0)];
    for row in numbers(&draw(NamedData::Line, 500, 0.0, 2)) {
        assert!((row[1] - (2.0 * row[0] + 3.0)).abs() <= 5e-7, "{row:?}");
    }
    for row in numbers(&draw(NamedData::Sine, 500, 0.0, 2)) {
        assert!((row[1] - row[0].sin()).abs() <= 6e-7 && row[0].abs() <= 6.0, "{row:?}");
    }
    for row in numbers(&draw(NamedData::Plane, 500, 0.0, 2)) {
        assert!((row[2] - (row[0] + row[1]) / 10.0).abs() <= 6e-7, "{row:?}");
    }
    for row in numbers(&draw(NamedData::Bumps, 2_000, 0.0, 2)) {
        let (below, y) = (if row[1] < 0.0 { -1.0 } else { 1.0 }, row[1].abs());
        let near = centers.iter().find(|(x, center, _)| (row[0] - x).hypot(y - center) < 2.0);
        let height = near.map_or(0.0, |(x, center, height)| {
            below * height * (1.0 - (row[0] - x).hypot(y - center) / 2.0)
        });
        assert!((row[2] - height).abs() <= 6e-7, "{row:?}");
    }
}

#[test]
fn noise_moves_targets_or_points_and_no_more_than_it_says() {
    let differences = |kind: NamedData, noise: f64| -> (f64, f64) {
        let (with, without) = (draw(kind, 500, noise, 6), draw(kind, 500, 0.0, 6));
        let largest =
            |differences: Vec<f64>| differences.into_iter().map(f64::abs).fold(0.0, f64::max);
        let inputs = (&with.inputs() - &without.inputs()).into_iter().collect();
        let targets = (&with.targets() - &without.targets()).into_iter().collect();
        (largest(inputs), largest(targets))
    };
    for kind in all() {
        let (inputs, targets) = differences(kind, 50.0);
        let moves_points = ["gaussians", "spiral", "moons", "rings"].contains(&&*kind.to_string());
        assert_eq!((inputs > 0.0, targets > 0.0), (moves_points, !moves_points), "{kind}");
    }
    assert!(differences(NamedData::Spiral, 20.0).0 <= 0.2 + 1e-6);
    assert!(differences(NamedData::Line, 20.0).1 <= 2.0 * 6.0 * 0.2 + 1e-6);
    assert!(differences(NamedData::Plane, 20.0).1 <= 2.0 * 6.0 * 0.2 / 10.0 + 1e-6);
}

#[test]
fn another_seed_draws_other_points_unless_there_is_nothing_to_draw() {
    for kind in all() {
        let is_other = draw(kind, 50, 0.0, 1) != draw(kind, 50, 0.0, 2);
        let is_even = ["spiral", "moons", "rings"].contains(&&*kind.to_string());
        assert_eq!(is_other, !is_even, "{kind}");
        assert_ne!(draw(kind, 50, 20.0, 1), draw(kind, 50, 20.0, 2), "{kind}");
        // The seed of the start is another.
        let link = |seed| format!("data={kind}&seed={seed}&noise=20");
        let data = |seed| read(&link(seed)).run().setup().data.clone();
        assert_eq!(data(1), data(2));
    }
}

#[test]
fn a_recipe_is_remembered_and_is_not_what_makes_two_equal() {
    let recipe = Recipe { samples: 12, noise: 3.5, seed: 8, ..Recipe::of(NamedData::Moons) };
    let data = DataSet::drawn(recipe).unwrap();
    assert_eq!((data.recipe(), NamedData::of(&data)), (Some(recipe), Some(NamedData::Moons)));
    let given = DataSet::new(data.inputs().to_owned(), data.targets().to_owned()).unwrap();
    assert_eq!(given, data);
    assert_eq!((given.recipe(), NamedData::of(&given)), (None, None));
    assert_eq!(data.select(&[0, 1]).unwrap().recipe(), None);
    assert_eq!(DataSet::xor().recipe(), None);
    let remembered = draw(NamedData::Moons, 10, -0.0, 0).recipe().unwrap();
    assert_eq!(remembered.noise.to_bits(), 0);
}

#[test]
fn what_is_no_recipe_is_refused() {
    let circle = Recipe::of(NamedData::Circle);
    for recipe in [
        Recipe { samples: 9, ..circle },
        Recipe { samples: 10_001, ..circle },
        Recipe { noise: -1e-9, ..circle },
        Recipe { noise: 50_f64.next_up(), ..circle },
        Recipe { noise: f64::NAN, ..circle },
        Recipe::of(NamedData::Xor),
        Recipe::of(NamedData::Parity3),
    ] {
        assert_eq!(DataSet::drawn(recipe), Err(DataError::Recipe), "{recipe:?}");
    }
}

#[test]
fn a_link_has_of_a_recipe_what_differs_from_the_default() {
    for link in [
        "data=circle",
        "data=circle&samples=500&noise=10&data-seed=3",
        "seed=5&hidden=4&data=spiral&noise=0.5&loss=mse&batch=30",
        "data=line&samples=10",
        "output=tanh&data=sine&data-seed=4294967295",
    ] {
        assert_eq!(read(link).to_link(), link);
    }
    let pairs = "data=moons&samples=200&noise=-0&data-seed=0";
    assert_eq!(read(pairs).to_link(), "data=moons");
    let recipe = read("data-seed=3&noise=10&samples=500&data=circle").run().setup().data.recipe();
    let expected = Recipe { samples: 500, noise: 10.0, seed: 3, ..Recipe::of(NamedData::Circle) };
    assert_eq!(recipe, Some(expected));
    assert_eq!(read("data=line").run().setup().shape.inputs(), 1);
}

#[test]
fn what_is_drawn_by_can_be_set_where_something_is_drawn() {
    let mut settings = Settings::default();
    let settings_of_recipes = [Setting::Samples, Setting::Noise, Setting::DataSeed];
    for (setting, name) in settings_of_recipes.into_iter().zip(["Samples", "Noise", "Data seed"]) {
        assert_eq!(settings.text(setting), "");
        let answer = settings.set(setting, "20").unwrap_err().to_string();
        assert_eq!(
            answer,
            format!("{name} can be set only for data that are drawn, such as circle.")
        );
    }
    settings.set(Setting::Data, "circle").unwrap();
    assert_eq!(settings_of_recipes.map(|setting| settings.text(setting)), ["200", "0", "0"]);
    for (setting, text, answer) in [
        (Setting::Samples, "9", "Samples takes a whole number from 10 to 10000, not “9”."),
        (Setting::Samples, "10001", "Samples takes a whole number from 10 to 10000, not “10001”."),
        (Setting::Samples, "20.5", "Samples takes a whole number from 10 to 10000, not “20.5”."),
        (Setting::Noise, "51", "Noise takes a number from 0 to 50, not “51”."),
        (Setting::Noise, "-1", "Noise takes a number from 0 to 50, not “-1”."),
        (Setting::DataSeed, "-1", "Data seed takes a whole number from 0 to 4294967295, not “-1”."),
    ] {
        assert_eq!(settings.set(setting, text).unwrap_err().to_string(), answer);
    }
    let texts = ["50", "7.5", "9"];
    for (setting, text) in settings_of_recipes.into_iter().zip(texts) {
        settings.set(setting, text).unwrap();
    }
    // Another that is drawn is drawn by the same numbers; one that is not has none.
    for kind in all() {
        settings.set(Setting::Data, &kind.to_string()).unwrap();
        assert_eq!(settings_of_recipes.map(|setting| settings.text(setting)), texts);
        assert_eq!(settings.run().setup().data, draw(kind, 50, 7.5, 9));
    }
    settings.set(Setting::Data, "xor").unwrap();
    assert_eq!(settings, Settings::default());
}

#[test]
fn fewer_samples_than_a_batch_make_it_full() {
    let mut settings = read("data=circle&batch=60&shuffle=3");
    settings.set(Setting::Samples, "60").unwrap();
    assert_eq!(settings.text(Setting::Batch), "60");
    settings.set(Setting::Samples, "59").unwrap();
    assert_eq!(settings.text(Setting::Batch), "full");
}

#[test]
fn targets_that_a_loss_does_not_take_are_refused() {
    let mut settings = read("loss=cross-entropy");
    settings.set(Setting::Data, "rings").unwrap();
    let answer = settings.set(Setting::Data, "plane").unwrap_err().to_string();
    assert_eq!(answer, "Data cannot be “plane”: cross-entropy takes targets from 0 to 1.");
    assert_eq!(settings.text(Setting::Data), "rings");
}

#[test]
fn a_file_has_the_name_and_what_is_drawn_by() {
    let settings = read("data=bumps&samples=5000&noise=2.5&data-seed=7&output=tanh");
    let json = settings.to_json();
    let fields =
        "\n  \"data\": \"bumps\",\n  \"samples\": 5000,\n  \"noise\": 2.5,\n  \"data_seed\": 7,\n";
    assert!(json.contains(fields), "{json}");
    assert!(json.len() < 1_000, "{json}");
    let again = Settings::from_json(&json).unwrap();
    assert_eq!(again, settings);
    assert_eq!(again.to_json(), json);
    // A table can be said by its name, too.
    let of_table = Settings::from_json(r#"{"version": 1, "data": "and"}"#).unwrap();
    assert_eq!(of_table, read("data=and"));
    let message = |fields: &str| {
        let json = format!(r#"{{"version": 1, {fields}}}"#);
        Settings::from_json(&json).unwrap_err().to_string()
    };
    let names = NamedData::ALL.map(|named| named.to_string()).join(", ");
    for name in ["disc", "0,0,1", "Circle", " circle"] {
        let expected = format!("data takes one of {names}, not \"{name}\".");
        assert_eq!(message(&format!("\"data\": \"{name}\"")), expected);
    }
    let expected = "data takes a name, or an object with \"inputs\" and \"targets\", not 3.";
    assert_eq!(message(r#""data": 3"#), expected);
    let expected = "samples takes a whole number from 10 to 10000, not 9.";
    assert_eq!(message(r#""data": "circle", "samples": 9"#), expected);
    let expected = "noise can be set only for data that are drawn, such as circle.";
    assert_eq!(message(r#""noise": 9"#), expected);
}

#[cfg(not(target_arch = "wasm32"))]
mod in_python {
    use xor_playground::text::{numpy_program, torch_program};

    use super::{all, bits, numbers, read};
    use crate::in_python::output;

    const RECIPES: [&str; 4] = [
        "",
        "&samples=10&data-seed=4294967295",
        "&samples=1001&noise=7&data-seed=3",
        "&samples=10000&noise=50&data-seed=1",
    ];

    /// What says the points of a program whose file is named on the command line.
    const SAY_POINTS: &str = "import runpy, sys\n\
         program = runpy.run_path(sys.argv[1])\n\
         for row, target in zip(program['INPUTS'].tolist(), program['EXPECTED_OUTPUT'].tolist()):\n    \
             print(*row, *target)\n";

    #[test]
    #[ignore = "takes Python with NumPy: npm test -- --only numpy"]
    fn the_programs_for_numpy_draw_the_same_points_to_the_last_digit() {
        for kind in all() {
            for recipe in RECIPES {
                let link = format!("seed=9&data={kind}{recipe}");
                let run = read(&link).run().clone();
                let program = numpy_program(&run, 10);
                let text = output(&program, &format!("{kind}-points"), &["-c", SAY_POINTS]);
                let row = |line: &str| line.split(' ').map(|n| n.parse().unwrap()).collect();
                let theirs: Vec<Vec<f64>> = text.lines().map(row).collect();
                assert!(bits(&theirs) == bits(&numbers(&run.setup().data)), "{link}\n{program}");
            }
        }
    }

    #[test]
    fn a_program_is_as_short_for_many_samples_as_for_few() {
        for kind in all() {
            let links = [10, 10_000].map(|samples| read(&format!("data={kind}&samples={samples}")));
            for program in [numpy_program, torch_program] {
                let [few, many] = links.clone().map(|settings| program(settings.run(), 100));
                assert_eq!(few.replace("SAMPLES = 10\n", "SAMPLES = 10000\n"), many);
                assert!(many.contains(&format!("network learns \"{kind}\": seed 0")), "{many}");
                assert!(many.lines().count() < 150, "{many}");
                assert!(many.lines().all(|line| line.chars().count() <= 105), "{many}");
            }
        }
    }
}
