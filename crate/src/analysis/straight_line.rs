//! What a network without a hidden layer can draw over the plane of its two inputs: one straight line.

use crate::numerics::{cosine, sine};

/// Where σ(w₁x + w₂y + b) is ½, and how steeply the output rises across it.
///
/// ```
/// use xor_playground::analysis::StraightLine;
/// let line = StraightLine { angle: 0.0, distance: 0.25, steepness: 20.0 };
/// assert_eq!(line.parameters(), [20.0, 0.0, -15.0]); // x = 0.75
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StraightLine {
    /// Which way the output rises, in degrees counter-clockwise from the direction of x, from −180 to 180.
    pub angle: f64,
    /// How far the line is from the middle of the truth table, (½, ½), in that direction.
    pub distance: f64,
    /// The length of (w₁, w₂).
    pub steepness: f64,
}

impl StraightLine {
    /// The middle of the four rows, across and up alike.
    const MIDDLE: f64 = 0.5;

    /// The line of a network with these w₁, w₂ and b. Where both weights are 0 there is none: its
    /// distance is not finite then.
    #[must_use]
    pub fn of([across, up, bias]: [f64; 3]) -> Self {
        let steepness = libm::hypot(across, up);
        let in_the_middle = (across + up) * Self::MIDDLE + bias;
        Self {
            angle: libm::atan2(up, across).to_degrees(),
            distance: -in_the_middle / steepness,
            steepness,
        }
    }

    /// w₁, w₂ and b of the network that draws this line.
    #[must_use]
    pub fn parameters(self) -> [f64; 3] {
        let radians = self.angle.to_radians();
        let (across, up) = (self.steepness * cosine(radians), self.steepness * sine(radians));
        [across, up, -self.steepness * self.distance - (across + up) * Self::MIDDLE]
    }
}
