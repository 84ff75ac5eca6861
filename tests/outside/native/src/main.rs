//! Trains the article's network, and prints what it answers to (0, 1).

use xor_playground::network::ShapeError;
use xor_playground::{Run, Trainer};

fn main() -> Result<(), ShapeError> {
    let mut trainer = Trainer::new(Run::article(0));
    trainer.step(5_000);
    println!("{}", trainer.network().output_for(&[0.0, 1.0])?);
    Ok(())
}
