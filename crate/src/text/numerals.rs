//! Numbers as text, and back.
//!
//! In a page, the browser reads and writes them: std's way takes 24 kB of the compressed Wasm. Both write
//! the shortest decimal that reads back as the same number, with its point where JavaScript puts it.

/// The shortest text that reads back as this finite number.
pub(crate) fn write(number: f64) -> String {
    // JavaScript has 1e+21, and the plus is of no use.
    let mut size = shortest(number.abs());
    size.retain(|letter| letter != '+');
    if number.is_sign_negative() { format!("-{size}") } else { size }
}

/// The number that a decimal text says, with or without a sign, a point, an exponent. Beyond the range of
/// `f64` it is infinite.
pub(crate) fn read(text: &str) -> Option<f64> {
    let is_decimal =
        |letter: char| letter.is_ascii_digit() || matches!(letter, '+' | '-' | '.' | 'e' | 'E');
    if text.is_empty() || !text.chars().all(is_decimal) {
        return None;
    }
    parse(text)
}

#[cfg(all(feature = "browser", target_arch = "wasm32"))]
use super::browser::{parse, shortest};

#[cfg(not(all(feature = "browser", target_arch = "wasm32")))]
fn parse(text: &str) -> Option<f64> {
    text.parse().ok()
}

/// The shortest digits, and the point where JavaScript's `Number.prototype.toString` puts it.
#[cfg(not(all(feature = "browser", target_arch = "wasm32")))]
fn shortest(number: f64) -> String {
    let scientific = format!("{number:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-6..21).contains(&exponent) {
        return number.to_string();
    }
    format!("{digits}e{exponent}")
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn the_shortest_text_reads_back_as_the_same_number() {
        let written = [
            (0.0, "0"),
            (-0.0, "-0"),
            (1.0, "1"),
            (-0.5, "-0.5"),
            (5_000.0, "5000"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e-6, "0.000001"),
            (1.5e-7, "1.5e-7"),
            (1e20, "100000000000000000000"),
            (1e21, "1e21"),
            (f64::MIN_POSITIVE, "2.2250738585072014e-308"),
            (f64::MAX, "1.7976931348623157e308"),
        ];
        for (number, text) in written {
            assert_eq!(write(number), text);
            assert_eq!(read(text).map(f64::to_bits), Some(number.to_bits()), "{text}");
        }
    }

    #[test]
    fn what_is_no_decimal_is_no_number() {
        for text in ["", " ", "e5", ".", "+", "1e", "0x10", "inf", "NaN", "1_000", "1,5", "٣"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("1e999"), Some(f64::INFINITY));
        assert_eq!(read(".5"), Some(0.5));
        assert_eq!(read("5."), Some(5.0));
    }
}
