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
mod beside;
mod error;
mod network;
mod scan;
mod search;

pub use arrays::PastedArray;
pub use error::PastedError;
pub use network::PastedNetwork;
pub use search::Order;

use super::settings::Settings;
use crate::data::DataSet;
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
    /// their names; what stands after `#` does not count, nor what the words say counts something else, as
    /// `epoch 5000`. Numbers from 0 to 9 in lines of their own may have a decimal comma, if one of them has several decimals.
    ///
    /// # Errors
    /// [`PastedError`] where there are no such numbers, some are left out or not finite, or brackets do not match.
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
        let points = with_points(text);
        let arrays = arrays::in_items(scan(points.as_deref().unwrap_or(text))?);
        if arrays.is_empty() {
            return Err(PastedError::Empty);
        }
        Ok(Self { arrays: beside::without_counts(arrays)? })
    }

    /// The arrays in the order of the text; a number in no brackets is one of shape ().
    #[must_use]
    pub fn arrays(&self) -> &[PastedArray] {
        &self.arrays
    }

    /// What the numbers are for somebody whose run is set like this: one is a loss, or the last one of several that are
    /// called so; as many as there are samples are predictions, others are a network over as many inputs. A loss beside
    /// these does not count.
    ///
    /// # Errors
    /// [`PastedError`] where they are none of these, with what they were.
    pub fn understood_beside(&self, settings: &Settings) -> Result<Understood, PastedError> {
        if let Some(loss) = self.loss() {
            return Ok(Understood::Loss(loss));
        }
        let arrays = beside::without_losses(&self.arrays);
        let networks = network::all(&arrays, settings);
        let data = &settings.run().setup().data;
        let rows = after_inputs(&arrays, data).unwrap_or_default();
        let answered = rows.iter().flatten().count();
        let is_whole = answered == data.samples();
        let outputs = as_many(&arrays, data.samples())
            .or_else(|| is_whole.then(|| rows.into_iter().flatten().collect()));
        if let Some(outputs) = outputs {
            return Ok(Understood::Predictions { outputs, networks: networks.unwrap_or_default() });
        }
        // Weights that have no name could be inputs, too.
        let are_named = arrays.iter().any(|array| !array.name.is_empty());
        if answered > 0 && (networks.is_err() || !are_named) {
            return Err(PastedError::SomeRows { answered, samples: data.samples() });
        }
        networks.map(Understood::Networks)
    }

    /// The only number, or the last one where all are called a loss, or among numbers in no brackets the only one that is.
    fn loss(&self) -> Option<f64> {
        if let [one] = &self.arrays[..]
            && let [number] = one.numbers[..]
        {
            return Some(number);
        }
        if self.arrays.iter().all(PastedArray::is_loss) {
            return self.arrays.last()?.numbers.last().copied();
        }
        let are_loose = self.arrays.iter().all(|array| array.shape.is_empty());
        let mut named = self.arrays.iter().filter(|array| are_loose && array.is_loss());
        match (named.next(), named.next()) {
            (Some(loss), None) => Some(loss.numbers[0]),
            _ => None,
        }
    }
}

/// As many numbers as there are samples, one in each pair of brackets, or all in one row or column.
fn as_many(arrays: &[PastedArray], samples: usize) -> Option<Vec<f64>> {
    let are_alike = match arrays {
        [one] => one.is_flat(),
        many => many.iter().all(|array| array.numbers.len() == 1),
    };
    let numbers = numbers_of(arrays);
    (are_alike && numbers.len() == samples).then_some(numbers)
}

/// What samples are answered: a number after the inputs of each; nothing where the numbers are something else.
fn after_inputs(arrays: &[PastedArray], data: &DataSet) -> Option<Vec<Option<f64>>> {
    let inputs = data.inputs();
    let numbers = numbers_of(arrays);
    let rows = numbers.chunks_exact(inputs.ncols() + 1);
    if !rows.remainder().is_empty() {
        return None;
    }
    let mut outputs = vec![None; data.samples()];
    for numbers in rows {
        let (output, given) = numbers.split_last()?;
        let is_there = |row: &usize| outputs[*row].is_none() && inputs.row(*row).iter().eq(given);
        let row = (0..data.samples()).find(is_there)?;
        outputs[row] = Some(*output);
    }
    Some(outputs)
}

fn numbers_of(arrays: &[PastedArray]) -> Vec<f64> {
    arrays.iter().flat_map(|array| array.numbers.iter().copied()).collect()
}

/// The text with points, if it is a number in each line that has a decimal comma, as 0,6931. 10,20 and 0,1 are two numbers.
fn with_points(text: &str) -> Option<String> {
    let decimals = |line: &str| {
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let (whole, part) = line.trim_start_matches(['+', '-', '−']).split_once(',')?;
        let is_number = whole.len() == 1 && is_digits(whole) && is_digits(part);
        is_number.then_some(part.len())
    };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let most = lines.map(decimals).try_fold(0, |most, decimals| Some(most.max(decimals?)))?;
    (most > 1).then(|| text.replace(',', "."))
}
