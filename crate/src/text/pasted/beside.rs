//! What a program prints beside what it computes: epochs, seeds, its loss, what was typed.

use super::arrays::PastedArray;
use super::error::PastedError;

/// What numbers count or measure that are neither weights nor predictions, by the word before them.
const COUNTED: [&str; 12] = [
    "epoch",
    "iteration",
    "iter",
    "step",
    "batch",
    "seed",
    "accuracy",
    "acc",
    "lr",
    "rate",
    "time",
    "elapsed",
];

/// The same by the word behind them, or, of whole numbers, before them.
const MANY: [&str; 5] = ["epochs", "iterations", "iters", "steps", "batches"];

const SEED: &str = "seed";

/// Leaves what weights, predictions or a loss are.
///
/// # Errors
/// [`PastedError::Beside`] where nothing is left.
pub(super) fn without_counts(arrays: Vec<PastedArray>) -> Result<Vec<PastedArray>, PastedError> {
    let are_counts: Vec<bool> =
        arrays.iter().enumerate().map(|(at, array)| is_count(array, arrays.get(at + 1))).collect();
    let seed = || {
        let seed = arrays.iter().find(|array| last_word(&array.name) == SEED)?;
        Some(seed.numbers[0].to_string())
    };
    if !arrays.is_empty() && are_counts.iter().all(|&is| is) {
        return Err(PastedError::Beside { seed: seed() });
    }
    let both = arrays.into_iter().zip(are_counts);
    Ok(both.filter_map(|(array, is_count)| (!is_count).then_some(array)).collect())
}

/// Leaves the losses out where there is something else.
pub(super) fn without_losses(arrays: &[PastedArray]) -> Vec<PastedArray> {
    let others: Vec<_> = arrays.iter().filter(|array| !array.is_loss()).cloned().collect();
    if others.is_empty() { arrays.to_vec() } else { others }
}

fn is_count(array: &PastedArray, next: Option<&PastedArray>) -> bool {
    let [number] = array.numbers[..] else { return false };
    let last = last_word(&array.name);
    let is_whole = number.fract() == 0.0 && number >= 0.0;
    // “after 5000 epochs: 0.25”; what is behind the number is before the next.
    let is_behind = next.is_some_and(|next| MANY.contains(&first_word(&next.name).as_str()));
    // “Enter x: 0” is what was typed.
    let is_typed = first_word(&array.name) == "enter";
    let is_many = is_behind || MANY.contains(&last.as_str());
    COUNTED.contains(&last.as_str()) || is_whole && is_many || is_typed
}

fn first_word(name: &str) -> String {
    name.split(' ').next().unwrap_or("").to_ascii_lowercase()
}

/// Of `learning_rate`, rate.
fn last_word(name: &str) -> String {
    name.rsplit([' ', '_']).next().unwrap_or("").to_ascii_lowercase()
}
