//! What a link holds: used if it can be, otherwise named and replaced.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::text::{LinkProblem, Setting, Settings};

/// A link in which every setting stands, for one optimizer or another, in the order in which it is written.
const FULL: &str = "seed=42&lr=0.25&epochs=777&hidden=5,3&activation=tanh,relu&output=tanh\
    &data=0,0,0;-0.5,1e-7,1;1,0,1e21&loss=mse&batch=2&shuffle=9&start=uniform&range=0.5&rule=adam\
    &beta1=0.8&beta2=0.99&epsilon=1e-7&l1=0.01&l2=0.001&edits=812:lr:0.3,1000:lr:0.5";

fn read(hash: &str) -> Settings {
    let (settings, problems) = Settings::from_link(hash);
    assert_eq!(problems, [], "{hash}");
    settings
}

fn problems_of(hash: &str) -> Vec<String> {
    Settings::from_link(hash).1.iter().map(ToString::to_string).collect()
}

#[test]
fn an_empty_link_has_the_defaults() {
    for hash in ["", "#", "#&", "&&&", "# & ", "#v=1"] {
        assert_eq!(read(hash), Settings::default());
    }
}

#[test]
fn links_from_before_there_was_more_to_set_still_work() {
    let settings = read("#seed=11&lr=0.5&epochs=10000&hidden=3");
    assert_eq!(settings.to_link(), "seed=11&lr=0.5&epochs=10000&hidden=3");
    assert_eq!(settings.epochs(), 10_000);
}

#[test]
fn a_link_has_only_what_differs_from_the_defaults() {
    assert_eq!(Settings::default().to_link(), "");
    let needs_another = ["activation", "shuffle", "range", "beta1", "beta2", "epsilon"]
        .map(|key| key.to_owned() + "=");
    for pair in FULL.split('&') {
        if !needs_another.iter().any(|beginning| pair.starts_with(beginning)) {
            assert_eq!(read(pair).to_link(), pair);
        }
    }
    assert_eq!(read(FULL).to_link(), FULL);
    // The defaults of an optimizer, of a start and of a batch are those that it has there.
    let link = "rule=rmsprop&decay=0.99&epsilon=1e-8&start=uniform&range=1&batch=2&shuffle=0";
    assert_eq!(read(link).to_link(), "batch=2&start=uniform&rule=rmsprop");
    assert_eq!(read("hidden=4,4&activation=tanh,tanh").to_link(), "hidden=4,4&activation=tanh");
    assert_eq!(read("data=0,0,0;0,1,1;1,0,1;1,1,0").to_link(), "");
    assert_eq!(read("data=-0,0,0;0,1,1;1,0,1;1,1,0").to_link(), "data=-0,0,0;0,1,1;1,0,1;1,1,0");
    assert_eq!(read("edits=9:lr:1").to_link(), "");
    assert_eq!(read("parameters=1,2,3,4,5,6,7,8,-0").to_link(), "parameters=1,2,3,4,5,6,7,8,-0");
}

#[test]
fn the_optimizers_that_adam_is_not_have_their_numbers_in_the_link() {
    for link in [
        "rule=momentum&momentum=0.5",
        "rule=nesterov&momentum=0.5",
        "rule=rmsprop&decay=0.5&epsilon=1e-10",
        "rule=rprop&shrink=0.4&grow=1.5",
    ] {
        assert_eq!(read(link).to_link(), link);
    }
}

#[test]
fn a_link_sets_what_it_names_in_any_order() {
    let mut pairs: Vec<_> = FULL.split('&').collect();
    pairs.reverse();
    assert_eq!(read(&pairs.join("&")), read(FULL));
    for _ in 0..pairs.len() {
        pairs.rotate_left(1);
        assert_eq!(read(&format!("#{}", pairs.join("&"))), read(FULL));
    }
    let (settings, problems) = Settings::from_link("parameters=1,2&hidden=0&data=1,0;0,1");
    assert_eq!((settings.text(Setting::Parameters).as_str(), problems), ("1,2", vec![]));
}

#[test]
fn a_link_says_numbers_as_shortly_as_they_can_be_read_again() {
    for (number, text) in [
        ("0.10000000000000001", "0.1"),
        ("1e-5", "0.00001"),
        ("0.0000001", "1e-7"),
        ("1000000000000000", "1000000000000000"),
        ("1000000000000000000000", "1e21"),
        ("1.7976931348623157e308", "1.7976931348623157e308"),
        ("4.94065645841246544e-324", "5e-324"),
    ] {
        assert_eq!(read(&format!("l1={number}")).to_link(), format!("l1={text}"));
    }
}

#[test]
fn no_character_of_a_link_needs_escaping() {
    let parameters = read("parameters=1e300,-2,3e-300,4,5,6,7,8,-0.5").to_link();
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "-._&=,;:".contains(char);
    assert!((parameters + &read(FULL).to_link()).chars().all(is_plain));
}

