//! The section through the space of the inputs that pictures show: which inputs go across and up, and what the others
//! are held at.

use super::input_plane::InputPlane;
use super::input_range::InputRange;
use crate::data::{DataSet, Features};
use crate::network::{Network, Shape, ShapeError};
use crate::numerics::F64x4;

/// A plane through the space of a network's inputs: one input goes across and another one up, each in its range of an
/// [`InputPlane`], and the others are held. Of a network with one input, the picture goes across alone, and is the same
/// all the way up.
///
/// A network with two inputs has the plane itself, and an [`InputPlane`] stands for that wherever a section is asked for.
///
/// ```
/// use xor_playground::DataSet;
/// use xor_playground::analysis::{InputPlane, Section};
/// let section = Section::new(InputPlane::UNIT, [0, 2], &[0.0, 1.0, 0.0])?;
/// assert_eq!(section.inputs_at([0.25, 0.75]), [0.25, 1.0, 0.75]);
/// assert_eq!(Section::of(&DataSet::xor()), InputPlane::UNIT.into());
/// # Ok::<(), xor_playground::analysis::SectionError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Section {
    plane: InputPlane,
    across: usize,
    /// None, where there is one input.
    up: Option<usize>,
    /// A place in it, with so many inputs.
    through: [f64; Shape::MAX_INPUTS],
    inputs: usize,
}

impl From<InputPlane> for Section {
    /// That of two inputs.
    fn from(plane: InputPlane) -> Self {
        Self { plane, across: 0, up: Some(1), through: [0.0; Shape::MAX_INPUTS], inputs: 2 }
    }
}

impl Section {
    /// The section of a plane in which these two inputs go across and up. The others are held at what
    /// they are at a place, which has all inputs. Where that has one input, it goes across, whatever the axes are.
    ///
    /// # Errors
    /// [`SectionError::Inputs`] unless the place has 1 to [`Shape::MAX_INPUTS`] inputs, and [`SectionError::Axes`] unless
    /// the axes are two different ones of them.
    pub fn new(plane: InputPlane, axes: [usize; 2], through: &[f64]) -> Result<Self, SectionError> {
        let inputs = through.len();
        if !(1..=Shape::MAX_INPUTS).contains(&inputs) {
            return Err(SectionError::Inputs);
        }
        let mut all = [0.0; Shape::MAX_INPUTS];
        all[..inputs].copy_from_slice(through);
        let through = all;
        if inputs == 1 {
            return Ok(Self { plane, across: 0, up: None, through, inputs });
        }
        let [across, up] = axes;
        if across == up || across.max(up) >= inputs {
            return Err(SectionError::Axes { inputs });
        }
        Ok(Self { plane, across, up: Some(up), through, inputs })
    }

    /// The section of a data set that is shown first: over its plane, the first input across, the second one up, through
    /// its first sample.
    #[must_use]
    pub fn of(data: &DataSet) -> Self {
        let mut through = [0.0; Shape::MAX_INPUTS];
        let all = data.inputs();
        let first = all.row(0);
        for (held, &input) in through.iter_mut().zip(first) {
            *held = input;
        }
        let inputs = first.len();
        let section = Self { plane: InputPlane::of(data), across: 0, up: None, through, inputs };
        match inputs {
            1 => section,
            // Nothing is held.
            2 => section.plane.into(),
            _ => Self { up: Some(1), ..section },
        }
    }

    /// In which range each input goes.
    #[must_use]
    pub fn plane(&self) -> InputPlane {
        self.plane
    }

    /// From where to where it is seen across and up: where nothing goes up, as far as across.
    #[must_use]
    pub fn ranges(&self) -> [InputRange; 2] {
        [self.across, self.up.unwrap_or(self.across)].map(|input| self.plane.range(input))
    }

    /// Which inputs go across and up, the second one being none where there is one input.
    #[must_use]
    pub fn axes(&self) -> [Option<usize>; 2] {
        [Some(self.across), self.up]
    }

