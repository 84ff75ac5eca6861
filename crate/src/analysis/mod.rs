//! What explains, without pixels: one update number by number, finite differences, the landscape of the loss,
//! lines and planes, and how samples lie in the hidden layer's space.

#[cfg(feature = "every-kind")]
mod alike;
mod clusters;
#[cfg(feature = "every-kind")]
mod diagnosis;
#[cfg(feature = "every-kind")]
mod extent;
mod finite_difference;
mod fit;
mod grid;
mod hidden_plane;
mod hull_distance;
mod input_plane;
mod input_range;
mod landscape;
#[cfg(feature = "every-kind")]
mod learning_times;
mod line;
#[cfg(feature = "every-kind")]
mod mistake;
mod neuron_line;
mod one_parameter;
#[cfg(feature = "every-kind")]
mod plateaus;
mod profile;
mod section;
mod separation;
#[cfg(feature = "every-kind")]
mod share;
#[cfg(feature = "every-kind")]
mod start_quantity;
mod trace;
mod traced_sample;
mod vector;

#[cfg(feature = "every-kind")]
pub use alike::answered_alike;
#[cfg(feature = "every-kind")]
pub use diagnosis::{Diagnosis, Finding, FindingKind, Part, Rows, Unbent, survey_and_examine};
#[cfg(feature = "every-kind")]
pub use extent::Extent;
pub use finite_difference::FiniteDifference;
pub use fit::Fit;
pub(crate) use grid::Grid;
pub(crate) use hidden_plane::{Layers, OutputOverPlane, Slice};
pub use hidden_plane::{Plane, PlaneError};
pub use input_plane::InputPlane;
pub use input_range::InputRange;
pub use landscape::{Landscape, NoSuchParameter, ParameterRange};
#[cfg(feature = "every-kind")]
pub use learning_times::{Histogram, LearningTimes};
pub use line::Line;
#[cfg(feature = "every-kind")]
pub use mistake::{Mistake, MistakenRun};
pub use one_parameter::OneParameter;
#[cfg(feature = "every-kind")]
pub use plateaus::{Measure, Plateau, Plateaus};
pub use section::{Section, SectionError};
pub use separation::{Collision, Separation};
#[cfg(feature = "every-kind")]
pub use share::Share;
#[cfg(feature = "every-kind")]
pub use start_quantity::StartQuantity;
pub use trace::{Trace, TraceError};
pub use traced_sample::TracedNeuron;
