//! Features that are computed from two inputs: what the first layer is given, wherever a network answers, learns, is
//! traced or drawn. `tests/oracle/make_features.py` has what NumPy says.

use ndarray::array;
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::{InputPlane, Plane, Trace};
use xor_playground::data::{Feature, Features};
use xor_playground::network::{Activation, Loss, ShapeError};
use xor_playground::numerics::sine;
use xor_playground::pictures::{HiddenSpace, NeuronPictures, Palette, Surface, Theme};
use xor_playground::text::{Setting, Settings, numpy_program, torch_program};
use xor_playground::training::{RunError, Start};
use xor_playground::{DataSet, Network, Replay, Run, Setup, Trainer};

use crate::common::{bits, shape};

const ALL: &str = "x,y,x2,y2,xy,sinx,siny";

fn fixture() -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../fixtures/features.json")).unwrap();
    all.as_array().unwrap().clone()
}

fn read(link: &str) -> Settings {
    let (settings, problems) = Settings::from_link(link);
    assert_eq!(problems, [], "{link}");
    settings
}

fn trainer(link: &str) -> Trainer {
    Trainer::new(read(link).run().clone())
}

fn close(ours: f64, theirs: &Value) -> bool {
    (ours - theirs.as_f64().unwrap()).abs() < 1e-12
}

#[test]
fn a_run_agrees_with_a_program_of_numpy() {
    let runs = fixture();
    let runs = runs.iter().filter(|case| case["link"].is_string());
    assert!(runs.clone().count() >= 5);
    for case in runs {
        let mut trainer = trainer(case["link"].as_str().unwrap());
        for state in case["losses"].as_array().unwrap() {
            trainer.step(state[0].as_u64().unwrap() - trainer.epoch());
            assert!(close(trainer.loss(), &state[1]), "{case}: {} at {state}", trainer.loss());
        }
        let theirs = case["predictions"].as_array().unwrap();
        assert_eq!(trainer.outputs().count(), theirs.len());
        assert!(trainer.outputs().zip(theirs).all(|(ours, theirs)| close(ours, theirs)), "{case}");
    }
}

/// The three cases of TensorFlow Playground.
fn playground() -> Vec<Value> {
    let cases: Vec<_> = fixture().into_iter().filter(|case| case["medians"].is_array()).collect();
    assert_eq!(cases.len(), 3);
    cases
}

/// The median of ten starts and draws of the test loss at some epochs, as TensorFlow Playground counts it: half the squared
/// error of targets −1 and 1, which is twice that of targets 0 and 1.
fn medians(link: &str, epochs: &[u64]) -> Vec<f64> {
    let mut courses: Vec<Vec<f64>> = (0..10)
        .map(|seed| {
            let mut trainer =
                trainer(&format!("seed={seed}&{link}&data-seed={seed}&split-seed={seed}"));
            let losses = epochs.iter().map(|&epoch| {
                trainer.step(epoch - trainer.epoch());
                2.0 * trainer.test_loss().unwrap()
            });
            losses.collect()
        })
        .collect();
    (0..epochs.len())
        .map(|at| {
            courses.sort_by(|one, other| one[at].total_cmp(&other[at]));
            f64::midpoint(courses[4][at], courses[5][at])
        })
        .collect()
}

#[test]
fn with_the_settings_of_tensorflow_playground_the_losses_are_those_of_its_own_algorithm() {
    for case in playground() {
        let mut trainer = trainer(case["run"].as_str().unwrap());
        let test = read(&format!("data={}", case["test"].as_str().unwrap()));
        let test = &test.run().setup().data;
        for state in case["losses"].as_array().unwrap() {
            trainer.step(state[0].as_u64().unwrap() - trainer.epoch());
            let [ours, theirs] = [
                trainer.network().mean_squared_error(test).unwrap() / 2.0,
                state[1].as_f64().unwrap(),
            ];
            assert!((ours - theirs).abs() < 1e-9, "{}: {ours} at {state}", case["data"]);
        }
    }
}

#[test]
fn what_tensorflow_playground_learns_is_learnt_as_well_in_as_many_epochs_with_the_data_here() {
    for case in playground() {
        let [data, features, hidden] =
            ["data", "features", "hidden"].map(|name| case[name].as_str().unwrap());
        let states = case["medians"].as_array().unwrap();
        let epochs: Vec<_> = states.iter().map(|state| state[0].as_u64().unwrap()).collect();
        let link = format!(
            "rule=adam&lr=0.005&hidden={hidden}&activation=tanh&data={data}&samples=500&features={features}\
             &split=50&loss=cross-entropy&batch=10&start=xavier-uniform"
        );
        for (ours, state) in medians(&link, &epochs).iter().zip(states) {
            assert!(*ours <= state[1].as_f64().unwrap(), "{data}, {hidden}: {ours} at {state}");
        }
    }
}

