//! The hidden space: the mesh is where the hidden neurons put it, the line is where the output is one half,
//! and what is said of the samples is so.
#![expect(clippy::float_cmp, reason = "what is exact is compared exactly")]

use crate::common::by_formula::{apply, distance, hidden_for};
use crate::common::{self, Random, article_network, bits, random_network_of, shape, trained, xor};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::{Plane, PlaneError};
use xor_playground::network::{Activation, Shape};
use xor_playground::pictures::{HiddenSpace, Palette, Theme};
use xor_playground::{DataSet, Network};

const SIDE: usize = 60;
const FIRST_TWO: Plane = Plane::Neurons([0, 1]);

fn space_of(network: &Network, plane: Plane) -> HiddenSpace {
    let mut space = HiddenSpace::new(SIDE, 2);
    space.look_at(network, &DataSet::xor(), plane).unwrap();
    space
}

fn mesh_input(space: &HiddenSpace, index: usize) -> [f64; 2] {
    #[expect(clippy::cast_precision_loss, reason = "small")]
    let coordinate = |step: usize| -0.5 + 2.0 * (step as f64 / (space.mesh_sides()[0] - 1) as f64);
    [coordinate(index % space.mesh_sides()[0]), coordinate(index / space.mesh_sides()[0])]
}

/// Networks of every activation, with one to sixteen neurons in the last of some layers.
fn networks() -> Vec<Network> {
    let mut random = Random(5);
    let layers: [&[usize]; 6] = [&[2], &[3], &[16], &[5, 2], &[16, 16], &[2, 7, 4]];
    let kinds = Activation::ALL.into_iter().filter(|&kind| kind != Activation::LeakyRelu);
    let all = kinds.flat_map(|kind| layers.map(|layers| (kind, layers)));
    let outputs = Activation::outputs().into_iter().cycle();
    all.zip(outputs)
        .map(|((kind, layers), output)| {
            random_network_of(&shape(2, layers, kind, output), 3.0, &mut random)
        })
        .collect()
}

#[test]
fn the_mesh_is_where_the_hidden_neurons_put_it_to_the_bit() {
    for network in networks() {
        let count = network.shape().hidden().last().unwrap().size.get();
        for [right, up] in [[0, 1], [count - 1, 0]] {
            let space = space_of(&network, Plane::Neurons([right, up]));
            for (index, (place, output)) in space.mesh().iter().zip(space.outputs()).enumerate() {
                let input = mesh_input(&space, index);
                let hidden = hidden_for(&network, input);
                assert_eq!(bits(place), bits(&[hidden[right], hidden[up]]), "{network:?}");
                assert_eq!(bits(&[*output]), bits(&[network.output_for(&input).unwrap()]));
            }
            for (sample, input) in space.samples().iter().zip(xor::INPUTS) {
                let hidden = hidden_for(&network, input);
                assert_eq!(bits(sample), bits(&[hidden[right], hidden[up]]));
            }
        }
    }
}

/// The output for a place in the plane of two neurons, with the others at their mean over the samples.
fn output_in_plane(network: &Network, [right, up]: [usize; 2], place: [f64; 2]) -> f64 {
    let rows = xor::INPUTS.map(|input| hidden_for(network, input));
    let layer = network.layers().last().unwrap();
    let part = |neuron: usize| {
        if neuron == right {
            place[0]
        } else if neuron == up {
            place[1]
        } else {
            rows.iter().map(|row| row[neuron]).sum::<f64>() / 4.0
        }
    };
    let products = (0..rows[0].len()).map(|neuron| part(neuron) * layer.weights[[neuron, 0]]);
    apply(network.shape().output(), products.sum::<f64>() + layer.biases[0])
}

#[test]
fn on_the_line_the_output_is_one_half() {
    let mut lines = 0;
    for network in networks().into_iter().chain([trained(0, 2, 5_000), trained(11, 2, 5_000)]) {
        let space = space_of(&network, FIRST_TWO);
        let [[low, high], _] = space.ranges();
        for end in space.line().into_iter().flatten() {
            lines += 1;
            let output = output_in_plane(&network, [0, 1], end);
            assert!((output - 0.5).abs() < 1e-9, "{output} at {end:?}");
            let is_at_the_border = end.iter().any(|&part| part == low || part == high);
            assert!(is_at_the_border && end.iter().all(|part| (low..=high).contains(part)));
        }
    }
    assert!(lines > 30, "{lines} ends");
}

