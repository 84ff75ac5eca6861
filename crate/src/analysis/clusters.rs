//! Points that are in almost the same place, and how far apart points are.

use super::vector::{Vector, distance, length};
use crate::numerics::{difference, dot, mean};

/// The groups of points that are, one next to the other, no farther apart than `near`: each ascending, in
/// the order of their first ones. All points are finite.
///
/// Each point is compared with those at a similar height, in a direction in which different places seldom have
/// the same. At worst, with n points, these are n² / 2 comparisons.
pub(super) fn groups(points: &[Vector], near: f64) -> Vec<Vec<usize>> {
    let direction = slanting(points);
    let heights: Vec<f64> = points.iter().map(|point| dot(point, &direction)).collect();
    let reach = near * length(&direction);
    let mut rest: Vec<usize> = (0..points.len()).collect();
    rest.sort_by(|&a, &b| heights[a].total_cmp(&heights[b]));

    let mut groups = Vec::new();
    let mut is_placed = vec![false; points.len()];
    for first in 0..points.len() {
        if is_placed[first] {
            continue;
        }
        is_placed[first] = true;
        let mut group = vec![first];
        let mut looked_at = 0;
        while let Some(&point) = group.get(looked_at) {
            looked_at += 1;
            let from = rest.partition_point(|&other| heights[other] < heights[point] - reach);
            let to = rest.partition_point(|&other| heights[other] <= heights[point] + reach);
            let is_near = |other: &mut usize| {
                let between = difference(&points[*other], &points[point]);
                // Most are too far along one axis already.
                between.iter().all(|part| part.abs() <= near) && length(&between) <= near
            };
            for other in rest.extract_if(from..to.max(from), is_near) {
                if !std::mem::replace(&mut is_placed[other], true) {
                    group.push(other);
                }
            }
        }
        group.sort_unstable();
        groups.push(group);
    }
    groups
}

/// A direction at an odd angle to all axes along which the points are not all the same.
fn slanting(points: &[Vector]) -> Vector {
    /// Multiples of the golden ratio are far from whole numbers, and from each other.
    const GOLDEN: f64 = 1.618_033_988_749_895;
    let mut odd = 1.0;
    std::array::from_fn(|axis| {
        odd = (odd + GOLDEN) % 1.0 + 1.0;
        let varies = points.iter().any(|point| (point[axis] - points[0][axis]).abs() > 0.0);
        if varies { odd } else { 0.0 }
    })
}

/// How far apart the two points are that are farthest apart.
///
/// Only those are compared that their distances from the middle leave in question. At worst, with n points,
/// these are n² / 2 comparisons.
pub(super) fn diameter(points: &[Vector]) -> f64 {
    let middle = mean(points);
    let mut by_radius: Vec<(f64, &Vector)> =
        points.iter().map(|point| (distance(point, &middle), point)).collect();
    by_radius.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut diameter = 0.0;
    for (index, &(radius, point)) in by_radius.iter().enumerate() {
        let can_be_farther = |&&(other, _): &&(f64, &Vector)| other + radius > diameter;
        let others = by_radius[..index].iter().take_while(can_be_farther);
        let farthest = others.map(|(_, other)| distance(point, other)).fold(0.0, f64::max);
        diameter = farthest.max(diameter);
    }
    diameter
}
