//! The pieces behind the article's lessons: each says what the engine says, and what the article says.

use crate::common::{self, Random, article_network, bits, mini, random_network_of, rate, shape};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::analysis::{InputPlane, Landscape, Line, OneParameter, ParameterRange};
use xor_playground::network::{Activation, Loss, Neuron, Shape, ShapeError};
use xor_playground::pictures::{LossMap, Palette, Theme};
use xor_playground::training::optimizer::Adam;
use xor_playground::training::{Change, Optimizer, ParameterPath};
use xor_playground::{DataSet, Network, Run, Setup, Trainer};

/// To the last bit.
#[track_caller]
fn assert_same(left: f64, right: f64) {
    assert_eq!(left.to_bits(), right.to_bits(), "{left} is not {right}");
}

#[test]
fn the_trials_are_as_wrong_as_in_the_article() {
    let errors = [1.0, 6.0, 4.0, 3.5, 3.6].map(|k| OneParameter { k }.error());
    assert_eq!(bits(&errors), bits(&[13.0, 12.0, 2.0, 0.5, 0.0]));
    assert_same(OneParameter { k: 1.0 }.output(OneParameter::INPUT), 8.0);
}

#[test]
fn gradient_descent_goes_down_the_derivative_of_the_half_squared_error() {
    for k in [-4.0, 1.0, 3.6, 6.0] {
        let [below, above] = [k - 1e-5, k + 1e-5].map(|k| OneParameter { k }.half_squared_error());
        assert!(((above - below) / 2e-5 - OneParameter { k }.gradient()).abs() < 1e-6);
    }
    assert_eq!(OneParameter { k: 1.0 }.stepped(0.01), OneParameter { k: 1.0 + 0.01 * 13.0 * 5.0 });
}

#[test]
fn a_step_of_gradient_descent_multiplies_the_error_with_its_factor() {
    for learning_rate in [0.001, 0.03, 0.04, 0.05, 0.079, 0.081, 0.1] {
        let after = OneParameter { k: 1.0 }.stepped(learning_rate).error();
        assert!((after - 13.0 * OneParameter::factor(learning_rate).abs()).abs() < 1e-12);
    }
}

#[test]
fn gradient_descent_leaps_ever_farther_above_two_twenty_fifths() {
    let after = |steps, learning_rate: f64| {
        (0..steps).fold(OneParameter { k: 1.0 }, |trial, _| trial.stepped(learning_rate)).error()
    };
    assert!(after(200, 0.079) < 0.1);
    assert!(after(200, 0.081) > 1_000.0);
}

/// A network whose one hidden neuron the answer is.
fn network_of(neuron: &Neuron) -> Network {
    let shape = shape(neuron.weights.len(), &[1], neuron.activation, Activation::Linear);
    let parameters = [neuron.weights, &[neuron.bias, 1.0, 0.0]].concat();
    Network::new(shape, parameters).unwrap()
}

#[test]
fn a_neuron_answers_what_it_answers_in_a_network() {
    let mut random = Random(3);
    for activation in Activation::ALL {
        for inputs in 1..=Shape::MAX_INPUTS {
            let mut numbers =
                |count| (0..count).map(|_| random.within(-2.0, 2.0)).collect::<Vec<_>>();
            let (weights, inputs) = (numbers(inputs), numbers(inputs));
            let neuron = Neuron { activation, weights: &weights, bias: 0.3 };
            let response = neuron.output(&inputs).unwrap();
            assert_same(response.activation, network_of(&neuron).output_for(&inputs).unwrap());
        }
    }
}

#[test]
fn along_its_input_a_neuron_answers_from_end_to_end_what_it_answers_there() {
    let neuron = Neuron { activation: Activation::Tanh, weights: &[1.5], bias: -0.5 };
    let points = neuron.along(-6.0, 6.0, 9).unwrap();
    let inputs: Vec<_> = points.iter().map(|&(input, _)| input).collect();
    assert_eq!(inputs, [-6.0, -4.5, -3.0, -1.5, 0.0, 1.5, 3.0, 4.5, 6.0]);
    for (input, response) in points {
        assert_eq!(response, neuron.output(&[input]).unwrap());
    }
    let single = neuron.along(-6.0, 6.0, 1).unwrap();
    assert_eq!(single.iter().map(|&(input, _)| input).collect::<Vec<_>>(), [-6.0]);
    let two = Neuron { weights: &[1.5, 1.0], ..neuron };
    let refused = ShapeError::Count { needed: 2, given: 1 };
    assert_eq!(two.along(0.0, 1.0, 3), Err(refused));
    assert_eq!(two.output(&[1.0]), Err(refused));
}

