//! The epochs at which many runs learn.

use crate::network::count;
use crate::numerics::{round_step, whole_and_round};

/// About so many bins at most, where they are as wide as each other.
const BINS: f64 = 20.0;
/// Bins grow from one to the next where the last run takes at least this many times as long as the first.
const WIDE: u64 = 4;
/// There are so many of these between powers of ten,
const A_DECADE: f64 = 40.0;
/// or fewer, so that there are not many more than this.
const MOST: f64 = 40.0;

/// The epochs at which runs have learnt.
///
/// ```
/// use xor_playground::analysis::LearningTimes;
/// let times = LearningTimes::of([40, 12, 31, 25]);
/// assert_eq!(times.by(0.5), Some(25));
/// let histogram = times.histogram();
/// assert_eq!(histogram.edges[..3], [12, 14, 16]);
/// assert_eq!(histogram.counts.iter().sum::<usize>(), 4);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearningTimes {
    /// Ascending.
    epochs: Vec<u64>,
}

/// How many there are in each of the bins that a range is divided into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    /// The first epoch of each bin, in round numbers, and the one after the last; empty where there are no epochs.
    pub edges: Vec<u64>,
    /// How many are in each bin: one fewer than edges.
    pub counts: Vec<usize>,
    /// Whether bins are about as wide as each other on a logarithmic axis, and not on a linear one. What was right from the
    /// start is in the first one then.
    pub is_logarithmic: bool,
}

impl LearningTimes {
    /// Of these epochs, in whatever order.
    #[must_use]
    pub fn of(epochs: impl IntoIterator<Item = u64>) -> Self {
        let mut epochs: Vec<u64> = epochs.into_iter().collect();
        epochs.sort_unstable();
        Self { epochs }
    }

    /// The first epoch by which at least this share of them, from 0 to 1, has learnt: with ½, the (lower) median. Nothing
    /// where there are none.
    #[must_use]
    pub fn by(&self, share: f64) -> Option<u64> {
        let are_enough = |so_many: usize| count(so_many) >= share * count(self.epochs.len());
        let enough = (1..=self.epochs.len()).find(|&so_many| are_enough(so_many))?;
        Some(self.epochs[enough - 1])
    }

    /// How many learn when. Bins have round ends.
    #[must_use]
    pub fn histogram(&self) -> Histogram {
        let (Some(&first), Some(&last)) = (self.epochs.first(), self.epochs.last()) else {
            return Histogram { edges: Vec::new(), counts: Vec::new(), is_logarithmic: false };
        };
        let is_logarithmic = last >= WIDE * first.max(1);
        let edges = if is_logarithmic { growing(first.max(1), last) } else { even(first, last) };
        let bin = |epoch: u64| edges.partition_point(|&edge| edge <= epoch.max(edges[0])) - 1;
        let mut counts = vec![0; edges.len() - 1];
        for &epoch in &self.epochs {
            counts[bin(epoch)] += 1;
        }
        Histogram { edges, counts, is_logarithmic }
    }
}

/// The edges of bins that are each about as many times as wide as the one before.
fn growing(first: u64, last: u64) -> Vec<u64> {
    let decades = (count_of(last) / count_of(first)).log10();
    let every = [1, 2, 4].into_iter().find(|&every| decades * A_DECADE / count(every) <= MOST);
    whole_and_round(first, last, every.unwrap_or(8))
}

/// The edges of bins that are as wide as each other.
fn even(first: u64, last: u64) -> Vec<u64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 1 on, 1, 2 and 5 times a power of ten are whole"
    )]
    let width = round_step((count_of(last - first) / BINS).max(1.0)) as u64;
    let mut edges = vec![first / width * width];
    while edges[edges.len() - 1] <= last {
        edges.push(edges[edges.len() - 1] + width);
    }
    edges
}

#[expect(clippy::cast_precision_loss, reason = "it is for rounding")]
fn count_of(epochs: u64) -> f64 {
    epochs as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_learn_by_the_epoch_of_the_last_that_is_needed() {
        let times = LearningTimes::of((1..=100).rev());
        assert_eq!([0.05, 0.5, 0.95, 1.0].map(|share| times.by(share)), [5, 50, 95, 100].map(Some));
        let few = LearningTimes::of([7, 3, 9]);
        assert_eq!([0.0, 0.05, 0.5, 0.95].map(|share| few.by(share)), [3, 3, 7, 9].map(Some));
        assert_eq!(LearningTimes::of([]).by(0.5), None);
    }

    #[test]
    fn every_epoch_is_in_the_bin_that_it_lies_in() {
        for epochs in [
            vec![666],
            vec![0],
            vec![0, 1, 2, 3],
            vec![0, 5_000],
            vec![1, 9_999_999],
            vec![310, 640, 655, 4_999, 5_000],
            vec![9_000_000, 10_000_000],
            (0..1_000).map(|at| at * at).collect(),
        ] {
            let Histogram { edges, counts, is_logarithmic } =
                LearningTimes::of(epochs.clone()).histogram();
            assert!(edges.is_sorted_by(|a, b| a < b), "{edges:?}");
            assert!(counts.len() < 60, "{edges:?}");
            assert_eq!(counts.len() + 1, edges.len());
            for (bin, ends) in edges.windows(2).enumerate() {
                let is_in = |epoch: &&u64| {
                    let epoch = if is_logarithmic { (**epoch).max(1) } else { **epoch };
                    (ends[0]..ends[1]).contains(&epoch)
                };
                assert_eq!(counts[bin], epochs.iter().filter(is_in).count(), "{edges:?}");
            }
            assert_eq!(counts.iter().sum::<usize>(), epochs.len());
            assert!(counts[0] > 0 && counts[counts.len() - 1] > 0, "{edges:?} {counts:?}");
        }
    }

    #[test]
    fn bins_have_round_ends() {
        let histogram = LearningTimes::of([310, 4_950]).histogram();
        assert!(histogram.is_logarithmic);
        assert_eq!(histogram.edges[..4], [280, 315, 355, 400]);
        assert_eq!(histogram.edges[histogram.edges.len() - 2..], [4_500, 5_000]);
        let histogram = LearningTimes::of([640, 1_000]).histogram();
        assert!(!histogram.is_logarithmic);
        assert_eq!(histogram.edges[..3], [640, 660, 680]);
    }

    #[test]
    fn there_is_none_without_epochs() {
        let Histogram { edges, counts, .. } = LearningTimes::of([]).histogram();
        assert!(edges.is_empty() && counts.is_empty());
    }
}
