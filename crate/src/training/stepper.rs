//! Trains epochs: a run, laid out for the lanes, with all the memory that training takes.

use std::borrow::Cow;
use std::ops::Range;

#[cfg(feature = "every-kind")]
use super::answered::Answered;
use super::batch::Order;
use super::edits::Change;
use super::optimizer::Update;
use super::run::Run;
use super::setup::{RunError, Setup};
use crate::data::{Block, Criterion, DataSet, Parts, Samples, Verdict};
use crate::network::backprop::Pass;
use crate::network::{Network, Parameters, count};
use crate::numerics::F64x4;
#[cfg(feature = "every-kind")]
use crate::numerics::LANES;

/// How many epochs are trained at most before the edits of a run are looked at again.
pub(crate) const CHUNK: usize = 256;

/// All that changes while a run trains.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub epoch: u64,
    /// The network at this epoch, with the edits that the run has there.
    pub network: Network,
    /// What the optimizer remembers: see [`super::Optimizer::memory`].
    pub memory: Vec<f64>,
}

impl State {
    /// Takes over another state of the same run. Nothing is allocated.
    pub fn copy_from(&mut self, other: &Self) {
        self.set(other.epoch, other.network.parameters(), &other.memory);
    }

    /// Becomes the state at `epoch` with these parameters and this memory.
    pub fn set(&mut self, epoch: u64, parameters: &[f64], memory: &[f64]) {
        self.epoch = epoch;
        self.network.parameters_mut().copy_from_slice(parameters);
        self.memory.copy_from_slice(memory);
    }
}

/// A run, and what takes its states from epoch to epoch.
#[derive(Clone, Debug)]
pub(crate) struct Stepper {
    run: Run,
    /// Those that train.
    samples: Samples,
    criterion: Criterion,
    held_out: Option<HeldOut>,
    path: Path,
}

/// How far an epoch is trained that is trained in parts.
#[derive(Clone, Debug)]
#[cfg(feature = "every-kind")]
pub(crate) enum Begun {
    Training {
        /// The loss before it; of full batches, once all samples are through.
        loss: f64,
        /// How many of its samples are through, in their order.
        samples: usize,
    },
    /// It is trained, and tried.
    Trying {
        loss: f64,
        /// What the network answers then, as far as it was asked.
        outputs: Vec<f64>,
    },
}

/// What training a part of an epoch leads to.
#[derive(Clone, Debug)]
#[cfg(feature = "every-kind")]
pub(crate) enum Part {
    Begun(Begun),
    /// To the next epoch, from this loss; and what the network answers there, if that is known.
    Whole(f64, Option<Answered>),
    /// To a parameter or a loss that is not finite.
    NotFinite,
}

/// What else there is where some samples are held out for the test.
#[derive(Clone, Debug)]
struct HeldOut {
    parts: Parts,
    /// Those that are held out.
    test: Samples,
    /// Those and the ones that train, in the order of the data set.
    all: Samples,
    /// The test losses of the epochs that were trained last, if they were asked for.
    losses: Vec<f64>,
}

/// Whether epochs are tested on the samples that are held out.
#[derive(Clone, Copy, Debug)]
enum Tested {
    Yes,
    No,
}

/// How epochs are trained: to the same bits, where both paths are open.
#[derive(Clone, Debug)]
enum Path {
    /// See [`Setup::is_article`].
    Article { input: [F64x4; 2], target: F64x4 },
    /// Everything.
    Any(Box<Workspace>),
}

#[derive(Clone, Debug)]
struct Workspace {
    /// What the first layer takes of every sample, where that is not the inputs.
    features: Option<DataSet>,
    pass: Pass,
    gradient: Vec<f64>,
    /// The samples of one batch, and the order in which they come.
    batch: Samples,
    order: Vec<u16>,
    /// The epoch that has this order.
    ordered: Option<u64>,
    /// Where a full batch is gone through in parts, while other epochs may be trained in between.
    #[cfg(feature = "every-kind")]
    in_parts: Option<Pass>,
}

