//! The engine of XOR Playground: a tiny neural network that learns exclusive or.
//!
//! It is the network of the article "How to build a neural network from scratch in Python": two
//! inputs, a hidden layer of sigmoid neurons (the article's has two, this one takes 1 to 8), one
//! sigmoid output, trained by full-batch gradient descent. A seed gives the start that NumPy would
//! give, and at the article's learning rate of 1 the outputs agree with the NumPy program's to 1e-12.
//! (Much above that rate training can be chaotic: a difference in the last bit of a start grows until
//! it shows, in NumPy as here.) Natively and in WebAssembly the numbers are the same to the last bit.
//!
//! ```
//! use xor_playground::{HiddenSize, LearningRate, Run, Start, Trainer};
//!
//! let start = Start::Seed(0, HiddenSize::ARTICLE);
//! let mut trainer = Trainer::new(Run::new(start, LearningRate::ARTICLE));
//! trainer.step(5_000);
//! let network = trainer.network();
//! assert!(network.output_for(0.0, 1.0) > 0.98);
//! assert!(network.output_for(1.0, 1.0) < 0.02);
//! ```
//!
//! Where to read first: `kernel.rs` is forward and backward pass, whole; [`Run`] is what a run is;
//! [`Trainer`] takes it forward, and [`Replay`] back as well; [`Surface`] and [`LossCurve`] are its pictures; [`Settings`] is what
//! a person sets and what a link holds. `wasm.rs` is the only file that knows of the browser.

#[cfg(all(target_arch = "wasm32", not(target_feature = "simd128")))]
compile_error!(
    "the Wasm build needs -C target-feature=+simd128, which .cargo/config.toml sets; a RUSTFLAGS in the \
     environment overrides that file"
);

/// The README's examples are tests, too.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

mod activation;
mod curve;
mod exp;
mod kernel;
mod lanes;
mod loss;
mod network;
mod palette;
mod replay;
mod run;
mod settings;
mod snapshots;
mod surface;
mod trainer;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod xor;

pub use curve::{LossCurve, Point};
pub use exp::exp;
pub use network::{HiddenSize, HiddenSizeError, Layer, Network, ShapeError};
pub use palette::{Palette, Theme};
pub use replay::Replay;
pub use run::{Edit, LearningRate, LearningRateError, Run, Start};
pub use settings::{LinkProblem, Rejected, Setting, Settings, fresh_seed, parse_coordinate};
pub use surface::Surface;
pub use trainer::Trainer;
