//! Batches: how many samples an update looks at, and in which order they come.

use std::num::NonZeroUsize;

use crate::numerics::SplitMix64;

/// How many samples an update looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Order {
    /// In one that is shuffled anew for every epoch.
    Shuffled {
        /// What the shuffling is drawn from.
        seed: u32,
    },
    /// In that of the data set, in every epoch.
    Given,
}

impl Order {
    /// Puts into `indices` the order in which `epoch` takes the samples 0, 1, 2, …
    pub(crate) fn arrange(self, indices: &mut [u16], epoch: u64) {
        for (slot, index) in indices.iter_mut().zip(0..) {
            *slot = index;
        }
        if let Self::Shuffled { seed } = self {
            shuffle(indices, seed, epoch);
        }
    }
}

impl Batch {
    /// How many updates an epoch over `samples` samples has.
    #[must_use]
    pub fn updates(self, samples: usize) -> usize {
        self.mini().map_or(1, |(size, _)| samples.div_ceil(size))
    }

    /// The size and the order of batches that are not full. Where these can't be set, nothing of them is linked.
    pub(crate) fn mini(self) -> Option<(usize, Order)> {
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
        Order::Shuffled { seed }.arrange(&mut order, epoch);
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
