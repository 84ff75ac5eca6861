//! Penalties: what is added to the loss for large weights, so that the network stays simple.

use super::hyperparameter::Limits;
use crate::network::{Network, Shape};

/// L1 Σ |w| + ½ L2 Σ w² over all weights w; biases are free.
///
/// Sources: Tibshirani, *Regression shrinkage and selection via the lasso*, 1996; Krogh and Hertz, *A
/// simple weight decay can improve generalization*, 1991.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Penalty {
    /// L1, 0 or more: draws each weight to zero at a constant rate.
    pub l1: f64,
    /// L2, 0 or more: draws each weight to zero at a rate that is proportional to it.
    pub l2: f64,
}

impl Penalty {
    /// No penalty.
    pub const NONE: Self = Self { l1: 0.0, l2: 0.0 };

    /// Whether both are 0 or more, and finite.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        [self.l1, self.l2].into_iter().all(|number| Limits::NotNegative.contain(number))
    }

    /// What the penalty is for a network.
    #[must_use]
    pub fn value(&self, network: &Network) -> f64 {
        let parameters = network.parameters();
        let layouts = network.shape().layouts();
        let weights = || layouts.iter().flat_map(|layout| &parameters[layout.weights()]);
        let size: f64 = weights().map(|weight| weight.abs()).sum();
        let square: f64 = weights().map(|weight| weight * weight).sum();
        self.l1 * size + 0.5 * self.l2 * square
    }

    /// Adds ∂/∂w of the penalty to the gradient along each weight: L1 sign(w) + L2 w.
    pub(crate) fn add_gradient(&self, shape: &Shape, parameters: &[f64], gradient: &mut [f64]) {
        // Where none can be set, nothing of it is linked.
        if !cfg!(feature = "every-kind") || *self == Self::NONE {
            return;
        }
        for layout in shape.layouts() {
            let weights = &parameters[layout.weights()];
            for (derivative, &weight) in gradient[layout.weights()].iter_mut().zip(weights) {
                let sign = if weight == 0.0 { 0.0 } else { weight.signum() };
                *derivative += self.l1 * sign + self.l2 * weight;
            }
        }
    }
}
