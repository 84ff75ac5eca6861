use super::{Algorithm, Hyperparameter, Python, Update};

/// `AdaGrad`: s ← s + g², p ← p − η g / (√s + ε).
///
/// Source: Duchi, Hazan and Singer, *Adaptive subgradient methods for online learning and stochastic optimization*,
/// 2011; the default is `PyTorch`'s.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AdaGrad {
    /// ε, positive: what keeps the division from zero.
    pub epsilon: f64,
}

impl AdaGrad {
    /// ε = 10⁻¹⁰.
    pub const DEFAULT: Self = Self { epsilon: 1e-10 };
}

impl Algorithm<1> for AdaGrad {
    const NAME: &'static str = "adagrad";
    const TITLE: &'static str = "AdaGrad";
    const DEFAULT: Self = Self::DEFAULT;
    const LEARNING_RATE: f64 = 0.5;
    const PYTHON: Python = Python { text: include_str!("ada_grad.py"), constants: &[] };

    fn numbers(&mut self) -> Vec<(Hyperparameter, &mut f64)> {
        vec![(Hyperparameter::EPSILON, &mut self.epsilon)]
    }

    #[inline(always)]
    fn change(self, update: Update) -> impl Fn(f64, f64, &mut [f64; 1]) -> f64 {
        move |_, gradient, [sum]| {
            *sum += gradient * gradient;
            update.learning_rate * (gradient / (sum.sqrt() + self.epsilon))
        }
    }

    fn torch(self) -> &'static str {
        "Adagrad(network.parameters(), LEARNING_RATE, eps=EPSILON)"
    }
}
