//! The value of each setting in a setup, to and from text.

use std::num::NonZeroUsize;

use ndarray::{Array1, Array2};

use super::field::Setting;
use super::names::Named;
use super::number::{items, numbers_text, parse_number, parse_numbers, parse_whole, push_next};
use crate::data::{DataSet, NamedData};
use crate::network::{Activation, HiddenLayer, HiddenSize, Shape};
use crate::text::numerals;
use crate::training::{
    Batch, Change, Edit, Initializer, LearningRate, Optimizer, Penalty, Setup, Start,
};

/// What a setting is in a setup; empty where it is not used.
pub(super) fn text(setup: &Setup, setting: Setting) -> String {
    let name = match (setting, &setup.start, setup.batch) {
        (Setting::Seed, Start::Drawn { seed, .. }, _) => return seed.to_string(),
        (Setting::Hidden, ..) => return sizes_text(&setup.shape),
        (Setting::Activation, ..) => return activations_text(setup.shape.hidden()),
        (Setting::Output, ..) => setup.shape.output().name(),
        (Setting::Data, ..) => return data_text(&setup.data),
        (Setting::Loss, ..) => setup.loss.name(),
        (Setting::Batch, _, Batch::Full) => FULL,
        (Setting::Batch, _, Batch::Mini { size, .. }) => return size.to_string(),
        (Setting::Shuffle, _, Batch::Mini { seed, .. }) => return seed.to_string(),
        (Setting::Start, Start::Drawn { initializer, .. }, _) => initializer.name(),
        (Setting::Parameters, Start::Parameters(parameters), _) => {
            return numbers_text(&mut parameters.iter().copied());
        }
        (Setting::Optimizer, ..) => setup.optimizer.name(),
        _ => match number(setup, setting) {
            Some(number) => return numerals::write(number),
            None => "",
        },
    };
    name.to_owned()
}

/// The number that a setting is, if it is one.
fn number(setup: &Setup, setting: Setting) -> Option<f64> {
    match (setting, &setup.start) {
        (Setting::LearningRate, _) => Some(setup.learning_rate.get()),
        (Setting::Range, Start::Drawn { initializer: Initializer::Uniform { range }, .. }) => {
            Some(*range)
        }
        _ => number_of(&mut setup.optimizer.clone(), &mut setup.penalty.clone(), setting).copied(),
    }
}

/// Changes a setting in a setup, and what depends on it; nothing comes of a text that says none of its
/// values. Whether the setup still fits together is another question.
pub(super) fn change(setup: &mut Setup, setting: Setting, text: &str) -> Option<()> {
    match setting {
        Setting::Seed => set_seed(&mut setup.start, setting.whole(text)?),
        Setting::LearningRate => {
            setup.learning_rate = LearningRate::new(setting.number(text)?).ok()?;
        }
        Setting::Hidden | Setting::Activation | Setting::Output | Setting::Data => {
            change_shape(setup, setting, text)?;
        }
        Setting::Loss => setup.loss = Named::named(text)?,
        Setting::Batch => setup.batch = parse_batch(text, setup.batch)?,
        Setting::Shuffle => match &mut setup.batch {
            Batch::Mini { seed, .. } => *seed = setting.whole(text)?,
            Batch::Full => return None,
        },
        Setting::Start => set_distribution(&mut setup.start, Named::named(text)?),
        Setting::Range => match &mut setup.start {
            Start::Drawn { initializer: Initializer::Uniform { range }, .. } => {
                *range = setting.number(text)?;
            }
            _ => return None,
        },
        Setting::Parameters => setup.start = Start::Parameters(parse_numbers(text)?),
        Setting::Optimizer => set_rule(&mut setup.optimizer, Named::named(text)?),
        _ => {
            *number_of(&mut setup.optimizer, &mut setup.penalty, setting)? =
                setting.number(text)?;
        }
    }
    Some(())
}

