//! Settings of every kind, drawn at random.

use std::num::NonZeroUsize;

use ndarray::{Array1, Array2};
use proptest::prelude::*;
use proptest::sample::select;
use xor_playground::data::{Feature, Features, NamedData, Recipe, Split};
use xor_playground::network::{Activation, HiddenLayer, HiddenSize, Loss, Shape};
use xor_playground::text::Settings;
use xor_playground::training::initializer::Uniform;
use xor_playground::training::optimizer::{Adam, Momentum, Nesterov, RmsProp, Rprop};
use xor_playground::training::{
    Batch, Change, Initializer, LearningRate, Optimizer, Order, Penalty, Start,
};
use xor_playground::{DataSet, Run, Setup};

/// Equal only if every bit is: −0 is not 0 here, as it is for `==`.
pub fn exactly(settings: &Settings) -> String {
    format!("{settings:?}")
}

/// Any finite number, tiny and huge ones as often as others; and those that people write.
fn number() -> impl Strategy<Value = f64> {
    let finite = any::<u64>().prop_map(f64::from_bits).prop_filter("finite", |n| n.is_finite());
    prop_oneof![
        finite,
        -10.0..10.0,
        select(vec![0.0, -0.0, 1.0, -1.0, 0.1, 1e16, 1e-5, 5e-324, -5e-324, f64::MAX, f64::MIN]),
    ]
}

fn positive() -> impl Strategy<Value = f64> {
    number().prop_map(f64::abs).prop_filter("positive", |number| *number > 0.0)
}

fn fraction() -> impl Strategy<Value = f64> {
    prop_oneof![0.0..1.0, select(vec![0.0, 1e-300, 1_f64.next_down(), 0.9])]
}

fn learning_rate() -> impl Strategy<Value = LearningRate> {
    prop_oneof![0.001..=20.0, select(vec![0.001, 20.0, 1.0])]
        .prop_map(|rate| LearningRate::new(rate).unwrap())
}

fn initializer() -> impl Strategy<Value = Initializer> {
    let uniform = positive().prop_map(|range| Initializer::Uniform(Uniform { range: range / 2.0 }));
    let sound = uniform.prop_filter("sound", |uniform: &Initializer| uniform.is_sound());
    prop_oneof![sound, select(Initializer::ALL.to_vec())]
}

fn optimizer() -> impl Strategy<Value = Optimizer> {
    prop_oneof![
        select(Optimizer::ALL.to_vec()),
        fraction().prop_map(|momentum| Optimizer::Momentum(Momentum { momentum })),
        fraction().prop_map(|momentum| Optimizer::Nesterov(Nesterov { momentum })),
        (fraction(), positive())
            .prop_map(|(decay, epsilon)| Optimizer::RmsProp(RmsProp { decay, epsilon })),
        (fraction(), fraction(), positive()).prop_map(|(mean_decay, square_decay, epsilon)| {
            Optimizer::Adam(Adam { mean_decay, square_decay, epsilon })
        }),
        (f64::EPSILON..1.0, 1.0..1e300_f64)
            .prop_map(|(shrink, grow)| Optimizer::Rprop(Rprop { shrink, grow: grow.next_up() })),
    ]
}

prop_compose! {
    fn layer()(neurons in 1_u8..=16, activation in select(Activation::ALL.to_vec())) -> HiddenLayer {
        HiddenLayer { size: HiddenSize::new(neurons).unwrap(), activation }
    }
}

/// Those that are finite of any inputs.
fn features() -> impl Strategy<Value = Features> {
    let finite = vec![Feature::X, Feature::Y, Feature::SineX, Feature::SineY];
    let some = prop::sample::subsequence(finite, 1..=4);
    prop_oneof![Just(Features::RAW), some.prop_map(|some| Features::chosen(&some).unwrap())]
}

prop_compose! {
    fn shape()(
        inputs in prop_oneof![Just(2_usize), 1_usize..=8],
        hidden in prop::collection::vec(layer(), 0..=3),
        output in select(Activation::outputs()),
        features in features(),
        (biases, is_direct) in (prop_oneof![Just(0_u8), any::<u8>()], any::<bool>()),
    ) -> Shape {
        let shape = Shape::new(inputs, hidden, output).unwrap();
        let shape = shape.clone().with_features(features).unwrap_or(shape);
        let biases: Vec<_> = (0..=shape.hidden().len()).map(|layer| biases >> layer & 1 == 0).collect();
        shape.with_biases(&biases).unwrap().with_direct_connections(is_direct)
    }
}

