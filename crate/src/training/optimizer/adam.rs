use super::{Algorithm, Hyperparameter, Python, Update, power};

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
}

impl Algorithm<2> for Adam {
    const NAME: &'static str = "adam";
    const TITLE: &'static str = "Adam";
    const DEFAULT: Self = Self::DEFAULT;
    const LEARNING_RATE: f64 = 0.02;
    const PYTHON: Python = Python { text: include_str!("adam.py"), constants: &[] };

    fn numbers(&mut self) -> Vec<(Hyperparameter, &mut f64)> {
        vec![
            (Hyperparameter::BETA1, &mut self.mean_decay),
            (Hyperparameter::BETA2, &mut self.square_decay),
            (Hyperparameter::EPSILON, &mut self.epsilon),
        ]
    }

    #[inline(always)]
    fn change(self, update: Update) -> impl Fn(f64, f64, &mut [f64; 2]) -> f64 {
        let mean_share = 1.0 - power(self.mean_decay, update.number);
        let square_share = 1.0 - power(self.square_decay, update.number);
        move |_, gradient, [mean, square]| {
            *mean = self.mean_decay * *mean + (1.0 - self.mean_decay) * gradient;
            *square =
                self.square_decay * *square + (1.0 - self.square_decay) * (gradient * gradient);
            let spread = (*square / square_share).sqrt() + self.epsilon;
            update.learning_rate * ((*mean / mean_share) / spread)
        }
    }

    fn torch(self) -> &'static str {
        "Adam(network.parameters(), LEARNING_RATE, betas=(BETA1, BETA2), eps=EPSILON)"
    }
}
