use super::{Algorithm, Hyperparameter, Python, Step};

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
    pub(crate) const NAME: &str = "adagrad";
    pub(crate) const TITLE: &str = "AdaGrad";
    /// ε = 10⁻¹⁰.
    pub const DEFAULT: Self = Self { epsilon: 1e-10 };
}

impl Algorithm<1> for AdaGrad {
    const HYPERPARAMETERS: &'static [Hyperparameter] = &[Hyperparameter::EPSILON];
    const LEARNING_RATE: f64 = 0.5;
    const PYTHON: Python = Python { text: include_str!("ada_grad.py"), constants: &[] };

    fn number(&mut self, key: &str) -> Option<&mut f64> {
        (key == "epsilon").then_some(&mut self.epsilon)
    }

    #[inline(always)]
    fn change(self, step: Step) -> impl Fn(f64, f64, &mut [f64; 1]) -> f64 {
        move |_, slope, [sum]| {
            *sum += slope * slope;
            step.learning_rate * (slope / (sum.sqrt() + self.epsilon))
        }
    }

    fn torch(self) -> &'static str {
        "Adagrad(network.parameters(), LEARNING_RATE, eps=EPSILON)"
    }
}
