//! The picture: each pixel is the output at its centre, and the line is where the output is one half.

use std::collections::HashMap;

use crate::common::{self, Random, article_network, output_for, random_network};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;
use xor_playground::Network;
use xor_playground::analysis::InputPlane;
use xor_playground::pictures::{Palette, Surface, Theme};

const SIDE: usize = 60;

fn palette() -> Palette {
    Palette::new(Theme::Light)
}

fn drawn(network: &Network, side: usize) -> Surface {
    let mut surface = Surface::new(side);
    surface.render(network, InputPlane::UNIT, &palette()).unwrap();
    surface
}

fn trained(seed: u32, neurons: usize) -> Network {
    let mut trainer = common::trainer(seed, neurons, 1.0);
    trainer.step(5_000);
    trainer.network().clone()
}

/// Networks with no, one and several lines.
fn networks() -> Vec<Network> {
    let mut random = Random(7);
    let mut networks: Vec<_> =
        (0..40).map(|index| random_network(1 + index % 16, 12.0, &mut random)).collect();
    networks.extend([trained(0, 2), trained(11, 2), trained(4, 8), trained(4, 16)]);
    networks
}

/// A network that answers σ(`from_x`·h(x) + `from_y`·h(y) + `bias`), with h(z) = σ(4 (z − ½)).
fn separate(from_x: f64, from_y: f64, bias: f64) -> Network {
    article_network([4.0, 0.0, 0.0, 4.0, -2.0, -2.0, from_x, from_y, bias])
}

#[expect(clippy::cast_precision_loss, reason = "small")]
fn centre(index: usize, side: usize) -> f64 {
    -0.5 + (index as f64 + 0.5) * (2.0 / side as f64)
}

fn pixel(surface: &Surface, row: usize, column: usize) -> &[u8] {
    let at = 4 * (row * surface.side() + column);
    &surface.pixels()[at..at + 4]
}

fn segments(surface: &Surface) -> Vec<[[f32; 2]; 2]> {
    let (segments, rest) = surface.boundary().as_chunks::<4>();
    assert!(rest.is_empty());
    segments.iter().map(|&[x0, y0, x1, y1]| [[x0, y0], [x1, y1]]).collect()
}

/// How many ends of segments lie at each place.
fn ends(surface: &Surface) -> HashMap<[u32; 2], usize> {
    let mut ends = HashMap::new();
    for end in segments(surface).into_iter().flatten() {
        *ends.entry(end.map(f32::to_bits)).or_default() += 1;
    }
    ends
}

/// Whether a place lies on the outermost centres, where lines may end.
fn is_at_the_border([x, y]: [f32; 2], side: usize) -> bool {
    #[expect(clippy::cast_possible_truncation, reason = "as the surface's own")]
    let [low, high] = [centre(0, side) as f32, centre(side - 1, side) as f32];
    [x, y].iter().any(|value| [low, high].contains(value))
}

#[test]
fn every_pixel_has_the_colour_of_the_output_at_its_centre() {
    for network in networks() {
        let surface = drawn(&network, SIDE);
        for row in 0..SIDE {
            for column in 0..SIDE {
                let [x, y] = [centre(column, SIDE), centre(SIDE - 1 - row, SIDE)];
                let colour = palette().rgba(output_for(&network, x, y));
                assert_eq!(pixel(&surface, row, column), colour, "row {row}, column {column}");
            }
        }
    }
}

#[test]
fn x_grows_to_the_right_and_y_upwards() {
    let palette = palette();
    let (blue, orange) = (palette.rgba(0.0), palette.rgba(1.0));
    let rises_with_x = drawn(&separate(100.0, 0.0, -50.0), SIDE);
    let rises_with_y = drawn(&separate(0.0, 100.0, -50.0), SIDE);
    let end = SIDE - 1;
    let corners = |surface: &Surface| {
        [(0, 0), (0, end), (end, 0), (end, end)]
            .map(|(row, column)| <[u8; 4]>::try_from(pixel(surface, row, column)).unwrap())
    };
    assert_eq!(corners(&rises_with_x), [blue, orange, blue, orange]);
    assert_eq!(corners(&rises_with_y), [orange, orange, blue, blue]);
}

#[test]
fn a_side_is_rounded_up_to_a_multiple_of_four() {
    for (asked, side) in [(0, 4), (1, 4), (4, 4), (5, 8), (198, 200), (200, 200)] {
        let surface = drawn(&trained(0, 2), asked);
        assert_eq!(surface.side(), side);
        assert_eq!(surface.pixels().len(), side * side * 4);
    }
}

#[test]
fn drawing_again_gives_the_same_and_leaves_nothing_of_the_network_before() {
    let mut surface = Surface::new(SIDE);
    for network in networks() {
        for _ in 0..2 {
            surface.render(&network, InputPlane::UNIT, &palette()).unwrap();
            let fresh = drawn(&network, SIDE);
            assert_eq!(surface.pixels(), fresh.pixels());
            assert_eq!(surface.boundary(), fresh.boundary());
        }
    }
}

