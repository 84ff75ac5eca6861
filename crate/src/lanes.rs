//! Four `f64` side by side, one lane per sample (or per pixel), in whatever vector registers the
//! target has: two of 128 bits in WebAssembly and by default on x86-64.
//!
//! Every operation is the plain IEEE 754 one on each lane, so a lane computes the same bits whatever
//! the registers are.

use std::ops::{Add, Mul, Neg, Sub};

use wide::{f64x4, u64x4};

/// How many samples one [`F64x4`] holds.
pub(crate) const LANES: usize = 4;

/// Four independent `f64` lanes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct F64x4(f64x4);

impl F64x4 {
    /// One value for each lane.
    #[inline(always)]
    pub fn new(lanes: [f64; LANES]) -> Self {
        Self(f64x4::new(lanes))
    }

    /// The same value in every lane.
    #[inline(always)]
    pub fn splat(value: f64) -> Self {
        Self(f64x4::splat(value))
    }

    /// The lanes.
    #[inline(always)]
    pub fn to_array(self) -> [f64; LANES] {
        self.0.to_array()
    }

    /// 1 / lane.
    #[inline(always)]
    pub fn recip(self) -> Self {
        Self(f64x4::splat(1.0) / self.0)
    }

    /// Whether every lane is less than `bound` away from zero.
    #[inline(always)]
    pub fn all_within(self, bound: f64) -> bool {
        self.0.abs().simd_lt(f64x4::splat(bound)).all()
    }

    /// Each lane, or the bound where the lane is beyond it. NaN stays NaN.
    #[inline(always)]
    pub fn bounded(self, low: f64, high: f64) -> Self {
        let (low, high) = (f64x4::splat(low), f64x4::splat(high));
        let below = self.0.simd_gt(high).select(high, self.0);
        Self(low.simd_gt(below).select(low, below))
    }

    /// 2ᵏ, where k is the integer in the low bits of each lane: k from −1022 to 1023, infinity for
    /// 1024. Only the low 12 bits count.
    #[inline(always)]
    pub fn power_of_two_of_low_bits(self) -> Self {
        let k: u64x4 = wide::bytemuck::cast(self.0);
        Self(wide::bytemuck::cast((k + u64x4::splat(1023)) << 52))
    }

    /// The sum over the lanes, always in the order (0 + 2) + (1 + 3): that is one vector addition of
    /// the two halves and one addition across.
    #[inline(always)]
    pub fn sum(self) -> f64 {
        let [a, b, c, d] = self.to_array();
        (a + c) + (b + d)
    }

    /// The mean over the lanes: their sum divided by four, which is exact.
    #[inline(always)]
    pub fn mean(self) -> f64 {
        self.sum() * 0.25
    }
}

impl Add for F64x4 {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for F64x4 {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul for F64x4 {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl Neg for F64x4 {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self(-self.0)
    }
}
