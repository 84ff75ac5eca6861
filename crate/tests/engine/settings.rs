//! What a person types: used if it can be, otherwise named and answered.

use std::num::NonZeroUsize;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::network::{Activation, HiddenLayer, HiddenSize, Loss, Shape};
use xor_playground::text::{Setting, Settings, parse_coordinate};
use xor_playground::training::initializer::Uniform;
use xor_playground::training::optimizer::Adam;
use xor_playground::training::{
    Batch, Initializer, LearningRate, Optimizer, Order, Penalty, Start,
};
use xor_playground::{Run, Setup};

/// What no setting accepts.
const NEVER: [&str; 23] = [
    " ",
    "\t\n",
    "one",
    "-1",
    "\u{2212}1",
    "4294967296",
    "99999999999999999999",
    "1e999",
    "-1e999",
    "NaN",
    "nan",
    "inf",
    "-inf",
    "Infinity",
    "1 2",
    "1,5",
    "1_000",
    "0x10",
    "1%",
    "%31",
    "٣",
    "½",
    "1\u{0}",
];

fn settings(pairs: &[(Setting, &str)]) -> Settings {
    let mut settings = Settings::default();
    for (setting, text) in pairs {
        settings.set(*setting, text).unwrap();
    }
    settings
}

/// In which the setting is used, and far from the defaults.
fn changed(setting: Setting) -> Settings {
    use Setting::{Batch, Hidden, LearningRate, Optimizer, Seed, Start};
    // One that has the number, if the setting is such.
    let has =
        |optimizer: &xor_playground::training::Optimizer| optimizer.keys().contains(&setting.key());
    let optimizer = xor_playground::training::Optimizer::ALL.into_iter().find(has);
    let optimizer = optimizer.map_or("adam".to_owned(), |optimizer| optimizer.to_string());
    let is_of_data = matches!(setting, Setting::Samples | Setting::Noise | Setting::DataSeed);
    let is_of_split = matches!(setting, Setting::Split | Setting::SplitSeed);
    settings(&[
        (Seed, "42"),
        (LearningRate, "0.25"),
        (Setting::Epochs, "777"),
        (Hidden, "5,3"),
        (Batch, "3"),
        (Start, "uniform"),
        (Optimizer, &optimizer),
        (
            Setting::Data,
            match setting {
                Setting::Names => "0,0,3;1,0,2;0,1,1",
                _ if is_of_data || is_of_split => "circle",
                _ => "xor",
            },
        ),
        (Setting::Split, if is_of_split { "25" } else { "0" }),
    ])
}

#[track_caller]
fn assert_rejected(setting: Setting, text: &str) {
    let mut settings = changed(setting);
    let message = settings.set(setting, text).unwrap_err().to_string();
    assert_eq!(settings, changed(setting), "{setting:?} {text:?} changed something");
    let beginning = format!("{} takes {}", setting.name(), setting.accepts());
    assert!(message.starts_with(&beginning), "{message}");
    assert!(message.ends_with('.'), "{message}");
    assert!(message.chars().count() < beginning.chars().count() + 40, "{message}");
}

#[track_caller]
fn assert_accepted(setting: Setting, text: &str, value: &str) {
    let mut settings = changed(setting);
    settings.set(setting, text).unwrap();
    assert_eq!(settings.text(setting), value, "{setting:?} {text:?}");
    let before = changed(setting);
    // Inputs of data of one's own can have names.
    let is_apart = |other| setting == Setting::Data && other == Setting::Names;
    for other in Setting::ALL.into_iter().filter(|&other| other != setting && !is_apart(other)) {
        assert_eq!(settings.text(other), before.text(other), "{setting:?} changed {other:?}");
    }
}

