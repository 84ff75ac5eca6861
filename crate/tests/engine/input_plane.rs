//! The plane of the inputs: it holds the data, in round numbers, and pictures over it show what the network answers
//! there.

use crate::common::by_formula::hidden_for;
use crate::common::{Random, bits, mini, output_for, random_network_of, rate, shape};
use ndarray::{Array1, Array2, array};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::{InputPlane, InputRange, Line, Plane};
use xor_playground::data::{NamedData, Recipe};
use xor_playground::network::Activation;
use xor_playground::pictures::{HiddenSpace, NeuronPictures, Palette, Surface, Theme};
use xor_playground::{DataSet, Network, Run, Setup, Trainer};

const SIDE: usize = 48;

fn data_of(inputs: Array2<f64>) -> DataSet {
    let targets = Array1::zeros(inputs.nrows());
    DataSet::new(inputs, targets).unwrap()
}

fn plane_of(inputs: &[f64]) -> InputPlane {
    InputPlane::of(&data_of(Array2::from_shape_vec((inputs.len(), 1), inputs.to_vec()).unwrap()))
}

/// The smallest and the largest input.
fn ends(data: &DataSet) -> [f64; 2] {
    let inputs = data.inputs();
    [
        inputs.iter().copied().fold(f64::INFINITY, f64::min),
        inputs.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    ]
}

fn is_whole(number: f64) -> bool {
    (number - number.round()).abs() < 1e-6
}

/// What is so of every plane but the one of gates.
#[track_caller]
fn check_grid(plane: InputPlane) {
    let plane = plane.range(0);
    let [low, high] = plane.ends();
    assert!(low < high && low.is_finite() && high.is_finite() && plane.width().is_finite());
    assert!(low < plane.middle() && plane.middle() < high, "{plane:?}");
    assert!((13..=31).contains(&plane.lines()), "{plane:?}");
    let spacing = plane.spacing();
    assert!([low, high].iter().all(|end| is_whole(end / (2.0 * spacing))), "{plane:?}");
    let digit = spacing / 10_f64.powf(spacing.log10().floor());
    assert!([1.0, 2.0, 5.0, 10.0].iter().any(|round| (digit / round - 1.0).abs() < 1e-9));
    let strong: Vec<_> = plane.strong_lines().collect();
    assert!((1..=4).contains(&strong.len()), "{plane:?}");
    for line in 0..plane.lines() {
        #[expect(clippy::cast_precision_loss, reason = "small")]
        let at = low + line as f64 * spacing;
        assert_eq!(strong.contains(&line), is_whole(at / (10.0 * spacing)), "{plane:?}");
    }
}

/// Networks that have learnt something of a circle, and others.
fn networks() -> Vec<Network> {
    let learnt = |layers: &[usize]| {
        let setup = Setup {
            data: circle(),
            shape: shape(2, layers, Activation::Tanh, Activation::Sigmoid),
            batch: mini(10, 0),
            learning_rate: rate(0.03),
            ..Setup::default()
        };
        let mut trainer = Trainer::new(Run::new(setup).unwrap());
        trainer.step(200);
        trainer.network().clone()
    };
    let mut random = Random(21);
    let mut other =
        |kind| random_network_of(&shape(2, &[3, 4], kind, Activation::Sigmoid), 2.0, &mut random);
    vec![learnt(&[4]), learnt(&[4, 3]), other(Activation::Sigmoid), other(Activation::Softplus)]
}

fn circle() -> DataSet {
    DataSet::drawn(Recipe::of(NamedData::Circle)).unwrap()
}

#[expect(clippy::cast_precision_loss, reason = "small")]
fn centre(index: usize) -> f64 {
    -6.0 + (index as f64 + 0.5) * (12.0 / SIDE as f64)
}

