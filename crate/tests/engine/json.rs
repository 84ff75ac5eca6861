//! Settings in a file: read to the last bit, or answered with the field that is wrong.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::text::{JsonError, SavedRun, Setting, Settings};
use xor_playground::{Network, Replay};

fn read(json: &str) -> Settings {
    Settings::from_json(json).unwrap_or_else(|error| panic!("{error} {json}"))
}

/// The message on a file with these fields, and a version.
fn message(fields: &str) -> String {
    let json = format!(r#"{{"version": 1, {fields}}}"#);
    Settings::from_json(&json).unwrap_err().to_string()
}

fn linked(link: &str) -> Settings {
    let (settings, problems) = Settings::from_link(link);
    assert_eq!(problems, []);
    settings
}

#[test]
fn a_file_has_every_value_that_is_used_under_its_name() {
    let settings = linked(
        "seed=42&lr=0.25&epochs=777&hidden=5,3&activation=tanh,leaky-relu&output=tanh\
         &data=0,0,0;-0.5,1e-7,1&loss=mse&batch=2&shuffle=9&start=uniform&range=0.5&rule=adam\
         &l2=0.001&edits=812:lr:0.3,1000:lr:0.5",
    );
    let json = r#"{
  "version": 1,
  "seed": 42,
  "learning_rate": 0.25,
  "epochs": 777,
  "hidden": [{"size": 5, "activation": "tanh"}, {"size": 3, "activation": "leaky-relu"}],
  "output": "tanh",
  "bias": "on",
  "direct": "off",
  "data": {
    "inputs": [[0, 0], [-0.5, 1e-7]],
    "targets": [0, 1]
  },
  "features": ["x", "y"],
  "split": 0,
  "loss": "mse",
  "batch": 2,
  "order": "shuffled",
  "shuffle": 9,
  "start": "uniform",
  "range": 0.5,
  "rule": "adam",
  "beta1": 0.9,
  "beta2": 0.999,
  "epsilon": 1e-8,
  "l1": 0,
  "l2": 0.001,
  "edits": [{"epoch": 812, "learning_rate": 0.3}, {"epoch": 1000, "learning_rate": 0.5}]
}
"#;
    assert_eq!(settings.to_json(), json);
    assert_eq!(read(json), settings);
}

#[test]
fn given_parameters_stand_there_as_a_list() {
    let settings = linked("hidden=0&parameters=0.5,-1e-9,3");
    let json = settings.to_json();
    assert!(json.contains("\n  \"hidden\": [],\n"), "{json}");
    assert!(json.contains("\n  \"parameters\": [0.5, -1e-9, 3],\n"), "{json}");
    assert!(!json.contains("\"seed\"") && !json.contains("\"start\""), "{json}");
    assert_eq!(read(&json), settings);
}

