//! No text breaks the reader of tables, nor that of links, and what they make of it is bounded by it.

use std::time::Instant;

use proptest::prelude::*;
use proptest::sample::select;
use xor_playground::text::Settings;
use xor_playground::text::table::{self, ColumnChoice, Kind, Scaling, Table};

use crate::common::Random;

/// What tables are made of.
const PIECES: [&str; 40] = [
    "0", "1", "-1", "2.5", "0,5", "1e5", "1e999", "-0", "+.5", "−3", "a", "b", "yes", "no",
    "New York", "ü", "NA", "NaN", "?", "-", "", ",", ",", ",", ";", ";", "\t", "|", " ", "  ",
    "\n", "\n", "\n", "\r\n", "\r", "\"", "\"\"", "#", "\u{feff}", "\0",
];

/// Reads the text as a table and, where it is one, makes data sets of it, writes these and reads them again. Says whether
/// it is a table, or what is broken.
fn try_table(text: &str) -> Result<bool, String> {
    let table = match Table::read(text) {
        Ok(table) => table,
        Err(error) => return is_short(&error.to_string()).map(|()| false),
    };
    let columns = table.columns();
    ensure((1..=Table::MAX_ROWS).contains(&table.rows()), "rows")?;
    ensure((2..=Table::MAX_COLUMNS).contains(&columns.len()), "columns")?;
    let cells =
        (0..table.rows()).flat_map(|row| (0..columns.len()).map(move |column| (row, column)));
    let size: usize = cells.map(|(row, column)| table.cell(row, column).len()).sum();
    ensure(size <= text.len(), "a table has no more cells than its text")?;
    let lines = text.split(['\r', '\n']).count();
    ensure((1..table.rows()).all(|row| table.line(row - 1) < table.line(row)), "lines ascend")?;
    ensure(table.line(table.rows() - 1) <= lines, "lines are there")?;
    for column in columns {
        if let Kind::Classes(names) = column.kind() {
            ensure(names.len() + column.missing() <= table.rows(), "classes")?;
        }
    }
    for scaling in [Scaling::None, Scaling::Standard, Scaling::Unit] {
        try_data_set(&table, &ColumnChoice { scaling, ..table.default_choice() })?;
    }
    let turned = ColumnChoice { inputs: vec![1], target: 0, ..table.default_choice() };
    try_data_set(&table, &turned).map(|()| true)
}

fn try_data_set(table: &Table, choice: &ColumnChoice) -> Result<(), String> {
    let prepared = match table.data_set(choice) {
        Ok(prepared) => prepared,
        Err(error) => return is_short(&error.to_string()),
    };
    let data = prepared.data;
    let rows = data.samples() + prepared.left_out.rows;
    ensure(rows == table.rows(), "each row is used or left out")?;
    for sentence in prepared.left_out.sentences() {
        is_short(&sentence)?;
    }
    let csv = table::csv(&data);
    let again = Table::read(&csv).and_then(|table| table.data_set(&table.default_choice()));
    let again = again.map_err(|error| error.to_string())?.data;
    let bits = |data: &xor_playground::DataSet| {
        data.inputs().iter().chain(data.targets()).map(|it| it.to_bits()).collect::<Vec<_>>()
    };
    ensure(bits(&again) == bits(&data), "it reads back to the same bits")
}

fn is_short(message: &str) -> Result<(), String> {
    ensure(message.chars().count() < 200, message)
}

fn ensure(holds: bool, what: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}

