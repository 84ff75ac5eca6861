//! A table, as it is understood.

use super::cell::{self, Content, DecimalMark};
use super::column::{Column, Tally};
use super::delimiter::Delimiter;
use super::error::TableError;
use super::guess;
use super::label::Label;
use super::records::{self, Records};

/// A table, as it is understood: 1 to 10,000 rows of 2 to 64 columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    delimiter: Delimiter,
    decimal_mark: DecimalMark,
    has_header: bool,
    records: Records,
    columns: Vec<Column>,
}

impl Table {
    /// The longest text.
    pub const MAX_BYTES: usize = 4_000_000;
    /// The most rows.
    pub const MAX_ROWS: usize = records::MAX_ROWS;
    /// The most columns.
    pub const MAX_COLUMNS: usize = records::MAX_COLUMNS;

    /// Reads a table that was copied from a spreadsheet, or is a CSV file.
    ///
    /// Guessed are the delimiter, whether numbers have a decimal comma, and whether the first line is a header: it is, if
    /// it has a text above numbers, or texts alone. Blank lines, lines that begin with `#`, and empty columns at the end
    /// do not count. A cell is missing where it is empty, `NA`, `N/A`, `NaN`, `null`, `?` or `-`.
    ///
    /// # Errors
    /// [`TableError`], if the text is longer than 4 MB, the table larger than 10,000 rows of 64 columns or smaller than one
    /// row of two, its rows are not equally wide, or a quotation mark is not closed.
    ///
    /// ```
    /// use xor_playground::text::table::{DecimalMark, Delimiter, Kind, Table};
    /// let table = Table::read("length;width;kind\n5,1;3,5;setosa\n7,0;3,2;versicolor\n")?;
    /// assert_eq!(table.delimiter(), Delimiter::Semicolon);
    /// assert_eq!(table.decimal_mark(), DecimalMark::Comma);
    /// assert!(table.has_header());
    /// assert_eq!(table.columns()[0].name(), "length");
    /// assert_eq!(table.columns()[0].kind(), &Kind::Numbers);
    /// let classes = ["setosa", "versicolor"].map(str::to_owned);
    /// assert_eq!(table.columns()[2].kind(), &Kind::Classes(classes.into()));
    /// assert_eq!(table.cell(1, 0), "7,0");
    /// # Ok::<(), xor_playground::text::table::TableError>(())
    /// ```
    pub fn read(text: &str) -> Result<Self, TableError> {
        if text.len() > Self::MAX_BYTES {
            return Err(TableError::TooLong);
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (delimiter, width) = guess::delimiter(text)?;
        let records = Records::read(text, delimiter, width)?;
        let all = (0..width).flat_map(|column| records.column(column, 0));
        let decimal_mark = cell::decimal_mark(all);
        let is_used = |&column: &usize| records.column(column, 0).any(|cell| !cell.is_empty());
        let columns = (0..width).rev().find(is_used).map_or(0, |last| last + 1);
        if columns < 2 {
            return Err(TableError::OneColumn);
        }
        let has_header = has_header(&records, columns, decimal_mark);
        let first = usize::from(has_header);
        match records.rows() - first {
            0 => return Err(TableError::NoRows),
            1..=Self::MAX_ROWS => {}
            _ => return Err(TableError::TooManyRows),
        }
        let column = |column: usize| {
            let name = Some(records.cell(0, column)).filter(|name| has_header && !name.is_empty());
            let label = Label { number: column + 1, name: name.map(str::to_owned) };
            let cells = (first..records.rows()).map(|row| records.cell(row, column));
            Column::new(label, cells, decimal_mark)
        };
        let columns = (0..columns).map(column).collect();
        Ok(Self { delimiter, decimal_mark, has_header, records, columns })
    }

    /// What stands between the cells.
    #[must_use]
    pub fn delimiter(&self) -> Delimiter {
        self.delimiter
    }

    /// What numbers have before their fraction; a point where there is none.
    #[must_use]
    pub fn decimal_mark(&self) -> DecimalMark {
        self.decimal_mark
    }

    /// Whether the first line is the columns' names.
    #[must_use]
    pub fn has_header(&self) -> bool {
        self.has_header
    }

    /// The columns, from left to right.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// How many rows there are, without the header.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.records.rows() - self.first()
    }

