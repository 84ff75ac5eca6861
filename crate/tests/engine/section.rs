//! A section through the space of the inputs: whatever is drawn over it is what the network answers there, to the bit.

use ndarray::{Array1, Array2, aview1};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::{InputPlane, Line, Plane, Section, SectionError};
use xor_playground::network::{Activation, Shape, ShapeError};
use xor_playground::pictures::{HiddenSpace, NeuronPictures, Palette, Surface, Theme};
use xor_playground::training::Change;
use xor_playground::{DataSet, Network};

use crate::common::{Random, random_data, random_network_of, shape};

const SIDE: usize = 12;

fn palette() -> Palette {
    Palette::new(Theme::Light)
}

/// Sections of every number of inputs, with every two of them as axes, and a network for each.
fn sections() -> impl Iterator<Item = (Section, [usize; 2], Vec<f64>, Network)> {
    let mut random = Random(5);
    (1..=Shape::MAX_INPUTS).flat_map(move |inputs| {
        let axes = (0..inputs).flat_map(move |across| (0..inputs).map(move |up| [across, up]));
        axes.filter(move |[across, up]| inputs == 1 || across != up)
            .map(|axes| {
                let place: Vec<f64> = (0..inputs).map(|_| random.within(-1.0, 2.0)).collect();
                let section = Section::new(InputPlane::UNIT, axes, &place).unwrap();
                let shape = shape(inputs, &[3, 2], Activation::Tanh, Activation::Sigmoid);
                (section, axes, place, random_network_of(&shape, 3.0, &mut random))
            })
            .collect::<Vec<_>>()
    })
}

#[expect(clippy::cast_precision_loss, reason = "small")]
fn centre(index: usize) -> f64 {
    -0.5 + (index as f64 + 0.5) * (2.0 / SIDE as f64)
}

/// The place of a section's point, put together by hand.
fn place_at(axes: [usize; 2], place: &[f64], point: [f64; 2]) -> Vec<f64> {
    let mut place = place.to_vec();
    if let [only] = &mut place[..] {
        *only = point[0];
    } else {
        place[axes[0]] = point[0];
        place[axes[1]] = point[1];
    }
    place
}

/// The points of the pixels, row by row from the top.
fn pixels() -> impl Iterator<Item = [f64; 2]> {
    (0..SIDE * SIDE).map(|at| [centre(at % SIDE), centre(SIDE - 1 - at / SIDE)])
}

fn answers(network: &Network, place: &[f64]) -> Vec<f64> {
    let inputs = Array2::from_shape_vec((1, place.len()), place.to_vec()).unwrap();
    network.activations_for(&inputs).unwrap().column(0).to_vec()
}

#[test]
fn a_surface_over_any_two_inputs_is_what_the_network_answers_there() {
    let mut surface = Surface::new(SIDE);
    for (section, axes, place, network) in sections() {
        surface.render(&network, section, &palette()).unwrap();
        for (point, pixel) in pixels().zip(surface.pixels().chunks(4)) {
            let place = place_at(axes, &place, point);
            assert_eq!(section.inputs_at(point), place);
            assert_eq!(pixel, palette().rgba(network.output_for(&place).unwrap()));
        }
    }
}

#[test]
fn the_pictures_of_neurons_show_the_same_section() {
    let mut pictures = NeuronPictures::new(SIDE);
    for (section, axes, place, network) in sections() {
        pictures.render(&network, section, &palette()).unwrap();
        let inputs = place.len();
        let all: Vec<_> = pictures.pixels().chunks(4 * SIDE * SIDE).collect();
        for (at, point) in pixels().enumerate() {
            let answers = answers(&network, &place_at(axes, &place, point));
            for (index, (&answer, picture)) in answers.iter().zip(&all).enumerate() {
                // The hidden neurons answer from −1 to 1.
                let is_hidden = (inputs..answers.len() - 1).contains(&index);
                let scale = if is_hidden { 0.5 } else { 1.0 };
                let offset = if is_hidden { 0.5 } else { 0.0 };
                let colour = palette().rgba(offset + answer * scale);
                assert_eq!(picture[4 * at..4 * at + 4], colour, "{axes:?}, {index}");
            }
        }
    }
}

