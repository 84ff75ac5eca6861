use super::{One, Step, is_fraction};

/// Nesterov's accelerated gradient: v ← μ v + g, p ← p − η (g + μ v).
///
/// Source: Nesterov, *A method for solving the convex programming problem with convergence rate
/// O(1/k²)*, 1983; Sutskever, Martens, Dahl and Hinton, *On the importance of initialization and
/// momentum in deep learning*, 2013; in the form that `PyTorch` has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nesterov {
    /// μ: how much of the velocity is kept, from 0 to less than 1.
    pub momentum: f64,
}

impl Nesterov {
    /// μ = 0.9.
    pub const DEFAULT: Self = Self { momentum: 0.9 };

    pub(super) fn is_sound(self) -> bool {
        is_fraction(self.momentum)
    }

    pub(super) fn apply<'a>(self, update: Step, each: impl Iterator<Item = One<'a, 1>>) {
        for (parameter, slope, [velocity]) in each {
            *velocity = self.momentum * *velocity + slope;
            *parameter -= update.learning_rate * (slope + self.momentum * *velocity);
        }
    }
}
