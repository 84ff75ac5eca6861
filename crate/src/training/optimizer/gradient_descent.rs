use super::{Algorithm, Python, Update};

/// Gradient descent: p ← p − η g, where η is the learning rate. The article's.
///
/// Source: Cauchy, *Méthode générale pour la résolution des systèmes d’équations simultanées*, 1847.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradientDescent;

impl Algorithm<0> for GradientDescent {
    const NAME: &'static str = "gradient-descent";
    const TITLE: &'static str = "Gradient descent";
    const DEFAULT: Self = Self;
    const LEARNING_RATE: f64 = 1.0;
    const STEEP_LEARNING_RATE: f64 = 0.05;
    const PYTHON: Python = Python { text: include_str!("gradient_descent.py"), constants: &[] };

    #[inline(always)]
    fn change(self, update: Update) -> impl Fn(f64, f64, &mut [f64; 0]) -> f64 {
        move |_, gradient, _| update.learning_rate * gradient
    }

    fn torch(self) -> &'static str {
        "SGD(network.parameters(), LEARNING_RATE)"
    }
}
