//! How samples of any data set lie in the hidden space: compared with plain searches over all pairs.

use crate::common::by_formula::{distance, hidden_for};
use crate::common::{Random, random_data, random_network_of, shape, xor};
use ndarray::{Array1, Array2};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::{Plane, PlaneError, Separation};
use xor_playground::network::{Activation, Shape};
use xor_playground::pictures::{HiddenSpace, Palette, Theme};
use xor_playground::training::Start;
use xor_playground::{DataSet, Network, Run, Setup, Trainer};

fn space_of(network: &Network, data: &DataSet, plane: Plane) -> HiddenSpace {
    let mut space = HiddenSpace::new(4, 1);
    space.look_at(network, data, plane).unwrap();
    space
}

fn separation_of(network: &Network, data: &DataSet) -> Separation {
    space_of(network, data, Plane::Neurons([0, 1])).separation().clone()
}

/// Without a hidden layer, the space is the plane of the inputs: the samples are where they are put.
fn lone(parameters: [f64; 3]) -> Network {
    let none = shape(2, &[], Activation::Sigmoid, Activation::Sigmoid);
    Network::new(none, parameters.to_vec()).unwrap()
}

fn placed(places: &[[f64; 2]], targets: &[f64]) -> DataSet {
    DataSet::new(Array2::from(places.to_vec()), Array1::from(targets.to_vec())).unwrap()
}

fn gap_of(data: &DataSet) -> f64 {
    separation_of(&lone([1.0, 0.0, 0.0]), data).gap.unwrap()
}

fn and() -> DataSet {
    placed(&xor::INPUTS, &[0.0, 0.0, 0.0, 1.0])
}

fn sample(data: &DataSet, index: usize) -> [f64; 2] {
    [data.inputs()[[index, 0]], data.inputs()[[index, 1]]]
}

/// Where the samples are in the hidden space, by the formula, those with a target above ½ first.
fn sides(network: &Network, data: &DataSet) -> [Vec<Vec<f64>>; 2] {
    [true, false].map(|is_above| {
        (0..data.samples())
            .filter(|&index| (data.targets()[index] > 0.5) == is_above)
            .map(|index| hidden_for(network, sample(data, index)))
            .collect()
    })
}

fn product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// How wide the empty strip across a direction is: negative where there is none.
fn strip(sides: &[Vec<Vec<f64>>; 2], direction: &[f64]) -> f64 {
    let along = |side: usize| sides[side].iter().map(|place| product(place, direction));
    let lowest = along(0).fold(f64::INFINITY, f64::min);
    let highest = along(1).fold(f64::NEG_INFINITY, f64::max);
    (lowest - highest) / product(direction, direction).sqrt()
}

/// In two dimensions, the widest strip lies across the way between two points, or along it.
fn widest_strip(sides: &[Vec<Vec<f64>>; 2]) -> f64 {
    let all: Vec<&Vec<f64>> = sides.iter().flatten().collect();
    let mut widest = 0.0_f64;
    for a in &all {
        for b in &all {
            let [x, y] = [b[0] - a[0], b[1] - a[1]];
            if x != 0.0 || y != 0.0 {
                widest = widest.max(strip(sides, &[x, y])).max(strip(sides, &[-y, x]));
            }
        }
    }
    widest
}

/// Samples on both sides of a line, none closer to it than `room`.
fn parted_data(samples: usize, room: f64, random: &mut Random) -> DataSet {
    let (sine, cosine) = random.within(-3.0, 3.0).sin_cos();
    let (mut places, mut targets) = (Vec::new(), Vec::new());
    while places.len() < samples {
        let place = [random.within(-1.0, 1.0), random.within(-1.0, 1.0)];
        let off = place[0] * cosine + place[1] * sine - 0.1;
        // From one side and the other in turn.
        if off.abs() > room && (off > 0.0) == places.len().is_multiple_of(2) {
            places.push(place);
            targets.push(if off > 0.0 { 1.0 } else { 0.0 });
        }
    }
    placed(&places, &targets)
}

/// Some networks whose space has two dimensions.
fn flat_networks(random: &mut Random) -> Vec<Network> {
    let kinds = [Activation::Sigmoid, Activation::Tanh, Activation::Relu, Activation::Linear];
    let shapes = kinds.map(|kind| shape(2, &[2], kind, Activation::Sigmoid));
    let mut networks = vec![lone([1.0, -2.0, 0.25])];
    networks.extend(shapes.iter().map(|shape| random_network_of(shape, 3.0, random)));
    networks
}

