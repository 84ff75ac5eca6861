//! What inputs and neurons answer at the points of a square grid over the plane of the inputs.

use std::ops::Range;

use crate::network::{LayerLayout, Network, Shape, backprop};
use crate::numerics::{F64x4, LANES};

/// A square grid over the plane.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    /// The x of the columns and the y of the rows, ascending: a multiple of [`LANES`].
    coordinates: Vec<f64>,
}

impl Grid {
    pub fn new(coordinates: Vec<f64>) -> Self {
        Self { coordinates }
    }

    /// How many points a side has.
    pub fn side(&self) -> usize {
        self.coordinates.len()
    }

    /// Puts what some inputs and neurons answer into `outputs`, one after another, each row by row from the
    /// top. `range` counts the inputs, of which there are two, then each layer of `layouts`. It is one pass for
    /// all of them, and allocates nothing if `outputs` is as long already.
    pub fn evaluate(
        &self,
        network: &Network,
        layouts: &[LayerLayout],
        range: Range<usize>,
        outputs: &mut Vec<f64>,
    ) {
        let area = self.side() * self.side();
        if outputs.len() != range.len() * area {
            *outputs = vec![0.0; range.len() * area];
        }
        let mut activations = [F64x4::splat(0.0); Shape::MAX_NEURONS];
        let (columns, _) = self.coordinates.as_chunks::<LANES>();
        let mut at = 0;
        for &y in self.coordinates.iter().rev() {
            for &x in columns {
                activations[0] = F64x4::new(x);
                activations[1] = F64x4::splat(y);
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
