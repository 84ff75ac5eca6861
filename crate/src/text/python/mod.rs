//! Takes a run home as a program in Python that trains it again.
//!
//! A program holds only what its run needs, and the names in it are the article's. Numbers are written so
//! that Python reads the same bits. The text is in templates, `*.py`; that of activations, losses, optimizers,
//! initializers and data sets that are drawn beside each of these.

#![expect(
    clippy::format_push_string,
    reason = "a program is put together once, and so the code that does it reads like the program"
)]

mod data;
mod library;
#[cfg(feature = "every-kind")]
mod mistaken;
mod numbers;
mod numpy;
mod program;
mod template;
mod torch;

#[cfg(feature = "every-kind")]
pub use mistaken::{Cause, Change, MistakenCourse, MistakenProgram};
pub use numpy::numpy_program;
pub use torch::torch_program;
