//! Settings, which the page keeps as the hash of a link.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use xor_playground::Run;
use xor_playground::network::Activation;
use xor_playground::text::{LinkProblem, Setting, Settings};

/// Reads the hash of a link; an empty one gives the defaults. Links are how settings are kept: each is a
/// value that says all of them. The answer is the settings again as the hash of a link, without what could not be used;
/// and what that was, a sentence for each.
#[wasm_bindgen(js_name = readLink, unchecked_return_type = "[link: string, problems: string[]]")]
pub fn read_link(hash: &str) -> Array {
    let (settings, problems) = Settings::from_link(hash);
    let problems: Array =
        problems.iter().map(|problem| JsValue::from(problem.to_string())).collect();
    Array::of2(&settings.to_link().into(), &problems)
}

/// The setting with this key of a link, as text: empty where it is not used.
#[wasm_bindgen(js_name = readSetting)]
pub fn read_setting(link: &str, key: &str) -> Result<String, JsError> {
    Ok(settings_of(link).0.text(setting_with(key)?))
}

/// The link with one setting changed to what was typed; throws what the setting accepts instead.
#[wasm_bindgen(js_name = changeSetting)]
pub fn change_setting(link: &str, key: &str, text: &str) -> Result<String, JsError> {
    let mut settings = settings_of(link).0;
    settings.set(setting_with(key)?, text)?;
    Ok(link_of(&settings))
}

/// The smallest and the largest number of the setting with this key of a link.
#[wasm_bindgen(js_name = settingRange, unchecked_return_type = "[number, number]")]
pub fn setting_range(key: &str) -> Result<Vec<f64>, JsError> {
    let range = setting_with(key)?.range().ok_or_else(|| JsError::new("no number"))?;
    Ok(vec![*range.start(), *range.end()])
}

/// The names that the setting with this key of a link can have.
#[wasm_bindgen(js_name = settingChoices)]
pub fn setting_choices(key: &str) -> Result<Vec<String>, JsError> {
    Ok(setting_with(key)?.choices().iter().map(|choice| choice.name.to_owned()).collect())
}

/// The same choices by their names for people.
#[wasm_bindgen(js_name = settingTitles)]
pub fn setting_titles(key: &str) -> Result<Vec<String>, JsError> {
    Ok(setting_with(key)?.choices().iter().map(|choice| choice.title.to_owned()).collect())
}

/// Whether the activation with this name in a link never falls.
#[wasm_bindgen(js_name = isMonotone)]
pub fn is_monotone(name: &str) -> Result<bool, JsError> {
    Ok(name.parse::<Activation>()?.is_monotone())
}

/// What a link holds, and what can't be used of it.
fn settings_of(link: &str) -> (Settings, Vec<LinkProblem>) {
    #[cfg(feature = "full")]
    return memory::settings_of(link);
    #[cfg(not(feature = "full"))]
    Settings::from_link(link)
}

/// The link that holds all that.
pub fn link_of(settings: &Settings) -> String {
    let link = settings.to_link();
    #[cfg(feature = "full")]
    memory::keep(&link, settings);
    link
}

/// The link that was read or written last: it is read again and again, and what it learns may be many numbers.
#[cfg(feature = "full")]
mod memory {
    use std::cell::RefCell;

    use xor_playground::text::{LinkProblem, Settings};

    thread_local! {
        static LAST: RefCell<(String, Settings)> = RefCell::default();
    }

    pub fn settings_of(link: &str) -> (Settings, Vec<LinkProblem>) {
        let last = LAST.with_borrow(|(text, settings)| (text == link).then(|| settings.clone()));
        if let Some(settings) = last {
            return (settings, Vec::new());
        }
        let (settings, problems) = Settings::from_link(link);
        // With one that can't be used, it is told each time what is wrong.
        if problems.is_empty() {
            keep(link, &settings);
        }
        (settings, problems)
    }

    pub fn keep(link: &str, settings: &Settings) {
        LAST.replace((link.to_owned(), settings.clone()));
    }
}

fn setting_with(key: &str) -> Result<Setting, JsError> {
    key.parse().map_err(|_| JsError::new("there is no such setting"))
}

/// A fresh seed.
#[wasm_bindgen(js_name = freshSeed)]
pub fn fresh_seed() -> Result<u32, JsError> {
    Ok(getrandom::u32()?)
}

/// The run that a link holds.
pub fn run_in(link: &str) -> Result<Run, JsError> {
    Ok(settings_in(link)?.run().clone())
}

/// All that a link holds.
pub fn settings_in(link: &str) -> Result<Settings, JsError> {
    let (settings, problems) = settings_of(link);
    match problems.first() {
        None => Ok(settings),
        Some(problem) => Err(JsError::new(&problem.to_string())),
    }
}

/// What the run of a link learns: the inputs and then the target of each sample.
#[wasm_bindgen(js_name = samplesOf, unchecked_return_type = "number[][]")]
pub fn samples_of(link: &str) -> Result<Array, JsError> {
    let run = run_in(link)?;
    let data = &run.setup().data;
    let (inputs, targets) = (data.inputs(), data.targets());
    let numbers = |sample: usize| inputs.row(sample).into_iter().chain([&targets[sample]]);
    let row = |sample| numbers(sample).map(|&number| JsValue::from(number)).collect::<Array>();
    Ok((0..data.samples()).map(row).collect())
}
