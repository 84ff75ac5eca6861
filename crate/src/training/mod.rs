//! What changes weights over epochs: a run and its edits, where it starts, batches, penalties and optimizers, and
//! what takes it forward and back.

mod batch;
mod checkpoints;
pub mod initializer;
mod loss_curve;
pub mod optimizer;
mod parameter_path;
mod penalty;
mod replay;
mod run;
mod start;
mod stepper;
mod survey;
#[cfg(feature = "rayon")]
mod survey_parallel;
mod trainer;

pub use batch::Batch;
pub(crate) use batch::shuffle;
pub use initializer::Initializer;
pub use loss_curve::{LossCurve, Point};
pub use optimizer::Optimizer;
pub(crate) use optimizer::Step;
pub use parameter_path::ParameterPath;
pub use penalty::Penalty;
pub use replay::Replay;
pub use run::{Change, Edit, LearningRate, LearningRateError, Run, RunError, Setup};
pub use start::Start;
pub use survey::{Outcome, survey};
#[cfg(feature = "rayon")]
pub use survey_parallel::survey_in_parallel;
pub use trainer::Trainer;
