//! What inputs and neurons answer at the points of a square grid over the plane of the inputs.

use std::ops::Range;

use super::input_plane::InputPlane;
use super::section::Section;
use crate::network::{LayerLayout, Network, Shape, backprop};
use crate::numerics::{F64x4, LANES};

/// A square grid over the plane.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    /// The x of the columns and the y of the rows, ascending: a multiple of [`LANES`].
    coordinates: Vec<f64>,
}

impl Grid {
    /// So many points a side, a multiple of [`LANES`], which lie nowhere yet.
    pub fn new(side: usize) -> Self {
        Self { coordinates: vec![0.0; side] }
    }

    /// Puts the points to the centres of the pixels of a picture of a plane.
    pub fn put_to_centres(&mut self, plane: InputPlane) {
        self.put(plane.low(), 0.5, plane.width(), self.side());
    }

    /// Puts the first point to the lowest x and y of a plane, and the last one to the highest.
    pub fn put_to_corners(&mut self, plane: InputPlane) {
        self.put(plane.low(), 0.0, plane.width(), self.side() - 1);
    }

    /// One copy of it is enough for all pictures.
    #[inline(never)]
    #[expect(clippy::cast_precision_loss, reason = "a side has far fewer than 2⁵² points")]
    fn put(&mut self, low: f64, first: f64, width: f64, steps: usize) {
        let step = width / steps as f64;
        let mut at = first;
        for coordinate in &mut self.coordinates {
            *coordinate = low + at * step;
            at += 1.0;
        }
    }

    /// How many points a side has.
    pub fn side(&self) -> usize {
        self.coordinates.len()
    }

    /// The x of the columns and the y of the rows, ascending.
    pub fn coordinates(&self) -> &[f64] {
        &self.coordinates
    }

    /// The x and y of what is so many steps to the right of the top left point, and down.
    pub fn place(&self, [across, down]: [f64; 2]) -> [f64; 2] {
        let at = &self.coordinates;
        let (left, top, step) = (at[0], at[at.len() - 1], at[1] - at[0]);
        [left + across * step, top - down * step]
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
        let (columns, _) = self.coordinates.as_chunks::<LANES>();
        let mut points = section.points(network.shape().features());
        let mut at = 0;
        for &y in self.coordinates.iter().rev() {
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
