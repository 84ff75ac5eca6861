//! From a table to a data set: which columns, as which numbers.

use ndarray::{Array1, Array2};

use super::cell::{self, Content};
use super::column::Kind;
use super::error::TableError;
use super::label::{Label, quoted};
use super::read::Table;
use super::scaling::{Scale, Scaling};
use crate::data::DataSet;

/// What of a table is learnt. Columns are counted from 0 on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnChoice {
    /// 1 to 8 columns, in the order of the inputs.
    pub inputs: Vec<usize>,
    /// Another column.
    pub target: usize,
    /// The class of the target that becomes 1; of two, the one that appears second, if nothing is said.
    pub one: Option<String>,
    /// How the inputs are scaled.
    pub scaling: Scaling,
}

/// A data set, and how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct PreparedData {
    /// The data set.
    pub data: DataSet,
    /// What was done for each input.
    pub inputs: Vec<PreparedInput>,
    /// The classes of the target that are 0 and 1; none if it has numbers.
    pub target_classes: Option<[String; 2]>,
    /// The rows that are not in it.
    pub left_out: LeftOut,
}

/// How an input came about.
#[derive(Clone, Debug, PartialEq)]
pub struct PreparedInput {
    /// The classes that are 0 and 1, before they are scaled; none if the column has numbers.
    pub classes: Option<[String; 2]>,
    /// How it was scaled.
    pub scale: Scale,
}

/// The rows that are left out, as a cell of the chosen columns is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// How many there are.
    pub rows: usize,
    /// What the first of them lack: up to [`LeftOut::SHOWN`].
    pub first: Vec<MissingCell>,
}

/// A cell that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingCell {
    /// The line on which its row begins, from 1 on.
    pub line: usize,
    /// Its column.
    pub column: Label,
    /// What stands there instead of a value; may be empty.
    pub text: String,
}

impl LeftOut {
    /// So many of them are described.
    pub const SHOWN: usize = 3;

    /// A sentence for each of the first, and one for the others.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let first = self.first.iter().map(|MissingCell { line, column, text }| {
            let is = match &**text {
                "" => "is empty".to_owned(),
                text => format!("has {}, which is no value", quoted(text)),
            };
            format!("Line {line} is left out: {column} {is}.")
        });
        let others = match self.rows - self.first.len() {
            0 => None,
            1 => Some("So is another line with a missing value.".to_owned()),
            others => Some(format!("So are {others} other lines with missing values.")),
        };
        first.chain(others).collect()
    }

    fn push(&mut self, line: usize, column: &Label, text: &str) {
        self.rows += 1;
        if self.first.len() < Self::SHOWN {
            self.first.push(MissingCell { line, column: column.clone(), text: text.to_owned() });
        }
    }
}

/// A column that is used: if it has classes, the texts that are 0 and 1.
struct Used<'a> {
    column: usize,
    label: &'a Label,
    classes: Option<[&'a str; 2]>,
}

impl Used<'_> {
    fn classes(&self) -> Option<[String; 2]> {
        self.classes.map(|classes| classes.map(str::to_owned))
    }
}

impl Table {
    /// What is learnt if nothing else is said: the last column from the others, or the first eight of them, as they are.
    /// Columns of texts that are not of two classes are no inputs.
    #[must_use]
    pub fn default_choice(&self) -> ColumnChoice {
        let target = self.columns().len() - 1;
        let can_be_input = |&column: &usize| match self.columns()[column].kind() {
            Kind::Numbers => true,
            Kind::Classes(names) => names.len() == 2,
        };
        let inputs = (0..target).filter(can_be_input).take(DataSet::MAX_INPUTS).collect();
        ColumnChoice { inputs, target, one: None, scaling: Scaling::None }
    }

    /// The data set of the chosen columns, in the order of the rows. Of two classes, the first in the table is 0, the
    /// second 1. A row where one of these columns has no value is left out.
    ///
    /// # Errors
    /// [`TableError`], unless there are 1 to 8 inputs and a target, all different columns of the table, each with numbers
    /// or two classes; and a row without missing values at least.
    ///
    /// ```
    /// use xor_playground::text::table::{ColumnChoice, Scaling, Table};
    /// let table = Table::read("mail,length,links\nham,10,0\nspam,30,8\n")?;
    /// let prepared = table.data_set(&ColumnChoice {
    ///     inputs: vec![2, 1],
    ///     target: 0,
    ///     one: Some("ham".into()),
    ///     scaling: Scaling::Standard,
    /// })?;
    /// assert_eq!(prepared.data.inputs(), ndarray::array![[-1.0, -1.0], [1.0, 1.0]]);
    /// assert_eq!(prepared.data.targets().to_vec(), [1.0, 0.0]);
    /// assert_eq!((prepared.inputs[1].scale.offset, prepared.inputs[1].scale.factor), (20.0, 10.0));
    /// assert_eq!(prepared.target_classes, Some(["spam".into(), "ham".into()]));
    /// # Ok::<(), xor_playground::text::table::TableError>(())
    /// ```
    #[expect(clippy::missing_panics_doc, reason = "what is within the limits is a data set")]
    pub fn data_set(&self, choice: &ColumnChoice) -> Result<PreparedData, TableError> {
        self.check(choice)?;
        let mut used = Vec::with_capacity(choice.inputs.len() + 1);
        for &column in &choice.inputs {
            used.push(self.input(column)?);
        }
        used.push(self.target(choice)?);
        let (mut columns, left_out) = self.numbers(&used)?;
        let samples = columns[0].len();
        if samples == 0 {
            return Err(TableError::NothingLeft);
        }
        let targets = Array1::from(columns.pop().unwrap_or_default());
        let target_classes = used.pop().and_then(|target| target.classes());
        let mut prepared = Vec::with_capacity(used.len());
        for (used, numbers) in used.iter().zip(&mut columns) {
            let scale = Scale::of(numbers, choice.scaling);
            for number in &mut *numbers {
                *number = scale.apply(*number);
            }
            if !numbers.iter().all(|number| number.is_finite()) {
                return Err(TableError::Unscalable(used.label.clone()));
            }
            prepared.push(PreparedInput { classes: used.classes(), scale });
        }
        let inputs = Array2::from_shape_fn((samples, columns.len()), |(sample, input)| {
            columns[input][sample]
        });
        let data = DataSet::new(inputs, targets).expect("it is within the limits");
        Ok(PreparedData { data, inputs: prepared, target_classes, left_out })
    }