#[test]
fn there_is_no_line_only_where_the_whole_plane_is_on_one_side() {
    for network in networks() {
        let space = space_of(&network, FIRST_TWO);
        let [[low, high], _] = space.ranges();
        let corners = [[low, low], [low, high], [high, low], [high, high]];
        let is_above = corners.map(|corner| output_in_plane(&network, [0, 1], corner) > 0.5);
        let is_cut = is_above.contains(&true) && is_above.contains(&false);
        assert_eq!(space.line().is_some(), is_cut, "{network:?}");
    }
}

#[test]
fn with_two_neurons_the_boundary_on_the_mesh_lies_on_the_line() {
    for seed in [0, 11] {
        let mut space = space_of(&trained(seed, 2, 5_000), FIRST_TWO);
        space.render(1.0, &Palette::new(Theme::Light));
        let [[x0, y0], [x1, y1]] = space.drawn_line().unwrap();
        let length = distance(&[x0, y0], &[x1, y1]);
        assert!(!space.drawn_boundary().is_empty());
        for end in space.drawn_boundary().chunks(2) {
            let [x, y] = [f64::from(end[0]), f64::from(end[1])];
            let off = ((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)).abs() / length;
            assert!(off < 0.01, "{off} of the picture off the line");
        }
    }
}

#[test]
fn the_boundary_lies_between_neighbours_that_are_on_different_sides() {
    let mut space = space_of(&trained(0, 2, 600), FIRST_TWO);
    space.render(0.0, &Palette::new(Theme::Light));
    let network = trained(0, 2, 600);
    for end in space.drawn_boundary().chunks(2) {
        let [x, y] = [-0.5 + 2.0 * f64::from(end[0]), 1.5 - 2.0 * f64::from(end[1])];
        let output = network.output_for(&[x, y]).unwrap();
        assert!((output - 0.5).abs() < 0.01, "{output} at ({x}, {y})");
    }
}

#[test]
fn the_picture_goes_from_the_plane_of_the_inputs_to_the_hidden_space_on_straight_lines() {
    let network = trained(11, 2, 600);
    let mut space = space_of(&network, FIRST_TWO);
    let [[low, high], _] = space.ranges();
    let palette = Palette::new(Theme::Light);
    let mut drawn = |blend: f64| {
        space.render(blend, &palette);
        (space.drawn_mesh().to_vec(), space.drawn_samples())
    };
    let [start, middle, end] = [0.0, 0.25, 1.0].map(&mut drawn);
    for (index, place) in start.0.iter().enumerate() {
        let [x, y] = mesh_input(&space, index);
        assert!(distance(place, &[(x + 0.5) * 0.5, (1.5 - y) * 0.5]) < 1e-12);
        let [right, up] = space.mesh()[index];
        let there = [(right - low) / (high - low), (high - up) / (high - low)];
        assert!(distance(&end.0[index], &there) < 1e-12);
        let way = [0, 1].map(|axis| 0.75 * place[axis] + 0.25 * there[axis]);
        assert!(distance(&middle.0[index], &way) < 1e-12);
    }
    assert_eq!(start.1, [[0.25, 0.75], [0.25, 0.25], [0.75, 0.75], [0.75, 0.25]]);
}

#[test]
fn at_the_beginning_the_picture_is_the_decision_surface_without_a_gap() {
    let network = trained(0, 2, 5_000);
    let mut space = space_of(&network, FIRST_TWO);
    let palette = Palette::new(Theme::Light);
    space.render(0.0, &palette);
    for (index, pixel) in space.pixels().iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "small")]
        let centre = |index: usize| -0.5 + 2.0 * (index as f64 + 0.5) / SIDE as f64;
        let input = [centre(index % SIDE), centre(SIDE - 1 - index / SIDE)];
        let expected = palette.rgba(network.output_for(&input).unwrap());
        for (channel, expected) in pixel.iter().zip(expected) {
            assert!(channel.abs_diff(expected) < 30, "{pixel:?} at {input:?}");
        }
        assert_eq!(pixel[3], 255);
    }
}

