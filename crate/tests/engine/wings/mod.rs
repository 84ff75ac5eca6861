//! The engine's wings import downwards only, in none of them do modules need one another in a circle, and nothing
//! in them knows who calls it.

mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path as FilePath;

use source::{Path, Place, Source};

/// Each may use those before it. The first is no wing, but what all have for choices by name.
const WINGS: [&str; 8] =
    ["named", "numerics", "data", "network", "training", "analysis", "pictures", "text"];

/// What only the engine's leaf towards the browser names, in a wing.
const BINDINGS: [&str; 3] = ["wasm_bindgen", "js_sys", "web_sys"];
const BROWSER: &str = "text/browser.rs";

const FACES: [&str; 2] = ["xor_playground_face", "xor_playground_full_face"];

#[test]
fn the_engines_imports_run_downwards_and_in_no_circle() {
    let sources = read_sources();
    let read: usize = sources.iter().map(|source| source.paths().len()).sum();
    assert!(read > 1_000, "{read} paths are hardly all: are they read right?");
    let findings = findings(&sources);
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
}

#[test]
fn the_wings_are_all_that_there_is() {
    let wings = WINGS.map(str::to_owned).into();
    let folders: BTreeSet<String> =
        read_sources().iter().filter_map(|source| source.place().first().cloned()).collect();
    assert_eq!(folders, wings);
}

fn read_sources() -> Vec<Source> {
    let root = FilePath::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    let mut folders = vec![(root, String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let file = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type().unwrap().is_dir() {
                folders.push((entry.path(), format!("{file}/")));
            } else if entry.path().extension().is_some_and(|ending| ending == "rs") {
                sources.push(Source { file, text: fs::read_to_string(entry.path()).unwrap() });
            }
        }
    }
    sources.sort_by(|a, b| a.file.cmp(&b.file));
    sources
}

/// What must not be, a line each.
fn findings(sources: &[Source]) -> Vec<String> {
    let modules = Modules::of(sources);
    let mut findings = Vec::new();
    let mut needs = Needs::new();
    for source in sources {
        for path in source.paths() {
            let at = format!("src/{}:{}", source.file, path.line);
            let first = path.to.first().map_or("", String::as_str);
            if FACES.contains(&first) {
                findings.push(format!("{at}: {first} is above the engine, which names no face."));
            } else if BINDINGS.contains(&first) && !path.inside && source.file != BROWSER {
                findings.push(format!("{at}: only {BROWSER} may use {first}."));
            } else if let Some(finding) = upward(&path) {
                findings.push(format!("{at}: {finding}"));
            } else if let Some((folder, one, other)) = modules.need(&path) {
                needs.entry(folder).or_default().entry((one, other)).or_insert(at);
            }
        }
    }
    findings.extend(needs.iter().filter_map(|(folder, needs)| circle(folder, needs)));
    findings
}

/// What is wrong with a path that leaves its wing, if anything is.
fn upward(path: &Path) -> Option<String> {
    let from = path.from.first().filter(|_| path.inside)?;
    let floor = WINGS.iter().position(|wing| wing == from)?;
    let to = path.to.first()?;
    if to == from || WINGS[..floor].contains(&to.as_str()) {
        return None;
    }
    let below = WINGS[..floor].join(", ");
    let may = if below.is_empty() { "no other wing" } else { &below };
    Some(format!("{from} may use {may}; this is {}.", path.to.join("::")))
}

/// The folder, two modules in it of which the one needs the other, and where it names it.
type Needs = BTreeMap<Place, BTreeMap<(String, String), String>>;

struct Modules {
    all: BTreeSet<Place>,
    /// By the folder and the name, the module in it that an item comes from.
    origins: BTreeMap<(Place, String), String>,
}

impl Modules {
    fn of(sources: &[Source]) -> Self {
        let all: BTreeSet<Place> = sources.iter().map(Source::place).collect();
        let mut origins = BTreeMap::new();
        for source in sources {
            for Path { from, to, .. } in source.paths() {
                let [module, item] = &to[to.len().saturating_sub(2)..] else { continue };
                if from == source.place() && all.contains(&beside(&from, module)) {
                    origins.insert((from, item.clone()), module.clone());
                }
            }
        }
        Self { all, origins }
    }

    /// Of two modules in one folder, the one that needs the other by this path, and the other.
    fn need(&self, path: &Path) -> Option<(Place, String, String)> {
        let shared = path.from.iter().zip(&path.to).take_while(|(from, to)| from == to).count();
        let (one, to) = (path.from.get(shared)?, path.to.get(shared)?);
        let folder = &path.from[..shared];
        let other = if self.all.contains(&beside(folder, to)) {
            to
        } else {
            self.origins.get(&(folder.to_vec(), to.clone()))?
        };
        let are_two = path.inside && one != other && self.all.contains(&beside(folder, one));
        are_two.then(|| (folder.to_vec(), one.clone(), other.clone()))
    }
}

fn beside(folder: &[String], module: &str) -> Place {
    folder.iter().map(String::as_str).chain([module]).map(str::to_owned).collect()
}

