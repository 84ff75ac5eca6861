//! What a network is, answers and differentiates: its shape, its activations and losses, forward and backward
//! pass.
//!
//! Read first: `article.rs` is both passes of the article's network, whole, and `backprop.rs` those of any.

pub mod activation;
mod article;
pub(crate) mod backprop;
mod feed_forward;
mod gradient_norms;
pub mod loss;
mod neuron;
mod shape;

pub use activation::Activation;
pub(crate) use article::Parameters;
pub use feed_forward::{Layer, Network};
pub use gradient_norms::GradientNorms;
pub use loss::Loss;
pub(crate) use loss::{OutputChange, count};
pub use neuron::{Neuron, NeuronOutput};
pub(crate) use shape::LayerLayout;
pub use shape::{HiddenLayer, HiddenSize, Shape, ShapeError};
