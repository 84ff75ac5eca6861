//! The space of the last hidden layer: what its neurons answer, as a place, and what the output neuron
//! makes of every place.
//!
//! The output neuron does not see x and y, it sees the outputs h of the last hidden layer, and its weighted
//! sum z = Σ w · h + b is the same along straight lines (with more than two neurons, flat cuts). So a
//! network has learnt what no straight line parts, such as exclusive or, when its hidden layer has bent the plane
//! of the inputs so that one parts the samples.

use ndarray::ArrayView1;

use super::palette::Palette;
use super::raster::fill_triangle;
use super::surface::Surface;
use crate::analysis::{
    InputPlane, InputRange, Layers, OutputOverPlane, Plane, PlaneError, Section, Separation, Slice,
};
use crate::data::DataSet;
use crate::network::{Activation, Network, Shape};
use crate::numerics::{F64x4, LANES, contour, round_above, round_range};

/// How opaque the plane is where no input lands, of 255.
const PALE: f64 = 160.0;

/// From and to which share of a picture's height a space of one dimension is drawn: a strip.
const STRIP: [f64; 2] = [0.38, 0.62];

/// The hidden space of a network, and its picture. Without a hidden layer, the space is the plane of the
/// inputs itself. The memory is kept from one network to the next.
///
/// Places in the picture are shares of its side, to the right and down. The picture goes from the plane of
/// the inputs, blend 0, to the hidden space, blend 1, with everything on straight lines in between.
///
/// ```
/// use xor_playground::{DataSet, Run, Trainer};
/// use xor_playground::analysis::Plane;
/// use xor_playground::pictures::{HiddenSpace, Palette, Theme};
/// let mut trainer = Trainer::new(Run::article(0));
/// trainer.step(5_000);
/// let mut space = HiddenSpace::new(200, 4);
/// space.look_at(trainer.network(), &DataSet::xor(), Plane::Neurons([0, 1]))?;
/// assert!(space.separation().is_separated);
/// space.render(1.0, &Palette::new(Theme::Light));
/// assert_eq!(space.pixels().len(), 200 * 200);
/// # Ok::<(), xor_playground::analysis::PlaneError>(())
/// ```
#[derive(Clone, Debug)]
pub struct HiddenSpace {
    side: usize,
    detail: usize,
    /// Where the mesh comes from.
    section: Section,
    /// The points of the mesh in it, across and up.
    points: Vec<[f64; 2]>,
    /// Where each point of the mesh lands in the plane, and what the network answers there.
    mesh: Vec<[f64; 2]>,
    outputs: Vec<f64>,
    /// Where the samples are in the section, and where they land in the plane.
    sample_points: Vec<[f64; 2]>,
    samples: Vec<[f64; 2]>,
    /// From where to where the picture shows the plane, to the right and up.
    ranges: [[f64; 2]; 2],
    share: f64,
    separation: Separation,
    output: OutputOverPlane,
    blend: f64,
    /// The mesh in the picture.
    drawn: Vec<[f64; 2]>,
    pixels: Vec<[u8; 4]>,
    boundary: Vec<f32>,
}

impl HiddenSpace {
    /// A picture of `side` × `side` pixels, taken to the next multiple of four, with `detail` points of the
    /// mesh from each line to the next; both are at least 1.
    #[must_use]
    pub fn new(side: usize, detail: usize) -> Self {
        let side = side.clamp(1, Surface::MAX_SIDE).next_multiple_of(LANES);
        let mut space = Self {
            side,
            detail: detail.max(1),
            section: InputPlane::UNIT.into(),
            points: Vec::new(),
            mesh: Vec::new(),
            outputs: Vec::new(),
            sample_points: Vec::new(),
            samples: Vec::new(),
            ranges: [InputRange::UNIT.ends(); 2],
            share: 1.0,
            separation: Separation::default(),
            output: OutputOverPlane::default(),
            blend: 1.0,
            drawn: Vec::new(),
            pixels: vec![[0; 4]; side * side],
            boundary: Vec::new(),
        };
        space.spread();
        space
    }

