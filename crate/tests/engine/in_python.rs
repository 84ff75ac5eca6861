//! Programs that are run by Python: `PYTHON`, or `python3`.

use std::process::Command;
use std::{env, fs};

/// What a program prints: by itself, or where these are given, run by what Python's arguments say. Its file has this
/// name.
pub fn output(program: &str, name: &str, arguments: &[&str]) -> String {
    let python = env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let file = env::temp_dir().join(format!("xor-playground-{}-{name}.py", std::process::id()));
    fs::write(&file, program).unwrap();
    let output = Command::new(&python).args(arguments).arg(&file).output();
    let output = output.unwrap_or_else(|error| panic!("{python} does not run: {error}"));
    fs::remove_file(&file).unwrap();
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && complaints.is_empty(), "{complaints}\n{program}");
    String::from_utf8(output.stdout).unwrap()
}
