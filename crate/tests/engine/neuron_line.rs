//! The line of a neuron: its weighted sum is 0 there, and whoever moves it changes weights and bias so that
//! it goes where it is put.

use crate::common::by_formula::apply;
use crate::common::{Random, article_network, random_network, random_network_of, shape};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use xor_playground::analysis::{InputPlane, Line};
use xor_playground::network::{Activation, Shape};
use xor_playground::training::{Change, Start};
use xor_playground::{Network, Run, Setup};

const PLANE: InputPlane = InputPlane::UNIT;
const BORDERS: [f64; 2] = [-0.5, 1.5];

fn sum_at(line: &Line, [x, y]: [f64; 2]) -> f64 {
    line.weights()[0] * x + line.weights()[1] * y + line.bias()
}

fn size(line: &Line) -> f64 {
    line.weights()[0].hypot(line.weights()[1])
}

/// How far a place is from a line.
fn distance(line: &Line, place: [f64; 2]) -> f64 {
    sum_at(line, place).abs() / size(line)
}

fn random_line(random: &mut Random) -> Line {
    let mut number = || random.within(-6.0, 6.0);
    Line::new([number(), number()], number()).unwrap()
}

fn random_place(random: &mut Random) -> [f64; 2] {
    [random.within(-0.5, 1.5), random.within(-0.5, 1.5)]
}

/// Whether the plane's corners are on both sides.
fn crosses(line: &Line) -> bool {
    let corners = BORDERS.map(|x| BORDERS.map(|y| sum_at(line, [x, y]) > 0.0));
    corners.as_flattened().iter().any(|&above| above != corners[0][0])
}

/// The weighted sum of a neuron of the layer before the last, by a network that ends there.
fn network_to(network: &Network, layer: usize, neuron: usize) -> Network {
    let hidden = network.shape().hidden()[..layer].to_vec();
    let shape = Shape::new(2, hidden, Activation::Linear).unwrap();
    let mut parameters = Vec::new();
    for (index, of_layer) in network.layers().take(layer + 1).enumerate() {
        if index < layer {
            parameters.extend(of_layer.weights.iter().chain(of_layer.biases));
        } else {
            parameters.extend(of_layer.weights.column(neuron));
            parameters.push(of_layer.biases[neuron]);
        }
    }
    Network::new(shape, parameters).unwrap()
}

#[test]
fn a_line_ends_at_the_border_of_the_plane_and_its_sum_is_zero_at_both_ends() {
    let mut random = Random(1);
    let mut crossing = 0;
    for _ in 0..2_000 {
        let line = random_line(&mut random);
        assert_eq!(line.ends(PLANE).is_some(), crosses(&line), "{line:?}");
        for end in line.ends(PLANE).into_iter().flatten() {
            crossing += 1;
            assert!(distance(&line, end) < 1e-12, "{line:?} ends at {end:?}");
            let off = |value: f64| BORDERS.map(|border| (value - border).abs());
            let nearest = end.map(off).into_iter().flatten().fold(f64::INFINITY, f64::min);
            assert!(nearest < 1e-12, "{line:?} ends at {end:?}");
            assert!(end.iter().all(|value| (-0.5 - 1e-12..=1.5 + 1e-12).contains(value)));
        }
    }
    assert!(crossing > 1_000);
}

#[test]
fn lines_along_an_axis_have_ends_too() {
    for sign in [1.0, -1.0] {
        for (bias, crosses) in [(-0.25, true), (0.4, true), (0.6, false), (-1.6, false)] {
            let upright = Line::new([sign, 0.0], sign * bias).unwrap();
            let level = Line::new([0.0, sign], sign * bias).unwrap();
            assert_eq!(upright.ends(PLANE).is_some(), crosses);
            assert_eq!(level.ends(PLANE).is_some(), crosses);
            for end in upright.ends(PLANE).into_iter().flatten() {
                assert!((end[0] + bias).abs() < 1e-15);
            }
            for end in level.ends(PLANE).into_iter().flatten() {
                assert!((end[1] + bias).abs() < 1e-15);
            }
        }
    }
}

