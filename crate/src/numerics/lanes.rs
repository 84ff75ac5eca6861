//! Four `f64` side by side, a lane a sample, a pixel or a network, in whatever vector registers the
//! target has: two of 128 bits in WebAssembly and by default on x86-64.
//!
//! Every operation is the plain IEEE 754 one on each lane, so a lane computes the same bits whatever
//! the registers are.

use std::ops::{Add, Div, Mul, Neg, Sub};

use wide::{f64x4, u64x4};

/// How many numbers one [`F64x4`] holds.
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

    /// A function of one number on each lane, by calls.
    #[inline(never)]
    pub fn map(self, function: fn(f64) -> f64) -> Self {
        Self::new(self.to_array().map(function))
    }

    /// Whether every lane is less than `bound` away from zero.
    #[inline(always)]
    pub fn all_within(self, bound: f64) -> bool {
        self.0.abs().simd_lt(f64x4::splat(bound)).all()
    }

    /// A bit for each lane that is less than `bound` away from zero, the first lane's lowest.
    #[inline(always)]
    pub fn within(self, bound: f64) -> u32 {
        self.0.abs().simd_lt(f64x4::splat(bound)).to_bitmask()
    }

    /// Each lane, or the bound where the lane is beyond it. NaN stays NaN.
    #[inline(always)]
    pub fn bounded(self, low: f64, high: f64) -> Self {
        let (low, high) = (f64x4::splat(low), f64x4::splat(high));
        let below = self.0.simd_gt(high).select(high, self.0);
        Self(low.simd_gt(below).select(low, below))
    }

    /// |lane|.
    #[inline(always)]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Each lane, which is not negative, with the sign of the other's.
    #[inline(always)]
    pub fn with_sign_of(self, other: Self) -> Self {
        Self(self.0 | (other.0 & f64x4::splat(-0.0)))
    }

    /// 2⁻ᵏ, where k is the integer in the low bits of each lane: k from −1023 to 1022, 0 for 1023. Only
    /// the low 12 bits count.
    #[inline(always)]
    pub fn inverse_power_of_two_of_low_bits(self) -> Self {
        let k: u64x4 = wide::bytemuck::cast(self.0);
        Self(wide::bytemuck::cast((u64x4::splat(1023) - k) << 52))
    }

    /// In which lanes this is less than the other.
    #[inline(always)]
    pub fn less_than(self, other: Self) -> Mask {
        Mask(self.0.simd_lt(other.0))
    }

    /// `negative` in each lane that is less than zero, `otherwise` in the others, NaN among them.
    #[inline(always)]
    pub fn where_negative(self, negative: Self, otherwise: Self) -> Self {
        Self(self.0.simd_lt(f64x4::splat(0.0)).select(negative.0, otherwise.0))
    }

    /// The first `count` lanes, and +0 in the others, whatever they are.
    #[inline(always)]
    pub fn first(self, count: usize) -> Self {
        let all = f64::from_bits(u64::MAX);
        let kept = std::array::from_fn(|lane| if lane < count { all } else { 0.0 });
        Self(self.0 & f64x4::new(kept))
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

/// A yes or no for each lane.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mask(f64x4);

impl Mask {
    /// The lanes of the first where this is yes, and of the second where it is no.
    #[inline(always)]
    pub fn select(self, yes: F64x4, no: F64x4) -> F64x4 {
        F64x4(self.0.select(yes.0, no.0))
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

impl Div for F64x4 {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        Self(self.0 / other.0)
    }
}

impl Neg for F64x4 {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self(-self.0)
    }
}
