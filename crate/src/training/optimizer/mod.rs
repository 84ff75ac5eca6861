//! Optimizers: what a step makes of the gradient. Each is a file, and a line in the list below.

mod hyperparameter;

pub(crate) use hyperparameter::{Hyperparameter, Limits};

kinds_with_numbers! { $
    /// How a step moves each parameter p, given the slope g of the loss along it.
    pub enum Optimizer {
        gradient_descent::GradientDescent,
        momentum::Momentum,
        nesterov::Nesterov,
        rms_prop::RmsProp,
        adam::Adam,
        rprop::Rprop,
        adam_w::AdamW,
        ada_grad::AdaGrad,
    }
}

/// What a step needs to know besides parameter and gradient.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub learning_rate: f64,
    /// Counted from 1.
    pub number: u64,
}

/// An optimizer that remembers `MEMORY` numbers of each parameter from one step to the next; all begin at 0.
/// (Beside this, each has the constants `NAME`, in links and files, `TITLE`, for people, and `DEFAULT`.)
trait Algorithm<const MEMORY: usize>: Copy {
    /// Its own numbers.
    const HYPERPARAMETERS: &'static [Hyperparameter] = &[];
    /// A learning rate at which the article's network and a larger one (8, 8, tanh) learn from more starts than at
    /// most others: measured.
    const LEARNING_RATE: f64;
    /// How it is written for NumPy.
    const PYTHON: Python;

    /// The number with the key of one of them.
    fn number(&mut self, _key: &str) -> Option<&mut f64> {
        None
    }

    /// What is subtracted from each parameter in a step: from the parameter, the slope along it, and what is
    /// remembered of it.
    fn change(self, step: Step) -> impl Fn(f64, f64, &mut [f64; MEMORY]) -> f64;

    /// How `PyTorch` makes its own; the keys in capitals stand for the numbers.
    fn torch(self) -> &'static str;
}

/// An optimizer in NumPy.
#[derive(Clone, Copy)]
pub(crate) struct Python {
    /// What it remembers as it begins, if anything, and two blank lines; and what makes a step. The keys in
    /// capitals stand for its numbers.
    pub text: &'static str,
    /// What else stands for a number there, and in [`Algorithm::torch`].
    pub constants: &'static [(&'static str, f64)],
}

impl Optimizer {
    /// Whether its own numbers are within their limits.
    #[must_use]
    pub fn is_sound(mut self) -> bool {
        self.hyperparameters()
            .iter()
            .all(|own| self.number_mut(own.key).is_some_and(|number| own.limits.contain(*number)))
    }

    /// A learning rate that suits it.
    #[must_use]
    pub fn suitable_rate(self) -> f64 {
        fn of<const MEMORY: usize, R: Algorithm<MEMORY>>(_: R) -> f64 {
            R::LEARNING_RATE
        }
        kind!(self, it => of(it))
    }

    fn hyperparameters(self) -> &'static [Hyperparameter] {
        fn of<const MEMORY: usize, A: Algorithm<MEMORY>>(_: A) -> &'static [Hyperparameter] {
            A::HYPERPARAMETERS
        }
        kind!(self, it => of(it))
    }

    /// The names of its numbers in links and files.
    pub fn keys(self) -> impl Iterator<Item = &'static str> {
        self.hyperparameters().iter().map(|own| own.key)
    }

    /// Its number with this key, if it has such a one.
    ///
    /// ```
    /// use xor_playground::training::optimizer::{Momentum, Optimizer};
    /// let mut optimizer = Optimizer::from(Momentum::DEFAULT);
    /// *optimizer.number_mut("momentum").unwrap() = 0.5;
    /// assert_eq!(optimizer, Momentum { momentum: 0.5 }.into());
    /// assert_eq!(optimizer.number_mut("beta1"), None);
    /// ```
    pub fn number_mut(&mut self, key: &str) -> Option<&mut f64> {
        kind!(self, it => it.number(key))
    }

    /// How it is written for NumPy.
    pub(crate) fn python(self) -> Python {
        fn of<const MEMORY: usize, R: Algorithm<MEMORY>>(_: R) -> Python {
            R::PYTHON
        }
        kind!(self, it => of(it))
    }

    /// How `PyTorch` makes its own: see [`Algorithm::torch`].
    pub(crate) fn torch(self) -> &'static str {
        kind!(self, it => it.torch())
    }

    /// How many numbers it remembers of each parameter from one step to the next; all begin at 0.
    pub(crate) fn memory(self) -> usize {
        fn of<const MEMORY: usize>(_: impl Algorithm<MEMORY>) -> usize {
            MEMORY
        }
        kind!(self, it => of(it))
    }

    /// Moves the parameters.
    pub(crate) fn step(
        self,
        step: Step,
        parameters: &mut [f64],
        gradient: &[f64],
        memory: &mut [f64],
    ) {
        self.each_change(step, parameters, gradient, memory, |parameter, change| {
            *parameter -= change;
        });
    }

    /// Puts into `changes` by how much a step moves the parameters.
    pub(crate) fn changes(
        self,
        step: Step,
        parameters: &[f64],
        gradient: &[f64],
        memory: &mut [f64],
    ) -> Vec<f64> {
        let mut changes = parameters.to_vec();
        self.each_change(step, &mut changes, gradient, memory, |parameter, change| {
            // And not −change: where nothing changes, it is +0.
            *parameter = 0.0 - change;
        });
        changes
    }

    #[inline(always)]
    fn each_change(
        self,
        step: Step,
        parameters: &mut [f64],
        gradient: &[f64],
        memory: &mut [f64],
        take: impl Fn(&mut f64, f64),
    ) {
        kind!(self, it => {
            let change = it.change(step);
            for (index, (parameter, &slope)) in parameters.iter_mut().zip(gradient).enumerate() {
                let change = change(*parameter, slope, of_parameter(memory, index));
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
        GradientDescent::DEFAULT.into()
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
