//! A trace has the numbers that a textbook's derivation has, and to the bit those of the engine; finite
//! differences of E say the same.

use crate::common::{self, Random, bits, hidden, is_allowed, mini, random_data, rate};
use ndarray::{Array1, Array2};
use serde_json::Value;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::{FiniteDifference, Trace, TraceError, TracedNeuron};
use xor_playground::network::{Activation, HiddenLayer, Loss, Shape};
use xor_playground::text::Settings;
use xor_playground::training::{Batch, Change, Optimizer, Penalty, Start};
use xor_playground::{DataSet, Network, Replay, Run, Setup};

/// The traces that NumPy made: `tests/oracle/make_traces.py`.
fn fixture() -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../fixtures/traces.json")).unwrap();
    all.as_array().unwrap().clone()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn largest(numbers: &[f64]) -> f64 {
    numbers.iter().fold(0.0, |largest, number| largest.max(number.abs()))
}

/// To 1e-12, of the size of the numbers where that is more than 1.
#[track_caller]
fn assert_near(what: &str, actual: &[f64], expected: &[f64]) {
    assert_eq!(actual.len(), expected.len(), "{what}");
    let tolerance = 1e-12 * largest(expected).max(1.0);
    for (index, (actual, expected)) in actual.iter().zip(expected).enumerate() {
        let apart = (actual - expected).abs();
        assert!(apart <= tolerance, "{what} {index}: {actual}, NumPy has {expected}");
    }
}

fn run_of(link: &str) -> Run {
    let (settings, problems) = Settings::from_link(link);
    assert!(problems.is_empty(), "{link}: {problems:?}");
    settings.run().clone()
}

fn replay_at(run: Run, epoch: u64) -> Replay {
    let mut replay = Replay::new(run);
    assert_eq!(replay.step(epoch), epoch);
    replay
}

fn of_neurons(trace: &Trace, number: impl Fn(&TracedNeuron) -> f64) -> Vec<f64> {
    trace.neurons.iter().map(number).collect()
}

#[test]
fn every_number_is_the_one_that_numpy_computes_with_the_textbook_s_formulas() {
    let traces = fixture();
    assert!(traces.len() >= 15);
    for expected in traces {
        let link = expected["link"].as_str().unwrap();
        let epoch = expected["epoch"].as_u64().unwrap();
        let replay = replay_at(run_of(link), epoch);
        for (sample, of_sample) in expected["samples"].as_array().unwrap().iter().enumerate() {
            let trace = Trace::at(&replay, sample).unwrap();
            let near = |what: &str, actual: &[f64], expected: &Value| {
                let what = format!("{link}, epoch {epoch}, sample {sample}: {what}");
                assert_near(&what, actual, &numbers(expected));
            };
            let pre_activations = of_neurons(&trace, |neuron| neuron.pre_activation);
            near("pre_activation", &pre_activations, &of_sample["pre_activations"]);
            let activations = of_neurons(&trace, |neuron| neuron.activation);
            near("activation", &activations, &of_sample["activations"]);
            near(
                "derivative",
                &of_neurons(&trace, |neuron| neuron.derivative),
                &of_sample["slopes"],
            );
            let error_derivatives = of_neurons(&trace, |neuron| neuron.error_derivative);
            near("error derivative", &error_derivatives, &of_sample["error_slopes"]);
            near("delta", &of_neurons(&trace, |neuron| neuron.delta), &of_sample["deltas"]);
            near("error", &[trace.error], &serde_json::json!([of_sample["error"]]));
            near("part", &trace.part, &of_sample["part"]);
            near("sum", &trace.sum, &expected["sum"]);
            near("penalty", &trace.penalty, &expected["penalty"]);
            near("gradient", &trace.gradient, &expected["gradient"]);
            near("memory", &trace.memory, &expected["memory"]);
            near("memory after", &trace.memory_after, &expected["memory_after"]);
            near("parameters", &trace.parameters, &expected["parameters"]);
            near("changes", &trace.changes, &expected["changes"]);
            near("parameters after", &trace.parameters_after, &expected["parameters_after"]);
        }
    }
}