impl Stepper {
    pub fn new(run: Run) -> Self {
        let setup = run.setup();
        let data = setup.shape.features().of(&setup.data);
        let held_out = setup.parts().map(|parts| HeldOut::new(&data, parts));
        let samples = match &held_out {
            Some(HeldOut { parts, .. }) => Samples::of(&data, &parts.training),
            None => Samples::all(&data),
        };
        let path = Path::of(setup, data, &samples);
        let criterion = Criterion::of(&setup.data);
        Self { run, samples, criterion, held_out, path }
    }

    /// The same, always on the path that takes everything.
    #[cfg(test)]
    fn general(run: Run) -> Self {
        let setup = run.setup();
        let path = Path::Any(Box::new(Workspace::new(setup, Cow::Borrowed(&setup.data))));
        Self { path, ..Self::new(run) }
    }

    /// The run, with every change made so far.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// The samples that train.
    pub fn samples(&self) -> &Samples {
        &self.samples
    }

    /// When its outputs are right.
    pub fn criterion(&self) -> Criterion {
        self.criterion
    }

    /// All samples of the run, in the order of the data set.
    pub fn all_samples(&self) -> &Samples {
        self.held_out.as_ref().map_or(&self.samples, |held_out| &held_out.all)
    }

    /// The indices of those that are held out for the test.
    pub fn test_rows(&self) -> &[usize] {
        self.held_out.as_ref().map_or(&[], |held_out| &held_out.parts.test)
    }

    /// What follows from these outputs, one for each sample of the run.
    #[cfg(feature = "every-kind")]
    pub fn answered(&self, outputs: Vec<f64>) -> Answered {
        let parts = self.held_out.as_ref().map(|held_out| &held_out.parts);
        Answered::new(outputs, &self.run.setup().data, self.criterion, parts)
    }

    /// Whether the sample with this index trains.
    pub fn trains(&self, row: usize) -> bool {
        self.test_rows().binary_search(&row).is_err()
    }

    /// The mean squared error over those that are held out, if there are any.
    pub fn test_loss(&self, network: &Network) -> Option<f64> {
        self.held_out.as_ref().map(|held_out| network.mean_squared_error_of(&held_out.test))
    }

    /// The test losses of the epochs that [`Stepper::try_epochs`] trained last; nothing that means anything where no
    /// samples are held out.
    pub fn test_losses(&self) -> &[f64] {
        self.held_out.as_ref().map_or(&[], |held_out| &held_out.losses)
    }

    /// How many of the samples that train are not right yet; no more than `most` are looked for.
    #[inline(never)]
    pub fn not_right(&self, network: &Network, most: usize) -> usize {
        let rows = self.all_verdicts(network).enumerate();
        let not_right =
            |&(row, verdict): &(usize, Verdict)| verdict != Verdict::Right && self.trains(row);
        rows.filter(not_right).take(most).count()
    }

    /// What the network's output for each sample of the run says about it.
    pub fn all_verdicts<'a>(&'a self, network: &'a Network) -> impl Iterator<Item = Verdict> + 'a {
        self.judged(network.outputs_of(self.all_samples()))
    }

