use super::{Draw, Layer};
use crate::numerics::LegacyRandom;

/// Weights and biases 0: what never learns, because all neurons of a layer stay the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zeros;

impl Draw for Zeros {
    const NAME: &'static str = "zeros";
    const TITLE: &'static str = "Zeros";
    const DEFAULT: Self = Self;
    const PYTHON: &'static str = include_str!("zeros.py");
    const IS_RANDOM: bool = false;

    fn draw(self, _: &mut LegacyRandom, _: Layer<'_>) {}
}
