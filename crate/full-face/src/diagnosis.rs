//! What is in the way of a run, for the page.

use wasm_bindgen::prelude::*;
use xor_playground::analysis::{self, Diagnosis, FindingKind};
use xor_playground_face::{Trainer, integer, number};

/// Something that keeps a run from learning: see the crate's `Finding`.
#[wasm_bindgen]
pub struct Finding {
    found: analysis::Finding,
    words: String,
    seen_at: u64,
}

#[wasm_bindgen]
impl Finding {
    /// Its kind, by name: `collision`, `no-bend`, …
    #[wasm_bindgen(getter)]
    pub fn kind(&self) -> String {
        self.found.kind().to_string()
    }

    /// What its kind is called.
    #[wasm_bindgen(getter)]
    pub fn title(&self) -> String {
        self.found.kind().title().to_owned()
    }

    /// A sentence or two, with its numbers.
    #[wasm_bindgen(getter)]
    pub fn words(&self) -> String {
        self.words.clone()
    }

    /// The rows that it is about, from 0.
    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> Vec<usize> {
        self.found.rows().to_vec()
    }

    /// The hidden layer that it is about, from 0, if it is about neurons.
    #[wasm_bindgen(getter)]
    pub fn layer(&self) -> Option<usize> {
        self.found.neurons().map(|(layer, _)| layer)
    }

    /// The neurons of that layer that it is about, from 0.
    #[wasm_bindgen(getter)]
    pub fn neurons(&self) -> Vec<usize> {
        self.found.neurons().map_or_else(Vec::new, |(_, neurons)| neurons.to_vec())
    }

    /// The epoch at which this was seen: a later one than the present, where nothing is the matter yet.
    #[wasm_bindgen(getter, js_name = seenAt)]
    pub fn seen_at(&self) -> f64 {
        number(self.seen_at)
    }

    /// The epoch at which the run learns by itself, if that was found.
    #[wasm_bindgen(getter, js_name = learnsAt)]
    pub fn learns_at(&self) -> Option<f64> {
        match self.found {
            analysis::Finding::TooFewUpdates { learns_at, .. } => learns_at.map(number),
            _ => None,
        }
    }
}

/// The names of the kinds of findings.
#[wasm_bindgen(js_name = findingKinds)]
pub fn finding_kinds() -> Vec<String> {
    FindingKind::all().iter().map(FindingKind::to_string).collect()
}

/// What they are called, in the same order.
#[wasm_bindgen(js_name = findingTitles)]
pub fn finding_titles() -> Vec<String> {
    FindingKind::all().iter().map(|kind| kind.title().to_owned()).collect()
}

/// Examines a run at its present epoch, for about so much work (a tenth of a second, where none is given); what weighs
/// most comes first. There is nothing where it has learnt.
#[wasm_bindgen]
pub fn diagnose(trainer: &Trainer, work: Option<f64>) -> Result<Vec<Finding>, JsError> {
    let work = work.map(integer::<u32>).transpose()?.map_or(Diagnosis::WORK, u64::from);
    let diagnosis = Diagnosis::of(trainer.replay(), work);
    let in_words = |found: &analysis::Finding| {
        let words = diagnosis.in_words(found);
        Finding { found: found.clone(), words, seen_at: diagnosis.seen_at }
    };
    Ok(diagnosis.findings.iter().map(in_words).collect())
}
