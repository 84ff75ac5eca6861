//! What a program is written for.

/// What a program is written for.
pub(super) struct Library {
    pub name: &'static str,
    /// What is to be installed for it.
    pub packages: &'static str,
    /// Makes an array of numbers in brackets.
    pub array: fn(&str) -> String,
    /// Makes arrays of what an expression makes for NumPy.
    pub arrays: fn(&str) -> String,
    /// Makes an array of its columns, expressions for NumPy.
    pub columns: fn(&str) -> String,
    /// The mean squared error of predictions for targets.
    pub loss: fn(predictions: &str, targets: &str) -> String,
}
