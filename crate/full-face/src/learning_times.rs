//! How often runs learn, and when.

use wasm_bindgen::prelude::*;
use xor_playground::analysis;
use xor_playground_face::{integer, number};

/// From where to where a share is, from 0 to 1, of which so many of so many were seen: see the crate's `Share`.
#[wasm_bindgen(js_name = shareInterval)]
pub fn share_interval(count: f64, of: f64) -> Result<Vec<f64>, JsError> {
    let [count, of] = [integer::<u32>(count)? as usize, integer::<u32>(of)? as usize];
    if count > of {
        return Err(JsError::new("A share is of as many at least."));
    }
    Ok(analysis::Share { count, of }.interval().to_vec())
}

/// The epochs at which runs have learnt: see the crate's `LearningTimes`.
#[wasm_bindgen]
pub struct LearningTimes {
    times: analysis::LearningTimes,
    histogram: analysis::Histogram,
}

#[wasm_bindgen]
impl LearningTimes {
    #[wasm_bindgen(constructor)]
    pub fn new(epochs: &[f64]) -> Result<LearningTimes, JsError> {
        let epochs = epochs.iter().map(|&epoch| Ok(integer::<u32>(epoch)?.into()));
        let times = analysis::LearningTimes::of(epochs.collect::<Result<Vec<u64>, JsError>>()?);
        let histogram = times.histogram();
        Ok(Self { times, histogram })
    }

    /// The first epoch by which at least this share has learnt, from 0 to 1.
    pub fn by(&self, share: f64) -> Option<f64> {
        self.times.by(share).map(number)
    }

    /// The first epoch of each bin, and the one after the last.
    #[wasm_bindgen(getter)]
    pub fn edges(&self) -> Vec<f64> {
        self.histogram.edges.iter().map(|&edge| number(edge)).collect()
    }

    /// How many are in each bin.
    #[wasm_bindgen(getter)]
    pub fn counts(&self) -> Vec<f64> {
        self.histogram.counts.iter().map(|&count| number(count as u64)).collect()
    }

    /// Whether the bins are for a logarithmic axis.
    #[wasm_bindgen(getter, js_name = isLogarithmic)]
    pub fn is_logarithmic(&self) -> bool {
        self.histogram.is_logarithmic
    }
}
