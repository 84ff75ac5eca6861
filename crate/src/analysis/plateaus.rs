//! The losses at which training stands still while rows are answered alike: each group of them by the mean of its targets.

use super::diagnosis::words::{list, number};
use crate::data::DataSet;
use crate::network::Loss;
use crate::training::Replay;

/// What a loss can be. Programs print one or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The mean of (t − y)².
    MeanSquaredError,
    /// The mean of −t ln y − (1 − t) ln (1 − y).
    CrossEntropy,
    /// The sum of ½ (t − y)², as the article descends it.
    HalfSquaredError,
    /// The sum of (t − y)².
    SumOfSquares,
}

impl Measure {
    /// All of them, the usual ones first.
    pub const ALL: [Self; 4] =
        [Self::MeanSquaredError, Self::CrossEntropy, Self::HalfSquaredError, Self::SumOfSquares];

    /// As what begins a sentence.
    fn title(self) -> &'static str {
        match self {
            Self::MeanSquaredError => "The mean squared error",
            Self::CrossEntropy => "The mean cross-entropy",
            Self::HalfSquaredError => "Half the sum of squared errors, the article’s loss,",
            Self::SumOfSquares => "The sum of squared errors",
        }
    }

    /// As what a number is taken for.
    fn taken_as(self) -> &'static str {
        match self {
            Self::MeanSquaredError => "As a mean squared error",
            Self::CrossEntropy => "As a mean cross-entropy",
            Self::HalfSquaredError => "As half the sum of squared errors",
            Self::SumOfSquares => "As the sum of squared errors",
        }
    }

    /// That of so many outputs; nothing where it is not of such targets.
    fn of(self, targets: &[f64], outputs: &[f64]) -> Option<f64> {
        let loss = match self {
            Self::MeanSquaredError => Loss::MeanSquaredError,
            Self::CrossEntropy => Loss::CrossEntropy,
            Self::HalfSquaredError | Self::SumOfSquares => Loss::HalfSquaredError,
        };
        let factor = if self == Self::SumOfSquares { 2.0 } else { 1.0 };
        let is_taken = targets.iter().all(|&target| loss.takes(target));
        // Every row that is right by itself has an output that the logarithm takes: its own target adds nothing.
        is_taken
            .then(|| loss.value(targets, outputs))
            .and_then(Result::ok)
            .map(|loss| factor * loss)
    }
}

/// Rows that are answered alike, and the loss there.
#[derive(Clone, Debug, PartialEq)]
pub struct Plateau {
    /// What the loss is.
    pub measure: Measure,
    /// How large it is.
    pub loss: f64,
    /// Groups of rows, from 0, with different targets, each answered by the mean of these; the others are right. Of the
    /// ways to the same loss, it is one with the fewest rows.
    pub groups: Vec<Vec<usize>>,
}

/// All plateaus of few rows.
///
/// ```
/// use xor_playground::DataSet;
/// use xor_playground::analysis::Plateaus;
/// let plateaus = Plateaus::of(&DataSet::xor()).unwrap();
/// let words = plateaus.of_loss(0.126);
/// assert_eq!(words[0], "The mean squared error is 0.125 where two rows with the targets 0 and 1 are answered \
///     their mean, ½, and the others are right.");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Plateaus {
    targets: Vec<f64>,
    /// From the lowest loss to the highest, one measure after the other.
    plateaus: Vec<Plateau>,
}

impl Plateaus {
    /// The most rows: eight can be grouped in 4,140 ways.
    pub const MAX_ROWS: usize = 8;

    /// How far a loss is from a plateau at most, as a part of this.
    pub const TOLERANCE: f64 = 0.02;

