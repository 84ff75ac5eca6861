use super::draw::{Place, normals, rounded};
use super::{Known, Making};

/// Two clouds: normal numbers around (2, 2) for the ones, which are the first half, and around (−2, −2) for the zeros.
///
/// The variance grows with the noise, from ½ without to 4 at 50 percent. The normal numbers are those of Box and Muller.
///
/// TensorFlow Playground's `classifyTwoGaussData`, which draws its normal numbers by the polar method:
/// <https://github.com/tensorflow/playground/blob/master/src/dataset.ts>
pub struct Gaussians;

impl Known for Gaussians {
    const NAME: &'static str = "gaussians";
    const TITLE: &'static str = "Two Gaussians";
    const SOURCE: &'static str = "TensorFlow Playground, classifyTwoGaussData";
    const MAKING: Making =
        Making::Drawn { draw: |draw| draw.rows(point), python: include_str!("gaussians.py") };
}

fn point(place: &Place, uniforms: [f64; 2]) -> ([f64; 2], f64) {
    let is_one = place.is_in_first_half();
    let center = if is_one { 2.0 } else { -2.0 };
    let deviation = (0.5 + 7.0 * place.noise).sqrt();
    let coordinates = normals(uniforms).map(|normal| rounded(center + deviation * normal));
    (coordinates, is_one.into())
}
