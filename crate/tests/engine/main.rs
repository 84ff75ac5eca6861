//! The engine's tests, natively and in browsers. One program, as each would be compiled, linked, bound and loaded
//! for itself.

mod common;

mod activations;
mod allocation;
#[cfg(not(target_arch = "wasm32"))]
mod any_settings;
mod batches;
mod bits;
mod connections;
mod criterion;
mod curve;
mod diagnosis;
mod divergence;
mod drawn_data;
mod exp;
mod export;
mod features;
mod functions;
mod gradient;
mod hidden_space;
#[cfg(not(target_arch = "wasm32"))]
mod in_python;
mod input_names;
mod input_plane;
mod input_ranges;
mod json;
mod learning;
mod lessons;
mod link;
mod map;
mod mistakes;
mod named_data;
mod neuron_line;
mod neuron_pictures;
mod parity;
mod pasted;
#[cfg(not(target_arch = "wasm32"))]
mod pasted_of_any_text;
mod plateaus;
mod refused;
mod replay;
mod section;
mod seek;
mod separation;
mod settings;
mod split;
mod start_quantities;
mod starts;
mod stuck;
mod surface;
mod survey;
mod survey_parallel;
mod tables;
mod tables_by_python;
#[cfg(not(target_arch = "wasm32"))]
mod tables_of_any_text;
mod torch;
mod trace;
#[cfg(not(target_arch = "wasm32"))]
mod wings;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
