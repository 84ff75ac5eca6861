//! Tables of one's own, in and out.

use wasm_bindgen::prelude::*;

use xor_playground::DataSet;
use xor_playground::text::table::{self, Column, ColumnChoice, Kind, PreparedData};
use xor_playground_face::{all_integers, integer, run_in};

/// A table, as it is understood. Rows and columns are counted from 0 on.
#[wasm_bindgen]
pub struct Table(table::Table);

/// Reads a table that was copied from a spreadsheet, or is a CSV file; throws what is wrong with it.
#[wasm_bindgen(js_name = readTable)]
pub fn read_table(text: &str) -> Result<Table, JsError> {
    Ok(Table(table::Table::read(text)?))
}

/// How many rows are learnt at most.
#[wasm_bindgen(js_name = mostRows)]
pub fn most_rows() -> usize {
    DataSet::MAX_SAMPLES
}

/// How long the text of a table is at most, in bytes.
#[wasm_bindgen(js_name = mostTableBytes)]
pub fn most_table_bytes() -> usize {
    table::Table::MAX_BYTES
}

/// What the run of a link learns, as CSV.
#[wasm_bindgen(js_name = tableOf)]
pub fn table_of(link: &str) -> Result<String, JsError> {
    Ok(table::csv(&run_in(link)?.setup().data))
}

#[wasm_bindgen]
impl Table {
    /// What stands between the cells.
    #[wasm_bindgen(
        getter,
        unchecked_return_type = "'tab' | 'comma' | 'semicolon' | 'pipe' | 'blanks'"
    )]
    pub fn delimiter(&self) -> String {
        self.0.delimiter().to_string()
    }

    /// What numbers have before their fraction.
    #[wasm_bindgen(getter, js_name = decimalMark, unchecked_return_type = "'point' | 'comma'")]
    pub fn decimal_mark(&self) -> String {
        self.0.decimal_mark().to_string()
    }

    /// Whether the first line is the columns' names.
    #[wasm_bindgen(getter, js_name = hasHeader)]
    pub fn has_header(&self) -> bool {
        self.0.has_header()
    }

    /// What each column is called: by the header, or “column 1”.
    #[wasm_bindgen(getter)]
    pub fn names(&self) -> Vec<String> {
        self.0.columns().iter().map(Column::name).collect()
    }

    /// What each column has.
    #[wasm_bindgen(getter, unchecked_return_type = "('numbers' | 'classes')[]")]
    pub fn kinds(&self) -> Vec<String> {
        let kind = |column: &Column| match column.kind() {
            Kind::Numbers => "numbers",
            Kind::Classes(_) => "classes",
        };
        self.0.columns().iter().map(|column| kind(column).to_owned()).collect()
    }

    /// How many cells of each column are missing.
    #[wasm_bindgen(getter)]
    pub fn missing(&self) -> Vec<usize> {
        self.0.columns().iter().map(Column::missing).collect()
    }

    /// How many rows there are, without the header.
    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> usize {
        self.0.rows()
    }

    /// The different texts of a column, in the order in which they appear; none if it has numbers.
    pub fn classes(&self, column: f64) -> Result<Vec<String>, JsError> {
        let column = self.0.columns().get(integer::<usize>(column)?);
        Ok(match column.map(Column::kind) {
            Some(Kind::Classes(names)) => names.clone(),
            _ => Vec::new(),
        })
    }

    /// The cells of a row, as they stand in the text; none if there is no such row.
    pub fn cells(&self, row: f64) -> Result<Vec<String>, JsError> {
        let row = integer(row)?;
        let columns = if row < self.0.rows() { self.0.columns().len() } else { 0 };
        Ok((0..columns).map(|column| self.0.cell(row, column).to_owned()).collect())
    }

    /// The line of the text on which a row begins, from 1 on.
    pub fn line(&self, row: f64) -> Result<Option<usize>, JsError> {
        let row = integer(row)?;
        Ok((row < self.0.rows()).then(|| self.0.line(row)))
    }

    /// The columns that are inputs, if nothing else is said.
    #[wasm_bindgen(getter, js_name = defaultInputs)]
    pub fn default_inputs(&self) -> Vec<usize> {
        self.0.default_choice().inputs
    }

    /// The column that is the target, if nothing else is said.
    #[wasm_bindgen(getter, js_name = defaultTarget)]
    pub fn default_target(&self) -> usize {
        self.0.default_choice().target
    }

    /// The data set of these columns, with the inputs in this order; throws why there is none. `one` is the class of the
    /// target that becomes 1, if it is not the second.
    pub fn prepare(
        &self,
        inputs: &[f64],
        target: f64,
        one: Option<String>,
        #[wasm_bindgen(unchecked_param_type = "'none' | 'standard' | 'unit'")] scaling: &str,
    ) -> Result<PreparedTable, JsError> {
        let (inputs, target) = (all_integers(inputs)?, integer(target)?);
        let choice = ColumnChoice { inputs, target, one, scaling: scaling.parse()? };
        Ok(PreparedTable(self.0.data_set(&choice)?))
    }
}

/// A data set, and how it came about.
#[wasm_bindgen]
pub struct PreparedTable(PreparedData);

#[wasm_bindgen]
impl PreparedTable {
    /// The samples, as the setting `data` takes them.
    #[wasm_bindgen(getter, js_name = rowsText)]
    pub fn rows_text(&self) -> String {
        table::rows_text(&self.0.data)
    }

    /// How many samples there are.
    #[wasm_bindgen(getter)]
    pub fn samples(&self) -> usize {
        self.0.data.samples()
    }

    /// How many rows are left out.
    #[wasm_bindgen(getter, js_name = leftOutRows)]
    pub fn left_out_rows(&self) -> usize {
        self.0.left_out.rows
    }

    /// Which lines are left out, and why, a sentence for each of the first.
    #[wasm_bindgen(getter, js_name = leftOut)]
    pub fn left_out(&self) -> Vec<String> {
        self.0.left_out.sentences()
    }

    /// The classes of the target that are 0 and 1; none if it has numbers.
    #[wasm_bindgen(getter, js_name = targetClasses)]
    pub fn target_classes(&self) -> Option<Vec<String>> {
        self.0.target_classes.clone().map(Vec::from)
    }

    /// The classes of an input, of those that are chosen, that are 0 and 1 before they are scaled; none if it has numbers.
    #[wasm_bindgen(js_name = inputClasses)]
    pub fn input_classes(&self, input: f64) -> Result<Option<Vec<String>>, JsError> {
        let input = self.0.inputs.get(integer::<usize>(input)?);
        Ok(input.and_then(|input| input.classes.clone()).map(Vec::from))
    }

    /// What was subtracted from each input.
    #[wasm_bindgen(getter)]
    pub fn offsets(&self) -> Vec<f64> {
        self.0.inputs.iter().map(|input| input.scale.offset).collect()
    }

    /// What each input was divided by then.
    #[wasm_bindgen(getter)]
    pub fn factors(&self) -> Vec<f64> {
        self.0.inputs.iter().map(|input| input.scale.factor).collect()
    }
}
