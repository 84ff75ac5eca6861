//! States kept on the way, so that going back does not mean going back to the start.

use super::record::Record;
use super::setup::Setup;
use super::stepper::State;

/// The state at every so many epochs of a run, in bounded memory: see [`Record`].
#[derive(Clone, Debug)]
pub(crate) struct Checkpoints(Record);

impl Checkpoints {
    /// How many are kept at most, unless they are large.
    const MOST: usize = 512;
    /// How many numbers are kept at most.
    const MOST_NUMBERS: usize = 1 << 19;
    /// How much training lies between two checkpoints at first, in the units of [`Setup::work`]: that of
    /// 256 epochs of the article's network.
    const WORK_BETWEEN: u64 = 256 * 36;

    /// The state at epoch 0.
    pub fn new(setup: &Setup, start: &State) -> Self {
        let size = start.network.parameters().len() + start.memory.len();
        let capacity = (Self::MOST_NUMBERS / size).min(Self::MOST);
        let stride = (Self::WORK_BETWEEN / setup.work()).max(1);
        let mut checkpoints = Self(Record::new(size, capacity, stride));
        checkpoints.offer(start);
        checkpoints
    }

    /// Keeps the state if that is the next one due.
    pub fn offer(&mut self, state: &State) {
        self.0.offer(state.epoch, numbers(state));
    }

    /// Keeps this state in the place of the one at its epoch, if one is kept there.
    pub fn replace(&mut self, state: &State) {
        self.0.replace(state.epoch, numbers(state));
    }

    /// How many epochs there are from `epoch` to the next one that is due.
    pub fn until_next(&self, epoch: u64) -> u64 {
        self.0.until_next(epoch)
    }

    /// Puts the last one at or before `target` into `state`, unless that is between the two, and so nearer.
    pub fn restore_before(&self, target: u64, state: &mut State) {
        let (epoch, numbers) = self.0.last_before(target);
        if (epoch..=target).contains(&state.epoch) {
            return;
        }
        let (parameters, memory) = numbers.split_at(state.network.parameters().len());
        state.set(epoch, parameters, memory);
    }
}

/// First all parameters, then what the optimizer remembers.
fn numbers(state: &State) -> [&[f64]; 2] {
    [state.network.parameters(), &state.memory]
}