const LAYERS: [&[usize]; 5] = [&[], &[2], &[4, 3], &[16, 16], &[1, 5, 2, 3]];

/// A run of any kind whose parameters are about as large as `size`.
fn random_run(size: f64, samples: usize, batch: Batch, random: &mut Random) -> Run {
    loop {
        let mut any = |count: usize| usize::try_from(random.below(count as u64)).unwrap();
        let layers = LAYERS[any(LAYERS.len())];
        let layer = |&neurons: &usize| HiddenLayer {
            size: hidden(neurons),
            activation: Activation::ALL[any(Activation::ALL.len())],
        };
        let layers = layers.iter().map(layer).collect();
        let output = Activation::outputs()[any(Activation::outputs().len())];
        let (loss, optimizer) =
            (Loss::ALL[any(Loss::ALL.len())], Optimizer::ALL[any(Optimizer::ALL.len())]);
        let penalties = [(0.0, 0.0), (0.01, 0.0), (0.02, 0.05)];
        let (l1, l2) = penalties[any(penalties.len())];
        let inputs = 1 + any(4);
        if !is_allowed(loss, output) {
            continue;
        }
        let shape = Shape::new(inputs, layers, output).unwrap();
        let start = Start::Parameters(
            (0..shape.parameter_count()).map(|_| random.within(-size, size)).collect(),
        );
        let setup = Setup {
            data: random_data(samples, inputs, random),
            split: None,
            shape,
            start,
            loss,
            penalty: Penalty { l1, l2 },
            batch,
            optimizer,
            learning_rate: rate(random.within(0.001, 0.1)),
        };
        return Run::new(setup).unwrap();
    }
}

/// The engine's order of the sum over samples: a partial sum a lane, then (0 + 2) + (1 + 3).
fn lane_sum(parts: &[Vec<f64>], parameter: usize) -> f64 {
    let mut lanes = [-0.0; 4];
    for (index, part) in parts.iter().enumerate() {
        lanes[index % 4] += part[parameter];
    }
    let lanes_used = parts.len().min(4);
    for lane in &mut lanes[lanes_used..] {
        *lane = 0.0;
    }
    (lanes[0] + lanes[2]) + (lanes[1] + lanes[3])
}

/// The bits, one value for either zero: lanes that do not count add 0, and −0 becomes 0 there.
fn unsigned_zeros(numbers: &[f64]) -> Vec<u64> {
    numbers.iter().map(|number| (number + 0.0).to_bits()).collect()
}

fn parts(trace: &Trace) -> Vec<Vec<f64>> {
    trace.batch.iter().map(|&sample| trace.part_of(sample).unwrap()).collect()
}

#[test]
fn an_update_is_to_the_bit_what_the_engine_trains() {
    let mut random = Random(1);
    for round in 0..300 {
        let samples = 1 + round % 9;
        let size = [0.5, 2.0, 20.0][round % 3];
        let run = random_run(size, samples, Batch::Full, &mut random);
        let mut replay = Replay::new(run);
        replay.step(random.below(5));
        let sample = round % samples;
        let trace = Trace::at(&replay, sample).unwrap();
        let run = replay.run().clone();
        let network = replay.network().clone();
        assert_eq!(bits(&trace.parameters), bits(network.parameters()));
        assert_eq!(bits(&trace.memory), bits(replay.memory()));

        let Setup { data, loss, .. } = run.setup();
        let gradient = network.gradient(data, *loss).unwrap();
        assert_eq!(bits(&trace.sum), bits(gradient.parameters()));
        let output = network.output_for(&trace.inputs).unwrap();
        let last = trace.neurons.last().unwrap();
        assert_eq!(last.activation.to_bits(), output.to_bits());

        if replay.step(1) == 1 {
            let after = replay.network().parameters();
            assert_eq!(bits(&trace.parameters_after), bits(after), "{run:?}");
            assert_eq!(bits(&trace.memory_after), bits(replay.memory()), "{run:?}");
        }
        for (parameter, change) in trace.changes.iter().enumerate() {
            let moved = trace.parameters[parameter] + change;
            assert_eq!(moved.to_bits(), trace.parameters_after[parameter].to_bits());
        }
    }
}

