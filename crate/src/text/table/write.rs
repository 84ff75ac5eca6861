//! A data set as a table.

use crate::data::DataSet;
use crate::text::numerals;

/// A data set as CSV, with the names of its inputs above: `x,y,target`. A line for each sample; the shortest numerals that read back to the same bits, as [`super::Table`] does.
///
/// ```
/// use xor_playground::{DataSet, text::table};
/// assert_eq!(table::csv(&DataSet::xor()), "x,y,target\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n");
/// ```
#[must_use]
pub fn csv(data: &DataSet) -> String {
    format!("{},target\n{}\n", data.input_names().join(","), rows(data, "\n"))
}

/// A data set as the setting [`Data`](super::super::Setting::Data) takes it: `0,0,0;0,1,1`.
///
/// ```
/// use xor_playground::{DataSet, text::table};
/// assert_eq!(table::rows_text(&DataSet::xor()), "0,0,0;0,1,1;1,0,1;1,1,0");
/// ```
#[must_use]
pub fn rows_text(data: &DataSet) -> String {
    rows(data, ";")
}

fn rows(data: &DataSet, separator: &str) -> String {
    let inputs = data.inputs();
    let rows = inputs.rows().into_iter().zip(data.targets());
    let row = |(inputs, target): (ndarray::ArrayView1<f64>, &f64)| {
        let numbers = inputs.iter().chain([target]).map(|&number| numerals::write(number));
        numbers.collect::<Vec<_>>().join(",")
    };
    rows.map(row).collect::<Vec<_>>().join(separator)
}
