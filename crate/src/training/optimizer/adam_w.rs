use super::adam::Adam;
use super::{Algorithm, Hyperparameter, Python, Update};

/// Adam with decoupled weight decay: beside the step of [`Adam`], p ← p − η λ p, for weights and biases alike.
///
/// Source: Loshchilov and Hutter, *Decoupled weight decay regularization*, 2019, with `PyTorch`'s defaults.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AdamW {
    /// The numbers that it has in common with Adam.
    pub adam: Adam,
    /// λ: how much of each parameter decays, 0 or more.
    pub weight_decay: f64,
}

impl AdamW {
    /// Adam's, and λ = 0.01.
    pub const DEFAULT: Self = Self { adam: Adam::DEFAULT, weight_decay: 0.01 };
}

impl Algorithm<2> for AdamW {
    const NAME: &'static str = "adamw";
    const TITLE: &'static str = "AdamW";
    const DEFAULT: Self = Self::DEFAULT;
    const LEARNING_RATE: f64 = Adam::LEARNING_RATE;
    const PYTHON: Python = Python { text: include_str!("adam_w.py"), constants: &[] };

    fn numbers(&mut self) -> Vec<(Hyperparameter, &mut f64)> {
        let mut numbers = self.adam.numbers();
        numbers.push((Hyperparameter::WEIGHT_DECAY, &mut self.weight_decay));
        numbers
    }

    #[inline(always)]
    fn change(self, update: Update) -> impl Fn(f64, f64, &mut [f64; 2]) -> f64 {
        let decay = update.learning_rate * self.weight_decay;
        let change = self.adam.change(update);
        move |parameter, gradient, memory| decay * parameter + change(parameter, gradient, memory)
    }

    fn torch(self) -> &'static str {
        "AdamW(
    network.parameters(),
    LEARNING_RATE,
    betas=(BETA1, BETA2),
    eps=EPSILON,
    weight_decay=WEIGHT_DECAY,
)"
    }
}