#[test]
fn what_no_setting_accepts_is_answered_with_what_it_accepts_and_changes_nothing() {
    let is_number_list = |setting| setting == Setting::Parameters;
    for setting in Setting::ALL.into_iter().filter(|&setting| !is_number_list(setting)) {
        for text in NEVER {
            let is_fine = match setting {
                Setting::Edits => text.trim().is_empty(),
                _ if setting.range().is_some_and(|range| *range.end() > 1e300) => {
                    text.starts_with("4294") || text.starts_with("9999")
                }
                Setting::Data => ["1,5"].contains(&text),
                // There can be such layers, and such rows.
                Setting::Hidden | Setting::Order => text == "1,5",
                _ => false,
            };
            if !is_fine {
                assert_rejected(setting, text);
            }
        }
    }
    for text in ["", "one", "0.5,", ",0.5", "0.5;1", "0.5,1e999", "NaN", "0.5 1"] {
        assert_rejected(Setting::Parameters, text);
    }
}

#[test]
fn a_setting_accepts_its_range_and_nothing_beyond() {
    for setting in Setting::ALL {
        let Some(range) = setting.range() else { continue };
        let mut settings = changed(setting);
        let (smallest, largest) = range.into_inner();
        // A batch goes up to the samples that there are.
        let largest = if setting == Setting::Batch { 4.0 } else { largest };
        for number in [smallest, largest] {
            settings.set(setting, &number.to_string()).unwrap();
            assert_eq!(settings.text(setting).parse(), Ok(number), "{setting:?}");
        }
        for number in [smallest.next_down(), largest.next_up(), f64::NAN, f64::INFINITY] {
            let before = settings.clone();
            settings.set(setting, &number.to_string()).unwrap_err();
            assert_eq!(settings, before);
        }
    }
    for text in ["0", "-0", "\u{2212}0", "0.00099", "20.000001", "21"] {
        assert_rejected(Setting::LearningRate, text);
    }
    for text in ["0", "10000001", "1.5", "1e8"] {
        assert_rejected(Setting::Epochs, text);
    }
    for text in ["1.5", "0.5", "-5", "4294967295.5"] {
        assert_rejected(Setting::Seed, text);
        assert_rejected(Setting::Shuffle, text);
    }
}

#[test]
fn a_whole_number_can_be_written_in_any_way_that_says_it() {
    use Setting::{Epochs, Seed};
    assert_accepted(Epochs, "1e3", "1000");
    assert_accepted(Epochs, "5,000", "5000");
    assert_accepted(Epochs, "10,000,000", "10000000");
    assert_accepted(Seed, "4,294,967,295", "4294967295");
    assert_accepted(Seed, "+7", "7");
    assert_accepted(Seed, "7.0", "7");
    assert_accepted(Seed, "-0", "0");
    assert_accepted(Seed, "\u{2212}0", "0");
    for text in ["5,00", "5,0000", "1234,567", ",500", "5,", "5,,000", "-5,000", "5,000.5"] {
        assert_rejected(Epochs, text);
    }
    assert_rejected(Setting::LearningRate, "1,000");
}

#[test]
fn blanks_around_a_value_do_not_matter() {
    assert_accepted(Setting::Seed, "  7\n", "7");
    assert_accepted(Setting::LearningRate, "\t0.5 ", "0.5");
    assert_accepted(Setting::Hidden, " 4, 4 ", "4,4");
    assert_accepted(Setting::Activation, " tanh, relu ", "tanh,relu");
    assert_accepted(Setting::Loss, " mse ", "mse");
    assert_accepted(Setting::Batch, " 2 ", "2");
    assert_eq!(settings(&[(Setting::Batch, " full ")]), Settings::default());
    assert_accepted(Setting::Data, " 0, 1, 0.5 ; 1, 1, 0; 2, 2, 2 ", "0,1,0.5;1,1,0;2,2,2");
    assert_accepted(Setting::Edits, " 8 : lr : 0.3 , 9:lr:0.5 ", "8:lr:0.3,9:lr:0.5");
}

