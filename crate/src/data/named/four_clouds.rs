use super::draw::{Place, rounded};
use super::{Known, Making};

/// Exclusive or of two signs: a square in each quadrant, and 1 where x and y are on different sides of 0.
///
/// x = 10 u₁ − 5 and y = 10 u₂ − 5, each then 0.3 farther from 0. The noise moves each coordinate by up to 5 times its
/// share, by u₃ and u₄: the target is that of what has been moved; the sample stays where it is.
///
/// TensorFlow Playground's `classifyXORData`, whose classes are the other way round: there, the ones have the same sign.
/// <https://github.com/tensorflow/playground/blob/master/src/dataset.ts>
pub struct FourClouds;

impl Known for FourClouds {
    const NAME: &'static str = "four-clouds";
    const TITLE: &'static str = "Four clouds";
    const SOURCE: &'static str = "TensorFlow Playground, classifyXORData";
    const MAKING: Making =
        Making::Drawn { draw: |draw| draw.rows(point), python: include_str!("four_clouds.py") };
}

fn point(place: &Place, [right, up, x_noise, y_noise]: [f64; 4]) -> ([f64; 2], f64) {
    let [x, y] = [right, up].map(|uniform| {
        let coordinate = 10.0 * uniform - 5.0;
        rounded(coordinate + if coordinate > 0.0 { 0.3 } else { -0.3 })
    });
    let product = place.moved(x, 5.0, x_noise) * place.moved(y, 5.0, y_noise);
    ([x, y], (product < 0.0).into())
}