#[test]
fn the_parts_of_the_samples_add_up_to_the_engine_s_sum_to_the_bit() {
    let mut random = Random(2);
    for round in 0..200 {
        let samples = 1 + round % 9;
        let run = random_run(2.0, samples, Batch::Full, &mut random);
        let trace = Trace::at(&Replay::new(run.clone()), round % samples).unwrap();
        let parts = parts(&trace);
        assert_eq!(bits(&parts[round % samples]), bits(&trace.part));
        let sums: Vec<_> = (0..trace.sum.len()).map(|index| lane_sum(&parts, index)).collect();
        assert_eq!(unsigned_zeros(&sums), unsigned_zeros(&trace.sum), "{run:?}");
        for (parameter, gradient) in trace.gradient.iter().enumerate() {
            let both = trace.sum[parameter] + trace.penalty[parameter];
            assert_eq!(unsigned_zeros(&[both]), unsigned_zeros(&[*gradient]));
        }
    }
}

#[test]
fn the_factors_multiply_to_what_they_are_factors_of() {
    let mut random = Random(3);
    for _ in 0..200 {
        let run = random_run(2.0, 4, Batch::Full, &mut random);
        let trace = Trace::at(&Replay::new(run.clone()), 2).unwrap();
        let (output, hidden) = trace.neurons.split_last().unwrap();
        for neuron in hidden {
            assert_eq!(
                neuron.delta.to_bits(),
                (neuron.error_derivative * neuron.derivative).to_bits()
            );
        }
        let product = output.error_derivative * output.derivative;
        if run.setup().loss == Loss::CrossEntropy {
            // There they cancel.
            let cancelled = (output.activation - trace.target) / 4.0;
            assert_eq!(output.delta.to_bits(), cancelled.to_bits());
            assert!((output.delta - product).abs() <= 1e-15);
        } else {
            assert_eq!(output.delta.to_bits(), product.to_bits());
        }
        // The output's bias comes last, and its derivative is δ.
        assert_eq!(trace.part.last().unwrap().to_bits(), output.delta.to_bits());
    }
}

#[test]
fn with_mini_batches_it_is_the_update_that_the_sample_takes_part_in() {
    let mut random = Random(4);
    for round in 0..100 {
        let (samples, size) = (2 + round % 8, 1 + round % 3);
        let size = size.min(samples);
        let run = random_run(1.0, samples, mini(size, 5), &mut random);
        let mut replay = replay_at(run.clone(), 2);
        let traces: Vec<_> =
            (0..samples).map(|sample| Trace::at(&replay, sample).unwrap()).collect();
        let updates = samples.div_ceil(size);
        let first_of = |place: usize| traces.iter().find(|trace| trace.place == place).unwrap();
        let mut seen: Vec<usize> = Vec::new();
        for place in 0..updates {
            let trace = first_of(place);
            assert_eq!(trace.number, 2 * updates as u64 + place as u64 + 1);
            seen.extend(&trace.batch);
            // It goes on where the update before it ended.
            let (parameters, memory) = match place.checked_sub(1) {
                None => (replay.network().parameters(), replay.memory()),
                Some(before) => {
                    (&first_of(before).parameters_after[..], &first_of(before).memory_after[..])
                }
            };
            assert_eq!(bits(&trace.parameters), bits(parameters));
            assert_eq!(bits(&trace.memory), bits(memory));
            assert_eq!(bits(&trace.sum), bits(&gradient_over(&run, trace)));
        }
        seen.sort_unstable();
        assert!(seen.into_iter().eq(0..samples));
        for trace in &traces {
            assert!(trace.batch.contains(&trace.sample));
        }
        let last = first_of(updates - 1).clone();
        if replay.step(1) == 1 {
            assert_eq!(bits(&last.parameters_after), bits(replay.network().parameters()));
            assert_eq!(bits(&last.memory_after), bits(replay.memory()));
        }
    }
}