/// A circle among the modules of a folder, if there is one.
fn circle(folder: &[String], needs: &BTreeMap<(String, String), String>) -> Option<String> {
    let mut left: Vec<(&str, &str, &str)> =
        needs.iter().map(|((one, other), at)| (&**one, &**other, &**at)).collect();
    // Whatever needs nothing that is left is in no circle.
    loop {
        let needing: BTreeSet<&str> = left.iter().map(|(one, ..)| *one).collect();
        let before = left.len();
        left.retain(|(_, other, _)| needing.contains(other));
        if left.len() == before {
            break;
        }
    }
    let (mut module, ..) = *left.first()?;
    let mut way: Vec<(&str, &str, &str)> = Vec::new();
    loop {
        if let Some(start) = way.iter().position(|(one, ..)| *one == module) {
            let steps =
                way[start..].iter().map(|(one, other, at)| format!("{one} needs {other} ({at})"));
            let folder = folder.join("::");
            return Some(format!("{folder}: {}.", steps.collect::<Vec<_>>().join(", ")));
        }
        let step = *left.iter().find(|(one, ..)| *one == module)?;
        way.push(step);
        module = step.1;
    }
}

fn found(files: &[(&str, &str)]) -> Vec<String> {
    let sources: Vec<Source> = files
        .iter()
        .map(|(file, text)| Source { file: (*file).into(), text: (*text).into() })
        .collect();
    findings(&sources)
}

#[test]
fn an_import_upwards_is_found() {
    let finding =
        ["src/network/shape.rs:2: network may use named, numerics, data; this is training::Run."];
    for text in [
        "use crate::numerics::exp;\nuse crate::training::Run;",
        "use crate::numerics::exp;\nuse crate::{data::DataSet, training::Run};",
        "use crate::numerics::exp;\nuse super::super::training::Run;",
        "fn f() {\n    let run = crate::training::Run;\n}",
        "#[cfg(test)]\nmod tests { use crate::training::Run; }",
        "#[cfg(test)]\nmod tests { use super::super::super::training::Run; }",
        "/* \" */ const A: (char, &str, &str) = ('\"', r#\"\"\"#, \"\\\"\");\nuse crate::training::Run;",
    ] {
        assert_eq!(found(&[("network/shape.rs", text)]), finding, "{text}");
    }
    let lowest = found(&[("named.rs", "use crate::Run;")]);
    assert_eq!(lowest, ["src/named.rs:1: named may use no other wing; this is Run."]);
}

#[test]
fn what_may_be_used_is_not_found() {
    for text in [
        "use crate::numerics::{exp, tanh};\nuse crate::data::DataSet;",
        "// use crate::training::Run;\n/* /* */ crate::training::Run */",
        "//! [`crate::training::Run`]\n/// crate::text::Settings",
        "const A: &str = \"crate::training::Run\";\nconst B: &str = r#\"\"crate::text::C\"#;",
        "fn f<'a>(a: &'a str) -> Training<'a> { training::<u8>(a) as _ }",
        "pub(crate) struct Run;\n#[cfg(test)]\nmod tests {\n    use super::Run;\n}",
        "use training::Run; // of another crate",
    ] {
        let findings = found(&[("network/shape.rs", text), ("network/mod.rs", "mod shape;")]);
        assert!(findings.is_empty(), "{text}: {findings:?}");
    }
    assert!(found(&[("lib.rs", "pub use training::Run;")]).is_empty());
}

#[test]
fn a_circle_is_found() {
    let finding = "training: replay needs run (src/training/replay.rs:1), run needs stepper \
                   (src/training/run.rs:2), stepper needs replay (src/training/stepper.rs:1).";
    let [root, replay] = ["mod run;\npub use run::{Edit, Run};", "use super::run;"];
    for (run, stepper) in [
        ("\nuse super::stepper::Stepper;", "use super::replay::Replay;"),
        ("\nfn f() { super::stepper::f() }", "use super::{replay::Replay};"),
        ("\nuse crate::training::stepper;", "mod tests { use super::super::replay; }"),
    ] {
        let files = [
            ("training/mod.rs", root),
            ("training/replay.rs", replay),
            ("training/run.rs", run),
            ("training/stepper.rs", stepper),
            ("training/trainer.rs", "use super::{replay, run::Run, stepper};"),
        ];
        assert_eq!(found(&files), [finding], "{run} {stepper}");
    }
}

#[test]
fn a_circle_by_what_a_folder_passes_on_is_found() {
    let files = [
        ("text/mod.rs", "mod link;\nmod json;\npub use json::{Json, JsonError};"),
        ("text/json/mod.rs", "mod read;\nmod write;\npub use read::Json;"),
        ("text/json/read.rs", "use super::super::link::Link;"),
        ("text/json/write.rs", "use super::Json;"),
        ("text/link.rs", "use super::JsonError;"),
    ];
    let finding = "text: json needs link (src/text/json/read.rs:1), link needs json \
                   (src/text/link.rs:1).";
    assert_eq!(found(&files), [finding]);
}

#[test]
fn who_calls_the_engine_is_found() {
    let bound =
        found(&[("text/browser.rs", "use wasm_bindgen::A;"), ("data/xor.rs", "js_sys::f()")]);
    assert_eq!(bound, ["src/data/xor.rs:1: only text/browser.rs may use js_sys."]);
    let tests = "use wasm_bindgen_test::wasm_bindgen_test as test;";
    assert!(found(&[("data/xor.rs", tests)]).is_empty());
    let face = found(&[("text/mod.rs", "\nuse xor_playground_face::Trainer;")]);
    assert_eq!(
        face,
        ["src/text/mod.rs:2: xor_playground_face is above the engine, which names no face."]
    );
}