#[test]
fn what_is_computed_is_what_it_says() {
    let data = DataSet::new(array![[2.0, -3.0], [0.5, 4.0]], array![0.0, 1.0]).unwrap();
    let features = Features::chosen(&Feature::ALL).unwrap().of(&data);
    let expected = |x: f64, y: f64| [x, y, x * x, y * y, x * y, sine(x), sine(y)];
    for (row, [x, y]) in features.inputs().rows().into_iter().zip([[2.0, -3.0], [0.5, 4.0]]) {
        assert_eq!(bits(&row.to_vec()), bits(&expected(x, y)));
    }
    assert_eq!(features.targets(), data.targets());
    // Of one input, or three, there are none.
    let three = DataSet::new(array![[1.0, 2.0, 3.0]], array![0.0]).unwrap();
    assert_eq!(*Features::chosen(&[Feature::Product]).unwrap().of(&three), three);
    assert_eq!(Features::chosen(&[]), None);
}

#[test]
fn a_network_takes_the_inputs_and_computes_the_features_wherever_it_answers() {
    let run = read(&format!("seed=3&hidden=3,2&activation=tanh&features={ALL}")).run().clone();
    let network = run.start();
    let shape = network.shape();
    assert_eq!(
        (shape.inputs(), shape.input_neurons(), shape.neuron_count()),
        (2, 7, 7 + 3 + 2 + 1)
    );
    // The same layers over the features as inputs.
    let plain = Network::new(
        self::shape(7, &[3, 2], Activation::Tanh, Activation::Sigmoid),
        network.parameters().to_vec(),
    )
    .unwrap();
    let data = DataSet::new(array![[0.3, -1.5], [2.0, 0.7], [-4.0, 0.1]], array![0.0, 1.0, 1.0]);
    let data = data.unwrap();
    let features = shape.features().of(&data);
    let ours = network.predict(&data.inputs()).unwrap();
    let theirs = plain.predict(&features.inputs()).unwrap();
    assert_eq!(bits(&ours.to_vec()), bits(&theirs.to_vec()));
    assert_eq!(
        network.activations_for(&data.inputs()).unwrap(),
        plain.activations_for(&features.inputs()).unwrap()
    );
    for loss in [Loss::HalfSquaredError, Loss::CrossEntropy] {
        assert_eq!(
            bits(network.gradient(&data, loss).unwrap().parameters()),
            bits(plain.gradient(&features, loss).unwrap().parameters())
        );
    }
    assert_eq!(network.mean_squared_error(&data), plain.mean_squared_error(&features));
    assert!(network.predict(&features.inputs()).is_err());
}

#[test]
fn a_trace_and_the_pictures_are_of_the_features_too() {
    let link = format!("seed=5&hidden=2&lr=0.1&data=0,1,1;-2,3,0;1.5,1,1&features={ALL}&batch=2");
    let mut replay = Replay::new(read(&link).run().clone());
    replay.step(10);
    let trace = Trace::at(&replay, 1).unwrap();
    let [x, y] = [-2.0, 3.0];
    assert_eq!(bits(&trace.inputs), bits(&[x, y, x * x, y * y, x * y, sine(x), sine(y)]));
    let network = replay.network().clone();
    let difference = |parameter: usize| {
        let loss = |by: f64| {
            let mut parameters = trace.parameters.clone();
            parameters[parameter] += by;
            let network = Network::new(network.shape().clone(), parameters).unwrap();
            let output = network.output_for(&[x, y]).unwrap();
            0.5 * (trace.target - output).powi(2)
        };
        (loss(1e-6) - loss(-1e-6)) / 2e-6
    };
    for (parameter, part) in trace.part.iter().enumerate() {
        assert!((part - difference(parameter)).abs() < 1e-8, "{parameter}: {part}");
    }

    let data = &replay.run().setup().data;
    let plane = InputPlane::of(data);
    let palette = Palette::new(Theme::Light);
    let (mut surface, mut pictures) = (Surface::new(8), NeuronPictures::new(8));
    surface.render(&network, plane, &palette).unwrap();
    pictures.render(&network, plane, &palette).unwrap();
    let [low, high] = plane.range(0).ends();
    let step = (high - low) / 8.0;
    let pixels = surface.pixels().chunks_exact(4);
    for ((row, column), pixel) in (0..8).flat_map(|row| (0..8).map(move |at| (row, at))).zip(pixels)
    {
        let at = |steps: i32| low + (f64::from(steps) + 0.5) * step;
        let output = network.output_for(&[at(column), at(7 - row)]).unwrap();
        assert_eq!(pixel, palette.rgba(output));
    }
    // The output is the last of them: 7 features and 2 neurons come first.
    assert_eq!(pictures.pixels().len(), 10 * 8 * 8 * 4);
    assert_eq!(&pictures.pixels()[9 * 8 * 8 * 4..], surface.pixels());
}

