//! A survey on all processors.

use rayon::prelude::*;

use super::outcome::Outcome;
use super::run::Run;
use super::survey::survey;
use crate::numerics::LANES;

/// How many runs a processor takes at a time: full lanes, and few enough that none waits for long in
/// the end for one that still works.
const PORTION: usize = 4 * LANES;

/// Like [`survey`], on as many threads as rayon's pool has (one a processor, unless told otherwise): the
/// same endings in the same order, to the bit.
///
/// ```
/// use xor_playground::Run;
/// use xor_playground::training::{survey, survey_in_parallel};
/// let runs: Vec<Run> = (0..50).map(Run::article).collect();
/// assert_eq!(survey_in_parallel(&runs, 1_000), survey(&runs, 1_000));
/// ```
#[must_use]
pub fn survey_in_parallel(runs: &[Run], epochs: u64) -> Vec<Outcome> {
    runs.par_chunks(PORTION).flat_map_iter(|portion| survey(portion, epochs)).collect()
}
