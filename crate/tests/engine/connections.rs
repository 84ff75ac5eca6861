//! Layers without biases, and direct connections from the inputs to the output. `tests/oracle/make_connections.py` has what
//! a program says that goes from neuron to neuron.

use ndarray::array;
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::{FiniteDifference, InputPlane, Line, Plane, Trace};
use xor_playground::network::{Activation, HiddenSize, Shape, ShapeError};
use xor_playground::pictures::HiddenSpace;
use xor_playground::text::{SavedRun, Setting, Settings, numpy_program, torch_program};
use xor_playground::training::{Start, survey};
use xor_playground::{DataSet, Network, Replay, Trainer};

use crate::common::{bits, shape};

fn read(link: &str) -> Settings {
    let (settings, problems) = Settings::from_link(link);
    assert_eq!(problems, [], "{link}");
    settings
}

#[test]
fn a_run_agrees_with_a_program_that_goes_from_neuron_to_neuron() {
    let all: Value = serde_json::from_str(include_str!("../fixtures/connections.json")).unwrap();
    let cases = all.as_array().unwrap();
    assert!(cases.len() >= 7);
    for case in cases {
        let close = |ours: f64, theirs: &Value| (ours - theirs.as_f64().unwrap()).abs() < 1e-12;
        let mut trainer = Trainer::new(read(case["link"].as_str().unwrap()).run().clone());
        for state in case["losses"].as_array().unwrap() {
            trainer.step(state[0].as_u64().unwrap() - trainer.epoch());
            assert!(close(trainer.loss(), &state[1]), "{case}: {} at {state}", trainer.loss());
        }
        let theirs = case["predictions"].as_array().unwrap();
        assert_eq!(trainer.outputs().count(), theirs.len());
        assert!(trainer.outputs().zip(theirs).all(|(ours, theirs)| close(ours, theirs)), "{case}");
    }
}

#[test]
fn one_hidden_neuron_is_enough_with_direct_connections() {
    // The network of Rumelhart, Hinton and Williams, "Learning internal representations by error propagation", 1986.
    let learns = |link: &str| {
        let run = read(link).run().clone();
        let runs: Vec<_> = (0..20).map(|seed| run.with_seed(seed).unwrap()).collect();
        survey(&runs, 5_000).iter().filter(|outcome| outcome.solved_at.is_some()).count()
    };
    assert_eq!(learns("hidden=1"), 0);
    assert!(learns("hidden=1&direct=on") >= 15);
}

#[test]
fn the_parameters_are_those_that_there_are() {
    let two = || shape(2, &[3, 2], Activation::Tanh, Activation::Sigmoid);
    let count = |biases: &[bool]| two().with_biases(biases).unwrap().parameter_count();
    assert_eq!(count(&[true, true, true]), 6 + 3 + 6 + 2 + 2 + 1);
    assert_eq!(count(&[false, true, true]), 6 + 6 + 2 + 2 + 1);
    assert_eq!(count(&[false, false, false]), 6 + 6 + 2);
    assert_eq!(two().with_direct_connections(true).parameter_count(), 6 + 3 + 6 + 2 + 4 + 1);
    assert_eq!(two().with_biases(&[true]), Err(ShapeError::Biases));
    // A network without layers takes the inputs anyway.
    let none = shape(2, &[], Activation::Tanh, Activation::Sigmoid);
    assert_eq!(none.clone().with_direct_connections(true), none);
    // By hand: h = tanh(x − y), y = σ(2h + 3x − y).
    let shape = shape(2, &[1], Activation::Tanh, Activation::Sigmoid);
    let shape = shape.with_biases(&[false, false]).unwrap().with_direct_connections(true);
    let network = Network::new(shape, vec![1.0, -1.0, 2.0, 3.0, -1.0]).unwrap();
    let (x, y) = (0.5_f64, 2.0);
    let sum = 2.0 * (x - y).tanh() + 3.0 * x - y;
    let expected = 1.0 / (1.0 + (-sum).exp());
    assert!((network.output_for(&[x, y]).unwrap() - expected).abs() < 1e-15);
    let layers: Vec<_> = network.layers().collect();
    assert_eq!((layers[1].weights.dim(), layers[1].biases.len()), ((3, 1), 0));
    let answers = network.activations_for(&array![[x, y]]).unwrap();
    assert_eq!(answers.dim(), (4, 1));
    let output = network.output_for(&[x, y]).unwrap();
    assert_eq!(answers[[3, 0]].to_bits(), output.to_bits());
}

#[test]
fn a_trace_is_the_gradient_and_what_differences_say() {
    let links = [
        "hidden=3,2&activation=tanh&bias=off&direct=on&lr=0.1&seed=3",
        "hidden=4&bias=on,off&direct=on&lr=0.3&seed=1&loss=cross-entropy",
        "hidden=5&activation=softplus&bias=off&lr=0.1&data=1,2,3,1;-1,0,2,0&direct=on",
        "hidden=2&activation=tanh&features=x2,y2,xy&direct=on&bias=off,on&data=circle&batch=7",
    ];
    for link in links {
        let mut replay = Replay::new(read(link).run().clone());
        replay.step(9);
        let trace = Trace::at(&replay, 1).unwrap();
        replay.step(1);
        if !link.contains("batch") {
            assert_eq!(bits(&trace.parameters_after), bits(replay.network().parameters()));
        }
        for parameter in 0..trace.sum.len() {
            let difference = trace.batch_finite_difference(parameter).unwrap();
            let FiniteDifference::Derivative { value: difference, .. } = difference else {
                panic!("{link}, {parameter}: no derivative")
            };
            let gradient = trace.gradient[parameter];
            assert!((difference - gradient).abs() < 1e-10, "{link}, {parameter}: {gradient}");
        }
    }
}