#[test]
fn the_gap_of_any_samples_is_the_widest_strip_across_any_direction() {
    let mut random = Random(3);
    let (mut parted, mut mixed) = (0, 0);
    for (samples, times) in [(3, 40), (7, 40), (200, 1)] {
        for _ in 0..times {
            let all = [
                random_data(samples, 2, &mut random),
                parted_data(samples, 0.1, &mut random),
                parted_data(samples, 0.001, &mut random),
            ];
            for (data, network) in all
                .iter()
                .flat_map(|data| flat_networks(&mut random).into_iter().map(move |n| (data, n)))
            {
                let sides = sides(&network, data);
                let gap = separation_of(&network, data).gap;
                if sides.iter().any(Vec::is_empty) {
                    assert_eq!(gap, None);
                    continue;
                }
                let widest = widest_strip(&sides);
                assert!((gap.unwrap() - widest).abs() < 1e-8, "{gap:?} and {widest}: {data:?}");
                *if widest > 0.0 { &mut parted } else { &mut mixed } += 1;
            }
        }
    }
    assert!(parted > 300 && mixed > 200, "{parted} and {mixed}");
}

/// The nearest points of two hulls by many small steps (Frank and Wolfe's): how far apart the hulls are at least,
/// and at most.
fn bounds(sides: &[Vec<Vec<f64>>; 2]) -> [f64; 2] {
    let difference =
        |p: &[f64], q: &[f64]| -> Vec<f64> { p.iter().zip(q).map(|(p, q)| p - q).collect() };
    let mut nearest = difference(&sides[0][0], &sides[1][0]);
    let mut least = 0.0_f64;
    for _ in 0..20_000 {
        least = least.max(strip(sides, &nearest));
        let along = |place: &&Vec<f64>| product(place, &nearest);
        let by_height = |a: &&Vec<f64>, b: &&Vec<f64>| along(a).total_cmp(&along(b));
        let lowest = sides[0].iter().min_by(by_height).unwrap();
        let highest = sides[1].iter().max_by(by_height).unwrap();
        let way = difference(&difference(lowest, highest), &nearest);
        let share = -product(&way, &nearest) / product(&way, &way).max(1e-300);
        let share = share.clamp(0.0, 1.0);
        nearest.iter_mut().zip(&way).for_each(|(part, way)| *part += share * way);
    }
    [least, product(&nearest, &nearest).sqrt()]
}

#[test]
fn in_up_to_sixteen_dimensions_the_gap_is_between_what_many_small_steps_leave_open() {
    let mut random = Random(11);
    let mut parted = 0;
    for neurons in [3, 7, 16] {
        for (kind, samples) in [
            (Activation::Tanh, 30),
            (Activation::Sigmoid, 12),
            (Activation::Relu, 8),
            (Activation::Sine, 50),
        ] {
            let shape = shape(2, &[neurons], kind, Activation::Sigmoid);
            let network = random_network_of(&shape, 3.0, &mut random);
            let data = random_data(samples, 2, &mut random);
            let [least, most] = bounds(&sides(&network, &data));
            let gap = separation_of(&network, &data).gap.unwrap();
            assert!(least - 1e-9 <= gap && gap <= most + 1e-9, "{gap}, not {least} to {most}");
            parted += usize::from(least > 0.0);
        }
    }
    assert!(parted > 2, "{parted}");
}

#[test]
fn samples_on_a_line_or_in_the_same_place_have_a_gap_too() {
    let on_a_line = |targets: &[f64; 4]| {
        gap_of(&placed(&[[0.0, 0.0], [0.25, 0.5], [0.5, 1.0], [0.75, 1.5]], targets))
    };
    let step = 0.25_f64.hypot(0.5);
    assert!((on_a_line(&[0.0, 0.0, 1.0, 1.0]) - step).abs() < 1e-15);
    assert!((on_a_line(&[1.0, 0.0, 0.0, 0.0]) - step).abs() < 1e-15);
    assert_eq!(on_a_line(&[0.0, 1.0, 0.0, 1.0]).to_bits(), 0);
    assert_eq!(on_a_line(&[0.0, 1.0, 1.0, 0.0]).to_bits(), 0);
    let twice = [[0.0, 0.0], [0.0, 0.0], [3.0, 4.0], [3.0, 4.0]];
    assert!((gap_of(&placed(&twice, &[0.0, 0.0, 1.0, 1.0])) - 5.0).abs() < 1e-15);
    assert_eq!(gap_of(&placed(&twice, &[0.0, 1.0, 1.0, 0.0])).to_bits(), 0);
}