#[test]
fn the_derivative_of_a_neuron_is_how_fast_its_output_changes_with_its_sum() {
    for activation in Activation::ALL {
        for bias in [-3.0, -0.7, 0.4, 2.0] {
            let at = |change: f64| {
                Neuron { activation, weights: &[1.0], bias: bias + change }.output(&[0.5]).unwrap()
            };
            let central = (at(1e-6).activation - at(-1e-6).activation) / 2e-6;
            assert!((at(0.0).derivative - central).abs() < 1e-8, "{activation:?} at {bias}");
            assert_same(at(0.0).pre_activation, 0.5 + bias);
        }
    }
}

#[test]
fn an_activation_is_within_its_range_and_one_half_where_it_says() {
    for activation in Activation::ALL {
        let output = |z: f64| {
            Neuron { activation, weights: &[1.0], bias: 0.0 }.output(&[z]).unwrap().activation
        };
        if let Some(z) = activation.half_at() {
            assert!((output(z) - 0.5).abs() < 1e-15, "{activation:?}");
        }
        let outputs = (-400..=400).map(|step| output(f64::from(step) / 10.0));
        let [lowest, highest] = outputs
            .fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], y| [low.min(y), high.max(y)]);
        match activation.range() {
            // It comes close to both ends.
            Some([low, high]) => {
                assert!(low <= lowest && lowest < low + 0.01, "{activation:?}");
                assert!(highest <= high && high - 0.01 < highest, "{activation:?}");
            }
            None => assert!(highest >= 40.0, "{activation:?}"),
        }
    }
}

#[test]
fn a_bias_of_minus_five_answers_nearly_0_to_1_as_the_article_says() {
    let sigmoid = |weight: f64, bias| {
        let neuron = Neuron { activation: Activation::Sigmoid, weights: &[weight], bias };
        neuron.output(&[1.0]).unwrap().activation
    };
    assert!((sigmoid(1.0, -5.0) - 0.017_986_209_962_091_56).abs() < 1e-16);
    assert!(sigmoid(1.0, 5.0) > 0.997);
    assert!(sigmoid(0.5, 0.0) > 0.6, "a positive weight does not do it");
    assert!(sigmoid(-3.9, 0.0) < 0.02 && sigmoid(-3.8, 0.0) > 0.02);
}

#[test]
fn a_straight_line_has_the_parameters_that_draw_it() {
    for (angle, distance, steepness) in
        [(45.0, 0.2, 20.0), (-120.0, -0.4, 3.0), (180.0, 0.0, 0.5), (0.0, 0.7, 12.0)]
    {
        let line = Line::at(InputPlane::UNIT, angle, distance, steepness).unwrap();
        for (before, after) in [
            (angle, line.angle()),
            (distance, line.distance(InputPlane::UNIT)),
            (steepness, line.steepness()),
        ] {
            assert!((before - after).abs() < 1e-12, "{line:?} is not at {before}");
        }
        let network = line_network(line.parameters());
        let (sine, cosine) = angle.to_radians().sin_cos();
        let on_it = [0.5 + distance * cosine, 0.5 + distance * sine];
        assert!((network.output_for(&on_it).unwrap() - 0.5).abs() < 1e-12);
        let beyond = [on_it[0] + 0.1 * cosine, on_it[1] + 0.1 * sine];
        assert!(network.output_for(&beyond).unwrap() > 0.5);
    }
}

fn line_network(parameters: [f64; 3]) -> Network {
    let shape = shape(2, &[], Activation::Linear, Activation::Sigmoid);
    Network::new(shape, parameters.to_vec()).unwrap()
}

#[test]
fn no_straight_line_parts_more_than_three_of_the_four_rows() {
    let mut most = 0;
    for angle in -36..36 {
        for distance in -30..=30 {
            let (angle, distance) = (f64::from(angle) * 5.0, f64::from(distance) * 0.025);
            let line = Line::at(InputPlane::UNIT, angle, distance, 1_000.0).unwrap();
            let right = common::outputs(&line_network(line.parameters()))
                .iter()
                .zip(common::xor::TARGETS)
                .filter(|&(output, target)| (output - target).abs() < 0.1)
                .count();
            most = most.max(right);
        }
    }
    assert_eq!(most, 3);
}

/// Networks of several shapes, not near anything special.
fn networks() -> Vec<Network> {
    let mut random = Random(17);
    let shapes = [
        Shape::default(),
        shape(2, &[], Activation::Linear, Activation::Sigmoid),
        shape(2, &[5, 3], Activation::Tanh, Activation::Linear),
    ];
    shapes.iter().map(|shape| random_network_of(shape, 2.0, &mut random)).collect()
}