    /// The text of a cell, without blanks around it. Rows and columns are counted from 0 on, without the header.
    ///
    /// # Panics
    /// If there is no such cell.
    #[must_use]
    #[track_caller]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        assert!(row < self.rows() && column < self.columns.len(), "there is no such cell");
        self.records.cell(self.first() + row, column)
    }

    /// The line on which a row begins, from 1 on.
    ///
    /// # Panics
    /// If there is no such row.
    #[must_use]
    #[track_caller]
    pub fn line(&self, row: usize) -> usize {
        self.records.line(self.first() + row)
    }

    /// The row with which the values begin.
    fn first(&self) -> usize {
        self.has_header.into()
    }
}

/// Whether the first row is a header: it has a text above numbers, or texts alone.
fn has_header(records: &Records, columns: usize, mark: DecimalMark) -> bool {
    let (mut texts, mut others) = (0, 0);
    for column in 0..columns {
        let name = records.cell(0, column);
        match Content::of(name, mark) {
            Content::Text => texts += 1,
            _ if name.is_empty() => continue,
            _ => {
                others += 1;
                continue;
            }
        }
        let below = Tally::of(records.column(column, 1), mark);
        if below.numbers > 0 && below.is_numbers() {
            return true;
        }
    }
    texts > 0 && others == 0
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::super::column::Kind;
    use super::*;

    fn header(text: &str) -> bool {
        Table::read(text).unwrap().has_header()
    }

    #[test]
    fn a_header_has_a_text_above_numbers_or_texts_alone() {
        for text in [
            "x,y\n1,2",
            "2020,y\n1,2",
            ",y\n1,2",
            "a,b\nyes,no",
            "x,y\nNA,1\n2,3",
            "x,y\n1,abc\n2,3\n4,5",
        ] {
            assert!(header(text), "{text}");
        }
        for text in [
            "1,2\n3,4",
            "a,1\nb,2",
            "?,a\nb,c",
            "1,a\n2,b",
            "NA,1\n2,3",
            "x,2020\na,1",
            "1,a\n2,NA",
        ] {
            assert!(!header(text), "{text}");
        }
    }

    #[test]
    fn what_does_not_count_is_skipped() {
        let text = "\u{feff}# from the lab\r\n\r\nx;y;;\r\n1;2;;\r\n  \r\n;;;\r\n3;;;\r\n";
        let table = Table::read(text).unwrap();
        assert_eq!((table.rows(), table.columns().len()), (2, 2));
        assert_eq!((table.line(0), table.line(1)), (4, 7));
        assert_eq!([table.cell(0, 1), table.cell(1, 0), table.cell(1, 1)], ["2", "3", ""]);
        assert_eq!(table.columns().iter().map(Column::missing).collect::<Vec<_>>(), [0, 1]);
        let names: Vec<_> = table.columns().iter().map(Column::name).collect();
        assert_eq!(names, ["x", "y"]);
    }

    #[test]
    fn a_column_without_a_name_has_its_number_as_one() {
        let names = |text: &str| {
            Table::read(text).unwrap().columns().iter().map(Column::name).collect::<Vec<_>>()
        };
        assert_eq!(names("1,2"), ["column 1", "column 2"]);
        assert_eq!(names(",y\n1,2"), ["column 1", "y"]);
    }

    #[test]
    fn a_column_is_numbers_if_most_of_its_cells_are() {
        let kind = |cells: &[&str]| {
            let label = Label { number: 1, name: None };
            Column::new(label, cells.iter().copied(), DecimalMark::Point).kind
        };
        let classes =
            |names: &[&str]| Kind::Classes(names.iter().map(ToString::to_string).collect());
        assert_eq!(kind(&["1", "NA", "2", "x"]), Kind::Numbers);
        assert_eq!(kind(&["", "?"]), Kind::Numbers);
        assert_eq!(kind(&["no", "yes", "", "no"]), classes(&["no", "yes"]));
        assert_eq!(kind(&["1", "b"]), classes(&["1", "b"]));
    }
}