#[test]
fn the_words_say_the_range() {
    for setting in Setting::ALL {
        let words = setting.accepts();
        let Some(range) = setting.range() else { continue };
        let (smallest, largest) = range.into_inner();
        let is_said = match setting {
            _ if largest > 1e300 => match smallest {
                0.0 => words == "a number, 0 or more",
                1.0.. => words == "a number above 1",
                _ => words == "a positive number",
            },
            _ if largest < 1.0 && smallest > 0.0 => words == "a number between 0 and 1",
            Setting::Batch => words.contains(&format!("from {smallest} to as many")),
            _ if largest < 1.0 => words == "a number from 0 to less than 1",
            _ => words.contains(&format!("from {smallest} to {largest}")),
        };
        assert!(is_said, "{setting:?} takes {words}");
    }
    let hidden = Setting::Hidden.accepts();
    assert!(hidden.contains(&format!("to {}", HiddenSize::MAX.get())), "{hidden}");
    assert!(hidden.contains(&format!("up to {} layers", Shape::MAX_HIDDEN_LAYERS)), "{hidden}");
    let edits = Setting::Edits.accepts();
    assert!(edits.ends_with(Setting::LearningRate.accepts().trim_start_matches("a number ")));
    assert!(Setting::Loss.accepts().starts_with("one of sse, mse, cross-entropy"));
    assert!(Setting::Output.accepts().starts_with("one of sigmoid, tanh, "));
}

#[test]
fn whatever_can_be_chosen_is_named_in_words_and_accepted() {
    use Setting::{Activation, Loss, Optimizer, Output, Start};
    for setting in [Activation, Output, Loss, Start, Optimizer] {
        let words = setting.accepts();
        let names = words.strip_prefix("one of ").unwrap();
        for name in names.split(", ").filter(|name| !name.starts_with("or ")) {
            assert_eq!(settings(&[(setting, name)]).text(setting), name);
        }
    }
}

#[test]
fn a_setting_is_found_by_its_key() {
    for setting in Setting::ALL {
        assert_eq!(setting.to_string(), setting.key());
        assert_eq!(setting.key().parse(), Ok(setting));
    }
    for key in ["", "Seed", "learning_rate", "speed"] {
        assert!(key.parse::<Setting>().is_err(), "{key}");
    }
}

#[test]
fn a_message_repeats_what_was_typed_but_not_all_of_a_long_text() {
    let mut settings = Settings::default();
    let mut message = |text: &str| settings.set(Setting::Epochs, text).unwrap_err().to_string();
    assert_eq!(message("nine"), "Epochs takes a whole number from 1 to 10000000, not “nine”.");
    assert_eq!(message(""), "Epochs takes a whole number from 1 to 10000000.");
    assert_eq!(
        message(&"9".repeat(10_000)),
        format!("Epochs takes a whole number from 1 to 10000000, not “{}…”.", "9".repeat(24))
    );
    assert!(message(&"é".repeat(10_000)).chars().count() < 100);
}

#[test]
fn hidden_layers_are_their_sizes_or_0() {
    for (text, sizes) in [("0", vec![]), ("7", vec![7]), ("8,4,1,16", vec![8, 4, 1, 16])] {
        let settings = settings(&[(Setting::Hidden, text)]);
        let hidden = settings.run().setup().shape.hidden();
        assert_eq!(hidden.iter().map(|layer| layer.size.get()).collect::<Vec<_>>(), sizes);
        assert_eq!(settings.text(Setting::Hidden), text);
    }
    for text in ["17", "8,0", "0,8", "8,17", "1,1,1,1,1,1,1", "8,", "2.5", "1,000", "8;8"] {
        assert_rejected(Setting::Hidden, text);
    }
}

#[test]
fn a_hidden_layer_keeps_its_activation_and_a_new_one_has_that_of_the_last() {
    let mut settings = settings(&[(Setting::Hidden, "3,3"), (Setting::Activation, "tanh,relu")]);
    settings.set(Setting::Hidden, "4,4,4,4").unwrap();
    assert_eq!(settings.text(Setting::Activation), "tanh,relu,relu,relu");
    settings.set(Setting::Hidden, "9").unwrap();
    assert_eq!(settings.text(Setting::Activation), "tanh");
    for text in ["tanh,relu", "tanh,", "", "Tanh", "soft"] {
        settings.set(Setting::Activation, text).unwrap_err();
    }
}

