//! Batches: how many samples an update looks at, and in which order they come.

use std::num::NonZeroUsize;
#[cfg(feature = "every-kind")]
use std::sync::Arc;

use crate::data::Parts;
use crate::numerics::SplitMix64;

/// How many samples an update looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Batch {
    /// All of them: one update an epoch. The article's.
    #[default]
    Full,
    /// So many at a time, the last batch of an epoch fewer if they don't come out even.
    Mini {
        /// How many samples a batch has.
        size: NonZeroUsize,
        /// In which order an epoch takes them.
        order: Order,
    },
}

/// In which order an epoch takes the samples.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Order {
    /// In one that is shuffled anew for every epoch.
    Shuffled {
        /// What the shuffling is drawn from.
        seed: u32,
    },
    /// In that of the data set, in every epoch.
    Given,
    /// In that of these indices, in every epoch: each sample that trains comes once.
    #[cfg(feature = "every-kind")]
    Listed(Arc<[usize]>),
}

/// Why samples can't come in the order of a list. Words number them from 1 on, as the page does.
#[cfg(feature = "every-kind")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OrderError {
    /// The list has samples that there are.
    #[error("there is no row {}, only rows 1 to {samples}", .row.saturating_add(1))]
    Unknown {
        /// The index of none.
        row: usize,
        /// How many there are.
        samples: usize,
    },
    /// The list has samples that train.
    #[error("row {} is held out for the test, and does not train", .row + 1)]
    HeldOut {
        /// The index of one that does not.
        row: usize,
    },
    /// The list has no sample twice.
    #[error("row {} comes twice, and each row that trains has to come once", .row + 1)]
    Repeated {
        /// The index of one that is there again.
        row: usize,
    },
    /// The list has every sample that trains.
    #[error("row {} is missing, and each row that trains has to come once", .row + 1)]
    Missing {
        /// The index of the first that is not there.
        row: usize,
    },
}

impl Order {
    /// Puts into `indices` the order in which `epoch` takes the samples that train; where not all do, these are in `parts`.
    pub(crate) fn arrange(&self, indices: &mut [u16], epoch: u64, parts: Option<&Parts>) {
        #[cfg(feature = "every-kind")]
        if let Self::Listed(rows) = self {
            #[expect(clippy::cast_possible_truncation, reason = "there are up to 10,000 samples")]
            for (slot, &row) in indices.iter_mut().zip(rows.iter()) {
                *slot = row as u16;
            }
            return;
        }
        for (slot, index) in indices.iter_mut().zip(0..) {
            *slot = index;
        }
        if let &Self::Shuffled { seed } = self {
            shuffle(indices, seed, epoch);
        }
        if let Some(parts) = parts {
            parts.choose(indices);
        }
    }

    /// Whether so many samples can come in it, of which those in `parts` train, or else all.
    #[cfg(feature = "every-kind")]
    pub(crate) fn check(&self, samples: usize, parts: Option<&Parts>) -> Result<(), OrderError> {
        let Self::Listed(rows) = self else { return Ok(()) };
        let mut is_missing = vec![parts.is_none(); samples];
        for &row in parts.iter().flat_map(|parts| &parts.training) {
            is_missing[row] = true;
        }
        let trains = is_missing.clone();
        for &row in rows.iter() {
            match is_missing.get_mut(row) {
                None => return Err(OrderError::Unknown { row, samples }),
                Some(_) if !trains[row] => return Err(OrderError::HeldOut { row }),
                Some(false) => return Err(OrderError::Repeated { row }),
                Some(is_missing) => *is_missing = false,
            }
        }
        let missing = is_missing.iter().position(|&is_missing| is_missing);
        missing.map_or(Ok(()), |row| Err(OrderError::Missing { row }))
    }
}

impl Batch {
    /// How many updates an epoch over `samples` samples has.
    #[must_use]
    pub fn updates(&self, samples: usize) -> usize {
        self.mini().map_or(1, |(size, _)| samples.div_ceil(size))
    }

    /// The size and the order of batches that are not full. Where these can't be set, nothing of them is linked.
    pub(crate) fn mini(&self) -> Option<(usize, &Order)> {
        match self {
            Self::Mini { size, order } if cfg!(feature = "every-kind") => Some((size.get(), order)),
            _ => None,
        }
    }
}

/// A Fisher–Yates shuffle. It depends on the seed and the epoch alone, so that any epoch can be trained without those
/// before.
fn shuffle(order: &mut [u16], seed: u32, epoch: u64) {
    let mut random = SplitMix64::new(SplitMix64::new(seed.into()).next() ^ epoch);
    for last in (1..order.len()).rev() {
        order.swap(last, random.below(last + 1));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn order(samples: u16, seed: u32, epoch: u64) -> Vec<u16> {
        // What was there before makes no difference.
        let mut order = vec![7; samples.into()];
        Order::Shuffled { seed }.arrange(&mut order, epoch, None);
        order
    }

    #[test]
    fn an_order_takes_each_sample_once() {
        for samples in (1..50).chain([200, 10_000]) {
            for epoch in [0, 1, 2, u64::MAX] {
                let mut order = order(samples, 5, epoch);
                order.sort_unstable();
                assert!(order.into_iter().eq(0..samples), "{samples} samples, epoch {epoch}");
            }
        }
    }

    #[test]
    fn it_depends_on_the_seed_and_the_epoch_alone() {
        for (seed, epoch) in [(0, 0), (0, 1), (1, 0), (u32::MAX, 1 << 40)] {
            assert_eq!(order(100, seed, epoch), order(100, seed, epoch));
        }
        let mut orders: Vec<_> = (0..1_000).map(|epoch| order(30, 3, epoch)).collect();
        orders.extend((0..1_000).map(|seed| order(30, seed, 2_000)));
        // Seed and epoch do not stand for one another.
        orders.extend((1..1_000).map(|number| order(30, number + 10_000, number.into())));
        orders.sort_unstable();
        assert!(orders.is_sorted_by(|one, next| one < next), "two epochs have the same order");
    }

    #[test]
    fn every_order_is_as_likely_as_any_other() {
        const EPOCHS: u32 = 24_000;
        let mut counts: HashMap<Vec<u16>, u32> = HashMap::new();
        for epoch in 0..EPOCHS {
            *counts.entry(order(4, 1, epoch.into())).or_default() += 1;
        }
        assert_eq!(counts.len(), 24);
        // Each is expected 1,000 times; χ² of 23 degrees of freedom is below 60 but once in 30,000.
        let square = |&count: &u32| (f64::from(count) - 1_000.0).powi(2) / 1_000.0;
        let chi_square: f64 = counts.values().map(square).sum();
        assert!(chi_square < 60.0, "{chi_square}");
    }

    #[test]
    fn its_generator_is_the_published_one() {
        // The first numbers of Vigna's reference code, splitmix64.c, for the seed 1234567.
        let mut random = SplitMix64::new(1_234_567);
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!(expected.map(|_| random.next()), expected);
    }
}