#[test]
fn a_field_that_is_not_there_is_as_by_default_but_for_the_version() {
    assert_eq!(read(r#"{"version": 1}"#), Settings::default());
    assert_eq!(read(r#"{"seed": 11, "version": 1}"#), linked("seed=11"));
    let error = Settings::from_json(r#"{"seed": 11}"#).unwrap_err();
    assert!(matches!(&error, JsonError::Missing(name) if name == "version"), "{error:?}");
    assert_eq!(error.to_string(), "version is missing.");
}

#[test]
fn fields_may_stand_in_any_order() {
    let json = r#"{"beta1": 0.5, "batch": 1, "parameters": [1, 2], "rule": "adam", "hidden": [],
        "data": {"targets": [0, 1], "inputs": [[1], [0]]}, "version": 1}"#;
    let link = "hidden=0&data=1,0;0,1&batch=1&parameters=1,2&rule=adam&beta1=0.5";
    assert_eq!(read(json), linked(link));
}

#[test]
fn a_file_of_another_version_is_answered_before_anything_else() {
    let error = Settings::from_json(r#"{"version": 2, "colour": "blue"}"#).unwrap_err();
    assert!(matches!(&error, JsonError::Newer(version) if version == "2"), "{error:?}");
    let message = error.to_string();
    assert!(message.starts_with("This was made by a newer version"), "{message}");
    for version in ["0", "-1", "1.5", "\"1\"", "null", "[1]"] {
        let error = Settings::from_json(&format!(r#"{{"version": {version}}}"#)).unwrap_err();
        assert_eq!(error.to_string(), format!("version takes 1, not {version}."));
    }
}

#[test]
fn what_is_no_json_is_answered_with_the_place() {
    let whole = Settings::default().to_json();
    let cut = &whole[..whole.len() / 2];
    for json in ["", "seed=11", "{", cut, r#"{"version": 1,}"#, r#"{"version": 1, "l1": NaN}"#] {
        let error = Settings::from_json(json).unwrap_err();
        assert!(matches!(error, JsonError::Syntax(_)), "{json}");
        let message = error.to_string();
        assert!(message.starts_with("This is no JSON: "), "{message}");
        // The browsers name the place in words of their own, or not at all.
        assert!(cfg!(target_arch = "wasm32") || message.contains(" line "), "{message}");
    }
    let deep = "[".repeat(100_000);
    assert!(matches!(Settings::from_json(&deep), Err(JsonError::Syntax(_))));
    let deep_value =
        format!("{{\"version\": 1, \"seed\": {}1{}}}", "[".repeat(50_000), "]".repeat(50_000));
    assert!(Settings::from_json(&deep_value).is_err());
    for json in ["1", "null", "[]", "\"seed\""] {
        let message = Settings::from_json(json).unwrap_err().to_string();
        assert_eq!(
            message,
            format!("The file takes an object with fields such as \"seed\", not {json}.")
        );
    }
}

#[test]
fn a_field_that_there_is_not_is_named_with_its_place() {
    for (fields, path) in [
        (r#""colour": "blue""#, "colour"),
        (r#""lr": 1"#, "lr"),
        (r#""activation": "tanh""#, "activation"),
        (r#""hidden": [{"size": 2, "activation": "tanh", "bias": 0}]"#, "hidden[0].bias"),
        (r#""data": {"inputs": [[0]], "targets": [0], "name": "x"}"#, "data.name"),
        (r#""edits": [{"epoch": 1, "learning_rate": 1, "seed": 1}]"#, "edits[0].seed"),
    ] {
        assert_eq!(message(fields), format!("{path} is no field that there is."));
    }
    for (fields, path) in [
        (r#""hidden": [{"size": 2}]"#, "hidden[0].activation"),
        (r#""hidden": [{"activation": "tanh"}]"#, "hidden[0].size"),
        (r#""data": {"inputs": [[0]]}"#, "data.targets"),
        (r#""edits": [{"epoch": 1, "learning_rate": 1}, {"epoch": 2}]"#, "edits[1].learning_rate"),
        (r#""edits": [{"epoch": 1, "parameter": 1}]"#, "edits[0].value"),
        (r#""edits": [{"epoch": 1, "value": 1}]"#, "edits[0].parameter"),
    ] {
        assert_eq!(message(fields), format!("{path} is missing."));
    }
}

#[test]
fn a_weight_that_was_changed_stands_among_the_changes() {
    let settings = linked("edits=0:p8:-0.5,812:lr:0.3,812:p0:1e-7,812:p4:2");
    let json = settings.to_json();
    let edits = "  \"edits\": [{\"epoch\": 0, \"parameter\": 8, \"value\": -0.5}, \
                 {\"epoch\": 812, \"learning_rate\": 0.3}, \
                 {\"epoch\": 812, \"parameter\": 0, \"value\": 1e-7}, \
                 {\"epoch\": 812, \"parameter\": 4, \"value\": 2}]\n";
    assert!(json.contains(edits), "{json}");
    assert_eq!(read(&json), settings);
}

#[test]
fn a_value_that_cannot_be_used_is_named_with_its_place() {
    let tanh = r#"{"size": 2, "activation": "tanh"}"#;
    let seven = [tanh; 7].join(", ");
    let of_loss = format!("loss takes {}, not 1.", Setting::Loss.accepts());
    let of_output = format!(r#"output takes {}, not "sine"."#, Setting::Output.accepts());
    let cases = [
        (r#""seed": "11""#, r#"seed takes a whole number from 0 to 4294967295, not "11"."#),
        (r#""seed": -1"#, "seed takes a whole number from 0 to 4294967295, not -1."),
        (r#""seed": null"#, "seed takes a whole number from 0 to 4294967295, not null."),
        (r#""learning_rate": 99"#, "learning_rate takes a number from 0.001 to 20, not 99."),
        (r#""epochs": 1.5"#, "epochs takes a whole number from 1 to 10000000, not 1.5."),
        (r#""loss": 1"#, &of_loss),
        (r#""output": "sine""#, &of_output),
        (r#""l1": -0.5"#, "l1 takes a number, 0 or more, not -0.5."),
        (r#""hidden": 2"#, "hidden takes a list of up to 6 layers, not 2."),
        (r#""parameters": [1, true]"#, "parameters[1] takes a number, not true."),
        (
            r#""data": {"inputs": [[0], ["1"]], "targets": [0, 1]}"#,
            r#"data.inputs[1][0] takes a number, not "1"."#,
        ),
        (
            r#""data": {"inputs": [[0], [1, 2]], "targets": [0, 1]}"#,
            "data.inputs[1] takes a list of 1 numbers, as many as the first row has, not [1, 2].",
        ),
        (
            r#""data": {"inputs": [[0], [1]], "targets": [0]}"#,
            "data.targets takes a list of 2 numbers, one for each row of inputs, not [0].",
        ),
        (
            r#""data": {"inputs": [], "targets": []}"#,
            "data.inputs takes a list of 1 to 10000 rows, not [].",
        ),
        (
            r#""data": {"inputs": [[]], "targets": [0]}"#,
            "data.inputs[0] takes a list of 1 to 8 numbers, not [].",
        ),
        (
            r#""edits": [{"epoch": 0, "learning_rate": 1}]"#,
            "edits[0].epoch takes a whole number from 1 to 9007199254740991, not 0.",
        ),
        (
            r#""edits": [{"epoch": 8, "learning_rate": 2}, {"epoch": 8, "learning_rate": 3}]"#,
            "edits[1].epoch takes a whole number from 9 to 9007199254740991, not 8.",
        ),
        (
            r#""edits": [{"epoch": 8, "parameter": 1, "value": 2}, {"epoch": 8, "learning_rate": 3}]"#,
            "edits[1].epoch takes a whole number from 9 to 9007199254740991, not 8.",
        ),
        (
            r#""edits": [{"epoch": 8, "parameter": 1, "value": 2}, {"epoch": 8, "parameter": 1, "value": 3}]"#,
            "edits[1].parameter takes a whole number from 2 to 8, not 1.",
        ),
        (
            r#""edits": [{"epoch": 8, "parameter": -1, "value": 2}]"#,
            "edits[0].parameter takes a whole number from 0 to 8, not -1.",
        ),
        (
            r#""edits": [{"epoch": 8, "parameter": 9, "value": 2}]"#,
            "edits[0].parameter takes a whole number from 0 to 8, not 9.",
        ),
        (
            r#""hidden": [], "edits": [{"epoch": 1, "learning_rate": 2}, {"epoch": 8, "parameter": 3, "value": 2}]"#,
            "edits[1].parameter takes a whole number from 0 to 2, not 3.",
        ),
        (
            r#""edits": [{"epoch": 8, "parameter": 8, "value": 2}, {"epoch": 8, "parameter": 8, "value": 3}]"#,
            "edits[1].epoch takes a whole number from 9 to 9007199254740991, not 8.",
        ),
        (
            r#""edits": [{"epoch": 8, "parameter": 1, "value": "2"}]"#,
            r#"edits[0].value takes a number, not "2"."#,
        ),
        (
            r#""edits": [{"epoch": 8, "learning_rate": 21}]"#,
            "edits[0].learning_rate takes a number from 0.001 to 20, not 21.",
        ),
    ];
    for (fields, expected) in cases {
        assert_eq!(message(fields), expected);
    }
    let size = format!(r#""hidden": [{tanh}, {{"size": 99, "activation": "tanh"}}]"#);
    assert_eq!(message(&size), "hidden[1].size takes a whole number from 1 to 16, not 99.");
    let layers = message(&format!(r#""hidden": [{seven}]"#));
    assert!(layers.starts_with("hidden takes a list of up to 6 layers, not ["), "{layers}");
    let activation = message(r#""hidden": [{"size": 2, "activation": "Tanh"}]"#);
    assert!(activation.starts_with("hidden[0].activation takes one of sigmoid, "), "{activation}");
    assert!(activation.ends_with(r#", not "Tanh"."#), "{activation}");
    for size in ["0", "17", "1.5", "-1", "1e9"] {
        let layer = format!(r#""hidden": [{{"size": {size}, "activation": "tanh"}}]"#);
        assert!(message(&layer).starts_with("hidden[0].size takes"), "{layer}");
    }
}

#[test]
fn a_number_that_is_too_large_is_named_with_its_place() {
    for (fields, expected) in [
        (r#""learning_rate": 1e999"#, "learning_rate is too large a number: 1e999."),
        (r#""seed": -1e999"#, "seed is too large a number: -1e999."),
        (
            r#""hidden": [], "parameters": [1, 2, 2e308]"#,
            "parameters[2] is too large a number: 2e308.",
        ),
        (
            r#""data": {"inputs": [[0], [1e400]], "targets": [0, 1]}"#,
            "data.inputs[1][0] is too large a number: 1e400.",
        ),
        (
            r#""edits": [{"epoch": 1, "parameter": 1, "value": 1e999}]"#,
            "edits[0].value is too large a number: 1e999.",
        ),
    ] {
        assert_eq!(message(fields), expected);
    }
    let json = saved("", 0).to_json().replace("[0.4375872112626925]", "[-1e309]");
    assert_eq!(
        SavedRun::from_json(&json).unwrap_err().to_string(),
        "network.layers[1].weights[0][0] is too large a number: -1e309."
    );
    // Numbers that are too small to be told from zero are zero.
    assert_eq!(read(r#"{"version": 1, "l1": 1e-999}"#), Settings::default());
}

#[test]
fn a_field_that_is_given_twice_is_named_with_its_place() {
    for (fields, path) in [
        (r#""seed": 1, "seed": 2"#, "seed"),
        (r#""seed": 1, "\u0073eed": 1"#, "seed"),
        (r#""version": 1"#, "version"),
        (r#""data": {"inputs": [[0]], "targets": [0], "inputs": [[1]]}"#, "data.inputs"),
        (r#""hidden": [{"size": 2, "size": 2, "activation": "tanh"}]"#, "hidden[0].size"),
        (r#""edits": [{"epoch": 1, "learning_rate": 1, "epoch": 2}]"#, "edits[0].epoch"),
    ] {
        assert_eq!(message(fields), format!("{path} is given twice."));
    }
    let json = saved("", 3).to_json().replace("\"layers\": [", "\"layers\": [], \"layers\": [");
    assert_eq!(
        SavedRun::from_json(&json).unwrap_err().to_string(),
        "network.layers is given twice."
    );
}

#[test]
fn a_value_is_shown_as_it_was_written_on_one_line() {
    assert_eq!(
        message("\"hidden\": {\n  \"size\":\t2\n}"),
        r#"hidden takes a list of up to 6 layers, not { "size": 2 }."#
    );
    assert_eq!(message(r#""l2": -1.50e0"#), "l2 takes a number, 0 or more, not -1.50e0.");
}

#[test]
fn what_does_not_fit_to_the_rest_is_named() {
    for (fields, expected) in [
        (
            r#""output": "tanh", "loss": "cross-entropy""#,
            r#"loss cannot be "cross-entropy": cross-entropy takes a sigmoid output."#,
        ),
        (r#""batch": 5"#, "batch cannot be 5: a batch takes 1 to 4 samples, as many as train."),
        (
            r#""parameters": [1, 2]"#,
            "parameters cannot be [1, 2]: the shape has 9 parameters, and 2 are given.",
        ),
        (r#""momentum": 0.5"#, "momentum can be set only for the rules momentum and nesterov."),
    ] {
        assert_eq!(message(fields), expected);
    }
}

#[test]
fn messages_on_long_values_are_short() {
    let long = "9".repeat(10_000);
    for fields in [
        format!("\"loss\": \"{long}\""),
        format!("\"{long}\": 1"),
        format!("\"hidden\": [\"{long}\"]"),
        format!("\"parameters\": [{}1]", "1,".repeat(10_000)),
    ] {
        let message = message(&fields);
        assert!(message.chars().count() < 160, "{message}");
    }
}

/// The run that a link holds, at an epoch.
fn saved(link: &str, at: u32) -> SavedRun {
    let settings = linked(link);
    let mut replay = Replay::new(settings.run().clone());
    replay.step(at.into());
    SavedRun::new(settings, at, replay.network().parameters().to_vec()).unwrap()
}

fn bits(network: &Network) -> Vec<u64> {
    network.parameters().iter().map(|parameter| parameter.to_bits()).collect()
}

#[test]
fn a_file_of_a_saved_run_has_the_run_the_epoch_and_the_network() {
    for (link, at) in [
        ("seed=11&hidden=3,2&rule=adam&lr=0.02", 812),
        ("hidden=0&parameters=-0,1e-300,5e-324&output=linear", 0),
        ("edits=5:lr:0.5,20:p4:-0&lr=7", 20),
    ] {
        let saved = saved(link, at);
        let json = saved.to_json();
        let settings = saved.settings().to_json();
        let of_run = settings.trim_end().strip_suffix("\n}").unwrap();
        assert!(json.starts_with(of_run), "{json}");
        let read = SavedRun::from_json(&json).unwrap();
        assert_eq!(read, saved);
        assert_eq!(read.network().map(bits), saved.network().map(bits), "{json}");
    }
}

#[test]
fn a_file_of_a_run_alone_is_of_no_epoch() {
    let settings = linked("seed=11&edits=812:lr:0.3");
    let read = SavedRun::from_json(&settings.to_json()).unwrap();
    assert_eq!((read.settings(), read.at(), read.network()), (&settings, None, None));
    assert_eq!(read.to_json(), settings.to_json());
    let at = SavedRun::from_json(r#"{"version": 1, "at": 5}"#).unwrap();
    assert_eq!((at.at(), at.network()), (Some(5), None));
}

#[test]
fn what_of_a_saved_run_cannot_be_used_is_named_with_its_place() {
    let json = saved("", 3).to_json();
    let weight = "[0.4375872112626925]";
    let start = saved("", 0).to_json();
    assert!(start.contains(weight), "{start}");
    let cases = [
        (
            json.replace("\"at\": 3", "\"at\": -1"),
            "at takes a whole number from 0 to 10000000, not -1.",
        ),
        (
            json.replace("\"at\": 3", "\"at\": 1.5"),
            "at takes a whole number from 0 to 10000000, not 1.5.",
        ),
        (
            json.replace("\"at\": 3", "\"at\": \"3\""),
            "at takes a whole number from 0 to 10000000, not \"3\".",
        ),
        (json.replace("\"at\": 3,", ""), "at is missing."),
        (json.replace("\"layers\"", "\"layer\""), "network.layer is no field that there is."),
        (
            json.replace("\"biases\"", "\"bias\""),
            "network.layers[0].bias is no field that there is.",
        ),
        (
            start.replace(weight, "[true]"),
            "network.layers[1].weights[0][0] takes a number, not true.",
        ),
        (
            start.replace(weight, "[1, 2]"),
            "network.layers[1].weights[0] takes a list of 1 numbers, one for each neuron, not [1, 2].",
        ),
        (
            start.replace(&format!("[{weight}, "), "["),
            "network.layers[1].weights takes a list of 2 rows, one for each input, not \
             [[0.8917730007820798]].",
        ),
        (
            r#"{"version": 1, "hidden": [], "at": 0, "network": {"layers": [1]}}"#.to_owned(),
            "network.layers[0] takes an object with \"weights\" and \"biases\", not 1.",
        ),
        (
            r#"{"version": 1, "at": 0, "network": {"layers": [1]}}"#.to_owned(),
            "network.layers takes a list of 2 layers, as the run has, not [1].",
        ),
        (
            r#"{"version": 1, "at": 0, "network": 7}"#.to_owned(),
            "network takes an object with \"layers\", not 7.",
        ),
    ];
    for (json, expected) in cases {
        assert_eq!(SavedRun::from_json(&json).unwrap_err().to_string(), expected, "{json}");
    }
}

#[test]
fn what_no_file_could_be_read_of_is_not_saved() {
    let settings = linked("");
    let save = |at, parameters| SavedRun::new(settings.clone(), at, parameters);
    for at in [0, SavedRun::LAST] {
        assert!(save(at, vec![0.5; 9]).is_ok());
    }
    assert_eq!(
        save(SavedRun::LAST + 1, vec![0.5; 9]).unwrap_err().to_string(),
        "at takes a whole number from 0 to 10000000, not “10000001”."
    );
    for parameters in [vec![0.5; 8], vec![0.5; 10], vec![f64::NAN; 9], vec![f64::INFINITY; 9]] {
        assert_eq!(
            save(0, parameters).unwrap_err().to_string(),
            "network takes finite numbers, as many as the run has weights and biases."
        );
    }
}

#[test]
fn settings_alone_are_no_saved_run() {
    let json = saved("", 3).to_json();
    let error = Settings::from_json(&json).unwrap_err();
    assert!(matches!(&error, JsonError::Unknown(name) if name == "at"), "{error:?}");
}

#[cfg(not(target_arch = "wasm32"))]
mod any {
    use proptest::prelude::*;
    use proptest::sample::Index;
    use xor_playground::text::{SavedRun, Settings};

    use crate::any_settings::{any_settings, exactly};

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_file_holds_them_to_the_last_bit(settings in any_settings()) {
            let read = Settings::from_json(&settings.to_json()).unwrap();
            prop_assert_eq!(exactly(&read), exactly(&settings));
        }

        #[test]
        fn a_file_of_a_saved_run_holds_it_to_the_last_bit(
            settings in any_settings(),
            at in 0..=SavedRun::LAST,
            drawn in any::<u64>(),
        ) {
            // Any finite parameters: those that a run leads to are among them.
            let count = settings.run().setup().shape.parameter_count();
            let mixed = |index: u64| drawn.rotate_left(7).wrapping_mul(2 * index + 1);
            let number = |index| f64::from_bits(mixed(index) & !(1 << 62));
            let parameters = (0..count as u64).map(number).collect();
            let saved = SavedRun::new(settings, at, parameters).unwrap();
            let read = SavedRun::from_json(&saved.to_json()).unwrap();
            prop_assert_eq!(format!("{read:?}"), format!("{saved:?}"));
        }

        /// What any other program makes of the file is the same.
        #[test]
        fn a_file_may_be_written_anew_by_another_program(settings in any_settings()) {
            let value: serde_json::Value = serde_json::from_str(&settings.to_json()).unwrap();
            let anew = serde_json::to_string(&value).unwrap();
            let read = Settings::from_json(&anew).unwrap();
            prop_assert_eq!(exactly(&read), exactly(&settings));
        }

        #[test]
        fn no_change_to_a_file_breaks_anything(
            settings in any_settings(),
            changes in prop::collection::vec((any::<Index>(), "[-0-9a-z.,:\"{}\\[\\] ]{0,3}", 0_usize..4), 1..4),
        ) {
            let mut json: Vec<char> = settings.to_json().chars().collect();
            for (place, inserted, removed) in changes {
                let start = place.index(json.len());
                let end = json.len().min(start + removed);
                json.splice(start..end, inserted.chars());
            }
            let json: String = json.into_iter().collect();
            if let Ok(read) = Settings::from_json(&json) {
                prop_assert_eq!(Settings::from_json(&read.to_json()).unwrap(), read);
            }
        }

        #[test]
        fn what_is_left_of_a_file_that_was_cut_is_no_file(settings in any_settings(), cut: Index) {
            let json = settings.to_json();
            let end = cut.index(json.trim_end().len());
            prop_assert!(Settings::from_json(&json[..end]).is_err());
        }
    }
}