    /// What these outputs, one for each sample of the run, say about them.
    pub fn judged<'a>(
        &'a self,
        outputs: impl Iterator<Item = f64> + 'a,
    ) -> impl Iterator<Item = Verdict> + 'a {
        let targets = self.run.setup().data.targets();
        outputs.zip(targets).map(|(output, &target)| self.criterion.judge(output, target))
    }

    /// The loss that is descended, without a penalty, where these are the outputs for the samples of the run.
    pub fn descended(&self, outputs: impl Iterator<Item = f64>) -> f64 {
        let setup = self.run.setup();
        let rows = setup.data.targets().into_iter().copied().zip(outputs).enumerate();
        let training = rows.filter(|&(row, _)| self.trains(row)).map(|(_, pair)| pair);
        setup.loss.total(training, self.samples().count())
    }

    /// The state at epoch 0.
    pub fn start(&self) -> State {
        let network = self.run.start();
        let memory = vec![0.0; network.parameters().len() * self.run.setup().optimizer.memory()];
        State { epoch: 0, network, memory }
    }

    /// Changes something at the epoch of `state`, and drops the run's later changes.
    pub fn edit(&mut self, state: &mut State, change: Change) -> Result<(), RunError> {
        self.run.edit(state.epoch, change)?;
        self.arrive(state, state.epoch);
        Ok(())
    }

    /// How many epochs can be trained at once from `epoch` towards `target`: to the run's next edit, and
    /// no more than [`CHUNK`].
    pub fn chunk(&self, epoch: u64, target: u64) -> usize {
        let until = self.run.next_edit_after(epoch).map_or(target, |edit| edit.epoch.min(target));
        usize::try_from(until - epoch).map_or(CHUNK, |left| left.min(CHUNK))
    }

    /// Trains to a later epoch that the run is known to reach.
    pub fn advance(&mut self, state: &mut State, target: u64) {
        let mut losses = [0.0; CHUNK];
        while state.epoch < target {
            let length = self.chunk(state.epoch, target);
            self.train_epochs(state, &mut losses[..length], Tested::No);
            self.arrive(state, state.epoch + length as u64);
        }
    }

    /// Trains one epoch for each place in `losses`, a [`Stepper::chunk`] at most, and puts there the mean
    /// squared error that the network had before it; and into [`Stepper::test_losses`] that of the samples that are held
    /// out. If a parameter or a loss is not finite somewhere on the way, the answer is false, and nothing that was
    /// written means anything. (The test has no say in that: it changes nothing of what is trained.)
    pub fn try_epochs(&mut self, state: &mut State, losses: &mut [f64]) -> bool {
        self.train_epochs(state, losses, Tested::Yes);
        // A parameter that is no longer finite never becomes finite again, but a loss may.
        let is_finite =
            losses.iter().all(|loss| loss.is_finite()) && self.is_finite(&state.network);
        if is_finite {
            self.arrive(state, state.epoch + losses.len() as u64);
        }
        is_finite
    }

    /// [`Stepper::try_epochs`] of one epoch in parts, from the state before it: goes through at most so many of its samples
    /// on from where it is (in whole batches, or whole blocks of a full one; at least one of them), and says how far it is
    /// then. Whether what it leads to is finite is tried in the same way: one pass gives that, and all that is seen of the
    /// outputs. As long as it goes on, what is in `state` means nothing yet. What is answered before it may be known.
    #[cfg(feature = "every-kind")]
    pub fn try_part(
        &mut self,
        state: &mut State,
        begun: Option<Begun>,
        before: Option<&Answered>,
        samples: usize,
    ) -> Part {
        if matches!(self.path, Path::Article { .. }) {
            let mut losses = [0.0];
            let is_finite = self.try_epochs(state, &mut losses);
            return if is_finite { Part::Whole(losses[0], None) } else { Part::NotFinite };
        }
        match begun {
            None => {
                let loss = self.losses_before(&state.network, before);
                self.train_part(state, loss, 0, samples)
            }
            Some(Begun::Training { loss, samples: from }) => {
                self.train_part(state, loss, from, samples)
            }
            Some(Begun::Trying { loss, outputs }) => {
                self.try_outputs(state, loss, outputs, samples)
            }
        }
    }

    /// The loss before an epoch, where training does not give it; that of the test is put where it belongs.
    #[cfg(feature = "every-kind")]
    fn losses_before(&mut self, network: &Network, before: Option<&Answered>) -> f64 {
        if let Some(held_out) = &mut self.held_out {
            let known = before.and_then(Answered::test_loss);
            held_out.losses[0] =
                known.unwrap_or_else(|| network.mean_squared_error_of(&held_out.test));
        }
        if self.run.setup().batch.mini().is_none() {
            return 0.0;
        }
        before.map_or_else(|| network.mean_squared_error_of(&self.samples), Answered::loss)
    }

    /// Trains an epoch on from this sample.
    #[cfg(feature = "every-kind")]
    fn train_part(
        &mut self,
        state: &mut State,
        mut loss: f64,
        from: usize,
        samples: usize,
    ) -> Part {
        let Path::Any(workspace) = &mut self.path else {
            unreachable!("the article's epochs are not trained in parts");
        };
        let setup = self.run.setup();
        let all = self.samples.count();
        let mini = setup.batch.mini();
        let learning_rate = self.run.learning_rate_at(state.epoch).get();
        let size = mini.map_or(LANES, |(size, _)| size);
        let (first, parts) = (from / size, (samples / size).max(1));
        let last = first.saturating_add(parts);
        if let Some((_, order)) = mini {
            // Who went elsewhere in between has drawn another order.
            let parts = self.held_out.as_ref().map(|held_out| &held_out.parts);
            workspace.arrange(order, state.epoch, parts);
            let epoch = state.epoch;
            workspace.train_batches(setup, size, state, epoch, learning_rate, first..last);
        } else {
            let update = Update { learning_rate, number: state.epoch + 1 };
            let sum = workspace.train_blocks(setup, state, &self.samples, update, first..last);
            loss = sum.map_or(loss, |squares| squares / count(all));
        }
        let samples = last.saturating_mul(size);
        Part::Begun(if samples < all {
            Begun::Training { loss, samples }
        } else {
            Begun::Trying { loss, outputs: Vec::with_capacity(self.all_samples().count()) }
        })
    }

    /// Asks the network that an epoch led to for more outputs; if they are all there, tries it.
    #[cfg(feature = "every-kind")]
    fn try_outputs(
        &self,
        state: &mut State,
        loss: f64,
        mut outputs: Vec<f64>,
        samples: usize,
    ) -> Part {
        let all = self.all_samples();
        let (first, blocks) = (outputs.len() / LANES, (samples / LANES).max(1));
        state.network.add_outputs(all, first..first.saturating_add(blocks), &mut outputs);
        if outputs.len() < all.count() {
            return Part::Begun(Begun::Trying { loss, outputs });
        }
        let answered = self.answered(outputs);
        if !(loss.is_finite() && answered.loss().is_finite() && are_finite(&state.network)) {
            return Part::NotFinite;
        }
        let edit = self.run.next_edit_after(state.epoch);
        self.arrive(state, state.epoch + 1);
        // What was changed there by hand is answered otherwise.
        let is_changed = edit.is_some_and(|edit| edit.epoch == state.epoch);
        Part::Whole(loss, (!is_changed).then_some(answered))
    }

    /// Whether all parameters are finite, and the loss.
    fn is_finite(&self, network: &Network) -> bool {
        are_finite(network) && network.mean_squared_error_of(&self.samples).is_finite()
    }

    /// Completes a state that training led to: it is at `epoch`, with the edits that the run has there.
    fn arrive(&self, state: &mut State, epoch: u64) {
        state.epoch = epoch;
        self.run.apply_edits_at(epoch, state.network.parameters_mut());
    }

    /// The epochs themselves. Nothing is allocated.
    fn train_epochs(&mut self, state: &mut State, losses: &mut [f64], tested: Tested) {
        let learning_rate = self.run.learning_rate_at(state.epoch).get();
        match &mut self.path {
            Path::Article { input, target } => {
                let mut network: Parameters<f64, 2> =
                    Parameters::unpacked(state.network.parameters());
                network.train_epochs(*input, *target, learning_rate, losses);
                network.pack(state.network.parameters_mut());
            }
            Path::Any(workspace) => {
                let setup = self.run.setup();
                let held_out = &mut self.held_out;
                for (index, (loss, epoch)) in losses.iter_mut().zip(state.epoch..).enumerate() {
                    if let (Some(held_out), Tested::Yes) = (&mut *held_out, tested) {
                        held_out.losses[index] =
                            state.network.mean_squared_error_of(&held_out.test);
                    }
                    let rows = held_out.as_ref().map(|held_out| &held_out.parts);
                    let samples = &self.samples;
                    *loss =
                        workspace.train_epoch(setup, samples, rows, state, epoch, learning_rate);
                }
            }
        }
    }
}