    /// Makes the mesh that of the section's plane.
    fn spread(&mut self) {
        let [x, y] = self.section.ranges();
        let [columns, rows] = self.mesh_sides();
        let points: Vec<[f64; 2]> = (0..columns * rows)
            .map(|index| {
                [coordinate(x, index % columns, columns), coordinate(y, index / columns, rows)]
            })
            .collect();
        self.outputs = vec![0.0; points.len()];
        self.drawn.clone_from(&points);
        self.mesh.clone_from(&points);
        self.points = points;
    }

    /// Looks at a network's hidden space, and at the samples of a data set in it, in one of its planes. The mesh
    /// covers the section of the data that is shown first: with two inputs, their plane.
    ///
    /// # Errors
    /// [`PlaneError`], and nothing is changed, where the samples have other inputs than the network takes, or the network
    /// has no such plane.
    pub fn look_at(
        &mut self,
        network: &Network,
        data: &DataSet,
        plane: Plane,
    ) -> Result<(), PlaneError> {
        self.look_through(network, data, &Section::of(data), plane)
    }

    /// The same with the mesh over another section. Samples beside it are drawn, at blend 0, where they are across and up.
    ///
    /// # Errors
    /// The same, also where the section has other inputs.
    pub fn look_through(
        &mut self,
        network: &Network,
        data: &DataSet,
        section: &Section,
        plane: Plane,
    ) -> Result<(), PlaneError> {
        section.check(network).map_err(|_| PlaneError::Inputs)?;
        if data.inputs().ncols() != section.inputs() {
            return Err(PlaneError::Inputs);
        }
        let layers = Layers::of(network);
        let (places, outputs) = layers.samples(data);
        let slice = Slice::new(plane, &layers, &places)?;
        let is_other = section.ranges() != self.section.ranges();
        self.section = *section;
        if is_other {
            self.spread();
        }
        self.map(&layers, &slice);
        // In the middle of the picture, where nothing goes up.
        let middle = section.ranges()[1].middle();
        let point = |row: ArrayView1<'_, f64>| {
            section.axes().map(|axis| axis.map_or(middle, |input| row[input]))
        };
        self.sample_points = data.inputs().rows().into_iter().map(point).collect();
        self.samples = places.iter().map(|place| slice.coordinates_of(place)).collect();
        self.ranges = self.ranges_for(&slice, network.shape(), layers.activation());
        self.share = slice.share(&places);
        self.output = layers.output_over(&slice);
        self.separation = Separation::of(data, &places, &outputs, layers.size(&places));
        Ok(())
    }

    /// Where the mesh lands, and what the network answers there.
    fn map(&mut self, layers: &Layers<'_>, slice: &Slice) {
        let mut inputs = self.section.points(layers.features());
        let chunks = self.mesh.chunks_mut(LANES).zip(self.outputs.chunks_mut(LANES));
        for ((mesh, outputs), points) in chunks.zip(self.points.chunks(LANES)) {
            let [across, up] = lanes(points);
            let hidden = layers.hidden(inputs.inputs_at(across, up));
            let [right, up] = slice.coordinates(&hidden).map(F64x4::to_array);
            for (place, coordinates) in mesh.iter_mut().zip(right.into_iter().zip(up)) {
                *place = coordinates.into();
            }
            outputs.copy_from_slice(&layers.output(&hidden).to_array()[..outputs.len()]);
        }
    }

    fn ranges_for(
        &self,
        slice: &Slice,
        shape: &Shape,
        activation: Option<Activation>,
    ) -> [[f64; 2]; 2] {
        let all = || self.mesh.iter().chain(&self.samples).flatten().copied();
        if !slice.is_along_axes() {
            let farthest = round_above(all().map(f64::abs).fold(0.0, f64::max));
            return [[-farthest, farthest]; 2];
        }
        match activation.map(Activation::range) {
            None if shape.hidden().is_empty() && shape.features().is_raw() => {
                self.section.ranges().map(|range| range.ends())
            }
            Some(Some([low, high])) => {
                let room = (high - low) / 10.0;
                [[low - room, high + room]; 2]
            }
            None | Some(None) => {
                [round_range(all().fold(0.0, f64::min), all().fold(0.0, f64::max)); 2]
            }
        }
    }

    /// How many pixels a side of the picture has.
    #[must_use]
    pub fn side(&self) -> usize {
        self.side
    }

    /// From where to where the mesh goes across and up in the plane of the inputs: as the section that was looked at last.
    #[must_use]
    pub fn input_ranges(&self) -> [InputRange; 2] {
        self.section.ranges()
    }

    /// How many points each row of the mesh has, and each column: every so many, [`HiddenSpace::detail`], there is one of the
    /// lines of the ranges.
    #[must_use]
    pub fn mesh_sides(&self) -> [usize; 2] {
        self.section.ranges().map(|range| (range.lines() - 1) * self.detail + 1)
    }

    /// How many points of the mesh there are from each line to the next.
    #[must_use]
    pub fn detail(&self) -> usize {
        self.detail
    }

    /// Where the points of the mesh land in the plane, right and up, row by row from the lowest y, and in a row from
    /// the lowest x.
    #[must_use]
    pub fn mesh(&self) -> &[[f64; 2]] {
        &self.mesh
    }

    /// What the network answers at the points of the mesh.
    #[must_use]
    pub fn outputs(&self) -> &[f64] {
        &self.outputs
    }

    /// Where the samples land in the plane, right and up.
    #[must_use]
    pub fn samples(&self) -> &[[f64; 2]] {
        &self.samples
    }

    /// From where to where the picture shows the plane, to the right and up: both alike, but where that is a plane of inputs.
    /// Where the outputs of the neurons have bounds, it is always the same.
    #[must_use]
    pub fn ranges(&self) -> [[f64; 2]; 2] {
        self.ranges
    }

    /// The share of the samples' variance that lies in the plane.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.share
    }

    /// How the samples lie, in the whole space.
    #[must_use]
    pub fn separation(&self) -> &Separation {
        &self.separation
    }

    /// The straight line on which the output is 0.5, from end to end within the ranges: right and up of
    /// both ends. There is none where the output is on the same side everywhere.
    #[must_use]
    pub fn line(&self) -> Option<[[f64; 2]; 2]> {
        self.output.line(self.ranges)
    }

    /// Draws the picture at a blend of input plane and hidden space, from 0 to 1.
    pub fn render(&mut self, blend: f64, palette: &Palette) {
        self.blend = blend;
        let mut drawn = std::mem::take(&mut self.drawn);
        let points = self.mesh.iter().zip(self.points.iter());
        for (drawn, (&place, &input)) in drawn.iter_mut().zip(points) {
            *drawn = self.blended(input, place);
        }
        self.drawn = drawn;
        self.render_plane(palette);
        self.render_sheet(palette);
        self.trace_boundary(palette.middle());
    }

    /// Red, green, blue, opacity for each pixel, row by row from the top left: the mesh with the colours of
    /// what the network answers there, and behind it, paler, what the output neuron answers in the plane.
    #[must_use]
    pub fn pixels(&self) -> &[[u8; 4]] {
        &self.pixels
    }

    /// Where the points of the mesh are in the picture.
    #[must_use]
    pub fn drawn_mesh(&self) -> &[[f64; 2]] {
        &self.drawn
    }

    /// Where the samples are in the picture.
    #[must_use]
    pub fn drawn_samples(&self) -> Vec<[f64; 2]> {
        let samples = self.sample_points.iter().zip(&self.samples);
        samples.map(|(&input, &place)| self.blended(input, place)).collect()
    }

    /// Where the network answers 0.5 on the mesh, as segments in the picture: right and down of one end,
    /// and of the other. In the input plane this line is bent; in the hidden space it is straight.
    #[must_use]
    pub fn drawn_boundary(&self) -> &[f32] {
        &self.boundary
    }

    /// The ends of [`HiddenSpace::line`] in the picture of blend 1.
    #[must_use]
    pub fn drawn_line(&self) -> Option<[[f64; 2]; 2]> {
        let mut ends = self.line()?.map(|end| in_picture(end, self.ranges));
        if self.output.is_strip {
            (ends[0][1], ends[1][1]) = STRIP.into();
        }
        Some(ends)
    }

    fn blended(&self, input: [f64; 2], place: [f64; 2]) -> [f64; 2] {
        let from = in_picture(input, self.section.ranges().map(|range| range.ends()));
        let [right, down] = in_picture(place, self.ranges);
        let to = [right, if self.output.is_strip { 0.5 } else { down }];
        [0, 1].map(|axis| (1.0 - self.blend) * from[axis] + self.blend * to[axis])
    }

    /// The plane comes when the mesh is on the second half of its way.
    fn render_plane(&mut self, palette: &Palette) {
        self.pixels.fill([0; 4]);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
        let opacity = (PALE * (2.0 * self.blend - 1.0).clamp(0.0, 1.0)) as u8;
        if opacity == 0 {
            return;
        }
        let side = self.side;
        #[expect(clippy::cast_precision_loss, reason = "few pixels")]
        let centre = |[low, high]: [f64; 2], index: usize| {
            low + (index as f64 + 0.5) * ((high - low) / side as f64)
        };
        let [across, upwards] = self.ranges;
        let [low, high] = upwards;
        let strip = STRIP.map(|share| high - share * (high - low));
        for (row, pixels) in self.pixels.chunks_exact_mut(side).enumerate() {
            let up = centre(upwards, side - 1 - row);
            if self.output.is_strip && !(strip[1]..=strip[0]).contains(&up) {
                continue;
            }
            for (block, pixels) in pixels.chunks_exact_mut(LANES).enumerate() {
                let right =
                    F64x4::new(std::array::from_fn(|lane| centre(across, block * LANES + lane)));
                let outputs = self.output.at(right, F64x4::splat(up)).to_array();
                for (pixel, output) in pixels.iter_mut().zip(outputs) {
                    let [red, green, blue, _] = palette.rgba(output);
                    *pixel = [red, green, blue, opacity];
                }
            }
        }
    }

    fn render_sheet(&mut self, palette: &Palette) {
        #[expect(clippy::cast_precision_loss, reason = "few pixels")]
        let scale = self.side as f64;
        let [columns, rows] = self.mesh_sides();
        let corner = |at: usize| (self.drawn[at].map(|share| share * scale), self.outputs[at]);
        for row in 0..rows - 1 {
            for at in row * columns..(row + 1) * columns - 1 {
                let [a, b, c, d] = [at, at + 1, at + columns, at + columns + 1].map(corner);
                fill_triangle(&mut self.pixels, self.side, [a, b, c], palette);
                fill_triangle(&mut self.pixels, self.side, [b, d, c], palette);
            }
        }
    }

    fn trace_boundary(&mut self, level: f64) {
        let [columns, _] = self.mesh_sides();
        let Self { drawn, outputs, boundary, .. } = self;
        boundary.clear();
        let place = |end| along_mesh(drawn, columns, end);
        contour::draw(outputs, columns, level, &place, boundary);
    }
}