#[test]
fn the_positive_side_is_to_the_right_of_the_way_along_the_line() {
    let mut random = Random(2);
    for _ in 0..200 {
        let line = random_line(&mut random);
        let Some([from, to]) = line.ends(PLANE) else { continue };
        let right = [to[1] - from[1], from[0] - to[0]];
        let middle = [f64::midpoint(from[0], to[0]), f64::midpoint(from[1], to[1])];
        assert!(sum_at(&line, [middle[0] + right[0], middle[1] + right[1]]) > 0.0);
    }
}

#[test]
fn a_line_that_is_moved_keeps_its_weights_and_goes_through_the_place() {
    let mut random = Random(3);
    for _ in 0..500 {
        let (line, place) = (random_line(&mut random), random_place(&mut random));
        let moved = line.moved_through(place).unwrap();
        assert_eq!(moved.weights().map(f64::to_bits), line.weights().map(f64::to_bits));
        assert!(distance(&moved, place) < 1e-12);
    }
}

#[test]
fn a_line_that_is_turned_goes_through_both_places_and_is_as_steep_as_before() {
    let mut random = Random(4);
    for _ in 0..500 {
        let line = random_line(&mut random);
        let [about, towards] = [random_place(&mut random), random_place(&mut random)];
        let turned = line.turned(about, towards).unwrap();
        assert!((size(&turned) / size(&line) - 1.0).abs() < 1e-12);
        assert!(distance(&turned, about) < 1e-9);
        assert!(distance(&turned, towards) < 1e-9);
        let [before, after] = [line.weights(), turned.weights()];
        assert!(before[0] * after[0] + before[1] * after[1] >= 0.0, "the shorter way");
    }
}

#[test]
fn a_line_can_be_turned_all_the_way_round_in_small_turns() {
    let start = Line::new([3.0, 4.0], -3.5).unwrap();
    let about = [0.5, 0.5];
    let mut line = start;
    let mut weights = Vec::new();
    for step in 1..=360 {
        let angle = f64::from(step).to_radians() + (-3.0_f64).atan2(4.0);
        line = line.turned(about, [0.5 + angle.cos(), 0.5 + angle.sin()]).unwrap();
        weights.push(line.weights());
    }
    // Half a turn later it is the same line the other way round.
    assert!((weights[179][0] + 3.0).abs() < 1e-9 && (weights[179][1] + 4.0).abs() < 1e-9);
    assert!((line.weights()[0] - 3.0).abs() < 1e-9 && (line.bias() + 3.5).abs() < 1e-9);
}

#[test]
fn no_line_comes_of_weights_that_have_no_direction() {
    assert_eq!(Line::new([0.0, 0.0], 1.0), None);
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(Line::new([bad, 1.0], 0.0), None);
        assert_eq!(Line::new([1.0, 1.0], bad), None);
    }
    let line = Line::new([1.0, 2.0], 3.0).unwrap();
    assert_eq!(line.turned([0.25, 0.5], [0.25, 0.5]), None);
    assert_eq!(line.moved_through([f64::NAN, 0.0]), None);
    assert_eq!(line.turned([0.0, 0.0], [f64::INFINITY, 0.0]), None);
}

#[test]
fn the_changes_of_a_line_give_the_neuron_that_line_and_touch_nothing_else() {
    let mut random = Random(6);
    for neurons in [1, 2, 5, 16] {
        let network = random_network(neurons, 3.0, &mut random);
        for neuron in 0..neurons {
            let line = random_line(&mut random);
            let setup = Setup {
                shape: network.shape().clone(),
                start: Start::Parameters(network.parameters().to_vec()),
                ..Setup::default()
            };
            let mut run = Run::new(setup).unwrap();
            for change in line.changes(&network, neuron) {
                run.edit(0, change).unwrap();
            }
            let changed = run.start();
            for other in 0..neurons {
                let expected = if other == neuron { Some(line) } else { Line::of(&network, other) };
                assert_eq!(Line::of(&changed, other), expected);
            }
            let rest = 3 * neurons..;
            assert_eq!(changed.parameters()[rest.clone()], network.parameters()[rest]);
        }
    }
}

