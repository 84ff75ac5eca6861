use super::{One, Step, is_fraction, power};

/// Adam, in its tth update:
/// m ← β₁ m + (1 − β₁) g, s ← β₂ s + (1 − β₂) g²,
/// p ← p − η (m / (1 − β₁ᵗ)) / (√(s / (1 − β₂ᵗ)) + ε).
///
/// Source: Kingma and Ba, *Adam: a method for stochastic optimization*, 2015, with its defaults.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adam {
    /// β₁: how much of the mean is kept, from 0 to less than 1.
    pub mean_decay: f64,
    /// β₂: how much of the mean square is kept, from 0 to less than 1.
    pub square_decay: f64,
    /// ε, positive: what keeps the division from zero.
    pub epsilon: f64,
}

impl Adam {
    /// β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸.
    pub const DEFAULT: Self = Self { mean_decay: 0.9, square_decay: 0.999, epsilon: 1e-8 };

    pub(super) fn is_sound(self) -> bool {
        is_fraction(self.mean_decay)
            && is_fraction(self.square_decay)
            && self.epsilon > 0.0
            && self.epsilon.is_finite()
    }

    pub(super) fn apply<'a>(self, update: Step, each: impl Iterator<Item = One<'a, 2>>) {
        let mean_share = 1.0 - power(self.mean_decay, update.number);
        let square_share = 1.0 - power(self.square_decay, update.number);
        for (parameter, slope, [mean, square]) in each {
            *mean = self.mean_decay * *mean + (1.0 - self.mean_decay) * slope;
            *square = self.square_decay * *square + (1.0 - self.square_decay) * (slope * slope);
            let spread = (*square / square_share).sqrt() + self.epsilon;
            *parameter -= update.learning_rate * ((*mean / mean_share) / spread);
        }
    }
}
