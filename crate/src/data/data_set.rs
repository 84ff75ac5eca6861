//! What the network learns: samples of inputs, each with its target.

use ndarray::{ArcArray1, ArcArray2, Array1, Array2, ArrayView1, ArrayView2, Axis};

use super::input_names::InputNames;
use super::recipe::Recipe;

/// A data set: inputs of shape (samples, inputs), targets of shape (samples); all finite. Two are equal if their numbers
/// are, however these came about. A copy takes no room for them: runs that are surveyed share theirs.
#[derive(Clone, Debug)]
pub struct DataSet {
    inputs: ArcArray2<f64>,
    targets: ArcArray1<f64>,
    recipe: Option<Recipe>,
    names: InputNames,
}

impl PartialEq for DataSet {
    fn eq(&self, other: &Self) -> bool {
        self.inputs == other.inputs && self.targets == other.targets
    }
}

impl DataSet {
    /// The most inputs that a sample can have.
    pub const MAX_INPUTS: usize = 8;
    /// The most samples that there can be.
    pub const MAX_SAMPLES: usize = 10_000;

    /// A data set.
    ///
    /// # Errors
    /// [`DataError`] unless there are 1 to 10,000 samples of 1 to 8 inputs, with as many targets, and
    /// all numbers are finite.
    ///
    /// ```
    /// use ndarray::array;
    /// use xor_playground::DataSet;
    /// let and = DataSet::new(
    ///     array![[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]],
    ///     array![0.0, 0.0, 0.0, 1.0],
    /// )?;
    /// assert_eq!(and.samples(), 4);
    /// # Ok::<(), xor_playground::data::DataError>(())
    /// ```
    pub fn new(inputs: Array2<f64>, targets: Array1<f64>) -> Result<Self, DataError> {
        if !(1..=Self::MAX_SAMPLES).contains(&inputs.nrows()) {
            return Err(DataError::Samples);
        }
        if !(1..=Self::MAX_INPUTS).contains(&inputs.ncols()) {
            return Err(DataError::Inputs);
        }
        if targets.len() != inputs.nrows() {
            return Err(DataError::Targets);
        }
        if !inputs.iter().chain(&targets).all(|number| number.is_finite()) {
            return Err(DataError::NotFinite);
        }
        let (inputs, targets) = (inputs.into_shared(), targets.into_shared());
        Ok(Self { inputs, targets, recipe: None, names: InputNames::default() })
    }

    /// What is drawn by a recipe, which is remembered.
    ///
    /// # Errors
    /// [`DataError::Recipe`] unless it is of a kind that is drawn, with numbers in their ranges.
    pub fn drawn(recipe: Recipe) -> Result<Self, DataError> {
        let (inputs, targets) = recipe.rows().ok_or(DataError::Recipe)?;
        // A noise of −0 is none, and said like that.
        let recipe = Recipe { noise: recipe.noise + 0.0, ..recipe };
        Ok(Self { recipe: Some(recipe), ..Self::new(inputs, targets)? })
    }

    /// What it was drawn by; nothing if its samples were given one by one, or selected.
    #[must_use]
    pub fn recipe(&self) -> Option<Recipe> {
        self.recipe
    }

