//! Data sets that have a name: a file for each, and a line in [`NamedData::ALL`].

pub(super) mod xor;

use std::fmt;
use std::str::FromStr;

use super::data_set::{DataError, DataSet};

/// A data set that has a name: in a link, in a file and on the page it has the same one.
///
/// ```
/// use xor_playground::DataSet;
/// use xor_playground::data::NamedData;
/// let xor: NamedData = "xor".parse()?;
/// assert_eq!(xor.data(), DataSet::named("xor")?);
/// assert_eq!(NamedData::of(&xor.data()).map(|named| named.to_string()).as_deref(), Some("xor"));
/// # Ok::<(), xor_playground::data::DataError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct NamedData {
    name: &'static str,
    title: &'static str,
    source: &'static str,
    make: fn() -> DataSet,
}

impl NamedData {
    /// All of them.
    pub const ALL: [Self; 1] = [xor::XOR];

    /// The name, in lower case, which needs no escaping in a link.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What it is, in a few words.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.title
    }

    /// Where it comes from.
    #[must_use]
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// The data set.
    #[must_use]
    pub fn data(&self) -> DataSet {
        (self.make)()
    }

    /// The one that is this data set, to the bit, if it is one of them.
    #[must_use]
    pub fn of(data: &DataSet) -> Option<Self> {
        Self::ALL.into_iter().find(|named| named.data().is_same(data))
    }
}

impl fmt::Display for NamedData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl FromStr for NamedData {
    type Err = DataError;

    /// The one with this name, as it stands in the list.
    fn from_str(name: &str) -> Result<Self, DataError> {
        Self::ALL.into_iter().find(|named| named.name == name).ok_or(DataError::Name)
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn each_is_found_by_its_name_and_by_its_numbers() {
        for named in NamedData::ALL {
            assert_eq!(named.name().parse::<NamedData>().unwrap().data(), named.data());
            assert_eq!(NamedData::of(&named.data()).unwrap().name(), named.name());
            assert!(
                named.name().bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'-')
            );
            assert!(!named.title().is_empty() && !named.source().is_empty());
        }
    }

    #[test]
    fn what_is_none_of_them_has_no_name() {
        for name in ["", "XOR", " xor", "nor"] {
            assert_eq!(DataSet::named(name), Err(DataError::Name));
        }
        let inputs = DataSet::xor().inputs().mapv(|input| if input > 0.0 { input } else { -0.0 });
        let minus_zero = DataSet::new(inputs, DataSet::xor().targets().to_owned()).unwrap();
        assert_eq!(minus_zero, DataSet::xor());
        assert!(NamedData::of(&minus_zero).is_none());
        assert!(NamedData::of(&DataSet::xor().select(&[0, 1, 2]).unwrap()).is_none());
    }
}