/// The loss of a network in which some parameters are others.
fn loss_with(network: &Network, changes: &[(usize, f64)]) -> f64 {
    let mut parameters = network.parameters().to_vec();
    for &(index, value) in changes {
        parameters[index] = value;
    }
    common::loss(&Network::new(network.shape().clone(), parameters).unwrap())
}

fn landscape(network: &Network) -> Landscape {
    Landscape::new(network.clone(), &DataSet::xor()).unwrap()
}

#[test]
fn along_a_parameter_lies_the_loss_of_the_network_with_that_value_and_the_network_is_left_as_it_was()
 {
    for network in networks() {
        let mut landscape = landscape(&network);
        for parameter in 0..network.parameters().len() {
            let axis = ParameterRange { parameter, low: -4.0, high: 6.0 };
            let losses: Vec<f64> = landscape.along(axis, 11).unwrap().collect();
            let direct: Vec<f64> = (0..11)
                .map(|step| loss_with(&network, &[(parameter, f64::from(step) - 4.0)]))
                .collect();
            assert_eq!(bits(&losses), bits(&direct));
        }
        assert_same(landscape.loss_with([]).unwrap(), common::loss(&network));
    }
}

#[test]
fn the_derivative_along_a_parameter_is_that_of_the_gradient() {
    for network in networks() {
        for loss in [Loss::HalfSquaredError, Loss::MeanSquaredError] {
            let gradient = network.gradient(&DataSet::xor(), loss).unwrap();
            for (index, &value) in network.parameters().iter().enumerate() {
                let derivative = landscape(&network).derivative(index, value, loss).unwrap();
                assert_same(derivative, gradient.parameters()[index]);
            }
        }
    }
}

#[test]
fn a_parameter_that_there_is_not_is_refused_and_nothing_is_changed() {
    let network = &networks()[0];
    let mut landscape = landscape(network);
    let beyond = |parameter| ParameterRange { parameter, low: -1.0, high: 1.0 };
    let mut map = LossMap::new(4);
    map.measure(&mut landscape, beyond(0), beyond(1)).unwrap();
    let before = bits(map.losses());
    for parameter in [9, 10, usize::MAX] {
        let refused = landscape.loss_with([(0, 5.0), (parameter, 1.0)]).unwrap_err();
        assert_eq!(refused.count, 9);
        assert_eq!(refused.to_string(), "there is no such parameter");
        assert_eq!(landscape.along(beyond(parameter), 3).map(drop), Err(refused));
        assert_eq!(landscape.derivative(parameter, 0.0, Loss::MeanSquaredError), Err(refused));
        for [across, up] in [[0, parameter], [parameter, 0]] {
            let measured = map.measure(&mut landscape, beyond(across), beyond(up));
            assert_eq!(measured, Err(refused));
        }
    }
    assert_eq!(bits(map.losses()), before);
    assert_same(landscape.loss_with([]).unwrap(), common::loss(network));
}

#[test]
fn every_point_of_the_map_is_the_loss_of_the_network_with_both_values() {
    let side = 16;
    for network in networks() {
        let mut map = LossMap::new(side);
        let across = ParameterRange { parameter: 0, low: -8.0, high: 8.0 };
        let up = ParameterRange { parameter: 2, low: 0.0, high: 4.0 };
        map.measure(&mut landscape(&network), across, up).unwrap();
        for row in 0..side {
            for column in 0..side {
                // The shares of the way are sixteenths and halves of them: nothing is rounded.
                let sideways = -8.0 + (f64::from(column) + 0.5);
                let upwards = (f64::from(side - 1 - row) + 0.5) / 4.0;
                let at = usize::from(row * side + column);
                let direct = loss_with(&network, &[(0, sideways), (2, upwards)]);
                assert_eq!(map.losses()[at].to_bits(), direct.to_bits());
            }
        }
    }
}

fn measured(network: &Network, side: u16) -> LossMap {
    let mut map = LossMap::new(side);
    let [across, up] = [0, 8].map(|parameter| ParameterRange { parameter, low: -6.0, high: 6.0 });
    map.measure(&mut landscape(network), across, up).unwrap();
    map
}

#[test]
fn the_contours_lie_between_the_lowest_and_the_highest_loss_ever_closer_to_the_lowest() {
    let map = measured(&Run::article(0).start(), 32);
    let [lowest, highest] = map.range();
    assert_eq!(map.levels().len(), LossMap::CONTOURS);
    let heights: Vec<f64> = map.levels().iter().map(|level| level - lowest).collect();
    for pair in heights.windows(2) {
        assert!((pair[0] / pair[1] - LossMap::FALL).abs() < 1e-9);
    }
    assert!(heights[0] > 0.0 && lowest + heights[LossMap::CONTOURS - 1] < highest);
}