#[test]
fn a_setting_without_use_has_no_value_and_says_what_it_is_for() {
    let mut settings = Settings::default();
    settings.set(Setting::Hidden, "0").unwrap();
    let answers = [
        (Setting::Activation, "Activation can be set only for hidden layers."),
        (Setting::Shuffle, "Shuffle can be set only for batches that are shuffled."),
        (Setting::Range, "Range can be set only for the start uniform."),
        (Setting::Noise, "Noise can be set only for data that are drawn, such as circle."),
        (Setting::Momentum, "Momentum can be set only for the rules momentum and nesterov."),
        (Setting::Decay, "Decay can be set only for the rule rmsprop."),
        (Setting::Shrink, "Shrink can be set only for the rule rprop."),
        (Setting::Grow, "Grow can be set only for the rule rprop."),
    ];
    for (setting, answer) in answers {
        assert_eq!(settings.text(setting), "");
        assert_eq!(settings.set(setting, "0.5").unwrap_err().to_string(), answer);
    }
    assert_eq!(settings.to_link(), "hidden=0");
}

#[test]
fn what_does_not_fit_to_the_rest_is_answered_and_changes_nothing() {
    use Setting::{Batch, Data, Loss, Output, Parameters};
    let cases = [
        (Output, "linear", "Output cannot be “linear”: cross-entropy takes a sigmoid output."),
        (Data, "0,0,2", "Data cannot be “0,0,2”: cross-entropy takes targets from 0 to 1."),
        (Batch, "5", "Batch cannot be “5”: a batch takes 1 to 4 samples, as many as train."),
        (
            Parameters,
            "1,2",
            "Parameters cannot be “1,2”: the shape has 9 parameters, and 2 are given.",
        ),
    ];
    let before = settings(&[(Loss, "cross-entropy")]);
    for (setting, text, answer) in cases {
        let mut settings = before.clone();
        assert_eq!(settings.set(setting, text).unwrap_err().to_string(), answer);
        assert_eq!(settings, before);
    }
    let mut settings = settings(&[(Output, "tanh")]);
    let answer = settings.set(Loss, "cross-entropy").unwrap_err().to_string();
    assert_eq!(answer, "Loss cannot be “cross-entropy”: cross-entropy takes a sigmoid output.");
}

#[test]
fn given_parameters_hold_as_long_as_the_shape() {
    const NINE: &str = "1,2,3,4,5,6,7,8,9";
    let given = settings(&[(Setting::Seed, "7"), (Setting::Parameters, NINE)]);
    assert_eq!(given.text(Setting::Parameters), NINE);
    assert_eq!((given.text(Setting::Seed), given.text(Setting::Start)), Default::default());
    let keeping =
        [(Setting::Activation, "tanh"), (Setting::Optimizer, "adam"), (Setting::Hidden, "2")];
    for (setting, text) in keeping {
        let mut settings = given.clone();
        settings.set(setting, text).unwrap();
        assert_eq!(settings.text(Setting::Parameters), NINE, "{setting:?}");
    }
    let replacing = [
        (Setting::Hidden, "3", "0", "article"),
        (Setting::Data, "0,0,0,0", "0", "article"),
        (Setting::Seed, "8", "8", "article"),
        (Setting::Start, "zeros", "0", "zeros"),
    ];
    for (setting, text, seed, start) in replacing {
        let mut settings = given.clone();
        settings.set(setting, text).unwrap();
        assert_eq!(settings.text(Setting::Parameters), "", "{setting:?}");
        assert_eq!(settings.text(Setting::Seed), seed);
        assert_eq!(settings.text(Setting::Start), start);
    }
}

