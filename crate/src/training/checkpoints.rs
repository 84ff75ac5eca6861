//! States kept on the way, so that going back does not mean going back to the start.

use super::run::Setup;
use super::stepper::State;

/// The state at every so many epochs of a run, in bounded memory: when it is full, every second one is
/// dropped, and the distance doubles.
#[derive(Debug)]
pub(crate) struct Checkpoints {
    /// The numbers of the state at epoch 0, at epoch `distance`, at twice that, and so on: first all
    /// parameters, then what the optimizer remembers.
    numbers: Vec<f64>,
    parameters: usize,
    /// How many numbers a state has.
    size: usize,
    /// How many states are kept at most: an even number.
    capacity: usize,
    distance: u64,
}

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
        let parameters = start.network.parameters().len();
        let size = parameters + start.memory.len();
        let capacity = (Self::MOST_NUMBERS / size).min(Self::MOST) / 2 * 2;
        let mut checkpoints = Self {
            numbers: Vec::with_capacity(capacity * size),
            parameters,
            size,
            capacity,
            distance: (Self::WORK_BETWEEN / setup.work()).max(1),
        };
        checkpoints.keep(start);
        checkpoints
    }

    fn keep(&mut self, state: &State) {
        self.numbers.extend_from_slice(state.network.parameters());
        self.numbers.extend_from_slice(&state.memory);
    }

    /// How many there are.
    fn count(&self) -> usize {
        self.numbers.len() / self.size
    }

    /// Keeps the state at `epoch` if that is the next one due.
    pub fn offer(&mut self, epoch: u64, state: &State) {
        if epoch != self.count() as u64 * self.distance {
            return;
        }
        self.keep(state);
        if self.count() == self.capacity {
            for kept in 1..self.capacity / 2 {
                let from = 2 * kept * self.size;
                self.numbers.copy_within(from..from + self.size, kept * self.size);
            }
            self.numbers.truncate(self.capacity / 2 * self.size);
            self.distance *= 2;
        }
    }

    /// Keeps another state at `epoch`, if one is kept there.
    pub fn replace(&mut self, epoch: u64, state: &State) {
        if !epoch.is_multiple_of(self.distance) {
            return;
        }
        let index = usize::try_from(epoch / self.distance).unwrap_or(usize::MAX);
        if index >= self.count() {
            return;
        }
        let numbers = &mut self.numbers[index * self.size..][..self.size];
        let (parameters, memory) = numbers.split_at_mut(self.parameters);
        parameters.copy_from_slice(state.network.parameters());
        memory.copy_from_slice(&state.memory);
    }

    /// How many epochs there are from `epoch` to the next one that is due.
    pub fn until_next(&self, epoch: u64) -> u64 {
        self.distance - epoch % self.distance
    }

    /// Puts the last one at or before `epoch` into `state`, and gives its epoch.
    pub fn restore_before(&self, epoch: u64, state: &mut State) -> u64 {
        let last = self.count() - 1;
        let index = usize::try_from(epoch / self.distance).map_or(last, |index| index.min(last));
        let numbers = &self.numbers[index * self.size..][..self.size];
        let (parameters, memory) = numbers.split_at(self.parameters);
        state.copy_from_numbers(parameters, memory);
        index as u64 * self.distance
    }
}

impl Clone for Checkpoints {
    /// The copy has room for all that is to come, too.
    fn clone(&self) -> Self {
        let mut numbers = Vec::with_capacity(self.capacity * self.size);
        numbers.extend_from_slice(&self.numbers);
        Self { numbers, ..*self }
    }
}
