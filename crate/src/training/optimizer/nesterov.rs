use super::{Algorithm, Hyperparameter, Python, Update};

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
}

impl Algorithm<1> for Nesterov {
    const NAME: &'static str = "nesterov";
    const TITLE: &'static str = "Nesterov";
    const DEFAULT: Self = Self::DEFAULT;
    const LEARNING_RATE: f64 = 0.1;
    const STEEP_LEARNING_RATE: f64 = 0.02;
    const PYTHON: Python = Python { text: include_str!("nesterov.py"), constants: &[] };

    fn numbers(&mut self) -> Vec<(Hyperparameter, &mut f64)> {
        vec![(Hyperparameter::MOMENTUM, &mut self.momentum)]
    }

    #[inline(always)]
    fn change(self, update: Update) -> impl Fn(f64, f64, &mut [f64; 1]) -> f64 {
        move |_, gradient, [velocity]| {
            *velocity = self.momentum * *velocity + gradient;
            update.learning_rate * (gradient + self.momentum * *velocity)
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
