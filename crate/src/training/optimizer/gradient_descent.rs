use super::{Python, Algorithm, Step};

/// Gradient descent: p ← p − η g, where η is the learning rate. The article's.
///
/// Source: Cauchy, *Méthode générale pour la résolution des systèmes d’équations simultanées*, 1847.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradientDescent;

impl GradientDescent {
    pub(crate) const NAME: &str = "gradient-descent";
    pub(crate) const TITLE: &str = "Gradient descent";
    /// It has no numbers of its own.
    pub const DEFAULT: Self = Self;
}

impl Algorithm<0> for GradientDescent {
    const LEARNING_RATE: f64 = 1.0;
    const PYTHON: Python = Python { text: include_str!("gradient_descent.py"), constants: &[] };

    #[inline(always)]
    fn change(self, step: Step) -> impl Fn(f64, f64, &mut [f64; 0]) -> f64 {
        move |_, slope, _| step.learning_rate * slope
    }

    fn torch(self) -> &'static str {
        "SGD(network.parameters(), LEARNING_RATE)"
    }
}