    /// Those of a data set; nothing where it has more rows, or where these have the same target.
    #[must_use]
    pub fn of(data: &DataSet) -> Option<Self> {
        let targets = data.targets().to_vec();
        if targets.len() > Self::MAX_ROWS {
            return None;
        }
        let mut groupings = Vec::new();
        group(&targets, &mut Vec::new(), &mut groupings);
        let mut plateaus: Vec<Plateau> = Vec::new();
        for measure in Measure::ALL {
            let mut ascending: Vec<Plateau> = Vec::new();
            for groups in &groupings {
                let Some(loss) = measure.of(&targets, &outputs(&targets, groups)) else { continue };
                let is_same = |known: &Plateau| (known.loss - loss).abs() <= 1e-9 * loss;
                match ascending.iter_mut().find(|known| is_same(known)) {
                    Some(known) if size(groups) < size(&known.groups) => {
                        known.groups.clone_from(groups);
                    }
                    Some(_) => {}
                    None => {
                        let at = ascending.partition_point(|known| known.loss < loss);
                        ascending.insert(at, Plateau { measure, loss, groups: groups.clone() });
                    }
                }
            }
            plateaus.append(&mut ascending);
        }
        (!plateaus.is_empty()).then_some(Self { targets, plateaus })
    }

    /// All of them: of each measure, from the lowest loss to the highest.
    #[must_use]
    pub fn all(&self) -> &[Plateau] {
        &self.plateaus
    }

    /// What a loss is the loss of: a sentence for each plateau that it is within [`Plateaus::TOLERANCE`] of, or what it is
    /// between.
    #[must_use]
    pub fn of_loss(&self, loss: f64) -> Vec<String> {
        if loss < 0.0 {
            return vec!["None of these losses is negative.".to_owned()];
        }
        let mut words: Vec<String> = self.near(loss).map(|near| self.sentence(near)).collect();
        if words.is_empty() {
            words.push("No plateau has this loss within 2 %.".to_owned());
            words
                .extend(Measure::ALL.into_iter().filter_map(|measure| self.between(loss, measure)));
        }
        words
    }

    /// By which measure a loss is that of a network that answers every row alike, the mean of all targets; nothing where it is
    /// not within [`Plateaus::TOLERANCE`].
    ///
    /// ```
    /// use xor_playground::DataSet;
    /// use xor_playground::analysis::{Measure, Plateaus};
    /// let plateaus = Plateaus::of(&DataSet::xor()).unwrap();
    /// assert_eq!(plateaus.of_one_answer(0.6931), Some(Measure::CrossEntropy));
    /// assert_eq!(plateaus.of_one_answer(0.125), None);
    /// ```
    #[must_use]
    pub fn of_one_answer(&self, loss: f64) -> Option<Measure> {
        let is_all = |plateau: &&Plateau| matches!(&plateau.groups[..], [rows] if rows.len() == self.targets.len());
        self.near(loss).find(is_all).map(|plateau| plateau.measure)
    }

    /// What the loss is the loss of that a run descends, at its present epoch: a sentence for each plateau of the
    /// cross-entropy of its rows that is so near, if that is what it descends.
    #[must_use]
    pub fn of_descended(replay: &Replay) -> Vec<String> {
        let setup = replay.run().setup();
        if setup.loss != Loss::CrossEntropy {
            return Vec::new();
        }
        let Some(plateaus) = Self::of(&setup.training_data()) else { return Vec::new() };
        let is_its = |near: &&Plateau| near.measure == Measure::CrossEntropy;
        let near = plateaus.near(replay.descended_loss()).filter(is_its);
        near.map(|near| plateaus.sentence(near)).collect()
    }

    /// Those that a loss is within [`Plateaus::TOLERANCE`] of.
    fn near(&self, loss: f64) -> impl Iterator<Item = &Plateau> {
        let apart = move |plateau: &Plateau| (plateau.loss - loss).abs();
        self.plateaus.iter().filter(move |near| apart(near) <= Self::TOLERANCE * near.loss)
    }

    fn sentence(&self, plateau: &Plateau) -> String {
        format!(
            "{} is {} where {}.",
            plateau.measure.title(),
            number(plateau.loss),
            self.in_words(&plateau.groups)
        )
    }