impl HeldOut {
    fn new(data: &DataSet, parts: Parts) -> Self {
        let (test, all) = (Samples::of(data, &parts.test), Samples::all(data));
        Self { parts, test, all, losses: vec![0.0; CHUNK] }
    }
}

impl Path {
    fn of(setup: &Setup, data: Cow<'_, DataSet>, samples: &Samples) -> Self {
        match samples.blocks().next() {
            Some(Block { inputs: &[x, y], target, .. }) if setup.is_article() => {
                Self::Article { input: [x, y], target }
            }
            _ => Self::Any(Box::new(Workspace::new(setup, data))),
        }
    }
}

impl Workspace {
    fn new(setup: &Setup, data: Cow<'_, DataSet>) -> Self {
        let room = setup.batch.mini().map_or(0, |(size, _)| size);
        Self {
            pass: Pass::new(&setup.shape),
            gradient: vec![0.0; setup.shape.parameter_count()],
            batch: Samples::with_room_for(&data, room),
            order: vec![0; if room == 0 { 0 } else { setup.training_samples() }],
            ordered: None,
            #[cfg(feature = "every-kind")]
            in_parts: None,
            features: match data {
                Cow::Borrowed(_) => None,
                Cow::Owned(features) => Some(features),
            },
        }
    }

    /// Trains one epoch, and gives the mean squared error before it.
    fn train_epoch(
        &mut self,
        setup: &Setup,
        samples: &Samples,
        parts: Option<&Parts>,
        state: &mut State,
        epoch: u64,
        learning_rate: f64,
    ) -> f64 {
        if let Some((size, order)) = setup.batch.mini() {
            let loss = state.network.mean_squared_error_of(samples);
            self.arrange(order, epoch, parts);
            self.train_batches(setup, size, state, epoch, learning_rate, 0..usize::MAX);
            return loss;
        }
        let Self { pass, gradient, .. } = self;
        let update = Update { learning_rate, number: epoch + 1 };
        let squares = train_batch(setup, pass, gradient, state, samples, update);
        squares / count(samples.count())
    }

