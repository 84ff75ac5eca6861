use std::f64::consts::PI;

use super::draw::{Place, rounded};
use super::{Known, Making};
use crate::numerics::{cosine, sine};

/// A disc of ones, and a ring of zeros around it.
///
/// The first half of the samples has the radius r = 2.5 u₁, the rest r = 3.5 + 1.5 u₁. With φ = 2π u₂, x = r sin φ and
/// y = r cos φ. The noise moves each coordinate by up to 5 times its share, by u₃ and u₄: the target is 1 where what has
/// been moved is closer than 2.5 to the middle; the sample stays where it is.
///
/// TensorFlow Playground's `classifyCircleData`: <https://github.com/tensorflow/playground/blob/master/src/dataset.ts>
pub struct Circle;

impl Known for Circle {
    const NAME: &'static str = "circle";
    const TITLE: &'static str = "Circle";
    const SOURCE: &'static str = "TensorFlow Playground, classifyCircleData";
    const MAKING: Making =
        Making::Drawn { draw: |draw| draw.rows(point), python: include_str!("circle.py") };
}

fn point(place: &Place, [along, around, x_noise, y_noise]: [f64; 4]) -> ([f64; 2], f64) {
    let radius = if place.is_in_first_half() { 2.5 * along } else { 3.5 + 1.5 * along };
    let angle = 2.0 * PI * around;
    let (x, y) = (rounded(radius * sine(angle)), rounded(radius * cosine(angle)));
    let (moved_x, moved_y) = (place.moved(x, 5.0, x_noise), place.moved(y, 5.0, y_noise));
    let distance = (moved_x * moved_x + moved_y * moved_y).sqrt();
    ([x, y], (distance < 2.5).into())
}