    /// Whether every number is the same to the bit: −0 is not 0.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let is_same = |sample: usize| {
            let inputs = (0..self.inputs.ncols()).map(|input| [sample, input]);
            let bits = |number: f64| number.to_bits();
            bits(self.targets[sample]) == bits(other.targets[sample])
                && inputs.into_iter().all(|at| bits(self.inputs[at]) == bits(other.inputs[at]))
        };
        self.inputs.dim() == other.inputs.dim() && (0..self.samples()).all(is_same)
    }

    /// A data set of some of these samples, by their indices.
    ///
    /// # Errors
    /// [`DataError`] unless there is one at least, and each is there.
    ///
    /// ```
    /// use xor_playground::DataSet;
    /// use xor_playground::data::DataError;
    /// let ones = DataSet::xor().select(&[1, 2])?;
    /// assert_eq!(ones.targets().to_vec(), [1.0, 1.0]);
    /// assert_eq!(DataSet::xor().select(&[4]), Err(DataError::NoSuchSample));
    /// # Ok::<(), DataError>(())
    /// ```
    pub fn select(&self, samples: &[usize]) -> Result<Self, DataError> {
        if samples.iter().any(|&sample| sample >= self.samples()) {
            return Err(DataError::NoSuchSample);
        }
        let along_samples = Axis(0);
        Self::new(
            self.inputs().select(along_samples, samples),
            self.targets().select(along_samples, samples),
        )
    }

    /// The smallest and the largest target.
    #[must_use]
    pub fn target_range(&self) -> [f64; 2] {
        // There is one sample at least.
        let first = self.targets[0];
        self.targets.iter().fold([first; 2], |[low, high], &target| {
            [if target < low { target } else { low }, if target > high { target } else { high }]
        })
    }

    /// The same targets for other inputs, which may be infinite.
    pub(super) fn with_inputs(&self, inputs: Array2<f64>) -> Self {
        let (inputs, targets) = (inputs.into_shared(), self.targets.clone());
        Self { inputs, targets, recipe: None, names: InputNames::default() }
    }

    /// How many samples there are.
    #[must_use]
    pub fn samples(&self) -> usize {
        self.targets.len()
    }

    /// The inputs, shape (samples, inputs).
    #[must_use]
    pub fn inputs(&self) -> ArrayView2<'_, f64> {
        self.inputs.view()
    }

    /// The targets, shape (samples).
    #[must_use]
    pub fn targets(&self) -> ArrayView1<'_, f64> {
        self.targets.view()
    }

    /// What its inputs are called: if nobody has named them, x and y, or unless there are two, x1, x2 and so on.
    #[must_use]
    pub fn input_names(&self) -> Vec<String> {
        self.names.all(self.inputs.ncols())
    }

    /// Whether somebody has named its inputs otherwise.
    #[must_use]
    pub fn has_input_names(&self) -> bool {
        self.names.given().is_some()
    }
}

#[cfg(feature = "every-kind")]
impl DataSet {
    /// The same with other names for its inputs.
    ///
    /// # Errors
    /// [`DataError::Names`] unless there is a different one for each, of 1 to 16 letters from a to z and A to Z, digits and
    /// `_`, no digit first.
    ///
    /// ```
    /// use xor_playground::DataSet;
    /// let data = DataSet::xor().with_input_names(&["a", "b"])?;
    /// assert_eq!(data.input_names(), ["a", "b"]);
    /// assert!(DataSet::xor().with_input_names(&["a", "a"]).is_err());
    /// # Ok::<(), xor_playground::data::DataError>(())
    /// ```
    pub fn with_input_names(self, names: &[&str]) -> Result<Self, DataError> {
        let names = InputNames::new(names, self.inputs.ncols()).ok_or(DataError::Names)?;
        Ok(Self { names, ..self })
    }

    /// The same with the names that another has, if that has as many inputs.
    pub(crate) fn with_names_of(self, other: &Self) -> Self {
        let fit = self.inputs.ncols() == other.inputs.ncols();
        Self { names: if fit { other.names.clone() } else { InputNames::default() }, ..self }
    }
}

/// What is wrong with a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DataError {
    /// There are 1 to 10,000 samples.
    #[error("a data set takes 1 to 10,000 samples")]
    Samples,
    /// A sample has 1 to 8 inputs.
    #[error("a sample takes 1 to 8 inputs")]
    Inputs,
    /// There is a target for each sample.
    #[error("each sample takes one target")]
    Targets,
    /// Every number is finite.
    #[error("inputs and targets are finite numbers")]
    NotFinite,
    /// What is drawn is of a kind that is, with numbers in their ranges.
    #[error(
        "drawn data take a kind that is drawn, 10 to 10,000 samples, and noise from 0 to 50 percent"
    )]
    Recipe,
    /// There is a different name for each input.
    #[error(
        "each input takes a name of its own, of up to 16 letters, digits and _, no digit first"
    )]
    Names,
    /// What is selected is there.
    #[error("there is no such sample")]
    NoSuchSample,
}
