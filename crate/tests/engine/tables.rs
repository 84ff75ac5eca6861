//! Tables of one's own: what is understood, what is made of them, and what is said where that cannot be.

use ndarray::array;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::DataSet;
use xor_playground::data::NamedData;
use xor_playground::text::table::{self, ColumnChoice, Kind, PreparedData, Scale, Scaling, Table};
use xor_playground::text::{Setting, Settings};

fn read(text: &str) -> Table {
    Table::read(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn by_default(text: &str) -> PreparedData {
    let table = read(text);
    table.data_set(&table.default_choice()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn choice(inputs: &[usize], target: usize) -> ColumnChoice {
    ColumnChoice { inputs: inputs.to_vec(), target, one: None, scaling: Scaling::None }
}

/// What is said where the text is no table, or by default no data set.
fn refused(text: &str) -> String {
    let prepared = Table::read(text).and_then(|table| table.data_set(&table.default_choice()));
    prepared.unwrap_err().to_string()
}

fn refused_choice(text: &str, choice: &ColumnChoice) -> String {
    read(text).data_set(choice).unwrap_err().to_string()
}

fn bits(data: &DataSet) -> Vec<u64> {
    data.inputs().iter().chain(data.targets()).map(|number| number.to_bits()).collect()
}

#[test]
fn the_same_table_is_understood_however_it_is_written() {
    let xor = DataSet::xor();
    for text in [
        "0,0,0\n0,1,1\n1,0,1\n1,1,0",
        "x,y,target\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n",
        "x\ty\ttarget\r\n0\t0\t0\r\n0\t1\t1\r\n1\t0\t1\r\n1\t1\t0\r\n",
        "\u{feff}\"x\";\"y\";\"t\"\n\"0,0\";\"0,0\";\"0\"\n0;1;1,0\n1;0;1e0\n+1;1,;0,00\n",
        "x y t\n0   0   0\n0   1   1\n\n1   0   1\n# the last\n1   1   0",
        "0 | 0 | 0\n0 | 1 | 1\n1 | 0 | 1\n1 | 1 | 0",
        "x,y,odd\n0,0,no\n0,1,yes\n1,0,yes\n1,1,no",
        "x,y,odd\nlow,low,no\nlow,high,yes\nhigh,low,yes\nhigh,high,no",
    ] {
        let prepared = by_default(text);
        assert_eq!(prepared.data, xor, "{text}");
        assert_eq!(prepared.left_out.rows, 0, "{text}");
    }
}

#[test]
fn the_page_can_show_what_was_understood() {
    let table = read("name; size ;kind\nA;0,5;cat\nB;1,25;dog\nC;NA;cat\n");
    let words = (table.delimiter().to_string(), table.decimal_mark().to_string());
    assert_eq!(words, ("semicolon".into(), "comma".into()));
    let names: Vec<_> = table.columns().iter().map(table::Column::name).collect();
    assert_eq!(names, ["name", "size", "kind"]);
    assert_eq!(table.columns()[1].kind(), &Kind::Numbers);
    assert_eq!(table.columns()[1].missing(), 1);
    assert_eq!(table.columns()[2].kind(), &Kind::Classes(vec!["cat".into(), "dog".into()]));
    let cells: Vec<_> = (0..table.rows()).map(|row| table.cell(row, 1)).collect();
    assert_eq!(cells, ["0,5", "1,25", "NA"]);
}

#[test]
fn by_default_the_last_column_is_learnt_from_the_first_eight_that_can_be_inputs() {
    assert_eq!(read("1,2,3").default_choice(), choice(&[0, 1], 2));
    let text = "name,a,b,c,d,e,f,g,h,i,t\nA,1,2,3,4,5,6,7,8,9,0\nB,1,2,3,4,5,6,7,8,9,0\nC,1,2,3,4,5,6,7,8,9,0";
    assert_eq!(read(text).default_choice(), choice(&[1, 2, 3, 4, 5, 6, 7, 8], 10));
    // A slip of the keyboard is no reason to leave a column out in silence.
    assert_eq!(read("x,y,t\n1,2,0\n3,l,0\n5,6,1").default_choice(), choice(&[0, 1], 2));
}

#[test]
fn columns_are_taken_in_the_order_that_is_chosen() {
    let prepared = read("1,2,3,4\n5,6,7,8").data_set(&choice(&[3, 0], 1)).unwrap();
    assert_eq!(prepared.data.inputs(), array![[4.0, 1.0], [8.0, 5.0]]);
    assert_eq!(prepared.data.targets(), array![2.0, 6.0]);
}

#[test]
fn of_two_classes_the_first_that_appears_is_0_unless_it_is_said_which_is_1() {
    let text = "x,kind\n1,spam\n2,ham\n3,spam";
    let prepared = by_default(text);
    assert_eq!(prepared.data.targets().to_vec(), [0.0, 1.0, 0.0]);
    assert_eq!(prepared.target_classes, Some(["spam".into(), "ham".into()]));
    for (one, targets) in [("spam", [1.0, 0.0, 1.0]), ("ham", [0.0, 1.0, 0.0])] {
        let choice = ColumnChoice { one: Some(one.into()), ..choice(&[0], 1) };
        let prepared = read(text).data_set(&choice).unwrap();
        assert_eq!(prepared.data.targets().to_vec(), targets);
        assert_eq!(prepared.target_classes.unwrap()[1], one);
    }
}

#[test]
fn rows_with_missing_values_are_left_out_and_named() {
    let text = "x,note,t\n1,,0\n?,b,1\n2,c,NA\n3,d,1\n,e,0\n,f,0\n,g,0\n";
    let prepared = read(text).data_set(&choice(&[0], 2)).unwrap();
    assert_eq!(prepared.data.targets().to_vec(), [0.0, 1.0]);
    assert_eq!(prepared.left_out.rows, 5);
    assert_eq!(
        prepared.left_out.sentences(),
        [
            "Line 3 is left out: column 1 (“x”) has “?”, which is no value.",
            "Line 4 is left out: column 3 (“t”) has “NA”, which is no value.",
            "Line 6 is left out: column 1 (“x”) is empty.",
            "So are 2 other lines with missing values.",
        ]
    );
}

#[test]
fn scaling_is_reported_so_that_it_can_be_undone() {
    let table = read("x,y,t\n1,yes,5\n2,no,6\n6,yes,7");
    let prepared =
        |scaling| table.data_set(&ColumnChoice { scaling, ..table.default_choice() }).unwrap();
    let plain = prepared(Scaling::None).data;
    for scaling in [Scaling::None, Scaling::Standard, Scaling::Unit] {
        let scaled = prepared(scaling);
        assert_eq!(scaled.data.targets(), plain.targets());
        for (input, prepared) in scaled.inputs.iter().enumerate() {
            let Scale { offset, factor } = prepared.scale;
            let undone = scaled.data.inputs().column(input).mapv(|it| it * factor + offset);
            let error = (&undone - &plain.inputs().column(input)).mapv(f64::abs);
            assert!(error.iter().all(|&error| error < 1e-15), "{scaling}: {undone}");
        }
    }
    assert_eq!(prepared(Scaling::None).inputs[0].scale, Scale::NONE);
    assert_eq!(prepared(Scaling::Unit).data.inputs().column(0), array![0.0, 0.2, 1.0]);
    assert_eq!(prepared(Scaling::Unit).inputs[0].scale, Scale { offset: 1.0, factor: 5.0 });
    let standard = prepared(Scaling::Standard).data;
    for column in standard.inputs().columns() {
        assert!(column.sum().abs() < 1e-14);
        assert!((column.mapv(|it| it * it).sum() - 3.0).abs() < 1e-14);
    }
    assert_eq!(prepared(Scaling::Unit).inputs[1].classes, Some(["yes".into(), "no".into()]));
}

#[test]
fn what_is_no_number_is_named_with_line_and_column() {
    let text = "# measured\n\nheight,age,weight,t\n1,2,3,0\n1,2,\"3\n\",0\n1,2,abc,0\n1,2,3,1\n";
    assert_eq!(refused(text), "Line 7, column 3 (“weight”): “abc” is no number.");
    assert_eq!(refused("1,2\n3,4\nx,5"), "Line 3, column 1: “x” is no number.");
    assert_eq!(refused("1,2\n3,4\n5,1e999"), "Line 3, column 2: “1e999” is too large a number.");
    let long = "1,2\n3,4\n".to_owned() + &"very ".repeat(1_000) + ",5";
    assert_eq!(refused(&long), "Line 3, column 1: “very very very very very…” is no number.");
    // Where it is not asked for, it does not matter.
    assert!(read(text).data_set(&choice(&[0, 1], 3)).is_ok());
}

#[test]
fn rows_of_different_widths_are_refused() {
    for (text, message) in [
        ("1,2,3\n4,5\n6,7,8", "Line 2 has 2 cells; 3 are expected."),
        ("1,2\n\n3\n4,5", "Line 3 has 1 cell; 2 are expected."),
        ("My table\nx,y\n1,2\n3,4", "Line 1 has 1 cell; 2 are expected."),
    ] {
        assert_eq!(refused(text), message);
    }
}

#[test]
fn what_is_no_table_is_refused() {
    let one_column = "The table has one column, and takes two at least. Its cells are parted by tabs, commas, \
                      semicolons, | or blanks.";
    for (text, message) in [
        ("", "There is no table in the text."),
        (" \n\n# nothing\n", "There is no table in the text."),
        ("1\n2", one_column),
        ("1,\n2,", one_column),
        ("x,y", "The table has a header, and no rows."),
        ("1,2\n3,\"4", "A quotation mark in the row that begins on line 2 is not closed."),
    ] {
        assert_eq!(refused(text), message, "{text}");
    }
}

#[test]
fn a_table_has_limits() {
    let rows = |count: usize| "x,t\n".to_owned() + &"1,2\n".repeat(count);
    assert_eq!(by_default(&rows(10_000)).data.samples(), 10_000);
    let message = "The table has more than 10,000 rows, the most that it takes.";
    for count in [10_001, 500_000] {
        assert_eq!(refused(&rows(count)), message);
        assert_eq!(refused(&rows(count)[4..]), message);
    }
    let columns = |count: usize| format!("1,2\n{}1\n", "1,".repeat(count - 1)).split_off(4);
    assert_eq!(read(&columns(64)).columns().len(), 64);
    let message = "Line 1 has more than 64 columns, the most that a table takes.";
    assert_eq!(refused(&columns(65)), message);
    assert_eq!(refused(&columns(1_000_000)), message);
    let long = "1,2\n".repeat(1_000_001);
    assert_eq!(refused(&long), "The text is longer than 4 MB, the most that a table takes.");
}

#[test]
fn what_cannot_be_learnt_is_refused() {
    let text = "x,kind,same\n1,cat,a\n2,dog,a\n3,cow,a\n";
    for (choice, message) in [
        (
            choice(&[0], 1),
            "The target takes two classes or numbers; column 2 (“kind”) has 3 classes.",
        ),
        (
            choice(&[0], 2),
            "The target takes two classes or numbers; column 3 (“same”) has one class.",
        ),
        (
            choice(&[1], 0),
            "An input takes numbers or two classes; column 2 (“kind”) has 3 classes.",
        ),
        (choice(&[], 0), "1 to 8 columns are inputs; 0 are chosen."),
        (choice(&[0, 0], 1), "One column is chosen twice: column 1 (“x”)."),
        (choice(&[0], 0), "One column is chosen twice: column 1 (“x”)."),
        (choice(&[0], 3), "The table has no column 4."),
    ] {
        assert_eq!(refused_choice(text, &choice), message);
    }
    let beyond = refused_choice(text, &choice(&[usize::MAX], 0));
    assert!(beyond.starts_with("The table has no column "), "{beyond}");
    let nine = choice(&[0, 1, 2, 3, 4, 5, 6, 7, 8], 9);
    let message = "1 to 8 columns are inputs; 9 are chosen.";
    assert_eq!(refused_choice("1,2,3,4,5,6,7,8,9,10", &nine), message);
    let one = |one: &str| ColumnChoice { one: Some(one.into()), ..choice(&[0], 1) };
    let message = "“cow” is no class of column 2 (“kind”).";
    assert_eq!(refused_choice("x,kind\n1,cat\n2,dog", &one("cow")), message);
    assert_eq!(refused_choice("1,2", &one("2")), "“2” is no class of column 2.");
    let message = "No row is left: in each, a cell of the chosen columns is missing.";
    assert_eq!(refused_choice("1,NA\nNA,2", &choice(&[0], 1)), message);
    for scaling in [Scaling::Standard, Scaling::Unit] {
        let choice = ColumnChoice { scaling, ..choice(&[0], 1) };
        let message = "The numbers of column 1 are too large to be scaled.";
        assert_eq!(refused_choice("-1.7e308,0\n1.7e308,1\n1.7e308,1", &choice), message);
    }
}

#[test]
fn a_data_set_is_written_and_read_again_to_the_last_bit() {
    let odd = array![[-0.0, 0.1 + 0.2], [f64::MAX, f64::MIN_POSITIVE], [5e-324, -1e21]];
    let odd = DataSet::new(odd, array![1e-7, -2.5, 3.0]).unwrap();
    let wide = |width| DataSet::new(ndarray::Array2::ones((2, width)), array![0.5, -0.0]).unwrap();
    let named = NamedData::ALL.map(NamedData::data);
    for data in named.into_iter().chain([odd, wide(1), wide(3), wide(8)]) {
        let csv = table::csv(&data);
        let table = read(&csv);
        assert!(table.has_header());
        let again = table.data_set(&table.default_choice()).unwrap().data;
        assert_eq!(bits(&again), bits(&data));
        assert_eq!(table::csv(&again), csv);
        // The link says the same.
        let mut settings = Settings::default();
        settings.set(Setting::Data, &table::rows_text(&data)).unwrap();
        assert_eq!(bits(&settings.run().setup().data), bits(&data));
    }
    assert!(table::csv(&wide(1)).starts_with("x1,target\n1,0.5\n1,-0\n"));
    assert!(table::csv(&wide(3)).starts_with("x1,x2,x3,target\n"));
}
