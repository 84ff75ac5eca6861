//! The map of the landscape: the loss over two parameters, as filled contours.

use super::palette::Palette;
use crate::analysis::{Landscape, NoSuchParameter, ParameterRange};
use crate::numerics::contour;

/// A square map of the loss over two parameters. The memory is kept from one [`LossMap::measure`] to the
/// next.
///
/// Its contours lie at [`LossMap::FALL`] times the height of the next above, counted from the lowest loss on the
/// map: so they show how steep a plateau at 0.25 is as well as a valley at 0.0003.
///
/// ```
/// use xor_playground::{DataSet, Run};
/// use xor_playground::analysis::{ParameterRange, Landscape};
/// use xor_playground::pictures::LossMap;
/// let mut landscape = Landscape::new(Run::default().start(), &DataSet::xor())?;
/// let mut map = LossMap::new(64);
/// let [across, up] = [0, 8].map(|parameter| ParameterRange { parameter, low: -4.0, high: 4.0 });
/// map.measure(&mut landscape, across, up)?;
/// assert_eq!(map.losses().len(), 64 * 64);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct LossMap {
    side: u16,
    losses: Vec<f64>,
    levels: Vec<f64>,
}

impl LossMap {
    /// Each contour's height above the lowest loss, as a share of the next higher one's.
    pub const FALL: f64 = 0.6;
    /// How many contours there are.
    pub const CONTOURS: usize = 12;

    /// A map of `side` × `side` points.
    #[must_use]
    pub fn new(side: u16) -> Self {
        let side = side.max(2);
        Self { side, losses: vec![0.0; usize::from(side).pow(2)], levels: Vec::new() }
    }

    /// Measures the landscape: one parameter from left to right, the other upwards.
    ///
    /// # Errors
    /// [`NoSuchParameter`], and nothing is changed, unless the network has both.
    pub fn measure(
        &mut self,
        landscape: &mut Landscape,
        across: ParameterRange,
        up: ParameterRange,
    ) -> Result<(), NoSuchParameter> {
        landscape.check(across.parameter)?;
        landscape.check(up.parameter)?;
        let side = f64::from(self.side);
        let centre = |index: u16| (f64::from(index) + 0.5) / side;
        let rows = self.losses.chunks_exact_mut(self.side.into());
        for (losses, row) in rows.zip((0..self.side).rev()) {
            let upwards = (up.parameter, up.at(centre(row)));
            for (loss, column) in losses.iter_mut().zip(0..self.side) {
                let sideways = (across.parameter, across.at(centre(column)));
                *loss = landscape.loss_at([sideways, upwards]);
            }
        }
        self.level();
        Ok(())
    }

    fn level(&mut self) {
        let [lowest, highest] = self.range();
        let heights =
            std::iter::successors(Some(highest - lowest), |height| Some(height * Self::FALL));
        self.levels = heights.skip(1).take(Self::CONTOURS).map(|height| lowest + height).collect();
        self.levels.retain(|&level| lowest < level && level < highest);
        self.levels.reverse();
    }

    /// The lowest and the highest loss on the map that is finite.
    #[must_use]
    pub fn range(&self) -> [f64; 2] {
        let finite = self.losses.iter().copied().filter(|loss| loss.is_finite());
        finite.fold([f64::INFINITY, f64::NEG_INFINITY], |[lowest, highest], loss| {
            [lowest.min(loss), highest.max(loss)]
        })
    }

    /// How many points a side has.
    #[must_use]
    pub fn side(&self) -> usize {
        self.side.into()
    }

    /// The losses, row by row from the top left. Each is that at the centre of its pixel.
    #[must_use]
    pub fn losses(&self) -> &[f64] {
        &self.losses
    }

    /// The losses at which there are contours, ascending. None if the map is flat.
    #[must_use]
    pub fn levels(&self) -> &[f64] {
        &self.levels
    }

    /// Red, green, blue, opacity for each point, row by row from the top left: one colour from each
    /// contour to the next. What is not a number counts as the highest.
    pub fn pixels(&self, palette: &Palette) -> impl Iterator<Item = [u8; 4]> {
        let colours = self.colours(palette);
        self.losses.iter().map(move |loss| {
            let below = self.levels.partition_point(|level| level <= loss);
            colours[if loss.is_nan() { self.levels.len() } else { below }]
        })
    }

    /// The colours between the contours, from the lowest to the highest.
    #[must_use]
    pub fn colours(&self, palette: &Palette) -> Vec<[u8; 4]> {
        let count = u8::try_from(self.levels.len()).unwrap_or(u8::MAX);
        let share = |band: u8| f64::from(band) / f64::from(count.max(1));
        (0..=count).map(|band| palette.rgba(share(band))).collect()
    }

    /// The contours, as segments in no particular order: the place of one end, then of the other, in
    /// shares of the map's side from the left and from the top. They run between the centres of the pixels.
    #[must_use]
    pub fn contours(&self) -> Vec<f32> {
        let mut segments = Vec::new();
        let side = f64::from(self.side);
        let place = |end: [f64; 2]| end.map(|steps| (steps + 0.5) / side);
        for &level in &self.levels {
            contour::draw(&self.losses, self.side(), level, &place, &mut segments);
        }
        segments
    }
}
