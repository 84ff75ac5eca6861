use super::draw::{Place, rounded};
use super::{Known, Making};
use crate::numerics::sine;

/// One input, and a target on a wave: t = sin x.
///
/// x = 12 u₁ − 6, and the noise moves the x that the target is that of by up to 6 times its share, by u₂; the sample stays
/// where it is.
pub struct Sine;

impl Known for Sine {
    const NAME: &'static str = "sine";
    const TITLE: &'static str = "Sine";
    const SOURCE: &'static str = "the sine of one input, from −6 to 6";
    const MAKING: Making =
        Making::Drawn { draw: |draw| draw.rows(point), python: include_str!("sine.py") };
}

fn point(place: &Place, [right, noise]: [f64; 2]) -> ([f64; 1], f64) {
    let x = rounded(12.0 * right - 6.0);
    ([x], rounded(sine(place.moved(x, 6.0, noise))))
}
