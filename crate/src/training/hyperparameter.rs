//! The numbers that one optimizer or initializer or another has: their names in links and files, and what each can
//! be.

/// A number of an optimizer or an initializer.
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
    pub const RANGE: Self = Self::new("range", Limits::HalfWidth);

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
    /// More than 0, and its double is finite: what a range on both sides of 0 takes.
    HalfWidth,
}

impl Limits {
    /// The smallest and the largest number within them.
    pub const fn range(self) -> [f64; 2] {
        const ABOVE_ZERO: f64 = 0_f64.next_up();
        const BELOW_ONE: f64 = 1_f64.next_down();
        match self {
            Self::Fraction => [0.0, BELOW_ONE],
            Self::BetweenZeroAndOne => [ABOVE_ZERO, BELOW_ONE],
            Self::AboveOne => [1_f64.next_up(), f64::MAX],
            Self::Positive => [ABOVE_ZERO, f64::MAX],
            Self::NotNegative => [0.0, f64::MAX],
            Self::HalfWidth => [ABOVE_ZERO, f64::MAX / 2.0],
        }
    }

    /// Whether a number is within them.
    pub fn contain(self, number: f64) -> bool {
        let [smallest, largest] = self.range();
        (smallest..=largest).contains(&number)
    }
}
