//! Pixels: the decision surface, the neurons' pictures, the hidden layer's space, the map of the loss.

mod hidden_space;
mod loss_map;
mod neuron_pictures;
mod palette;
mod raster;
#[cfg(feature = "every-kind")]
mod run_colours;
mod surface;

pub use hidden_space::HiddenSpace;
pub use loss_map::LossMap;
pub use neuron_pictures::NeuronPictures;
pub use palette::{Palette, Theme};
#[cfg(feature = "every-kind")]
pub use run_colours::{Colouring, MappedRun, RunColours};
pub use surface::Surface;
