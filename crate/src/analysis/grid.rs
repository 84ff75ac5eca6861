//! What inputs and neurons answer at the points of a grid over the plane of the inputs.

use std::ops::Range;

use super::input_range::InputRange;
use super::section::Section;
use crate::network::{LayerLayout, Network, Shape, backprop};
use crate::numerics::{F64x4, LANES};

/// A grid over the plane, with as many rows as columns.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    /// The x of the columns, ascending: a multiple of [`LANES`].
    across: Vec<f64>,
    /// The y of the rows, ascending.
    up: Vec<f64>,
}

impl Grid {
    /// So many points a side, a multiple of [`LANES`], which lie nowhere yet.
    pub fn new(side: usize) -> Self {
        Self { across: vec![0.0; side], up: vec![0.0; side] }
    }

    /// Puts the points to the centres of the pixels of a picture that goes so far across and up.
    pub fn put_to_centres(&mut self, ranges: [InputRange; 2]) {
        self.put(ranges, 0.5, self.side());
    }

    /// Puts the first point to the lowest x and y, and the last one to the highest.
    pub fn put_to_corners(&mut self, ranges: [InputRange; 2]) {
        self.put(ranges, 0.0, self.side() - 1);
    }

    /// One copy of it is enough for all pictures.
    #[inline(never)]
    #[expect(clippy::cast_precision_loss, reason = "a side has far fewer than 2⁵² points")]
    fn put(&mut self, ranges: [InputRange; 2], first: f64, steps: usize) {
        for (coordinates, range) in [&mut self.across, &mut self.up].into_iter().zip(ranges) {
            let step = range.width() / steps as f64;
            let mut at = first;
            for coordinate in coordinates {
                *coordinate = range.low() + at * step;
                at += 1.0;
            }
        }
    }

    /// How many points a side has.
    pub fn side(&self) -> usize {
        self.across.len()
    }

    /// The x of the columns and the y of the rows, ascending.
    pub fn coordinates(&self) -> [&[f64]; 2] {
        [&self.across, &self.up]
    }

    /// The x and y of what is so many steps to the right of the top left point, and down.
    pub fn place(&self, [across, down]: [f64; 2]) -> [f64; 2] {
        let Self { across: x, up: y } = self;
        [x[0] + across * (x[1] - x[0]), y[y.len() - 1] - down * (y[1] - y[0])]
    }

    /// Puts what some inputs and neurons answer over a section into `outputs`, one after another, each row by row from
    /// the top. `range` counts the inputs, or features of them, then each layer of `layouts`. It is one pass for
    /// all of them, and allocates nothing if `outputs` is as long already.
    pub fn evaluate(
        &self,
        network: &Network,
        section: &Section,
        layouts: &[LayerLayout],
        range: Range<usize>,
        outputs: &mut Vec<f64>,
    ) {
        let area = self.side() * self.side();
        if outputs.len() != range.len() * area {
            *outputs = vec![0.0; range.len() * area];
        }
        let mut activations = [F64x4::splat(0.0); Shape::MAX_NEURONS];
        let (columns, _) = self.across.as_chunks::<LANES>();
        let mut points = section.points(network.shape().features());
        let mut at = 0;
        for &y in self.up.iter().rev() {
            for &x in columns {
                let inputs = points.inputs_at(F64x4::new(x), F64x4::splat(y));
                activations[..inputs.len()].copy_from_slice(inputs);
                backprop::activate(layouts, network.parameters(), &mut activations);
                let areas = outputs.chunks_exact_mut(area);
                for (outputs, lanes) in areas.zip(&activations[range.clone()]) {
                    outputs[at..at + LANES].copy_from_slice(&lanes.to_array());
                }
                at += LANES;
            }
        }
    }
}
