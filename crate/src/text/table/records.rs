//! Rows of cells, as they stand in a text.

use std::mem;

use csv_core::{ReadRecordResult, ReaderBuilder};

use super::delimiter::Delimiter;
use super::error::TableError;
use crate::data::DataSet;

pub(super) const MAX_ROWS: usize = DataSet::MAX_SAMPLES;
pub(super) const MAX_COLUMNS: usize = 64;

/// A row of cells, none of them in quotation marks any more.
pub(super) struct Record<'a> {
    /// Where it begins, from 1 on.
    pub line: usize,
    text: &'a str,
    /// Where each cell ends in the text.
    ends: &'a [usize],
}

impl<'a> Record<'a> {
    pub fn width(&self) -> usize {
        self.ends.len()
    }

    /// Its cells, trimmed.
    pub fn cells(&self) -> impl Iterator<Item = &'a str> {
        let (text, mut start) = (self.text, 0);
        self.ends.iter().map(move |&end| text[mem::replace(&mut start, end)..end].trim())
    }
}

/// Reads a text row by row. Lines that are blank, or begin with `#`, are none.
pub(super) struct RecordReader<'a> {
    reader: csv_core::Reader,
    delimiter: Delimiter,
    rest: &'a [u8],
    /// The line at which the rest begins.
    line: usize,
    /// The byte before the rest.
    last: u8,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl<'a> RecordReader<'a> {
    /// Reads a text that is [prepared](Delimiter::prepared) for the delimiter.
    pub fn new(prepared: &'a str, delimiter: Delimiter) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter.byte()).build(),
            delimiter,
            rest: prepared.as_bytes(),
            line: 1,
            last: b'\n',
            text: vec![0; 256],
            ends: Vec::new(),
        }
    }

    /// The next row, if there is one.
    pub fn next(&mut self) -> Result<Option<Record<'_>>, TableError> {
        while self.skip_to_record() {
            let line = self.line;
            let length = self.read_record()?;
            if !self.text[..length].trim_ascii().is_empty() {
                let text = str::from_utf8(&self.text[..length])
                    .expect("it is the text without some of its ASCII signs");
                return Ok(Some(Record { line, text, ends: &self.ends }));
            }
        }
        Ok(None)
    }

    /// Skips lines that are empty, blank or a comment; says whether there are others.
    fn skip_to_record(&mut self) -> bool {
        loop {
            let blanks = self.rest.iter().take_while(|&&byte| byte == b' ').count();
            let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
            match self.rest.get(blanks) {
                None => return false,
                Some(byte) if is_end(byte) => self.advance(blanks + 1),
                Some(b'#') => {
                    self.advance(self.rest.iter().position(is_end).unwrap_or(self.rest.len()));
                }
                Some(_) => return true,
            }
        }
    }

    /// Reads one row into `text` and `ends`, and says how long the text is.
    fn read_record(&mut self) -> Result<usize, TableError> {
        let line = self.line;
        let (mut length, mut last_end) = (0, 0);
        self.ends.clear();
        loop {
            // The last line may lack its end.
            let is_over = self.rest.is_empty();
            let input = if is_over { b"\n" } else { self.rest };
            let mut ends = [0; MAX_COLUMNS];
            let (result, read, written, ended) =
                self.reader.read_record(input, &mut self.text[length..], &mut ends);
            self.advance(if is_over { 0 } else { read });
            length += written;
            for &end in &ends[..ended] {
                // Of several blanks, each but the first ends an empty cell.
                if self.delimiter != Delimiter::Blanks || end > last_end {
                    self.ends.push(end);
                }
                last_end = end;
            }
            if self.ends.len() > MAX_COLUMNS {
                return Err(TableError::TooManyColumns { line });
            }
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => return Ok(length),
                ReadRecordResult::InputEmpty if is_over => {
                    return Err(TableError::OpenQuote { line });
                }
                ReadRecordResult::OutputFull => self.text.resize(2 * self.text.len(), 0),
                ReadRecordResult::InputEmpty | ReadRecordResult::OutputEndsFull => {}
            }
        }
    }

    /// Leaves so many bytes behind. A line ends with LF, CR, or both.
    fn advance(&mut self, count: usize) {
        let (behind, rest) = self.rest.split_at(count);
        for &byte in behind {
            let ends_line = byte == b'\r' || byte == b'\n' && self.last != b'\r';
            self.line += usize::from(ends_line);
            self.last = byte;
        }
        self.rest = rest;
    }
}

