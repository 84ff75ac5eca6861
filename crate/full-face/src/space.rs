//! The hidden layer's space, for the part of the page that shows it. The first view goes without.

use js_sys::{Array, Float32Array};
use wasm_bindgen::prelude::*;
use web_sys::CanvasRenderingContext2d;

use xor_playground::analysis::{InputPlane, InputRange, Plane, Section};
use xor_playground::network::GradientNorms;
use xor_playground::pictures::{self, Palette};
use xor_playground::{Network, Run, Setup};
use xor_playground_face::{all_integers, draw_legend, integer, number, palette, put, run_in};

/// The hidden space of a network and its picture: see the crate's `HiddenSpace`.
#[wasm_bindgen]
pub struct HiddenSpace {
    space: pictures::HiddenSpace,
    palette: Palette,
    /// The run that was looked at last, so that its link is read once.
    link: String,
    run: Run,
}

#[wasm_bindgen]
impl HiddenSpace {
    /// A picture of this many pixels a side (rounded up to a multiple of four), with so many points of the
    /// mesh from each line to the next.
    #[wasm_bindgen(constructor)]
    pub fn new(side: f64, detail: f64, dark: bool) -> Result<HiddenSpace, JsError> {
        let (side, detail): (u16, u8) = (integer(side)?, integer(detail)?);
        Ok(Self {
            space: pictures::HiddenSpace::new(side.into(), detail.into()),
            palette: palette(dark),
            link: String::new(),
            run: Run::default(),
        })
    }

    /// Looks at the network that has these parameters in the run that a link holds, and at the run's samples,
    /// in the plane of two neurons of its last hidden layer, or in the principal plane where none are given. The mesh is
    /// over the section in which these two inputs go across and up, and the others are held at what they are at a place;
    /// without these, over the one that is shown first.
    #[wasm_bindgen(js_name = lookAt)]
    pub fn look_at(
        &mut self,
        link: &str,
        parameters: Vec<f64>,
        neurons: &[f64],
        axes: Option<Vec<f64>>,
        through: Option<Vec<f64>>,
    ) -> Result<(), JsError> {
        if self.link != link {
            self.run = run_in(link)?;
            link.clone_into(&mut self.link);
        }
        let network = Network::new(self.run.setup().shape.clone(), parameters)?;
        let plane = match *all_integers(neurons)? {
            [] => Plane::Principal,
            [right, up] => Plane::Neurons([right, up]),
            _ => return Err(JsError::new("a plane takes two neurons")),
        };
        let data = &self.run.setup().data;
        let (axes, through) = (axes.unwrap_or_default(), through.unwrap_or_default());
        let section = match *all_integers(&axes)? {
            [across, up] => Section::new(InputPlane::of(data), [across, up], &through)?,
            _ => Section::of(data),
        };
        Ok(self.space.look_through(&network, data, &section, plane)?)
    }

    /// Draws the picture at a blend of input plane (0) and hidden space (1) to the top left corner of a
    /// canvas.
    pub fn draw(&mut self, blend: f64, canvas: &CanvasRenderingContext2d) -> Result<(), JsValue> {
        let palette = self.palette.clone().over(&self.run.setup().data);
        self.space.render(blend, &palette);
        put(self.space.pixels().as_flattened(), self.space.side(), canvas)
    }

    /// How many pixels a side of the picture has.
    #[wasm_bindgen(getter)]
    pub fn side(&self) -> usize {
        self.space.side()
    }

    /// How many points of the mesh there are from each line to the next.
    #[wasm_bindgen(getter)]
    pub fn detail(&self) -> usize {
        self.space.detail()
    }

    /// How many points each row of the mesh has, and each column.
    #[wasm_bindgen(getter, js_name = meshSides, unchecked_return_type = "[number, number]")]
    pub fn mesh_sides(&self) -> Vec<usize> {
        self.space.mesh_sides().to_vec()
    }