#[test]
fn inputs_between_0_and_1_have_the_plane_that_gates_have() {
    for gate in NamedData::ALL.into_iter().filter(|named| !named.is_drawn()) {
        assert_eq!(InputPlane::of(&gate.data()), InputPlane::UNIT, "{gate:?}");
    }
    for inputs in
        [&[0.5][..], &[0.0], &[-0.0], &[1.0, 1.0], &[0.2, 0.3], &[0.0, 1e-320], &[-1e-310]]
    {
        assert_eq!(plane_of(inputs), InputPlane::UNIT, "{inputs:?}");
    }
    assert_eq!(bits(&InputPlane::UNIT.range(0).ends()), bits(&[-0.5, 1.5]));
    assert_eq!(InputPlane::default(), InputPlane::UNIT);
    let plane = InputPlane::UNIT;
    assert_eq!(
        bits(&[plane.range(0).width(), plane.range(0).middle(), plane.range(0).spacing()]),
        bits(&[2.0, 0.5, 0.1])
    );
    assert_eq!(
        (plane.range(0).lines(), plane.range(0).strong_lines().collect()),
        (21, vec![5, 15])
    );
}

#[test]
fn the_plane_of_what_is_drawn_holds_all_points_with_room_around() {
    let mut seen = 0;
    for kind in NamedData::ALL.into_iter().filter(|named| named.is_drawn()) {
        for (samples, noise, seed) in
            [(10, 0.0, 1), (200, 0.0, 0), (500, 10.0, 2), (10_000, 50.0, 3)]
        {
            let data = DataSet::drawn(Recipe { kind, samples, noise, seed }).unwrap();
            let plane = InputPlane::of(&data);
            check_grid(plane);
            let [first, last] = ends(&data);
            let room = (last - first) / 20.0;
            let [low, high] = plane.range(0).ends();
            assert!(low <= first - room && last + room <= high, "{kind:?}: {plane:?}");
            // Nor is there more room than a grid of 2s needs.
            let most = room + 2.0 * plane.range(0).spacing();
            assert!(low > first - most && high < last + most, "{kind:?}: {plane:?}");
            seen += 1;
        }
    }
    assert!(seen >= 40);
}

#[test]
fn the_planes_of_what_is_drawn_without_noise_have_round_ends() {
    let plane = |kind| InputPlane::of(&DataSet::drawn(Recipe::of(kind)).unwrap());
    for (kind, range) in [
        (NamedData::Circle, [-6.0, 6.0]),
        (NamedData::Spiral, [-6.0, 6.0]),
        (NamedData::FourClouds, [-6.0, 6.0]),
        (NamedData::Rings, [-6.0, 6.0]),
        (NamedData::Moons, [-5.0, 5.0]),
        (NamedData::Plane, [-7.0, 7.0]),
        (NamedData::Line, [-7.0, 7.0]),
    ] {
        assert_eq!(bits(&plane(kind).range(0).ends()), bits(&range), "{kind:?}: {:?}", plane(kind));
    }
    let bipolar = plane_of(&[-1.0, 1.0]);
    assert_eq!(bits(&bipolar.range(0).ends()), bits(&[-1.2, 1.2]));
    assert_eq!(bipolar.range(0).strong_lines().collect::<Vec<_>>(), [2, 12, 22]);
}

#[test]
fn both_axes_count() {
    let data = data_of(array![[0.0, -3.0], [0.5, 1.0], [9.0, 0.0]]);
    let plane = InputPlane::of(&data);
    assert!(plane.range(0).low() <= -3.6 && plane.range(0).high() >= 9.6, "{plane:?}");
    let turned = data_of(array![[-3.0, 0.0], [1.0, 0.5], [0.0, 9.0]]);
    assert_eq!(InputPlane::of(&turned), plane);
}

#[test]
fn any_inputs_have_a_plane_that_holds_them() {
    let mut random = Random(4);
    for _ in 0..20_000 {
        let size = 10_f64.powf(random.within(-299.0, 306.9));
        let middle = size * random.within(-1.0, 1.0);
        let spread = size * 10_f64.powf(random.within(-17.0, 0.0));
        let inputs = [0; 3].map(|_| middle + spread * random.within(-1.0, 1.0));
        let plane = plane_of(&inputs);
        if plane != InputPlane::UNIT {
            check_grid(plane);
            let within =
                |input: &f64| plane.range(0).low() < *input && *input < plane.range(0).high();
            assert!(inputs.iter().all(within), "{plane:?} of {inputs:?}");
        }
    }
}

