//! Numbers in Python.

use crate::text::numerals;

/// A `float` that Python reads with the same bits.
pub(super) fn number(number: f64) -> String {
    if number.is_nan() {
        return "float(\"nan\")".to_owned();
    }
    if number.is_infinite() {
        let sign = if number > 0.0 { "" } else { "-" };
        return format!("float(\"{sign}inf\")");
    }
    let text = numerals::write(number);
    if text.contains(['.', 'e']) { text } else { text + ".0" }
}

/// Numbers with commas between them.
pub(super) fn numbers<'a>(all: impl IntoIterator<Item = &'a f64>) -> String {
    all.into_iter().map(|&one| number(one)).collect::<Vec<_>>().join(", ")
}
