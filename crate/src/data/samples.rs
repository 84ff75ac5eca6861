//! Samples laid out for the lanes: four side by side in a block.

use super::data_set::DataSet;
use crate::numerics::{F64x4, LANES};

/// Samples in blocks of four. In the last block, the lanes after the last sample hold it again, and
/// do not count.
#[derive(Debug)]
pub(crate) struct Samples {
    width: usize,
    count: usize,
    /// Each block's inputs, one after the other.
    inputs: Vec<F64x4>,
    targets: Vec<F64x4>,
}

/// Up to four samples.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block<'a> {
    pub inputs: &'a [F64x4],
    pub target: F64x4,
    /// How many lanes count.
    pub samples: usize,
}

impl Samples {
    /// All samples of a data set, in its order.
    pub fn all(data: &DataSet) -> Self {
        let mut samples = Self::with_room_for(data, data.samples());
        samples.fill(data, 0..data.samples());
        samples
    }

    /// These samples of a data set, by their indices.
    pub fn of(data: &DataSet, indices: &[usize]) -> Self {
        let mut samples = Self::with_room_for(data, indices.len());
        samples.fill(data, indices.iter().copied());
        samples
    }

    /// No samples yet, but room for so many of this data set.
    pub fn with_room_for(data: &DataSet, count: usize) -> Self {
        let (width, blocks) = (data.inputs().ncols(), count.div_ceil(LANES));
        Self {
            width,
            count: 0,
            inputs: Vec::with_capacity(blocks * width),
            targets: Vec::with_capacity(blocks),
        }
    }

    /// Takes these samples of a data set in the place of those before. Where there is room for them,
    /// nothing is allocated.
    pub fn fill(&mut self, data: &DataSet, indices: impl ExactSizeIterator<Item = usize> + Clone) {
        let (inputs, targets) = (data.inputs(), data.targets());
        self.count = indices.len();
        self.inputs.clear();
        self.targets.clear();
        let last = indices.clone().last().unwrap_or(0);
        let mut rest = indices;
        while rest.len() > 0 {
            let block: [usize; LANES] = std::array::from_fn(|_| rest.next().unwrap_or(last));
            let lanes = |number: &dyn Fn(usize) -> f64| F64x4::new(block.map(number));
            self.inputs.extend((0..self.width).map(|input| lanes(&|index| inputs[[index, input]])));
            self.targets.push(lanes(&|index| targets[index]));
        }
    }

    /// How many samples there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The blocks.
    pub fn blocks(&self) -> impl Iterator<Item = Block<'_>> {
        let blocks = self.inputs.chunks_exact(self.width).zip(&self.targets).enumerate();
        blocks.map(|(index, (inputs, &target))| {
            let samples = (self.count - index * LANES).min(LANES);
            Block { inputs, target, samples }
        })
    }
}

impl Clone for Samples {
    /// The copy has room for all that is to come, too.
    fn clone(&self) -> Self {
        let mut inputs = Vec::with_capacity(self.inputs.capacity());
        inputs.extend_from_slice(&self.inputs);
        let mut targets = Vec::with_capacity(self.targets.capacity());
        targets.extend_from_slice(&self.targets);
        Self { inputs, targets, ..*self }
    }
}
