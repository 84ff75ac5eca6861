//! What inputs and neurons answer at the points of a square grid over the plane of the inputs.

use std::ops::Range;

use crate::network::{LayerLayout, Network, Shape, backprop};
use crate::numerics::{F64x4, LANES, contour};

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

    /// The x of the columns and the y of the rows, ascending.
    pub fn coordinates(&self) -> &[f64] {
        &self.coordinates
    }

    /// Calls `end` with both ends, x and y, of each piece of the line on which what is known at the points, row
    /// by row from the top, is `level`.
    pub fn contour(&self, values: &[f64], level: f64, end: &mut dyn FnMut([f64; 2])) {
        let at = &self.coordinates;
        let (left, top, step) = (at[0], at[at.len() - 1], at[1] - at[0]);
        contour::trace(values, self.side(), level, &mut |[across, down]| {
            end([left + across * step, top - down * step]);
        });
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
