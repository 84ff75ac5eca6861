//! The numbers that one optimizer or another has: their names in links and files, and what each can be.

/// A number of an optimizer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hyperparameter {
    pub key: &'static str,
    pub limits: Limits,
}

impl Hyperparameter {
    pub const MOMENTUM: Self = Self::new("momentum", Limits::Fraction);
    pub const DECAY: Self = Self::new("decay", Limits::Fraction);
    pub const BETA1: Self = Self::new("beta1", Limits::Fraction);
    pub const BETA2: Self = Self::new("beta2", Limits::Fraction);
    pub const EPSILON: Self = Self::new("epsilon", Limits::Positive);
    pub const SHRINK: Self = Self::new("shrink", Limits::BetweenZeroAndOne);
    pub const GROW: Self = Self::new("grow", Limits::AboveOne);
    pub const WEIGHT_DECAY: Self = Self::new("weight-decay", Limits::NotNegative);

    const fn new(key: &'static str, limits: Limits) -> Self {
        Self { key, limits }
    }
}

/// What a number can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limits {
    /// From 0 to less than 1: what a decay or a momentum takes.
    Fraction,
    /// More than 0, and less than 1.
    BetweenZeroAndOne,
    /// More than 1, and finite.
    AboveOne,
    /// More than 0, and finite.
    Positive,
    /// 0 or more, and finite.
    NotNegative,
}

impl Limits {
    /// Whether a number is within them.
    pub fn contain(self, number: f64) -> bool {
        match self {
            Self::Fraction => (0.0..1.0).contains(&number),
            Self::BetweenZeroAndOne => number > 0.0 && number < 1.0,
            Self::AboveOne => number > 1.0 && number.is_finite(),
            Self::Positive => number > 0.0 && number.is_finite(),
            Self::NotNegative => number >= 0.0 && number.is_finite(),
        }
    }
}
