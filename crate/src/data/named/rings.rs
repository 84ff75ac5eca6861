use std::f64::consts::PI;

use super::draw::{Place, normals, rounded};
use super::{Known, Making};
use crate::numerics::{cosine, sine};

/// A ring of zeros, the first half, and a ring of ones within, half as wide.
///
/// The i-th of n in a ring, from i = 0 on, has the angle t = 2π i/n: (cos t, sin t) outside, half of that within. To each
/// coordinate a normal number of Box and Muller is added, with the noise's share as its deviation. All of it is five times
/// as large here.
///
/// scikit-learn's `make_circles` with the factor ½, but for the size:
/// <https://github.com/scikit-learn/scikit-learn/blob/main/sklearn/datasets/_samples_generator.py>
pub struct Rings;

impl Known for Rings {
    const NAME: &'static str = "rings";
    const TITLE: &'static str = "Rings";
    const SOURCE: &'static str = "scikit-learn, make_circles";
    const MAKING: Making =
        Making::Drawn { draw: |draw| draw.rows(point), python: include_str!("rings.py") };
}

fn point(place: &Place, uniforms: [f64; 2]) -> ([f64; 2], f64) {
    let is_outside = place.is_in_first_half();
    let [index, count] = place.in_half();
    let radius = if is_outside { 1.0 } else { 0.5 };
    let angle = 2.0 * PI * index / count;
    let [x_normal, y_normal] = normals(uniforms);
    let x = rounded(5.0 * (radius * cosine(angle) + place.noise * x_normal));
    let y = rounded(5.0 * (radius * sine(angle) + place.noise * y_normal));
    ([x, y], (!is_outside).into())
}