    /// Two rows with the targets 0 and 1 are answered their mean, ½, and the others are right.
    fn in_words(&self, groups: &[Vec<usize>]) -> String {
        let rows: usize = groups.iter().map(Vec::len).sum();
        let group = |rows: &Vec<usize>| {
            let targets = rows.iter().map(|&row| number(self.targets[row]));
            let mean = fraction(mean(&self.targets, rows));
            if rows.len() == self.targets.len() {
                return format!("every row is answered the mean of all targets, {mean}");
            }
            let count = COUNTS[rows.len()];
            format!(
                "{count} rows with the targets {} are answered their mean, {mean}",
                list(targets)
            )
        };
        let words = list(groups.iter().map(group));
        if rows == self.targets.len() {
            words
        } else {
            format!("{words}, and the others are right")
        }
    }

    /// Between which plateaus of a measure a loss is.
    fn between(&self, loss: f64, measure: Measure) -> Option<String> {
        let of_measure = || self.plateaus.iter().filter(|plateau| plateau.measure == measure);
        let above = of_measure().find(|plateau| plateau.loss > loss);
        let below = of_measure().rev().find(|plateau| plateau.loss < loss);
        let taken_as = measure.taken_as();
        match (below, above) {
            (None, Some(above)) => Some(format!(
                "{taken_as}, it is below the lowest plateau, {}: the network has begun to tell apart what it must.",
                number(above.loss)
            )),
            (Some(below), Some(above)) => Some(format!(
                "{taken_as}, it is between {} and {}: on the way from one plateau to another.",
                number(below.loss),
                number(above.loss)
            )),
            (Some(below), None) => Some(format!(
                "{taken_as}, it is above {}, which one gets by answering every row with the mean of all targets.",
                number(below.loss)
            )),
            (None, None) => None,
        }
    }
}

const COUNTS: [&str; Plateaus::MAX_ROWS + 1] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight"];

/// Every way to group rows, where each group has different targets; rows in none are not in it. `labels` are the groups of
/// the first rows.
fn group(targets: &[f64], labels: &mut Vec<usize>, all: &mut Vec<Vec<Vec<usize>>>) {
    let count = labels.iter().max().map_or(0, |last| last + 1);
    if labels.len() < targets.len() {
        for label in 0..=count {
            labels.push(label);
            group(targets, labels, all);
            labels.pop();
        }
        return;
    }
    let rows_of = |label| (0..labels.len()).filter(|&row| labels[row] == label).collect::<Vec<_>>();
    let groups: Vec<_> = (0..count).map(rows_of).filter(|rows| rows.len() > 1).collect();
    let is_mixed =
        |rows: &Vec<usize>| rows.iter().any(|&row| !is_equal(targets[row], targets[rows[0]]));
    if !groups.is_empty() && groups.iter().all(is_mixed) {
        all.push(groups);
    }
}

/// How many rows are in groups, and in how many.
fn size(groups: &[Vec<usize>]) -> (usize, usize) {
    (groups.iter().map(Vec::len).sum(), groups.len())
}

fn is_equal(one: f64, other: f64) -> bool {
    one.total_cmp(&other).is_eq()
}

fn outputs(targets: &[f64], groups: &[Vec<usize>]) -> Vec<f64> {
    let mut outputs = targets.to_vec();
    for rows in groups {
        let mean = mean(targets, rows);
        for &row in rows {
            outputs[row] = mean;
        }
    }
    outputs
}

/// The mean of the targets of some rows.
pub(super) fn mean(targets: &[f64], rows: &[usize]) -> f64 {
    let sum: f64 = rows.iter().map(|&row| targets[row]).sum();
    sum / f64::from(u32::try_from(rows.len()).unwrap_or(u32::MAX))
}

/// A mean in words: ½, ⅔, 0.6.
pub(super) fn fraction(mean: f64) -> String {
    const FRACTIONS: [(f64, &str); 5] =
        [(0.5, "½"), (1.0 / 3.0, "⅓"), (2.0 / 3.0, "⅔"), (0.25, "¼"), (0.75, "¾")];
    let is_near = |&&(value, _): &&(f64, &str)| (mean - value).abs() < 1e-9;
    FRACTIONS.iter().find(is_near).map_or_else(|| number(mean), |&(_, words)| words.to_owned())
}