#[test]
fn without_a_bias_a_line_goes_through_the_origin() {
    let shape = Shape::default().with_biases(&[false, true]).unwrap();
    let network = Network::new(shape, vec![2.0, 1.0, 1.0, -3.0, 1.0, 1.0, 0.5]).unwrap();
    let line = Line::of(&network, 1).unwrap();
    assert_eq!(bits(&line.parameters()), bits(&[1.0, -3.0, 0.0]));
    assert_eq!(line.changes(&network, 1), []);
    let turned = line.turned([0.0, 0.0], [1.0, 1.0]).unwrap();
    assert_eq!(turned.changes(&network, 1).len(), 2);
    assert!(!network.neuron_line(0, 1, InputPlane::UNIT).is_empty());
}

#[test]
fn the_hidden_space_has_what_the_output_takes() {
    let run = read("hidden=1&direct=on&seed=4").run().clone();
    let network = run.start();
    let mut space = HiddenSpace::new(16, 4);
    let data = DataSet::xor();
    // h1 and x.
    space.look_at(&network, &data, Plane::Neurons([0, 1])).unwrap();
    let answers = network.activations_for(&data.inputs()).unwrap();
    for (sample, at) in space.samples().iter().enumerate() {
        assert_eq!(bits(at), bits(&[answers[[2, sample]], data.inputs()[[sample, 0]]]));
    }
    assert!(space.look_at(&network, &data, Plane::Neurons([1, 3])).is_err());
    assert!(!space.separation().is_separated);
    // What the output neuron makes of it is what the network answers.
    let mut trainer = Trainer::new(run);
    trainer.step(5_000);
    assert!(trainer.loss() < 0.01);
    space.look_at(trainer.network(), &data, Plane::Principal).unwrap();
    assert!(space.separation().is_separated);
    let [low, high] = space.input_ranges()[0].ends();
    let (lowest, highest) = ([low, low], [high, high]);
    for (output, at) in [(space.outputs()[0], lowest), (*space.outputs().last().unwrap(), highest)]
    {
        assert_eq!(output.to_bits(), trainer.network().output_for(&at).unwrap().to_bits());
    }
}

#[test]
fn they_are_settings() {
    let mut settings = read("hidden=3,2&bias=on,off,on&direct=on");
    assert_eq!(settings.to_link(), "hidden=3,2&bias=on,off,on&direct=on");
    let json = settings.to_json();
    assert!(json.contains("  \"bias\": \"on,off,on\",\n  \"direct\": \"on\",\n"), "{json}");
    assert_eq!(Settings::from_json(&json).unwrap(), settings);
    // Layers that are new have biases; the output keeps its word.
    settings.set(Setting::Hidden, "4").unwrap();
    assert_eq!(settings.text(Setting::Bias), "on");
    settings.set(Setting::Bias, "off").unwrap();
    settings.set(Setting::Hidden, "4,3").unwrap();
    assert_eq!(settings.to_link(), "hidden=4,3&bias=off,on,off&direct=on");
    settings.set(Setting::Features, "xy").unwrap();
    assert_eq!(settings.text(Setting::Bias), "off,on,off");
    assert_eq!(settings.text(Setting::Direct), "on");
    settings.set(Setting::Hidden, "0").unwrap();
    assert_eq!(settings.text(Setting::Direct), "");
    let useless = settings.set(Setting::Direct, "on").unwrap_err().to_string();
    assert_eq!(useless, "Direct connections can be set only for hidden layers.");
    for wrong in ["", "yes", "on,off,on,on", "on,", "ON"] {
        let rejected = settings.set(Setting::Bias, wrong).unwrap_err().to_string();
        assert!(rejected.starts_with("Bias takes on, off, or one for each layer"), "{rejected}");
    }
    let mut settings = read("parameters=1,2,3,4,5,6,7,8,9");
    settings.set(Setting::Bias, "on,off").unwrap();
    assert_eq!(settings.run().setup().start, Start::default());
}

#[test]
fn a_saved_run_and_the_programs_have_them() {
    let settings = read("hidden=2&bias=off,on&direct=on&seed=5");
    let start = settings.run().start().parameters().to_vec();
    let saved = SavedRun::new(settings.clone(), 0, start).unwrap();
    let json = saved.to_json();
    assert!(json.contains("\"biases\": []"), "{json}");
    assert_eq!(SavedRun::from_json(&json).unwrap(), saved);
    let numpy = numpy_program(settings.run(), 10);
    for part in [
        "np.dot(np.hstack([self.hidden_layer_output, inputs]), self.output_weight)",
        "error_hidden_layer = d_predicted_output.dot(self.output_weight[:2].T)",
        "np.hstack([self.hidden_layer_output, inputs]).T.dot(d_predicted_output),",
    ] {
        assert!(numpy.contains(part), "{part} is not in\n{numpy}");
    }
    assert!(!numpy.contains("hidden_bias") && numpy.contains("output_bias"), "{numpy}");
    let torch = torch_program(settings.run(), 10);
    for part in ["nn.Linear(2, 2, bias=False)", "nn.Linear(4, 1)", "torch.cat([hidden_output, inp"]
    {
        assert!(torch.contains(part), "{part} is not in\n{torch}");
    }
    assert_eq!(HiddenSize::MIN.get(), 1);
}
