//! What is learnt: samples of inputs and targets, data sets that have a name, and whether an answer is right.

mod data_set;
pub mod named;
mod samples;
mod verdict;

pub use data_set::{DataError, DataSet};
pub use named::NamedData;
pub(crate) use samples::{Block, Samples};
pub use verdict::Verdict;
