use super::{Algorithm, Hyperparameter, Python, Step};

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
    pub(crate) const NAME: &str = "nesterov";
    pub(crate) const TITLE: &str = "Nesterov";
    /// μ = 0.9.
    pub const DEFAULT: Self = Self { momentum: 0.9 };
}

impl Algorithm<1> for Nesterov {
    const HYPERPARAMETERS: &'static [Hyperparameter] = &[Hyperparameter::MOMENTUM];
    const LEARNING_RATE: f64 = 0.1;
    const PYTHON: Python = Python { text: include_str!("nesterov.py"), constants: &[] };

    fn number(&mut self, key: &str) -> Option<&mut f64> {
        (key == "momentum").then_some(&mut self.momentum)
    }

    #[inline(always)]
    fn change(self, step: Step) -> impl Fn(f64, f64, &mut [f64; 1]) -> f64 {
        move |_, slope, [velocity]| {
            *velocity = self.momentum * *velocity + slope;
            step.learning_rate * (slope + self.momentum * *velocity)
        }
    }

    fn torch(self) -> &'static str {
        // Without momentum it is gradient descent, and PyTorch insists that it is called so.
        if self.momentum == 0.0 {
            "SGD(network.parameters(), LEARNING_RATE)"
        } else {
            "SGD(network.parameters(), LEARNING_RATE, momentum=MOMENTUM, nesterov=True)"
        }
    }
}
