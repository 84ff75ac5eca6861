//! Inputs of different size: each has a range of its own, and pictures over two of them show what the network answers there.

use crate::common::{Random, bits, random_network_of, shape};
use ndarray::{Array1, Array2, array};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::{InputPlane, InputRange, Line, Plane, Section};
use xor_playground::data::{NamedData, Recipe};
use xor_playground::network::Activation;
use xor_playground::pictures::{HiddenSpace, NeuronPictures, Palette, Surface, Theme};
use xor_playground::{DataSet, Network};

const SIDE: usize = 40;

fn data_of(inputs: Array2<f64>) -> DataSet {
    let targets = Array1::from_shape_fn(inputs.nrows(), |row| if row % 2 == 0 { 0.0 } else { 1.0 });
    DataSet::new(inputs, targets).unwrap()
}

/// Years of age, an income, children.
fn people() -> DataSet {
    data_of(array![[20.0, 20e3, 0.0], [70.0, 95e3, 3.0], [35.0, 120e3, 1.0], [52.0, 45e3, 2.0],])
}

fn ends_of(data: &DataSet) -> Vec<[f64; 2]> {
    let plane = InputPlane::of(data);
    (0..data.inputs().ncols()).map(|input| plane.range(input).ends()).collect()
}

/// A network whose neurons are undecided somewhere among these people.
fn network(inputs: usize) -> Network {
    let shape = shape(inputs, &[3, 2], Activation::Tanh, Activation::Sigmoid);
    let mut parameters = random_network_of(&shape, 2.0, &mut Random(9)).parameters().to_vec();
    let scales = [50.0, 100e3, 3.0];
    let middles = [45.0, 70e3, 1.5];
    for neuron in 0..3 {
        let mut bias = 0.0;
        for input in 0..inputs {
            let weight = &mut parameters[input * 3 + neuron];
            *weight *= 4.0 / scales[input];
            bias -= *weight * middles[input];
        }
        parameters[inputs * 3 + neuron] = bias;
    }
    Network::new(shape, parameters).unwrap()
}

#[expect(clippy::cast_precision_loss, reason = "small")]
fn centre(range: InputRange, index: usize) -> f64 {
    range.low() + (index as f64 + 0.5) * (range.width() / SIDE as f64)
}

#[test]
fn inputs_of_different_size_have_a_range_each() {
    assert_eq!(ends_of(&people()), [[10.0, 80.0], [10e3, 130e3], [-0.4, 3.2]]);
    // Whatever goes across and up.
    let plane = InputPlane::of(&people());
    let section = Section::new(plane, [2, 0], &[1.0, 2.0, 3.0]).unwrap();
    assert_eq!(section.ranges(), [plane.range(2), plane.range(0)]);
    // A year is told apart from the next, and one number alone has room around.
    let years = data_of(array![[2020.0, 0.0, 7.0], [2021.0, 1.0, 7.0], [2022.0, 0.0, 7.0]]);
    assert_eq!(ends_of(&years), [[2019.8, 2022.2], [-0.5, 1.5], [3.0, 11.0]]);
    // What reaches less far than a tenth of the others counts from 0, where all lie in 0 to 1.
    let shares = data_of(array![[0.0, 0.01], [1.0, 0.05]]);
    assert_eq!(bits(&ends_of(&shares)[0]), bits(&[-0.5, 1.5]));
    assert!(ends_of(&shares)[1][1] < 0.06);
}

#[test]
fn inputs_share_a_range_where_each_goes_a_tenth_of_the_way_at_least() {
    let of = |width: f64| ends_of(&data_of(array![[0.0, 0.0], [50.0, width]]));
    assert_eq!(of(5.0), [[-10.0, 60.0]; 2]);
    assert_eq!(bits(&of(4.9)[0]), bits(&[-10.0, 60.0]));
    assert!(of(4.9)[1][1] < 7.0);
    // What is always the same says nothing.
    for inputs in
        [array![[0.0, 7.0], [50.0, 7.0]], array![[3.0, 7.0]], array![[0.2, 0.7], [0.25, 0.7]]]
    {
        let ends = ends_of(&data_of(inputs));
        assert_eq!(bits(&ends[0]), bits(&ends[1]));
    }
}

