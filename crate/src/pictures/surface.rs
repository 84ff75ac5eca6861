//! The decision surface: what the network answers over the plane of its inputs, as a picture.

use super::palette::Palette;
use crate::analysis::{Grid, Section};
use crate::network::{Network, ShapeError};
use crate::numerics::{F64x4, LANES, contour};

/// A square picture of the network's output over a section of its inputs, and the line on which the output is in the middle.
/// The memory is kept from one [`Surface::render`] to the next.
///
/// ```
/// use xor_playground::Run;
/// use xor_playground::analysis::InputPlane;
/// use xor_playground::pictures::{Palette, Surface, Theme};
/// let mut surface = Surface::new(200);
/// let run = Run::default();
/// let plane = InputPlane::of(&run.setup().data);
/// surface.render(&run.start(), plane, &Palette::new(Theme::Light))?;
/// assert_eq!(surface.pixels().len(), 200 * 200 * 4);
/// # Ok::<(), xor_playground::network::ShapeError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Surface {
    /// The centres of the pixels.
    grid: Grid,
    outputs: Vec<f64>,
    pixels: Vec<u8>,
    boundary: Vec<f32>,
}

impl Surface {
    /// The most pixels that a side can have.
    pub const MAX_SIDE: usize = 4096;

    /// A picture of `side` × `side` pixels. The side is taken to the next multiple of four, from 4 to
    /// [`Surface::MAX_SIDE`].
    #[must_use]
    pub fn new(side: usize) -> Self {
        let side = side.clamp(1, Self::MAX_SIDE).next_multiple_of(LANES);
        Self {
            grid: Grid::new(side),
            outputs: vec![0.0; side * side],
            pixels: vec![0; side * side * 4],
            boundary: Vec::new(),
        }
    }

    /// Draws a network over a section of its inputs; over a plane, if it takes two.
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless the network takes as many inputs as the section has.
    pub fn render(
        &mut self,
        network: &Network,
        section: impl Into<Section>,
        palette: &Palette,
    ) -> Result<(), ShapeError> {
        let section = section.into();
        section.check(network)?;
        self.grid.put_to_centres(section.ranges());
        self.evaluate(network, &section);
        for (pixel, &output) in self.pixels.chunks_exact_mut(4).zip(&self.outputs) {
            pixel.copy_from_slice(&palette.rgba(output));
        }
        self.trace_boundary(palette.middle());
        Ok(())
    }

    /// How many pixels a side has.
    #[must_use]
    pub fn side(&self) -> usize {
        self.grid.side()
    }

    /// Red, green, blue, opacity for each pixel, row by row from the top left; y grows upwards, so
    /// the first row is the one next to the plane's highest y. A pixel shows the output at its centre.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The line on which the output is in the middle of the palette, 0.5 for outputs from 0 to 1, as segments in no particular order: x and y of one end, x
    /// and y of the other, in input coordinates. It runs between the centres of the pixels, and is left
    /// out where an output is not a number.
    #[must_use]
    pub fn boundary(&self) -> &[f32] {
        &self.boundary
    }

    fn evaluate(&mut self, network: &Network, section: &Section) {
        let evaluator = network.evaluator();
        let mut points = section.points(network.shape().features());
        let [across, up] = self.grid.coordinates();
        let (columns, _) = across.as_chunks::<LANES>();
        let rows = self.outputs.chunks_exact_mut(across.len());
        for (outputs, &y) in rows.zip(up.iter().rev()) {
            let y = F64x4::splat(y);
            for (outputs, &x) in outputs.chunks_exact_mut(LANES).zip(columns) {
                let inputs = points.inputs_at(F64x4::new(x), y);
                outputs.copy_from_slice(&evaluator.output(inputs).to_array());
            }
        }
    }

    /// Between the centres of the pixels.
    fn trace_boundary(&mut self, level: f64) {
        let Self { grid, outputs, boundary, .. } = self;
        boundary.clear();
        let place = |end| grid.place(end);
        contour::draw(outputs, grid.side(), level, &place, boundary);
    }
}