/// XOR, and others, for networks with so many inputs.
fn data(inputs: usize, targets: impl Strategy<Value = f64>) -> impl Strategy<Value = DataSet> {
    let row = (prop::collection::vec(number(), inputs), targets);
    prop::collection::vec(row, 1..=9).prop_map(move |rows| {
        let (rows, targets): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        let inputs = Array2::from_shape_vec((targets.len(), inputs), rows.concat()).unwrap();
        DataSet::new(inputs, Array1::from(targets)).unwrap()
    })
}

/// What is drawn, by any recipe but for so many samples that it takes long.
fn drawn(kinds: Vec<NamedData>) -> impl Strategy<Value = DataSet> {
    let noise = prop_oneof![0.0..=50.0, select(vec![0.0, 50.0, 5e-324])];
    (select(kinds), 10_u32..=40, noise, any::<u32>()).prop_map(|(kind, samples, noise, seed)| {
        DataSet::drawn(Recipe { kind, samples, noise, seed }).unwrap()
    })
}

/// What of the setup depends on the shape and on each other.
fn fitting(shape: Shape) -> impl Strategy<Value = (Shape, DataSet, Loss, Start)> {
    let losses = [Loss::HalfSquaredError, Loss::MeanSquaredError];
    let is_bit = shape.output() == Activation::Sigmoid;
    let inputs = shape.inputs();
    let mut learnt = vec![(data(inputs, number()), select(losses.to_vec())).boxed()];
    if is_bit {
        learnt.push((data(inputs, 0.0..=1.0), Just(Loss::CrossEntropy)).boxed());
    }
    if inputs == 2 {
        learnt.push((Just(DataSet::xor()), select(losses.to_vec())).boxed());
    }
    let takes_inputs = |kind: &NamedData| kind.data().inputs().ncols() == inputs;
    let kinds = NamedData::ALL.into_iter().filter(|kind| kind.is_drawn() && takes_inputs(kind));
    let kinds: Vec<_> = kinds.collect();
    if !kinds.is_empty() {
        learnt.push((drawn(kinds), select(losses.to_vec())).boxed());
    }
    let drawn = (initializer(), any::<u32>())
        .prop_map(|(initializer, seed)| Start::Drawn { initializer, seed });
    let given =
        prop::collection::vec(number(), shape.parameter_count()).prop_map(Start::Parameters);
    (select(learnt).prop_flat_map(|learnt| learnt), prop_oneof![drawn, given])
        .prop_map(move |((data, loss), start)| (shape.clone(), data, loss, start))
}

prop_compose! {
    fn setup()(
        (shape, data, loss, start) in shape().prop_flat_map(fitting),
        (l1, l2) in (prop_oneof![Just(0.0), positive()], prop_oneof![Just(0.0), positive()]),
        split in any::<Option<(u8, u32)>>(),
        batch in any::<Option<(usize, Option<Option<u32>>, u32)>>(),
        optimizer in optimizer(),
        learning_rate in learning_rate(),
    ) -> Setup {
        let split = split.and_then(|(any, seed)| Split::new(any % 90 + 1, seed).ok());
        let split = split.filter(|split| split.of(&data).is_ok());
        let all = || (0..data.samples()).collect();
        let training = split.map_or_else(all, |split| split.of(&data).unwrap().training);
        let size = |any: usize| NonZeroUsize::new(any % training.len() + 1).unwrap();
        let batch = batch.map_or(Batch::Full, |(any, order, by)| {
            let order = match order {
                None => Order::Given,
                Some(Some(seed)) => Order::Shuffled { seed },
                Some(None) => {
                    let mut rows = training.clone();
                    let by = by as usize % rows.len();
                    rows.rotate_left(by);
                    rows[by..].reverse();
                    Order::Listed(rows.into())
                }
            };
            Batch::Mini { size: size(any), order }
        });
        let penalty = Penalty { l1, l2 };
        Setup { data, split, shape, start, loss, penalty, batch, optimizer, learning_rate }
    }
}

/// Every shape has at least the weight from one input to the output.
fn any_change() -> impl Strategy<Value = Change> {
    let parameter = (Just(0_usize), number());
    prop_oneof![
        learning_rate().prop_map(Change::LearningRate),
        parameter.prop_map(|(index, value)| Change::Parameter { index, value }),
    ]
}

prop_compose! {
    /// Settings of every kind.
    pub fn any_settings()(
        setup in setup(),
        edits in prop::collection::btree_map(
            prop_oneof![1_u64..10_000, 1_u64..1 << 53],
            any_change(),
            0..4,
        ),
        epochs in 1_u32..=100_000,
    ) -> Settings {
        let mut run = Run::new(setup).unwrap();
        for (epoch, change) in edits {
            run.edit(epoch, change).unwrap();
        }
        Settings::new(run, epochs).unwrap()
    }
}
