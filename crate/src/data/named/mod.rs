//! Data sets that have a name. Each is a file, and a line in the list below.

use super::data_set::DataSet;

kinds! { $
    /// A data set that has a name.
    ///
    /// ```
    /// use xor_playground::DataSet;
    /// use xor_playground::data::NamedData;
    /// let xor: NamedData = "xor".parse()?;
    /// assert_eq!(xor.data(), DataSet::xor());
    /// assert_eq!(NamedData::of(&DataSet::xor()), Some(xor));
    /// # Ok::<(), xor_playground::UnknownName>(())
    /// ```
    pub enum NamedData {
        xor::Xor,
    }
}

/// All that is known of a data set that has a name.
trait Known {
    /// Its name in links, files and lists.
    const NAME: &'static str;
    /// Its name for people.
    const TITLE: &'static str;
    /// Where it comes from.
    const SOURCE: &'static str;

    /// The samples.
    fn data() -> DataSet;
}

impl NamedData {
    /// Where it comes from.
    #[must_use]
    pub fn source(self) -> &'static str {
        kind!(self, Kind => Kind::SOURCE)
    }

    /// The data set.
    #[must_use]
    pub fn data(self) -> DataSet {
        kind!(self, Kind => Kind::data())
    }

    /// The one that is this data set, to the bit, if it is one of them.
    #[must_use]
    pub fn of(data: &DataSet) -> Option<Self> {
        Self::ALL.into_iter().find(|named| named.data().is_same(data))
    }
}

impl DataSet {
    /// The truth table of exclusive or, in the article's order.
    #[must_use]
    pub fn xor() -> Self {
        NamedData::Xor.data()
    }
}

impl Default for DataSet {
    /// Exclusive or.
    fn default() -> Self {
        Self::xor()
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
            let name = named.to_string();
            assert_eq!(name.parse(), Ok(named));
            assert_eq!(NamedData::of(&named.data()), Some(named));
            assert!(name.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'-'));
            assert!(!named.title().is_empty() && !named.source().is_empty());
        }
    }

    #[test]
    fn what_is_none_of_them_has_no_name() {
        for name in ["", "XOR", " xor", "nor"] {
            assert!(name.parse::<NamedData>().is_err());
        }
        let inputs = DataSet::xor().inputs().mapv(|input| if input > 0.0 { input } else { -0.0 });
        let minus_zero = DataSet::new(inputs, DataSet::xor().targets().to_owned()).unwrap();
        assert_eq!(minus_zero, DataSet::xor());
        assert!(NamedData::of(&minus_zero).is_none());
        assert!(NamedData::of(&DataSet::xor().select(&[0, 1, 2]).unwrap()).is_none());
    }
}
