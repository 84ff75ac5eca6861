//! Runs to and from text: links, JSON, programs in Python, tables, and what other programs print.

#[cfg(all(feature = "browser", target_arch = "wasm32"))]
mod browser;
mod loss_table;
mod numerals;
#[cfg(feature = "every-kind")]
pub mod pasted;
mod python;
mod settings;
#[cfg(feature = "every-kind")]
pub mod table;

pub use loss_table::LossTable;
#[cfg(feature = "every-kind")]
pub use python::{Cause, Change, MistakenCourse, MistakenProgram};
pub use python::{numpy_program, torch_program};
pub use settings::{
    JsonError, LinkProblem, Rejected, SavedRun, Setting, Settings, parse_coordinate,
};
