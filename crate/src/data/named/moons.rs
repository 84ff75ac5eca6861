use std::f64::consts::PI;

use super::draw::{Place, normals, rounded};
use super::{Known, Making};
use crate::numerics::{cosine, sine};

/// Two half circles that reach into one another: an upper one of zeros, the first half, and a lower one of ones.
///
/// The i-th of n in a moon, from i = 0 on, has the angle t = π i/(n − 1): (cos t, sin t) above, (1 − cos t, ½ − sin t) below.
/// To each coordinate a normal number of Box and Muller is added, with the noise's share as its deviation. All of it is
/// three times as large here, with its middle, (½, ¼), at 0.
///
/// scikit-learn's `make_moons`, but for the size: <https://github.com/scikit-learn/scikit-learn/blob/main/sklearn/datasets/_samples_generator.py>
pub struct Moons;

impl Known for Moons {
    const NAME: &'static str = "moons";
    const TITLE: &'static str = "Moons";
    const SOURCE: &'static str = "scikit-learn, make_moons";
    const MAKING: Making =
        Making::Drawn { draw: |draw| draw.rows(point), python: include_str!("moons.py") };
}

fn point(place: &Place, uniforms: [f64; 2]) -> ([f64; 2], f64) {
    let is_above = place.is_in_first_half();
    let [index, count] = place.in_half();
    let angle = PI * index / (count - 1.0);
    let (x, y) = (cosine(angle), sine(angle));
    let (x, y) = if is_above { (x, y) } else { (1.0 - x, 0.5 - y) };
    let [x_normal, y_normal] = normals(uniforms);
    let x = rounded(3.0 * (x - 0.5 + place.noise * x_normal));
    let y = rounded(3.0 * (y - 0.25 + place.noise * y_normal));
    ([x, y], (!is_above).into())
}
