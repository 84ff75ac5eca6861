//! Puts shards together.

use std::fs::File;
use std::io::{BufRead, BufReader, Lines};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::record::{Header, Record};

/// A shard: where it is, and what its first line says. There can be more of them than files can be open.
struct Part {
    path: PathBuf,
    header: Header,
}

impl Part {
    fn open(path: &Path) -> Result<Self> {
        let header = Self::lines(path).and_then(|mut lines| header(&mut lines));
        let header = header.with_context(|| path.display().to_string())?;
        Ok(Self { path: path.to_owned(), header })
    }

    fn lines(path: &Path) -> Result<Lines<BufReader<File>>> {
        Ok(BufReader::new(File::open(path)?).lines())
    }

    /// Gives its runs, one after the other, each looked at.
    fn read(&self, give: impl FnMut(&str) -> Result<()>) -> Result<()> {
        self.try_to_read(give).with_context(|| self.path.display().to_string())
    }

    fn try_to_read(&self, mut give: impl FnMut(&str) -> Result<()>) -> Result<()> {
        let mut lines = Self::lines(&self.path)?;
        header(&mut lines)?;
        for index in self.header.from..self.header.to {
            let line = lines.next().with_context(|| format!("It ends before run {index}"))??;
            let record: Record = serde_json::from_str(&line)
                .with_context(|| format!("Its line of run {index} is none"))?;
            if record.index != index {
                bail!("It has run {} where run {index} should be.", record.index);
            }
            give(&line)?;
        }
        match lines.next() {
            None => Ok(()),
            Some(_) => bail!("It has more runs than it says."),
        }
    }

    /// Another one of the same runs has the same lines.
    fn compare(&self, other: &Self) -> Result<()> {
        let mut lines = Self::lines(&other.path)?.skip(1);
        self.read(|line| {
            if lines.next().transpose()?.as_deref() == Some(line) {
                return Ok(());
            }
            bail!("{} has other lines for the same runs.", other.path.display())
        })
    }
}

fn header(lines: &mut Lines<BufReader<File>>) -> Result<Header> {
    Header::read(&lines.next().context("It is empty")??)
}

/// Writes the whole survey of which these are the shards, as if it had been one: whatever their order, and whoever made them.
///
/// # Errors
/// A file that is no shard, or not whole; shards of different surveys; runs that are missing.
pub fn merge(paths: &[PathBuf], mut write: impl FnMut(&str) -> Result<()>) -> Result<()> {
    let mut parts = paths.iter().map(|path| Part::open(path)).collect::<Result<Vec<Part>>>()?;
    parts.sort_by_key(|part| (part.header.from, part.header.to));
    let Some(first) = parts.first() else { bail!("There are no shards.") };
    let whole = first.header.whole();
    if let Some(other) = parts.iter().find(|part| part.header.whole() != whole) {
        let [one, other_path] = [first, other].map(|part| part.path.display());
        let difference = whole.difference(&other.header);
        bail!("{one} and {other_path} are of different surveys: {difference}.");
    }
    let parts = each_once(parts)?;
    let mut next = 0;
    for Part { path, header, .. } in &parts {
        if header.from > next {
            bail!("{}", missing(next, header.from, whole.runs));
        }
        if header.from < next {
            bail!(
                "{} has runs from {} on, which another shard has as well.",
                path.display(),
                header.from
            );
        }
        next = header.to;
    }
    if next < whole.runs {
        bail!("{}", missing(next, whole.runs, whole.runs));
    }
    write(&serde_json::to_string(&whole)?)?;
    parts.iter().try_for_each(|part| part.read(&mut write))
}

/// Of shards with the same runs, which have to say the same of them, one.
fn each_once(parts: Vec<Part>) -> Result<Vec<Part>> {
    let mut once: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match once.last() {
            Some(last) if last.header == part.header => last.compare(&part)?,
            _ => once.push(part),
        }
    }
    Ok(once)
}