    /// The lowest and the highest place of the mesh across, then up, and how far it is from each line to the next.
    #[wasm_bindgen(
        getter,
        js_name = inputRanges,
        unchecked_return_type = "[low: number, high: number, spacing: number][]"
    )]
    pub fn input_ranges(&self) -> Array {
        let ranges = self.space.input_ranges();
        let numbers = |range: InputRange| [range.low(), range.high(), range.spacing()];
        ranges
            .map(|range| numbers(range).map(JsValue::from).iter().collect::<Array>())
            .iter()
            .collect()
    }

    /// Which of the lines, from 0, are to stand out across, or up: each tenth, which for gates are where inputs are 0 and 1.
    #[wasm_bindgen(js_name = strongLines)]
    pub fn strong_lines(&self, axis: f64) -> Result<Vec<usize>, JsError> {
        let axis = usize::from(integer::<u8>(axis)? != 0);
        Ok(self.space.input_ranges()[axis].strong_lines().collect())
    }

    /// Where the points of the mesh are in the picture that was drawn last, row by row: to the right and
    /// down, as shares of its side.
    pub fn mesh(&self) -> Float32Array {
        places(self.space.drawn_mesh())
    }

    /// Where the samples are in the picture.
    pub fn samples(&self) -> Float32Array {
        places(&self.space.drawn_samples())
    }

    /// Where the network answers 0.5 on the mesh in the picture, as segments: right, down, right, down.
    pub fn boundary(&self) -> Float32Array {
        Float32Array::from(self.space.drawn_boundary())
    }

    /// The ends of the output neuron's straight line in the picture of blend 1; nothing where it is
    /// outside.
    pub fn line(&self) -> Float32Array {
        places(self.space.drawn_line().as_ref().map_or(&[], |ends| ends.as_slice()))
    }

    /// From where to where the picture of blend 1 goes, to the right and up.
    #[wasm_bindgen(getter, unchecked_return_type = "[low: number, high: number][]")]
    pub fn ranges(&self) -> Array {
        let ranges = self.space.ranges();
        ranges.map(|[low, high]| Array::of2(&low.into(), &high.into())).iter().collect()
    }

    /// Where each sample is in the plane: right and up.
    #[wasm_bindgen(js_name = samplePlaces, unchecked_return_type = "[number, number][]")]
    pub fn sample_places(&self) -> Array {
        let samples = self.space.samples().iter();
        samples.map(|&[right, up]| Array::of2(&right.into(), &up.into())).collect()
    }

    /// The share of the samples' variance that lies in the plane.
    #[wasm_bindgen(getter)]
    pub fn share(&self) -> f64 {
        self.space.share()
    }

    /// Whether the output neuron's line has every sample on the side of its target.
    #[wasm_bindgen(getter, js_name = isSeparated)]
    pub fn is_separated(&self) -> bool {
        self.space.separation().is_separated
    }

    /// How wide the widest empty strip between the 1s and the 0s is; 0 where no straight line parts them, and
    /// NaN where there are only 1s or only 0s.
    #[wasm_bindgen(getter)]
    pub fn gap(&self) -> f64 {
        self.space.separation().gap.unwrap_or(f64::NAN)
    }

    /// The samples with different targets that are in almost the same place: of each such group how far apart
    /// they are, then which they are.
    #[wasm_bindgen(unchecked_return_type = "[apart: number, ...rows: number[]][]")]
    pub fn collisions(&self) -> Array {
        let collisions = self.space.separation().collisions.iter();
        collisions
            .map(|collision| {
                let rows = collision.samples.iter().map(|&row| number(row as u64));
                std::iter::once(collision.apart).chain(rows).map(JsValue::from).collect::<Array>()
            })
            .collect()
    }

    /// Draws the colours of the outputs 0 to 1, from left to right, 256 × 1 pixels.
    #[wasm_bindgen(js_name = drawLegend)]
    pub fn draw_legend(&self, canvas: &CanvasRenderingContext2d) -> Result<(), JsValue> {
        draw_legend(&self.palette, canvas)
    }
}

fn places(points: &[[f64; 2]]) -> Float32Array {
    #[expect(clippy::cast_possible_truncation, reason = "for drawing")]
    let numbers: Vec<f32> = points.as_flattened().iter().map(|&share| share as f32).collect();
    Float32Array::from(&numbers[..])
}

/// How long the gradient is that some of the run's samples give a network, with these parameters in the
/// run that a link holds: over all weights and biases, and over those of the hidden layers alone.
#[wasm_bindgen(js_name = gradientNorms, unchecked_return_type = "[all: number, hidden: number]")]
pub fn gradient_norms(link: &str, parameters: Vec<f64>, rows: &[f64]) -> Result<Vec<f64>, JsError> {
    let run = run_in(link)?;
    let network = Network::new(run.setup().shape.clone(), parameters)?;
    let Setup { data, loss, .. } = run.setup();
    let gradient = network.gradient(&data.select(&all_integers(rows)?)?, *loss)?;
    let GradientNorms { all, hidden } = GradientNorms::of(&gradient);
    Ok(vec![all, hidden])
}
