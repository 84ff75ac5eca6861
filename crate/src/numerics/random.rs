//! Random generators, which give the same numbers everywhere.

use rand_mt::Mt;

use super::ln::ln;

/// `numpy.random.seed(seed)`, and what is drawn after it.
pub(crate) struct LegacyRandom {
    twister: Mt,
    /// The second of two normal numbers, which are drawn together.
    spare: Option<f64>,
}

impl LegacyRandom {
    pub fn new(seed: u32) -> Self {
        Self { twister: Mt::new(seed), spare: None }
    }

    /// `numpy.random.rand()`: 53 random bits as a multiple of 2⁻⁵³ in [0, 1), from two draws, as
    /// `genrand_res53` of the Mersenne Twister's reference code has it.
    #[inline(never)]
    pub fn uniform(&mut self) -> f64 {
        let [high, low] = [5, 6].map(|shift| f64::from(self.twister.next_u32() >> shift));
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }

    /// `numpy.random.uniform(-range, range)`.
    #[inline(never)]
    pub fn within(&mut self, range: f64) -> f64 {
        -range + (2.0 * range) * self.uniform()
    }

    /// `numpy.random.randn()`: the polar method (Marsaglia and Bray, *A convenient method for generating
    /// normal variables*, 1964).
    #[inline(never)]
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let x = 2.0 * self.uniform() - 1.0;
            let y = 2.0 * self.uniform() - 1.0;
            let square = x * x + y * y;
            if square < 1.0 && square != 0.0 {
                let factor = (-2.0 * ln(square) / square).sqrt();
                self.spare = Some(factor * x);
                return factor * y;
            }
        }
    }

    /// `numpy.random.permutation(count)`, for at least one and at most 2³² of them: a Fisher–Yates shuffle. A place is
    /// drawn as so many bits as the last one has, and anew where they say more than that.
    pub fn permutation(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        for last in (1..count).rev() {
            let bits = usize::MAX >> last.leading_zeros();
            let place = loop {
                let place = self.twister.next_u32() as usize & bits;
                if place <= last {
                    break place;
                }
            };
            order.swap(place, last);
        }
        order
    }
}

/// The generator `SplitMix64` (Steele, Lea and Flood, *Fast splittable pseudorandom number generators*,
/// 2014). One epoch's shuffle needs a generator of its own that is ready at once.
pub(crate) struct SplitMix64(u64);

impl SplitMix64 {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `bound` − 1. For at most 10,000 the bias is less than 2⁻⁵⁰.
    #[expect(clippy::cast_possible_truncation, reason = "it is less than the bound")]
    pub fn below(&mut self, bound: usize) -> usize {
        let product = u128::from(self.next()) * bound as u128;
        (product >> 64) as usize
    }
}
