//! What a cell holds: nothing, a number or a text.

use crate::named::{Choice, Named};
use crate::text::numerals;

/// What stands between the whole and the fraction of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalMark {
    /// 0.5
    Point,
    /// 0,5
    Comma,
}

impl DecimalMark {
    fn byte(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }
}

impl Named for DecimalMark {
    const ALL: &'static [Self] = &[Self::Point, Self::Comma];
    const CHOICES: &'static [Choice] =
        &[Choice { name: "point", title: "Point" }, Choice { name: "comma", title: "Comma" }];

    fn index(self) -> usize {
        self as usize
    }
}

by_name!(DecimalMark);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Missing,
    Number,
    Text,
}

impl Content {
    /// What a trimmed cell holds.
    pub fn of(cell: &str, mark: DecimalMark) -> Self {
        if is_missing(cell) {
            Self::Missing
        } else if is_number(cell, mark) {
            Self::Number
        } else {
            Self::Text
        }
    }
}

/// Whether a trimmed cell says that there is no value.
fn is_missing(cell: &str) -> bool {
    const SAYS_SO: [&str; 7] = ["", "NA", "N/A", "NaN", "null", "?", "-"];
    SAYS_SO.iter().any(|text| cell.eq_ignore_ascii_case(text))
}

/// Whether a trimmed cell is a number: digits, with or without a sign, a mark, an exponent. The typographic minus
/// counts as one.
pub(super) fn is_number(cell: &str, mark: DecimalMark) -> bool {
    let unsigned = cell.strip_prefix(['+', '-', '\u{2212}']).unwrap_or(cell).as_bytes();
    let (whole, rest) = digits(unsigned);
    let (fraction, rest) = match rest {
        [first, rest @ ..] if *first == mark.byte() => digits(rest),
        _ => (0, rest),
    };
    let is_exponent = |rest: &[u8]| match rest {
        [b'+' | b'-', rest @ ..] | rest => matches!(digits(rest), (1.., [])),
    };
    let ends = match rest {
        [] => true,
        [b'e' | b'E', rest @ ..] => is_exponent(rest),
        _ => false,
    };
    whole + fraction > 0 && ends
}

/// How many digits the text begins with, and what comes after them.
fn digits(text: &[u8]) -> (usize, &[u8]) {
    let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (count, &text[count..])
}

/// The number that a cell with a [number](Content::Number) says; infinite beyond the range of `f64`.
pub(super) fn number(cell: &str, mark: DecimalMark) -> Option<f64> {
    let plain = |letter: char| match letter {
        '\u{2212}' => '-',
        ',' if mark == DecimalMark::Comma => '.',
        letter => letter,
    };
    if is_number(cell, mark) {
        numerals::read(&cell.chars().map(plain).collect::<String>())
    } else {
        None
    }
}

/// The mark that more of these cells need.
pub(super) fn decimal_mark<'a>(cells: impl Iterator<Item = &'a str>) -> DecimalMark {
    let (mut points, mut commas) = (0, 0);
    for cell in cells {
        if cell.contains('.') {
            points += usize::from(is_number(cell, DecimalMark::Point));
        } else if cell.contains(',') {
            commas += usize::from(is_number(cell, DecimalMark::Comma));
        }
    }
    if commas > points { DecimalMark::Comma } else { DecimalMark::Point }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn numbers_are_decimals_with_one_mark() {
        use DecimalMark::{Comma, Point};
        for (cell, mark, value) in [
            ("0", Point, 0.0),
            ("-1.5", Point, -1.5),
            ("+.5", Point, 0.5),
            ("5.", Point, 5.0),
            ("1e-3", Point, 1e-3),
            ("2.5E+2", Point, 250.0),
            ("\u{2212}7", Point, -7.0),
            ("0,5", Comma, 0.5),
            ("-,25e1", Comma, -2.5),
            ("1e999", Comma, f64::INFINITY),
        ] {
            assert_eq!(number(cell, mark), Some(value), "{cell}");
        }
        for cell in
            ["", ".", "-", "+", "e5", "1e", "1e+", "0x10", "inf", "1 000", "1_0", "--1", "٣"]
        {
            assert_eq!(number(cell, Point), None, "{cell}");
        }
        for (cell, mark) in [("0,5", Point), ("0.5", Comma), ("1,2,3", Comma), ("1.000,5", Comma)] {
            assert_eq!(number(cell, mark), None, "{cell}");
        }
    }

    #[test]
    fn a_missing_cell_says_so_in_several_ways() {
        for cell in ["", "NA", "na", "n/a", "NaN", "nan", "null", "NULL", "?", "-"] {
            assert_eq!(Content::of(cell, DecimalMark::Point), Content::Missing, "{cell}");
        }
        for cell in ["none", "--", "nano", "??"] {
            assert_eq!(Content::of(cell, DecimalMark::Point), Content::Text, "{cell}");
        }
    }

    #[test]
    fn the_decimal_mark_is_what_more_numbers_have() {
        let mark = |cells: &[&str]| decimal_mark(cells.iter().copied());
        assert_eq!(mark(&["1", "2", "a,b"]), DecimalMark::Point);
        assert_eq!(mark(&["0,5", "x.y", "1"]), DecimalMark::Comma);
        assert_eq!(mark(&["0,5", "0.5"]), DecimalMark::Point);
        assert_eq!(mark(&["0,5", "0.5", "2,5"]), DecimalMark::Comma);
    }
}
