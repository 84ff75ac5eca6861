//! Settings as the hash of a link: `#seed=11&lr=0.5`. No character of it needs escaping there.

use std::cmp::Ordering;
use std::fmt;

use super::number::{items, parse_whole, push_next};
use super::rejected::{Rejected, quoted};
use super::setting::Setting;
use super::{Settings, VERSION};

/// The key of the format's version. A link without it is of version 1.
const VERSION_KEY: &str = "v";

/// So many of the keys that there are not are named, the others counted: with that sentence, they are as many as the page
/// shows.
const MOST_NAMED: u32 = 3;

impl Settings {
    /// The settings as the hash of a link, without the `#`; only what differs from the default.
    ///
    /// ```
    /// use xor_playground::text::{Setting, Settings};
    /// let mut settings = Settings::default();
    /// assert_eq!(settings.to_link(), "");
    /// settings.set(Setting::Optimizer, "adam")?;
    /// settings.set(Setting::LearningRate, "0.01")?;
    /// settings.set(Setting::Hidden, "8,8")?;
    /// assert_eq!(settings.to_link(), "lr=0.01&hidden=8,8&rule=adam");
    /// # Ok::<(), xor_playground::text::Rejected>(())
    /// ```
    #[must_use]
    pub fn to_link(&self) -> String {
        // What the link says so far: a setting's default can depend on those before it.
        let mut said = Self::default();
        let mut link = String::new();
        for setting in Setting::ALL {
            let text = self.text(setting);
            if text.is_empty() || text == said.text(setting) {
                continue;
            }
            let set = said.set(setting, &text);
            debug_assert_eq!(set, Ok(()), "what a setting is can be set");
            push_next(&mut link, '&', setting.key());
            push_next(&mut link, '=', &text);
        }
        link
    }

    /// Reads the hash of a link, with or without the `#`, also if it was percent-encoded on its way.
    /// What cannot be used is named, and its default taken; the rest is honoured. Each problem is named
    /// once.
    ///
    /// ```
    /// use xor_playground::text::{Setting, Settings};
    /// let (settings, problems) = Settings::from_link("#seed=11&lr=fast&colour=blue");
    /// assert_eq!(settings.text(Setting::Seed), "11");
    /// assert_eq!(settings.text(Setting::LearningRate), "1");
    /// assert_eq!(problems.len(), 2);
    /// ```
    #[must_use]
    pub fn from_link(hash: &str) -> (Self, Vec<LinkProblem>) {
        let hash = decoded(hash.strip_prefix('#').unwrap_or(hash));
        let mut pairs = Vec::new();
        for pair in items(&hash, '&') {
            if !pair.trim().is_empty() {
                let (key, text) = pair.split_once('=').unwrap_or((pair, ""));
                pairs.push((key.trim(), text));
            }
        }
        let mut settings = Self::default();
        let mut problems = Vec::new();
        problems.extend(first(&pairs, VERSION_KEY).and_then(version_problem));
        for setting in Setting::ALL {
            let Some(text) = first(&pairs, setting.key()) else { continue };
            if let Err(rejected) = settings.set(setting, text) {
                problems.push(LinkProblem::Rejected { rejected, used: settings.text(setting) });
            }
        }
        name_keys(&pairs, &mut problems);
        (settings, problems)
    }
}

fn first<'a>(pairs: &[(&str, &'a str)], key: &str) -> Option<&'a str> {
    pairs.iter().find(|pair| pair.0 == key).map(|pair| pair.1)
}

fn version_problem(text: &str) -> Option<LinkProblem> {
    let known = f64::from(VERSION);
    match parse_whole(text).and_then(|version| version.partial_cmp(&known)) {
        Some(Ordering::Equal) => None,
        Some(Ordering::Greater) => Some(LinkProblem::Newer(quoted(text))),
        _ => {
            let rejected = Rejected::unreadable(VERSION_KEY, VERSION.to_string(), text);
            Some(LinkProblem::Rejected { rejected, used: VERSION.to_string() })
        }
    }
}

/// Names the keys that there are not, and those that stand there again.
fn name_keys(pairs: &[(&str, &str)], problems: &mut Vec<LinkProblem>) {
    let mut seen = Vec::new();
    let mut unknown = 0;
    for &(key, text) in pairs {
        let problem = match known_key(key) {
            None if key.is_empty() => LinkProblem::UnknownKey(quoted(&("=".to_owned() + text))),
            None => LinkProblem::UnknownKey(quoted(key)),
            Some(known) if seen.contains(&known) => LinkProblem::Repeated(known),
            Some(known) => {
                seen.push(known);
                continue;
            }
        };
        // There are not many, however long the link is.
        if problems.contains(&problem) {
            continue;
        }
        if let LinkProblem::UnknownKey(_) = problem {
            unknown += 1;
            if unknown > MOST_NAMED {
                continue;
            }
        }
        problems.push(problem);
    }
    if unknown > MOST_NAMED {
        problems.push(LinkProblem::MoreUnknownKeys(unknown - MOST_NAMED));
    }
}

fn known_key(key: &str) -> Option<&'static str> {
    if key == VERSION_KEY {
        return Some(VERSION_KEY);
    }
    key.parse().ok().map(Setting::key)
}

/// The text with each %2C replaced by what it stands for. What is no such code stays as it is, and a
/// text that would be none with its codes replaced, too.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = match rest {
            [b'%', high, low, ..] => digit(*high).zip(digit(*low)),
            _ => None,
        };
        bytes.push(code.map_or(*first, |(high, low)| 16 * high + low));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// A hexadecimal digit.
fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| digit.try_into().ok())
}

fn rejected_and_used(rejected: &Rejected, used: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "The link: {rejected}")?;
    if used.is_empty() { Ok(()) } else { write!(f, " {used} is used instead.") }
}

/// Something in a link that could not be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LinkProblem {
    /// The link is of a later version than can be read: what is known of it counts.
    #[error(
        "The link was made by a newer version of this page: its format is {0}, and this page reads \
         {VERSION}. What this page knows of it is used."
    )]
    Newer(String),
    /// A key that there is not.
    #[error("The link has {0}, which is no setting.")]
    UnknownKey(String),
    /// How many more keys there are not, beside some that are named.
    #[error("The link has other keys that are no settings, {0} in all.")]
    MoreUnknownKeys(u32),
    /// A key that stands there again: the first counts.
    #[error("The link has {0} more than once; the first is used.")]
    Repeated(&'static str),
    /// A value that cannot be used: the default counts.
    #[error(fmt = rejected_and_used)]
    Rejected {
        /// The answer to it.
        #[source]
        rejected: Rejected,
        /// The default; empty where there is none.
        used: String,
    },
}
