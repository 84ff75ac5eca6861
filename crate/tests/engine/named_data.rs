//! Data sets that have a name and always the same rows: what is in them, and that links and files say them by it.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::DataSet;
use xor_playground::data::NamedData;
use xor_playground::text::{Setting, Settings};

/// The targets of each gate over its rows, which are in the order in which one counts: from a table, not a formula.
const GATES: &[(&str, &str)] = &[
    ("xor", "0110"),
    ("and", "0001"),
    ("or", "0111"),
    ("nand", "1110"),
    ("nor", "1000"),
    ("xnor", "1001"),
    ("implies", "1101"),
    ("parity3", "01101001"),
    ("majority3", "00010111"),
];

fn named(name: &str) -> DataSet {
    name.parse::<NamedData>().unwrap_or_else(|_| panic!("there is no {name}")).data()
}

fn read(link: &str) -> Settings {
    let (settings, problems) = Settings::from_link(link);
    assert_eq!(problems, [], "{link}");
    settings
}

#[test]
fn a_gate_is_its_truth_table() {
    for (name, targets) in GATES {
        let data = named(name);
        let rows: Vec<String> = data
            .inputs()
            .rows()
            .into_iter()
            .map(|row| row.iter().map(f64::to_string).collect())
            .collect();
        let expected: &[&str] = if targets.len() == 4 {
            &["00", "01", "10", "11"]
        } else {
            &["000", "001", "010", "011", "100", "101", "110", "111"]
        };
        assert_eq!(rows, expected, "{name}");
        assert_eq!(
            data.targets().iter().map(f64::to_string).collect::<String>(),
            *targets,
            "{name}"
        );
    }
    let tables = NamedData::ALL.into_iter().filter(|named| !named.is_drawn());
    assert_eq!(tables.count(), GATES.len());
}

#[test]
fn a_link_says_a_gate_by_its_name() {
    for (name, _) in &GATES[1..] {
        let link = format!("hidden=3&data={name}&batch=2");
        let settings = read(&link);
        assert_eq!(settings.to_link(), link);
        assert_eq!(settings.text(Setting::Data), *name);
        assert_eq!(settings.run().setup().data, named(name));
    }
    // Its rows one by one are the same data set, and so have its name.
    assert_eq!(read("data=0,0,0;0,1,0;1,0,0;1,1,1").to_link(), "data=and");
    assert_eq!(read("data=0,0,0;1,0,0;0,1,0;1,1,1").text(Setting::Data), "0,0,0;1,0,0;0,1,0;1,1,1");
}

#[test]
fn a_file_has_the_rows_of_a_gate_and_finds_its_name_by_them() {
    for (name, _) in GATES {
        let settings = read(&format!("seed=3&data={name}"));
        let json = settings.to_json();
        assert!(json.contains("\"inputs\": [[0, 0"), "{json}");
        let again = Settings::from_json(&json).unwrap();
        assert_eq!(again, settings);
        assert_eq!(again.text(Setting::Data), *name);
    }
}
