//! The answer to what cannot be used.

use std::borrow::Cow;
use std::fmt;

use crate::training::RunError;

/// A value that cannot be used, and what could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    name: Cow<'static, str>,
    reason: Reason,
    /// As it is shown; may be empty.
    given: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    /// It takes something else: this, in words.
    Accepts(String),
    /// It is only for this, in words, which there is not.
    OnlyFor(Cow<'static, str>),
    /// It does not fit to the other settings.
    Unfit(RunError),
}

impl Rejected {
    pub(super) fn unreadable(name: &'static str, accepts: impl Into<String>, text: &str) -> Self {
        Self { name: name.into(), reason: Reason::Accepts(accepts.into()), given: quoted(text) }
    }

    pub(super) fn useless(name: &'static str, only_for: Cow<'static, str>) -> Self {
        Self { name: name.into(), reason: Reason::OnlyFor(only_for), given: String::new() }
    }

    pub(super) fn unfit(name: &'static str, error: RunError, text: &str) -> Self {
        Self { name: name.into(), reason: Reason::Unfit(error), given: quoted(text) }
    }

    /// The same answer to something that has another name and looks differently.
    pub(super) fn about(self, name: String, given: String) -> Self {
        Self { name: name.into(), given, ..self }
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, reason, given } = self;
        match reason {
            Reason::Accepts(accepts) if given.is_empty() => write!(f, "{name} takes {accepts}."),
            Reason::Accepts(accepts) => write!(f, "{name} takes {accepts}, not {given}."),
            Reason::OnlyFor(only_for) => write!(f, "{name} can be set only for {only_for}."),
            Reason::Unfit(error) => write!(f, "{name} cannot be {given}: {error}."),
        }
    }
}

impl std::error::Error for Rejected {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.reason {
            Reason::Unfit(error) => Some(error),
            Reason::Accepts(_) | Reason::OnlyFor(_) => None,
        }
    }
}

/// The text in quotation marks, cut where it is too long to be shown; nothing for a blank text.
pub(super) fn quoted(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { String::new() } else { format!("“{}”", cut(text)) }
}

/// The text, cut where it is too long to be shown.
pub(super) fn cut(text: &str) -> String {
    const SHOWN: usize = 24;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