#[test]
fn at_the_end_every_pixel_has_the_colour_that_the_output_neuron_gives_its_place() {
    let network = trained(11, 2, 5_000);
    let mut space = space_of(&network, FIRST_TWO);
    let palette = Palette::new(Theme::Dark);
    space.render(1.0, &palette);
    let [[low, high], _] = space.ranges();
    let mut faint = 0;
    for (index, pixel) in space.pixels().iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "small")]
        let centre = |index: usize| low + (high - low) * (index as f64 + 0.5) / SIDE as f64;
        let place = [centre(index % SIDE), centre(SIDE - 1 - index / SIDE)];
        let expected = palette.rgba(output_in_plane(&network, [0, 1], place));
        for (channel, expected) in pixel.iter().zip(expected).take(3) {
            assert!(channel.abs_diff(expected) < 40, "{pixel:?}, not {expected:?}, at {place:?}");
        }
        faint += usize::from(pixel[3] < 255);
    }
    // The neurons answer from 0 to 1, and never come to the margin around.
    assert!(faint > SIDE * SIDE / 4);
}

/// The direction in which points vary most, by repeated multiplication with their scatter.
fn strongest_direction(points: &[Vec<f64>]) -> Vec<f64> {
    let axes = points[0].len();
    #[expect(clippy::cast_precision_loss, reason = "small")]
    let mut direction: Vec<f64> = (0..axes).map(|axis| 1.0 + 0.37 * axis as f64).collect();
    for _ in 0..20_000 {
        let mut next = vec![0.0; axes];
        for point in points {
            let along: f64 = point.iter().zip(&direction).map(|(a, b)| a * b).sum();
            next.iter_mut().zip(point).for_each(|(sum, part)| *sum += along * part);
        }
        let length = distance(&next, &vec![0.0; axes]);
        direction = next.into_iter().map(|part| part / length).collect();
    }
    direction
}

/// Four points without what they are along a direction, and how much that was.
fn without(points: &[Vec<f64>], direction: &[f64]) -> (Vec<Vec<f64>>, Vec<f64>) {
    let along = |point: &Vec<f64>| point.iter().zip(direction).map(|(a, b)| a * b).sum::<f64>();
    let alongs: Vec<f64> = points.iter().map(along).collect();
    let rest = points.iter().zip(&alongs);
    let rest = rest
        .map(|(point, along)| point.iter().zip(direction).map(|(a, b)| a - along * b).collect())
        .collect();
    (rest, alongs)
}

#[test]
fn the_principal_plane_is_that_of_an_independent_computation() {
    let mut all: Vec<Network> = networks();
    all.retain(|network| network.shape().hidden().last().unwrap().size.get() > 2);
    all.extend([trained(11, 3, 5_000), trained(4, 16, 500)]);
    for network in all {
        let space = space_of(&network, Plane::Principal);
        let rows = xor::INPUTS.map(|input| hidden_for(&network, input));
        let axes = rows[0].len();
        let mean: Vec<f64> =
            (0..axes).map(|axis| rows.iter().map(|row| row[axis]).sum::<f64>() / 4.0).collect();
        let centred: Vec<Vec<f64>> = rows
            .iter()
            .map(|row| row.iter().zip(&mean).map(|(part, mean)| part - mean).collect())
            .collect();
        let total: f64 = centred.iter().flatten().map(|part| part * part).sum();
        if total == 0.0 {
            assert_eq!(space.share().to_bits(), 1_f64.to_bits(), "all are in one place");
            continue;
        }
        let (rest, right) = without(&centred, &strongest_direction(&centred));
        let (_, up) = without(&rest, &strongest_direction(&rest));
        let squares = |alongs: &[f64]| alongs.iter().map(|along| along * along).sum::<f64>();
        let share = (squares(&right) + squares(&up)) / total;
        assert!((space.share() - share).abs() < 1e-9, "{} and {share}", space.share());
        for (row, &[to_the_right, upwards]) in space.samples().iter().enumerate() {
            // Which way a direction points is not part of it.
            assert!((to_the_right.abs() - right[row].abs()).abs() < 1e-6 * total.sqrt());
            assert!((upwards.abs() - up[row].abs()).abs() < 1e-6 * total.sqrt());
        }
        assert!(space.samples()[3][0] >= space.samples()[0][0]);
    }
}