fn missing(from: u64, to: u64, of: u64) -> String {
    format!("Runs are missing: {from} to {}, of 0 to {}.", to - 1, of - 1)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::link::Link;
    use crate::plan::Plan;
    use crate::shard::Shard;
    use crate::train::train;

    fn lines(link: &str, shard: &str) -> String {
        let settings = Link::read(link).unwrap().settings;
        let plan = Plan::of_seeds(settings, "3..33".parse().unwrap(), None, Some("100")).unwrap();
        let mut text = String::new();
        train(&plan, shard.parse::<Shard>().unwrap(), |line| {
            text.push_str(line);
            text.push('\n');
            Ok(())
        })
        .unwrap();
        text
    }

    /// What becomes of these files.
    fn merged(files: &[&str]) -> Result<String> {
        let folder = tempfile::tempdir()?;
        let paths: Vec<PathBuf> =
            (0..files.len()).map(|at| folder.path().join(format!("{at}.jsonl"))).collect();
        for (path, text) in paths.iter().zip(files) {
            fs::write(path, text)?;
        }
        let mut text = String::new();
        merge(&paths, |line| {
            text.push_str(line);
            text.push('\n');
            Ok(())
        })?;
        Ok(text)
    }

    fn problem(files: &[&str]) -> String {
        format!("{:#}", merged(files).unwrap_err())
    }

    #[test]
    fn shards_in_any_order_are_the_same_bytes_as_one() {
        let whole = lines("", "1/1");
        let [one, two, three] = ["1/3", "2/3", "3/3"].map(|shard| lines("", shard));
        assert_eq!(whole.lines().count(), 31);
        assert_eq!(merged(&[&one, &two, &three]).unwrap(), whole);
        assert_eq!(merged(&[&three, &one, &two]).unwrap(), whole);
        assert_eq!(merged(&[&whole]).unwrap(), whole);
        // Halves and quarters, and shards that have no run.
        let [half, third, fourth] = ["1/2", "3/4", "4/4"].map(|shard| lines("", shard));
        assert_eq!(merged(&[&fourth, &third, &half]).unwrap(), whole);
        let many: Vec<String> = (1..=40).rev().map(|at| lines("", &format!("{at}/40"))).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(merged(&many).unwrap(), whole);
    }

    #[test]
    fn nothing_is_counted_twice() {
        let whole = lines("", "1/1");
        let [one, two] = ["1/2", "2/2"].map(|shard| lines("", shard));
        assert_eq!(merged(&[&two, &one, &two, &one, &two]).unwrap(), whole);
        assert!(problem(&[&one, &two, &whole]).contains("another shard has as well"));
        let altered = two.replacen("\"epochs\":100", "\"epochs\":99", 2);
        assert_ne!(altered, two);
        let other_lines =
            altered.lines().skip(1).fold(String::new(), |text, line| text + line + "\n");
        let altered = two.lines().next().unwrap().to_owned() + "\n" + &other_lines;
        assert!(problem(&[&one, &two, &altered]).contains("other lines for the same runs"));
    }

    #[test]
    fn nothing_is_lost() {
        let [one, two, three] = ["1/3", "2/3", "3/3"].map(|shard| lines("", shard));
        assert!(problem(&[&one, &three]).contains("Runs are missing: 10 to 19, of 0 to 29"));
        assert!(problem(&[&two, &three]).contains("missing: 0 to 9"));
        assert!(problem(&[&one, &two]).contains("missing: 20 to 29"));
    }

    #[test]
    fn a_shard_that_is_not_whole_is_named() {
        let [one, two] = ["1/2", "2/2"].map(|shard| lines("", shard));
        let cut = |at: usize| &two[..two.len() - at];
        assert!(problem(&[&one, cut(10)]).contains("1.jsonl: Its line of run 29 is none"));
        let lines: Vec<&str> = two.lines().collect();
        assert!(problem(&[&one, &lines[..10].join("\n")]).contains("It ends before run 24"));
        let swapped = [lines[0], lines[2], lines[1]].join("\n");
        assert!(problem(&[&one, &swapped]).contains("It has run 16 where run 15 should be"));
        let more = two.clone() + lines[3] + "\n";
        assert!(problem(&[&one, &more]).contains("more runs than it says"));
        assert!(problem(&[&one, ""]).contains("1.jsonl: It is empty"));
        assert!(problem(&[&one, "seed,loss\n"]).contains("is no survey"));
    }

    #[test]
    fn shards_of_different_surveys_stay_apart() {
        let [one, other] = [("", "1/2"), ("lr=2", "2/2")].map(|(link, shard)| lines(link, shard));
        assert!(problem(&[&one, &other]).contains("different surveys: link"));
    }
}
