use super::{One, Step, is_fraction};

/// Classical momentum: v ← μ v + g, p ← p − η v.
///
/// Source: Polyak, *Some methods of speeding up the convergence of iteration methods*, 1964, in the
/// form that `PyTorch` has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Momentum {
    /// μ: how much of the velocity is kept, from 0 to less than 1.
    pub momentum: f64,
}

impl Momentum {
    /// μ = 0.9.
    pub const DEFAULT: Self = Self { momentum: 0.9 };

    pub(super) fn is_sound(self) -> bool {
        is_fraction(self.momentum)
    }

    pub(super) fn apply<'a>(self, update: Step, each: impl Iterator<Item = One<'a, 1>>) {
        for (parameter, slope, [velocity]) in each {
            *velocity = self.momentum * *velocity + slope;
            *parameter -= update.learning_rate * *velocity;
        }
    }
}