#[test]
fn one_place_alone_lies_in_the_middle_part_of_its_plane() {
    for place in [5.0, -5.0, 1.5, -0.001, 1e300, -1e300, 1e307, 1e-3 - 2.0] {
        for inputs in [&[place][..], &[place, place], &[place, place * (1.0 + 1e-15)]] {
            let plane = plane_of(inputs);
            check_grid(plane);
            let share = (place - plane.range(0).low()) / plane.range(0).width();
            assert!((0.3..0.7).contains(&share), "{plane:?} of {inputs:?}");
        }
    }
    assert_eq!(bits(&plane_of(&[5.0]).range(0).ends()), bits(&[2.0, 8.0]));
}

#[test]
fn extreme_inputs_have_a_plane_too() {
    let (tiny, max) = (f64::from_bits(1), f64::MAX);
    for inputs in [
        &[-1e-299][..],
        &[-1e-299, tiny],
        &[-1e-299, 1e-299],
        &[-1e300, 1e300],
        &[1e300, 1e300],
        &[max, max],
        &[-max, -max],
        &[-max, max],
        &[0.0, max],
        &[1e300, 0.5, -1e-300],
    ] {
        check_grid(plane_of(inputs));
    }
    // Beyond 10³⁰⁷ they lie outside.
    assert!(plane_of(&[-max, max]).range(0).high() < 1.3e307);
    let plane = plane_of(&[-1e300, 1e300]);
    assert!(plane.range(0).low() < -1e300 && 1e300 < plane.range(0).high());
}

#[test]
fn pictures_over_an_extreme_plane_can_be_drawn() {
    let palette = Palette::new(Theme::Light);
    let max = f64::MAX;
    for (kind, inputs) in [
        (Activation::Tanh, array![[-1e300, 1e300], [1.0, 2.0]]),
        (Activation::Linear, array![[-max, max], [max, max]]),
        (Activation::Relu, array![[5.0, 5.0], [5.0, 5.0]]),
        (Activation::Tanh, array![[-1e-320, 0.0], [0.0, 0.0]]),
    ] {
        let data = data_of(inputs);
        let plane = InputPlane::of(&data);
        let layers = shape(2, &[3, 2], kind, Activation::Sigmoid);
        let network = random_network_of(&layers, 1e9, &mut Random(3));
        Surface::new(SIDE).render(&network, plane, &palette).unwrap();
        NeuronPictures::new(SIDE).render(&network, plane, &palette).unwrap();
        let neurons = [(0, 0), (0, 2), (1, 1), (2, 0)];
        for (layer, neuron) in neurons {
            for part in network.neuron_line(layer, neuron, plane) {
                assert!(
                    (plane.range(0).low()..=plane.range(0).high()).contains(&part),
                    "{part} in {plane:?}"
                );
            }
        }
        let mut space = HiddenSpace::new(SIDE, 1);
        for hidden_plane in [Plane::Neurons([0, 1]), Plane::Principal] {
            space.look_at(&network, &data, hidden_plane).unwrap();
            space.render(0.5, &palette);
            assert!(space.ranges().as_flattened().iter().all(|end| end.is_finite()));
        }
    }
}

#[test]
fn a_surface_shows_the_outputs_over_the_plane_of_a_circle() {
    let palette = Palette::new(Theme::Light);
    let plane = InputPlane::of(&circle());
    let mut surface = Surface::new(SIDE);
    let mut on_the_line = 0;
    for network in networks() {
        surface.render(&network, plane, &palette).unwrap();
        let pixels = surface.pixels().as_chunks::<4>().0;
        for (at, pixel) in pixels.iter().enumerate() {
            let [x, y] = [centre(at % SIDE), centre(SIDE - 1 - at / SIDE)];
            assert_eq!(*pixel, palette.rgba(output_for(&network, x, y)), "at ({x}, {y})");
        }
        for &[x, y] in surface.boundary().as_chunks().0 {
            on_the_line += 1;
            let [x, y] = [x, y].map(f64::from);
            assert!([x, y].iter().all(|part| (-6.0..=6.0).contains(part)));
            // The line crosses an edge between two centres, of which one is above and one is not.
            let step = 12.0 / 48.0;
            let around = [[x - step, y], [x + step, y], [x, y - step], [x, y + step]];
            let above = around.map(|[x, y]| output_for(&network, x, y) >= 0.5);
            assert!(above.contains(&true) && above.contains(&false), "at ({x}, {y})");
        }
    }
    assert!(on_the_line > 100);
}

