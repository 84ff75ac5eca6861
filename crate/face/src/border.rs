//! Numbers and time at the border.

use wasm_bindgen::prelude::*;

/// How much is trained between two looks at the clock, in the units of `Setup::work`: up to about a
/// tenth of a millisecond.
pub const WORK_PER_LOOK: u64 = 512 * 36;

/// Has `step` train so many epochs, but ends soon after this many milliseconds, or where `step` trains fewer than it is
/// asked for; says how many were trained. `work` is that of one epoch.
pub fn step_for(limit: f64, epochs: u64, work: u64, step: &mut dyn FnMut(u64) -> u64) -> u64 {
    let until = milliseconds() + limit;
    let epochs_per_look = (WORK_PER_LOOK / work).max(1);
    let mut trained = 0;
    while trained < epochs {
        let length = epochs_per_look.min(epochs - trained);
        let stepped = step(length);
        trained += stepped;
        if milliseconds() >= until || stepped < length {
            break;
        }
    }
    trained
}

#[wasm_bindgen]
extern "C" {
    /// The clock of pages and of workers alike, in milliseconds.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub fn milliseconds() -> f64;

    #[wasm_bindgen(js_name = String)]
    fn as_text(number: f64) -> String;
}

/// A JavaScript number as a whole number; left to itself, the border would wrap or cut it.
pub fn integer<T: TryFrom<u64>>(number: f64) -> Result<T, JsError> {
    let is_count = number >= 0.0 && number.fract() == 0.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
    let count = is_count.then_some(number as u64);
    count.and_then(|count| T::try_from(count).ok()).ok_or_else(|| no_whole_number(number))
}

/// The same for several numbers.
pub fn all_integers(numbers: &[f64]) -> Result<Vec<usize>, JsError> {
    numbers.iter().copied().map(integer).collect()
}

/// One copy of it is enough for all that takes a whole number.
#[cold]
#[inline(never)]
fn no_whole_number(number: f64) -> JsError {
    JsError::new(&format!("{} is no whole number in the range", as_text(number)))
}

/// A count as a JavaScript number.
#[expect(clippy::cast_precision_loss, reason = "2⁵³ epochs take decades")]
pub fn number(count: u64) -> f64 {
    count as f64
}
