use super::{Algorithm, Hyperparameter, Python, Update};

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
}

impl Algorithm<1> for Momentum {
    const NAME: &'static str = "momentum";
    const TITLE: &'static str = "Momentum";
    const DEFAULT: Self = Self::DEFAULT;
    const LEARNING_RATE: f64 = 0.1;
    const STEEP_LEARNING_RATE: f64 = 0.02;
    const PYTHON: Python = Python { text: include_str!("momentum.py"), constants: &[] };

    fn numbers(&mut self) -> Vec<(Hyperparameter, &mut f64)> {
        vec![(Hyperparameter::MOMENTUM, &mut self.momentum)]
    }

    #[inline(always)]
    fn change(self, update: Update) -> impl Fn(f64, f64, &mut [f64; 1]) -> f64 {
        move |_, gradient, [velocity]| {
            *velocity = self.momentum * *velocity + gradient;
            update.learning_rate * *velocity
        }
    }

    fn torch(self) -> &'static str {
        "SGD(network.parameters(), LEARNING_RATE, momentum=MOMENTUM)"
    }
}
