//! What `docs/teaching.md` says of runs is what they do.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use xor_playground::text::Settings;
use xor_playground::training::{Outcome, survey};
use xor_playground::{Run, Trainer};

/// The page, with its lines joined.
fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/teaching.md");
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| line.trim_start_matches("> ")).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn assert_says(words: &str) {
    let page = page();
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(plain(&page).contains(&plain(words)), "{words}");
}

/// Its run and how far it is trained; the page has the link, too, perhaps with a view.
#[track_caller]
fn settings(link: &str) -> Settings {
    let page = page();
    let is_there = ["`", "&view="].iter().any(|end| page.contains(&format!("`#{link}{end}")));
    assert!(is_there || page.contains("`#view=") && link.is_empty(), "#{link}");
    let (settings, problems) = Settings::from_link(link);
    assert_eq!(problems, []);
    settings
}

#[track_caller]
fn trained(link: &str) -> Trainer {
    let settings = settings(link);
    let mut trainer = Trainer::new(settings.run().clone());
    trainer.step(settings.epochs().into());
    trainer
}

#[track_caller]
fn right_at(link: &str) -> u64 {
    trained(link).find_solved_at().unwrap()
}

fn of_seeds(settings: &Settings, seeds: impl Iterator<Item = u32>) -> Vec<Outcome> {
    let runs: Vec<Run> = seeds.map(|seed| settings.run().with_seed(seed).unwrap()).collect();
    survey(&runs, settings.epochs().into())
}

#[test]
fn one_line_is_not_enough() {
    for link in ["hidden=0", "start=zeros"] {
        let end = trained(link);
        assert!(end.outputs().all(|output| (output - 0.5).abs() < 1e-9), "{link}");
        assert!((end.loss() - 0.25).abs() < 1e-9);
    }
    assert_says("All four answers end at 0.5, and the loss at 0.25.");
    assert_says(&format!("it is right from epoch {} on", right_at("hidden=0&data=and")));
}

#[test]
fn it_learns() {
    assert_says(&format!("All four rows are right first at epoch {}", right_at("")));
    let answer = trained("").outputs().nth(1).unwrap();
    assert_says(&format!("it answers {answer:.3} to (0, 1)"));
}

#[test]
fn rates_have_these_epochs() {
    for (rate, link) in [
        ("0.1", "lr=0.1&epochs=20000"),
        ("0.3", "lr=0.3"),
        ("1", "lr=1"),
        ("3", "lr=3"),
        ("10", "lr=10"),
        ("20", "lr=20"),
    ] {
        assert_says(&format!("| {rate} | {} |", right_at(link)));
    }
}

#[test]
fn birthdays_end_like_this() {
    let outcomes = of_seeds(&settings(""), 1..=31);
    let learn = outcomes.iter().filter(|outcome| outcome.is_solved()).count();
    assert_says(&format!("Of these 31 starts, {learn} learn within 5,000 epochs."));
    // By how many answers are about the same.
    let mut by_answer: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (day, outcome) in (1..).zip(&outcomes).filter(|(_, outcome)| !outcome.is_solved()) {
        let near = |number: f64| {
            outcome.outputs.iter().filter(|output| (*output - number).abs() < 0.01).count()
        };
        let kind = match (near(0.5), near(2.0 / 3.0)) {
            (2, 0) => "half",
            (0, 3) => "two thirds",
            other => panic!("{day}: {other:?}"),
        };
        assert_eq!(outcome.right_count(), if kind == "half" { 2 } else { 1 });
        by_answer.entry(kind).or_default().push(format!("{day}th"));
    }
    let [half, thirds] = ["half", "two thirds"].map(|kind| &by_answer[kind]);
    let listed = |days: &[String]| {
        let (last, rest) = days.split_last().unwrap();
        format!("{} and {last}", rest.join(", "))
    };
    assert_says(&format!(
        "Those of the {} are right in two rows, and say ½ to the other two",
        listed(half)
    ));
    assert_says(&format!("that of the {} says ⅔ to three", thirds.join(" ")));
    let mut all: Vec<String> = half.iter().chain(thirds).cloned().collect();
    all.sort_by_key(|day| day.trim_end_matches("th").parse::<u32>().unwrap());
    assert_says(&format!("Those of the {} don’t.", listed(&all)));
    for (seed, loss) in [(11, "0.125"), (17, "0.167")] {
        assert_eq!(format!("{:.3}", outcomes[seed - 1].loss), loss);
    }
    assert_says("Seed 11 ends with a loss of 0.125, seed 17 with 0.167");
}

#[test]
fn so_many_starts_learn() {
    let count = |link| {
        let outcomes = of_seeds(&settings(link), 0..1_000);
        outcomes.iter().filter(|outcome| outcome.is_solved()).count()
    };
    assert_says(&format!("{} of 1,000.", count("")));
    assert_says(&format!(
        "With one more hidden neuron (`#hidden=3&view=survey`) it is {}",
        count("hidden=3")
    ));
    assert_says(&format!("with two more (`#hidden=4&view=survey`) {}", count("hidden=4")));
    assert_says(&format!("with one less (`#hidden=1&view=survey`) {}", count("hidden=1")));
}
