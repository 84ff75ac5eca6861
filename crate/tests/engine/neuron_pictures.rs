//! The small pictures: each pixel is what its input or neuron answers at its centre, by a forward pass of
//! plain loops.

use crate::common::by_formula::apply;
use crate::common::{self, Random, random_network_of, shape};
use ndarray::{Axis, array};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::InputPlane;
use xor_playground::network::{Activation, HiddenLayer, Shape, ShapeError};
use xor_playground::pictures::{NeuronPictures, Palette, Surface, Theme};
use xor_playground::{DataSet, Network};

const SIDE: usize = 20;

fn palette() -> Palette {
    Palette::new(Theme::Light)
}

#[expect(clippy::cast_precision_loss, reason = "small")]
fn centre(index: usize) -> f64 {
    -0.5 + (index as f64 + 0.5) * (2.0 / SIDE as f64)
}

/// What every input and neuron answers: the textbook's loops.
fn activations(network: &Network, x: f64, y: f64) -> Vec<f64> {
    let hidden = network.shape().hidden().iter().map(|layer| layer.activation);
    let mut all = vec![x, y];
    let mut before = vec![x, y];
    for (layer, activation) in network.layers().zip(hidden.chain([network.shape().output()])) {
        let after: Vec<f64> = (0..layer.biases.len())
            .map(|neuron| {
                let sum: f64 =
                    before.iter().zip(layer.weights.column(neuron)).map(|(a, w)| a * w).sum();
                apply(activation, sum + layer.biases[neuron])
            })
            .collect();
        all.extend(&after);
        before = after;
    }
    all
}

/// The activation of each hidden neuron; none for the inputs and the output.
fn hidden_activations(shape: &Shape) -> Vec<Option<Activation>> {
    let hidden = shape
        .hidden()
        .iter()
        .flat_map(|layer| std::iter::repeat_n(Some(layer.activation), layer.size.get()));
    [None, None].into_iter().chain(hidden).chain([None]).collect()
}

/// What each input or neuron answers at each pixel, and where that is in the palette.
fn expected_places(network: &Network) -> Vec<Vec<f64>> {
    let at_pixels: Vec<Vec<f64>> = (0..SIDE * SIDE)
        .map(|at| activations(network, centre(at % SIDE), centre(SIDE - 1 - at / SIDE)))
        .collect();
    let picture = |(index, activation): (usize, Option<Activation>)| {
        let outputs: Vec<f64> = at_pixels.iter().map(|all| all[index]).collect();
        let largest = outputs.iter().fold(0.0_f64, |largest, output| largest.max(output.abs()));
        let place = |output: f64| match activation.map(Activation::range) {
            None => output,
            Some(Some([low, high])) => (output - low) / (high - low),
            _ if largest == 0.0 => 0.5,
            _ => f64::midpoint(1.0, output / largest),
        };
        outputs.into_iter().map(place).collect()
    };
    hidden_activations(network.shape()).into_iter().enumerate().map(picture).collect()
}

fn drawn(network: &Network) -> NeuronPictures {
    let mut pictures = NeuronPictures::new(SIDE);
    pictures.render(network, InputPlane::UNIT, &palette()).unwrap();
    pictures
}

/// The pixels of each picture.
fn split(pictures: &NeuronPictures) -> Vec<&[u8]> {
    pictures.pixels().chunks_exact(SIDE * SIDE * 4).collect()
}

/// One layer after another with other activations, and each activation alone with each output.
fn networks() -> Vec<Network> {
    let mut random = Random(5);
    let mut shapes: Vec<Shape> = Activation::ALL
        .into_iter()
        .flat_map(|activation| {
            Activation::outputs().into_iter().map(move |output| shape(2, &[3], activation, output))
        })
        .collect();
    for mixed in Activation::ALL.chunks(Shape::MAX_HIDDEN_LAYERS) {
        let layer = |&activation| HiddenLayer { size: common::hidden(5), activation };
        let mixed = mixed.iter().map(layer).collect();
        shapes.push(Shape::new(2, mixed, Activation::Sigmoid).unwrap());
    }
    shapes.push(shape(2, &[], Activation::Sigmoid, Activation::Sigmoid));
    shapes.push(shape(2, &[16, 16], Activation::Tanh, Activation::Sigmoid));
    shapes.push(Shape::default());
    shapes.iter().map(|shape| random_network_of(shape, 3.0, &mut random)).collect()
}

#[test]
fn every_pixel_has_the_colour_of_what_its_neuron_answers_at_its_centre() {
    for network in networks() {
        let pictures = drawn(&network);
        let expected = expected_places(&network);
        assert_eq!(split(&pictures).len(), expected.len());
        for (index, (picture, places)) in split(&pictures).iter().zip(&expected).enumerate() {
            for (at, (pixel, place)) in picture.chunks_exact(4).zip(places).enumerate() {
                // Within the last digits, a neighbouring colour is as good.
                let nearby = [-1e-9, 0.0, 1e-9].map(|off| palette().rgba(place + off));
                let is_right = nearby.iter().any(|colour| colour == pixel);
                assert!(is_right, "{index} at {at}: {pixel:?}, not {nearby:?}");
            }
        }
    }
}

