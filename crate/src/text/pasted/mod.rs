//! What somebody has of a program of their own, as it was printed: the weights and biases of a network, its predictions,
//! or its loss.
//!
//! ```
//! use xor_playground::text::Settings;
//! use xor_playground::text::pasted::{Pasted, Understood};
//! let text = "[array([[20., 20.], [20., 20.]], dtype=float32), array([-10., -30.], dtype=float32),
//!     array([[20.], [-20.]], dtype=float32), array([-10.], dtype=float32)]";
//! let pasted = Pasted::read(text)?;
//! let Understood::Networks(networks) = pasted.understood_beside(&Settings::default())? else { panic!() };
//! // As a program that was written for PyTorch would have them, they are another network.
//! assert_eq!(networks[0].name(), "2-2-1");
//! assert_eq!(networks[0].parameters[4..6], [-10.0, -30.0]);
//! # Ok::<(), xor_playground::text::pasted::PastedError>(())
//! ```

mod arrays;
mod error;
mod network;
mod scan;
mod search;

pub use arrays::PastedArray;
pub use error::PastedError;
pub use network::PastedNetwork;
pub use search::Order;

use super::settings::Settings;
use scan::scan;

/// Numbers that were pasted, in arrays as they stand there.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    arrays: Vec<PastedArray>,
}

/// What pasted numbers are.
#[derive(Clone, Debug, PartialEq)]
pub enum Understood {
    /// Weights and biases: a network for each way in which they can be read, the most likely first.
    Networks(Vec<PastedNetwork>),
    /// A prediction for each sample.
    Predictions {
        /// In the order of the samples.
        outputs: Vec<f64>,
        /// What they would be as weights and biases.
        networks: Vec<PastedNetwork>,
    },
    /// A loss.
    Loss(f64),
}

impl Pasted {
    /// The longest text.
    pub const MAX_BYTES: usize = 200_000;

    /// Finds the numbers and arrays in a text as `NumPy`, `PyTorch`, Keras and Python print them. Words between them are
    /// their names; what stands after `#` does not count.
    ///
    /// # Errors
    /// [`PastedError`] where there are no numbers, some are left out or not finite, or brackets do not match.
    ///
    /// ```
    /// use xor_playground::text::pasted::Pasted;
    /// let pasted = Pasted::read("W1 = [[0.1 -2. ]\n [0.3  4e-1]]")?;
    /// assert_eq!(pasted.arrays()[0].name, "W1");
    /// assert_eq!(pasted.arrays()[0].shape, [2, 2]);
    /// assert_eq!(pasted.arrays()[0].numbers, [0.1, -2.0, 0.3, 0.4]);
    /// # Ok::<(), xor_playground::text::pasted::PastedError>(())
    /// ```
    pub fn read(text: &str) -> Result<Self, PastedError> {
        if text.len() > Self::MAX_BYTES {
            return Err(PastedError::TooLong);
        }
        let arrays = arrays::in_items(scan(text)?);
        if arrays.is_empty() { Err(PastedError::Empty) } else { Ok(Self { arrays }) }
    }

    /// The arrays in the order of the text; a number in no brackets is one of shape ().
    #[must_use]
    pub fn arrays(&self) -> &[PastedArray] {
        &self.arrays
    }

    /// What the numbers are for somebody whose run is set like this: one is a loss, as many as there are samples are
    /// predictions, others are a network over as many inputs.
    ///
    /// # Errors
    /// [`PastedError`] where they are none of these, with what they were.
    pub fn understood_beside(&self, settings: &Settings) -> Result<Understood, PastedError> {
        if let Some(loss) = self.loss() {
            return Ok(Understood::Loss(loss));
        }
        let networks = network::all(&self.arrays, settings);
        match self.predictions(settings) {
            Some(outputs) => {
                Ok(Understood::Predictions { outputs, networks: networks.unwrap_or_default() })
            }
            None => networks.map(Understood::Networks),
        }
    }

    /// The only number, or the only one that is called a loss among numbers in no brackets.
    fn loss(&self) -> Option<f64> {
        if let [one] = &self.arrays[..] {
            return (one.numbers.len() == 1).then(|| one.numbers[0]);
        }
        let are_loose = self.arrays.iter().all(|array| array.shape.is_empty());
        let mut named = self.arrays.iter().filter(|array| are_loose && array.is_loss());
        match (named.next(), named.next()) {
            (Some(loss), None) => Some(loss.numbers[0]),
            _ => None,
        }
    }

    /// As many numbers as there are samples, one in each pair of brackets, or all in one array; or one for each sample after
    /// its inputs.
    fn predictions(&self, settings: &Settings) -> Option<Vec<f64>> {
        let data = &settings.run().setup().data;
        let is_one = |array: &PastedArray| array.numbers.len() == 1;
        let numbers = || self.arrays.iter().flat_map(|array| &array.numbers).copied();
        if (self.arrays.len() == 1 || self.arrays.iter().all(is_one))
            && numbers().count() == data.samples()
        {
            return Some(numbers().collect());
        }
        let numbers: Vec<f64> = numbers().collect();
        let inputs = data.inputs();
        if numbers.len() != inputs.len() + data.samples() {
            return None;
        }
        let mut outputs = vec![None; data.samples()];
        for numbers in numbers.chunks_exact(inputs.ncols() + 1) {
            let (output, given) = numbers.split_last()?;
            let is_there =
                |row: &usize| outputs[*row].is_none() && inputs.row(*row).iter().eq(given);
            let row = (0..data.samples()).find(is_there)?;
            outputs[row] = Some(*output);
        }
        outputs.into_iter().collect()
    }
}
