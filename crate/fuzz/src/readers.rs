//! What is tried.

use allocation_counter::measure;
use bolero::check;
use xor_playground::text::pasted::{Pasted, Understood};
use xor_playground::text::table::{Table, csv};
use xor_playground::text::{SavedRun, Settings};

use crate::spoilt::{Spoilt, corpus};

/// So much memory a reader may take at a time, whatever it is given,
const BYTES: u64 = 4_000_000;
/// and so much more for each byte of it.
const BYTES_FOR_EACH: u64 = 1_000;

/// Tries a reader, which says whether it understands a text, with whatever can come of those of a kind.
fn spoil(kind: &str, read: impl Fn(&str) -> bool + std::panic::RefUnwindSafe) {
    let corpus = corpus(kind);
    // What is spoilt was understood before.
    for text in &corpus {
        assert!(read(text), "{text:?}");
    }
    let corpus: Vec<Vec<char>> = corpus.iter().map(|text| text.chars().collect()).collect();
    check!().with_type::<Spoilt>().for_each(|spoilt| {
        let text = spoilt.of(&corpus);
        let taken = measure(|| _ = read(&text)).bytes_max;
        let allowed = BYTES + BYTES_FOR_EACH * text.len() as u64;
        assert!(taken <= allowed, "{taken} bytes for {} of text", text.len());
    });
}

/// What is not understood is answered in words.
fn is_said(problem: &impl ToString) -> bool {
    assert!(!problem.to_string().is_empty());
    false
}

#[test]
fn links() {
    spoil("link", |text| {
        let (settings, problems) = Settings::from_link(text);
        for problem in &problems {
            is_said(problem);
        }
        let link = settings.to_link();
        assert_eq!(Settings::from_link(&link), (settings, Vec::new()), "{link}");
        problems.is_empty()
    });
}

#[test]
fn json() {
    spoil("json", |text| match SavedRun::from_json(text) {
        Err(problem) => is_said(&problem),
        Ok(saved) => {
            let json = saved.to_json();
            let again = SavedRun::from_json(&json).unwrap();
            assert_eq!(again.settings(), saved.settings());
            assert_eq!(again.to_json(), json);
            true
        }
    });
}

#[test]
fn tables() {
    spoil("csv", |text| match Table::read(text) {
        Err(problem) => is_said(&problem),
        Ok(table) => match table.data_set(&table.default_choice()) {
            Err(problem) => is_said(&problem),
            Ok(prepared) => {
                let written = csv(&prepared.data);
                let again = Table::read(&written).unwrap();
                assert_eq!(again.rows(), prepared.data.samples(), "{written}");
                true
            }
        },
    });
}

#[test]
fn pasted_arrays() {
    let present = Settings::default();
    spoil("pasted", |text| {
        let understood = Pasted::read(text).and_then(|pasted| pasted.understood_beside(&present));
        match understood {
            Err(problem) => return is_said(&problem),
            Ok(Understood::Networks(networks)) => {
                for network in networks {
                    // A weight can be beyond what can be set.
                    drop(network.settings(&present));
                }
            }
            Ok(_) => {}
        }
        true
    });
}
