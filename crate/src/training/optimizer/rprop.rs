use super::{Algorithm, Hyperparameter, Python, Update};

/// Resilient propagation: only the sign of the gradient counts. Each parameter has a step Δ of its own,
/// which grows by η⁺ while the sign stays, and shrinks by η⁻ where it turns; there the parameter rests
/// for one update. p ← p − sign(g) Δ.
///
/// The first step is the learning rate; later changes of the learning rate have no effect. It is meant
/// for full batches.
///
/// Source: Riedmiller and Braun, *A direct adaptive method for faster backpropagation learning: the
/// RPROP algorithm*, 1993; without weight backtracking (Igel and Hüsken, *Improving the Rprop learning
/// algorithm*, 2000: iRprop⁻), as `PyTorch` has it, with its defaults.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rprop {
    /// η⁻: by how much a step shrinks, between 0 and 1.
    pub shrink: f64,
    /// η⁺: by how much a step grows, more than 1.
    pub grow: f64,
}

impl Rprop {
    /// η⁻ = 0.5, η⁺ = 1.2.
    pub const DEFAULT: Self = Self { shrink: 0.5, grow: 1.2 };
    /// The smallest step.
    pub const MIN_STEP: f64 = 1e-6;
    /// The largest step.
    pub const MAX_STEP: f64 = 50.0;
}

impl Algorithm<2> for Rprop {
    const NAME: &'static str = "rprop";
    const TITLE: &'static str = "Rprop";
    const DEFAULT: Self = Self::DEFAULT;
    const LEARNING_RATE: f64 = 0.1;
    const PYTHON: Python = Python {
        text: include_str!("rprop.py"),
        constants: &[("MIN_STEP", Self::MIN_STEP), ("MAX_STEP", Self::MAX_STEP)],
    };

    fn numbers(&mut self) -> Vec<(Hyperparameter, &mut f64)> {
        vec![(Hyperparameter::SHRINK, &mut self.shrink), (Hyperparameter::GROW, &mut self.grow)]
    }

    #[inline(always)]
    fn change(self, update: Update) -> impl Fn(f64, f64, &mut [f64; 2]) -> f64 {
        move |_, gradient, [previous, step]| {
            if update.number == 1 {
                *step = update.learning_rate;
            }
            let turn = gradient * *previous;
            let factor = if turn > 0.0 {
                self.grow
            } else if turn < 0.0 {
                self.shrink
            } else {
                1.0
            };
            *step = (*step * factor).clamp(Self::MIN_STEP, Self::MAX_STEP);
            let gradient = if turn < 0.0 { 0.0 } else { gradient };
            *previous = gradient;
            // NaN stays NaN.
            if gradient > 0.0 {
                *step
            } else if gradient < 0.0 {
                -*step
            } else {
                gradient.abs()
            }
        }
    }

    fn torch(self) -> &'static str {
        "Rprop(
    network.parameters(),
    LEARNING_RATE,
    etas=(SHRINK, GROW),
    step_sizes=(MIN_STEP, MAX_STEP),
)"
    }
}
