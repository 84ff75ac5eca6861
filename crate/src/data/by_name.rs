//! From a name to the data set that has it, and back.

use super::data_set::DataSet;
use super::named::{Making, NamedData};
use super::recipe::Recipe;

impl NamedData {
    /// The data set; of one that is drawn, that of [`Recipe::of`].
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "all are data sets, as the tests see")]
    pub fn data(self) -> DataSet {
        let data = match self.making() {
            Making::Table(table) => {
                let (inputs, targets) = table();
                DataSet::new(inputs, targets)
            }
            Making::Drawn { .. } => DataSet::drawn(Recipe::of(self)),
        };
        data.expect("a named data set is one")
    }

    /// The one that this data set was drawn as, or the table that it is to the bit, if there is one.
    #[must_use]
    pub fn of(data: &DataSet) -> Option<Self> {
        if let Some(recipe) = data.recipe() {
            return Some(recipe.kind);
        }
        let mut tables = Self::ALL.into_iter().filter(|named| !named.is_drawn());
        tables.find(|named| named.data().is_same(data))
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
        let is_plain = |letter: u8| matches!(letter, b'a'..=b'z' | b'0'..=b'9' | b'-');
        for named in NamedData::ALL {
            let name = named.to_string();
            assert_eq!(name.parse(), Ok(named));
            assert_eq!(NamedData::of(&named.data()), Some(named));
            assert!(name.bytes().all(is_plain));
            assert!(!named.title().is_empty() && !named.source().is_empty());
        }
    }

    #[test]
    fn what_is_none_of_them_has_no_name() {
        for name in ["", "XOR", " xor", "sheffer"] {
            assert!(name.parse::<NamedData>().is_err());
        }
        let inputs = DataSet::xor().inputs().mapv(|input| if input > 0.0 { input } else { -0.0 });
        let minus_zero = DataSet::new(inputs, DataSet::xor().targets().to_owned()).unwrap();
        assert_eq!(minus_zero, DataSet::xor());
        assert!(NamedData::of(&minus_zero).is_none());
        assert!(NamedData::of(&DataSet::xor().select(&[0, 1, 2]).unwrap()).is_none());
    }
}
