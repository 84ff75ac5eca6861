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

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::super::run::Run;
    use super::super::trainer::Trainer;
    use super::*;
    use crate::network::{Activation, HiddenLayer, HiddenSize, Shape};

    /// Those of the article's run with such hidden layers, by an optimizer that remembers so many numbers, and how far
    /// apart they are at first.
    fn checkpoints(hidden: &[u8], memory: usize) -> (Checkpoints, State, u64) {
        let size = |&neurons: &u8| HiddenSize::new(neurons).unwrap();
        let layer = |size| HiddenLayer { size, activation: Activation::Sigmoid };
        let layers = hidden.iter().map(size).map(layer).collect();
        let shape = Shape::new(2, layers, Activation::Sigmoid).unwrap();
        let run = Run::new(Setup { shape, ..Setup::default() }).unwrap();
        let mut state = Trainer::new(run.clone()).state;
        state.memory = vec![0.0; memory];
        let checkpoints = Checkpoints::new(run.setup(), &state);
        let stride = checkpoints.until_next(0);
        (checkpoints, state, stride)
    }

    #[test]
    fn the_longer_an_epoch_takes_the_nearer_they_are() {
        // Over four samples, networks of 9, 105 and 1,425 parameters.
        for (hidden, apart) in [(&[2][..], 256), (&[8, 8], 21), (&[16; 6], 1)] {
            assert_eq!(checkpoints(hidden, 0).2, apart, "{hidden:?}");
        }
    }

    #[test]
    fn they_are_as_many_as_there_is_room_for_and_then_half_as_many() {
        // 512, or as many as 524,288 numbers are, of which the optimizer may have some.
        for (hidden, memory, most) in [(2, 0, 512), (2, 2_039, 256), (16, 4_031, 128)] {
            let (mut checkpoints, mut state, apart) = checkpoints(&[hidden], memory);
            for kept in 1..most {
                state.epoch = kept * apart;
                checkpoints.offer(&state);
                assert_eq!(checkpoints.until_next(0), apart, "{kept} of {most}");
            }
            state.epoch = most * apart;
            checkpoints.offer(&state);
            assert_eq!(checkpoints.until_next(0), 2 * apart, "{most}");
        }
    }
}