#[test]
fn a_link_that_was_percent_encoded_on_its_way_is_the_same() {
    let encoded: String =
        FULL.bytes().fold(String::new(), |text, byte| text + &format!("%{byte:02X}"));
    assert_eq!(read(&encoded), read(FULL));
    assert_eq!(read(&encoded.to_lowercase()), read(FULL));
    assert_eq!(read("#hidden=8%2C8&%6cr=0%2E5").to_link(), "lr=0.5&hidden=8,8");
    for hash in ["#epochs=%", "#hidden=%ZZ", "#seed=5%", "#seed=%2", "#seed=%FF", "#seed=%+5"] {
        let (settings, problems) = Settings::from_link(hash);
        assert_eq!((settings, problems.len()), (Settings::default(), 1), "{hash}");
    }
}

#[test]
fn what_a_link_has_wrong_is_named_and_the_rest_honoured() {
    let (settings, problems) =
        Settings::from_link("#speed=3&seed=eleven&lr=0.25&epochs=0&hidden=5&rule=best");
    assert_eq!(settings.to_link(), "lr=0.25&hidden=5");
    let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
    let of_rule = format!(
        "The link: Rule takes {}, not “best”. gradient-descent is used instead.",
        Setting::Optimizer.accepts()
    );
    assert_eq!(
        problems,
        [
            "The link: Seed takes a whole number from 0 to 4294967295, not “eleven”. 0 is used instead.",
            "The link: Epochs takes a whole number from 1 to 10000000, not “0”. 5000 is used instead.",
            &of_rule,
            "The link has “speed”, which is no setting.",
        ]
    );
}

#[test]
fn what_does_not_fit_to_the_rest_of_a_link_is_named_and_the_rest_honoured() {
    for (hash, link, problem) in [
        (
            "loss=cross-entropy&output=tanh&seed=3",
            "seed=3&output=tanh",
            "Loss cannot be “cross-entropy”: cross-entropy takes a sigmoid output. sse is used instead.",
        ),
        (
            "batch=5&seed=3",
            "seed=3",
            "Batch cannot be “5”: a batch takes 1 to 4 samples, as many as train. full is used \
             instead.",
        ),
        (
            "parameters=1,2,3&seed=3",
            "seed=3",
            "Parameters cannot be “1,2,3”: the shape has 9 parameters, and 3 are given.",
        ),
        ("shrink=0.5&rule=adam", "rule=adam", "Shrink can be set only for the rule rprop."),
        (
            "beta1=1&rule=adam",
            "rule=adam",
            "Beta 1 takes a number from 0 to less than 1, not “1”. 0.9 is used instead.",
        ),
    ] {
        assert_eq!(Settings::from_link(hash).0.to_link(), link);
        assert_eq!(problems_of(hash), [format!("The link: {problem}")]);
    }
}

#[test]
fn a_link_of_a_newer_version_is_read_as_far_as_it_is_known_and_says_so() {
    let (settings, problems) = Settings::from_link("#v=2&seed=5");
    assert_eq!(settings.to_link(), "seed=5");
    assert!(matches!(&problems[..], [LinkProblem::Newer(_)]));
    assert!(problems[0].to_string().contains("made by a newer version"), "{}", problems[0]);
    for hash in ["#v=0", "#v=", "#v=one", "#v=1.5"] {
        let problems = problems_of(hash);
        assert!(problems[0].starts_with("The link: v takes 1"), "{problems:?}");
    }
    assert_eq!(problems_of("#v=1&v=2"), ["The link has v more than once; the first is used."]);
}

#[test]
fn the_first_of_repeated_keys_counts_even_if_it_is_wrong() {
    let (settings, problems) = Settings::from_link("#seed=1&seed=2&seed=3");
    assert_eq!(settings.to_link(), "seed=1");
    assert_eq!(problems, [LinkProblem::Repeated("seed")]);
    assert_eq!(problems[0].to_string(), "The link has seed more than once; the first is used.");

    let (settings, problems) = Settings::from_link("#seed=x&seed=2");
    assert_eq!(settings, Settings::default());
    assert!(matches!(problems[0], LinkProblem::Rejected { .. }));
}

#[test]
fn a_key_without_a_value_or_a_value_without_a_key_is_named() {
    assert_eq!(problems_of("#seed").len(), 1);
    assert_eq!(problems_of("#seed=").len(), 1);
    assert_eq!(problems_of("#=5"), ["The link has “=5”, which is no setting."]);
}

#[test]
fn a_problem_is_named_once() {
    assert_eq!(problems_of(&"speed=3&".repeat(1_000)).len(), 1);
    assert_eq!(problems_of(&"seed=1&".repeat(1_000)).len(), 1);
}

#[test]
fn of_many_keys_that_there_are_not_the_first_are_named_and_the_others_counted() {
    let keys = |count: usize| {
        let pairs: Vec<_> = (0..count).map(|key| format!("k{key}={key}")).collect();
        problems_of(&(pairs.join("&") + "&k0=again&seed=3"))
    };
    let named = |key: &str| format!("The link has “{key}”, which is no setting.");
    assert_eq!(keys(1), [named("k0")]);
    assert_eq!(keys(3), ["k0", "k1", "k2"].map(named));
    // As many as would take minutes, if each were compared with all before it.
    for (many, more) in [(4, "1"), (200_000, "199997")] {
        let problems = keys(many);
        assert_eq!(problems[..3], ["k0", "k1", "k2"].map(named));
        let rest = format!("The link has other keys that are no settings, {more} in all.");
        assert_eq!(problems[3..], [rest]);
    }
}

