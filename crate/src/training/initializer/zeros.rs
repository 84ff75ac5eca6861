use super::{Draw, Layer};
use crate::numerics::LegacyRandom;

/// Weights and biases 0: what never learns, because all neurons of a layer stay the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zeros;

impl Zeros {
    pub(crate) const NAME: &str = "zeros";
    pub(crate) const TITLE: &str = "Zeros";
    /// It has no numbers of its own.
    pub const DEFAULT: Self = Self;
}

impl Draw for Zeros {
    const PYTHON: &'static str = include_str!("zeros.py");

    const IS_RANDOM: bool = false;

    fn draw(self, _: &mut LegacyRandom, _: Layer<'_>) {}
}
