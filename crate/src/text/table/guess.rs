//! Which delimiter a text has.

use super::cell::{Content, DecimalMark, is_number};
use super::delimiter::Delimiter;
use super::error::TableError;
use super::records::RecordReader;
use crate::named::Named;

/// So many rows are looked at.
const ROWS: usize = 100;

/// The delimiter of a text, and how many cells it makes of most rows.
///
/// Of several that part the rows into cells, it is that with the largest share of equally wide rows, times 1 + the
/// share of numbers among their cells; of equals, the first in the list.
pub(super) fn delimiter(text: &str) -> Result<(Delimiter, usize), TableError> {
    let (mut best, mut most) = (Err(TableError::OneColumn), 0.0);
    for &delimiter in Delimiter::ALL {
        let beginning = Beginning::of(text, delimiter);
        match (beginning.score(), beginning.error) {
            (Some((score, width)), _) if score > most => {
                (best, most) = (Ok((delimiter, width)), score);
            }
            (None, Some(error)) if best == Err(TableError::OneColumn) => best = Err(error),
            _ => {}
        }
    }
    best
}

/// The first rows, parted by one delimiter.
struct Beginning {
    /// Of each row, how many cells it has, and how many of them are numbers or missing.
    rows: Vec<(usize, usize)>,
    /// What ends them early.
    error: Option<TableError>,
}

impl Beginning {
    fn of(text: &str, delimiter: Delimiter) -> Self {
        let prepared = delimiter.prepared(text);
        let mut reader = RecordReader::new(&prepared, delimiter);
        let mut rows = Vec::new();
        let is_plain = |cell: &&str| {
            Content::of(cell, DecimalMark::Point) != Content::Text
                || is_number(cell, DecimalMark::Comma)
        };
        while rows.len() < ROWS {
            match reader.next() {
                Ok(Some(record)) => {
                    rows.push((record.width(), record.cells().filter(is_plain).count()));
                }
                Ok(None) => break,
                Err(error) => return Self { rows, error: Some(error) },
            }
        }
        if rows.is_empty() {
            return Self { rows, error: Some(TableError::Empty) };
        }
        Self { rows, error: None }
    }

    /// How well the delimiter does, and how wide most rows are; nothing if that is one cell.
    fn score(&self) -> Option<(f64, usize)> {
        let count = |width: usize| self.rows.iter().filter(|row| row.0 == width).count();
        let (mut width, mut agreeing) = (0, 0);
        for row in &self.rows {
            let those = if row.0 == width { 0 } else { count(row.0) };
            if those > agreeing {
                (width, agreeing) = (row.0, those);
            }
        }
        if width < 2 {
            return None;
        }
        let plain: usize =
            self.rows.iter().filter(|row| row.0 == width).map(|&(_, plain)| plain).sum();
        let rows = self.rows.len() + usize::from(self.error.is_some());
        Some((share(agreeing, rows) * (1.0 + share(plain, width * agreeing)), width))
    }
}

#[expect(clippy::cast_precision_loss, reason = "they are a few thousand")]
fn share(part: usize, of: usize) -> f64 {
    part as f64 / of as f64
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn the_delimiter_is_what_makes_equally_many_cells_and_numbers_of_them() {
        for (text, found, width) in [
            ("1\t2\t3\n4\t5\t6", Delimiter::Tab, 3),
            ("New York\t1\nParis\t2", Delimiter::Tab, 2),
            ("1,2,3\n4,5,6", Delimiter::Comma, 3),
            ("1, 2, 3\n4, 5, 6", Delimiter::Comma, 3),
            ("New York,1\nLos Angeles,2", Delimiter::Comma, 2),
            ("a b,c d\ne f,g h", Delimiter::Comma, 2),
            ("0,5;1,2;1\n1,5;2,2;0", Delimiter::Semicolon, 3),
            ("0,5\t1,2\n1,5\t2,2", Delimiter::Tab, 2),
            ("x;y\n\"a,b\";1\n\"c,d\";2", Delimiter::Semicolon, 2),
            ("1|2\n3|4", Delimiter::Pipe, 2),
            ("x | y\n3 | 4", Delimiter::Pipe, 2),
            ("0,5  1,2 1\n 1,5 2,2 0", Delimiter::Blanks, 3),
            ("1 2\n3 4", Delimiter::Blanks, 2),
            ("My table\n1,2\n3,4", Delimiter::Comma, 2),
            ("1,2,3\n4,5\n6,7,8", Delimiter::Comma, 3),
        ] {
            assert_eq!(delimiter(text), Ok((found, width)), "{text}");
        }
    }

    #[test]
    fn what_has_no_delimiter_is_no_table() {
        assert_eq!(delimiter("1\n2\n3"), Err(TableError::OneColumn));
        assert_eq!(delimiter("\n# nothing\n"), Err(TableError::Empty));
        assert_eq!(delimiter("\"1,2\n3,4"), Err(TableError::OpenQuote { line: 1 }));
        let wide = "1,".repeat(64) + "1";
        assert_eq!(delimiter(&wide), Err(TableError::TooManyColumns { line: 1 }));
    }
}
