use super::{Algorithm, Hyperparameter, Python, Step};

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
    pub(crate) const NAME: &str = "momentum";
    pub(crate) const TITLE: &str = "Momentum";
    /// μ = 0.9.
    pub const DEFAULT: Self = Self { momentum: 0.9 };
}

impl Algorithm<1> for Momentum {
    const HYPERPARAMETERS: &'static [Hyperparameter] = &[Hyperparameter::MOMENTUM];
    const LEARNING_RATE: f64 = 0.1;
    const PYTHON: Python = Python { text: include_str!("momentum.py"), constants: &[] };

    fn number(&mut self, key: &str) -> Option<&mut f64> {
        (key == "momentum").then_some(&mut self.momentum)
    }

    #[inline(always)]
    fn change(self, step: Step) -> impl Fn(f64, f64, &mut [f64; 1]) -> f64 {
        move |_, slope, [velocity]| {
            *velocity = self.momentum * *velocity + slope;
            step.learning_rate * *velocity
        }
    }

    fn torch(self) -> &'static str {
        "SGD(network.parameters(), LEARNING_RATE, momentum=MOMENTUM)"
    }
}