#[test]
fn a_plane_of_two_neurons_holds_their_share_of_the_variance() {
    let network = trained(4, 4, 1_000);
    let shares: f64 = [[0, 1], [2, 3]]
        .map(|neurons| space_of(&network, Plane::Neurons(neurons)).share())
        .iter()
        .sum();
    assert!((shares - 1.0).abs() < 1e-12);
    assert!((space_of(&trained(0, 2, 100), FIRST_TWO).share() - 1.0).abs() < 1e-12);
}

#[test]
fn seed_0_is_parted_when_it_has_learnt() {
    let space = space_of(&trained(0, 2, 5_000), FIRST_TWO);
    let separation = space.separation();
    assert!(separation.is_separated);
    assert!(separation.collisions.is_empty());
    assert!(separation.gap > Some(0.5), "{:?}", separation.gap);
}

#[test]
fn seed_11_has_folded_two_samples_onto_one_another_and_no_line_can_part_them() {
    let network = trained(11, 2, 5_000);
    let space = space_of(&network, FIRST_TWO);
    let separation = space.separation();
    assert!(!separation.is_separated);
    let [fold] = &separation.collisions[..] else { panic!("{separation:?}") };
    assert_eq!(fold.samples, [1, 3]);
    let [_, a, _, b] = xor::INPUTS.map(|input| hidden_for(&network, input));
    assert!((fold.apart - distance(&a, &b)).abs() < 1e-12);
    assert!(fold.apart < 0.001, "{}", fold.apart);
    assert_eq!(separation.gap, Some(0.0));
}

#[test]
fn at_the_start_the_lines_that_join_equal_targets_cross() {
    for seed in [0, 11] {
        let space = space_of(&trained(seed, 2, 0), FIRST_TWO);
        assert_eq!(space.separation().gap, Some(0.0), "seed {seed}");
        assert!(space.separation().collisions.is_empty());
    }
}

#[test]
fn what_a_line_parts_has_a_gap_and_what_has_none_is_not_learnt() {
    let mut parted = 0;
    for seed in 0..60 {
        for epochs in [200, 400, 800] {
            let network = trained(seed, 2, epochs);
            let separation = space_of(&network, FIRST_TWO).separation().clone();
            let outputs = common::outputs(&network);
            let is_on_its_side = |(output, target): (&f64, f64)| (*output > 0.5) == (target > 0.5);
            let is_separated = outputs.iter().zip(xor::TARGETS).all(is_on_its_side);
            assert_eq!(separation.is_separated, is_separated, "seed {seed}");
            assert!(!is_separated || separation.gap > Some(0.0), "seed {seed}");
            parted += usize::from(is_separated);
        }
    }
    assert!(parted > 20, "{parted}");
}

#[test]
fn the_gap_is_the_distance_between_the_segments_that_join_equal_targets() {
    let mut random = Random(17);
    for network in networks()
        .into_iter()
        .chain((0..50).map(|_| random_network_of(&Shape::default(), 8.0, &mut random)))
    {
        let gap = space_of(&network, FIRST_TWO).separation().gap.unwrap();
        let [a, b, c, d] = xor::INPUTS.map(|input| hidden_for(&network, input));
        let between = |from: &[f64], to: &[f64], share: f64| -> Vec<f64> {
            from.iter().zip(to).map(|(from, to)| from + share * (to - from)).collect()
        };
        let shares = (0..=200).map(|step| f64::from(step) / 200.0);
        let nearest = shares
            .clone()
            .flat_map(|s| shares.clone().map(move |t| (s, t)))
            .map(|(s, t)| distance(&between(&a, &d, s), &between(&b, &c, t)))
            .fold(f64::INFINITY, f64::min);
        let step = distance(&a, &d).max(distance(&b, &c)) / 200.0;
        assert!(gap <= nearest + 1e-9 && nearest <= gap + step, "{gap}, {nearest}");
    }
}

