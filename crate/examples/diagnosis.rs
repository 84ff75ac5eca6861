//! Trains a run from many seeds, and says what is in the way of those that don't learn: how often each finding weighs
//! most, and an example of it.
//!
//! ```text
//! cargo run --release --example diagnosis
//! cargo run --release --example diagnosis 'activation=relu&hidden=4' 100
//! ```

use std::collections::BTreeMap;
use std::process::ExitCode;

use xor_playground::Replay;
use xor_playground::analysis::Diagnosis;
use xor_playground::text::Settings;

const SEEDS: u32 = 60;

/// What weighs most in how many runs, with the words of the first.
#[derive(Default)]
struct Found {
    runs: u32,
    example: String,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let link = arguments.next().unwrap_or_default();
    let Ok(seeds) = arguments.next().map_or(Ok(SEEDS), |seeds| seeds.parse()) else {
        eprintln!("after the link comes a number of seeds");
        return ExitCode::from(2);
    };
    let (settings, problems) = Settings::from_link(&link);
    for problem in &problems {
        eprintln!("{problem}");
    }
    let found = find(&settings, seeds);
    for (kind, Found { runs, example }) in &found {
        println!("{runs} of {seeds}: {kind}{example}");
    }
    if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn find(settings: &Settings, seeds: u32) -> BTreeMap<String, Found> {
    let mut found: BTreeMap<String, Found> = BTreeMap::new();
    // A start at given parameters is one.
    let runs = (0..seeds).filter_map(|seed| Some((seed, settings.run().with_seed(seed)?)));
    for (seed, run) in runs {
        let mut replay = Replay::new(run);
        replay.step(settings.epochs().into());
        let diagnosis = Diagnosis::of(&replay, Diagnosis::WORK);
        let first = diagnosis.findings.first();
        let kind = first.map_or_else(|| "learnt".to_owned(), |first| first.kind().to_string());
        let found = found.entry(kind).or_default();
        found.runs += 1;
        if let (1, Some(first)) = (found.runs, first) {
            found.example = format!(", as with seed {seed}: {}", diagnosis.in_words(first));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_run_is_counted_once() {
        let found = find(&Settings::from_link("").0, 20);
        assert_eq!(found.values().map(|found| found.runs).sum::<u32>(), 20);
        assert!(found["collision"].example.contains("seed 11"));
    }
}
