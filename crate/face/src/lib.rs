//! The face towards the page, as far as its first view needs it: it translates, and does nothing else.
//!
//! Names are JavaScript's on that side (`learningRate`), epochs and seeds are plain numbers, errors
//! are thrown as `Error` with a message for people.

#![expect(
    clippy::missing_errors_doc,
    clippy::must_use_candidate,
    reason = "they are called from JavaScript, where errors are thrown"
)]

#[cfg(all(target_arch = "wasm32", not(target_feature = "simd128")))]
compile_error!(
    "the Wasm build needs -C target-feature=+simd128, which .cargo/config.toml sets; a RUSTFLAGS in the \
     environment overrides that file"
);

mod border;
mod link;
mod pictures;
mod trainer;

pub use border::{WORK_PER_LOOK, all_integers, integer, milliseconds, number, step_for};
pub use link::{run_in, settings_in};
pub use pictures::{NeuronPictures, Surface, draw_legend, palette, put, theme};
pub use trainer::Trainer;

use wasm_bindgen::prelude::*;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}