#[test]
fn the_output_on_the_line_is_one_half() {
    // Linear interpolation over a pixel is off by its curvature: ⅛ step² · |second derivative|.
    for (side, tolerance) in [(100, 1e-3), (400, 1e-4)] {
        for network in [trained(0, 2), trained(11, 2), separate(6.0, 9.0, -7.0)] {
            let surface = drawn(&network, side);
            assert!(surface.boundary().len() > side);
            for [x, y] in segments(&surface).into_iter().flatten() {
                let output = output_for(&network, x.into(), y.into());
                assert!((output - 0.5).abs() < tolerance, "{output} at {x}, {y}");
            }
        }
    }
}

#[test]
fn there_is_a_line_between_any_two_neighbours_on_different_sides() {
    for network in networks() {
        let surface = drawn(&network, SIDE);
        let is_above = |row: usize, column: usize| {
            output_for(&network, centre(column, SIDE), centre(row, SIDE)) >= 0.5
        };
        let mut crossings = 0;
        for line in 0..SIDE {
            for index in 0..SIDE - 1 {
                crossings += usize::from(is_above(line, index) != is_above(line, index + 1));
                crossings += usize::from(is_above(index, line) != is_above(index + 1, line));
            }
        }
        assert_eq!(ends(&surface).len(), crossings);
    }
}

#[test]
fn the_line_is_closed_or_ends_at_the_border() {
    for network in networks() {
        let surface = drawn(&network, SIDE);
        for (place, count) in ends(&surface) {
            let place = place.map(f32::from_bits);
            let expected = if is_at_the_border(place, SIDE) { 1 } else { 2 };
            assert_eq!(count, expected, "{place:?} of {network:?}");
        }
    }
}

#[test]
fn the_line_stays_inside_and_goes_from_pixel_to_neighbouring_pixel() {
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "small")]
    let step = (2.0 / SIDE as f64) as f32;
    for network in networks() {
        for [start, end] in segments(&drawn(&network, SIDE)) {
            assert!([start, end].iter().flatten().all(|value| (-0.5..=1.5).contains(value)));
            assert!((start[0] - end[0]).abs() <= step * 1.001);
            assert!((start[1] - end[1]).abs() <= step * 1.001);
        }
    }
}

#[test]
fn where_two_lines_meet_in_one_cell_the_middle_says_how_they_go_on() {
    // Coarse pictures of steep networks have many cells with two opposite corners on each side.
    let mut random = Random(11);
    let mut saddles = [0, 0];
    for index in 0..800 {
        let network = random_network(2 + index % 7, 30.0, &mut random);
        let side = 8;
        let surface = drawn(&network, side);
        let segments = segments(&surface);
        for row in 0..side - 1 {
            for column in 0..side - 1 {
                let at = |right: usize, up: usize| {
                    output_for(&network, centre(column + right, side), centre(row + up, side))
                };
                let corners = [at(0, 0), at(1, 0), at(1, 1), at(0, 1)];
                let above = corners.map(|output| output >= 0.5);
                if above[0] != above[2] || above[1] != above[3] || above[0] == above[1] {
                    continue;
                }
                // The middle belongs to the corners that are on its side, so each segment cuts off
                // one corner that is not.
                let middle = corners.iter().sum::<f64>() / 4.0 >= 0.5;
                saddles[usize::from(middle)] += 1;
                let low = [centre(column, side), centre(row, side)];
                let high = [centre(column + 1, side), centre(row + 1, side)];
                let middle_of = |[a, b]: [[f32; 2]; 2]| {
                    [0, 1].map(|axis| f64::midpoint(a[axis].into(), b[axis].into()))
                };
                let inside: Vec<_> = segments
                    .iter()
                    .filter(|segment| {
                        let [x, y] = middle_of(**segment);
                        low[0] < x && x < high[0] && low[1] < y && y < high[1]
                    })
                    .collect();
                assert_eq!(inside.len(), 2);
                let corner_places = [low, [high[0], low[1]], high, [low[0], high[1]]];
                for (corner, place) in corner_places.into_iter().enumerate() {
                    let cuts = inside.iter().any(|segment| {
                        let touches = |axis: usize| {
                            segment
                                .iter()
                                .any(|end| (f64::from(end[axis]) - place[axis]).abs() < 1e-6)
                        };
                        touches(0) && touches(1)
                    });
                    assert_eq!(cuts, above[corner] != middle, "corner {corner} of {corners:?}");
                }
            }
        }
    }
    assert!(saddles.iter().all(|&count| count > 3), "{saddles:?}");
}

#[test]
fn a_network_that_answers_the_same_everywhere_has_no_line() {
    for bias in [-3.0, 0.0, 3.0] {
        let network = separate(0.0, 0.0, bias);
        assert!(drawn(&network, SIDE).boundary().is_empty(), "bias {bias}");
    }
}

#[test]
fn a_diverged_network_can_be_drawn() {
    let infinite = [f64::INFINITY, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0, -1.0];
    let network = article_network(infinite);
    assert!(output_for(&network, 0.0, 0.0).is_nan());
    let all = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e308, -1e308]
        .map(|value| article_network([value; 9]));
    for network in all.into_iter().chain([network]) {
        let surface = drawn(&network, SIDE);
        assert!(surface.boundary().iter().all(|value| (-0.5..=1.5).contains(value)));
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn a_side_has_a_limit() {
    assert_eq!(Surface::new(usize::MAX).side(), Surface::MAX_SIDE);
    assert_eq!(Surface::new(Surface::MAX_SIDE - 1).side(), Surface::MAX_SIDE);
}