#[test]
fn what_all_answer_for_any_samples_is_what_the_loops_say() {
    let samples =
        array![[0.0, 0.0], [0.0, 1.0], [1.25, -0.5], [-3.0, 0.75], [0.5, 2.0], [1.0, -1.0]];
    for network in networks() {
        for count in 0..=samples.nrows() {
            let (samples, _) = samples.view().split_at(Axis(0), count);
            let given = network.activations_for(&samples).unwrap();
            assert_eq!(given.dim(), (network.shape().neuron_count(), count));
            for (sample, given) in samples.rows().into_iter().zip(given.columns()) {
                for (given, expected) in
                    given.iter().zip(activations(&network, sample[0], sample[1]))
                {
                    assert!((given - expected).abs() < 1e-12 * (1.0 + expected.abs()));
                }
                let output = network.output_for(&sample.to_vec()).unwrap();
                assert_eq!(given.last(), Some(&output));
            }
        }
    }
}

#[test]
fn the_numbers_of_what_all_answer_lie_one_neuron_after_another() {
    let network = &networks()[0];
    let answers = network.activations_for(&DataSet::xor().inputs()).unwrap();
    let (numbers, offset) = answers.clone().into_raw_vec_and_offset();
    assert_eq!(offset.unwrap_or(0), 0);
    assert_eq!(numbers[..8], [0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0]);
    assert_eq!(numbers, answers.rows().into_iter().flatten().copied().collect::<Vec<_>>());
}

#[test]
fn the_output_looks_as_on_the_surface() {
    for network in networks() {
        let mut surface = Surface::new(SIDE);
        surface.render(&network, InputPlane::UNIT, &palette()).unwrap();
        assert_eq!(*split(&drawn(&network)).last().unwrap(), surface.pixels());
    }
}

#[test]
fn one_neuron_alone_looks_as_among_all() {
    let mut alone = NeuronPictures::new(SIDE);
    for network in networks() {
        let all = drawn(&network);
        for (index, picture) in split(&all).into_iter().enumerate() {
            alone.render_one(&network, InputPlane::UNIT, &palette(), index).unwrap();
            assert_eq!(alone.pixels(), picture);
        }
        let count = network.shape().neuron_count();
        for beyond in [count, usize::MAX] {
            let refused = alone.render_one(&network, InputPlane::UNIT, &palette(), beyond);
            assert_eq!(refused, Err(ShapeError::Neuron { count }));
        }
    }
}

#[test]
fn drawing_another_network_leaves_nothing_of_the_one_before() {
    let mut pictures = NeuronPictures::new(SIDE);
    for network in networks() {
        pictures.render(&network, InputPlane::UNIT, &palette()).unwrap();
        assert_eq!(pictures.pixels(), drawn(&network).pixels());
    }
}

#[test]
fn a_neuron_that_answers_nothing_but_zero_is_all_middle() {
    let network = Network::new(
        shape(2, &[1], Activation::Relu, Activation::Sigmoid),
        vec![0.0, 0.0, -1.0, 1.0, 0.0],
    );
    let pictures = drawn(&network.unwrap());
    let middle = palette().rgba(0.5);
    assert!(split(&pictures)[2].chunks_exact(4).all(|pixel| pixel == middle));
}

#[test]
fn a_diverged_network_can_be_drawn() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e308, -1e308] {
        for activation in Activation::ALL {
            let shape = shape(2, &[2, 2], activation, Activation::Linear);
            let parameters = vec![value; shape.parameter_count()];
            drawn(&Network::new(shape, parameters).unwrap());
        }
    }
}

#[test]
fn a_network_with_other_inputs_has_no_pictures() {
    let mut random = Random(1);
    let shape = shape(3, &[2], Activation::Tanh, Activation::Sigmoid);
    let network = random_network_of(&shape, 1.0, &mut random);
    assert!(NeuronPictures::new(SIDE).render(&network, InputPlane::UNIT, &palette()).is_err());
    let refused = network.activations_for(&DataSet::xor().inputs());
    assert_eq!(refused, Err(ShapeError::Count { needed: 3, given: 2 }));
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn drawing_networks_of_one_shape_again_allocates_nothing() {
    let mut random = Random(2);
    let shape = shape(2, &[16, 16], Activation::Relu, Activation::Sigmoid);
    let networks = [(); 2].map(|()| random_network_of(&shape, 1.0, &mut random));
    let palette = palette();
    let mut pictures = drawn(&networks[0]);
    let allocations = allocation_counter::measure(|| {
        pictures.render(&networks[1], InputPlane::UNIT, &palette).unwrap();
    });
    assert_eq!(allocations.count_total, 0);
}
