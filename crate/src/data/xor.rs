//! The problem: the truth table of exclusive or.

/// How many samples the truth table has.
pub const SAMPLES: usize = 4;

/// The inputs (x, y) of the four samples, in the order of the article's truth table.
pub const INPUTS: [[f64; 2]; SAMPLES] = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]];

/// x ⊕ y for each of [`INPUTS`].
pub const TARGETS: [f64; SAMPLES] = [0.0, 1.0, 1.0, 0.0];
