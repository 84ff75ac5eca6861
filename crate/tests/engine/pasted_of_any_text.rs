//! No text breaks the reader of what is pasted, and what it makes of it fits.

use proptest::prelude::*;
use proptest::sample::select;
use xor_playground::text::Settings;
use xor_playground::text::pasted::{Pasted, Understood};

/// What printed networks are made of.
const PIECES: [&str; 44] = [
    "0",
    "1",
    "-1",
    "2.5",
    "0,5",
    "1e5",
    "1e999",
    "-0",
    "+.5",
    "−3",
    "5.",
    "50%",
    "nan",
    "inf",
    "...",
    "…",
    "[",
    "[",
    "[",
    "]",
    "]",
    "]",
    "[[",
    "]]",
    "(",
    ")",
    "{",
    "}",
    ", ",
    ", ",
    " ",
    " ",
    "\n",
    "array(",
    "tensor(",
    "W1 = ",
    "'fc1.weight', ",
    "shape=(2, 2)",
    "dtype=float32",
    "'",
    "\"",
    "#",
    "ü",
    "\0",
];

fn is_sound(text: &str) -> Result<(), TestCaseError> {
    let settings = Settings::default();
    let understood = Pasted::read(text).and_then(|pasted| pasted.understood_beside(&settings));
    match understood {
        Err(error) => {
            let words = error.to_string();
            prop_assert!((10..=400).contains(&words.len()), "{}", words);
        }
        Ok(Understood::Loss(loss)) => prop_assert!(loss.is_finite()),
        Ok(Understood::Predictions { outputs, .. }) => prop_assert_eq!(outputs.len(), 4),
        Ok(Understood::Networks(networks)) => {
            prop_assert!((1..=16).contains(&networks.len()));
            for network in networks {
                let opened = network.settings(&settings);
                prop_assert!(opened.is_ok(), "{:?}", opened);
                let start = opened.unwrap().run().start();
                prop_assert_eq!(start.parameters(), &network.parameters[..]);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        is_sound(&text)?;
    }

    #[test]
    fn any_pieces_are_read_or_refused(pieces in prop::collection::vec(select(&PIECES[..]), 0..60)) {
        is_sound(&pieces.concat())?;
    }

    /// Matrices of small shapes, of which many fit.
    #[test]
    fn any_arrays_are_read_or_refused(shapes in prop::collection::vec((1_usize..4, 1_usize..4), 1..15)) {
        let matrices = shapes.iter().map(|&(rows, columns)| format!("{:?}", vec![vec![0.5; columns]; rows]));
        is_sound(&matrices.collect::<Vec<_>>().join(",\n"))?;
    }
}
