//! What stands between the cells of a row.

use std::borrow::Cow;

use crate::named::{Choice, Named};

/// What stands between the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// A tab, as spreadsheets put it on the clipboard.
    Tab,
    /// A comma.
    Comma,
    /// A semicolon, mostly where numbers have a decimal comma.
    Semicolon,
    /// The sign `|`.
    Pipe,
    /// Any number of blanks and tabs. An empty cell cannot be seen then.
    Blanks,
}

impl Delimiter {
    /// The one sign that it is in the [prepared](Self::prepared) text.
    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Pipe => b'|',
            Self::Blanks => b' ',
        }
    }

    /// The text in which it is one sign only.
    pub(super) fn prepared(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Blanks => text.replace('\t', " ").into(),
            _ => text.into(),
        }
    }
}

impl Named for Delimiter {
    const ALL: &'static [Self] =
        &[Self::Tab, Self::Comma, Self::Semicolon, Self::Pipe, Self::Blanks];
    const CHOICES: &'static [Choice] = &[
        Choice { name: "tab", title: "Tab" },
        Choice { name: "comma", title: "Comma" },
        Choice { name: "semicolon", title: "Semicolon" },
        Choice { name: "pipe", title: "Pipe" },
        Choice { name: "blanks", title: "Blanks" },
    ];

    fn index(self) -> usize {
        self as usize
    }
}

by_name!(Delimiter);