#[test]
fn the_colours_change_where_a_contour_is() {
    let map = measured(&Run::article(0).start(), 32);
    let palette = Palette::heights(Theme::Light);
    let pixels: Vec<_> = map.pixels(&palette).collect();
    let band = |loss: f64| map.levels().iter().filter(|&&level| level <= loss).count();
    for (pixel, other) in (0..pixels.len()).zip(1..pixels.len()) {
        let is_same = band(map.losses()[pixel]) == band(map.losses()[other]);
        assert_eq!(pixels[pixel] == pixels[other], is_same);
    }
}

#[test]
fn a_flat_map_and_one_without_numbers_have_no_contours() {
    let flat = article_network([0.0; 9]);
    let mut map = LossMap::new(8);
    let [across, up] = [0, 1].map(|parameter| ParameterRange { parameter, low: -1.0, high: 1.0 });
    map.measure(&mut landscape(&flat), across, up).unwrap();
    assert!(map.levels().is_empty() && map.contours().is_empty());
    let broken = article_network([f64::NAN; 9]);
    map.measure(&mut landscape(&broken), across, up).unwrap();
    assert!(map.levels().is_empty() && map.contours().is_empty());
    let highest = map.colours(&Palette::heights(Theme::Dark));
    assert!(map.pixels(&Palette::heights(Theme::Dark)).all(|pixel| pixel == highest[0]));
}

#[test]
fn on_a_contour_the_loss_is_one_of_the_levels() {
    let network = Run::article(0).start();
    let map = measured(&network, 128);
    let contours = map.contours();
    let (segments, _) = contours.as_chunks::<4>();
    assert!(segments.len() > 200);
    for &[left, top, ..] in segments {
        let (across, up) = (f64::from(left) * 12.0 - 6.0, 6.0 - f64::from(top) * 12.0);
        let loss = loss_with(&network, &[(0, across), (8, up)]);
        let [lowest, highest] = map.range();
        // Between two pixels, a contour goes straight.
        let close = 0.02 * (loss - lowest) + 0.001 * (highest - lowest);
        let is_near = |level: &f64| (loss - level).abs() < close;
        assert!(map.levels().iter().any(is_near), "{loss} at {across}, {up}");
    }
}

/// A run that changes on the way, by another optimizer, in small batches.
fn eventful() -> Run {
    let mut run = Run::new(Setup {
        optimizer: Optimizer::Adam(Adam::DEFAULT),
        learning_rate: rate(0.02),
        batch: mini(2, 5),
        ..Setup::default()
    })
    .unwrap();
    run.edit(70, Change::LearningRate(rate(0.1))).unwrap();
    run.edit(333, Change::Parameter { index: 4, value: -1.0 }).unwrap();
    run
}

#[test]
fn the_path_leads_through_the_parameters_of_its_epochs() {
    for run in [Run::article(0), Run::article(11), eventful()] {
        for head in [0, 1, 255, 256, 257, 512, 1_000, 5_001] {
            let mut path = ParameterPath::new(run.clone());
            path.step(head);
            let points: Vec<_> = path.points().collect();
            assert!(points.len() <= ParameterPath::MOST + 1);
            assert_eq!((points[0].0, points[points.len() - 1].0), (0, head));
            assert!(points.windows(2).all(|pair| pair[0].0 < pair[1].0));
            let mut trainer = Trainer::new(run.clone());
            for (epoch, parameters) in points {
                trainer.step(epoch - trainer.epoch());
                assert_eq!(bits(parameters), bits(trainer.network().parameters()));
            }
        }
    }
}

#[test]
fn a_path_recorded_in_pieces_is_the_one_recorded_at_once() {
    let mut whole = ParameterPath::new(eventful());
    whole.step(3_000);
    let mut pieces = ParameterPath::new(eventful());
    while pieces.epoch() < 3_000 {
        pieces.step((pieces.epoch() % 37 + 1).min(3_000 - pieces.epoch()));
    }
    assert!(whole.points().eq(pieces.points()));
}

#[test]
fn a_path_ends_where_its_run_diverges() {
    let setup = Setup {
        shape: shape(2, &[2], Activation::Sigmoid, Activation::Linear),
        learning_rate: rate(7.0),
        ..Setup::default()
    };
    let run = Run::new(setup).unwrap();
    let mut path = ParameterPath::new(run.clone());
    let last = path.step(100_000);
    assert!(last < 100_000);
    let mut trainer = Trainer::new(run);
    assert_eq!(trainer.step(100_000), last);
    assert_eq!(path.step(10), 0);
    let (epoch, parameters) = path.points().last().unwrap();
    assert_eq!((epoch, parameters), (last, trainer.network().parameters()));
}