#[test]
fn a_profile_is_what_is_answered_from_left_to_right() {
    for (section, axes, place, network) in sections() {
        for index in 0..network.shape().neuron_count() {
            let profile = network.profile(&section, index, 9).unwrap();
            let across = (0..9).map(|step| -0.5 + 2.0 * (f64::from(step) / 8.0));
            let expected = across.map(|across| {
                let mut place = place.clone();
                let axis = if place.len() == 1 { 0 } else { axes[0] };
                place[axis] = across;
                answers(&network, &place)[index]
            });
            assert_eq!(profile, expected.collect::<Vec<_>>());
        }
        let count = network.shape().neuron_count();
        assert_eq!(network.profile(&section, count, 9), Err(ShapeError::Neuron { count }));
    }
}

/// The weighted sum of a neuron of the first layer.
fn sum_at(network: &Network, neuron: usize, place: &[f64]) -> f64 {
    let first = network.layers().next().unwrap();
    first.weights.column(neuron).dot(&aview1(place)) + first.biases[neuron]
}

#[test]
fn on_a_neurons_line_in_a_section_its_weighted_sum_is_0() {
    for (section, axes, place, network) in sections() {
        for neuron in 0..3 {
            let ends = network.neuron_line(0, neuron, section);
            for end in ends.chunks(2) {
                let place = place_at(axes, &place, [end[0], end[1]]);
                assert!(sum_at(&network, neuron, &place).abs() < 1e-12);
            }
        }
        let curve = network.neuron_line(2, 0, section);
        for end in curve.chunks(2) {
            let output = network.output_for(&place_at(axes, &place, [end[0], end[1]])).unwrap();
            assert!((output - 0.5).abs() < 0.05, "{output}");
        }
    }
}

#[test]
fn a_line_that_is_moved_in_a_section_leaves_the_weights_of_what_is_held() {
    for (section, axes, place, network) in sections() {
        let line = Line::in_section(&network, 1, &section).unwrap();
        let moved = line.moved_through([0.25, 0.75]).unwrap();
        let mut parameters = network.parameters().to_vec();
        for change in moved.changes_in(&network, 1, &section) {
            let Change::Parameter { index, value } = change else { panic!("{change:?}") };
            parameters[index] = value;
        }
        let changed = Network::new(network.shape().clone(), parameters).unwrap();
        let inputs = place.len();
        // The bias alone.
        let differ =
            |&at: &usize| network.parameters()[at].to_bits() != changed.parameters()[at].to_bits();
        let all: Vec<_> = (0..network.parameters().len()).filter(differ).collect();
        assert_eq!(all, [3 * inputs + 1]);
        assert!(sum_at(&changed, 1, &place_at(axes, &place, [0.25, 0.75])).abs() < 1e-12);
    }
}

#[test]
fn where_nothing_is_held_a_line_is_that_of_its_weights_and_bias_to_the_bit() {
    let mut random = Random(2);
    let shape = shape(2, &[2], Activation::Sigmoid, Activation::Sigmoid);
    for bias in [0.0, -0.0, 0.3] {
        let mut parameters = random_network_of(&shape, 2.0, &mut random).parameters().to_vec();
        parameters[4] = bias;
        let network = Network::new(shape.clone(), parameters.clone()).unwrap();
        let line = Line::of(&network, 0).unwrap();
        let own = [parameters[0], parameters[2], bias];
        assert_eq!(line.parameters().map(f64::to_bits), own.map(f64::to_bits));
        assert!(line.changes(&network, 0).is_empty());
    }
}

