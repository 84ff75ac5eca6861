//! A share that was counted, and how sure it is.

use crate::network::count;

/// So many standard deviations to either side hold 95 % of a normal distribution.
const DEVIATIONS: f64 = 1.959_963_984_540_054;

/// So many of all that were tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub count: usize,
    /// Of how many; no fewer.
    pub of: usize,
}

impl Share {
    /// The share, from 0 to 1; not a number where nothing was tried.
    #[must_use]
    pub fn value(self) -> f64 {
        count(self.count) / count(self.of)
    }

    /// From where to where the share of all that could be tried is, with 95 % confidence; from 0 to 1 where nothing was
    /// tried.
    ///
    /// It is Wilson's score interval: with p of n, and z standard deviations,
    /// (p + z²/2n ± z √(p (1 − p)/n + z²/4n²)) / (1 + z²/n). Unlike p ± z √(p (1 − p)/n), it holds with few, too, and is not a
    /// point where p is 0 or 1. See E. B. Wilson, “Probable inference, the law of succession, and statistical inference”,
    /// Journal of the American Statistical Association 22 (1927), pages 209 to 212.
    ///
    /// ```
    /// use xor_playground::analysis::Share;
    /// let [low, high] = Share { count: 826, of: 1_000 }.interval();
    /// assert!((low - 0.8013).abs() < 5e-5 && (high - 0.8482).abs() < 5e-5);
    /// ```
    #[must_use]
    pub fn interval(self) -> [f64; 2] {
        if self.of == 0 {
            return [0.0, 1.0];
        }
        let (share, all, z_squared) = (self.value(), count(self.of), DEVIATIONS * DEVIATIONS);
        let centre = share + z_squared / (2.0 * all);
        let spread = share * (1.0 - share) / all + z_squared / (4.0 * all * all);
        let half = DEVIATIONS * spread.sqrt();
        let end = |end: f64| (end / (1.0 + z_squared / all)).clamp(0.0, 1.0);
        [end(centre - half), end(centre + half)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_interval(count: usize, of: usize, expected: [f64; 2]) {
        let interval = Share { count, of }.interval();
        for (end, expected) in interval.iter().zip(expected) {
            assert!((end - expected).abs() < 5e-5, "{count} of {of}: {interval:?}");
        }
    }

    #[test]
    fn it_is_as_published() {
        // R. G. Newcombe, “Two-sided confidence intervals for the single proportion”, Statistics in Medicine 17 (1998),
        // table I, method 3.
        assert_interval(81, 263, [0.2553, 0.3662]);
        assert_interval(15, 148, [0.0624, 0.1605]);
        assert_interval(0, 20, [0.0, 0.1611]);
        assert_interval(1, 29, [0.0061, 0.1718]);
    }

    #[test]
    fn its_ends_are_where_the_share_is_so_many_deviations_away() {
        // What it is derived from: |p − π| = z √(π (1 − π)/n).
        for (few, of) in [(826, 1_000), (3, 7), (1, 100), (9_999, 10_000)] {
            let share = Share { count: few, of };
            for end in share.interval() {
                let deviation = (end * (1.0 - end) / count(of)).sqrt();
                let deviations = (share.value() - end).abs() / deviation;
                assert!((deviations - DEVIATIONS).abs() < 1e-6, "{few} of {of}: {deviations}");
            }
        }
    }

    #[test]
    fn it_is_within_0_and_1_and_the_same_from_the_other_side() {
        for of in [1, 2, 10, 1_000] {
            for count in 0..=of {
                let [low, high] = Share { count, of }.interval();
                let [other_low, other_high] = Share { count: of - count, of }.interval();
                assert!(0.0 <= low && low < high && high <= 1.0);
                assert!((low + other_high - 1.0).abs() < 1e-12);
                assert!((high + other_low - 1.0).abs() < 1e-12);
            }
        }
        assert_interval(0, 0, [0.0, 1.0]);
    }
}
