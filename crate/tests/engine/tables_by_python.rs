//! Tables are read as Python's csv module, `float` and `statistics` read them: see `tests/oracle/make_tables.py`.

use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::text::table::{Column, ColumnChoice, Kind, PreparedData, Scaling, Table};

fn tables() -> Vec<Value> {
    serde_json::from_str(include_str!("../fixtures/tables.json")).unwrap()
}

fn read(table: &Value) -> Table {
    Table::read(table["text"].as_str().unwrap()).unwrap_or_else(|error| panic!("{error}\n{table}"))
}

fn prepared(table: &Table, scaling: Scaling) -> PreparedData {
    table.data_set(&ColumnChoice { scaling, ..table.default_choice() }).unwrap()
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

#[test]
fn what_is_understood_is_what_was_written() {
    for expected in tables() {
        let table = read(&expected);
        assert_eq!(expected["delimiter"], table.delimiter().to_string(), "{expected}");
        assert_eq!(expected["decimal_mark"], table.decimal_mark().to_string(), "{expected}");
        assert!(table.has_header());
        let names: Vec<_> = table.columns().iter().map(Column::name).collect();
        assert_eq!(expected["names"], Value::from(names));
        let kind = |column: &Column| match column.kind() {
            Kind::Numbers => "numbers",
            Kind::Classes(_) => "classes",
        };
        let kinds: Vec<_> = table.columns().iter().map(kind).collect();
        assert_eq!(expected["kinds"], Value::from(kinds));
    }
}

#[test]
fn samples_are_the_same_to_the_last_bit() {
    for expected in tables() {
        let data = prepared(&read(&expected), Scaling::None).data;
        let samples = expected["samples"].as_array().unwrap();
        assert_eq!(data.samples(), samples.len());
        for (sample, expected) in samples.iter().enumerate() {
            let read = data
                .inputs()
                .row(sample)
                .into_iter()
                .chain([&data.targets()[sample]])
                .map(|number| number.to_bits())
                .collect::<Vec<_>>();
            let expected: Vec<_> = numbers(expected).iter().map(|it| it.to_bits()).collect();
            assert_eq!(read, expected);
        }
    }
}

#[test]
fn the_same_lines_are_left_out() {
    for expected in tables() {
        let left_out = prepared(&read(&expected), Scaling::None).left_out;
        let lines = expected["left_out"].as_array().unwrap();
        assert_eq!(left_out.rows, lines.len());
        for (missing, line) in left_out.first.iter().zip(lines) {
            assert_eq!(*line, missing.line);
        }
    }
}

#[test]
fn scales_are_the_same_but_for_rounding() {
    for expected in tables() {
        let table = read(&expected);
        let plain = prepared(&table, Scaling::None).data;
        let (means, deviations) = (numbers(&expected["means"]), numbers(&expected["deviations"]));
        for (input, prepared) in prepared(&table, Scaling::Standard).inputs.iter().enumerate() {
            let size = plain.inputs().column(input).fold(0.0, |size: f64, it| size.max(it.abs()));
            let offset = (prepared.scale.offset - means[input]).abs();
            let factor = (prepared.scale.factor / deviations[input] - 1.0).abs();
            assert!(offset <= 1e-15 * size && factor < 1e-14, "{offset} {factor} {size}");
        }
    }
}
