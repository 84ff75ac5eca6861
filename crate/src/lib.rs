//! The engine of XOR Playground: a tiny neural network that learns exclusive or.
//!
//! Its default is the network of the article "How to build a neural network from scratch in Python": two
//! inputs, two sigmoid neurons, one sigmoid output, trained by full-batch gradient descent. A seed gives
//! the start that NumPy would give, and at the article's learning rate of 1 the outputs agree with the
//! NumPy program's to 1e-12. (Much above that rate training can be chaotic: a difference in the last bit
//! of a start grows until it shows, in NumPy as here.) Beyond that it trains any feed-forward network with
//! up to 8 inputs and 6 hidden layers, by several rules. Natively and in WebAssembly the numbers are the
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
//! # Ok::<(), xor_playground::ShapeError>(())
//! ```
//!
//! Where to read first: `kernel.rs` is forward and backward pass of the article's network, whole, and
//! `pass.rs` those of any; [`Run`] is what a run is; [`Trainer`] takes it forward, and [`Replay`] back as
//! well; [`Trace`] has every number of one update; [`survey()`] trains thousands; [`Surface`],
//! [`NeuronPictures`], [`HiddenSpace`], [`LossMap`] and [`LossCurve`] are its pictures; [`Settings`] are a
//! run as text, and [`numpy_program`] writes it as a program. `wasm.rs` alone knows of the browser;
//! `numerals.rs` has it read and write numbers.

#[cfg(all(target_arch = "wasm32", not(target_feature = "simd128")))]
compile_error!(
    "the Wasm build needs -C target-feature=+simd128, which .cargo/config.toml sets; a RUSTFLAGS in the \
     environment overrides that file"
);

/// The README's examples are tests, too.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

mod activation;
mod batch;
mod contour;
mod curve;
mod data;
mod difference;
mod engine;
mod exp;
mod export;
mod gradient_norms;
mod grid;
mod hidden_plane;
mod hidden_space;
mod kernel;
mod landscape;
mod lanes;
mod line;
mod ln;
mod loss;
mod loss_map;
mod network;
mod neuron;
mod neuron_line;
mod neuron_pictures;
mod numerals;
mod palette;
mod parameter_path;
mod parting;
mod pass;
mod penalty;
mod principal;
mod raster;
mod replay;
mod round_numbers;
mod rules;
mod run;
mod samples;
mod settings;
mod shape;
mod sine;
mod snapshots;
mod start;
mod straight_line;
mod surface;
mod survey;
#[cfg(all(feature = "rayon", not(target_arch = "wasm32")))]
mod survey_parallel;
mod tanh;
mod trace;
mod trainer;
mod trial;
mod verdict;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod xor;

pub use activation::Activation;
pub use batch::Batch;
pub use curve::{LossCurve, Point};
pub use data::{DataError, DataSet};
pub use difference::Difference;
pub use exp::exp;
pub use export::{LossTable, numpy_program, torch_program};
pub use gradient_norms::GradientNorms;
pub use hidden_plane::{Plane, PlaneError};
pub use hidden_space::HiddenSpace;
pub use landscape::{Axis, Landscape};
pub use line::Line;
pub use ln::ln;
pub use loss::Loss;
pub use loss_map::LossMap;
pub use network::{Layer, Network};
pub use neuron::{Neuron, Response};
pub use neuron_pictures::NeuronPictures;
pub use palette::{Palette, Theme};
pub use parameter_path::ParameterPath;
pub use parting::{Fold, Parting};
pub use penalty::Penalty;
pub use replay::Replay;
pub use rules::{Adam, Momentum, Nesterov, RmsProp, Rprop, Rule};
pub use run::{Change, Edit, LearningRate, LearningRateError, Run, RunError, Setup};
pub use settings::{
    JsonError, LinkProblem, Moment, Rejected, Setting, Settings, fresh_seed, parse_coordinate,
};
pub use shape::{HiddenLayer, HiddenSize, Shape, ShapeError};
pub use sine::{cosine, sine};
pub use start::{Distribution, Start};
pub use straight_line::StraightLine;
pub use surface::Surface;
pub use survey::{Ending, survey};
#[cfg(all(feature = "rayon", not(target_arch = "wasm32")))]
pub use survey_parallel::survey_in_parallel;
pub use tanh::tanh;
pub use trace::{Trace, TraceError, TracedNeuron};
pub use trainer::Trainer;
pub use trial::Trial;
pub use verdict::Verdict;