/// Where a place on an edge of the mesh is, which is given in steps to the right and on to further rows.
fn along_mesh(mesh: &[[f64; 2]], columns: usize, place: [f64; 2]) -> [f64; 2] {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the mesh")]
    let [column, row] = place.map(|steps| steps as usize);
    let [right, on] = place.map(f64::fract);
    let at = row * columns + column;
    // It lies on an edge, so that one of the two is 0.
    let next = if right > 0.0 { at + 1 } else { at + columns };
    let along = right.max(on);
    if along == 0.0 {
        return mesh[at];
    }
    [0, 1].map(|axis| mesh[at][axis] + along * (mesh[next][axis] - mesh[at][axis]))
}

#[expect(clippy::cast_precision_loss, reason = "few points")]
fn coordinate(range: InputRange, step: usize, points: usize) -> f64 {
    range.low() + range.width() * (step as f64 / (points - 1) as f64)
}

/// Up to four points along the lanes, the last one again where there are fewer.
fn lanes(points: &[[f64; 2]]) -> [F64x4; 2] {
    let at = |lane: usize| points[lane.min(points.len() - 1)];
    [0, 1].map(|axis| F64x4::new(std::array::from_fn(|lane| at(lane)[axis])))
}

/// A place, as shares of the side of a picture that goes so far across and up: to the right and down.
fn in_picture([right, up]: [f64; 2], [across, upwards]: [[f64; 2]; 2]) -> [f64; 2] {
    [(right - across[0]) / (across[1] - across[0]), (upwards[1] - up) / (upwards[1] - upwards[0])]
}
