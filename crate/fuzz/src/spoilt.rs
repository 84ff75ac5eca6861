//! Texts, and what can happen to them on their way.

use std::fs;
use std::path::Path;

use bolero::TypeGenerator;

/// What texts of these kinds have: what is moved into another one is more often read than noise is.
const TOKENS: [&str; 64] = [
    "",
    " ",
    "\n",
    "\r\n",
    "\t",
    ",",
    ";",
    ":",
    "=",
    "&",
    "#",
    "%",
    "%2C",
    "%00",
    "%F",
    "\"",
    "\"\"",
    "'",
    "[",
    "]",
    "[[",
    "]]",
    "(",
    ")",
    "{",
    "}",
    ".",
    "-",
    "+",
    "−",
    "0",
    "-0",
    "1",
    "1e999",
    "-1e-999",
    "1e308",
    "NaN",
    "inf",
    "-Infinity",
    "null",
    "true",
    "1_000",
    "1,5",
    "0x10",
    "4294967295",
    "4294967296",
    "18446744073709551616",
    "9007199254740993",
    "seed=",
    "edits=",
    "lr",
    "p0",
    "hidden=",
    "data=",
    "array(",
    "tensor(",
    "dtype=float32",
    "\u{feff}",
    "\u{0}",
    "é",
    "½",
    "💡",
    "\u{202e}",
    "\u{a0}",
];

/// No text is longer: it is looked for what happens to it in many ways, and not in large.
const LONGEST: usize = 6_000;

/// Something that happens to a text. Places and lengths count characters, and begin anew where the text ends.
#[derive(Clone, Debug, TypeGenerator)]
pub enum Event {
    /// One of the tokens comes in between.
    Token { at: u16, token: u8 },
    /// A character comes in between.
    Character { at: u16, character: char },
    /// A part is cut out.
    Cut { at: u16, length: u8 },
    /// What follows is lost.
    End { at: u16 },
    /// A part stands there so many times more.
    Repeat { at: u16, length: u8, times: u8 },
    /// A part of another text comes in between.
    Other { at: u16, text: u8, from: u16, length: u8 },
    /// A part changes places with what follows it.
    Swap { at: u16, length: u8 },
}

/// A text, and all that happens to it.
#[derive(Clone, Debug, TypeGenerator)]
pub struct Spoilt {
    text: u8,
    events: Vec<Event>,
}

impl Spoilt {
    /// What comes of it, of texts in characters.
    pub fn of(&self, corpus: &[Vec<char>]) -> String {
        let of = |number: u8| corpus[usize::from(number) % corpus.len()].as_slice();
        let mut text = of(self.text).to_vec();
        for event in &self.events {
            event.happen(&mut text, of);
            text.truncate(LONGEST);
        }
        text.into_iter().collect()
    }
}

impl Event {
    fn happen<'a>(&self, text: &mut Vec<char>, other: impl Fn(u8) -> &'a [char]) {
        let place = |at: u16| usize::from(at) % (text.len() + 1);
        let part = |at: u16, length: u8| {
            let start = place(at);
            start..text.len().min(start + usize::from(length))
        };
        match *self {
            Self::Token { at, token } => {
                let token: Vec<char> = TOKENS[usize::from(token) % TOKENS.len()].chars().collect();
                insert(&token, place(at), text);
            }
            Self::Character { at, character } => text.insert(place(at), character),
            Self::Cut { at, length } => drop(text.drain(part(at, length))),
            Self::End { at } => text.truncate(place(at)),
            Self::Repeat { at, length, times } => {
                let part = part(at, length);
                let most = LONGEST / part.len().max(1) + 1;
                let repeated = text[part.clone()].repeat(most.min(times.into()));
                insert(&repeated, part.end, text);
            }
            Self::Other { at, text: number, from, length } => {
                let other = other(number);
                let from = usize::from(from) % (other.len() + 1);
                let end = other.len().min(from + usize::from(length));
                insert(&other[from..end], place(at), text);
            }
            Self::Swap { at, length } => {
                let part = part(at, length);
                let end = text.len().min(part.end + part.len());
                text[part.start..end].rotate_left(part.len());
            }
        }
    }
}

/// Puts a part in between. (`splice` does so character by character, and is half of the work.)
fn insert(part: &[char], at: usize, text: &mut Vec<char>) {
    let behind = text.split_off(at);
    text.extend_from_slice(&part[..part.len().min(LONGEST)]);
    text.extend_from_slice(&behind);
}

/// The texts of one kind, in the order of their names.
pub fn corpus(kind: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(kind);
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}
