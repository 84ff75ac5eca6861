//! The part of the plane of two inputs that is looked at.

/// The square of the plane of two inputs that pictures show, and in which lines are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InputPlane;

impl InputPlane {
    /// Where x and y begin.
    pub const LOW: f64 = -0.5;
    /// Where x and y end.
    pub const HIGH: f64 = 1.5;
}
