use super::draw::{Place, rounded};
use super::{Known, Making};

/// A target on a plane: t = (x + y) / 10.
///
/// x = 12 u₁ − 6 and y = 12 u₂ − 6, and the noise moves each coordinate by up to 6 times its share, by u₃ and u₄: the target
/// is that of what has been moved; the sample stays where it is.
///
/// TensorFlow Playground's `regressPlane`: <https://github.com/tensorflow/playground/blob/master/src/dataset.ts>
pub struct Plane;

impl Known for Plane {
    const NAME: &'static str = "plane";
    const TITLE: &'static str = "Plane";
    const SOURCE: &'static str = "TensorFlow Playground, regressPlane";
    const MAKING: Making =
        Making::Drawn { draw: |draw| draw.rows(point), python: include_str!("plane.py") };
}

fn point(place: &Place, [right, up, x_noise, y_noise]: [f64; 4]) -> ([f64; 2], f64) {
    let [x, y] = [right, up].map(|uniform| rounded(12.0 * uniform - 6.0));
    let sum = place.moved(x, 6.0, x_noise) + place.moved(y, 6.0, y_noise);
    ([x, y], rounded(sum / 10.0))
}