/// The numbers of the optimizers and the penalties.
fn number_of<'a>(
    optimizer: &'a mut Optimizer,
    penalty: &'a mut Penalty,
    setting: Setting,
) -> Option<&'a mut f64> {
    match (setting, optimizer) {
        (Setting::Momentum, Optimizer::Momentum(optimizer)) => Some(&mut optimizer.momentum),
        (Setting::Momentum, Optimizer::Nesterov(optimizer)) => Some(&mut optimizer.momentum),
        (Setting::Decay, Optimizer::RmsProp(optimizer)) => Some(&mut optimizer.decay),
        (Setting::Epsilon, Optimizer::RmsProp(optimizer)) => Some(&mut optimizer.epsilon),
        (Setting::MeanDecay, Optimizer::Adam(optimizer)) => Some(&mut optimizer.mean_decay),
        (Setting::SquareDecay, Optimizer::Adam(optimizer)) => Some(&mut optimizer.square_decay),
        (Setting::Epsilon, Optimizer::Adam(optimizer)) => Some(&mut optimizer.epsilon),
        (Setting::Shrink, Optimizer::Rprop(optimizer)) => Some(&mut optimizer.shrink),
        (Setting::Grow, Optimizer::Rprop(optimizer)) => Some(&mut optimizer.grow),
        (Setting::L1, _) => Some(&mut penalty.l1),
        (Setting::L2, _) => Some(&mut penalty.l2),
        _ => None,
    }
}

/// Choosing an optimizer anew leaves its numbers as they are.
fn set_rule(optimizer: &mut Optimizer, chosen: Optimizer) {
    if optimizer.name() != chosen.name() {
        *optimizer = chosen;
    }
}

/// A start that was not drawn is the article's then.
fn set_seed(start: &mut Start, chosen: u32) {
    match start {
        Start::Drawn { seed, .. } => *seed = chosen,
        Start::Parameters(_) => *start = Start::article(chosen),
    }
}

/// Choosing an initializer anew leaves its range as it is.
fn set_distribution(start: &mut Start, chosen: Initializer) {
    match start {
        Start::Drawn { initializer, .. } if initializer.name() == chosen.name() => {}
        Start::Drawn { initializer, .. } => *initializer = chosen,
        Start::Parameters(_) => *start = Start::Drawn { initializer: chosen, seed: 0 },
    }
}

/// Changes a setting that the shape depends on. The shape takes the inputs that there are; given
/// parameters are of no use in another shape, and a batch that has become too large is full.
fn change_shape(setup: &mut Setup, setting: Setting, text: &str) -> Option<()> {
    let mut hidden = setup.shape.hidden().to_vec();
    let mut output = setup.shape.output();
    match setting {
        Setting::Hidden => hidden = parse_hidden(text, &hidden)?,
        Setting::Activation => set_activations(text, &mut hidden)?,
        Setting::Output => output = Named::named(text)?,
        _ => setup.data = parse_data(text)?,
    }
    let shape = Shape::new(setup.data.inputs().ncols(), hidden, output).ok()?;
    let is_other =
        shape.inputs() != setup.shape.inputs() || sizes_text(&shape) != sizes_text(&setup.shape);
    if is_other && matches!(setup.start, Start::Parameters(_)) {
        setup.start = Start::default();
    }
    if matches!(setup.batch, Batch::Mini { size, .. } if size.get() > setup.data.samples()) {
        setup.batch = Batch::Full;
    }
    setup.shape = shape;
    Some(())
}

/// The sizes of the hidden layers; 0 if there are none.
fn sizes_text(shape: &Shape) -> String {
    if shape.hidden().is_empty() {
        return "0".to_owned();
    }
    numbers_text(&mut shape.hidden().iter().map(|layer| layer.size.into()))
}

/// The layers keep their activations; those that are new have that of the last.
fn parse_hidden(text: &str, before: &[HiddenLayer]) -> Option<Vec<HiddenLayer>> {
    let mut hidden = Vec::new();
    if parse_whole(text) == Some(0.0) {
        return Some(hidden);
    }
    let mut activation = Activation::Sigmoid;
    for size in items(text, ',') {
        activation = before.get(hidden.len()).map_or(activation, |layer| layer.activation);
        let size = Setting::Hidden.whole(size)?.try_into().ok()?;
        hidden.push(HiddenLayer { size: HiddenSize::new(size).ok()?, activation });
    }
    Some(hidden)
}

/// The name that all have, or one for each.
fn activations_text(hidden: &[HiddenLayer]) -> String {
    let all_same = hidden.windows(2).all(|pair| pair[0].activation == pair[1].activation);
    let named = if all_same { &hidden[..hidden.len().min(1)] } else { hidden };
    let mut text = String::new();
    for layer in named {
        push_next(&mut text, ',', layer.activation.name());
    }
    text
}

fn set_activations(text: &str, hidden: &mut [HiddenLayer]) -> Option<()> {
    let names = items(text, ',');
    if names.len() != 1 && names.len() != hidden.len() {
        return None;
    }
    for (layer, name) in hidden.iter_mut().zip(names.iter().cycle()) {
        layer.activation = Named::named(name.trim())?;
    }
    Some(())
}

