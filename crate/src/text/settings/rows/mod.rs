//! The rows of the table of settings, a file for each concept. Where one stands in JSON as more than a
//! number or a name, it is read and written there, too; the rows don't know of it, so that what only
//! reads links is not linked with JSON.

pub(super) mod batch;
#[cfg(feature = "every-kind")]
pub(super) mod connections;
pub(super) mod data;
pub(super) mod edits;
#[cfg(feature = "every-kind")]
pub(super) mod features;
#[cfg(feature = "every-kind")]
pub(super) mod names;
pub(super) mod optimizer;
pub(super) mod plain;
#[cfg(feature = "every-kind")]
pub(super) mod recipe;
pub(super) mod shape;
#[cfg(feature = "every-kind")]
pub(super) mod split;
pub(super) mod start;
#[cfg(feature = "every-kind")]
mod written;
