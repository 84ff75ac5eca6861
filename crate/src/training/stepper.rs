//! Trains epochs: a run's setup, laid out for the lanes, with all the memory that training takes.

use super::batch::{Batch, shuffle};
use super::optimizer::{Optimizer, Step};
use super::penalty::Penalty;
use super::run::{Run, Setup};
use crate::data::{Samples, Verdict};
use crate::network::backprop::Pass;
use crate::network::{Loss, Network, Parameters, count};
use crate::numerics::{F64x4, LANES};

/// How many epochs are trained at most before the changes of a run are looked at again.
pub(crate) const CHUNK: usize = 256;

/// All that changes while a run trains.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub network: Network,
    /// What the optimizer remembers: see [`Optimizer::memory`].
    pub memory: Vec<f64>,
}

impl State {
    /// The state at epoch 0.
    pub fn start(run: &Run) -> Self {
        let network = run.start();
        let memory = vec![0.0; network.parameters().len() * run.setup().optimizer.memory()];
        Self { network, memory }
    }

    /// Takes over another state of the same run. Nothing is allocated.
    pub fn copy_from(&mut self, other: &Self) {
        self.copy_from_numbers(other.network.parameters(), &other.memory);
    }

    /// The same from parameters and memory.
    pub fn copy_from_numbers(&mut self, parameters: &[f64], memory: &[f64]) {
        self.network.parameters_mut().copy_from_slice(parameters);
        self.memory.copy_from_slice(memory);
    }
}

/// What trains one setup.
#[derive(Clone, Debug)]
pub(crate) struct Stepper {
    samples: Samples,
    way: Path,
}

#[derive(Clone, Debug)]
enum Path {
    /// See [`Engine::is_small`].
    Article { input: [F64x4; 2], target: F64x4 },
    /// Everything.
    Any(Box<Workspace>),
}

#[derive(Clone, Debug)]
struct Workspace {
    pass: Pass,
    gradient: Vec<f64>,
    /// The samples of one batch, and the order in which they come.
    batch: Samples,
    order: Vec<u16>,
}

impl Stepper {
    pub fn new(setup: &Setup) -> Self {
        let samples = Samples::all(&setup.data);
        let way = Path::of(setup, &samples);
        Self { samples, way }
    }

    /// Whether this is the article's network, optimizer and loss, over four samples: then everything is in
    /// registers.
    pub fn is_article(setup: &Setup) -> bool {
        setup.shape.is_article()
            && setup.optimizer == Optimizer::default()
            && setup.loss == Loss::HalfSquaredError
            && setup.penalty == Penalty::NONE
            && setup.batch == Batch::Full
            && setup.data.samples() == LANES
    }

    /// The same, always on the way that knows everything.
    #[cfg(test)]
    fn general(setup: &Setup) -> Self {
        Self { samples: Samples::all(&setup.data), way: Path::Any(Box::new(Workspace::new(setup))) }
    }

    /// The samples of the run.
    pub fn samples(&self) -> &Samples {
        &self.samples
    }

    /// Whether every parameter and the loss are finite.
    pub fn is_finite(&self, network: &Network) -> bool {
        network.parameters().iter().all(|parameter| parameter.is_finite())
            && network.mean_squared_error_of(&self.samples).is_finite()
    }

    /// What the network's output for each sample of `run` says about it.
    pub fn verdicts<'a>(
        &'a self,
        run: &'a Run,
        network: &'a Network,
    ) -> impl Iterator<Item = Verdict> + 'a {
        let outputs = network.outputs_of(&self.samples);
        outputs.zip(run.setup().data.targets()).map(|(output, &target)| Verdict::of(output, target))
    }

    /// Trains from one epoch to a later one that the run is known to reach.
    pub fn retrain(&mut self, run: &Run, state: &mut State, mut from: u64, to: u64) {
        let mut losses = [0.0; CHUNK];
        while from < to {
            let length = chunk(run, from, to);
            self.train(run, state, from, &mut losses[..length]);
            from += length as u64;
            run.change_parameters(from, &mut state.network);
        }
    }

    /// Trains one epoch for each place in `losses`, and puts there the mean squared error that the
    /// network had before it. `state` is that at `epoch`; after it, until the last of these epochs, the
    /// run has no change, and what it has then is left to the caller. Nothing is allocated.
    pub fn train(&mut self, run: &Run, state: &mut State, epoch: u64, losses: &mut [f64]) {
        let learning_rate = run.learning_rate_at(epoch).get();
        match &mut self.way {
            Path::Article { input, target } => {
                let mut network: Parameters<f64, 2> =
                    Parameters::unpacked(state.network.parameters());
                network.train(*input, *target, learning_rate, losses);
                network.pack(state.network.parameters_mut());
            }
            Path::Any(workspace) => {
                for (loss, epoch) in losses.iter_mut().zip(epoch..) {
                    *loss =
                        workspace.train(run.setup(), &self.samples, state, epoch, learning_rate);
                }
            }
        }
    }
}

/// How many epochs can be trained at once from `epoch` towards `target`: to the run's next change, and
/// no more than [`CHUNK`].
pub(crate) fn chunk(run: &Run, epoch: u64, target: u64) -> usize {
    let until = run.next_edit_after(epoch).map_or(target, |edit| edit.epoch.min(target));
    usize::try_from(until - epoch).map_or(CHUNK, |left| left.min(CHUNK))
}