    fn check(&self, choice: &ColumnChoice) -> Result<(), TableError> {
        let inputs = choice.inputs.len();
        if !(1..=DataSet::MAX_INPUTS).contains(&inputs) {
            return Err(TableError::Inputs(inputs));
        }
        let mut is_chosen = vec![false; self.columns().len()];
        for &column in choice.inputs.iter().chain([&choice.target]) {
            let is_chosen = is_chosen.get_mut(column).ok_or(TableError::NoSuchColumn(column))?;
            if *is_chosen {
                return Err(TableError::ChosenTwice(self.columns()[column].label.clone()));
            }
            *is_chosen = true;
        }
        Ok(())
    }

    fn input(&self, column: usize) -> Result<Used<'_>, TableError> {
        self.used(column).map_err(|classes| TableError::InputClasses {
            column: self.columns()[column].label.clone(),
            classes,
        })
    }

    fn target(&self, choice: &ColumnChoice) -> Result<Used<'_>, TableError> {
        let label = &self.columns()[choice.target].label;
        let mut used = self
            .used(choice.target)
            .map_err(|classes| TableError::TargetClasses { column: label.clone(), classes })?;
        let Some(one) = &choice.one else { return Ok(used) };
        used.classes = match used.classes {
            Some([first, second]) if one == first => Some([second, first]),
            Some([first, second]) if one == second => Some([first, second]),
            _ => return Err(TableError::NoSuchClass { column: label.clone(), name: one.clone() }),
        };
        Ok(used)
    }

    /// A column that has numbers or two classes; otherwise how many classes it has.
    fn used(&self, column: usize) -> Result<Used<'_>, usize> {
        let used = &self.columns()[column];
        let classes = match used.kind() {
            Kind::Numbers => None,
            Kind::Classes(names) => match &names[..] {
                [first, second] => Some([&**first, &**second]),
                _ => return Err(names.len()),
            },
        };
        Ok(Used { column, label: &used.label, classes })
    }

    /// The numbers of these columns in the rows in which none is missing; and the other rows.
    fn numbers(&self, used: &[Used<'_>]) -> Result<(Vec<Vec<f64>>, LeftOut), TableError> {
        let mut columns = vec![Vec::with_capacity(self.rows()); used.len()];
        let mut left_out = LeftOut::default();
        for row in 0..self.rows() {
            let mut cells = used.iter().map(|used| (used.label, self.cell(row, used.column)));
            let is_missing =
                |cell: &str| Content::of(cell, self.decimal_mark()) == Content::Missing;
            if let Some((label, cell)) = cells.find(|(_, cell)| is_missing(cell)) {
                left_out.push(self.line(row), label, cell);
                continue;
            }
            for (used, numbers) in used.iter().zip(&mut columns) {
                numbers.push(self.number(row, used)?);
            }
        }
        Ok((columns, left_out))
    }

    fn number(&self, row: usize, used: &Used<'_>) -> Result<f64, TableError> {
        let cell = self.cell(row, used.column);
        if let Some([_, one]) = used.classes {
            return Ok(if cell == one { 1.0 } else { 0.0 });
        }
        let (line, column, text) = (self.line(row), used.label.clone(), cell.to_owned());
        match cell::number(cell, self.decimal_mark()) {
            Some(number) if number.is_finite() => Ok(number),
            Some(_) => Err(TableError::TooLarge { line, column, text }),
            None => Err(TableError::NotANumber { line, column, text }),
        }
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn left_out(rows: usize) -> LeftOut {
        let mut left_out = LeftOut::default();
        for line in 0..rows {
            left_out.push(line, &Label { number: 2, name: None }, "");
        }
        left_out
    }

    #[test]
    fn the_first_rows_that_are_left_out_are_described_and_the_others_counted() {
        assert!(left_out(0).sentences().is_empty());
        assert_eq!(left_out(1).sentences(), ["Line 0 is left out: column 2 is empty."]);
        let last = |rows: usize| left_out(rows).sentences().pop().unwrap();
        assert_eq!(left_out(3).sentences().len(), 3);
        assert_eq!(last(4), "So is another line with a missing value.");
        assert_eq!(last(9), "So are 6 other lines with missing values.");
    }
}
