//! `test-runner FILE.wasm`: wasm-bindgen's own runner of the tests in a compiled Wasm file.

fn main() -> Result<(), anyhow::Error> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
