//! What every input and neuron answers over the plane of the inputs, as small pictures.

use std::ops::Range;

use super::palette::Palette;
use super::surface::Surface;
use crate::analysis::{Grid, InputPlane, InputRange, Section};
use crate::data::Feature;
use crate::network::{Activation, Network, Shape, ShapeError};
use crate::numerics::LANES;

/// Square pictures of the inputs and the neurons of a network, one under another, each over a section as
/// [`Surface`] is: the inputs, then each layer, the output last.
///
/// Blue is low and orange high. The output is as on the surface. An input is blue at 0 and orange at 1, where it goes
/// farther than [`InputRange::UNIT`] from its one end to its other; a feature that is computed has 0 in the middle, and
/// its largest absolute value in the picture at one end. What a hidden neuron can answer goes from blue to
/// orange, over the range of its activation. Where that has no end, 0 is in the middle, and the largest absolute value in
/// the picture at one end.
///
/// The memory is kept from one picture to the next: drawing networks of one shape again allocates nothing.
///
/// ```
/// use xor_playground::Run;
/// use xor_playground::analysis::InputPlane;
/// use xor_playground::pictures::{NeuronPictures, Palette, Theme};
/// let mut pictures = NeuronPictures::new(24);
/// pictures.render(&Run::default().start(), InputPlane::UNIT, &Palette::new(Theme::Light))?;
/// // x, y, two hidden neurons, and the output.
/// assert_eq!(pictures.pixels().len(), 5 * 24 * 24 * 4);
/// # Ok::<(), xor_playground::network::ShapeError>(())
/// ```
#[derive(Clone, Debug)]
pub struct NeuronPictures {
    grid: Grid,
    /// What is drawn, a picture after another.
    outputs: Vec<f64>,
    pixels: Vec<u8>,
}

impl NeuronPictures {
    /// Pictures of `side` × `side` pixels. The side is taken to the next multiple of four, as that of
    /// [`Surface::new`].
    #[must_use]
    pub fn new(side: usize) -> Self {
        let side = side.clamp(1, Surface::MAX_SIDE).next_multiple_of(LANES);
        Self { grid: Grid::new(side), outputs: Vec::new(), pixels: Vec::new() }
    }

    /// Draws all inputs and neurons of a network over a section of its inputs.
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless the network takes as many inputs as the section has.
    pub fn render(
        &mut self,
        network: &Network,
        section: impl Into<Section>,
        palette: &Palette,
    ) -> Result<(), ShapeError> {
        self.render_range(network, &section.into(), palette, 0..network.shape().neuron_count())
    }

    /// Draws one input or neuron alone, where `index` counts the inputs, then each layer.
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless the network takes as many inputs as the section has, and [`ShapeError::Neuron`] unless
    /// there is such a neuron.
    pub fn render_one(
        &mut self,
        network: &Network,
        section: impl Into<Section>,
        palette: &Palette,
        index: usize,
    ) -> Result<(), ShapeError> {
        let count = network.shape().neuron_count();
        if index >= count {
            return Err(ShapeError::Neuron { count });
        }
        self.render_range(network, &section.into(), palette, index..index + 1)
    }

    /// How many pixels a side has.
    #[must_use]
    pub fn side(&self) -> usize {
        self.grid.side()
    }

    /// Red, green, blue, opacity for each pixel, picture by picture, each as [`Surface::pixels`] has it.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    fn render_range(
        &mut self,
        network: &Network,
        section: &Section,
        palette: &Palette,
        range: Range<usize>,
    ) -> Result<(), ShapeError> {
        section.check(network)?;
        self.grid.put_to_centres(section.ranges());
        let area = self.side() * self.side();
        if self.pixels.len() != range.len() * area * 4 {
            self.pixels = vec![0; range.len() * area * 4];
        }
        let layouts = network.shape().layouts();
        self.grid.evaluate(network, section, layouts, range.clone(), &mut self.outputs);
        let pictures = self.outputs.chunks_exact(area).zip(self.pixels.chunks_exact_mut(area * 4));
        for (index, (outputs, pixels)) in range.zip(pictures) {
            let colours = colours(network.shape(), index, outputs, section.plane(), palette);
            for (pixel, &output) in pixels.chunks_exact_mut(4).zip(outputs) {
                pixel.copy_from_slice(&palette.at(colours.offset + output * colours.scale));
            }
        }
        Ok(())
    }
}

/// Which place in the palette an output has: `offset` + output · `scale`.
struct Colours {
    offset: f64,
    scale: f64,
}

/// The colours of the picture of an input or neuron.
fn colours(
    shape: &Shape,
    index: usize,
    outputs: &[f64],
    plane: InputPlane,
    palette: &Palette,
) -> Colours {
    let range = match hidden_activation(shape, index) {
        Some(activation) => activation.range(),
        None if index >= shape.input_neurons() => Some(palette.range()),
        None => input_at(shape, index).map(|input| {
            let range = plane.range(input);
            if range == InputRange::UNIT { [0.0, 1.0] } else { range.ends() }
        }),
    };
    if let Some([low, high]) = range {
        let scale = 1.0 / (high - low);
        return Colours { offset: -low * scale, scale };
    }
    let sizes = outputs.iter().map(|output| output.abs()).filter(|size| size.is_finite());
    let largest = sizes.fold(0.0, f64::max);
    // Where all are 0, all are in the middle.
    Colours { offset: 0.5, scale: 0.5 / if largest > 0.0 { largest } else { 1.0 } }
}

/// Which input as it is the first layer takes there; none for a feature that is computed.
fn input_at(shape: &Shape, index: usize) -> Option<usize> {
    let features = shape.features();
    if features.is_raw() {
        return Some(index);
    }
    match features.list().nth(index)? {
        Feature::X => Some(0),
        Feature::Y => Some(1),
        _ => None,
    }
}

/// The activation of a hidden neuron; none for an input or the output.
fn hidden_activation(shape: &Shape, index: usize) -> Option<Activation> {
    let mut left = index.checked_sub(shape.input_neurons())?;
    for layer in shape.hidden() {
        if left < layer.size.get() {
            return Some(layer.activation);
        }
        left -= layer.size.get();
    }
    None
}
