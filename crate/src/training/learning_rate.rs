//! How far an update goes.

use super::hyperparameter::Limits;

/// How far one update goes down the gradient: a positive, finite number.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct LearningRate(f64);

impl LearningRate {
    /// The article adds the gradient as it is: a learning rate of 1.
    pub const ARTICLE: Self = Self(1.0);

    /// A learning rate.
    ///
    /// # Errors
    /// [`LearningRateError`] unless `rate` is positive and finite.
    ///
    /// ```
    /// use xor_playground::training::LearningRate;
    /// assert_eq!(LearningRate::new(0.5).map(LearningRate::get), Ok(0.5));
    /// assert!(LearningRate::new(0.0).is_err());
    /// ```
    pub fn new(rate: f64) -> Result<Self, LearningRateError> {
        if Limits::Positive.contain(rate) { Ok(Self(rate)) } else { Err(LearningRateError) }
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

/// A learning rate must be positive and finite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a learning rate is a positive, finite number")]
#[non_exhaustive]
pub struct LearningRateError;