#[test]
fn the_section_that_is_shown_first_goes_through_the_first_sample() {
    for inputs in 1..=Shape::MAX_INPUTS {
        let data = random_data(5, inputs, &mut Random(4));
        let section = Section::of(&data);
        let first = data.inputs().row(0).to_vec();
        let point = [first[0], first.get(1).copied().unwrap_or(0.0)];
        assert_eq!(section.inputs_at(point), first);
        assert_eq!(section.plane(), InputPlane::of(&data));
        assert_eq!(section.axes(), [Some(0), (inputs > 1).then_some(1)]);
    }
    assert_eq!(Section::of(&DataSet::xor()), InputPlane::UNIT.into());
}

#[test]
fn what_is_no_section_is_refused() {
    let new = |axes, inputs| Section::new(InputPlane::UNIT, axes, &vec![0.0; inputs]);
    for inputs in [0, 9] {
        let refused = new([0, 1], inputs).unwrap_err();
        assert_eq!(refused, SectionError::Inputs);
        assert_eq!(refused.to_string(), "a place has 1 to 8 inputs");
    }
    for axes in [[0, 0], [2, 2], [0, 3], [3, 0]] {
        let refused = new(axes, 3).unwrap_err();
        assert_eq!(refused, SectionError::Axes { inputs: 3 });
        assert_eq!(refused.to_string(), "a section takes two different ones of 3 inputs");
    }
    let network = random_network_of(
        &shape(3, &[2], Activation::Tanh, Activation::Sigmoid),
        1.0,
        &mut Random(1),
    );
    let other = new([0, 1], 4).unwrap();
    let error = ShapeError::Count { needed: 3, given: 4 };
    assert_eq!(Surface::new(SIDE).render(&network, other, &palette()), Err(error));
    assert_eq!(NeuronPictures::new(SIDE).render(&network, other, &palette()), Err(error));
    assert_eq!(network.profile(&other, 0, 2), Err(error));
    assert!(network.neuron_line(0, 0, other).is_empty());
    assert_eq!(Line::in_section(&network, 0, &other), None);
}

#[test]
fn the_hidden_space_of_a_section_is_where_its_points_land() {
    let mut random = Random(8);
    let data = DataSet::new(
        Array2::from_shape_vec((2, 3), vec![0.0, 1.0, 0.5, 1.0, 0.0, 0.25]).unwrap(),
        Array1::from_vec(vec![0.0, 1.0]),
    )
    .unwrap();
    let network =
        random_network_of(&shape(3, &[2], Activation::Tanh, Activation::Sigmoid), 3.0, &mut random);
    let section = Section::new(InputPlane::of(&data), [2, 0], &[0.0, 0.75, 0.0]).unwrap();
    let mut space = HiddenSpace::new(SIDE, 1);
    space.look_through(&network, &data, &section, Plane::Neurons([0, 1])).unwrap();
    let side = space.mesh_sides()[0];
    let at = |step: usize| {
        let step = u32::try_from(step).unwrap();
        -0.5 + 2.0 * (f64::from(step) / f64::from(u32::try_from(side - 1).unwrap()))
    };
    for (index, place) in space.mesh().iter().enumerate() {
        let inputs = [at(index / side), 0.75, at(index % side)];
        let answers = answers(&network, &inputs);
        assert_eq!(place[..], answers[3..5]);
        assert_eq!(space.outputs()[index].to_bits(), answers[5].to_bits());
    }
    // In the picture of the inputs, the samples are where they are across and up.
    space.render(0.0, &palette());
    let share = |input: f64| f64::midpoint(0.5, input);
    let expected = [[share(0.5), 1.0 - share(0.0)], [share(0.25), 1.0 - share(1.0)]];
    for (drawn, expected) in space.drawn_samples().iter().zip(expected) {
        assert!((0..2).all(|axis| (drawn[axis] - expected[axis]).abs() < 1e-12), "{drawn:?}");
    }
}