#[test]
fn other_data_bring_their_inputs_and_at_most_their_samples() {
    let mut settings = settings(&[(Setting::Batch, "3"), (Setting::Shuffle, "9")]);
    settings.set(Setting::Data, "0,0,0,1;1,1,1,0;2,2,2,0").unwrap();
    assert_eq!(settings.run().setup().shape.inputs(), 3);
    assert_eq!(settings.text(Setting::Batch), "3");
    settings.set(Setting::Data, "0,0;1,1").unwrap();
    assert_eq!(settings.text(Setting::Batch), "full");
    settings.set(Setting::Data, "0,0,0;0,1,1;1,0,1;1,1,0").unwrap();
    assert_eq!(settings, Settings::default());
    assert_eq!(settings.text(Setting::Data), "xor");
    for text in ["0", "0;1", "0,0,0;1,1", "0,1;", "And", "0,1|1,0", "1,2,3,4,5,6,7,8,9,10"] {
        assert_rejected(Setting::Data, text);
    }
}

#[test]
fn an_optimizer_chosen_anew_keeps_its_numbers_and_another_begins_with_its_own() {
    let mut settings = settings(&[(Setting::Optimizer, "adam"), (Setting::Epsilon, "0.5")]);
    settings.set(Setting::Optimizer, "adam").unwrap();
    assert_eq!(settings.text(Setting::Epsilon), "0.5");
    settings.set(Setting::Optimizer, "rmsprop").unwrap();
    assert_eq!(settings.text(Setting::Epsilon), "1e-8");
    settings.set(Setting::Start, "uniform").unwrap();
    settings.set(Setting::Range, "3").unwrap();
    settings.set(Setting::Start, "uniform").unwrap();
    assert_eq!(settings.text(Setting::Range), "3");
}

#[test]
fn any_change_but_of_the_epochs_drops_what_was_changed_on_the_way() {
    let edited = settings(&[(Setting::Edits, "812:lr:0.3,1000:lr:0.5")]);
    let keeps = |setting, text: &str| {
        let mut settings = edited.clone();
        settings.set(setting, text).unwrap();
        !settings.run().edits().is_empty()
    };
    assert!(keeps(Setting::Epochs, "900"));
    assert!(!keeps(Setting::LearningRate, "2"));
    assert!(!keeps(Setting::Seed, "1"));
    assert!(!keeps(Setting::Optimizer, "adam"));
    assert!(!keeps(Setting::Edits, ""));
    let mut settings = edited.clone();
    settings.set(Setting::Seed, "-1").unwrap_err();
    assert_eq!(settings, edited);
    settings.set(Setting::Edits, "2000:lr:3").unwrap();
    assert_eq!(settings.text(Setting::Edits), "2000:lr:3");
    settings.set(Setting::Edits, "0:p8:-0.5,7:lr:2,7:p0:1e9").unwrap();
    assert_eq!(settings.text(Setting::Edits), "0:p8:-0.5,7:lr:2,7:p0:1000000000");
    let before = settings.clone();
    let problem = settings.set(Setting::Edits, "5:lr:2,6:p9:1").unwrap_err();
    assert_eq!(
        problem.to_string(),
        "Edits cannot be “5:lr:2,6:p9:1”: there are the parameters p0 to p8, which are finite numbers."
    );
    assert_eq!(settings, before);
    let wrong = ["8:p1:2,8:lr:0.5", "8:p2:0,8:p1:0", "8:p1:1e999", "8:p-1:1", "8:p:1", "8:p1.5:1"];
    for text in wrong {
        assert_rejected(Setting::Edits, text);
    }
    let wrong = ["8:lr:0.3,8:lr:0.5", "9:lr:0.3,8:lr:0.5", "0:lr:0.3", "8:lr:21", "8:seed:1", "8"];
    for text in wrong.into_iter().chain(["8:0.3", "8:lr", "8:lr:0.3,", "9007199254740992:lr:1"]) {
        assert_rejected(Setting::Edits, text);
    }
}