#[test]
fn hulls_that_nearly_touch_have_the_gap_that_they_have() {
    for gap in [1e-2, 1e-4, 1e-6, 1e-7] {
        // A corner over the middle of a side, turned a little.
        let (sine, cosine) = 0.3_f64.sin_cos();
        let turned = |[x, y]: [f64; 2]| [cosine * x - sine * y, sine * x + cosine * y];
        let places = [[-1.0, 0.0], [1.0, 0.0], [0.0, -1.0], [0.1, gap], [-1.0, 1.0], [1.0, 1.0]];
        let data = placed(&places.map(turned), &[0.0, 0.0, 0.0, 1.0, 1.0, 1.0]);
        assert!((gap_of(&data) - gap).abs() < 1e-15 + 1e-9 * gap, "{} for {gap}", gap_of(&data));
    }
}

#[test]
fn an_and_network_is_judged_by_the_targets_of_and() {
    let setup = Setup { data: and(), start: Start::article(0), ..Setup::default() };
    let mut trainer = Trainer::new(Run::new(setup).unwrap());
    trainer.step(5_000);
    let by_and = separation_of(trainer.network(), &and());
    assert!(by_and.is_separated && by_and.collisions.is_empty());
    assert!(by_and.gap > Some(0.1), "{:?}", by_and.gap);
    let by_xor = separation_of(trainer.network(), &DataSet::xor());
    assert!(!by_xor.is_separated && by_xor != by_and);
    // In the plane of the inputs, (1, 1) is as far from the line through (0, 1) and (1, 0) as that from (0, 0).
    assert!((gap_of(&and()) - 0.5_f64.sqrt()).abs() < 1e-15);
}

#[test]
fn samples_of_one_side_have_no_gap_and_none_collide() {
    let network = lone([0.0, 0.0, 1.0]);
    for (target, is_separated) in [(1.0, true), (0.7, true), (0.5, false), (-1.0, false)] {
        let data = placed(&xor::INPUTS, &[target; 4]);
        let separation = separation_of(&network, &data);
        assert_eq!(separation, Separation { collisions: Vec::new(), gap: None, is_separated });
        let single = placed(&[[0.25, 0.5]], &[target]);
        assert_eq!(separation_of(&network, &single), separation);
    }
}

#[test]
fn what_is_above_one_half_is_one_side_whatever_the_targets_are() {
    let mut random = Random(8);
    let data = parted_data(20, 0.05, &mut random);
    let network = lone([1.0, -2.0, 0.25]);
    let expected = separation_of(&network, &data);
    for [low, high] in [[-1.0, 1.0], [0.2, 0.7], [0.5, 0.6]] {
        let targets = data.targets().mapv(|target| if target > 0.5 { high } else { low });
        let same = DataSet::new(data.inputs().to_owned(), targets).unwrap();
        assert_eq!(separation_of(&network, &same), expected);
    }
}

/// The groups of samples that single steps of at most `near` join, with targets of both sides: each joins with
/// what it reaches until nothing is new.
fn groups(places: &[Vec<f64>], targets: &[f64], near: f64) -> Vec<(Vec<usize>, f64)> {
    let count = places.len();
    let mut label: Vec<usize> = (0..count).collect();
    let mut is_new = true;
    while is_new {
        is_new = false;
        for a in 0..count {
            for b in 0..count {
                if distance(&places[a], &places[b]) <= near && label[b] < label[a] {
                    label[a] = label[b];
                    is_new = true;
                }
            }
        }
    }
    let members = |group: usize| (0..count).filter(|&row| label[row] == group).collect::<Vec<_>>();
    let is_mixed = |rows: &Vec<usize>| {
        rows.iter().any(|&row| targets[row] > 0.5) && rows.iter().any(|&row| targets[row] <= 0.5)
    };
    let apart = |rows: Vec<usize>| {
        let pairs = rows.iter().flat_map(|&a| rows.iter().map(move |&b| (a, b)));
        let most = pairs.map(|(a, b)| distance(&places[a], &places[b])).fold(0.0, f64::max);
        (rows, most)
    };
    (0..count).map(members).filter(is_mixed).map(apart).collect()
}

#[test]
fn samples_that_collide_are_those_that_a_search_over_all_pairs_finds() {
    let mut random = Random(21);
    let mut found = 0;
    for samples in [3, 7, 60, 200] {
        for neurons in [2, 5, 16] {
            for (kind, size) in [(Activation::Sigmoid, 1.0), (Activation::Tanh, 2.0)] {
                let shape = shape(2, &[neurons], kind, Activation::Sigmoid);
                let network = random_network_of(&shape, 4.0, &mut random);
                let data = random_data(samples, 2, &mut random);
                let places: Vec<Vec<f64>> =
                    (0..samples).map(|row| hidden_for(&network, sample(&data, row))).collect();
                let expected = groups(&places, &data.targets().to_vec(), 0.02 * size);
                let collisions = separation_of(&network, &data).collisions;
                assert_eq!(collisions.len(), expected.len());
                for (collision, (samples, apart)) in collisions.iter().zip(&expected) {
                    assert_eq!(&collision.samples, samples);
                    assert!((collision.apart - apart).abs() < 1e-12);
                }
                found += expected.len();
            }
        }
    }
    assert!(found > 20, "{found}");
}

