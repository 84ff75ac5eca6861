//! Which seeds, and which of the runs.

use std::ops::Range;
use std::str::FromStr;

/// Seeds, one after the other, and not none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seeds(Range<u64>);

impl Default for Seeds {
    fn default() -> Self {
        Self(0..1_000)
    }
}

impl Seeds {
    /// One past the largest seed.
    const END: u64 = 1 << 32;

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.0.end - self.0.start
    }

    /// The one with this number, from 0 on.
    pub fn get(&self, number: u64) -> u32 {
        u32::try_from(self.0.start + number).unwrap_or(u32::MAX)
    }

    /// As they are written.
    pub fn text(&self) -> String {
        format!("{}..{}", self.0.start, self.0.end)
    }
}

impl FromStr for Seeds {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let end = Self::END;
        text.split_once("..")
            .and_then(|(first, end)| Some(first.trim().parse().ok()?..end.trim().parse().ok()?))
            .filter(|seeds| seeds.start < seeds.end && seeds.end <= end)
            .map(Self)
            .ok_or_else(|| {
                format!("it takes a first seed and the one after the last, such as 0..10000, up to {end}")
            })
    }
}

/// One of some parts of a survey that follow one another, and have about as many runs each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// From 1 on.
    number: u64,
    of: u64,
}

impl Shard {
    /// Which of so many runs are in it.
    pub fn range(self, runs: u64) -> Range<u64> {
        self.begin(self.number - 1, runs)..self.begin(self.number, runs)
    }

    fn begin(self, shards_before: u64, runs: u64) -> u64 {
        let runs = u128::from(runs) * u128::from(shards_before) / u128::from(self.of);
        // It is at most as many as there are.
        u64::try_from(runs).unwrap_or(u64::MAX)
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.split_once('/')
            .and_then(|(number, of)| Some((number.trim().parse().ok()?, of.trim().parse().ok()?)))
            .filter(|&(number, of)| 1 <= number && number <= of)
            .map(|(number, of)| Self { number, of })
            .ok_or_else(|| "it takes a number from 1 on, and of how many, such as 3/64".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_have_every_run_once() {
        for (runs, of) in [(1_000, 7), (1, 3), (64, 64), (u64::MAX, 5), (10, 1)] {
            let mut end = 0;
            for number in 1..=of {
                let shard = Shard { number, of }.range(runs);
                assert_eq!(shard.start, end);
                assert!(shard.end - shard.start <= runs.div_ceil(of));
                end = shard.end;
            }
            assert_eq!(end, runs);
        }
    }

    #[test]
    fn nonsense_is_answered_with_what_is_accepted() {
        for seeds in ["10", "10..10", "10..5", "-1..5", "0..4294967297", "a..b", "..5", "5.."] {
            assert!(seeds.parse::<Seeds>().unwrap_err().contains("such as 0..10000"), "{seeds}");
        }
        assert_eq!("4294967295..4294967296".parse::<Seeds>().unwrap().get(0), u32::MAX);
        for shard in ["3", "0/4", "5/4", "a/4", "1/0", "-1/4", "/"] {
            assert!(shard.parse::<Shard>().unwrap_err().contains("such as 3/64"), "{shard}");
        }
    }
}
