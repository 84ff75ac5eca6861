//! Why a text is no table, or a table no data set.

use super::label::{Label, quoted};

/// What is wrong with a table, or with what is chosen of it. Lines count from 1, as an editor counts them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// The text is longer than [`super::Table::MAX_BYTES`].
    #[error("The text is longer than 4 MB, the most that a table takes.")]
    TooLong,
    /// There is no line with a cell.
    #[error("There is no table in the text.")]
    Empty,
    /// Nothing parts the lines into cells, or all but the first column are empty.
    #[error(
        "The table has one column, and takes two at least. Its cells are parted by tabs, commas, semicolons, \
         | or blanks."
    )]
    OneColumn,
    /// There are more than [`super::Table::MAX_COLUMNS`] columns.
    #[error("Line {line} has more than 64 columns, the most that a table takes.")]
    TooManyColumns {
        /// Where the row begins.
        line: usize,
    },
    /// There are more than [`super::Table::MAX_ROWS`] rows.
    #[error("The table has more than 10,000 rows, the most that it takes.")]
    TooManyRows,
    /// There is a header alone.
    #[error("The table has a header, and no rows.")]
    NoRows,
    /// A row has more or fewer cells than the others.
    #[error("Line {line} has {}; {expected} are expected.", cells_of(*.cells))]
    Width {
        /// Where the row begins.
        line: usize,
        /// How many it has.
        cells: usize,
        /// How many most rows have.
        expected: usize,
    },
    /// A cell begins with a quotation mark, and none ends it.
    #[error("A quotation mark in the row that begins on line {line} is not closed.")]
    OpenQuote {
        /// Where the row begins.
        line: usize,
    },
    /// A text among numbers.
    #[error("Line {line}, {column}: {} is no number.", quoted(.text))]
    NotANumber {
        /// Where the row begins.
        line: usize,
        /// In which column.
        column: Label,
        /// What stands there.
        text: String,
    },
    /// A number beyond the range of `f64`.
    #[error("Line {line}, {column}: {} is too large a number.", quoted(.text))]
    TooLarge {
        /// Where the row begins.
        line: usize,
        /// In which column.
        column: Label,
        /// What stands there.
        text: String,
    },
    /// There is no column of that number, which is from 0 on here.
    #[error("The table has no column {}.", .0.saturating_add(1))]
    NoSuchColumn(usize),
    /// A column is chosen twice.
    #[error("One column is chosen twice: {0}.")]
    ChosenTwice(Label),
    /// There are 1 to 8 inputs.
    #[error("1 to 8 columns are inputs; {0} are chosen.")]
    Inputs(usize),
    /// The classes of the target are not two.
    #[error(
        "The target takes two classes or numbers; {column} has {}.",
        classes_of(*.classes)
    )]
    TargetClasses {
        /// Which column it is.
        column: Label,
        /// How many classes it has.
        classes: usize,
    },
    /// The classes of an input are not two.
    #[error("An input takes numbers or two classes; {column} has {}.", classes_of(*.classes))]
    InputClasses {
        /// Which column it is.
        column: Label,
        /// How many classes it has.
        classes: usize,
    },
    /// What is to be 1 is no class of the target.
    #[error("{} is no class of {column}.", quoted(.name))]
    NoSuchClass {
        /// The target.
        column: Label,
        /// What is to be 1.
        name: String,
    },
    /// A cell is missing in each row.
    #[error("No row is left: in each, a cell of the chosen columns is missing.")]
    NothingLeft,
    /// The numbers of a column are so large that scaling them goes beyond the range of `f64`.
    #[error("The numbers of {0} are too large to be scaled.")]
    Unscalable(Label),
}

fn cells_of(cells: usize) -> String {
    if cells == 1 { "1 cell".to_owned() } else { format!("{cells} cells") }
}

fn classes_of(classes: usize) -> String {
    if classes == 1 { "one class".to_owned() } else { format!("{classes} classes") }
}
