//! Names to choose from, in words, and the data sets that have one.

use crate::data::DataSet;

/// A data set that has a name.
pub(super) struct NamedData {
    pub name: &'static str,
    pub data: fn() -> DataSet,
}

/// All of them.
pub(super) const DATA_SETS: [NamedData; 1] = [NamedData { name: "xor", data: DataSet::xor }];

/// The names to choose from, in words.
pub(super) fn one_of(names: &[&str]) -> String {
    "one of ".to_owned() + &names.join(", ")
}
