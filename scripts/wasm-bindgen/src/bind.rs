//! `bind FILE.wasm NAME FOLDER`: writes the JavaScript module NAME for a compiled Wasm file, with its types and
//! the Wasm file that it loads, as `wasm-bindgen --target web` does.

use anyhow::{Error, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [wasm, name, folder] = &arguments[..] else {
        bail!("bind takes a Wasm file, the name of the module, and the folder to write it to");
    };
    Bindgen::new()
        .input_path(wasm)
        .out_name(name)
        .web(true)?
        .typescript(true)
        .omit_default_module_path(false)
        .generate(folder)
}
