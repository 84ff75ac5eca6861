//! What a person types, and what a link holds: used if it can be, otherwise named and answered.

mod common;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::{LinkProblem, Setting, Settings, parse_coordinate};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// No number that any setting accepts.
const NEVER: [&str; 24] = [
    "",
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

fn changed() -> Settings {
    let mut settings = Settings::default();
    for (setting, text) in Setting::ALL.into_iter().zip(["42", "0.25", "777", "5"]) {
        settings.set(setting, text).unwrap();
    }
    settings
}

#[track_caller]
fn assert_rejected(setting: Setting, text: &str) {
    let mut settings = changed();
    let message = settings.set(setting, text).unwrap_err().to_string();
    assert_eq!(settings, changed(), "{setting:?} {text:?} changed something");
    let beginning = format!("{} takes {}", setting.name(), setting.accepts());
    assert!(message.starts_with(&beginning), "{message}");
    assert!(message.ends_with('.'), "{message}");
    assert!(message.chars().count() < 120, "{message}");
}

#[track_caller]
fn assert_accepted(setting: Setting, text: &str, value: f64) {
    let mut settings = changed();
    settings.set(setting, text).unwrap();
    assert_eq!(settings.number(setting).to_bits(), value.to_bits(), "{setting:?} {text:?}");
    for other in Setting::ALL.into_iter().filter(|&other| other != setting) {
        assert_eq!(settings.number(other).to_bits(), changed().number(other).to_bits());
    }
}

#[test]
fn what_no_setting_accepts_is_answered_with_what_it_accepts_and_changes_nothing() {
    for setting in Setting::ALL {
        for text in NEVER {
            assert_rejected(setting, text);
        }
    }
}

#[test]
fn a_setting_accepts_its_range_and_nothing_beyond() {
    use Setting::{Epochs, Hidden, LearningRate, Seed};
    assert_accepted(Seed, "0", 0.0);
    assert_accepted(Seed, "4294967295", 4_294_967_295.0);
    assert_accepted(LearningRate, "0.001", 0.001);
    assert_accepted(LearningRate, "1e-3", 0.001);
    assert_accepted(LearningRate, "20", 20.0);
    assert_accepted(LearningRate, "2e1", 20.0);
    assert_accepted(Epochs, "1", 1.0);
    assert_accepted(Epochs, "100000", 100_000.0);
    assert_accepted(Hidden, "1", 1.0);
    assert_accepted(Hidden, "8", 8.0);
    for text in ["0", "-0", "\u{2212}0", "0.00099", "20.000001", "21"] {
        assert_rejected(LearningRate, text);
    }
    for text in ["0", "100001", "1.5", "1e6"] {
        assert_rejected(Epochs, text);
    }
    for text in ["0", "9", "256", "257", "2.5"] {
        assert_rejected(Hidden, text);
    }
    for text in ["1.5", "0.5", "-5", "4294967295.5"] {
        assert_rejected(Seed, text);
    }
}

#[test]
fn a_whole_number_can_be_written_in_any_way_that_says_it() {
    use Setting::{Epochs, Seed};
    assert_accepted(Epochs, "1e3", 1_000.0);
    assert_accepted(Epochs, "5,000", 5_000.0);
    assert_accepted(Epochs, "100,000", 100_000.0);
    assert_accepted(Seed, "4,294,967,295", 4_294_967_295.0);
    assert_accepted(Seed, "+7", 7.0);
    assert_accepted(Seed, "7.0", 7.0);
    assert_accepted(Seed, "-0", 0.0);
    assert_accepted(Seed, "\u{2212}0", 0.0);
    for text in ["5,00", "5,0000", "1234,567", ",500", "5,", "5,,000", "-5,000", "5,000.5"] {
        assert_rejected(Epochs, text);
    }
    assert_rejected(Setting::LearningRate, "1,000");
}

#[test]
fn a_number_is_accepted_or_rejected_like_its_text() {
    let mut settings = Settings::default();
    for (setting, number) in Setting::ALL.into_iter().zip([42.0, 0.25, 777.0, 5.0]) {
        settings.set_number(setting, number).unwrap();
    }
    assert_eq!(settings, changed());
    for setting in Setting::ALL {
        let beyond = [f64::NAN, f64::INFINITY, -1.0, 1e300, setting.range().end().next_up()];
        for number in beyond {
            settings.set_number(setting, number).unwrap_err();
            assert_eq!(settings, changed());
        }
    }
}

#[test]
fn the_words_say_the_range() {
    let accepts = Setting::ALL.map(Setting::accepts);
    assert_eq!(
        accepts,
        [
            "a whole number from 0 to 4294967295",
            "a number from 0.001 to 20",
            "a whole number from 1 to 100000",
            "a whole number from 1 to 8",
        ]
    );
}

#[test]
fn blanks_around_a_number_do_not_matter() {
    assert_accepted(Setting::Seed, "  7\n", 7.0);
    assert_accepted(Setting::LearningRate, "\t0.5 ", 0.5);
}

#[test]
fn a_message_repeats_what_was_typed_but_not_all_of_a_long_text() {
    let mut settings = Settings::default();
    let mut message = |text: &str| settings.set(Setting::Hidden, text).unwrap_err().to_string();
    assert_eq!(message("nine"), "Hidden neurons takes a whole number from 1 to 8, not “nine”.");
    assert_eq!(message(""), "Hidden neurons takes a whole number from 1 to 8.");
    assert_eq!(
        message(&"9".repeat(10_000)),
        format!("Hidden neurons takes a whole number from 1 to 8, not “{}…”.", "9".repeat(24))
    );
    assert!(message(&"é".repeat(10_000)).chars().count() < 100);
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
    for text in rejected.chain(["1.1e300", "-1.1e300", "1e308"]) {
        let message = parse_coordinate("y", text).unwrap_err().to_string();
        assert!(message.starts_with("y takes a number, such as 0, 1 or -0.25"), "{message}");
    }
    let message = parse_coordinate("x", &"?".repeat(10_000)).unwrap_err().to_string();
    assert!(message.chars().count() < 100, "{message}");
}

fn problems_of(hash: &str) -> Vec<String> {
    Settings::from_link(hash).1.iter().map(ToString::to_string).collect()
}

#[test]
fn an_empty_link_has_the_defaults() {
    for hash in ["", "#", "#&", "&&&", "# & "] {
        assert_eq!(Settings::from_link(hash), (Settings::default(), vec![]));
    }
}

#[test]
fn a_link_sets_what_it_names_in_any_order() {
    let (settings, problems) = Settings::from_link("#hidden=5&epochs=777&lr=0.25&seed=42");
    assert_eq!((settings, problems), (changed(), vec![]));
    assert_eq!(Settings::from_link("hidden=5&epochs=777&lr=0.25&seed=42").0, changed());
}

#[test]
fn what_a_link_has_wrong_is_named_and_the_rest_honoured() {
    let (settings, problems) =
        Settings::from_link("#seed=eleven&lr=0.25&epochs=0&hidden=5&speed=3");
    assert_eq!(settings.to_link(), "lr=0.25&hidden=5");
    let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "The link: Seed takes a whole number from 0 to 4294967295, not “eleven”. 0 is used instead.",
            "The link: Epochs takes a whole number from 1 to 100000, not “0”. 5000 is used instead.",
            "The link has “speed”, which is none of seed, lr, epochs, hidden.",
        ]
    );
}