#[test]
fn a_line_that_is_moved_changes_the_bias_alone() {
    let network = article_network([1.0, 2.0, 3.0, 4.0, 0.5, 0.25, 1.0, 1.0, 1.0]);
    let line = Line::of(&network, 1).unwrap();
    assert_eq!(line, Line::new([2.0, 4.0], 0.25).unwrap());
    let moved = line.moved_through([0.5, 0.5]).unwrap();
    assert_eq!(moved.changes(&network, 1), [Change::Parameter { index: 5, value: -3.0 }]);
    assert_eq!(line.changes(&network, 1), []);
}

#[test]
fn the_straight_line_of_the_first_layer_is_the_one_with_these_ends() {
    let network = random_network(4, 1.0, &mut Random(8));
    let mut drawn = 0;
    for neuron in 0..4 {
        let ends = Line::of(&network, neuron).and_then(|line| line.ends(PLANE));
        assert_eq!(
            network.neuron_line(0, neuron, PLANE),
            ends.as_slice().as_flattened().as_flattened()
        );
        drawn += usize::from(ends.is_some());
    }
    assert!(drawn > 0);
    assert!(network.neuron_line(0, 4, PLANE).is_empty());
}

#[test]
fn on_the_curve_of_a_later_neuron_its_weighted_sum_is_zero() {
    let mut random = Random(9);
    let mut traced = 0;
    // Where a neuron before it jumps, so does the sum.
    let is_steady = |activation: &Activation| {
        (apply(*activation, 1e-9) - apply(*activation, -1e-9)).abs() < 0.1
    };
    for activation in Activation::ALL.into_iter().filter(is_steady) {
        let shape = shape(2, &[4, 3, 2], activation, Activation::Sigmoid);
        let network = random_network_of(&shape, 1.5, &mut random);
        for (layer, neurons) in [(1, 3), (2, 2), (3, 1)] {
            for neuron in 0..neurons {
                let to = network_to(&network, layer, neuron);
                let sum = |x, y| to.output_for(&[x, y]).unwrap();
                let sums: Vec<f64> =
                    (0..100).map(|_| random_place(&mut random)).map(|[x, y]| sum(x, y)).collect();
                let most = sums.iter().fold(0.0_f64, |most, sum| most.max(sum.abs()));
                for &[x, y] in network.neuron_line(layer, neuron, PLANE).as_chunks().0 {
                    traced += 1;
                    // Between the places of a grid, the line is straight.
                    assert!(sum(x, y).abs() < 0.02 * most, "{activation:?} {layer} {neuron}");
                    assert!([x, y].iter().all(|value| (-0.5..=1.5).contains(value)));
                }
            }
        }
        assert!(
            network.neuron_line(4, 0, PLANE).is_empty()
                && network.neuron_line(3, 1, PLANE).is_empty()
        );
    }
    assert!(traced > 500);
}

#[test]
fn a_curve_reaches_the_border_of_the_plane() {
    // h₁ rises with x; the output's sum is 0 where h₁ is ½.
    let network = article_network([4.0, 0.0, 0.0, 4.0, -2.0, -2.0, 1.0, 0.0, -0.5]);
    let line = network.neuron_line(1, 0, PLANE);
    let (places, _) = line.as_chunks::<2>();
    let heights = || places.iter().map(|place| place[1]);
    assert!(places.iter().all(|place| (place[0] - 0.5).abs() < 1e-3));
    let [lowest, highest] =
        [heights().fold(f64::INFINITY, f64::min), heights().fold(f64::NEG_INFINITY, f64::max)];
    assert_eq!([lowest, highest].map(f64::to_bits), [-0.5, 1.5].map(f64::to_bits));
}

#[test]
fn without_a_hidden_layer_the_output_has_a_straight_line_and_with_other_inputs_nothing_has() {
    let lone =
        Network::new(shape(2, &[], Activation::Sigmoid, Activation::Sigmoid), vec![1.0, 0.0, -0.5]);
    assert_eq!(lone.unwrap().neuron_line(0, 0, PLANE), [0.5, -0.5, 0.5, 1.5]);
    let wide = shape(3, &[2], Activation::Tanh, Activation::Sigmoid);
    let network = random_network_of(&wide, 1.0, &mut Random(1));
    assert_eq!(Line::of(&network, 0), None);
    assert!(
        network.neuron_line(0, 0, PLANE).is_empty() && network.neuron_line(1, 0, PLANE).is_empty()
    );
}
