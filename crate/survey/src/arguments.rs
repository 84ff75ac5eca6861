//! What is said on the command line.

use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand};

use crate::link::Link;
use crate::merge::merge;
use crate::output::Output;
use crate::plan::{Depth, Plan, Sweep};
use crate::shard::{Seeds, Shard};
use crate::summary::Summary;
use crate::train;

/// Trains many runs of XOR Playground's networks, and says of each how it ended.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Train the runs of a survey, or of one shard of it: a line of JSON for each.
    Run(RunOptions),
    /// Put the shards of a survey together: the same bytes as if it had been one.
    Merge(MergeOptions),
    /// Say how many learn, when, and how the others end.
    Summary(SummaryOptions),
}

/// Options of `run`.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "they are flags")]
pub struct RunOptions {
    /// Settings, as a link of the page, or what stands after its #: `'lr=0.5&hidden=3'`. Without one, the article's.
    ///
    /// What is changed on the way is left out, as in the page's surveys. Where the link has a map of the page, that is
    /// trained, unless seeds, a sweep or another map are asked for.
    #[arg(default_value = "", hide_default_value = true)]
    link: String,

    /// The seeds of the starts: the first, and the one after the last. Without them, 0..1000.
    #[arg(long, value_name = "FIRST..END")]
    seeds: Option<Seeds>,

    /// How far each run is trained, if not as far as the link says.
    #[arg(long)]
    epochs: Option<String>,

    /// All seeds for each of these values of a setting, by its key in a link: `lr=0.1,0.3,1`. Where values have commas
    /// themselves, semicolons part them: `hidden=2;4;8,8`.
    #[arg(long, value_name = "KEY=VALUES", conflicts_with = "map")]
    sweep: Option<Sweep>,

    /// Each point a run: what goes across and up, as the page's link has it after `map=`: `p0,p2`,
    /// `lr,momentum,2000,epochs,4,0.5,8,1`.
    #[arg(long, value_name = "MAP", conflicts_with = "seeds")]
    map: Option<String>,

    /// A map has at most so many points along each axis.
    #[arg(long, default_value_t = 512, value_parser = clap::value_parser!(u32).range(1..=65_536))]
    points: u32,

    /// Train each run only until all rows are right: sooner done, without losses and outputs of those.
    #[arg(long, conflicts_with_all = ["examine", "outputs"])]
    until_right: bool,

    /// Examine those that don't learn: how they end says what weighs most of what is in their way.
    #[arg(long)]
    examine: bool,

    /// Write the output for each row in the end, too.
    #[arg(long)]
    outputs: bool,

    /// Of so many shards this one: `3/64`.
    #[arg(long, value_name = "NUMBER/OF", default_value = "1/1")]
    shard: Shard,

    /// Say what survey it is, as its first line does, and train nothing.
    #[arg(long, conflicts_with_all = ["summary", "output"])]
    plan: bool,

    /// So many threads, and not one for each processor.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1_024))]
    threads: Option<u16>,

    /// Say in words what came out, as `summary` does, and write no lines.
    #[arg(long, conflicts_with_all = ["output", "outputs"])]
    summary: bool,

    #[command(flatten)]
    output: OutputOptions,
}

/// Where what is written goes.
#[derive(Args, Debug)]
pub struct OutputOptions {
    /// Into this file, which is there when it is complete, and not before.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Where the file is there already, write it anew.
    #[arg(long, requires = "output")]
    overwrite: bool,
}

/// Options of `merge`.
#[derive(Args, Debug)]
pub struct MergeOptions {
    /// The shards, in any order; one that comes twice counts once.
    #[arg(required = true, value_name = "FILE")]
    shards: Vec<PathBuf>,

    #[command(flatten)]
    output: OutputOptions,
}

/// Options of `summary`.
#[derive(Args, Debug)]
pub struct SummaryOptions {
    /// A survey that is whole, or one shard; without a file, what is piped in.
    #[arg(value_name = "FILE")]
    survey: Option<PathBuf>,
}

impl RunOptions {
    /// Trains.
    ///
    /// # Errors
    /// What can't be trained, or written.
    pub fn run(self) -> Result<()> {
        let plan = self.plan()?;
        if self.plan {
            println!("{}", plan.header_of(self.shard)?);
            return Ok(());
        }
        if let Some(threads) = self.threads {
            rayon::ThreadPoolBuilder::new().num_threads(threads.into()).build_global()?;
        }
        if self.summary {
            let mut summary = Summary::default();
            train::train(&plan, self.shard, |line| summary.add_line(line))?;
            return summary.print(&mut io::stdout().lock());
        }
        let mut output = self.output.open()?;
        train::train(&plan, self.shard, |line| output.write_line(line))?;
        output.finish()
    }

    fn plan(&self) -> Result<Plan> {
        let link = Link::read(&self.link)?;
        let asks_for_seeds = self.seeds.is_some() || self.sweep.is_some();
        let map = self.map.as_ref().or(link.map.as_ref().filter(|_| !asks_for_seeds));
        let depth = match (self.until_right, self.examine) {
            (true, _) => Depth::UntilRight,
            (_, true) => Depth::Examined,
            _ => Depth::End,
        };
        let plan = match map {
            Some(map) => Plan::of_map(link.settings, map, self.points, self.epochs.as_deref())?,
            None => Plan::of_seeds(
                link.settings,
                self.seeds.clone().unwrap_or_default(),
                self.sweep.as_ref(),
                self.epochs.as_deref(),
            )?,
        };
        Ok(plan.trained(depth, self.outputs))
    }
}

impl MergeOptions {
    /// Puts shards together.
    ///
    /// # Errors
    /// Shards that do not belong together, or are not whole, or are not all.
    pub fn merge(&self) -> Result<()> {
        let mut output = self.output.open()?;
        merge(&self.shards, |line| output.write_line(line))?;
        output.finish()
    }
}

impl SummaryOptions {
    /// Prints a summary.
    ///
    /// # Errors
    /// What is no survey.
    pub fn summarise(&self) -> Result<()> {
        let mut summary = Summary::default();
        match &self.survey {
            Some(path) => {
                let named = || format!("{}", path.display());
                let file = std::fs::File::open(path).with_context(named)?;
                summary.add_lines(BufReader::new(file)).with_context(named)?;
            }
            None => summary.add_lines(io::stdin().lock())?,
        }
        summary.print(&mut io::stdout().lock())
    }
}

impl Summary {
    fn add_lines(&mut self, lines: impl BufRead) -> Result<()> {
        for line in lines.lines() {
            self.add_line(&line?)?;
        }
        Ok(())
    }
}

impl OutputOptions {
    fn open(&self) -> Result<Output> {
        self.output.as_deref().map_or_else(
            || Ok(Output::standard()),
            |path: &Path| Output::file(path, self.overwrite),
        )
    }
}
