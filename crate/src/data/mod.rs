//! What is learnt: samples of inputs and targets, data sets that have a name or are drawn by a recipe, which samples are
//! held out for the test, and whether an answer is right.

mod by_name;
mod data_set;
mod features;
mod input_names;
pub mod named;
mod recipe;
mod samples;
mod split;
mod task;
mod verdict;

pub use data_set::{DataError, DataSet};
pub use features::{Feature, Features};
#[cfg(feature = "every-kind")]
pub(crate) use input_names::is_input_name;
pub use named::NamedData;
pub use recipe::Recipe;
pub(crate) use samples::{Block, Samples};
pub use split::{Parts, Split, SplitError};
pub use task::{Criterion, Task};
pub use verdict::Verdict;