/// The gradient over the batch of a trace as a data set of its own.
fn gradient_over(run: &Run, trace: &Trace) -> Vec<f64> {
    let Setup { data, shape, loss, .. } = run.setup();
    let rows = trace.batch.iter().flat_map(|&sample| data.inputs().row(sample).to_vec()).collect();
    let inputs = Array2::from_shape_vec((trace.batch.len(), shape.inputs()), rows).unwrap();
    let targets: Array1<f64> = trace.batch.iter().map(|&sample| data.targets()[sample]).collect();
    let network = xor_playground::Network::new(shape.clone(), trace.parameters.clone()).unwrap();
    let data = DataSet::new(inputs, targets).unwrap();
    network.gradient(&data, *loss).unwrap().parameters().to_vec()
}

#[test]
fn it_follows_what_is_changed_on_the_way() {
    let mut replay = replay_at(Run::article(0), 10);
    replay.edit(Change::LearningRate(rate(0.25))).unwrap();
    replay.edit(Change::Parameter { index: 4, value: -1.5 }).unwrap();
    let trace = Trace::at(&replay, 3).unwrap();
    assert_eq!((trace.learning_rate, trace.parameters[4]), (0.25, -1.5));
    replay.step(1);
    assert_eq!(bits(&trace.parameters_after), bits(replay.network().parameters()));
}

#[test]
fn cross_entropy_meets_an_output_that_is_exactly_wrong_with_an_infinite_derivative() {
    let shape = common::shape(1, &[], Activation::Linear, Activation::Sigmoid);
    let data = DataSet::new(ndarray::array![[1.0], [-1.0]], ndarray::array![0.0, 0.0]).unwrap();
    let run = Run::new(Setup {
        data,
        shape,
        start: Start::Parameters(vec![800.0, 0.0]),
        loss: Loss::CrossEntropy,
        ..Setup::default()
    })
    .unwrap();
    let replay = Replay::new(run);
    let wrong = Trace::at(&replay, 0).unwrap();
    assert_eq!((wrong.neurons[0].error_derivative, wrong.error), (f64::INFINITY, f64::INFINITY));
    assert_eq!(wrong.neurons[0].delta.to_bits(), f64::to_bits(0.5));
    let right = Trace::at(&replay, 1).unwrap();
    assert!(right.neurons[0].error_derivative.is_finite() && right.error < 1e-300);
}

#[test]
fn what_does_not_fit_the_run_is_refused() {
    let run = run_of("rule=adam&lr=0.1");
    let trace = |parameters: usize, memory: usize, sample| {
        Trace::new(&run, 0, &vec![0.5; parameters], &vec![0.0; memory], sample).map(drop)
    };
    assert_eq!(trace(9, 18, 3), Ok(()));
    assert_eq!(trace(8, 18, 3), Err(TraceError::Parameters { needed: 9, given: 8 }));
    assert_eq!(trace(9, 9, 3), Err(TraceError::Memory { needed: 18, given: 9 }));
    assert_eq!(trace(9, 18, 4), Err(TraceError::Sample));
    let trace = Trace::at(&Replay::new(run_of("batch=1")), 2).unwrap();
    assert_eq!(trace.part_of(1), Err(TraceError::Sample));
    assert_eq!(trace.finite_difference(9), Err(TraceError::Parameter));
    assert_eq!(trace.batch_finite_difference(9), Err(TraceError::Parameter));
}

/// How far a derivative is from the finite difference, as a share of the parts that it is the sum of; none at a
/// kink.
fn apart(derivative: f64, difference: FiniteDifference, size: f64) -> Option<f64> {
    match difference {
        FiniteDifference::Kink => None,
        FiniteDifference::Derivative { value, .. } => {
            let apart = (value - derivative).abs();
            Some(if apart.to_bits() == 0 { 0.0 } else { apart / size })
        }
    }
}