#[test]
fn settings_make_the_run_that_they_say() {
    use Setting::{Hidden, LearningRate as Rate, Optimizer as RuleOf};
    let settings = settings(&[
        (Setting::Seed, "42"),
        (Rate, "0.25"),
        (Hidden, "5,3"),
        (Setting::Activation, "tanh,leaky-relu"),
        (Setting::Loss, "cross-entropy"),
        (Setting::Batch, "2"),
        (Setting::Shuffle, "9"),
        (Setting::Start, "uniform"),
        (Setting::Range, "0.5"),
        (RuleOf, "adam"),
        (Setting::SquareDecay, "0.99"),
        (Setting::L2, "0.001"),
        (Setting::Epochs, "777"),
        (Setting::Edits, "812:lr:0.3"),
    ]);
    let layer = |size, activation| HiddenLayer { size: HiddenSize::new(size).unwrap(), activation };
    let hidden = vec![layer(5, Activation::Tanh), layer(3, Activation::LeakyRelu)];
    let mut run = Run::new(Setup {
        shape: Shape::new(2, hidden, Activation::Sigmoid).unwrap(),
        start: Start::Drawn { initializer: Initializer::Uniform(Uniform { range: 0.5 }), seed: 42 },
        loss: Loss::CrossEntropy,
        penalty: Penalty { l1: 0.0, l2: 0.001 },
        batch: Batch::Mini {
            size: NonZeroUsize::new(2).unwrap(),
            order: Order::Shuffled { seed: 9 },
        },
        optimizer: Optimizer::Adam(Adam { square_decay: 0.99, ..Adam::DEFAULT }),
        learning_rate: LearningRate::new(0.25).unwrap(),
        ..Setup::default()
    })
    .unwrap();
    run.set_learning_rate(812, LearningRate::new(0.3).unwrap());
    assert_eq!((settings.run(), settings.epochs()), (&run, 777));
    assert_eq!(Settings::new(run, 777), Ok(settings));
    assert_eq!(*Settings::default().run(), Run::article(0));
}

#[test]
fn a_run_that_nobody_can_set_makes_no_settings() {
    let rate = |rate| LearningRate::new(rate).unwrap();
    let mut run = Run::default();
    run.set_learning_rate(10, rate(21.0));
    let answer = Settings::new(run.clone(), 5_000).unwrap_err().to_string();
    assert!(answer.starts_with("Edits takes "), "{answer}");
    run.set_learning_rate(0, rate(1e-4));
    let answer = Settings::new(run, 5_000).unwrap_err().to_string();
    assert_eq!(answer, "Learning rate takes a number from 0.001 to 20, not “0.0001”.");
    let answer = Settings::new(Run::default(), 0).unwrap_err().to_string();
    assert_eq!(answer, "Epochs takes a whole number from 1 to 10000000, not “0”.");
    let start = Start::Parameters([f64::NAN; 9].to_vec());
    let run = Run::new(Setup { start, ..Setup::default() }).unwrap();
    let answer = Settings::new(run, 5_000).unwrap_err().to_string();
    assert!(answer.starts_with("Parameters takes numbers"), "{answer}");
}

#[test]
fn a_coordinate_is_any_number_that_no_sum_overflows_with() {
    let accepted = [
        ("0", 0.0_f64),
        ("1", 1.0),
        (" 0.25 ", 0.25),
        ("-0.5", -0.5),
        ("\u{2212}0.5", -0.5),
        ("+1", 1.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("-0", 0.0),
        ("\u{2212}0", 0.0),
        ("1e-999", 0.0),
        ("1e300", 1e300),
        ("-1e300", -1e300),
    ];
    for (text, value) in accepted {
        assert_eq!(parse_coordinate("x", text).unwrap().to_bits(), value.to_bits(), "{text:?}");
    }
    let rejected = NEVER
        .into_iter()
        .filter(|text| !["-1", "\u{2212}1", "4294967296", "99999999999999999999"].contains(text));
    for text in rejected.chain(["", "1.1e300", "-1.1e300", "1e308"]) {
        let message = parse_coordinate("y", text).unwrap_err().to_string();
        assert!(message.starts_with("y takes a number, such as 0, 1 or -0.25"), "{message}");
    }
    let message = parse_coordinate("x", &"?".repeat(10_000)).unwrap_err().to_string();
    assert!(message.chars().count() < 100, "{message}");
}