#[test]
fn the_first_of_repeated_keys_counts_even_if_it_is_wrong() {
    let (settings, problems) = Settings::from_link("#seed=1&seed=2&seed=3");
    assert_eq!(settings.to_link(), "seed=1");
    assert_eq!(problems, [LinkProblem::Repeated(Setting::Seed)]);
    assert_eq!(problems[0].to_string(), "The link has seed more than once; the first is used.");

    let (settings, problems) = Settings::from_link("#seed=x&seed=2");
    assert_eq!(settings, Settings::default());
    assert!(matches!(problems[0], LinkProblem::Rejected(Setting::Seed, _)));
}

#[test]
fn a_key_without_a_value_or_a_value_without_a_key_is_named() {
    assert_eq!(problems_of("#seed").len(), 1);
    assert_eq!(problems_of("#seed=").len(), 1);
    let nameless = "The link has “=5”, which is none of seed, lr, epochs, hidden.";
    assert_eq!(problems_of("#=5"), [nameless]);
}

#[test]
fn a_problem_is_named_once() {
    assert_eq!(problems_of(&"speed=3&".repeat(1_000)).len(), 1);
    assert_eq!(problems_of(&"seed=1&".repeat(1_000)).len(), 1);
}

#[test]
fn keys_are_exactly_those() {
    for hash in ["#Seed=5", "#SEED=5", "# seed=5", "#se%65d=5", "#seed =5", "##seed=5"] {
        let (settings, problems) = Settings::from_link(hash);
        assert_eq!(settings, Settings::default(), "{hash}");
        assert_eq!(problems.len(), 1, "{hash}");
    }
}

