//! Numbers, knowing nothing of networks: vector lanes, functions of our own that have the same bits everywhere,
//! random generators, and a little geometry.

pub(crate) mod contour;
mod exp;
mod lanes;
mod ln;
mod pca;
mod random;
mod round_numbers;
mod sine;
mod tanh;
#[cfg(test)]
pub(crate) mod testing;

pub use exp::exp;
pub(crate) use exp::{Reduced, reduce};
pub(crate) use lanes::{F64x4, LANES};
pub use ln::ln;
pub(crate) use pca::{Vector, difference, dot, mean, principal_directions, total_scatter};
pub(crate) use random::{LegacyRandom, SplitMix64};
pub(crate) use round_numbers::{round_above, round_range, round_step, whole_and_round};
pub use sine::{cosine, sine};
pub(crate) use sine::{cosine_lanes, sine_lanes};
pub use tanh::tanh;
pub(crate) use tanh::tanh_lanes;
