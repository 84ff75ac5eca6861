//! Pictures, which go from Wasm's memory straight to a canvas.

use js_sys::Float32Array;
use wasm_bindgen::Clamped;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, ImageData};
use xor_playground::analysis::InputRange;
use xor_playground::pictures::{self, Palette, Theme};

use crate::border::integer;
use crate::trainer::Trainer;

/// The picture of what the network answers: see the crate's `Surface`.
#[wasm_bindgen]
pub struct Surface {
    surface: pictures::Surface,
    palette: Palette,
}

#[wasm_bindgen]
impl Surface {
    /// A picture of this many pixels a side (rounded up to a multiple of four).
    #[wasm_bindgen(constructor)]
    pub fn new(side: f64, dark: bool) -> Result<Surface, JsError> {
        let side: u16 = integer(side)?;
        Ok(Self { surface: pictures::Surface::new(side.into()), palette: palette(dark) })
    }

    /// How many pixels a side has.
    #[wasm_bindgen(getter)]
    pub fn side(&self) -> usize {
        self.surface.side()
    }

    /// Draws the network as it is now, over the section that the trainer has, to the top left corner of a canvas.
    pub fn draw(
        &mut self,
        trainer: &Trainer,
        canvas: &CanvasRenderingContext2d,
    ) -> Result<(), JsValue> {
        let network = trainer.0.network();
        let palette = trainer.colours(&self.palette);
        self.surface.render(network, *trainer.section(), &palette).map_err(JsError::from)?;
        put(self.surface.pixels(), self.surface.side(), canvas)
    }

    /// The line of the output in the middle, 0.5 between 0 and 1, in the picture that was drawn last, as segments: x, y, x, y of each.
    pub fn boundary(&self) -> Float32Array {
        Float32Array::from(self.surface.boundary())
    }

    /// Draws the colours of the outputs from low to high, from left to right, 256 × 1 pixels.
    #[wasm_bindgen(js_name = drawLegend)]
    pub fn draw_legend(&self, canvas: &CanvasRenderingContext2d) -> Result<(), JsValue> {
        draw_legend(&self.palette, canvas)
    }
}

#[cfg(feature = "full")]
#[wasm_bindgen]
impl Surface {
    /// From now on, it has the first and the last colour alone.
    pub fn discretise(&mut self) {
        self.palette = self.palette.clone().discrete();
    }
}

/// Draws the colours of the outputs from low to high, from left to right, 256 × 1 pixels.
///
/// # Errors
/// What the canvas throws.
pub fn draw_legend(palette: &Palette, canvas: &CanvasRenderingContext2d) -> Result<(), JsValue> {
    let pixels: Vec<u8> =
        (0..=255).flat_map(|step| palette.rgba(f64::from(step) / 255.0)).collect();
    put(&pixels, 256, canvas)
}

/// Pictures of what every input and neuron answers: see the crate's `NeuronPictures`.
#[wasm_bindgen]
pub struct NeuronPictures {
    pictures: pictures::NeuronPictures,
    palette: Palette,
}

#[wasm_bindgen]
impl NeuronPictures {
    /// Pictures of this many pixels a side (rounded up to a multiple of four).
    #[wasm_bindgen(constructor)]
    pub fn new(side: f64, dark: bool) -> Result<NeuronPictures, JsError> {
        let side: u16 = integer(side)?;
        let pictures = pictures::NeuronPictures::new(side.into());
        Ok(Self { pictures, palette: palette(dark) })
    }

    /// How many pixels a side has.
    #[wasm_bindgen(getter)]
    pub fn side(&self) -> usize {
        self.pictures.side()
    }

    /// Draws all inputs and neurons, as they are now, under one another to the top left corner of a canvas;
    /// or one alone, where `index` counts the inputs, then each layer. They show the same section as the surface.
    pub fn draw(
        &mut self,
        trainer: &Trainer,
        canvas: &CanvasRenderingContext2d,
        index: Option<f64>,
    ) -> Result<(), JsValue> {
        let (network, section) = (trainer.0.network(), *trainer.section());
        let palette = trainer.colours(&self.palette);
        match index {
            None => self.pictures.render(network, section, &palette),
            Some(index) => {
                let index: u16 = integer(index)?;
                self.pictures.render_one(network, section, &palette, index.into())
            }
        }
        .map_err(JsError::from)?;
        put(self.pictures.pixels(), self.pictures.side(), canvas)
    }
}

/// The palette of outputs for a page of this theme.
#[must_use]
pub fn palette(dark: bool) -> Palette {
    Palette::new(theme(dark))
}

/// The theme.
#[must_use]
pub fn theme(dark: bool) -> Theme {
    if dark { Theme::Dark } else { Theme::Light }
}

/// Puts rows of pixels to the top left corner of a canvas.
pub fn put(pixels: &[u8], width: usize, canvas: &CanvasRenderingContext2d) -> Result<(), JsValue> {
    let width = u32::try_from(width).map_err(|error| error.to_string())?;
    let image = ImageData::new_with_u8_clamped_array(Clamped(pixels), width)?;
    canvas.put_image_data(&image, 0.0, 0.0)
}

/// The lowest and the highest x and y of a surface of exclusive or; those of another run has `Trainer.measures`.
#[wasm_bindgen(js_name = surfaceRange, unchecked_return_type = "[number, number]")]
pub fn surface_range() -> Vec<f64> {
    InputRange::UNIT.ends().to_vec()
}
