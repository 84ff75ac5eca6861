use super::{Algorithm, Hyperparameter, Python, Update};

/// `RMSProp`: s ← ρ s + (1 − ρ) g², p ← p − η g / (√s + ε).
///
/// Source: Tieleman and Hinton, *Lecture 6.5: `RMSProp`*, Coursera, 2012; the defaults are `PyTorch`'s.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RmsProp {
    /// ρ: how much of the mean square is kept, from 0 to less than 1.
    pub decay: f64,
    /// ε, positive: what keeps the division from zero.
    pub epsilon: f64,
}

impl RmsProp {
    /// ρ = 0.99, ε = 10⁻⁸.
    pub const DEFAULT: Self = Self { decay: 0.99, epsilon: 1e-8 };
}

impl Algorithm<1> for RmsProp {
    const NAME: &'static str = "rmsprop";
    const TITLE: &'static str = "RMSProp";
    const DEFAULT: Self = Self::DEFAULT;
    const LEARNING_RATE: f64 = 0.02;
    const PYTHON: Python = Python { text: include_str!("rms_prop.py"), constants: &[] };

    fn numbers(&mut self) -> Vec<(Hyperparameter, &mut f64)> {
        vec![(Hyperparameter::DECAY, &mut self.decay), (Hyperparameter::EPSILON, &mut self.epsilon)]
    }

    #[inline(always)]
    fn change(self, update: Update) -> impl Fn(f64, f64, &mut [f64; 1]) -> f64 {
        move |_, gradient, [square]| {
            *square = self.decay * *square + (1.0 - self.decay) * (gradient * gradient);
            update.learning_rate * (gradient / (square.sqrt() + self.epsilon))
        }
    }

    fn torch(self) -> &'static str {
        "RMSprop(network.parameters(), LEARNING_RATE, alpha=DECAY, eps=EPSILON)"
    }
}