    /// Puts the samples that train into the order in which an epoch takes them.
    fn arrange(&mut self, order: &Order, epoch: u64, parts: Option<&Parts>) {
        if self.ordered.replace(epoch) == Some(epoch) {
            return;
        }
        order.arrange(&mut self.order, epoch, parts);
    }

    /// Trains these of an epoch's batches, whose order is drawn.
    fn train_batches(
        &mut self,
        setup: &Setup,
        size: usize,
        state: &mut State,
        epoch: u64,
        learning_rate: f64,
        batches: Range<usize>,
    ) {
        let Self { features, pass, gradient, batch, order, .. } = self;
        let data = features.as_ref().unwrap_or(&setup.data);
        let first = epoch * order.len().div_ceil(size) as u64 + 1;
        let chunks = (first..).zip(order.chunks(size));
        for (number, indices) in chunks.skip(batches.start).take(batches.len()) {
            batch.fill(data, indices.iter().map(|&index| index.into()));
            train_batch(setup, pass, gradient, state, batch, Update { learning_rate, number });
        }
    }
}

#[cfg(feature = "every-kind")]
impl Workspace {
    /// Goes through these blocks of a full batch, one part after the other from the first block on; the last of them makes
    /// the update, and gives the sum of the squared errors before it.
    fn train_blocks(
        &mut self,
        setup: &Setup,
        state: &mut State,
        samples: &Samples,
        update: Update,
        blocks: Range<usize>,
    ) -> Option<f64> {
        let Self { in_parts, gradient, .. } = self;
        let pass = in_parts.get_or_insert_with(|| Pass::new(&setup.shape));
        if blocks.start == 0 {
            pass.begin();
        }
        let is_last = blocks.end >= samples.count().div_ceil(LANES);
        pass.add_blocks(state.network.parameters(), samples, setup.loss, blocks);
        if !is_last {
            return None;
        }
        let squares = pass.end(gradient);
        make_update(setup, gradient, state, update);
        Some(squares)
    }
}

