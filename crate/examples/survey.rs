//! Trains the article's network from many seeds: says how many learn, and when.
//!
//! ```text
//! cargo run --release --features rayon --example survey -- --seeds 0..10000
//! cargo run --release --features rayon --example survey -- --seeds 0..1000 --lr 0.5 --hidden 3
//! ```
//!
//! Without the feature, it does the same on one thread.

use std::io::{self, ErrorKind, Write};
use std::ops::Range;
use std::process::ExitCode;
use std::time::Instant;

use xor_playground::Run;
use xor_playground::text::{Setting, Settings};
use xor_playground::training::Outcome;
#[cfg(not(feature = "rayon"))]
use xor_playground::training::survey as train_all;
#[cfg(feature = "rayon")]
use xor_playground::training::survey_in_parallel as train_all;

/// So many runs are in memory at a time.
const PORTION: usize = 1 << 16;

/// A histogram has at most this many bars, of at most this length.
const BARS: u64 = 20;
const LONGEST_BAR: u64 = 50;

fn main() -> ExitCode {
    let plan = match Plan::from(std::env::args().skip(1)) {
        Ok(plan) => plan,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::from(2);
        }
    };
    let start = Instant::now();
    match program(&plan, io::stdout()) {
        Ok(epochs) => {
            let seconds = start.elapsed().as_secs_f64();
            #[expect(clippy::cast_precision_loss, reason = "it is shown with two digits")]
            let speed = epochs as f64 / seconds / 1e6;
            eprintln!("{epochs} epochs in {seconds:.2} s: {speed:.2} million a second");
            ExitCode::SUCCESS
        }
        // Whoever read the output has what they wanted.
        Err(problem) if problem.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// What to train.
#[derive(Debug, PartialEq)]
struct Plan {
    /// One after the other, and not empty.
    seeds: Range<u64>,
    settings: Settings,
}

impl Plan {
    /// The article's settings and seeds 0 to 999, but for what the arguments say.
    fn from(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut plan = Self { seeds: 0..1_000, settings: Settings::default() };
        while let Some(option) = arguments.next() {
            let value = arguments.next().unwrap_or_default();
            if option == "--seeds" {
                plan.seeds = seeds_from(&value)?;
                continue;
            }
            let setting = setting_for(&option)?;
            plan.settings.set(setting, &value).map_err(|rejected| rejected.to_string())?;
        }
        Ok(plan)
    }
}

/// The setting that an option is named after.
fn setting_for(option: &str) -> Result<Setting, String> {
    [Setting::Epochs, Setting::LearningRate, Setting::Hidden]
        .into_iter()
        .find(|setting| option.strip_prefix("--") == Some(setting.key()))
        .ok_or_else(|| {
            format!("There is no option “{option}”: they are --seeds, --epochs, --lr and --hidden.")
        })
}

fn seeds_from(text: &str) -> Result<Range<u64>, String> {
    const SEEDS: u64 = 1 << 32;
    text.split_once("..")
        .and_then(|(first, end)| Some(first.trim().parse().ok()?..end.trim().parse().ok()?))
        .filter(|seeds| seeds.start < seeds.end && seeds.end <= SEEDS)
        .ok_or_else(|| {
            format!(
                "--seeds takes a first seed and the one after the last, such as 0..10000, up to {SEEDS}, \
                 not “{text}”."
            )
        })
}

/// Trains all, prints what came out, and gives the number of epochs that were trained.
fn program(plan: &Plan, mut output: impl Write) -> io::Result<u64> {
    let Plan { seeds, settings } = plan;
    writeln!(
        output,
        "Seeds {} to {}, learning rate {}, {} hidden neurons, {} epochs",
        seeds.start,
        seeds.end - 1,
        settings.text(Setting::LearningRate),
        settings.text(Setting::Hidden),
        settings.epochs(),
    )?;
    output.flush()?;
    let tally = Tally::of(plan);
    tally.print(output)?;
    Ok(tally.trained)
}

/// What is counted over all runs.
struct Tally {
    runs: u64,
    /// How many had all rows right in the end.
    solved: u64,
    /// How many first had all rows right in the epochs of each bar.
    bars: Vec<u64>,
    /// How many epochs a bar stands for.
    bar_width: u64,
    /// The epoch to which was trained.
    last_epoch: u64,
    /// The epochs of all runs together.
    trained: u64,
}

impl Tally {
    fn of(plan: &Plan) -> Self {
        let last_epoch = plan.settings.epochs().into();
        let mut tally = Self::empty(last_epoch);
        let run = plan.settings.run().clone();
        for first in plan.seeds.clone().step_by(PORTION) {
            let end = plan.seeds.end.min(first + PORTION as u64);
            // Both are as the options were checked: the start is drawn, and seeds have 32 bits.
            let from_seed = |seed: u64| run.with_seed(u32::try_from(seed).ok()?);
            let runs: Vec<Run> = (first..end).filter_map(from_seed).collect();
            for outcome in train_all(&runs, last_epoch) {
                tally.add(&outcome);
            }
        }
        tally
    }

    fn empty(last_epoch: u64) -> Self {
        let bar_width = round_up(last_epoch.div_ceil(BARS));
        let bars = vec![0; usize::try_from(last_epoch.div_ceil(bar_width)).unwrap_or_default()];
        Self { runs: 0, solved: 0, bars, bar_width, last_epoch, trained: 0 }
    }

    fn add(&mut self, outcome: &Outcome) {
        self.runs += 1;
        self.solved += u64::from(outcome.is_solved());
        self.trained += outcome.epochs;
        let bar = outcome.solved_at.map(|epoch| epoch.saturating_sub(1) / self.bar_width);
        if let Some(bar) = bar.and_then(|bar| self.bars.get_mut(usize::try_from(bar).ok()?)) {
            *bar += 1;
        }
    }

    fn print(&self, mut output: impl Write) -> io::Result<()> {
        let Self { runs, solved, .. } = self;
        #[expect(clippy::cast_precision_loss, reason = "it is shown with three digits")]
        let share = 100.0 * *solved as f64 / *runs as f64;
        writeln!(output, "{solved} of {runs} learn ({share:.1} %): all rows right in the end")?;
        writeln!(output, "\nEpochs at which all rows first were right, and how many runs")?;
        let most = self.bars.iter().copied().max().unwrap_or_default().max(1);
        let digits = self.last_epoch.to_string().len();
        let width = most.max(self.runs).to_string().len();
        for (first, count) in (0..).step_by(self.step()).zip(&self.bars) {
            let last = self.last_epoch.min(first + self.bar_width);
            let first = if first == 0 { 0 } else { first + 1 };
            let bar = "█".repeat(length_of(*count, most));
            let line = format!("{first:>digits$} to {last:>digits$}  {count:>width$}  {bar}");
            writeln!(output, "{}", line.trim_end())?;
        }
        let never = self.runs - self.bars.iter().sum::<u64>();
        writeln!(output, "{:<label$}  {never:>width$}", "never", label = 2 * digits + 4)
    }

    fn step(&self) -> usize {
        usize::try_from(self.bar_width).unwrap_or(usize::MAX)
    }
}

/// How long the bar for `count` is; none that stands for a run is empty.
fn length_of(count: u64, most: u64) -> usize {
    usize::try_from((count * LONGEST_BAR).div_ceil(most)).unwrap_or_default()
}

/// The next number that is 1, 2 or 5 times a power of ten.
fn round_up(number: u64) -> u64 {
    let powers = std::iter::successors(Some(1_u64), |power| power.checked_mul(10));
    let mut steps = powers.flat_map(|power| [1, 2, 5].map(|factor| power.saturating_mul(factor)));
    steps.find(|&step| step >= number).unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(arguments: &str) -> Result<Plan, String> {
        Plan::from(arguments.split_whitespace().map(str::to_owned))
    }

    fn printed(arguments: &str) -> String {
        let mut output = Vec::new();
        program(&plan(arguments).unwrap(), &mut output).unwrap();
        String::from_utf8(output).unwrap()
    }

    #[test]
    fn it_says_the_share_that_learns_with_the_articles_settings() {
        let printed = printed("");
        let mut lines = printed.lines();
        assert_eq!(
            lines.next(),
            Some("Seeds 0 to 999, learning rate 1, 2 hidden neurons, 5000 epochs")
        );
        assert_eq!(lines.next(), Some("826 of 1000 learn (82.6 %): all rows right in the end"));
    }

    #[test]
    fn after_2000_epochs_818_have_learnt() {
        assert!(printed("--epochs 2000").contains("818 of 1000 learn"));
    }

    #[test]
    fn the_histogram_counts_each_run_where_it_first_was_right() {
        let printed = printed("--seeds 0..200 --epochs 1000");
        let run = |seed| Run::article(seed);
        let solved_at: Vec<Option<u64>> = (0..200)
            .map(|seed| {
                let mut trainer = xor_playground::Trainer::new(run(seed));
                trainer.step(1_000);
                trainer.find_solved_at()
            })
            .collect();
        let bars: Vec<&str> = printed.lines().skip(4).collect();
        assert_eq!(bars.len(), 20 + 1, "{printed}");
        for (index, line) in bars[..20].iter().enumerate() {
            let last = (index as u64 + 1) * 50;
            let first = if index == 0 { 0 } else { last - 49 };
            let inside =
                |epoch: &&Option<u64>| epoch.is_some_and(|at| (first..=last).contains(&at));
            let words: Vec<&str> = line.split_whitespace().collect();
            let count = solved_at.iter().filter(inside).count();
            assert_eq!(words[..3], [&first.to_string(), "to", &last.to_string()]);
            assert_eq!(words[3], count.to_string(), "{line}");
            assert_eq!(words.len(), if count > 0 { 5 } else { 4 }, "{line}");
        }
        let never = solved_at.iter().filter(|at| at.is_none()).count();
        assert_eq!(bars[20].split_whitespace().collect::<Vec<_>>(), ["never", &never.to_string()]);
        assert!(never > 0 && never < 200);
    }

    #[test]
    fn the_longest_bar_is_the_most_frequent_one() {
        let printed = printed("--seeds 0..100");
        let bars = printed.lines().filter(|line| line.contains('█'));
        let lengths = bars.map(|line| line.matches('█').count() as u64);
        assert_eq!(lengths.max(), Some(LONGEST_BAR));
    }

    #[test]
    fn the_options_are_heeded() {
        let Plan { seeds, settings } =
            plan("--seeds 5..8 --epochs 300 --lr 0.5 --hidden 3").unwrap();
        assert_eq!(seeds, 5..8);
        assert_eq!(settings.to_link(), "lr=0.5&epochs=300&hidden=3");
        assert_eq!(plan("--seeds 4294967295..4294967296").unwrap().seeds.count(), 1);
    }

    #[test]
    fn the_bars_end_where_the_training_ends() {
        let printed = printed("--seeds 0..4 --epochs 1030");
        assert!(printed.contains("\n1001 to 1030 "), "{printed}");
        assert!(!printed.contains("1031"), "{printed}");
    }

    #[test]
    fn nonsense_is_answered_with_what_is_accepted() {
        for seeds in ["10", "10..10", "10..5", "-1..5", "0..4294967297", "a..b", "..5", "5.."] {
            let problem = plan(&format!("--seeds {seeds}")).unwrap_err();
            assert!(problem.contains("such as 0..10000"), "{problem}");
            assert!(problem.ends_with(&format!("not “{seeds}”.")), "{problem}");
        }
        for (arguments, answer) in [
            ("--lr fast", "Learning rate takes a number from 0.001 to 20, not “fast”."),
            ("--epochs 0", "Epochs takes a whole number from 1 to 10000000, not “0”."),
            ("--epochs", "Epochs takes a whole number from 1 to 10000000."),
            (
                "--seed 5",
                "There is no option “--seed”: they are --seeds, --epochs, --lr and --hidden.",
            ),
        ] {
            assert_eq!(plan(arguments).unwrap_err(), answer);
        }
        assert!(plan("--hidden 17").unwrap_err().starts_with("Hidden neurons takes"));
    }

    #[test]
    fn steps_are_round_numbers() {
        let steps = [1, 2, 3, 11, 50, 51, 250].map(round_up);
        assert_eq!(steps, [1, 2, 5, 20, 50, 100, 500]);
    }

    #[test]
    fn a_closed_output_is_an_error_and_no_panic() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let problem = program(&plan("--seeds 0..4").unwrap(), Closed).unwrap_err();
        assert_eq!(problem.kind(), ErrorKind::BrokenPipe);
    }
}