/// The largest such share over all parameters: for the sample alone, and for all that is descended. Sizes
/// below `floor` count as that.
fn worst_apart(replay: &Replay, sample: usize, floor: f64) -> [f64; 2] {
    let trace = Trace::at(replay, sample).unwrap();
    let parts = parts(&trace);
    let mut worst = [0.0_f64; 2];
    for parameter in 0..trace.parameters.len() {
        let of_sample = trace.part[parameter];
        let alone = trace.finite_difference(parameter).unwrap();
        let size = of_sample.abs().max(floor);
        worst[0] = worst[0].max(apart(of_sample, alone, size).unwrap_or(0.0));
        let sizes: f64 = parts.iter().map(|part| part[parameter].abs()).sum();
        let size = (sizes + trace.penalty[parameter].abs()).max(floor);
        let together = trace.batch_finite_difference(parameter).unwrap();
        worst[1] = worst[1].max(apart(trace.gradient[parameter], together, size).unwrap_or(0.0));
    }
    worst
}

/// The smallest derivative of a sigmoid or tanh neuron for any sample. y (1 − y) and 1 − y² have lost digits
/// where y is next to 1: there it is the gradient that is off, by about this part of it.
fn lost_by_saturation(replay: &Replay) -> f64 {
    let shape = replay.run().setup().shape.clone();
    let saturates = |activation| matches!(activation, Activation::Sigmoid | Activation::Tanh);
    let layers = shape.hidden().iter().map(|layer| (layer.size.get(), layer.activation));
    let layers = layers.chain([(1, shape.output())]);
    let saturate: Vec<bool> =
        layers.flat_map(|(size, activation)| vec![saturates(activation); size]).collect();
    let mut smallest = 1.0_f64;
    for sample in 0..replay.run().setup().data.samples() {
        let trace = Trace::at(replay, sample).unwrap();
        for (neuron, _) in trace.neurons.iter().zip(&saturate).filter(|(_, saturates)| **saturates)
        {
            smallest = smallest.min(neuron.derivative);
        }
    }
    f64::EPSILON / smallest
}

#[test]
fn finite_differences_say_the_same_for_every_kind_of_run() {
    let mut random = Random(5);
    let (mut worst, mut judged) = ([0.0_f64; 2], 0);
    for round in 0..160 {
        let size = [0.5, 1.0, 2.0, 5.0][round % 4];
        let run = random_run(size, 4, Batch::Full, &mut random);
        let replay = Replay::new(run.clone());
        let apart = worst_apart(&replay, round % 4, 1e-300);
        let lost = lost_by_saturation(&replay);
        let tolerance = f64::max(1e-8, 4.0 * lost);
        assert!(apart.iter().all(|apart| *apart <= tolerance), "{apart:?} {lost} {run:?}");
        if lost < 1e-10 {
            judged += 1;
            worst = [worst[0].max(apart[0]), worst[1].max(apart[1])];
        }
    }
    println!("{judged} not saturated, of which the worst are {worst:?} apart");
    assert!(judged > 100);
}

#[test]
fn finite_differences_say_the_same_all_along_training_stuck_or_not() {
    let mut worst = [0.0_f64; 2];
    for seed in 0..20 {
        for epoch in [0, 812, 50_000] {
            let replay = replay_at(Run::article(seed), epoch);
            for sample in 0..4 {
                let apart = worst_apart(&replay, sample, 0.0);
                assert!(apart.iter().all(|apart| *apart <= 1e-6), "{seed}, {epoch}: {apart:?}");
                worst = [worst[0].max(apart[0]), worst[1].max(apart[1])];
            }
        }
    }
    println!("worst {worst:?}");
}

