use super::draw::{Place, rounded};
use super::{Known, Making};

/// Three hills and three hollows on flat land: around each of six centers, t = ±(1 − d/2) at a distance d below 2, and 0
/// elsewhere.
///
/// x = 12 u₁ − 6 and y = 12 u₂ − 6, and the noise moves each coordinate by up to 6 times its share, by u₃ and u₄: the target
/// is that of what has been moved; the sample stays where it is.
///
/// TensorFlow Playground's `regressGaussian`. (No two of them overlap, so that its largest is the sum.)
/// <https://github.com/tensorflow/playground/blob/master/src/dataset.ts>
pub struct Bumps;

/// x and y of the center, and the height there.
const BUMPS: [[f64; 3]; 6] = [
    [-4.0, 2.5, 1.0],
    [0.0, 2.5, -1.0],
    [4.0, 2.5, 1.0],
    [-4.0, -2.5, -1.0],
    [0.0, -2.5, 1.0],
    [4.0, -2.5, -1.0],
];

impl Known for Bumps {
    const NAME: &'static str = "bumps";
    const TITLE: &'static str = "Bumps";
    const SOURCE: &'static str = "TensorFlow Playground, regressGaussian";
    const MAKING: Making =
        Making::Drawn { draw: |draw| draw.rows(point), python: include_str!("bumps.py") };
}

fn point(place: &Place, [right, up, x_noise, y_noise]: [f64; 4]) -> ([f64; 2], f64) {
    let [x, y] = [right, up].map(|uniform| rounded(12.0 * uniform - 6.0));
    let (moved_x, moved_y) = (place.moved(x, 6.0, x_noise), place.moved(y, 6.0, y_noise));
    let heights = BUMPS.map(|[center_x, center_y, height]| {
        let (across, up) = (moved_x - center_x, moved_y - center_y);
        height * (1.0 - (across * across + up * up).sqrt() / 2.0).max(0.0)
    });
    ([x, y], rounded(heights.iter().sum()))
}
