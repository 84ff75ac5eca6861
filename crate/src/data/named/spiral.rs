use std::f64::consts::PI;

use super::draw::{Place, rounded};
use super::{Known, Making};
use crate::numerics::{cosine, sine};

/// Two arms that wind around one another, of ones (the first half) and of zeros.
///
/// The i-th of n in an arm, from i = 1 on, has the radius r = 5 i/n and the angle t = 3.5 π i/n, and π more in the second
/// arm: x = r sin t and y = r cos t. The noise adds up to its share to each coordinate, by u₁ and u₂.
///
/// TensorFlow Playground's `classifySpiralData`, which begins at i = 0, where both arms have the same point:
/// <https://github.com/tensorflow/playground/blob/master/src/dataset.ts>
pub struct Spiral;

impl Known for Spiral {
    const NAME: &'static str = "spiral";
    const TITLE: &'static str = "Spiral";
    const SOURCE: &'static str = "TensorFlow Playground, classifySpiralData";
    const MAKING: Making =
        Making::Drawn { draw: |draw| draw.rows(point), python: include_str!("spiral.py") };
}

fn point(place: &Place, [x_noise, y_noise]: [f64; 2]) -> ([f64; 2], f64) {
    let is_one = place.is_in_first_half();
    let [index, count] = place.in_half();
    let along = (index + 1.0) / count;
    let radius = 5.0 * along;
    let angle = 3.5 * PI * along + if is_one { 0.0 } else { PI };
    let x = rounded(place.moved(radius * sine(angle), 1.0, x_noise));
    let y = rounded(place.moved(radius * cosine(angle), 1.0, y_noise));
    ([x, y], is_one.into())
}