#[test]
fn neuron_pictures_show_the_same_plane() {
    let palette = Palette::new(Theme::Light);
    let plane = InputPlane::of(&circle());
    let mut pictures = NeuronPictures::new(SIDE);
    for network in networks() {
        pictures.render(&network, plane, &palette).unwrap();
        let mut surface = Surface::new(SIDE);
        surface.render(&network, plane, &palette).unwrap();
        let area = SIDE * SIDE * 4;
        let all = pictures.pixels().to_vec();
        assert_eq!(all[all.len() - area..], *surface.pixels(), "the last is the output");
        for (axis, picture) in all.chunks(area).take(2).enumerate() {
            for (at, pixel) in picture.as_chunks::<4>().0.iter().enumerate() {
                let input = [centre(at % SIDE), centre(SIDE - 1 - at / SIDE)];
                assert_eq!(*pixel, palette.rgba((input[axis] + 6.0) / 12.0));
            }
        }
        for (index, picture) in all.chunks(area).enumerate() {
            pictures.render_one(&network, plane, &palette, index).unwrap();
            assert_eq!(pictures.pixels(), picture);
        }
    }
}

#[test]
fn pictures_go_from_one_plane_to_another_and_back() {
    let palette = Palette::new(Theme::Dark);
    let wide = InputPlane::of(&circle());
    let (mut surface, mut pictures) = (Surface::new(SIDE), NeuronPictures::new(8));
    for network in networks() {
        for plane in [InputPlane::UNIT, wide, InputPlane::UNIT] {
            let (mut fresh, mut others) = (Surface::new(SIDE), NeuronPictures::new(8));
            surface.render(&network, plane, &palette).unwrap();
            fresh.render(&network, plane, &palette).unwrap();
            assert_eq!((surface.pixels(), surface.boundary()), (fresh.pixels(), fresh.boundary()));
            pictures.render(&network, plane, &palette).unwrap();
            others.render(&network, plane, &palette).unwrap();
            assert_eq!(pictures.pixels(), others.pixels());
        }
    }
}

#[test]
fn the_line_of_a_neuron_goes_through_the_plane_of_a_circle() {
    let plane = InputPlane::of(&circle());
    let mut straight = 0;
    for network in networks() {
        for neuron in 0..network.shape().hidden()[0].size.get() {
            let first = network.layers().next().unwrap();
            let sum = |x: f64, y: f64| {
                x * first.weights[[0, neuron]]
                    + y * first.weights[[1, neuron]]
                    + first.biases[neuron]
            };
            let line = network.neuron_line(0, neuron, plane);
            let ends = Line::of(&network, neuron).and_then(|line| line.ends(plane));
            assert_eq!(line, ends.as_slice().as_flattened().as_flattened());
            for &[x, y] in line.as_chunks().0 {
                straight += 1;
                assert!(sum(x, y).abs() < 1e-12);
                let is_border = |part: &f64| bits(&[6.0]) == bits(&[part.abs()]);
                assert!([x, y].iter().any(is_border), "it ends at ({x}, {y})");
            }
        }
    }
    assert!(straight >= 16, "{straight} ends");
}

#[test]
fn the_curve_of_a_later_neuron_lies_in_the_plane_of_a_circle() {
    let plane = InputPlane::of(&circle());
    let mut traced = 0;
    for network in networks() {
        let last = network.shape().hidden().len();
        // The sigmoid of the output is one half where the weighted sum is 0.
        for &[x, y] in network.neuron_line(last, 0, plane).as_chunks().0 {
            traced += 1;
            assert!([x, y].iter().all(|part| (-6.0..=6.0).contains(part)));
            let step = 12.0 / 63.0;
            let around = [[x - step, y], [x + step, y], [x, y - step], [x, y + step]];
            let above = around.map(|[x, y]| output_for(&network, x, y) >= 0.5);
            assert!(above.contains(&true) && above.contains(&false), "at ({x}, {y})");
        }
    }
    assert!(traced > 100);
}

