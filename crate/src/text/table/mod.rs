//! Tables of one's own: text from a spreadsheet or a CSV file, read, understood, and made a data set of.
//!
//! ```
//! use xor_playground::text::table::{ColumnChoice, Scaling, Table};
//! let table = Table::read("age\tsmokes\till\n30\tno\tno\n60\tyes\tyes\n?\tyes\tno\n")?;
//! let choice = ColumnChoice { scaling: Scaling::Unit, ..table.default_choice() };
//! let prepared = table.data_set(&choice)?;
//! assert_eq!(prepared.data.inputs(), ndarray::array![[0.0, 0.0], [1.0, 1.0]]);
//! assert_eq!(prepared.data.targets().to_vec(), [0.0, 1.0]);
//! assert_eq!(
//!     prepared.left_out.sentences(),
//!     ["Line 4 is left out: column 1 (“age”) has “?”, which is no value."]
//! );
//! # Ok::<(), xor_playground::text::table::TableError>(())
//! ```

mod cell;
mod column;
mod delimiter;
mod error;
mod guess;
mod label;
mod prepare;
mod read;
mod records;
mod scaling;
mod write;

pub use cell::DecimalMark;
pub use column::{Column, Kind};
pub use delimiter::Delimiter;
pub use error::TableError;
pub use label::Label;
pub use prepare::{ColumnChoice, LeftOut, MissingCell, PreparedData, PreparedInput};
pub use read::Table;
pub use scaling::{Scale, Scaling};
pub use write::{csv, rows_text};
