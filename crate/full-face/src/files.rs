//! What is taken home, and brought back. The page itself goes without, and is smaller for it.

use wasm_bindgen::prelude::*;

use xor_playground::text::{self, SavedRun};
use xor_playground_face::{WORK_PER_LOOK, integer, milliseconds, number, run_in, settings_in};

/// The run that a link holds as a program for NumPy, which trains it to an epoch.
#[wasm_bindgen(js_name = numpyProgram)]
pub fn numpy_program(link: &str, epoch: f64) -> Result<String, JsError> {
    Ok(text::numpy_program(&run_in(link)?, integer(epoch)?))
}

/// The same for `PyTorch`.
#[wasm_bindgen(js_name = torchProgram)]
pub fn torch_program(link: &str, epoch: f64) -> Result<String, JsError> {
    Ok(text::torch_program(&run_in(link)?, integer(epoch)?))
}

/// The run that a link holds, the epoch that is looked at, and the network there, as JSON.
#[wasm_bindgen(js_name = savedRunJson)]
pub fn saved_run_json(link: &str, epoch: f64, parameters: Vec<f64>) -> Result<String, JsError> {
    Ok(SavedRun::new(settings_in(link)?, integer(epoch)?, parameters)?.to_json())
}

/// What was read from such a file.
#[wasm_bindgen]
pub struct SavedRunFile(SavedRun);

#[wasm_bindgen]
impl SavedRunFile {
    /// Throws what in the file cannot be used.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &str) -> Result<SavedRunFile, JsError> {
        Ok(Self(SavedRun::from_json(json)?))
    }

    /// The run, as the hash of a link.
    #[wasm_bindgen(getter)]
    pub fn link(&self) -> String {
        self.0.settings().to_link()
    }

    /// The epoch that is looked at: 0 where the file has none.
    #[wasm_bindgen(getter)]
    pub fn at(&self) -> u32 {
        self.0.at().unwrap_or(0)
    }

    /// Whether the file's network is the one with these parameters, to the bit; so is a network that the
    /// file does not have.
    pub fn agrees(&self, parameters: &[f64]) -> bool {
        let bits =
            |numbers: &[f64]| numbers.iter().map(|number| number.to_bits()).collect::<Vec<_>>();
        self.0.network().is_none_or(|network| bits(network.parameters()) == bits(parameters))
    }
}

/// The loss of every epoch as a table, which takes training the run again: see the crate's `LossTable`.
#[wasm_bindgen]
pub struct LossTable(text::LossTable);

#[wasm_bindgen]
impl LossTable {
    /// A table of the run that a link holds, up to an epoch.
    #[wasm_bindgen(constructor)]
    pub fn new(link: &str, last: f64) -> Result<LossTable, JsError> {
        Ok(Self(text::LossTable::new(run_in(link)?, integer(last)?)))
    }

    /// Writes for about so many milliseconds, and says whether the table is complete.
    #[wasm_bindgen(js_name = writeFor)]
    pub fn write_for(&mut self, limit: f64) -> bool {
        let until = milliseconds() + limit;
        // Writing a number takes about as long as training the article's network for ten epochs.
        let epochs_per_look = (WORK_PER_LOOK / 10 / self.0.run().setup().work()).max(1);
        while !self.0.is_complete() && milliseconds() < until {
            self.0.write(epochs_per_look);
        }
        self.0.is_complete()
    }

    /// How many epochs are written.
    #[wasm_bindgen(getter)]
    pub fn epoch(&self) -> f64 {
        number(self.0.epoch())
    }

    /// Takes what was written since the last time.
    #[wasm_bindgen(js_name = takeText)]
    pub fn take_text(&mut self) -> String {
        self.0.take_text()
    }
}