/// All rows of a text, equally wide.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Records {
    width: usize,
    /// The cells, one after the other.
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
    /// Where each row begins.
    lines: Vec<usize>,
}

impl Records {
    /// Reads all rows, which are so wide.
    pub fn read(text: &str, delimiter: Delimiter, width: usize) -> Result<Self, TableError> {
        let mut records = Self { width, text: String::new(), ends: Vec::new(), lines: Vec::new() };
        let prepared = delimiter.prepared(text);
        let mut reader = RecordReader::new(&prepared, delimiter);
        while let Some(record) = reader.next()? {
            let (line, cells) = (record.line, record.width());
            if cells != width {
                return Err(TableError::Width { line, cells, expected: width });
            }
            // One may be the header.
            if records.lines.len() > MAX_ROWS {
                return Err(TableError::TooManyRows);
            }
            records.lines.push(line);
            for cell in record.cells() {
                records.text.push_str(cell);
                records.ends.push(records.text.len());
            }
        }
        Ok(records)
    }

    /// How many rows there are, the header among them.
    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// Where a row begins.
    pub fn line(&self, row: usize) -> usize {
        self.lines[row]
    }

    /// A trimmed cell.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let index = row * self.width + column;
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.text[start..self.ends[index]]
    }

    /// The cells of a column from a row on.
    pub fn column(&self, column: usize, from: usize) -> impl Iterator<Item = &str> {
        (from..self.rows()).map(move |row| self.cell(row, column))
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn rows(text: &str, delimiter: Delimiter) -> Vec<(usize, Vec<String>)> {
        let prepared = delimiter.prepared(text);
        let mut reader = RecordReader::new(&prepared, delimiter);
        let mut rows = Vec::new();
        while let Some(record) = reader.next().unwrap() {
            rows.push((record.line, record.cells().map(str::to_owned).collect()));
        }
        rows
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (line, cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text =
                ["# made by hand", "", "a,b", "   ", "1,\"two", "lines\"", " # 3,4", ",", "5,6"];
            let text = text.join(end);
            let two = format!("two{end}lines");
            let expected = [row(3, &["a", "b"]), row(5, &["1", &two]), row(9, &["5", "6"])];
            assert_eq!(rows(&text, Delimiter::Comma), expected);
            assert_eq!(rows(&(text + end), Delimiter::Comma), expected);
        }
    }

    #[test]
    fn quotation_marks_hold_a_cell_together() {
        let text = "\"a;b\";\"say \"\"x\"\"\";5\" wide;\"\"";
        let cells = ["a;b", "say \"x\"", "5\" wide", ""];
        assert_eq!(rows(text, Delimiter::Semicolon), [row(1, &cells)]);
    }

    #[test]
    fn any_number_of_blanks_parts_two_cells() {
        let text = "  1   2 \t 3  \n\t\"New York\"  4 5";
        let expected = [row(1, &["1", "2", "3"]), row(2, &["New York", "4", "5"])];
        assert_eq!(rows(text, Delimiter::Blanks), expected);
        let far = format!("1{}2", " ".repeat(1_000));
        assert_eq!(rows(&far, Delimiter::Blanks), [row(1, &["1", "2"])]);
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_is_found() {
        for text in ["1,2\n3,\"4\n5,6\n", "1,2\n\"", "1,2\n\"\n", "1,2\n3,\"\"\""] {
            let error = Records::read(text, Delimiter::Comma, 2).unwrap_err();
            assert_eq!(error, TableError::OpenQuote { line: 2 }, "{text}");
        }
    }

    #[test]
    fn long_cells_are_whole() {
        let (long, wide) = ("ü".repeat(10_000), "1,".repeat(63) + "1");
        let text = format!("{long},\"{long}\"");
        assert_eq!(rows(&text, Delimiter::Comma), [row(1, &[&long, &long])]);
        assert_eq!(rows(&wide, Delimiter::Comma)[0].1.len(), 64);
        let error = Records::read(&(wide + ",1"), Delimiter::Comma, 65).unwrap_err();
        assert_eq!(error, TableError::TooManyColumns { line: 1 });
    }
}
