//! Maps on which each pixel is a run: what a worker computes of one, and its colours.

use wasm_bindgen::prelude::*;

use xor_playground::Run;
use xor_playground::analysis::Extent;
use xor_playground::pictures::{Colouring, MappedRun, RunColours};
use xor_playground::text::{Setting, Settings};
use xor_playground::training::Variable;
use xor_playground_face::{integer, run_in, settings_in, theme};

/// What the axes of a map of the run that a link holds can go along: its parameters, as `p` and their place; and the keys of
/// numbers that it is set to.
#[wasm_bindgen(js_name = mapVariables)]
pub fn map_variables(link: &str) -> Result<Vec<String>, JsError> {
    Ok(Variable::all(&run_in(link)?.as_begun()).iter().map(ToString::to_string).collect())
}

/// What such a number is in the run, and the smallest and the largest that can be set.
#[wasm_bindgen(
    js_name = mapVariable,
    unchecked_return_type = "[value: number, low: number, high: number]"
)]
pub fn map_variable(link: &str, key: &str) -> Result<Vec<f64>, JsError> {
    let variable: Variable = key.parse()?;
    let value = variable.of(&run_in(link)?.as_begun());
    let value = value.ok_or_else(|| JsError::new("The run has no such number."))?;
    let range = key.parse::<Setting>().ok().and_then(Setting::range);
    let (low, high) = range.map_or((f64::MIN, f64::MAX), |range| (*range.start(), *range.end()));
    Ok(vec![value, low, high])
}

/// What a map shows first of a number that has this value and can be so small and so large: a power of two wide.
#[wasm_bindgen(js_name = mapExtent, unchecked_return_type = "[centre: number, span: number]")]
pub fn map_extent(value: f64, low: f64, high: f64) -> Vec<f64> {
    let Extent { centre, span } = Extent::around(value, &(low..=high));
    vec![centre, span]
}

/// The name on the page of a number that a run is set to, by its key in a link.
#[wasm_bindgen(js_name = settingName)]
pub fn setting_name(key: &str) -> Result<String, JsError> {
    let setting: Setting = key.parse().map_err(|_| JsError::new("there is no such setting"))?;
    Ok(setting.name().to_owned())
}

/// The run that a link holds as it begins with these two numbers, as a link: nothing is changed on the way. Throws what
/// can't be.
#[wasm_bindgen(js_name = mappedLink)]
pub fn mapped_link(link: &str, across: &str, up: &str, x: f64, y: f64) -> Result<String, JsError> {
    let settings = settings_in(link)?;
    let run = Axes { across: across.parse()?, up: up.parse()? }.run_at(settings.run(), x, y)?;
    Ok(Settings::new(run, settings.epochs())?.to_link())
}

/// Whether a map can go along both: what is drawn can't be varied with a weight or bias that is set.
#[wasm_bindgen(js_name = mapGoesAlong)]
pub fn map_goes_along(across: &str, up: &str) -> Result<bool, JsError> {
    let axes: [Variable; 2] = [across.parse()?, up.parse()?];
    let is_drawn = |axis: &Variable| matches!(axis, Variable::Initializer(_));
    let is_set = |axis: &Variable| matches!(axis, Variable::Parameter(_));
    Ok(axes[0] != axes[1] && !(axes.iter().any(is_drawn) && axes.iter().any(is_set)))
}

/// How often the last epoch is halved until all epochs have the same colour.
#[wasm_bindgen(js_name = mapOctaves)]
pub fn map_octaves() -> f64 {
    RunColours::OCTAVES
}

/// The smallest loss with a colour of its own on a map; the largest is 1.
#[wasm_bindgen(js_name = mapLowestLoss)]
pub fn map_lowest_loss() -> f64 {
    RunColours::LOWEST_LOSS
}

#[derive(Clone, Copy)]
pub(crate) struct Axes {
    pub across: Variable,
    pub up: Variable,
}

impl Axes {
    /// The run at a point of the map.
    pub fn run_at(self, run: &Run, x: f64, y: f64) -> Result<Run, JsError> {
        run.with([(self.across, x), (self.up, y)])
            .ok_or_else(|| JsError::new("No run begins with these numbers."))
    }
}

/// The colours of some runs, RGBA, a byte each. Of each run, as a survey has them: the first epoch at which all rows were right,
/// NaN if there was none; how many epochs were trained, of so many asked for; the loss; how many rows that train were right;
/// and which of all were not, the word with the first 32 of them. What the colours stand for is `epochs`, `ending` or `loss`.
#[wasm_bindgen(js_name = paintRuns)]
#[expect(clippy::too_many_arguments, reason = "they are columns")]
pub fn paint_runs(
    colouring: &str,
    asked: f64,
    samples: f64,
    dark: bool,
    solved_at: &[f64],
    epochs: &[f64],
    losses: &[f64],
    right: &[f64],
    rows: &[u32],
) -> Result<Vec<u8>, JsError> {
    let colouring = match colouring {
        "epochs" => Colouring::Epochs,
        "ending" => Colouring::Ending,
        "loss" => Colouring::Loss,
        _ => return Err(JsError::new("there is no such colouring")),
    };
    let (epochs_asked, samples) = (integer::<u32>(asked)?, integer::<u32>(samples)?);
    let colours = RunColours {
        colouring,
        epochs: epochs_asked.into(),
        samples: samples as usize,
        theme: theme(dark),
    };
    let not_right = |right| usize::try_from(u64::from(samples).saturating_sub(count(right)));
    let columns = solved_at.iter().zip(epochs).zip(losses).zip(right).zip(rows);
    let pixels = columns.map(|((((&solved_at, &trained), &loss), &right), &rows)| {
        let not_right = not_right(right).unwrap_or(0);
        colours.rgba(&MappedRun {
            solved_at: (!solved_at.is_nan()).then(|| count(solved_at)),
            // One that ends where all are right ends early, too.
            has_diverged: trained < asked && not_right > 0,
            not_right,
            rows,
            loss,
        })
    });
    Ok(pixels.flatten().collect())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is a count")]
fn count(number: f64) -> u64 {
    number as u64
}
