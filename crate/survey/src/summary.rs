//! What came of a survey: how many learn, when, and how the others end.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Context, Result, bail};
use xor_playground::analysis::{FindingKind, LearningTimes, Share};

use crate::record::{Header, LEARNT, NOT_LEARNT, Record};

/// The longest bar of a histogram.
const LONGEST_BAR: usize = 50;

/// What is counted, line by line.
#[derive(Default)]
pub struct Summary {
    header: Option<Header>,
    all: Tally,
    /// By what is swept, in the order of the values.
    swept: Vec<(String, Tally)>,
}

/// Of some runs.
#[derive(Default)]
struct Tally {
    runs: usize,
    /// The epochs at which those were right first that learn.
    learnt_at: Vec<u64>,
    /// How the others end, with the first of each.
    endings: BTreeMap<String, (usize, String)>,
}

impl Tally {
    fn add(&mut self, record: &Record<'_>) {
        self.runs += 1;
        if record.ending == LEARNT {
            self.learnt_at.push(record.right_at.unwrap_or(record.epochs));
            return;
        }
        let first = || (0, record.link.clone().into_owned());
        self.endings.entry(ending_in_words(record)).or_insert_with(first).0 += 1;
    }

    fn share(&self) -> Share {
        Share { count: self.learnt_at.len(), of: self.runs }
    }
}

impl Summary {
    /// Counts a line, of which the first says what survey it is.
    ///
    /// # Errors
    /// It is none.
    pub fn add_line(&mut self, line: &str) -> Result<()> {
        let Some(header) = &self.header else {
            self.header = Some(Header::read(line)?);
            return Ok(());
        };
        let number = self.all.runs;
        let record: Record = serde_json::from_str(line)
            .with_context(|| format!("Its line of run {} is none", header.from + number as u64))?;
        if let Some(value) = record.value.as_deref() {
            if self.swept.last().is_none_or(|(last, _)| last != value) {
                self.swept.push((value.to_owned(), Tally::default()));
            }
            if let Some((_, tally)) = self.swept.last_mut() {
                tally.add(&record);
            }
        }
        self.all.add(&record);
        Ok(())
    }

    /// Says what came out.
    ///
    /// # Errors
    /// There is nothing, or not all of it; or it can't be written.
    pub fn print(&self, output: &mut dyn Write) -> Result<()> {
        let Some(header) = &self.header else { bail!("It is empty.") };
        let expected = header.to - header.from;
        if self.all.runs as u64 != expected {
            bail!("It has {} runs, and should have {expected}.", self.all.runs);
        }
        writeln!(output, "{}", heading(header))?;
        if self.all.runs == 0 {
            return Ok(());
        }
        let share = self.all.share();
        let [low, high] = share.interval().map(|share| 100.0 * share);
        writeln!(
            output,
            "{} of {} learn ({:.1} %), {low:.1} to {high:.1} % of all such with 95 % confidence",
            share.count,
            share.of,
            100.0 * share.value(),
        )?;
        if self.swept.is_empty() {
            print_times(&self.all, output)?;
        } else {
            self.print_sweep(header, output)?;
        }
        print_endings(&self.all, output)
    }

    fn print_sweep(&self, header: &Header, output: &mut dyn Write) -> Result<()> {
        let key = header.sweep.as_deref().unwrap_or_default();
        let values = self.swept.iter().map(|(value, _)| value.chars().count());
        let width = values.chain([key.len()]).max().unwrap_or_default();
        writeln!(output, "\n{key:>width$}  learn  share   95 % confidence  half of these by")?;
        for (value, tally) in &self.swept {
            let share = tally.share();
            let [low, high] = share.interval().map(|share| 100.0 * share);
            let half = LearningTimes::of(tally.learnt_at.iter().copied()).by(0.5);
            let line = format!(
                "{value:>width$}  {:>5}  {:>5.1} %  {low:>5.1} to {high:>5.1} %  {}",
                share.count,
                100.0 * share.value(),
                half.map_or_else(String::new, |epoch| format!("epoch {epoch}")),
            );
            writeln!(output, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// What survey it is.
fn heading(header: &Header) -> String {
    let link = match header.link.as_str() {
        "" => "the article’s settings".to_owned(),
        link => format!("#{link}"),
    };
    let of = match (&header.seeds, &header.map) {
        (Some(seeds), _) => format!("seeds {seeds}"),
        (_, Some(map)) => {
            let [across, up] = &map.axes;
            let [columns, rows] = map.points;
            format!("a map over {across} and {up}, {columns} × {rows}")
        }
        _ => String::new(),
    };
    let part = if (header.from, header.to) == (0, header.runs) {
        String::new()
    } else {
        format!("; {} of its {} runs", header.to - header.from, header.runs)
    };
    format!("{link}, {of}, {} epochs{part}", header.epochs)
}

fn print_times(tally: &Tally, output: &mut dyn Write) -> Result<()> {
    let times = LearningTimes::of(tally.learnt_at.iter().copied());
    let [Some(early), Some(half), Some(late)] = [0.05, 0.5, 0.95].map(|share| times.by(share))
    else {
        return Ok(());
    };
    writeln!(output, "Half of these by epoch {half}, 5 % by {early}, 95 % by {late}")?;
    let histogram = times.histogram();
    let most = histogram.counts.iter().copied().max().unwrap_or_default().max(1);
    let digits = histogram.edges.last().map_or(1, |edge| edge.to_string().len());
    let width = tally.runs.to_string().len();
    writeln!(output, "\nEpochs at which all rows first were right, and how many runs")?;
    for (edges, &count) in histogram.edges.windows(2).zip(&histogram.counts) {
        let bar = "█".repeat((count * LONGEST_BAR).div_ceil(most));
        let line =
            format!("{:>digits$} to {:>digits$}  {count:>width$}  {bar}", edges[0], edges[1] - 1);
        writeln!(output, "{}", line.trim_end())?;
    }
    Ok(())
}

fn print_endings(tally: &Tally, output: &mut dyn Write) -> Result<()> {
    if tally.endings.is_empty() {
        return Ok(());
    }
    writeln!(output, "\nHow the others end, and the first of each")?;
    let mut endings: Vec<_> = tally.endings.iter().collect();
    // The most frequent first; of equals, as they are called.
    endings.sort_by_key(|&(_, &(count, _))| std::cmp::Reverse(count));
    let width = tally.runs.to_string().len();
    let longest = endings.iter().map(|(words, _)| words.chars().count()).max().unwrap_or_default();
    for (words, (count, link)) in endings {
        writeln!(output, "{count:>width$}  {words:longest$}  #{link}")?;
    }
    Ok(())
}

fn ending_in_words(record: &Record<'_>) -> String {
    if record.ending == NOT_LEARNT {
        return "Not learnt".to_owned();
    }
    let title = record
        .ending
        .parse()
        .map_or_else(|_| record.ending.to_string(), |kind: FindingKind| kind.title().to_owned());
    match record.in_rows.as_ref().map_or(0, Vec::len) {
        0 => title,
        1 => format!("{title} (1 row)"),
        rows => format!("{title} ({rows} rows)"),
    }
}
