//! Learning by trial: the article's first example, a function with one parameter.

/// y = kx + 3, which is to answer 21 for x = 5. The parameter k is what is learnt.
///
/// ```
/// use xor_playground::analysis::OneParameter;
/// assert_eq!(OneParameter { k: 1.0 }.error(), 13.0);
/// assert_eq!(OneParameter::SOLUTION, OneParameter { k: 3.6 });
/// assert_eq!(OneParameter::SOLUTION.error(), 0.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OneParameter {
    /// How steep the line is.
    pub k: f64,
}

impl OneParameter {
    /// The x that is asked.
    pub const INPUT: f64 = 5.0;
    /// The y that is wanted.
    pub const TARGET: f64 = 21.0;
    /// What is added to kx.
    pub const OFFSET: f64 = 3.0;
    /// The k with which y is what is wanted: 3.6.
    pub const SOLUTION: Self = Self { k: (Self::TARGET - Self::OFFSET) / Self::INPUT };

    /// y = kx + 3.
    #[must_use]
    pub fn output(self, x: f64) -> f64 {
        self.k * x + Self::OFFSET
    }

    /// |t − y| for x = 5 and t = 21.
    #[must_use]
    pub fn error(self) -> f64 {
        (Self::TARGET - self.output(Self::INPUT)).abs()
    }

    /// E = ½ (t − y)² for x = 5 and t = 21.
    #[must_use]
    pub fn half_squared_error(self) -> f64 {
        let error = self.error();
        0.5 * (error * error)
    }

    /// ∂E/∂k = −(t − y) · x.
    #[must_use]
    pub fn gradient(self) -> f64 {
        (self.output(Self::INPUT) - Self::TARGET) * Self::INPUT
    }

    /// After one step of gradient descent: k − rate · ∂E/∂k.
    #[must_use]
    pub fn stepped(self, learning_rate: f64) -> Self {
        Self { k: self.k - learning_rate * self.gradient() }
    }

    /// What a step of gradient descent multiplies t − y with: 1 − rate · x². Below 0 it leaps over the
    /// target, and below −1 it lands farther from it than it was.
    #[must_use]
    pub fn factor(learning_rate: f64) -> f64 {
        1.0 - learning_rate * (Self::INPUT * Self::INPUT)
    }
}