impl Path {
    fn of(setup: &Setup, samples: &Samples) -> Self {
        match samples.single_block() {
            Some((&[x, y], target)) if Stepper::is_article(setup) => {
                Self::Article { input: [x, y], target }
            }
            _ => Self::Any(Box::new(Workspace::new(setup))),
        }
    }
}

impl Workspace {
    fn new(setup: &Setup) -> Self {
        let room = match setup.batch {
            Batch::Full => 0,
            Batch::Mini { size, .. } => size.get(),
        };
        Self {
            pass: Pass::new(&setup.shape),
            gradient: vec![0.0; setup.shape.parameter_count()],
            batch: Samples::with_room_for(&setup.data, room),
            order: vec![0; if room == 0 { 0 } else { setup.data.samples() }],
        }
    }

    /// Trains one epoch, and gives the mean squared error before it.
    fn train(
        &mut self,
        setup: &Setup,
        samples: &Samples,
        state: &mut State,
        epoch: u64,
        learning_rate: f64,
    ) -> f64 {
        let Self { pass, gradient, batch, order } = self;
        let mut update = |state: &mut State, samples: &Samples, number| {
            let parameters = state.network.parameters_mut();
            let squares = pass.gradient(parameters, samples, setup.loss, gradient);
            setup.penalty.add_gradient(&setup.shape, parameters, gradient);
            let update = Step { learning_rate, number };
            setup.optimizer.step(update, parameters, gradient, &mut state.memory);
            squares
        };
        let number = epoch * setup.batch.updates(samples.count()) as u64 + 1;
        match setup.batch {
            Batch::Full => update(state, samples, number) / count(samples.count()),
            Batch::Mini { size, seed } => {
                let loss = state.network.mean_squared_error_of(samples);
                shuffle(order, seed, epoch);
                for (number, indices) in (number..).zip(order.chunks(size.get())) {
                    batch.fill(&setup.data, indices.iter().map(|&index| index.into()));
                    update(state, batch, number);
                }
                loss
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ndarray::{Array1, Array2};
    use rand_mt::Mt;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::super::run::LearningRate;
    use super::super::start::Start;
    use super::*;
    use crate::data::DataSet;
    use crate::network::{Activation, HiddenLayer, HiddenSize, Shape};
    use crate::numerics::testing::{bits, within};

    #[cfg(target_arch = "wasm32")]
    wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

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

    /// Losses and parameters of 300 epochs.
    fn course(mut stepper: Stepper, setup: &Setup) -> [Vec<u64>; 2] {
        let run = Run::new(setup.clone()).unwrap();
        let mut state = State::start(&run);
        let mut losses = [0.0; 300];
        stepper.train(&run, &mut state, 0, &mut losses);
        [bits(&losses), bits(state.network.parameters())]
    }

    #[track_caller]
    fn assert_both_ways_agree(setup: &Setup) {
        let stepper = Stepper::new(setup);
        assert!(matches!(stepper.way, Path::Article { .. }), "{setup:?}");
        assert_eq!(course(stepper, setup), course(Stepper::general(setup), setup), "{setup:?}");
    }

    #[test]
    fn the_way_in_registers_gives_the_bits_of_the_way_that_knows_everything() {
        let mut random = Mt::new(1);
        for size in [0.01, 1.0, 5.0, 50.0, 1e4] {
            for _ in 0..60 {
                let learning_rate = 10_f64.powf(1.3 + 2.2 * (within(1.0, &mut random) - 1.0));
                assert_both_ways_agree(&setup(size, learning_rate, &mut random));
            }
        }
        for seed in 0..60 {
            let learning_rate = LearningRate::new(10_f64.powf(within(1.3, &mut random))).unwrap();
            let start = Start::article(seed);
            assert_both_ways_agree(&Setup { start, learning_rate, ..Setup::default() });
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
                assert_both_ways_agree(&setup);
            }
            if special.is_finite() {
                let setup = setup(2.0, 1.0, &mut random);
                let mut inputs = setup.data.inputs().to_owned();
                inputs[[1, 0]] = special;
                let data = DataSet::new(inputs, setup.data.targets().to_owned()).unwrap();
                assert_both_ways_agree(&Setup { data, ..setup });
            }
        }
        for size in [1e100, 1e200, 1e300] {
            for learning_rate in [1.0, 1e200, 1e300] {
                assert_both_ways_agree(&setup(size, learning_rate, &mut random));
            }
        }
        for zero in [0.0, -0.0] {
            let data = DataSet::new(Array2::from_elem((4, 2), -zero), Array1::zeros(4)).unwrap();
            let start = Start::Parameters(vec![zero; 9]);
            assert_both_ways_agree(&Setup { data, start, ..Setup::default() });
        }
    }

    #[test]
    fn whatever_departs_from_the_article_takes_the_general_way() {
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
            Setup { batch: Batch::Mini { size: 4.try_into().unwrap(), seed: 0 }, ..article() },
            Setup { optimizer: Optimizer::Momentum(Momentum { momentum: 0.0 }), ..article() },
            Setup { optimizer: Optimizer::Adam(Adam::DEFAULT), ..article() },
        ];
        for setup in departures {
            assert!(matches!(Stepper::new(&setup).way, Path::Any(_)), "{setup:?}");
        }
        assert!(matches!(Stepper::new(&article()).way, Path::Article { .. }));
    }
}
