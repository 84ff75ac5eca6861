//! What the inputs of data of one's own are called: in links, files, tables and programs.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::text::{Setting, Settings, numpy_program, table, torch_program};

const ROWS: &str = "25,30000,0;60,90000,1";

fn read(link: &str) -> Settings {
    let (settings, problems) = Settings::from_link(link);
    assert!(problems.is_empty(), "{problems:?}");
    settings
}

fn problem(link: &str) -> String {
    let (_, problems) = Settings::from_link(link);
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn names_are_kept_by_links_and_files() {
    let link = format!("data={ROWS}&names=age,income");
    let settings = read(&link);
    assert_eq!(settings.to_link(), link);
    assert_eq!(settings.text(Setting::Names), "age,income");
    let json = settings.to_json();
    assert!(json.contains("  \"names\": [\"age\", \"income\"],\n"), "{json}");
    assert_eq!(Settings::from_json(&json).unwrap().to_link(), link);
    // Whatever the inputs are called, they learn the same.
    assert_eq!(settings, read(&format!("data={ROWS}")));
}

#[test]
fn without_names_inputs_are_called_x_and_y() {
    let of = |link: &str| read(link).text(Setting::Names);
    assert_eq!(of(&format!("data={ROWS}")), "x,y");
    assert_eq!(of("data=0.5,1;0,2"), "x1");
    assert_eq!(of("data=0,0,3,1;0,1,2,0"), "x1,x2,x3");
    assert_eq!(read(&format!("data={ROWS}&names=x,y")).to_link(), format!("data={ROWS}"));
    // Data that have a name themselves say it all.
    for data in ["xor", "circle", "parity3", "line"] {
        assert_eq!(of(&format!("data={data}")), "");
    }
}

#[test]
fn other_rows_of_as_many_inputs_keep_their_names() {
    let mut settings = read(&format!("data={ROWS}&names=age,income"));
    settings.set(Setting::Data, "1,5,0;2,7,1;3,9,0").unwrap();
    assert_eq!(settings.text(Setting::Names), "age,income");
    settings.set(Setting::Data, "1,5,2,0;2,7,3,1").unwrap();
    assert_eq!(settings.text(Setting::Names), "x1,x2,x3");
    settings.set(Setting::Data, ROWS).unwrap();
    assert_eq!(settings.text(Setting::Names), "x,y");
    // The same rows, written before with names, have none of them.
    let named = read(&format!("data={ROWS}&names=age,income"));
    assert_eq!(named.text(Setting::Names), "age,income");
    assert_eq!(read(&format!("data={ROWS}")).text(Setting::Names), "x,y");
}

#[test]
fn names_that_cannot_be_used_are_refused_and_nothing_is_lost() {
    let takes = "The link: Names takes a different name for each input, such as age,income: up to 16 letters from a to z, \
                 digits and _, no digit first";
    for names in [
        "age",
        "age,income,more",
        "age,age",
        "age,",
        "age,2nd",
        "age,in come",
        "age,größe",
        "age,a-b",
        "age,a_name_that_is_long",
        "age,\"",
    ] {
        let said = problem(&format!("data={ROWS}&names={names}"));
        assert_eq!(said.strip_prefix(takes).map(|rest| &rest[..6]), Some(", not "), "{said}");
        assert!(said.ends_with(" x,y is used instead."), "{said}");
    }
    assert_eq!(problem("names=a,b"), "The link: Names can be set only for data of your own.");
    let json = |names: &str| {
        let json = format!(
            "{{\"version\": 1, \"data\": {{\"inputs\": [[1, 2]], \"targets\": [0]}}, \"names\": {names}}}"
        );
        Settings::from_json(&json).map_err(|error| error.to_string())
    };
    assert_eq!(json("[\"a\", \"b\"]").unwrap().text(Setting::Names), "a,b");
    assert!(json("[\"a\", \"b c\"]").unwrap_err().starts_with("names[1] takes a different name"));
    assert!(json("[\"a,b\"]").unwrap_err().starts_with("names[0] takes a different name"));
    assert!(json("[\"a\"]").unwrap_err().starts_with("names takes a different name"));
    assert!(json("\"a,b\"").unwrap_err().starts_with("names takes a list of 1 to 8 names"));
}

#[test]
fn tables_and_programs_say_the_names() {
    let settings = read(&format!("data={ROWS}&names=age,income"));
    let run = settings.run();
    let csv = table::csv(&run.setup().data);
    assert_eq!(csv, "age,income,target\n25,30000,0\n60,90000,1\n");
    let read = table::Table::read(&csv).unwrap();
    assert_eq!(read.columns()[1].name(), "income");
    for program in [numpy_program(run, 10), torch_program(run, 10)] {
        assert!(program.contains("# A row for each sample: age, income\n"), "{program}");
    }
}
