//! Optimizers: what an update makes of the gradient. One file each.

mod adam;
mod momentum;
mod nesterov;
mod rms_prop;
mod rprop;

pub use adam::Adam;
pub use momentum::Momentum;
pub use nesterov::Nesterov;
pub use rms_prop::RmsProp;
pub use rprop::Rprop;

/// How an update moves each parameter p, given the slope g of the loss along it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Optimizer {
    /// p ← p − η g, where η is the learning rate. The article's (Cauchy, *Méthode générale pour la
    /// résolution des systèmes d’équations simultanées*, 1847).
    GradientDescent,
    /// Classical momentum.
    Momentum(Momentum),
    /// Nesterov's accelerated gradient.
    Nesterov(Nesterov),
    /// `RMSProp`.
    RmsProp(RmsProp),
    /// Adam.
    Adam(Adam),
    /// Resilient propagation.
    Rprop(Rprop),
}

/// What an update needs to know besides parameter and gradient.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub learning_rate: f64,
    /// Counted from 1.
    pub number: u64,
}

impl Optimizer {
    /// Each, with its defaults.
    pub const ALL: [Self; 6] = [
        Self::GradientDescent,
        Self::Momentum(Momentum::DEFAULT),
        Self::Nesterov(Nesterov::DEFAULT),
        Self::RmsProp(RmsProp::DEFAULT),
        Self::Adam(Adam::DEFAULT),
        Self::Rprop(Rprop::DEFAULT),
    ];

    /// Whether the optimizer's own numbers are within their ranges.
    #[must_use]
    pub fn is_sound(self) -> bool {
        match self {
            Self::GradientDescent => true,
            Self::Momentum(optimizer) => optimizer.is_sound(),
            Self::Nesterov(optimizer) => optimizer.is_sound(),
            Self::RmsProp(optimizer) => optimizer.is_sound(),
            Self::Adam(optimizer) => optimizer.is_sound(),
            Self::Rprop(optimizer) => optimizer.is_sound(),
        }
    }

    /// How many numbers it remembers of each parameter from one update to the next; all begin at 0.
    pub(crate) fn memory(self) -> usize {
        match self {
            Self::GradientDescent => 0,
            Self::Momentum(_) | Self::Nesterov(_) | Self::RmsProp(_) => 1,
            Self::Adam(_) | Self::Rprop(_) => 2,
        }
    }

    /// Moves the parameters.
    pub(crate) fn apply(
        &self,
        update: Step,
        parameters: &mut [f64],
        gradient: &[f64],
        memory: &mut [f64],
    ) {
        match self {
            Self::GradientDescent => {
                for (parameter, &slope) in parameters.iter_mut().zip(gradient) {
                    *parameter -= update.learning_rate * slope;
                }
            }
            Self::Momentum(optimizer) => {
                optimizer.apply(update, each(parameters, gradient, memory))
            }
            Self::Nesterov(optimizer) => {
                optimizer.apply(update, each(parameters, gradient, memory))
            }
            Self::RmsProp(optimizer) => optimizer.apply(update, each(parameters, gradient, memory)),
            Self::Adam(optimizer) => optimizer.apply(update, each(parameters, gradient, memory)),
            Self::Rprop(optimizer) => optimizer.apply(update, each(parameters, gradient, memory)),
        }
    }
}

impl Default for Optimizer {
    /// The article's.
    fn default() -> Self {
        Self::GradientDescent
    }
}

/// A parameter, the slope along it, and what the optimizer remembers of it.
type One<'a, const MEMORY: usize> = (&'a mut f64, f64, &'a mut [f64; MEMORY]);

fn each<'a, const MEMORY: usize>(
    parameters: &'a mut [f64],
    gradient: &'a [f64],
    memory: &'a mut [f64],
) -> impl Iterator<Item = One<'a, MEMORY>> {
    let (memory, _) = memory.as_chunks_mut::<MEMORY>();
    let slopes = parameters.iter_mut().zip(gradient);
    slopes.zip(memory).map(|((parameter, &slope), memory)| (parameter, slope, memory))
}

/// Whether a number is at least 0 and less than 1: what a decay or a momentum takes.
fn is_fraction(number: f64) -> bool {
    (0.0..1.0).contains(&number)
}

/// baseⁿ by repeated squaring, the same everywhere; the platforms' differ in the last bits.
fn power(base: f64, mut exponent: u64) -> f64 {
    let (mut square, mut result) = (base, 1.0);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result *= square;
        }
        square *= square;
        exponent >>= 1;
    }
    result
}
