use super::{One, Step, is_fraction};

/// `RMSProp`: s ← ρ s + (1 − ρ) g², p ← p − η g / (√s + ε).
///
/// Source: Tieleman and Hinton, *Lecture 6.5: `RMSProp`*, Coursera, 2012; the defaults are `PyTorch`'s.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RmsProp {
    /// ρ: how much of the mean square is kept, from 0 to less than 1.
    pub decay: f64,
    /// ε, positive: what keeps the division from zero.
    pub epsilon: f64,
}

impl RmsProp {
    /// ρ = 0.99, ε = 10⁻⁸.
    pub const DEFAULT: Self = Self { decay: 0.99, epsilon: 1e-8 };

    pub(super) fn is_sound(self) -> bool {
        is_fraction(self.decay) && self.epsilon > 0.0 && self.epsilon.is_finite()
    }

    pub(super) fn apply<'a>(self, update: Step, each: impl Iterator<Item = One<'a, 1>>) {
        for (parameter, slope, [square]) in each {
            *square = self.decay * *square + (1.0 - self.decay) * (slope * slope);
            *parameter -= update.learning_rate * (slope / (square.sqrt() + self.epsilon));
        }
    }
}
