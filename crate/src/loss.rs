//! How wrong the network is.

use crate::lanes::F64x4;

/// What training descends: E = ½ Σ (t − y)² over the samples.
///
/// What is reported is the mean of (t − y)² over the samples, which is E · 2 / samples.
pub(crate) mod squared_error {
    use super::F64x4;

    /// The mean of (t − y)².
    #[inline(always)]
    pub fn mean(target: F64x4, output: F64x4) -> f64 {
        let error = target - output;
        (error * error).mean()
    }

    /// ∂E/∂y = −(t − y) for every sample.
    #[inline(always)]
    pub fn slope(target: F64x4, output: F64x4) -> F64x4 {
        output - target
    }
}
