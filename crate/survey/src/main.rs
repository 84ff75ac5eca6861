//! `xor-survey`: trains many runs and says how each ended, in as many shards as one likes.
//!
//! A run is a value, so that a survey is one, too: [`plan::Plan`] says which run has which number, and nothing else
//! determines what is written of it. Whichever machine trains a part, and in whatever order the parts come back, the whole
//! is the same, byte by byte.

mod arguments;
mod link;
mod map;
mod merge;
mod output;
mod plan;
mod record;
mod shard;
mod summary;
mod train;

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Run(options) => options.run(),
        Command::Merge(options) => options.merge(),
        Command::Summary(options) => options.summarise(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output has what they wanted.
        Err(problem) if is_closed(&problem) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_closed(problem: &anyhow::Error) -> bool {
    let error = problem.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}
