//! Activation functions: what a neuron makes of its weighted sum z. Each is a file, and a line in the list below.

use crate::numerics::F64x4;

kinds! { $
    /// What a neuron makes of its weighted sum.
    pub enum Activation {
        sigmoid::Sigmoid,
        #[cfg(feature = "every-kind")]
        tanh::Tanh,
        #[cfg(feature = "every-kind")]
        relu::Relu,
        #[cfg(feature = "every-kind")]
        leaky_relu::LeakyRelu,
        linear::Linear,
        #[cfg(feature = "every-kind")]
        sine::Sine,
        #[cfg(feature = "every-kind")]
        silu::Silu,
        #[cfg(feature = "every-kind")]
        softplus::Softplus,
        #[cfg(feature = "every-kind")]
        gelu::Gelu,
        #[cfg(feature = "every-kind")]
        elu::Elu,
        #[cfg(feature = "every-kind")]
        step::Step,
    }
}

pub(crate) use sigmoid::softplus_difference;

/// All that is known of an activation function f.
pub(crate) trait Function {
    /// Its name in links, files and lists.
    const NAME: &'static str;
    /// Its name for people.
    const TITLE: &'static str;
    /// Between which bounds its values lie; none where they have no end.
    const RANGE: Option<[f64; 2]>;
    /// Whether f is as smooth at z = 0 as it is everywhere else: no derivative of any order jumps there.
    const IS_SMOOTH: bool = true;
    /// Whether f never falls.
    const IS_MONOTONE: bool = true;
    /// Whether it is so common that training with it is worth code of its own, which is a twentieth quicker.
    const IS_COMMON: bool = false;
    /// How it is written in Python.
    const PYTHON: Python;

    /// a = f(z).
    fn value(z: F64x4) -> F64x4;

    /// f′(z), from z or from a = f(z), whichever is shorter.
    fn derivative(z: F64x4, a: F64x4) -> F64x4;

    /// f(high) − f(low), without losing digits where the two are close: `width` is high − low, more exactly than these
    /// themselves are.
    fn difference(high: f64, low: f64, width: f64) -> f64;

    /// Where f(z) = ½, which is between "0" and "1", if an output neuron can have this function.
    fn half_at() -> Option<f64> {
        None
    }
}

/// An activation function in Python: `{z}` stands for the weighted sums, `{a}` for the values.
pub(crate) struct Python {
    /// What has to be defined for NumPy; empty where NumPy has all of it.
    pub definition: &'static str,
    /// The value, for NumPy.
    pub value: &'static str,
    /// The derivative, for NumPy; empty where it is 1.
    pub derivative: &'static str,
    /// The value, for `PyTorch`, which knows the derivative by itself.
    pub torch: &'static str,
}

impl Activation {
    /// Those that an output neuron can have.
    #[must_use]
    pub fn outputs() -> Vec<Self> {
        Self::ALL.into_iter().filter(|activation| activation.half_at().is_some()).collect()
    }

    /// The bounds between which its values lie; none where they have no end.
    #[must_use]
    pub fn range(self) -> Option<[f64; 2]> {
        kind!(self, Kind => Kind::RANGE)
    }

    /// Whether the function and its derivatives of any order are continuous everywhere. Where not, they are but at
    /// z = 0.
    #[must_use]
    pub fn is_smooth(self) -> bool {
        kind!(self, Kind => Kind::IS_SMOOTH)
    }

    /// Whether its value never falls as z rises. A single neuron before a monotone output then draws one line.
    #[must_use]
    pub fn is_monotone(self) -> bool {
        kind!(self, Kind => Kind::IS_MONOTONE)
    }

    /// The z at which its value is ½, if an output neuron can have it.
    #[must_use]
    pub fn half_at(self) -> Option<f64> {
        kind!(self, Kind => Kind::half_at())
    }

    /// f(high) − f(low): see [`Function::difference`].
    pub(crate) fn difference(self, high: f64, low: f64, width: f64) -> f64 {
        kind!(self, Kind => Kind::difference(high, low, width))
    }

    /// How it is written in Python.
    pub(crate) fn python(self) -> Python {
        kind!(self, Kind => Kind::PYTHON)
    }

    /// Puts the activations in the place of the weighted sums. One copy of it is enough: it is much code.
    #[inline(never)]
    pub(crate) fn apply(self, sums: &mut [F64x4]) {
        kind!(self, Kind => apply::<Kind>(sums));
    }

    /// Puts the activations in the place of the weighted sums, and the derivatives there beside them.
    #[inline]
    pub(crate) fn apply_with_derivatives(self, sums: &mut [F64x4], derivatives: &mut [F64x4]) {
        kind!(self, Kind => {
            if Kind::IS_COMMON {
                return apply_with_derivatives::<Kind>(sums, derivatives);
            }
        });
        // The sums stand in the place of the derivatives first, so that there is one copy of each function's code.
        derivatives.copy_from_slice(sums);
        self.apply(sums);
        kind!(self, Kind => differentiate::<Kind>(derivatives, sums));
    }
}

#[inline(always)]
fn apply<F: Function>(sums: &mut [F64x4]) {
    for z in sums {
        *z = F::value(*z);
    }
}

#[inline(always)]
fn apply_with_derivatives<F: Function>(sums: &mut [F64x4], derivatives: &mut [F64x4]) {
    for (z, derivative) in sums.iter_mut().zip(derivatives) {
        let a = F::value(*z);
        *derivative = F::derivative(*z, a);
        *z = a;
    }
}

/// Puts the derivatives in the place of the weighted sums, whose activations are these.
#[inline(always)]
fn differentiate<F: Function>(sums: &mut [F64x4], activations: &[F64x4]) {
    for (z, &a) in sums.iter_mut().zip(activations) {
        *z = F::derivative(*z, a);
    }
}