/// Whether all parameters are finite.
fn are_finite(network: &Network) -> bool {
    network.parameters().iter().all(|parameter| parameter.is_finite())
}

/// One update, and the sum of the squared errors before it.
fn train_batch(
    setup: &Setup,
    pass: &mut Pass,
    gradient: &mut [f64],
    state: &mut State,
    samples: &Samples,
    update: Update,
) -> f64 {
    let squares = pass.gradient(state.network.parameters(), samples, setup.loss, gradient);
    make_update(setup, gradient, state, update);
    squares
}

/// Moves the parameters, with the gradient of the loss that is to become that of the penalty as well.
#[inline(always)]
fn make_update(setup: &Setup, gradient: &mut [f64], state: &mut State, update: Update) {
    let parameters = state.network.parameters_mut();
    setup.penalty.add_gradient(&setup.shape, parameters, gradient);
    setup.optimizer.update(update, parameters, gradient, &mut state.memory);
}

#[cfg(test)]
mod tests {
    use ndarray::{Array1, Array2};
    use rand_mt::Mt;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::super::batch::Batch;
    use super::super::learning_rate::LearningRate;
    use super::super::optimizer::Optimizer;
    use super::super::penalty::Penalty;
    use super::super::start::Start;
    use super::*;
    use crate::data::Split;
    use crate::network::{Activation, HiddenLayer, HiddenSize, Loss, Shape};
    use crate::numerics::testing::{bits, within};

    /// The article's setup, but for four samples, parameters of about this size, and learning rate.
    fn setup(size: f64, learning_rate: f64, random: &mut Mt) -> Setup {
        let inputs = Array2::from_shape_fn((4, 2), |_| within(2.0, random));
        let targets = Array1::from_shape_fn(4, |_| within(1.5, random));
        let parameters = (0..9).map(|_| within(size, random)).collect();
        Setup {
            data: DataSet::new(inputs, targets).unwrap(),
            start: Start::Parameters(parameters),
            learning_rate: LearningRate::new(learning_rate).unwrap(),
            ..Setup::default()
        }
    }

    fn stepper(setup: &Setup) -> Stepper {
        Stepper::new(Run::new(setup.clone()).unwrap())
    }

    /// Losses and parameters of 300 epochs.
    fn course(mut stepper: Stepper) -> [Vec<u64>; 2] {
        let mut state = stepper.start();
        let mut losses = [0.0; 300];
        stepper.train_epochs(&mut state, &mut losses, Tested::Yes);
        [bits(&losses), bits(state.network.parameters())]
    }

    #[track_caller]
    fn assert_both_paths_agree(setup: &Setup) {
        let stepper = stepper(setup);
        assert!(matches!(stepper.path, Path::Article { .. }), "{setup:?}");
        let general = Stepper::general(stepper.run().clone());
        assert!(matches!(general.path, Path::Any(_)));
        assert_eq!(course(stepper), course(general), "{setup:?}");
    }

    #[test]
    fn the_path_in_registers_gives_the_bits_of_the_path_that_takes_everything() {
        let mut random = Mt::new(1);
        for size in [0.01, 1.0, 5.0, 50.0, 1e4] {
            for _ in 0..60 {
                let learning_rate = 10_f64.powf(1.3 + 2.2 * (within(1.0, &mut random) - 1.0));
                assert_both_paths_agree(&setup(size, learning_rate, &mut random));
            }
        }
        for seed in 0..60 {
            let learning_rate = LearningRate::new(10_f64.powf(within(1.3, &mut random))).unwrap();
            let start = Start::article(seed);
            assert_both_paths_agree(&Setup { start, learning_rate, ..Setup::default() });
        }
    }