#[test]
fn inputs_of_named_data_always_share_a_range() {
    for kind in NamedData::ALL {
        if !kind.is_drawn() {
            assert_eq!(InputPlane::of(&kind.data()), InputPlane::UNIT);
            continue;
        }
        for seed in 0..40 {
            for (samples, noise) in [(10, 0.0), (10, 50.0), (11, 20.0), (200, 0.0), (200, 50.0)] {
                let data = DataSet::drawn(Recipe { kind, samples, noise, seed }).unwrap();
                let ends = ends_of(&data);
                assert!(ends.iter().all(|own| bits(own) == bits(&ends[0])), "{kind:?} {seed}");
            }
        }
    }
}

#[test]
fn a_row_lies_where_its_inputs_are_in_their_ranges() {
    let data = people();
    let mut space = HiddenSpace::new(SIDE, 1);
    let section = Section::new(InputPlane::of(&data), [0, 1], &[30.0, 50e3, 1.0]).unwrap();
    space.look_through(&network(3), &data, &section, Plane::Neurons([0, 1])).unwrap();
    space.render(0.0, &Palette::new(Theme::Light));
    let expected = [[10.0, 110.0], [60.0, 35.0], [25.0, 10.0], [42.0, 85.0]];
    for (place, [right, down]) in space.drawn_samples().iter().zip(expected) {
        assert!((place[0] - right / 70.0).abs() < 1e-12, "{place:?}");
        assert!((place[1] - down / 120.0).abs() < 1e-12, "{place:?}");
    }
    // The corners of the mesh are those of the picture.
    let ([columns, rows], mesh) = (space.mesh_sides(), space.drawn_mesh());
    assert_eq!([columns, rows], space.input_ranges().map(|range| range.lines()));
    assert_eq!(mesh.len(), columns * rows);
    let corners = [0, columns - 1, columns * (rows - 1), columns * rows - 1].map(|at| mesh[at]);
    assert_eq!(corners, [[0.0, 1.0], [1.0, 1.0], [0.0, 0.0], [1.0, 0.0]]);
}

#[test]
fn a_surface_shows_what_is_answered_at_its_pixels() {
    let palette = Palette::new(Theme::Light);
    let plane = InputPlane::of(&people());
    let (mut surface, mut pictures) = (Surface::new(SIDE), NeuronPictures::new(SIDE));
    for axes in [[0, 1], [1, 0], [2, 1], [0, 2]] {
        let section = Section::new(plane, axes, &[35.0, 60e3, 1.0]).unwrap();
        let [across, up] = section.ranges();
        let network = network(3);
        surface.render(&network, section, &palette).unwrap();
        pictures.render(&network, section, &palette).unwrap();
        let pixels = surface.pixels().as_chunks::<4>().0;
        let neurons: Vec<_> = pictures.pixels().chunks(4 * SIDE * SIDE).collect();
        for (at, pixel) in pixels.iter().enumerate() {
            let point = [centre(across, at % SIDE), centre(up, SIDE - 1 - at / SIDE)];
            let inputs = section.inputs_at(point);
            assert_eq!(*pixel, palette.rgba(network.output_for(&inputs).unwrap()));
            for (input, picture) in neurons.iter().take(3).enumerate() {
                let [low, high] = plane.range(input).ends();
                let share = (inputs[input] - low) / (high - low);
                let expected = palette.rgba(share);
                let drawn = &picture[4 * at..4 * at + 4];
                // Rounded otherwise, it may be the next shade.
                assert!(drawn.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= 2), "{input}");
            }
        }
        for &[x, y] in surface.boundary().as_chunks().0 {
            let output = section.output_at(&network, [x.into(), y.into()]).unwrap();
            assert!((output - 0.5).abs() < 0.05, "{output}");
        }
    }
    assert!(!surface.boundary().is_empty());
}