#[test]
fn without_a_hidden_layer_the_space_is_the_plane_of_the_inputs() {
    let none = shape(2, &[], Activation::Sigmoid, Activation::Sigmoid);
    let network = Network::new(none, vec![1.0, -2.0, 0.25]).unwrap();
    let space = space_of(&network, FIRST_TWO);
    assert_eq!(space.samples(), xor::INPUTS);
    assert_eq!(space.ranges(), [[-0.5, 1.5]; 2]);
    assert_eq!(space.separation().gap, Some(0.0));
    for end in space.line().unwrap() {
        assert!((network.output_for(&end).unwrap() - 0.5).abs() < 1e-12);
    }
}

#[test]
fn one_neuron_makes_a_line() {
    let network = trained(0, 1, 5_000);
    for plane in [FIRST_TWO, Plane::Principal] {
        let mut space = space_of(&network, plane);
        for (sample, input) in space.samples().iter().zip(xor::INPUTS) {
            assert_eq!(sample, &[hidden_for(&network, input)[0], 0.0]);
        }
        assert_eq!(space.separation().gap, Some(0.0));
        assert_eq!(space.share(), 1.0);
        space.render(1.0, &Palette::new(Theme::Light));
        // It is drawn as a strip in the middle.
        assert!(space.drawn_samples().iter().all(|[_, down]| *down == 0.5));
        let is_drawn = |row: usize| space.pixels()[row * SIDE + SIDE / 2][3] > 0;
        assert_eq!([0, SIDE / 2, SIDE - 1].map(is_drawn), [false, true, false]);
    }
}

#[test]
fn samples_in_the_very_same_place_are_folded() {
    // Both neurons are cut off for every input in the picture.
    let dead = shape(2, &[2], Activation::Relu, Activation::Sigmoid);
    let network =
        Network::new(dead, vec![-1.0, -1.0, -1.0, -1.0, -9.0, -9.0, 1.0, 1.0, 0.5]).unwrap();
    let space = space_of(&network, FIRST_TWO);
    let [fold] = &space.separation().collisions[..] else { panic!("{:?}", space.separation()) };
    assert_eq!((fold.samples.as_slice(), fold.apart), (&[0, 1, 2, 3][..], 0.0));
    assert!(!space.separation().is_separated);
}

#[test]
fn where_the_neurons_have_bounds_the_range_is_always_the_same_and_elsewhere_it_holds_all() {
    for network in networks() {
        for plane in [FIRST_TWO, Plane::Principal] {
            let space = space_of(&network, plane);
            let [[low, high], _] = space.ranges();
            assert!(space.mesh().iter().flatten().all(|part| (low..=high).contains(part)));
            let last = network.shape().hidden().last().unwrap();
            if plane == FIRST_TWO && last.activation == Activation::Sigmoid {
                assert_eq!([low, high], [-0.1, 1.1]);
            }
        }
    }
}

#[test]
fn a_plane_takes_two_different_neurons_that_there_are() {
    let mut space = HiddenSpace::new(SIDE, 1);
    let network = trained(0, 3, 0);
    for neurons in [[0, 3], [7, 1], [2, 2]] {
        let refused = space.look_at(&network, &DataSet::xor(), Plane::Neurons(neurons));
        assert_eq!(refused, Err(PlaneError::Neurons { count: 3 }));
    }
    let other = shape(3, &[2], Activation::Tanh, Activation::Tanh);
    let other = random_network_of(&other, 1.0, &mut Random(1));
    assert_eq!(space.look_at(&other, &DataSet::xor(), FIRST_TWO), Err(PlaneError::Inputs));
}

#[test]
fn a_diverged_network_can_be_looked_at() {
    let linear = shape(2, &[3, 3], Activation::Linear, Activation::Linear);
    let count = linear.parameter_count();
    for value in [f64::NAN, f64::INFINITY, 1e308, -1e308, 1e160] {
        let all = [
            article_network([value; 9]),
            Network::new(linear.clone(), vec![value; count]).unwrap(),
        ];
        for network in all {
            for plane in [FIRST_TWO, Plane::Principal] {
                let mut space = space_of(&network, plane);
                for blend in [0.0, 0.5, 1.0] {
                    space.render(blend, &Palette::new(Theme::Light));
                }
                assert!(space.ranges().as_flattened().iter().all(|end| end.is_finite()));
            }
        }
    }
}