    #[test]
    fn also_where_numbers_leave_the_finite_and_where_they_are_zeros_of_either_sign() {
        let mut random = Mt::new(2);
        let specials = [f64::INFINITY, f64::NEG_INFINITY, f64::NAN, f64::MAX, 1e-310, 0.0, -0.0];
        for special in specials {
            for index in 0..9 {
                let mut setup = setup(2.0, 1.0, &mut random);
                let Start::Parameters(parameters) = &mut setup.start else { unreachable!() };
                parameters[index] = special;
                assert_both_paths_agree(&setup);
            }
            if special.is_finite() {
                let setup = setup(2.0, 1.0, &mut random);
                let mut inputs = setup.data.inputs().to_owned();
                inputs[[1, 0]] = special;
                let data = DataSet::new(inputs, setup.data.targets().to_owned()).unwrap();
                assert_both_paths_agree(&Setup { data, ..setup });
            }
        }
        for size in [1e100, 1e200, 1e300] {
            for learning_rate in [1.0, 1e200, 1e300] {
                assert_both_paths_agree(&setup(size, learning_rate, &mut random));
            }
        }
        for zero in [0.0, -0.0] {
            let data = DataSet::new(Array2::from_elem((4, 2), -zero), Array1::zeros(4)).unwrap();
            let start = Start::Parameters(vec![zero; 9]);
            assert_both_paths_agree(&Setup { data, start, ..Setup::default() });
        }
    }

    #[test]
    fn whatever_departs_from_the_article_takes_the_general_path() {
        use super::super::optimizer::{Adam, Momentum};

        let article = Setup::default;
        let data =
            |samples| DataSet::new(Array2::zeros((samples, 2)), Array1::zeros(samples)).unwrap();
        let shape = |size, activation, output| {
            let layer = HiddenLayer { size: HiddenSize::new(size).unwrap(), activation };
            Shape::new(2, vec![layer], output).unwrap()
        };
        let (sigmoid, tanh) = (Activation::Sigmoid, Activation::Tanh);
        let departures = [
            Setup { data: data(3), ..article() },
            Setup { split: Split::new(25, 0).ok(), ..article() },
            Setup { data: data(5), split: Split::new(20, 0).ok(), ..article() },
            Setup { data: data(5), ..article() },
            Setup { data: data(8), ..article() },
            Setup { shape: shape(3, sigmoid, sigmoid), ..article() },
            Setup { shape: shape(2, tanh, sigmoid), ..article() },
            Setup { shape: shape(2, sigmoid, tanh), ..article() },
            Setup { shape: Shape::new(2, Vec::new(), sigmoid).unwrap(), ..article() },
            Setup { loss: Loss::MeanSquaredError, ..article() },
            Setup { loss: Loss::CrossEntropy, ..article() },
            Setup { penalty: Penalty { l1: 1e-9, l2: 0.0 }, ..article() },
            Setup { penalty: Penalty { l1: 0.0, l2: 1e-9 }, ..article() },
            Setup {
                batch: Batch::Mini {
                    size: 4.try_into().unwrap(),
                    order: Order::Shuffled { seed: 0 },
                },
                ..article()
            },
            Setup { optimizer: Optimizer::Momentum(Momentum { momentum: 0.0 }), ..article() },
            Setup { optimizer: Optimizer::Adam(Adam::DEFAULT), ..article() },
        ];
        for setup in departures {
            assert!(matches!(stepper(&setup).path, Path::Any(_)), "{setup:?}");
        }
        assert!(matches!(stepper(&article()).path, Path::Article { .. }));
    }
}