#[test]
fn percent_signs_are_plain_text() {
    for hash in ["#seed=%35", "#lr=0%2E5", "#epochs=%", "#hidden=%ZZ", "#seed=5%"] {
        let (settings, problems) = Settings::from_link(hash);
        assert_eq!((settings, problems.len()), (Settings::default(), 1), "{hash}");
    }
}

#[test]
fn the_messages_on_a_long_link_are_short() {
    let long = "9".repeat(10_000);
    for hash in [format!("#{long}"), format!("#seed={long}"), format!("#{long}=1"), long.clone()] {
        let problems = problems_of(&hash);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].chars().count() < 160, "{}", problems[0]);
    }
}

#[test]
fn a_link_has_only_what_differs_from_the_defaults() {
    assert_eq!(Settings::default().to_link(), "");
    assert_eq!(changed().to_link(), "seed=42&lr=0.25&epochs=777&hidden=5");
    for (setting, text) in Setting::ALL.into_iter().zip(["42", "0.25", "777", "5"]) {
        let mut settings = Settings::default();
        settings.set(setting, text).unwrap();
        assert_eq!(settings.to_link(), format!("{}={text}", setting.key()));
    }
}

#[test]
fn settings_make_the_run_that_they_say() {
    let run = changed().run();
    let expected = common::trainer(42, 5, 0.25);
    assert_eq!(run, *expected.run());
}

#[cfg(not(target_arch = "wasm32"))]
mod any_settings {
    use proptest::prelude::*;
    use xor_playground::{Setting, Settings};

    prop_compose! {
        fn settings()(
            seed: u32,
            learning_rate in 0.001..=20.0,
            epochs in 1_u32..=100_000,
            neurons in 1_u8..=8,
        ) -> Settings {
            let numbers = [seed.into(), learning_rate, epochs.into(), neurons.into()];
            let mut settings = Settings::default();
            for (setting, number) in Setting::ALL.into_iter().zip(numbers) {
                settings.set_number(setting, number).unwrap();
            }
            settings
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_link_holds_them_to_the_last_bit(settings in settings()) {
            let link = settings.to_link();
            prop_assert_eq!(Settings::from_link(&link), (settings, vec![]));
            prop_assert_eq!(Settings::from_link(&format!("#{link}")), (settings, vec![]));
        }

        #[test]
        fn no_link_breaks_anything(hash in ".{0,200}") {
            let (settings, _) = Settings::from_link(&hash);
            prop_assert_eq!(Settings::from_link(&settings.to_link()), (settings, vec![]));
        }

        #[test]
        fn no_text_breaks_anything(text in ".{0,60}", setting in prop::sample::select(&Setting::ALL)) {
            let mut settings = Settings::default();
            if settings.set(setting, &text).is_ok() {
                prop_assert!(setting.range().contains(&settings.number(setting)));
            } else {
                prop_assert_eq!(settings, Settings::default());
            }
        }
    }
}
