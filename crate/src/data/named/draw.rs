//! What samples that are drawn are made of.

use std::f64::consts::PI;

use ndarray::{Array1, Array2, aview1};

use super::Rows;
use crate::numerics::{LegacyRandom, cosine, ln, sine};

/// How many samples are drawn, with how much noise, after which seed.
pub struct Draw {
    pub samples: u32,
    /// As a share: 0.5 where it is 50 percent.
    pub noise: f64,
    pub seed: u32,
}

/// A sample that is to be drawn.
pub struct Place {
    index: u32,
    samples: u32,
    /// As a share.
    pub noise: f64,
}

impl Draw {
    /// Draws the samples one after the other. Each takes as many numbers of `numpy.random.rand` after
    /// `numpy.random.seed(seed)`, u₁, u₂, …, whatever the noise, so that with more of it each goes on the same way.
    pub fn rows<const UNIFORMS: usize, const INPUTS: usize>(
        &self,
        point: fn(&Place, [f64; UNIFORMS]) -> ([f64; INPUTS], f64),
    ) -> Rows {
        let Self { samples, noise, seed } = *self;
        let mut random = LegacyRandom::new(seed);
        let count = samples as usize;
        let mut rows = (Array2::zeros((count, INPUTS)), Array1::zeros(count));
        for ((index, mut row), target) in (0..).zip(rows.0.rows_mut()).zip(&mut rows.1) {
            let uniforms = std::array::from_fn(|_| random.uniform());
            let (inputs, its_target) = point(&Place { index, samples, noise }, uniforms);
            row.assign(&aview1(&inputs));
            *target = its_target;
        }
        rows
    }
}

impl Place {
    /// The first half of the samples is one class, the rest the other, which has one more where they are odd.
    pub fn is_in_first_half(&self) -> bool {
        self.index < self.samples / 2
    }

    /// Which of its half it is, from 0 on, and how many there are in that.
    pub fn in_half(&self) -> [f64; 2] {
        let first = self.samples / 2;
        let half = if self.is_in_first_half() {
            [self.index, first]
        } else {
            [self.index - first, self.samples - first]
        };
        half.map(f64::from)
    }

    /// A coordinate that the noise moves by up to its share of a radius, to either side.
    pub fn moved(&self, coordinate: f64, radius: f64, uniform: f64) -> f64 {
        coordinate + self.noise * (2.0 * radius * uniform - radius)
    }
}

/// To six decimals, ties to even. Sines and logarithms have other last bits in other libraries: with these decimals the
/// numbers are the same whoever draws them, and short. The sum makes 0 of −0, which would be another.
pub fn rounded(number: f64) -> f64 {
    (number * 1e6).round_ties_even() / 1e6 + 0.0
}

/// Two normal numbers from two uniform ones: √(−2 ln (1 − u₁)) times cos 2π u₂ and sin 2π u₂ (Box and Muller, *A note on
/// the generation of random normal deviates*, 1958).
pub fn normals([size, turn]: [f64; 2]) -> [f64; 2] {
    let size = (-2.0 * ln(1.0 - size)).sqrt();
    let angle = 2.0 * PI * turn;
    [size * cosine(angle), size * sine(angle)]
}