    /// How many inputs there are.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// The place that it goes through: what the inputs are that are held.
    #[must_use]
    pub fn place(&self) -> &[f64] {
        &self.through[..self.inputs]
    }

    /// What a network answers at a point of the picture, which is given across and up.
    ///
    /// # Errors
    /// [`ShapeError::Count`] unless the network takes as many inputs as there are.
    pub fn output_at(&self, network: &Network, point: [f64; 2]) -> Result<f64, ShapeError> {
        self.check(network)?;
        let [across, up] = point.map(F64x4::splat);
        let mut points = self.points(network.shape().features());
        Ok(network.evaluator().output(points.inputs_at(across, up)).to_array()[0])
    }

    /// All inputs at a point of the picture.
    #[must_use]
    pub fn inputs_at(&self, point: [f64; 2]) -> Vec<f64> {
        let [across, up] = point.map(F64x4::splat);
        let mut points = self.points(Features::RAW);
        points.inputs_at(across, up).iter().map(|lanes| lanes.to_array()[0]).collect()
    }

    /// How far across the first point lies, at step 0, or the last of so many; or one in between.
    #[expect(clippy::cast_precision_loss, reason = "few points")]
    pub(super) fn across_at(&self, step: usize, points: usize) -> f64 {
        let [low, high] = self.ranges()[0].ends();
        low + (high - low) * (step as f64 / (points.max(2) - 1) as f64)
    }

    /// Its points, for networks that take these features to be asked at.
    pub(crate) fn points(&self, features: Features) -> Points {
        let Self { across, up, through, inputs, .. } = *self;
        let through = through.map(F64x4::splat);
        let taken = [F64x4::splat(0.0); Features::ROOM];
        Points { inputs: through, taken, count: inputs, across, up, features }
    }

    /// # Errors
    /// [`ShapeError::Count`] unless the network takes as many inputs as there are.
    pub(crate) fn check(&self, network: &Network) -> Result<(), ShapeError> {
        network.check_inputs(self.inputs)
    }
}

/// The points of a section, four at a time.
pub(crate) struct Points {
    inputs: [F64x4; Shape::MAX_INPUTS],
    /// What the first layer takes of these, where that is not they themselves.
    taken: [F64x4; Features::ROOM],
    count: usize,
    across: usize,
    up: Option<usize>,
    features: Features,
}

impl Points {
    /// What the first layer takes for four points of the picture. Whatever is drawn over a section gets its inputs here.
    #[inline]
    pub fn inputs_at(&mut self, across: F64x4, up: F64x4) -> &[F64x4] {
        // No axis is beyond the last input; so that nothing has to be checked in the loops over all points.
        self.inputs[self.across % Shape::MAX_INPUTS] = across;
        if let Some(axis) = self.up {
            self.inputs[axis % Shape::MAX_INPUTS] = up;
        }
        if !self.features.is_raw() {
            for (taken, &input) in self.taken.iter_mut().zip(&self.inputs[..self.count]) {
                *taken = input;
            }
            self.features.put(&mut self.taken);
            return &self.taken[..self.features.count(self.count)];
        }
        &self.inputs[..self.count.min(Shape::MAX_INPUTS)]
    }

    /// The same where nothing goes up, and what would is held as the others are.
    pub fn inputs_across(&mut self, across: F64x4) -> &[F64x4] {
        let up = self.up.map_or(across, |axis| self.inputs[axis]);
        self.inputs_at(across, up)
    }
}

/// Why there is no such section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SectionError {
    /// A place has as many inputs as a network can take.
    #[error("a place has 1 to {} inputs", Shape::MAX_INPUTS)]
    Inputs,
    /// The axes are two different inputs.
    #[error("a section takes two different ones of {inputs} inputs")]
    Axes {
        /// How many there are.
        inputs: usize,
    },
}