#[test]
fn where_neurons_have_no_bounds_the_space_is_as_large_as_the_samples_are_far_apart() {
    // 100 apart, so that what is no more than 2 apart is almost in the same place.
    let far = [[0.0, 0.0], [60.0, 80.0], [30.0, 40.0], [30.0, 41.9]];
    let data = placed(&far, &[0.0, 1.0, 0.0, 1.0]);
    let [collision] = &separation_of(&lone([1.0, 0.0, 0.0]), &data).collisions[..] else {
        panic!()
    };
    assert_eq!(collision.samples, [2, 3]);
    let data = placed(&[far[0], far[1], far[2], [30.0, 42.1]], &[0.0, 1.0, 0.0, 1.0]);
    assert!(separation_of(&lone([1.0, 0.0, 0.0]), &data).collisions.is_empty());
}

#[test]
fn the_samples_are_where_the_hidden_neurons_put_them_and_move_there_from_where_they_are() {
    let mut random = Random(31);
    let network = random_network_of(&Shape::default(), 2.0, &mut random);
    for samples in [1, 3, 4, 5, 9] {
        let data = random_data(samples, 2, &mut random);
        let mut space = space_of(&network, &data, Plane::Neurons([1, 0]));
        assert_eq!(space.samples().len(), samples);
        for (index, place) in space.samples().iter().enumerate() {
            let hidden = hidden_for(&network, sample(&data, index));
            assert_eq!(place.map(f64::to_bits), [hidden[1], hidden[0]].map(f64::to_bits));
        }
        let [low, high] = space.input_ranges()[0].ends();
        let width = high - low;
        space.render(0.0, &Palette::new(Theme::Light));
        for (index, drawn) in space.drawn_samples().iter().enumerate() {
            let [x, y] = sample(&data, index);
            assert!(distance(drawn, &[(x - low) / width, (high - y) / width]) < 1e-12);
        }
    }
}

#[test]
fn in_the_principal_plane_the_last_sample_lies_to_the_right_of_the_first() {
    let mut random = Random(41);
    for samples in [1, 2, 7, 50] {
        let shape = shape(2, &[5], Activation::Tanh, Activation::Sigmoid);
        let network = random_network_of(&shape, 2.0, &mut random);
        let data = random_data(samples, 2, &mut random);
        let space = space_of(&network, &data, Plane::Principal);
        let places = space.samples();
        assert!(places[samples - 1][0] >= places[0][0], "{samples} samples");
        assert!((0.0..=1.0 + 1e-12).contains(&space.share()));
    }
}

#[test]
fn samples_of_other_inputs_than_the_network_takes_are_refused_and_change_nothing() {
    let network = lone([1.0, 1.0, -0.5]);
    let mut space = space_of(&network, &and(), Plane::Neurons([0, 1]));
    let (samples, before) = (space.samples().to_vec(), space.separation().clone());
    for inputs in [1, 3, 8] {
        let data = random_data(4, inputs, &mut Random(1));
        let refused = space.look_at(&network, &data, Plane::Neurons([0, 1]));
        assert_eq!(refused, Err(PlaneError::Inputs));
        assert_eq!(
            refused.unwrap_err().to_string(),
            "the samples have other inputs than the network takes"
        );
    }
    assert_eq!((space.samples(), space.separation()), (&samples[..], &before));
}

#[test]
fn where_places_are_not_finite_nothing_is_said_of_them() {
    let network = Network::new(
        shape(2, &[2], Activation::Linear, Activation::Sigmoid),
        vec![f64::INFINITY, 1.0, 1.0, f64::NAN, 0.0, 0.0, 1.0, 1.0, 0.0],
    );
    let separation = separation_of(&network.unwrap(), &and());
    assert_eq!(separation, Separation::default());
}

#[test]
fn as_many_samples_as_there_can_be_are_looked_at() {
    let mut random = Random(51);
    let data = random_data(DataSet::MAX_SAMPLES, 2, &mut random);
    for (kind, size) in [(Activation::Sigmoid, 30.0), (Activation::Relu, 3.0)] {
        let shape = shape(2, &[16], kind, Activation::Sigmoid);
        let network = random_network_of(&shape, size, &mut random);
        let separation = separation_of(&network, &data);
        assert_eq!(separation.gap, Some(0.0));
        assert!(!separation.collisions.is_empty() && !separation.is_separated);
    }
}
