//! Activation functions: what a neuron makes of its weighted sum z, each with its slope beside it.

use crate::numerics::{F64x4, Reduced, cosine_lanes, ln, reduce, sine_lanes, tanh_lanes};

/// What a neuron makes of its weighted sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// σ(z) = 1 / (1 + e⁻ᶻ), between 0 and 1. The article's.
    Sigmoid,
    /// tanh z = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ), between −1 and 1.
    Tanh,
    /// The rectified linear unit: z where z is positive, otherwise 0 (Nair and Hinton, *Rectified linear
    /// units improve restricted Boltzmann machines*, 2010).
    Relu,
    /// z where z is positive, otherwise z / 100 (Maas, Hannun and Ng, *Rectifier nonlinearities improve
    /// neural network acoustic models*, 2013).
    LeakyRelu,
    /// z itself.
    Linear,
    /// sin z (Sitzmann et al., *Implicit neural representations with periodic activation functions*,
    /// 2020).
    Sine,
}

impl Activation {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Sigmoid, Self::Tanh, Self::Relu, Self::LeakyRelu, Self::Linear, Self::Sine];

    /// Puts the activations in the place of the weighted sums.
    #[inline]
    pub(crate) fn apply(self, sums: &mut [F64x4]) {
        match self {
            Self::Sigmoid => apply::<Sigmoid>(sums),
            Self::Tanh => apply::<Tanh>(sums),
            Self::Relu => apply::<Relu>(sums),
            Self::LeakyRelu => apply::<LeakyRelu>(sums),
            Self::Linear => {}
            Self::Sine => apply::<Sine>(sums),
        }
    }

    /// Puts the activations in the place of the weighted sums, and the slopes there beside them.
    #[inline]
    pub(crate) fn apply_with_derivatives(self, sums: &mut [F64x4], derivatives: &mut [F64x4]) {
        match self {
            Self::Sigmoid => apply_with_derivatives::<Sigmoid>(sums, derivatives),
            Self::Tanh => apply_with_derivatives::<Tanh>(sums, derivatives),
            Self::Relu => apply_with_derivatives::<Relu>(sums, derivatives),
            Self::LeakyRelu => apply_with_derivatives::<LeakyRelu>(sums, derivatives),
            Self::Linear => apply_with_derivatives::<Linear>(sums, derivatives),
            Self::Sine => apply_with_derivatives::<Sine>(sums, derivatives),
        }
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

/// One activation function.
pub(crate) trait Function {
    /// a = f(z).
    fn value(z: F64x4) -> F64x4;
    /// f′(z), from z or from a = f(z), whichever is shorter.
    fn derivative(z: F64x4, a: F64x4) -> F64x4;
}

/// From here on σ(−z) is 0 in `f64`, or next to it.
const SATURATED: f64 = 709.0;

/// σ(z) = 1 / (1 + e⁻ᶻ).
pub(crate) struct Sigmoid;

impl Function for Sigmoid {
    #[inline(always)]
    fn value(z: F64x4) -> F64x4 {
        let x = -z;
        let x = if x.all_within(SATURATED) { x } else { x.bounded(-SATURATED, SATURATED) };
        // With e⁻ᶻ = m · 2ᵏ, σ(z) = 2⁻ᵏ / (2⁻ᵏ + m): the same bits, and one multiplication fewer.
        let Reduced { mantissa, exponent } = reduce(x);
        let scale = exponent.inverse_power_of_two_of_low_bits();
        scale / (scale + mantissa)
    }

    /// σ′(z) = a · (1 − a), as the article writes it.
    #[inline(always)]
    fn derivative(_: F64x4, a: F64x4) -> F64x4 {
        a * (F64x4::splat(1.0) - a)
    }
}

struct Tanh;

impl Function for Tanh {
    #[inline(always)]
    fn value(z: F64x4) -> F64x4 {
        tanh_lanes(z)
    }

    /// tanh′(z) = 1 − a².
    #[inline(always)]
    fn derivative(_: F64x4, a: F64x4) -> F64x4 {
        F64x4::splat(1.0) - a * a
    }
}

struct Relu;

impl Function for Relu {
    /// NaN stays NaN.
    #[inline(always)]
    fn value(z: F64x4) -> F64x4 {
        z.where_negative(F64x4::splat(0.0), z)
    }

    /// 1 where z is positive, otherwise 0; also at 0, where there is no slope.
    #[inline(always)]
    fn derivative(z: F64x4, _: F64x4) -> F64x4 {
        (-z).where_negative(F64x4::splat(1.0), F64x4::splat(0.0))
    }
}

struct LeakyRelu;

impl LeakyRelu {
    const LEAK: f64 = 0.01;
}

impl Function for LeakyRelu {
    #[inline(always)]
    fn value(z: F64x4) -> F64x4 {
        z.where_negative(z * F64x4::splat(Self::LEAK), z)
    }

    /// 1 where z is positive, otherwise 1 / 100.
    #[inline(always)]
    fn derivative(z: F64x4, _: F64x4) -> F64x4 {
        (-z).where_negative(F64x4::splat(1.0), F64x4::splat(Self::LEAK))
    }
}

struct Linear;

impl Function for Linear {
    #[inline(always)]
    fn value(z: F64x4) -> F64x4 {
        z
    }

    #[inline(always)]
    fn derivative(_: F64x4, _: F64x4) -> F64x4 {
        F64x4::splat(1.0)
    }
}

struct Sine;

impl Function for Sine {
    #[inline(always)]
    fn value(z: F64x4) -> F64x4 {
        sine_lanes(z)
    }

    /// sin′(z) = cos z.
    #[inline(always)]
    fn derivative(z: F64x4, _: F64x4) -> F64x4 {
        cosine_lanes(z)
    }
}

impl Activation {
    /// Between which numbers the activation always is; none where it has no bound on one side at least.
    ///
    /// ```
    /// use xor_playground::network::Activation;
    /// assert_eq!(Activation::Tanh.range(), Some([-1.0, 1.0]));
    /// assert_eq!(Activation::Relu.range(), None);
    /// ```
    #[must_use]
    pub fn range(self) -> Option<[f64; 2]> {
        match self {
            Self::Sigmoid => Some([0.0, 1.0]),
            Self::Tanh | Self::Sine => Some([-1.0, 1.0]),
            Self::Relu | Self::LeakyRelu | Self::Linear => None,
        }
    }

    /// The weighted sum z at which the activation is ½; for sine, the one that is nearest to 0.
    #[must_use]
    pub fn half_at(self) -> f64 {
        match self {
            Self::Sigmoid => 0.0,
            Self::Tanh => ln(3.0) / 2.0,
            Self::Relu | Self::LeakyRelu | Self::Linear => 0.5,
            Self::Sine => std::f64::consts::FRAC_PI_6,
        }
    }
}
