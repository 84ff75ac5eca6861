//! The command, as it is called.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use xor_playground::Trainer;
use xor_playground::text::Settings;

fn command(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xor-survey")).args(arguments).output().unwrap()
}

/// What it prints where all is well.
fn printed(arguments: &[&str]) -> String {
    let output = command(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What it complains about.
fn complaint(arguments: &[&str]) -> String {
    let output = command(arguments);
    assert!(!output.status.success());
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stderr).unwrap()
}

/// The runs, without the first line.
fn runs(lines: &str) -> Vec<Value> {
    lines.lines().skip(1).map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_share_that_learns_is_that_of_the_articles_program() {
    let summary = printed(&["run", "--summary"]);
    let mut lines = summary.lines();
    assert_eq!(lines.next(), Some("the article’s settings, seeds 0..1000, 5000 epochs"));
    let share = "826 of 1000 learn (82.6 %), 80.1 to 84.8 % of all such with 95 % confidence";
    assert_eq!(lines.next(), Some(share));
    assert!(printed(&["run", "--summary", "--epochs", "2000"]).contains("818 of 1000 learn"));
}

#[test]
fn what_is_in_the_way_is_said_where_that_is_asked_for() {
    let summary = printed(&["run", "--summary", "--examine"]);
    let ends: Vec<Vec<&str>> =
        summary.lines().rev().take(3).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(ends[2][..4], ["163", "Rows", "collide", "(2"]);
    assert_eq!(ends[1][..4], ["7", "Rows", "collide", "(3"]);
    assert_eq!(ends[0][..3], ["4", "Too", "few"]);
    assert_eq!(ends[2].last(), Some(&"#seed=11"));
}

#[test]
fn a_summary_of_a_file_is_that_of_the_survey() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("survey.jsonl");
    let file = path.to_str().unwrap();
    let options = ["--sweep", "lr=0.3,5", "--seeds", "0..100", "--epochs", "1500"];
    assert_eq!(printed(&[&["run", "--output", file], &options[..]].concat()), "");
    let summary = printed(&["summary", file]);
    assert_eq!(summary, printed(&[&["run", "--summary"], &options[..]].concat()));
    let swept: Vec<&str> = summary.lines().skip(3).take(3).map(str::trim).collect();
    assert!(swept[0].starts_with("lr  learn  share"), "{summary}");
    assert!(swept[1].starts_with("0.3 ") && swept[2].starts_with("5 "), "{summary}");

    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 5]).unwrap();
    assert!(complaint(&["summary", file]).contains("Its line of run 199 is none"));
    let cut: Vec<&str> = whole.lines().take(51).collect();
    fs::write(&path, cut.join("\n")).unwrap();
    assert!(complaint(&["summary", file]).contains("It has 50 runs, and should have 200."));
}

/// What the page would show of the run that a line's link opens.
fn opened(run: &Value) -> (Trainer, u64) {
    let (settings, problems) = Settings::from_link(run["link"].as_str().unwrap());
    assert_eq!(problems, []);
    (Trainer::new(settings.run().clone()), settings.epochs().into())
}

#[test]
fn each_line_is_to_the_bit_what_its_link_opens() {
    for options in [
        &["", "--seeds", "5..25"][..],
        &["rule=adam&lr=0.05&hidden=3&activation=tanh", "--seeds", "0..6", "--epochs", "300"],
        &["data=moons&samples=40&split=25&hidden=4&batch=8", "--seeds", "0..4", "--epochs", "50"],
        &["lr=20&hidden=2&activation=relu&output=linear", "--seeds", "0..6", "--epochs", "100"],
        &["seed=11", "--map", "lr,p6,800,epochs,1,0,2,2", "--points", "5"],
        &["", "--sweep", "hidden=2;3;4,2", "--seeds", "7..9", "--epochs", "700"],
    ] {
        let lines = printed(&[&["run", "--outputs"], options].concat());
        for run in runs(&lines) {
            let (mut trainer, epochs) = opened(&run);
            trainer.step(epochs);
            assert_eq!(run["epochs"], trainer.epoch());
            let outputs: Vec<Option<f64>> =
                trainer.outputs().map(|output| output.is_finite().then_some(output)).collect();
            assert_eq!(run["outputs"], serde_json::to_value(outputs).unwrap());
            assert_eq!(run["loss"].as_f64(), Some(trainer.loss()).filter(|loss| loss.is_finite()));
            assert_eq!(run["right_at"].as_u64(), trainer.find_solved_at());
            assert_eq!(run["test_loss"].as_f64(), trainer.test_loss());
            let learnt = trainer.epoch() == epochs
                && run["rows_right"].as_u64()
                    == Some(run["outputs"].as_array().unwrap().len() as u64);
            let is_split = run.get("test_loss").is_some();
            assert!(is_split || learnt == (run["ending"] == "learnt"), "{run}");
        }
    }
}