/// Its name, if it has one, otherwise its rows: the inputs and then the target of a sample, with
/// semicolons between the samples.
fn data_text(data: &DataSet) -> String {
    NamedData::of(data).map_or_else(|| rows_text(data), |named| named.name().to_owned())
}

fn rows_text(data: &DataSet) -> String {
    let (inputs, targets) = (data.inputs(), data.targets());
    let mut rows = String::new();
    for sample in 0..data.samples() {
        let row = (0..inputs.ncols()).map(|input| inputs[[sample, input]]);
        push_next(&mut rows, ';', &numbers_text(&mut row.chain([targets[sample]])));
    }
    rows
}

fn parse_data(text: &str) -> Option<DataSet> {
    if let Ok(data) = DataSet::named(text) {
        return Some(data);
    }
    let (mut inputs, mut targets) = (Vec::new(), Vec::new());
    for row in items(text, ';') {
        let row = parse_numbers(row)?;
        let (target, row) = row.split_last()?;
        targets.push(*target);
        inputs.extend_from_slice(row);
        // All rows so far are as wide as this one.
        if inputs.len() != targets.len() * row.len() {
            return None;
        }
    }
    let width = inputs.len() / targets.len();
    let inputs = Array2::from_shape_vec((targets.len(), width), inputs).ok()?;
    DataSet::new(inputs, Array1::from(targets)).ok()
}

/// The batch of all samples.
const FULL: &str = "full";

/// The order of the samples stays.
fn parse_batch(text: &str, before: Batch) -> Option<Batch> {
    if text == FULL {
        return Some(Batch::Full);
    }
    let seed = if let Batch::Mini { seed, .. } = before { seed } else { 0 };
    let size = NonZeroUsize::new(Setting::Batch.whole(text)? as usize)?;
    Some(Batch::Mini { size, seed })
}

/// What begins the key of a parameter: p4 is the fifth.
const PARAMETER: char = 'p';

/// What is changed at which epoch, with colons, and commas between one and the next.
pub(super) fn edits_text(edits: &[Edit]) -> String {
    let mut text = String::new();
    for edit in edits {
        let (key, value) = match edit.change {
            Change::LearningRate(rate) => (Setting::LearningRate.key().to_owned(), rate.get()),
            Change::Parameter { index, value } => (parameter_key(index), value),
        };
        push_next(&mut text, ',', &edit.epoch.to_string());
        push_next(&mut text, ':', &key);
        push_next(&mut text, ':', &numerals::write(value));
    }
    text
}

/// The key of a parameter among the edits.
pub(super) fn parameter_key(index: usize) -> String {
    format!("{PARAMETER}{index}")
}

/// Edits in the order of a run; none in an empty text.
pub(super) fn parse_edits(text: &str) -> Option<Vec<Edit>> {
    if text.trim().is_empty() {
        return Some(Vec::new());
    }
    let mut edits: Vec<Edit> = Vec::new();
    let place = |edit: &Edit| (edit.epoch, edit.change.place());
    for edit in items(text, ',') {
        let edit = parse_edit(edit)?;
        if edits.last().is_some_and(|before| place(before) >= place(&edit)) {
            return None;
        }
        edits.push(edit);
    }
    Some(edits)
}

fn parse_edit(text: &str) -> Option<Edit> {
    let [epoch, key, value] = items(text, ':')[..] else { return None };
    let (epoch, key) = (edit_epoch(epoch)?, key.trim());
    let change = if key == Setting::LearningRate.key() {
        let rate = LearningRate::new(Setting::LearningRate.number(value)?).ok()?;
        // At epoch 0, it is the setting itself.
        (epoch > 0).then_some(Change::LearningRate(rate))?
    } else {
        let index = parse_whole(key.strip_prefix(PARAMETER)?)?;
        Change::Parameter { index: parameter_index(index)?, value: parse_number(value)? }
    };
    Some(Edit { epoch, change })
}

/// An index that some network has.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in the range")]
pub(super) fn parameter_index(number: f64) -> Option<usize> {
    (0.0..=f64::from(u16::MAX)).contains(&number).then_some(number as usize)
}

/// An epoch from which on something can be changed: one that a `float64` tells from its neighbours.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in the range")]
pub(super) fn edit_epoch(text: &str) -> Option<u64> {
    let epoch = parse_number(text)?;
    let is_epoch = epoch.fract() == 0.0 && (0.0..=LAST_EDIT).contains(&epoch);
    is_epoch.then_some(epoch as u64)
}

/// 2⁵³ − 1.
pub(super) const LAST_EDIT: f64 = 9_007_199_254_740_991.0;