#[test]
fn many_edits_of_weights_and_then_of_the_rate_are_read() {
    // As many as would take minutes, if each were looked for among all before it.
    let many = 200_000;
    let weights = (0..many).map(|epoch| format!("{epoch}:p4:0.5")).collect::<Vec<_>>().join(",");
    let with_rates = |rate: fn(u64) -> u64| {
        let rates = (0..many).map(|edit| format!(",{}:lr:{}", many + edit, rate(edit)));
        weights.clone() + &rates.collect::<String>()
    };
    let edits = with_rates(|edit| 2 + edit % 2);
    let settings = read(&format!("edits={edits}"));
    assert_eq!(settings.text(Setting::Edits), edits);
    let rate = |epoch| settings.run().learning_rate_at(epoch).get().to_string();
    assert_eq!([many - 1, many, 2 * many - 1].map(rate), ["1", "2", "3"]);
    // A rate that is the same all the time is no change.
    let settings = read(&format!("edits={}", with_rates(|_| 1)));
    assert_eq!(settings.text(Setting::Edits), weights);
}

#[test]
fn spaces_around_a_key_are_no_part_of_it() {
    assert_eq!(read("# seed =3& lr= 0.5 ").to_link(), "seed=3&lr=0.5");
    assert_eq!(
        problems_of("#seed=3& seed=4"),
        ["The link has seed more than once; the first is used."]
    );
    assert_eq!(problems_of("# =5"), ["The link has “=5”, which is no setting."]);
}

#[test]
fn keys_are_exactly_those() {
    for hash in ["#Seed=5", "#SEED=5", "#se ed=5", "##seed=5", "#learning_rate=2"] {
        let (settings, problems) = Settings::from_link(hash);
        assert_eq!(settings, Settings::default(), "{hash}");
        assert_eq!(problems.len(), 1, "{hash}");
    }
}

#[test]
fn the_messages_on_a_long_link_are_short() {
    let long = "9".repeat(10_000);
    let keys = Setting::ALL.map(|setting| format!("#{}={long}!", setting.key()));
    for hash in keys.into_iter().chain([format!("#{long}"), format!("#{long}=1"), long.clone()]) {
        let problems = problems_of(&hash);
        assert_eq!(problems.len(), 1);
        // Beside what is accepted.
        let accepts = Setting::ALL.map(|setting| setting.accepts().chars().count());
        let longest = accepts.into_iter().max().unwrap();
        assert!(problems[0].chars().count() < longest + 100, "{}", problems[0]);
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod any {
    use proptest::prelude::*;
    use proptest::sample::select;
    use xor_playground::text::{Setting, Settings};

    use crate::any_settings::{any_settings, exactly};

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_link_holds_them_to_the_last_bit(settings in any_settings()) {
            let link = settings.to_link();
            for hash in [link.clone(), format!("#{link}"), link.replace(',', "%2C")] {
                let (read, problems) = Settings::from_link(&hash);
                prop_assert_eq!(problems, vec![]);
                prop_assert_eq!(exactly(&read), exactly(&settings));
            }
        }

        #[test]
        fn each_says_a_text_that_sets_it(settings in any_settings()) {
            for setting in Setting::ALL {
                let text = settings.text(setting);
                let mut set = settings.clone();
                if !text.is_empty() {
                    prop_assert_eq!(set.set(setting, &text), Ok(()));
                    prop_assert_eq!(set.text(setting), text);
                }
            }
        }

        #[test]
        fn no_link_breaks_anything(hash in ".{0,200}") {
            let (settings, _) = Settings::from_link(&hash);
            prop_assert_eq!(Settings::from_link(&settings.to_link()), (settings, vec![]));
        }

        #[test]
        fn no_pairs_break_anything(
            pairs in prop::collection::vec((select(&Setting::ALL), "[a-z0-9,;:.e-]{0,12}"), 0..12),
        ) {
            let pairs = pairs.iter().map(|(setting, text)| format!("{}={text}", setting.key()));
            let (settings, _) = Settings::from_link(&pairs.collect::<Vec<_>>().join("&"));
            prop_assert_eq!(Settings::from_link(&settings.to_link()), (settings, vec![]));
        }

        #[test]
        fn no_text_breaks_anything(
            settings in any_settings(),
            text in prop_oneof![".{0,60}", "[0-9,;:.e-]{0,30}"],
            setting in select(&Setting::ALL),
        ) {
            let mut changed = settings.clone();
            if changed.set(setting, &text).is_ok() {
                prop_assert_eq!(Settings::from_link(&changed.to_link()), (changed, vec![]));
            } else {
                prop_assert_eq!(exactly(&changed), exactly(&settings));
            }
        }
    }
}