#[test]
fn a_difference_is_one_of_e_itself() {
    // Over a wide step, where nothing cancels, E by the engine's own outputs says the same.
    let mut random = Random(6);
    for round in 0..60 {
        let run = random_run(1.0, 4, Batch::Full, &mut random);
        let setup = run.setup();
        let is_kinked = |layer: &HiddenLayer| {
            matches!(layer.activation, Activation::Relu | Activation::LeakyRelu)
        };
        if setup.shape.hidden().iter().any(is_kinked) || setup.penalty.l1 > 0.0 {
            continue;
        }
        let trace = Trace::at(&Replay::new(run.clone()), round % 4).unwrap();
        let error = |parameter: usize, offset: f64| {
            let mut parameters = trace.parameters.clone();
            parameters[parameter] += offset;
            let network = Network::new(setup.shape.clone(), parameters).unwrap();
            let outputs = network.predict(&setup.data.inputs()).unwrap().to_vec();
            setup.loss.value(&setup.data.targets().to_vec(), &outputs).unwrap()
                + setup.penalty.value(&network)
        };
        for parameter in 0..trace.parameters.len().min(40) {
            let FiniteDifference::Derivative { value, uncertainty } =
                trace.batch_finite_difference(parameter).unwrap()
            else {
                panic!("there is no kink in {run:?}")
            };
            let near = error(parameter, 1e-3) - error(parameter, -1e-3);
            let far = error(parameter, 2e-3) - error(parameter, -2e-3);
            let expected = (8.0 * near - far) / 12e-3;
            let apart = (value - expected).abs();
            assert!(apart <= 1e-7 * value.abs().max(1.0), "{value}, {expected}, {run:?}");
            assert!(uncertainty <= 1e-9 * value.abs().max(1e-3), "{uncertainty} of {value}");
        }
    }
}

/// A He start has biases of 0, so that every weighted sum of (0, 0) is at the kink.
#[test]
fn at_a_kink_there_is_no_derivative_and_none_is_shown() {
    let replay = Replay::new(run_of("activation=relu&start=he-normal&seed=1"));
    let [origin, other] = [0, 3].map(|sample| Trace::at(&replay, sample).unwrap());
    for neuron in &origin.neurons[..2] {
        assert_eq!(neuron.pre_activation.abs().to_bits(), 0);
    }
    // Weights from inputs of 0 move nothing, so nothing is broken along them.
    for weight in 0..4 {
        assert_eq!(
            apart(origin.part[weight], origin.finite_difference(weight).unwrap(), 1.0),
            Some(0.0)
        );
    }
    for bias in [4, 5] {
        assert_eq!(origin.finite_difference(bias).unwrap(), FiniteDifference::Kink);
        assert_eq!(origin.batch_finite_difference(bias).unwrap(), FiniteDifference::Kink);
        let apart = apart(other.part[bias], other.finite_difference(bias).unwrap(), 1.0);
        assert!(apart.unwrap() < 1e-12);
    }
}

#[test]
fn a_kink_from_which_nothing_leads_on_is_none() {
    let replay = Replay::new(run_of("activation=relu&parameters=1,1,1,1,0,0,0,0,0"));
    let trace = Trace::at(&replay, 0).unwrap();
    let FiniteDifference::Derivative { value, .. } = trace.finite_difference(4).unwrap() else {
        panic!("E does not depend on the bias")
    };
    assert_eq!(value.abs().to_bits(), 0);
}

#[test]
fn the_kink_of_the_l1_penalty_is_one_of_what_is_descended_alone() {
    let replay = Replay::new(run_of("l1=0.1&parameters=0,1,1,1,0,0,1,1,0"));
    let trace = Trace::at(&replay, 3).unwrap();
    assert_eq!(trace.batch_finite_difference(0).unwrap(), FiniteDifference::Kink);
    assert!(matches!(trace.finite_difference(0).unwrap(), FiniteDifference::Derivative { .. }));
    // Biases are free of it.
    assert!(matches!(
        trace.batch_finite_difference(4).unwrap(),
        FiniteDifference::Derivative { .. }
    ));
}

#[test]
fn a_kink_that_is_near_is_kept_away_from() {
    for near in [1e-2, 1e-5, 1e-9] {
        let link = format!("activation=relu&output=linear&parameters=1,1,1,1,{near},0,3,-2,0");
        let replay = Replay::new(run_of(&link));
        let trace = Trace::at(&replay, 0).unwrap();
        let apart = apart(trace.part[4], trace.finite_difference(4).unwrap(), trace.part[4].abs());
        assert!(apart.unwrap() < 1e-9, "{near}: {apart:?}");
    }
}
