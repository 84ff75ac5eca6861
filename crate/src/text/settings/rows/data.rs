//! What is learnt.

use ndarray::{Array1, Array2};

use crate::data::{DataSet, NamedData, Recipe};
use crate::named::Named;
use crate::network::Shape;
use crate::text::settings::Settings;
use crate::text::settings::json::{self, JsonError, Node};
use crate::text::settings::names::one_of;
use crate::text::settings::number::{items, numbers_text, parse_numbers, push_next};
use crate::text::settings::row::{Accepts, Row, heading};
use crate::text::settings::rows::shape;
#[cfg(feature = "every-kind")]
use crate::text::settings::rows::{batch, written};
use crate::training::Setup;

/// A name, or rows: the inputs and then the target of a sample, with semicolons between the samples. Of two that are
/// drawn, the next has as many samples as the last, with as much noise, after the same seed.
pub const DATA: Row = heading("data", "Data").text(
    Accepts::NameOr(
        || NamedData::CHOICES.to_vec(),
        ", or rows such as 0,0,0;0,1,1: equally many inputs, 1 to 8, and a target in each",
    ),
    |setup| {
        let named = NamedData::of(&setup.data);
        named.map_or_else(|| text_of(&setup.data), |named| named.name().to_owned())
    },
    |setup, text| {
        let data = parse(text, setup.data.recipe())?;
        // Other rows of the same inputs keep their names; what was written last may have had others.
        #[cfg(feature = "every-kind")]
        let data = data.with_names_of(&setup.data);
        replace(setup, data);
        let (hidden, output) = (setup.shape.hidden().to_vec(), setup.shape.output());
        shape::change(setup, hidden, output, setup.shape.features())
    },
);

/// Gives a setup other data. Where these can't be split as those before, all train.
pub fn replace(setup: &mut Setup, data: DataSet) {
    setup.split = setup.split.filter(|split| split.of(&data).is_ok());
    setup.data = data;
    #[cfg(feature = "every-kind")]
    batch::limit(setup);
}

#[cfg(feature = "every-kind")]
fn text_of(data: &DataSet) -> String {
    written::text_of(data, rows_text)
}

#[cfg(not(feature = "every-kind"))]
use rows_text as text_of;

fn rows_text(data: &DataSet) -> String {
    let (inputs, targets) = (data.inputs(), data.targets());
    let mut rows = String::new();
    for sample in 0..data.samples() {
        let row = (0..inputs.ncols()).map(|input| inputs[[sample, input]]);
        push_next(&mut rows, ';', &numbers_text(&mut row.chain([targets[sample]])));
    }
    rows
}

fn parse(text: &str, before: Option<Recipe>) -> Option<DataSet> {
    if let Some(kind) = NamedData::named(text) {
        return match before.filter(|_| kind.is_drawn()) {
            Some(recipe) => DataSet::drawn(Recipe { kind, ..recipe }).ok(),
            None => Some(kind.data()),
        };
    }
    #[cfg(feature = "every-kind")]
    return written::with_text(text).or_else(|| parse_rows(text));
    #[cfg(not(feature = "every-kind"))]
    None
}

fn parse_rows(text: &str) -> Option<DataSet> {
    let (mut inputs, mut targets) = (Vec::new(), Vec::new());
    for row in items(text, ';') {
        let row = parse_numbers(row)?;
        let (target, row) = row.split_last()?;
        targets.push(*target);
        inputs.extend_from_slice(row);
        // All rows so far are as wide as this one.
        if inputs.len() != targets.len() * row.len() {
            return None;
        }
    }
    let width = inputs.len() / targets.len();
    let inputs = Array2::from_shape_vec((targets.len(), width), inputs).ok()?;
    DataSet::new(inputs, Array1::from(targets)).ok()
}

/// A name, or an object with the numbers.
pub fn read(node: &Node<'_>) -> Result<String, JsonError> {
    let accepts = "a name, or an object with \"inputs\" and \"targets\"";
    if let Ok(name) = node.choice(accepts) {
        let is_known = NamedData::named(&name).is_some();
        return if is_known { Ok(name) } else { Err(node.rejected(one_of(NamedData::CHOICES))) };
    }
    node.check_fields(&["inputs", "targets"], accepts)?;
    let (inputs, targets) = (node.field("inputs")?, node.field("targets")?);
    let most = DataSet::MAX_SAMPLES;
    let inputs = inputs.counted(1..=most, format!("a list of 1 to {most} rows"))?;
    let targets = targets.exactly(inputs.len(), "numbers, one for each row of inputs")?;
    let most = Shape::MAX_INPUTS;
    let first = inputs[0].counted(1..=most, format!("a list of 1 to {most} numbers"))?;
    let mut rows = Vec::with_capacity(inputs.len());
    for (row, target) in inputs.iter().zip(&targets) {
        let row = row.exactly(first.len(), "numbers, as many as the first row has")?;
        rows.push(json::read_numbers(&row)? + "," + &target.number("a number")?);
    }
    Ok(rows.join(";"))
}

/// The name of what is drawn: what it is drawn by stands with it. Else the numbers, which other programs can use.
pub fn write(settings: &Settings) -> String {
    let data = &settings.run.setup().data;
    if let Some(recipe) = data.recipe() {
        return format!("\"{}\"", recipe.kind);
    }
    let inputs = data.inputs();
    let rows = inputs.rows().into_iter().map(|row| json::list(&mut row.iter().copied()));
    let rows = rows.collect::<Vec<_>>().join(", ");
    let targets = json::list(&mut data.targets().iter().copied());
    format!("{{\n    \"inputs\": [{rows}],\n    \"targets\": {targets}\n  }}")
}