#[test]
fn the_mesh_of_a_hidden_space_covers_the_plane_of_a_circle_to_the_bit() {
    let data = circle();
    let plane = InputPlane::of(&data);
    assert_eq!(
        (plane.range(0).lines(), plane.range(0).strong_lines().collect()),
        (25, vec![2, 12, 22])
    );
    let mut space = HiddenSpace::new(SIDE, 2);
    for network in networks() {
        space.look_at(&network, &data, Plane::Neurons([0, 1])).unwrap();
        assert_eq!((space.input_ranges(), space.mesh_sides()), ([plane.range(0); 2], [49; 2]));
        let points = space.mesh().iter().zip(space.outputs());
        for (at, (place, output)) in points.enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "small")]
            let input = [at % 49, at / 49].map(|step| -6.0 + 12.0 * (step as f64 / 48.0));
            assert_eq!(bits(place), bits(&hidden_for(&network, input)[..2]));
            assert_eq!(output.to_bits(), output_for(&network, input[0], input[1]).to_bits());
        }
        space.render(0.0, &Palette::new(Theme::Light));
        for (row, [right, down]) in data.inputs().rows().into_iter().zip(space.drawn_samples()) {
            assert!((right - (row[0] + 6.0) / 12.0).abs() < 1e-12);
            assert!((down - (6.0 - row[1]) / 12.0).abs() < 1e-12);
        }
        assert!(space.pixels().iter().all(|pixel| pixel[3] == 255), "the sheet fills the picture");
    }
}

#[test]
fn a_hidden_space_goes_from_one_plane_to_another_and_back() {
    let palette = Palette::new(Theme::Light);
    let [network, ..] = &networks()[..] else { unreachable!() };
    let mut space = HiddenSpace::new(SIDE, 3);
    for data in [DataSet::xor(), circle(), DataSet::xor()] {
        let mut fresh = HiddenSpace::new(SIDE, 3);
        for each in [&mut space, &mut fresh] {
            each.look_at(network, &data, Plane::Neurons([0, 1])).unwrap();
            each.render(0.75, &palette);
        }
        assert_eq!((space.mesh(), space.drawn_mesh()), (fresh.mesh(), fresh.drawn_mesh()));
        assert_eq!(
            (space.pixels(), space.drawn_boundary()),
            (fresh.pixels(), fresh.drawn_boundary())
        );
    }
    assert_eq!((space.input_ranges(), space.mesh_sides()), ([InputRange::UNIT; 2], [61; 2]));
}

#[test]
fn without_a_hidden_layer_the_space_is_the_plane_of_the_data() {
    let data = circle();
    let none = shape(2, &[], Activation::Sigmoid, Activation::Sigmoid);
    let network = Network::new(none, vec![1.0, -2.0, 0.25]).unwrap();
    let mut space = HiddenSpace::new(SIDE, 1);
    space.look_at(&network, &data, Plane::Neurons([0, 1])).unwrap();
    assert_eq!(bits(space.ranges().as_flattened()), bits(&[-6.0, 6.0, -6.0, 6.0]));
    let ends = space.line().unwrap();
    assert_eq!(Line::of(&network, 0).unwrap().ends(InputPlane::of(&data)).unwrap().len(), 2);
    for [x, y] in ends {
        assert!((output_for(&network, x, y) - 0.5).abs() < 1e-12);
    }
}

#[test]
fn a_line_is_measured_from_the_middle_of_its_plane() {
    let plane = InputPlane::of(&data_of(array![[2.0, 3.0], [9.0, 6.0]]));
    let line = Line::at(plane, 30.0, 1.5, 4.0).unwrap();
    let numbers = [(line.angle(), 30.0), (line.distance(plane), 1.5), (line.steepness(), 4.0)];
    assert!(numbers.iter().all(|(is, asked)| (is - asked).abs() < 1e-12), "{numbers:?}");
    let middle = plane.range(0).middle();
    let nearest =
        [middle + 1.5 * 30_f64.to_radians().cos(), middle + 1.5 * 30_f64.to_radians().sin()];
    let [across, up] = line.weights();
    assert!((across * nearest[0] + up * nearest[1] + line.bias()).abs() < 1e-12);
}
