//! The article's program: trains the network, then answers for any x and y.
//!
//! ```text
//! cargo run --release --example article
//! cargo run --release --example article -- --seed 11
//! cargo run --release --example article -- --seed random
//! ```

use std::io::{self, BufRead, BufReader, ErrorKind, Write};
use std::process::ExitCode;

use xor_playground::text::{Setting, Settings, parse_coordinate};
use xor_playground::{Network, Trainer};

/// How long the article trains.
const EPOCHS: u64 = 5_000;

fn main() -> ExitCode {
    let settings = match settings_from(std::env::args().skip(1)) {
        Ok(settings) => settings,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::from(2);
        }
    };
    match program(&settings, BufReader::new(io::stdin()), io::stdout()) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output has what they wanted.
        Err(problem) if problem.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// The article's settings, with the seed that the arguments ask for.
fn settings_from(arguments: impl Iterator<Item = String>) -> Result<Settings, String> {
    let arguments: Vec<String> = arguments.collect();
    let mut settings = Settings::default();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => {}
        ["--seed", "random"] => {
            let seed = getrandom::u32().map_err(|error| error.to_string())?;
            let set = settings.set(Setting::Seed, &seed.to_string());
            set.map_err(|rejected| rejected.to_string())?;
        }
        ["--seed", seed] => {
            settings.set(Setting::Seed, seed).map_err(|rejected| rejected.to_string())?;
        }
        _ => return Err("The only option is --seed, with a number or the word random.".to_owned()),
    }
    Ok(settings)
}

fn program(settings: &Settings, input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    writeln!(output, "Seed {}", settings.text(Setting::Seed))?;
    let trainer = train(settings, &mut output)?;
    answer(trainer.network(), input, output)
}

/// Trains to the last epoch, and says how far it is.
fn train(settings: &Settings, output: &mut impl Write) -> io::Result<Trainer> {
    let mut trainer = Trainer::new(settings.run().clone());
    for percent in 1..=100 {
        trainer.step(EPOCHS * percent / 100 - trainer.epoch());
        write!(output, "\r{percent}% trained")?;
        output.flush()?;
    }
    writeln!(output)?;
    Ok(trainer)
}

/// Asks for x and y and answers, until the input ends or says `q`.
fn answer(network: &Network, mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    while let Some(x) = ask("x", &mut input, &mut output)?
        && let Some(y) = ask("y", &mut input, &mut output)?
    {
        writeln!(output, "({x} ^ {y}) = {}", output_for(network, x, y))?;
    }
    writeln!(output, "Bye")
}

fn output_for(network: &Network, x: f64, y: f64) -> f64 {
    network.output_for(&[x, y]).expect("the settings' networks take two inputs")
}

/// Asks until the answer is a number; none is the wish to end.
fn ask(
    name: &'static str,
    input: &mut impl BufRead,
    output: &mut impl Write,
) -> io::Result<Option<f64>> {
    loop {
        write!(output, "Enter {name}: ")?;
        output.flush()?;
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            // The question stands there without an answer's line break.
            writeln!(output)?;
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&line);
        if text.trim().eq_ignore_ascii_case("q") {
            return Ok(None);
        }
        match parse_coordinate(name, &text) {
            Ok(number) => return Ok(Some(number)),
            Err(rejected) => writeln!(output, "{rejected} Enter q to end.")?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(arguments: &[&str]) -> Result<Settings, String> {
        settings_from(arguments.iter().map(ToString::to_string))
    }

    /// What the program prints to these answers.
    fn printed(input: &[u8]) -> String {
        let mut output = Vec::new();
        program(&Settings::default(), input, &mut output).unwrap();
        String::from_utf8(output).unwrap()
    }

    /// What it prints after the training.
    fn dialogue(input: &[u8]) -> String {
        let printed = printed(input);
        printed.split_once("100% trained\n").unwrap().1.to_owned()
    }

    #[test]
    fn it_says_the_seed_and_counts_to_a_hundred_percent_on_one_line() {
        let printed = printed(b"");
        let mut lines = printed.lines();
        assert_eq!(lines.next(), Some("Seed 0"));
        let counted: Vec<_> = lines.next().unwrap().split('\r').skip(1).collect();
        let expected: Vec<_> = (1..=100).map(|percent| format!("{percent}% trained")).collect();
        assert_eq!(counted, expected);
    }

    #[test]
    fn it_answers_the_truth_table_like_the_article() {
        let dialogue = dialogue(b"0\n0\n0\n1\n1\n0\n1\n1\nq\n");
        let begins = ["(0 ^ 0) = 0.019", "(0 ^ 1) = 0.983", "(1 ^ 0) = 0.983", "(1 ^ 1) = 0.017"];
        assert_eq!(dialogue.lines().count(), begins.len() + 1);
        for (line, begin) in dialogue.lines().zip(begins) {
            assert!(line.starts_with(&format!("Enter x: Enter y: {begin}")), "{line}");
        }
    }

    #[test]
    fn q_and_the_end_of_the_input_end_it() {
        assert_eq!(dialogue(b"q\n"), "Enter x: Bye\n");
        assert_eq!(dialogue(b"1\n Q \n"), "Enter x: Enter y: Bye\n");
        assert_eq!(dialogue(b""), "Enter x: \nBye\n");
        assert_eq!(dialogue(b"1"), "Enter x: Enter y: \nBye\n");
    }

    #[test]
    fn a_wrong_word_is_answered_and_the_same_question_asked_again() {
        let dialogue = dialogue(b"0\none\n\xff\n1\nq\n");
        let says = |given: &str| {
            format!(
                "Enter y: y takes a number, such as 0, 1 or -0.25, not “{given}”. Enter q to end."
            )
        };
        let lines: Vec<_> = dialogue.lines().collect();
        assert_eq!(lines[0], format!("Enter x: {}", says("one")));
        assert_eq!(lines[1], says("\u{fffd}"));
        assert!(lines[2].starts_with("Enter y: (0 ^ 1) = 0.98"), "{dialogue}");
        assert_eq!(lines[3], "Enter x: Bye");
    }

    #[test]
    fn the_numbers_are_those_of_the_network_and_the_inputs_are_shown_as_typed() {
        let mut trainer = Trainer::new(xor_playground::Run::default());
        trainer.step(5_000);
        let output = output_for(trainer.network(), 0.25, -1.0);
        let expected = format!("(0.25 ^ -1) = {output}\n");
        assert!(dialogue(b"0.25\n-1.0\r\n").contains(&expected));
    }

    #[test]
    fn the_seed_can_be_chosen_or_drawn() {
        assert_eq!(settings(&[]), Ok(Settings::default()));
        assert_eq!(settings(&["--seed", "11"]).unwrap().to_link(), "seed=11");
        let drawn: Vec<_> =
            (0..4).map(|_| settings(&["--seed", "random"]).unwrap().to_link()).collect();
        assert!(drawn.iter().any(|seed| *seed != drawn[0]), "{drawn:?}");
    }

    #[test]
    fn other_arguments_are_answered() {
        let message = settings(&["--seed", "-1"]).unwrap_err();
        assert_eq!(message, "Seed takes a whole number from 0 to 4294967295, not “-1”.");
        for arguments in [&["--seed"][..], &["--speed", "3"], &["11"], &["--seed", "1", "2"]] {
            assert!(settings(arguments).unwrap_err().contains("--seed"));
        }
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
        let problem = program(&Settings::default(), &b"0\n0\n"[..], Closed).unwrap_err();
        assert_eq!(problem.kind(), ErrorKind::BrokenPipe);
    }
}
