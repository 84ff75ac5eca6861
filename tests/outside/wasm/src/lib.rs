//! Trains the article's network where nothing is around it: the module imports nothing.

use xor_playground::{Run, Trainer};

/// What the network answers to (x, y) after so many epochs; NaN if it can't.
#[unsafe(no_mangle)]
pub extern "C" fn answer(seed: u32, epochs: u32, x: f64, y: f64) -> f64 {
    let mut trainer = Trainer::new(Run::article(seed));
    trainer.step(epochs.into());
    trainer.network().output_for(&[x, y]).unwrap_or(f64::NAN)
}