#[test]
fn a_first_layer_of_features_has_curves_for_lines() {
    // z = x² + y² − 1.
    let shape = self::shape(2, &[1], Activation::Tanh, Activation::Sigmoid);
    let features = Features::chosen(&[Feature::XSquared, Feature::YSquared]).unwrap();
    let shape = shape.with_features(features).unwrap();
    let network = Network::new(shape, vec![1.0, 1.0, -1.0, 1.0, 0.0]).unwrap();
    let data = DataSet::new(array![[-2.0, -2.0], [2.0, 2.0]], array![0.0, 1.0]).unwrap();
    let line = network.neuron_line(0, 0, InputPlane::of(&data));
    assert!(line.len() > 4 * 20);
    for point in line.chunks_exact(2) {
        assert!((point[0].hypot(point[1]) - 1.0).abs() < 0.02, "{point:?}");
    }
}

#[test]
fn the_hidden_space_is_that_of_the_features() {
    let run = read("hidden=0&data=circle&features=x2,y2&seed=1").run().clone();
    let mut space = HiddenSpace::new(16, 4);
    let data = &run.setup().data;
    space.look_at(&run.start(), data, Plane::Neurons([0, 1])).unwrap();
    for (at, row) in space.samples().iter().zip(data.inputs().rows()) {
        assert_eq!(bits(at), bits(&[row[0] * row[0], row[1] * row[1]]));
    }
    // A line parts them there.
    assert!(space.separation().gap.is_some());
}

#[test]
fn they_are_a_setting() {
    let mut settings = read("features=siny,x,xy&hidden=3");
    assert_eq!(settings.text(Setting::Features), "x,xy,siny");
    assert_eq!(settings.to_link(), "hidden=3&features=x,xy,siny");
    let json = settings.to_json();
    assert!(json.contains("\"features\": [\"x\", \"xy\", \"siny\"]"), "{json}");
    assert_eq!(Settings::from_json(&json).unwrap(), settings);
    // They stay with other layers and other data of two inputs.
    settings.set(Setting::Hidden, "4,4").unwrap();
    settings.set(Setting::Data, "moons").unwrap();
    assert_eq!(settings.text(Setting::Features), "x,xy,siny");
    settings.set(Setting::Features, "y,x").unwrap();
    assert_eq!(settings.run().setup().shape.features(), Features::RAW);
    settings.set(Setting::Features, "x").unwrap();
    settings.set(Setting::Data, "parity3").unwrap();
    assert_eq!(settings.text(Setting::Features), "");
    let useless = settings.set(Setting::Features, "x").unwrap_err();
    assert_eq!(useless.to_string(), "Features can be set only for data with two inputs.");
    let mut settings = Settings::default();
    for wrong in ["", "z", "x,,y", "x y", "X"] {
        let rejected = settings.set(Setting::Features, wrong).unwrap_err().to_string();
        assert!(
            rejected.contains("takes x, y, x2, y2, xy, sinx, siny, or several such as x,y,xy"),
            "{rejected}"
        );
    }
}

#[test]
fn given_parameters_are_of_no_use_with_other_features() {
    let mut settings = read("hidden=0&parameters=1,2,3");
    settings.set(Setting::Features, "x2,y2").unwrap();
    assert_eq!(settings.run().setup().start, Start::default());
    settings.set(Setting::Parameters, "1,2,3").unwrap();
    settings.set(Setting::Features, "x2,y2").unwrap();
    assert_eq!(settings.text(Setting::Parameters), "1,2,3");
}

#[test]
fn features_without_end_are_refused() {
    let features = Features::chosen(&[Feature::XSquared]).unwrap();
    let setup = Setup {
        data: DataSet::new(array![[1e200, 0.0]], array![1.0]).unwrap(),
        shape: Setup::default().shape.with_features(features).unwrap(),
        ..Setup::default()
    };
    assert_eq!(Run::new(setup), Err(RunError::Features));
    let three = shape(3, &[2], Activation::Tanh, Activation::Sigmoid);
    assert_eq!(three.with_features(features), Err(ShapeError::Features));
}

#[test]
fn the_programs_compute_them() {
    let run = read("data=circle&features=x2,xy,siny&split=50").run().clone();
    let numpy = numpy_program(&run, 10);
    let columns = "    return np.stack([x * x, x * y, np.sin(y)], axis=1)\n";
    assert!(numpy.contains(columns), "{numpy}");
    assert!(numpy.contains("network.train(features(INPUTS[TRAINING]), EXPECTED_OUTPUT[TRAINING]"));
    let torch = torch_program(&run, 10);
    assert!(torch.contains("torch.stack([x * x, x * y, torch.sin(y)], dim=1)"), "{torch}");
    assert!(!numpy_program(&read("").run().clone(), 10).contains("features"));
}