#[test]
fn a_run_that_leaves_the_finite_says_so() {
    let lines = printed(&["run", "lr=20&activation=relu&output=linear", "--seeds", "0..20"]);
    let diverged = runs(&lines).into_iter().filter(|run| run["ending"] == "divergence");
    let diverged: Vec<Value> = diverged.collect();
    assert!(!diverged.is_empty());
    for run in diverged {
        assert!(run["epochs"].as_u64() < Some(5_000));
    }
}

#[test]
fn maps_are_those_of_the_numpy_program() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/map.json");
    let maps: Vec<Value> = serde_json::from_str(&fs::read_to_string(fixture).unwrap()).unwrap();
    let seen = ["0,0,12,12", "0,0,6,6", "3.25,0,6,6"];
    for (map, seen) in maps.iter().zip(seen) {
        let text = |key: &str| map[key].as_str().unwrap();
        let asked = format!("{},{},{},epochs,{seen}", text("across"), text("up"), map["epochs"]);
        let link = format!("https://example.org/#seed={}&view=map&map={asked}", map["seed"]);
        let lines = printed(&["run", &link, "--points", "24", "--until-right"]);
        let runs = runs(&lines);
        let expected = map["runs"].as_array().unwrap();
        assert_eq!(runs.len(), expected.len());
        for ((run, point), expected) in
            runs.iter().zip(map["points"].as_array().unwrap()).zip(expected)
        {
            assert_eq!([&run["x"], &run["y"]], [&point[0], &point[1]]);
            match expected.as_array() {
                None => assert_eq!(&run["right_at"], expected, "{run}"),
                Some(not_right) => {
                    assert!(run["right_at"].is_null(), "{run}");
                    assert_eq!(run["rows_right"], 4 - not_right.len());
                }
            }
        }
    }
}

#[test]
fn a_file_is_there_when_it_is_complete_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("survey.jsonl");
    let file = path.to_str().unwrap();
    let run = ["run", "--seeds", "0..20", "--epochs", "100"];
    printed(&[&run[..], &["--output", file]].concat());
    let whole = fs::read(&path).unwrap();
    assert_eq!(whole, command(&run).stdout);
    let other = ["run", "--seeds", "0..30", "--epochs", "100", "--output", file];
    assert!(complaint(&other).contains("is there already"));
    assert_eq!(fs::read(&path).unwrap(), whole);
    printed(&[&other[..], &["--overwrite"]].concat());
    assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 31);
    // Nothing is left beside it.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn threads_change_nothing() {
    let run = ["run", "--seeds", "0..150", "--epochs", "60"];
    let one = printed(&[&run[..], &["--threads", "1"]].concat());
    assert_eq!(one, printed(&[&run[..], &["--threads", "3"]].concat()));
}

#[test]
fn the_plan_is_the_first_line() {
    let run = ["run", "lr=2", "--seeds", "0..9", "--epochs", "5", "--shard", "2/2"];
    let plan = printed(&[&run[..], &["--plan"]].concat());
    assert_eq!(plan.trim_end(), printed(&run).lines().next().unwrap());
}

#[test]
fn nonsense_is_answered_with_what_is_accepted() {
    for (arguments, words) in [
        (&["run", "lr=fast"][..], "Learning rate takes a number from 0.001 to 20, not “fast”."),
        (&["run", "--epochs", "0"], "Epochs takes a whole number from 1 to 10000000, not “0”."),
        (&["run", "--seeds", "5"], "such as 0..10000"),
        (&["run", "--shard", "0/3"], "such as 3/64"),
        (&["run", "--sweep", "lr=1,2", "--map", "p0,p1"], "cannot be used with"),
        (&["run", "--map", "p0,p9"], "The run has no “p9” to vary"),
        (&["run", "parameters=1,2,3,4,5,6,7,8,9"], "which no seed changes"),
        (&["merge", "missing.jsonl"], "missing.jsonl"),
        (&["summary", "missing.jsonl"], "missing.jsonl"),
        (&["merge"], "required"),
    ] {
        let complaint = complaint(arguments);
        assert!(complaint.contains(words), "{arguments:?}: {complaint}");
    }
}

#[test]
fn an_output_that_is_closed_is_no_problem() {
    let arguments = ["run", "--seeds", "0..20000", "--epochs", "1"];
    let mut child = Command::new(env!("CARGO_BIN_EXE_xor-survey"))
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
}
