use super::draw::{Place, rounded};
use super::{Known, Making};

/// One input, and a target on a line: t = 2 x + 3.
///
/// The article asks for the k of kx + 3; here it is 2. x = 12 u₁ − 6, and the noise moves the x that the target is that of
/// by up to 6 times its share, by u₂; the sample stays where it is.
pub struct Line;

impl Known for Line {
    const NAME: &'static str = "line";
    const TITLE: &'static str = "Line";
    const SOURCE: &'static str = "the article's kx + 3, with k = 2";
    const MAKING: Making =
        Making::Drawn { draw: |draw| draw.rows(point), python: include_str!("line.py") };
}

fn point(place: &Place, [right, noise]: [f64; 2]) -> ([f64; 1], f64) {
    let x = rounded(12.0 * right - 6.0);
    ([x], rounded(2.0 * place.moved(x, 6.0, noise) + 3.0))
}
