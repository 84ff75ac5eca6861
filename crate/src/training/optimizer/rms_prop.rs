use super::{Algorithm, Hyperparameter, Python, Step};

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
    pub(crate) const NAME: &str = "rmsprop";
    pub(crate) const TITLE: &str = "RMSProp";
    /// ρ = 0.99, ε = 10⁻⁸.
    pub const DEFAULT: Self = Self { decay: 0.99, epsilon: 1e-8 };
}

impl Algorithm<1> for RmsProp {
    const HYPERPARAMETERS: &'static [Hyperparameter] = &[Hyperparameter::DECAY, Hyperparameter::EPSILON];
    const LEARNING_RATE: f64 = 0.02;
    const PYTHON: Python = Python { text: include_str!("rms_prop.py"), constants: &[] };

    fn number(&mut self, key: &str) -> Option<&mut f64> {
        match key {
            "decay" => Some(&mut self.decay),
            "epsilon" => Some(&mut self.epsilon),
            _ => None,
        }
    }

    #[inline(always)]
    fn change(self, step: Step) -> impl Fn(f64, f64, &mut [f64; 1]) -> f64 {
        move |_, slope, [square]| {
            *square = self.decay * *square + (1.0 - self.decay) * (slope * slope);
            step.learning_rate * (slope / (square.sqrt() + self.epsilon))
        }
    }

    fn torch(self) -> &'static str {
        "RMSprop(network.parameters(), LEARNING_RATE, alpha=DECAY, eps=EPSILON)"
    }
}