#[test]
fn the_line_of_a_neuron_goes_from_border_to_border() {
    let plane = InputPlane::of(&people());
    let network = network(3);
    let mut lines = 0;
    for axes in [[0, 1], [1, 0], [2, 1], [0, 2]] {
        let section = Section::new(plane, axes, &[35.0, 60e3, 1.0]).unwrap();
        let ranges = section.ranges();
        for neuron in 0..3 {
            let Some(line) = Line::in_section(&network, neuron, &section) else { panic!() };
            let ends = network.neuron_line(0, neuron, section);
            for &end in ends.as_chunks::<2>().0 {
                lines += 1;
                let of = |axis: usize| line.weights()[axis] * end[axis];
                assert!((of(0) + of(1) + line.bias()).abs() < 1e-10);
                let is_at = |axis: usize| ranges[axis].ends().contains(&end[axis]);
                assert!(is_at(0) || is_at(1), "{end:?} of {ranges:?}");
                assert!((0..2).all(|axis| (ranges[axis].low()..=ranges[axis].high()).contains(&end[axis])));
            }
        }
    }
    assert!(lines >= 16, "{lines}");
}

#[test]
fn a_line_is_found_also_where_the_sizes_are_far_apart() {
    let data = data_of(array![[1e-6, 1e9], [2e-6, 5e9]]);
    let plane = InputPlane::of(&data);
    let [x, y] = [0, 1].map(|input| plane.range(input));
    // From corner to corner.
    let line =
        Line::new([1.0 / x.width(), -1.0 / y.width()], y.low() / y.width() - x.low() / x.width());
    let [from, to] = line.unwrap().ends(plane).unwrap();
    let share =
        |[across, up]: [f64; 2]| [(across - x.low()) / x.width(), (up - y.low()) / y.width()];
    for (end, corner) in [(from, [1.0, 1.0]), (to, [0.0, 0.0])] {
        let share = share(end);
        let is_near =
            |corner: [f64; 2]| (0..2).all(|axis| (share[axis] - corner[axis]).abs() < 1e-9);
        assert!(is_near(corner) || is_near([1.0 - corner[0], 1.0 - corner[1]]), "{share:?}");
    }
}

#[test]
fn a_line_that_is_turned_stays_as_steep_in_the_picture() {
    let plane = InputPlane::of(&people());
    let section = Section::new(plane, [0, 1], &[35.0, 60e3, 1.0]).unwrap();
    let steepness = |line: &Line| {
        let [across, up] = line.weights();
        (across * plane.range(0).width()).hypot(up * plane.range(1).width())
    };
    let line = Line::new([0.1, 1e-5], -4.0).unwrap();
    for towards in [[60.0, 60e3], [30.0, 100e3], [50.0, 30e3], [29.0, 61e3]] {
        let about = [30.0, 60e3];
        let turned = line.turned_in(&section, about, towards).unwrap();
        assert!((steepness(&turned) / steepness(&line) - 1.0).abs() < 1e-12);
        for [x, y] in [about, towards] {
            let [across, up, bias] = turned.parameters();
            assert!((across * x + up * y + bias).abs() < 1e-10);
        }
    }
}

#[test]
fn without_a_hidden_layer_the_hidden_space_is_the_plane_itself() {
    let data = data_of(array![[20.0, 20e3], [70.0, 120e3]]);
    let none = shape(2, &[], Activation::Sigmoid, Activation::Sigmoid);
    let network = Network::new(none, vec![0.1, -5e-5, -1.0]).unwrap();
    let mut space = HiddenSpace::new(SIDE, 2);
    space.look_at(&network, &data, Plane::Neurons([0, 1])).unwrap();
    assert_eq!(space.ranges().to_vec(), ends_of(&data));
    space.render(1.0, &Palette::new(Theme::Light));
    let [first, last] = space.drawn_samples()[..] else { panic!() };
    assert!((first[0] - 1.0 / 7.0).abs() < 1e-12 && (last[1] - 1.0 / 12.0).abs() < 1e-12);
    for [x, y] in space.line().unwrap() {
        assert!((network.output_for(&[x, y]).unwrap() - 0.5).abs() < 1e-12);
    }
}