fn try_link(hash: &str) -> Result<(), String> {
    let (settings, problems) = Settings::from_link(hash);
    ensure(problems.len() <= hash.len() + 1, "problems")?;
    ensure(Settings::from_link(&settings.to_link()) == (settings, vec![]), "it reads back")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_a_table(text in "(?s).{0,300}") {
        try_table(&text).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn no_bytes_break_a_table(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        try_table(&String::from_utf8_lossy(&bytes)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn nothing_like_a_table_breaks_one(pieces in prop::collection::vec(select(&PIECES), 0..120)) {
        try_table(&pieces.concat()).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn rows_of_numbers_are_read_with_any_delimiter(
        rows in prop::collection::vec(prop::collection::vec(any::<f64>(), 4), 1..30),
        delimiter in select(&["\t", ",", ";", "|", " ", "   ", " \t "]),
        end in select(&["\n", "\r\n"]),
    ) {
        let rows: Vec<Vec<f64>> =
            rows.into_iter().filter(|row| row.iter().all(|number| number.is_finite())).collect();
        let line = |row: &Vec<f64>| {
            row.iter().map(|number| format!("{number:e}")).collect::<Vec<_>>().join(delimiter)
        };
        let text = rows.iter().map(line).collect::<Vec<_>>().join(end);
        if let [first, ..] = &rows[..] {
            let table = Table::read(&text).unwrap();
            let data = table.data_set(&table.default_choice()).unwrap().data;
            prop_assert_eq!(data.samples(), rows.len());
            prop_assert_eq!(data.inputs().row(0).to_vec(), first[..3].to_vec());
            prop_assert_eq!(data.targets().to_vec(), rows.iter().map(|row| row[3]).collect::<Vec<_>>());
        }
    }
}

/// A random text: of any bytes, of the pieces of tables, or a table in which some bytes are changed.
fn random_text(random: &mut Random) -> String {
    let length = random.below(60);
    let piece = |random: &mut Random| PIECES[index(random, PIECES.len())];
    match random.below(4) {
        0 => {
            let bytes: Vec<u8> = (0..2 * length).map(|_| random.next().to_le_bytes()[0]).collect();
            String::from_utf8_lossy(&bytes).into_owned()
        }
        1 => (0..length).map(|_| piece(random)).collect(),
        _ => {
            let delimiter = ["\t", ",", ";", "|", " "][index(random, 5)];
            let width = 2 + index(random, 4);
            let mut text = String::new();
            for _ in 0..=random.below(12) {
                let cells: Vec<_> = (0..width).map(|_| PIECES[index(random, 20)]).collect();
                text += &(cells.join(delimiter) + "\n");
            }
            let mut bytes = text.into_bytes();
            for _ in 0..random.below(4) {
                let at = index(random, bytes.len() + 1);
                let replacement = piece(random).bytes();
                bytes.splice(at..(at + index(random, 3)).min(bytes.len()), replacement);
            }
            String::from_utf8_lossy(&bytes).into_owned()
        }
    }
}

/// A random link: of keys and values with some bytes changed.
fn random_link(random: &mut Random) -> String {
    const KEYS: [&str; 12] = [
        "seed",
        "lr",
        "epochs",
        "hidden",
        "activation",
        "data",
        "batch",
        "start",
        "rule",
        "parameters",
        "edits",
        "v",
    ];
    const VALUES: [&str; 14] = [
        "0",
        "1",
        "0.5",
        "-1",
        "1e9",
        "3,2",
        "tanh",
        "spiral",
        "0,0,1;1,1,0",
        "adam",
        "9:lr:1",
        "%2C",
        "full",
        "uniform",
    ];
    let mut link = String::new();
    for _ in 0..random.below(8) {
        let (key, value) = (KEYS[index(random, 12)], VALUES[index(random, 14)]);
        link.extend([key, "=", value, "&"]);
    }
    let mut bytes = link.into_bytes();
    for _ in 0..random.below(6) {
        let at = index(random, bytes.len() + 1);
        bytes.insert(at, random.next().to_le_bytes()[0] % 128);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn index(random: &mut Random, end: usize) -> usize {
    usize::try_from(random.below(end as u64)).unwrap()
}

/// `cargo test --profile optimised --test engine a_million -- --ignored --nocapture`
#[test]
#[ignore = "takes minutes"]
fn a_million_texts_and_links_break_nothing() {
    let begin = Instant::now();
    let (mut random, mut tables) = (Random(1), 0_u32);
    for _ in 0..1_000_000 {
        let text = random_text(&mut random);
        let is_table = try_table(&text).unwrap_or_else(|broken| panic!("{broken}: {text:?}"));
        tables += u32::from(is_table);
    }
    println!("1,000,000 texts, {tables} of them tables: {:.1?}", begin.elapsed());
    let begin = Instant::now();
    for _ in 0..1_000_000 {
        let link = random_link(&mut random);
        assert_eq!(try_link(&link), Ok(()), "{link:?}");
    }
    println!("1,000,000 links: {:.1?}", begin.elapsed());
}
