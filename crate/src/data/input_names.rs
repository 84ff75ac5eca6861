//! What the inputs of a data set are called.

#[cfg(feature = "every-kind")]
use std::sync::Arc;

/// Names that somebody has given; without every kind of run, nobody can.
#[derive(Clone, Debug, Default)]
pub(super) struct InputNames {
    #[cfg(feature = "every-kind")]
    given: Option<Arc<[String]>>,
}

#[cfg(feature = "every-kind")]
impl InputNames {
    /// A name has no more letters.
    const LONGEST: usize = 16;

    /// These, one for each of so many inputs; nothing if they are no different names.
    pub fn new(names: &[&str], inputs: usize) -> Option<Self> {
        let are_different = names.iter().enumerate().all(|(at, name)| !names[..at].contains(name));
        let are_names = names.iter().all(|name| is_input_name(name));
        if names.len() != inputs || !are_different || !are_names {
            return None;
        }
        // What they are called anyway needs no saying.
        let given = (names != default_names(inputs))
            .then(|| names.iter().map(|&name| name.into()).collect());
        Some(Self { given })
    }

    pub fn given(&self) -> Option<&[String]> {
        self.given.as_deref()
    }
}

#[cfg(not(feature = "every-kind"))]
impl InputNames {
    #[expect(clippy::unused_self, reason = "as with every kind of run")]
    pub fn given(&self) -> Option<&[String]> {
        None
    }
}

impl InputNames {
    /// Those of so many inputs.
    pub fn all(&self, inputs: usize) -> Vec<String> {
        self.given().map_or_else(|| default_names(inputs), <[String]>::to_vec)
    }
}

fn default_names(inputs: usize) -> Vec<String> {
    match inputs {
        2 => vec!["x".to_owned(), "y".to_owned()],
        _ => (1..=inputs).map(|input| format!("x{input}")).collect(),
    }
}

/// Whether an input can be called so: 1 to 16 of the letters a to z and A to Z, digits and `_`, no digit first.
#[cfg(feature = "every-kind")]
pub(crate) fn is_input_name(name: &str) -> bool {
    name.len() <= InputNames::LONGEST
        && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
