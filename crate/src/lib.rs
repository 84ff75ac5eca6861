//! The engine of XOR Playground: a tiny neural network that learns exclusive or.
//!
//! Its default is the network of the article "How to build a neural network from scratch in Python": two
//! inputs, two sigmoid neurons, one sigmoid output, trained by full-batch gradient descent. A seed gives
//! the start that NumPy would give, and at the article's learning rate of 1 the outputs agree with the
//! NumPy program's to 1e-12. (Much above that rate training can be chaotic: a difference in the last bit
//! of a start grows until it shows, in NumPy as here.) Beyond that it trains any feed-forward network with
//! up to 8 inputs and 6 hidden layers, by several optimizers. Natively and in WebAssembly the numbers are the
//! same to the last bit.
//!
//! ```
//! use xor_playground::{Run, Trainer};
//!
//! let mut trainer = Trainer::new(Run::article(0));
//! trainer.step(5_000);
//! let network = trainer.network();
//! assert!(network.output_for(&[0.0, 1.0])? > 0.98);
//! assert!(network.output_for(&[1.0, 1.0])? < 0.02);
//! # Ok::<(), xor_playground::network::ShapeError>(())
//! ```
//!
//! Where to read first: `network/article.rs` is forward and backward pass of the article's network, whole, and
//! `network/backprop.rs` those of any. [`Run`] is what a run is; [`Trainer`] takes it forward, and [`Replay`] back
//! as well.
//!
//! # Modules
//!
//! Each uses only those before it:
//!
//! - [`numerics`]: functions with the same bits everywhere.
//! - [`data`]: a [`DataSet`] is what a network learns, some have a name ([`data::NamedData`]), some are drawn by a
//!   [`data::Recipe`], a [`data::Split`] holds some rows out for the test, and a [`data::Verdict`] says whether an answer is right.
//! - [`network`]: a [`network::Shape`] with [`network::Activation`]s; a [`Network`] answers.
//! - [`training`]: a [`Setup`] and what is changed on the way are a [`Run`], [`Trainer`] and [`Replay`] train it, and
//!   [`training::survey`] many at once.
//! - [`analysis`]: an [`analysis::Trace`] has every number of one update; landscapes, lines, planes and separation.
//! - [`pictures`]: a [`pictures::Surface`] and others as pixels.
//! - [`text`]: [`text::Settings`] are a run to and from a link and JSON; [`text::numpy_program`] and
//!   [`text::torch_program`] write it in Python. A [`text::table::Table`] is what is understood of a CSV file, or of what
//!   was copied from a spreadsheet, and a data set is made of it. [`text::pasted::Pasted`] is what is understood of what
//!   another program printed. A [`text::MistakenProgram`] is the article's with a mistake in it.
//!
//! Matrices come and go as [`ndarray`]'s, in the version that this crate passes on.
//!
//! # Features
//!
//! - `every-kind`, by default: all activations, losses, optimizers, initializers and data sets with a name, tables, splits,
//!   batches and penalties. Without it there are only those of the article's kind of run, which makes the Wasm 34 kB
//!   smaller (compressed).
//! - `rayon`: [`training::survey_in_parallel`].
//! - `browser`: in a page, the browser reads and writes numbers, which makes the Wasm 24 kB smaller. It needs
//!   wasm-bindgen, and JavaScript around it.

// Some of what the others are made of is only for them.
#![cfg_attr(not(feature = "every-kind"), allow(dead_code, unused_imports))]

/// The README's examples are tests, too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[macro_use]
mod named;

pub mod analysis;
pub mod data;
pub mod network;
pub mod numerics;
pub mod pictures;
pub mod text;
pub mod training;

pub use data::DataSet;
pub use named::{Choice, UnknownName};
pub use ndarray;
pub use network::Network;
pub use training::{Replay, Run, Setup, Trainer};
