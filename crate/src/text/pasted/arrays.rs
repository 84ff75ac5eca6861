//! Arrays of numbers: what is in brackets, as far as it is rectangular.

use super::scan::{Group, Item};

/// Numbers in a rectangle.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedArray {
    /// The words before it; may be empty.
    pub name: String,
    /// None for a number in no brackets, one for a row of them, two for a matrix.
    pub shape: Vec<usize>,
    /// Row by row; all finite.
    pub numbers: Vec<f64>,
}

impl PastedArray {
    /// Whether its numbers are one row or one column.
    pub(super) fn is_flat(&self) -> bool {
        self.shape.iter().filter(|&&size| size > 1).count() <= 1
    }

    /// Whether its name says that it is a loss.
    pub(super) fn is_loss(&self) -> bool {
        let name = self.name.to_ascii_lowercase();
        // The last word is the nearest.
        let last = name.rsplit(' ').next().unwrap_or("");
        ["loss", "error", "mse", "cost"].iter().any(|word| last.contains(word))
    }
}

/// All arrays in their order.
pub(super) fn in_items(items: Vec<Item>) -> Vec<PastedArray> {
    let mut arrays = Vec::new();
    for item in items {
        // print(*matrix) leaves its outer brackets out.
        let follows = matches!(&item, Item::Group(group) if group.follows);
        let before = arrays.len();
        put(item, &mut arrays);
        if follows && before > 0 && arrays.len() == before + 1 {
            join(&mut arrays);
        }
    }
    arrays
}

/// Makes the last array, a row, one of the matrix before it, if it is as wide.
fn join(arrays: &mut Vec<PastedArray>) {
    let [.., before, last] = &mut arrays[..] else { return };
    let (&[width], Some(&columns)) = (&last.shape[..], before.shape.last()) else { return };
    if width != columns {
        return;
    }
    let rows = if before.shape.len() == 2 { before.shape[0] } else { 1 };
    before.shape = vec![rows + 1, columns];
    before.numbers.append(&mut last.numbers);
    arrays.pop();
}

fn put(item: Item, arrays: &mut Vec<PastedArray>) {
    match item {
        Item::Number { name, number } => {
            arrays.push(PastedArray { name, shape: Vec::new(), numbers: vec![number] });
        }
        Item::Group(group) => match shape_of(&group) {
            Some(shape) if shape.len() <= 2 => {
                let mut numbers = Vec::new();
                collect(&group.items, &mut numbers);
                if !numbers.is_empty() {
                    arrays.push(PastedArray { name: group.name, shape, numbers });
                }
            }
            // A list of arrays.
            _ => group.items.into_iter().for_each(|item| put(item, arrays)),
        },
    }
}

/// The shape of what is in brackets, if that is an array.
fn shape_of(group: &Group) -> Option<Vec<usize>> {
    let mut shapes = group.items.iter().map(|item| match item {
        Item::Number { .. } => Some(Vec::new()),
        Item::Group(group) if group.is_array => None,
        Item::Group(group) => shape_of(group),
    });
    let Some(first) = shapes.next() else { return Some(vec![0]) };
    let first = first?;
    if !shapes.all(|shape| shape.as_ref() == Some(&first)) {
        return None;
    }
    let mut shape = vec![group.items.len()];
    shape.extend(first);
    Some(shape)
}

fn collect(items: &[Item], numbers: &mut Vec<f64>) {
    for item in items {
        match item {
            Item::Number { number, .. } => numbers.push(*number),
            Item::Group(group) => collect(&group.items, numbers),
        }
    }
}
