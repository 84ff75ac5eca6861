//! What changes weights over epochs: a run and its edits, where it starts, batches, penalties and optimizers, and
//! what takes it forward and back.
//!
//! Read first: `trainer.rs` is how epochs are asked for, and `stepper.rs` how they are trained; the article's go on
//! to `network/article.rs`, whole.

#[cfg(feature = "every-kind")]
mod answered;
mod answers;
mod batch;
mod checkpoints;
mod edits;
mod hyperparameter;
pub mod initializer;
mod learning_rate;
mod loss_curve;
pub mod optimizer;
mod outcome;
mod parameter_path;
mod penalty;
mod record;
mod replay;
mod run;
mod setup;
mod side_by_side;
mod start;
mod stepper;
mod survey;
#[cfg(feature = "rayon")]
mod survey_parallel;
mod trainer;
#[cfg(feature = "every-kind")]
mod variable;

#[cfg(feature = "every-kind")]
pub use batch::OrderError;
pub use batch::{Batch, Order};
pub use edits::{Change, Edit};
pub(crate) use hyperparameter::{Hyperparameter, Limits};
pub use initializer::Initializer;
pub use learning_rate::{LearningRate, LearningRateError};
pub use loss_curve::{LossCurve, Point};
pub use optimizer::Optimizer;
pub(crate) use optimizer::Update;
pub use outcome::{Outcome, Reached, Test};
pub use parameter_path::ParameterPath;
pub use penalty::Penalty;
pub use replay::Replay;
pub use run::Run;
pub use setup::{RunError, Setup};
pub use start::Start;
#[cfg(feature = "every-kind")]
pub(crate) use survey::survey_and_look;
pub use survey::{survey, survey_until_right};
#[cfg(feature = "rayon")]
pub use survey_parallel::survey_in_parallel;
pub use trainer::Trainer;
#[cfg(feature = "every-kind")]
pub use variable::{NoSuchVariable, Variable};
