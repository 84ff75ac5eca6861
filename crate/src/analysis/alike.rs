//! Rows that are answered alike, though they have different targets.

use super::diagnosis::words::{list, outputs as written, row_name};
use super::plateaus::{fraction, mean};
use crate::data::{Criterion, DataSet, Verdict};

/// Answers within this are alike.
const ALIKE: f64 = 0.05;

/// What outputs for the samples of a data set say: how many are right, and which rows with different targets are answered
/// alike, within 0.05, a sentence each. There are as many outputs as samples.
///
/// ```
/// use xor_playground::DataSet;
/// use xor_playground::analysis::answered_alike;
/// let words = answered_alike(&DataSet::xor(), &[0.01, 0.5, 0.98, 0.51]);
/// assert_eq!(words[0], "2 of 4 rows are right.");
/// assert_eq!(words[1], "(0, 1) and (1, 1) are answered 0.5 and 0.51, about the mean of their targets, ½: the best \
///     answer to rows that a network does not tell apart.");
/// ```
#[must_use]
pub fn answered_alike(data: &DataSet, outputs: &[f64]) -> Vec<String> {
    let targets = data.targets().to_vec();
    let criterion = Criterion::of(data);
    let judged =
        targets.iter().zip(outputs).map(|(&target, &output)| criterion.judge(output, target));
    let right = judged.filter(|&verdict| verdict == Verdict::Right).count();
    let mut words = vec![format!("{right} of {} rows are right.", targets.len())];
    let mut rows: Vec<usize> = (0..targets.len().min(outputs.len())).collect();
    rows.sort_unstable_by(|&one, &next| outputs[one].total_cmp(&outputs[next]));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for row in rows {
        match groups.last_mut() {
            Some(group) if outputs[row] - outputs[group[0]] <= ALIKE => group.push(row),
            _ => groups.push(vec![row]),
        }
    }
    let is_mixed = |group: &Vec<usize>| {
        group.iter().any(|&row| (targets[row] - targets[group[0]]).abs() > ALIKE)
    };
    for mut group in groups.into_iter().filter(is_mixed) {
        group.sort_unstable();
        let names = list(group.iter().map(|&row| row_name(data.inputs().row(row))));
        let best = mean(&targets, &group);
        let why = if (mean(outputs, &group) - best).abs() <= ALIKE {
            format!(
                ", about the mean of their targets, {}: the best answer to rows that a network does not tell apart.",
                fraction(best)
            )
        } else {
            format!(", and have different targets. The mean of these is {}.", fraction(best))
        };
        let answers: Vec<f64> = group.iter().map(|&row| outputs[row]).collect();
        words.push(format!("{names} are answered {}{why}", written(&answers)));
    }
    words
}
