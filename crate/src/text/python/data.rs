//! What is learnt, in Python: rows, or what draws them.

use super::library::Library;
use super::numbers::{number, numbers};
use super::template::fill;
use crate::data::{DataSet, NamedData, Recipe};
use crate::training::Run;

pub(super) fn is_xor(run: &Run) -> bool {
    NamedData::of(&run.setup().data) == Some(NamedData::Xor)
}

/// What the program learns, in words.
pub(super) fn what(run: &Run) -> String {
    match NamedData::of(&run.setup().data) {
        _ if is_xor(run) => "exclusive or".to_owned(),
        Some(named) => format!("\"{named}\""),
        None => "from data".to_owned(),
    }
}

/// The inputs and the targets have these names; those of exclusive or are the article's.
pub(super) fn data_names(run: &Run) -> (&'static str, &'static str) {
    if is_xor(run) { ("TRUTH_TABLE", "EXPECTED_OUTPUT") } else { ("INPUTS", "EXPECTED_OUTPUT") }
}

/// What trains in the program.
pub(super) fn network_name(run: &Run) -> &'static str {
    if is_xor(run) { "XORNeuralNetwork" } else { "NeuralNetwork" }
}

/// The inputs and the targets as arrays.
pub(super) fn data(run: &Run, library: &Library) -> String {
    let (inputs_name, targets_name) = data_names(run);
    let Library { array, arrays, .. } = library;
    if is_xor(run) {
        let table = array("[[0, 0], [0, 1], [1, 0], [1, 1]]");
        let expected = array("[[0, 1, 1, 0]]");
        return format!("{inputs_name} = {table}\n{targets_name} = {expected}.T\n");
    }
    let data = &run.setup().data;
    if let Some(recipe) = data.recipe() {
        let names = [("INPUT_NAME", inputs_name), ("TARGET_NAME", targets_name)];
        return drawn(recipe, &arrays("make_data(np.random.RandomState(DATA_SEED))"), names);
    }
    let (inputs, targets) = rows(data);
    let (inputs, targets) = (array(&inputs), array(&targets));
    let names = if data.has_input_names() {
        format!(": {}", data.input_names().join(", "))
    } else {
        String::new()
    };
    format!(
        "# A row for each sample{names}\n{inputs_name} = {inputs}\n{targets_name} = {targets}\n"
    )
}

/// The inputs of each sample and its target in brackets, a line each.
fn rows(data: &DataSet) -> (String, String) {
    let inputs = data.inputs();
    let rows = inputs.rows().into_iter().map(|row| format!("    [{}],", numbers(row)));
    let rows = rows.collect::<Vec<_>>().join("\n");
    let targets = data.targets();
    let targets = targets.iter().map(|&target| format!("    [{}],", number(target)));
    let targets = targets.collect::<Vec<_>>().join("\n");
    (format!("[\n{rows}\n]"), format!("[\n{targets}\n]"))
}

/// What draws the samples again, to the last digit: a program with all of them would be too long to be read.
fn drawn(recipe: Recipe, made: &str, names: [(&str, &str); 2]) -> String {
    let make_data = recipe.kind.python().unwrap_or_default();
    let takes_normals = make_data.contains("normals(");
    let normals = if takes_normals { include_str!("normals.py") } else { "" };
    let [samples, seed] = [recipe.samples.to_string(), recipe.seed.to_string()];
    let noise = number(recipe.noise / 100.0);
    let pieces = [
        ("SAMPLE_COUNT", &*samples),
        ("NOISE_SHARE", &noise),
        ("DRAWN_AFTER", &seed),
        ("MADE", made),
    ];
    let blocks = [("NORMALS", normals), ("MAKE_DATA", make_data)];
    fill(include_str!("drawn.py"), &blocks, &[&names[..], &pieces].concat())
}
