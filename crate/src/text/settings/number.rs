//! Numbers as a person may type them, and lists of them.

use super::rejected::Rejected;
use crate::text::numerals;

/// Numbers with commas between them.
pub(super) fn numbers_text(numbers: &mut dyn Iterator<Item = f64>) -> String {
    let mut text = String::new();
    for number in numbers {
        push_next(&mut text, ',', &numerals::write(number));
    }
    text
}

/// The items of a list as text: the one place that splits, because each would be compiled anew.
pub(super) fn items(list: &str, separator: char) -> Vec<&str> {
    list.split(separator).collect()
}

/// Adds one more item to a list as text.
pub(super) fn push_next(list: &mut String, separator: char, item: &str) {
    if !list.is_empty() {
        list.push(separator);
    }
    list.push_str(item);
}

/// The finite number that a text says. The typographic minus counts as a minus.
pub(super) fn parse_number(text: &str) -> Option<f64> {
    let is_minus = |letter: char| letter == '\u{2212}';
    let text: String =
        text.trim().chars().map(|letter| if is_minus(letter) { '-' } else { letter }).collect();
    numerals::read(&text).filter(|number| number.is_finite())
}

/// Numbers with commas between them.
pub(super) fn parse_numbers(text: &str) -> Option<Vec<f64>> {
    let mut numbers = Vec::new();
    for number in items(text, ',') {
        numbers.push(parse_number(number)?);
    }
    Some(numbers)
}

/// The whole number that a text says, also with its digits in groups of three: 5,000; and −0 as 0.
pub(super) fn parse_whole(text: &str) -> Option<f64> {
    let are_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let groups = items(text.trim(), ',');
    let (first, rest) = groups.split_first()?;
    let is_grouped = (1..=3).contains(&first.len())
        && are_digits(first)
        && rest.iter().all(|group| group.len() == 3 && are_digits(group));
    let number = if is_grouped { parse_number(&groups.concat()) } else { parse_number(text) };
    number.filter(|number| number.fract() == 0.0).map(|number| number + 0.0)
}

/// How far from zero x and y may be: with the weights that training reaches, no sum overflows.
const LARGEST_COORDINATE: f64 = 1e300;

/// Reads what was typed as x or y; −0 counts as 0.
///
/// # Errors
/// [`Rejected`] unless it is a number up to 10³⁰⁰ away from zero; `name` is the field's.
///
/// ```
/// use xor_playground::text::parse_coordinate;
/// assert_eq!(parse_coordinate("x", " 0.25 "), Ok(0.25));
/// assert_eq!(
///     parse_coordinate("x", "1e999").unwrap_err().to_string(),
///     "x takes a number, such as 0, 1 or -0.25, not “1e999”."
/// );
/// ```
pub fn parse_coordinate(name: &'static str, text: &str) -> Result<f64, Rejected> {
    parse_number(text)
        .filter(|number| number.abs() <= LARGEST_COORDINATE)
        .map(|number| number + 0.0)
        .ok_or_else(|| Rejected::unreadable(name, "a number, such as 0, 1 or -0.25", text))
}
