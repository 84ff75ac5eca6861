//! Optimizers: what an update makes of the gradient. Each is a file, and a line in the list below.

use super::hyperparameter::Hyperparameter;
use crate::network::Activation;

kinds_with_numbers! { $
    /// How an update moves each parameter p, given the gradient g of the loss along it.
    ///
    /// ```
    /// use xor_playground::training::optimizer::{Momentum, Optimizer};
    /// let mut optimizer = Optimizer::from(Momentum::DEFAULT);
    /// *optimizer.number_mut("momentum").unwrap() = 0.5;
    /// assert_eq!(optimizer, Momentum { momentum: 0.5 }.into());
    /// assert_eq!(optimizer.number_mut("beta1"), None);
    /// ```
    pub enum Optimizer {
        gradient_descent::GradientDescent,
        #[cfg(feature = "every-kind")]
        momentum::Momentum,
        #[cfg(feature = "every-kind")]
        nesterov::Nesterov,
        #[cfg(feature = "every-kind")]
        rms_prop::RmsProp,
        #[cfg(feature = "every-kind")]
        adam::Adam,
        #[cfg(feature = "every-kind")]
        rprop::Rprop,
        #[cfg(feature = "every-kind")]
        adam_w::AdamW,
        #[cfg(feature = "every-kind")]
        ada_grad::AdaGrad,
    }
}

/// What an optimizer needs to know of an update besides parameter and gradient.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Update {
    pub learning_rate: f64,
    /// Which update of the run it is, counted from 1.
    pub number: u64,
}

/// An optimizer that remembers `MEMORY` numbers of each parameter from one update to the next; all begin at 0.
trait Algorithm<const MEMORY: usize>: Copy + 'static {
    /// Its name in links and files.
    const NAME: &'static str;
    /// Its name for people.
    const TITLE: &'static str;
    /// With what numbers it begins, if it has any.
    const DEFAULT: Self;
    /// A learning rate that suits it: see [`Optimizer::suitable_rate`]. With a sigmoid for an output,
    const LEARNING_RATE: f64;
    /// and with one whose slope goes up to 1 instead of ¼.
    const STEEP_LEARNING_RATE: f64 = Self::LEARNING_RATE;
    /// How it is written for NumPy.
    const PYTHON: Python;

    /// Its own numbers.
    fn numbers(&mut self) -> Vec<(Hyperparameter, &mut f64)> {
        Vec::new()
    }

    /// What is subtracted from each parameter in an update: from the parameter, the gradient along it, and what is
    /// remembered of it.
    fn change(self, update: Update) -> impl Fn(f64, f64, &mut [f64; MEMORY]) -> f64;

    /// How `PyTorch` makes its own; the keys in capitals stand for the numbers.
    fn torch(self) -> &'static str;
}

/// An optimizer in NumPy.
#[derive(Clone, Copy)]
pub(crate) struct Python {
    /// What it remembers as it begins, if anything, and two blank lines; and the method that makes an update. The keys in
    /// capitals stand for its numbers.
    pub text: &'static str,
    /// What else stands for a number there, and in [`Algorithm::torch`].
    pub constants: &'static [(&'static str, f64)],
}

impl Optimizer {
    /// A learning rate that suits it, where that was measured for this activation of the output: at which more starts
    /// learn exclusive or within 5,000 epochs than at most others from 0.001 to 20 (1, 2 and 5 times each power of ten).
    ///
    /// Measured with every optimizer, full batches and half the squared error: 200 starts of two hidden neurons, with all
    /// activations and a sigmoid as the output, with sigmoids and tanh and a linear or tanh one; 60 of four (sigmoid,
    /// tanh) and of 8 and 8 (tanh). With a sigmoid as the output, the same rates do for the mean squared error, Huber and
    /// cross-entropy, and none does for hinge. An output with a slope of up to 1 takes smaller steps: with a linear one, gradient descent diverges from
    /// all 200 starts at the article's 1, and at 0.05 learns from 191; of 8 and 8, the steps must be smaller than for two.
    ///
    /// ```
    /// use xor_playground::network::Activation;
    /// use xor_playground::training::optimizer::{GradientDescent, Optimizer};
    /// let optimizer = Optimizer::from(GradientDescent);
    /// assert_eq!(optimizer.suitable_rate(Activation::Sigmoid), Some(1.0));
    /// assert_eq!(optimizer.suitable_rate(Activation::Linear), Some(0.05));
    /// assert_eq!(optimizer.suitable_rate(Activation::Relu), None);
    /// ```
    #[must_use]
    pub fn suitable_rate(self, output: Activation) -> Option<f64> {
        match output {
            Activation::Sigmoid => Some(kind!(self, Kind => Kind::LEARNING_RATE)),
            Activation::Linear => Some(self.steep_rate()),
            #[cfg(feature = "every-kind")]
            Activation::Tanh => Some(self.steep_rate()),
            #[cfg(feature = "every-kind")]
            _ => None,
        }
    }

    fn steep_rate(self) -> f64 {
        kind!(self, Kind => Kind::STEEP_LEARNING_RATE)
    }

    /// How it is written for NumPy.
    pub(crate) fn python(self) -> Python {
        kind!(self, Kind => Kind::PYTHON)
    }

    /// How `PyTorch` makes its own: see [`Algorithm::torch`].
    pub(crate) fn torch(self) -> &'static str {
        kind!(self, Kind(it) => it.torch())
    }

    /// How many numbers it remembers of each parameter from one update to the next; all begin at 0.
    pub(crate) fn memory(self) -> usize {
        fn of<const MEMORY: usize>(_: impl Algorithm<MEMORY>) -> usize {
            MEMORY
        }
        kind!(self, Kind(it) => of(it))
    }

    /// Moves the parameters.
    pub(crate) fn update(
        self,
        update: Update,
        parameters: &mut [f64],
        gradient: &[f64],
        memory: &mut [f64],
    ) {
        self.each_change(update, parameters, gradient, memory, |parameter, change| {
            *parameter -= change;
        });
    }

    /// Puts into `changes` by how much an update moves the parameters.
    pub(crate) fn changes(
        self,
        update: Update,
        parameters: &[f64],
        gradient: &[f64],
        memory: &mut [f64],
    ) -> Vec<f64> {
        let mut changes = parameters.to_vec();
        self.each_change(update, &mut changes, gradient, memory, |parameter, change| {
            // And not −change: where nothing changes, it is +0.
            *parameter = 0.0 - change;
        });
        changes
    }

    #[inline(always)]
    fn each_change(
        self,
        update: Update,
        parameters: &mut [f64],
        gradient: &[f64],
        memory: &mut [f64],
        take: impl Fn(&mut f64, f64),
    ) {
        kind!(self, Kind(it) => {
            let change = it.change(update);
            for (index, (parameter, &gradient)) in parameters.iter_mut().zip(gradient).enumerate() {
                let change = change(*parameter, gradient, of_parameter(memory, index));
                take(parameter, change);
            }
        });
    }
}

/// What is remembered of one parameter.
#[inline(always)]
fn of_parameter<const MEMORY: usize>(memory: &mut [f64], index: usize) -> &mut [f64; MEMORY] {
    memory[index * MEMORY..]
        .first_chunk_mut()
        .expect("a state has as many numbers as are remembered")
}

impl Default for Optimizer {
    /// The article's.
    fn default() -> Self {
        GradientDescent.into()
    }
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
