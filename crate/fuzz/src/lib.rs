//! Readers of what people bring, given that in all the ways in which it can be spoilt.
//!
//! There is a text of `corpus/`, and what happens to it: parts are cut, moved, repeated, and replaced by what such texts have. No
//! reader may panic, whatever comes of that; each takes memory by the length of what it is given; and what it
//! understands, it understands again when it is written.
//!
//! `cargo test` tries some thousands of them; `npm run fuzz` ten million of each; and `cargo bolero test` (from
//! `cargo install cargo-bolero`) looks for those that reach what none has reached yet.

#[cfg(test)]
mod readers;
#[cfg(test)]
mod spoilt;
