//! What no training can lead to.

use super::finding::{Finding, Rows, Unbent};
use crate::analysis::clusters::groups;
use crate::analysis::separation;
use crate::analysis::vector::Vector;
use crate::data::{Criterion, Task, Verdict};
use crate::network::{Activation, HiddenLayer, Loss, Shape, count};
use crate::training::Setup;

/// The rows that train, and what the first layer takes of each.
fn given(setup: &Setup) -> (Vec<usize>, Vec<Vector>) {
    let features = setup.shape.features().of(&setup.data);
    let rows = rows_that_train(setup);
    let inputs = features.inputs();
    let place = |&row: &usize| {
        let inputs = inputs.row(row);
        std::array::from_fn(|input| inputs.get(input).copied().unwrap_or(0.0))
    };
    let places = rows.iter().map(place).collect();
    (rows, places)
}

pub(super) fn rows_that_train(setup: &Setup) -> Vec<usize> {
    setup.parts().map_or_else(|| (0..setup.data.samples()).collect(), |parts| parts.training)
}

/// Rows that look the same to the network, with targets that no answer is right for.
pub(super) fn contradictions(setup: &Setup, outputs: &[f64]) -> Option<Finding> {
    let (rows, places) = given(setup);
    let criterion = Criterion::of(&setup.data);
    let targets = setup.data.targets();
    let contradict = |rows: &Vec<usize>| {
        let targets = || rows.iter().map(|&row| targets[row]);
        let low = targets().fold(f64::INFINITY, f64::min);
        let high = targets().fold(f64::NEG_INFINITY, f64::max);
        high - low >= 2.0 * criterion.right_below
    };
    let groups = groups(&places, 0.0).into_iter();
    let of_rows = |group: Vec<usize>| group.into_iter().map(|at| rows[at]).collect::<Vec<usize>>();
    let mut groups = groups.map(of_rows).filter(contradict);
    let rows = Rows::of(setup, groups.next()?, outputs);
    Some(Finding::Contradiction { rows, groups: 1 + groups.count() })
}

/// Rows with targets from which all that the output can answer is too far to be right.
pub(super) fn out_of_reach(setup: &Setup) -> Option<Finding> {
    let range = setup.shape.output().range()?;
    let criterion = Criterion::of(&setup.data);
    let targets = setup.data.targets();
    let is_out = |&row: &usize| {
        let target = targets[row];
        (target - target.clamp(range[0], range[1])).abs() >= criterion.right_below
    };
    let rows: Vec<usize> = rows_that_train(setup).into_iter().filter(is_out).collect();
    (!rows.is_empty()).then_some(Finding::OutOfReach { rows, range })
}

/// That the output is straight whatever the parameters, and that this is too little.
pub(super) fn no_bend(setup: &Setup) -> Option<Finding> {
    let unbent = unbent(&setup.shape)?;
    lines_are_few(setup).then_some(Finding::NoBend(unbent))
}

/// Whether there is no straight line, or flat cut, through what the first layer takes that parts the rows whose target is
/// above ½ from the others.
pub(super) fn lines_are_few(setup: &Setup) -> bool {
    if Task::of(&setup.data) == Task::Regression {
        return false;
    }
    let (rows, mut places) = given(setup);
    if !places.as_flattened().iter().all(|part| part.is_finite()) {
        return false;
    }
    // What a line parts, it still parts when each coordinate is stretched to go from 0 to 1.
    for axis in 0..places[0].len() {
        let parts = || places.iter().map(|place| place[axis]);
        let (low, high) = (parts().fold(f64::INFINITY, f64::min), parts().fold(f64::MIN, f64::max));
        let size = if high > low { high - low } else { 1.0 };
        if !size.is_finite() {
            return false;
        }
        for place in &mut places {
            place[axis] = (place[axis] - low) / size;
        }
    }
    let targets = setup.data.targets();
    let is_above: Vec<bool> = rows.iter().map(|&row| targets[row] > Verdict::BOUNDARY).collect();
    separation::gap(&places, &is_above, separation::NO_GAP) == Some(0.0)
}

/// What keeps the output from bending, if something does: along every straight way through what the first layer takes,
/// it only rises, or only falls.
fn unbent(shape: &Shape) -> Option<Unbent> {
    if !shape.output().is_monotone() {
        return None;
    }
    let bends = |layer: &&HiddenLayer| layer.activation != Activation::Linear;
    let mut bending = shape.hidden().iter().filter(bends).peekable();
    if shape.hidden().is_empty() {
        return Some(Unbent::NoHiddenLayer);
    }
    if bending.peek().is_none() {
        return Some(Unbent::Linear);
    }
    // One neuron wide, what follows knows but how far along one direction a row is.
    let is_narrow = |layer: &HiddenLayer| layer.size.get() == 1 && layer.activation.is_monotone();
    let is_line = !shape.has_direct_connections() && bending.all(is_narrow);
    is_line.then_some(Unbent::OneNeuron)
}

impl Rows {
    pub(super) fn of(setup: &Setup, rows: Vec<usize>, outputs: &[f64]) -> Self {
        let targets = setup.data.targets();
        let sum: f64 = rows.iter().map(|&row| targets[row]).sum();
        let mean = sum / count(rows.len());
        let outputs = rows.iter().map(|&row| outputs[row]).collect();
        let is_best = matches!(
            setup.loss,
            Loss::HalfSquaredError | Loss::MeanSquaredError | Loss::CrossEntropy
        );
        Self { rows, outputs, mean, is_best }
    }
}
