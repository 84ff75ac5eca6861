//! How far the convex hulls of two sets of points are from each other.

use super::vector::{Vector, length};
use crate::numerics::{difference, dot};

/// So close to the least distance, as a share of it, it is good enough.
const PRECISION: f64 = 1e-12;

/// A direction of which less than this share is at a right angle to others is one of theirs, but for rounding.
const DEPENDENT: f64 = 1e-14;

/// It takes few steps for each dimension; so many are for numbers at which rounding never lets it end.
const MOST_STEPS: usize = 1_000;

/// A difference p − q of two points, and its share in the nearest point of the hull.
#[derive(Clone, Copy)]
struct Vertex {
    place: Vector,
    share: f64,
}

/// The least distance of a point in the hull of `p` from one in the hull of `q`, to [`PRECISION`]; what is not
/// above `negligible` is as good as 0. There is one point at least in each, and all are finite.
///
/// It is how far the hull of all differences is from the origin, which is found as in Wolfe, *Finding the
/// nearest point in a polytope* (Mathematical Programming 11, 1976). A few of its corners hold the nearest point so far
/// between them. The corner that lies farthest on the origin's side joins them; those that the nearest point
/// then leaves behind, go. It only ever comes nearer, so that no corners come twice. As in Gilbert, Johnson
/// and Keerthi, *A fast procedure for computing the distance between complex objects* (IEEE Journal of Robotics
/// and Automation 4, 1988), the farthest difference is that of two farthest points: a step looks at each
/// point once, and at no pairs.
pub(super) fn distance_of_hulls(p: &[&Vector], q: &[&Vector], negligible: f64) -> f64 {
    let mut nearest = difference(p[0], q[0]);
    let mut corners = vec![Vertex { place: nearest, share: 1.0 }];
    for _ in 0..MOST_STEPS {
        let distance = length(&nearest);
        let towards_origin = nearest.map(|part| -part);
        let corner = difference(farthest(p, &towards_origin), farthest(q, &nearest));
        // No point of the hull is nearer than this.
        let bound = dot(&nearest, &corner) / distance;
        if distance <= negligible || distance - bound <= PRECISION * distance {
            break;
        }
        corners.push(Vertex { place: corner, share: 0.0 });
        let next = nearest_between(&mut corners);
        let comes_nearer = dot(&next, &next) < dot(&nearest, &nearest);
        if !comes_nearer {
            break;
        }
        nearest = next;
    }
    length(&nearest)
}

/// The point that lies farthest in a direction.
fn farthest<'a>(points: &[&'a Vector], direction: &Vector) -> &'a Vector {
    let points = points.iter().map(|&point| (dot(point, direction), point));
    points.max_by(|a, b| a.0.total_cmp(&b.0)).expect("there is one point at least").1
}

/// The point between some corners that is nearest to the origin, from another one between them on. The
/// corners that it leaves behind go.
fn nearest_between(corners: &mut Vec<Vertex>) -> Vector {
    loop {
        let shares = nearest_on_flat(corners);
        // How much of the way there is between the corners, and which one is left behind at its end.
        let (mut portion, mut left_behind) = (1.0, None);
        for (index, (corner, &share)) in corners.iter().zip(&shares).enumerate() {
            let end = corner.share / (corner.share - share);
            if share < 0.0 && end < portion {
                (portion, left_behind) = (end, Some(index));
            }
        }
        for (corner, share) in corners.iter_mut().zip(shares) {
            corner.share += portion * (share - corner.share);
        }
        match left_behind {
            Some(index) => {
                corners.swap_remove(index);
            }
            None => return sum(corners),
        }
    }
}

fn sum(corners: &[Vertex]) -> Vector {
    let part = |axis: usize| corners.iter().map(|corner| corner.share * corner.place[axis]).sum();
    std::array::from_fn(part)
}

/// The shares of the corners, which add up to 1, in the point nearest to the origin on the flat through all
/// of them: some can be negative. It is a least squares problem, by Gram and Schmidt's directions at right
/// angles.
fn nearest_on_flat(corners: &[Vertex]) -> Vec<f64> {
    let first = &corners[0].place;
    let mut rest = first.map(|part| -part);
    let mut directions: Vec<Vector> = Vec::new();
    // Of each corner, how far it is from the first along the directions up to its own.
    let mut columns: Vec<Vec<f64>> = Vec::new();
    let mut shares = vec![0.0];
    for corner in &corners[1..] {
        let mut direction = difference(&corner.place, first);
        let size = length(&direction);
        let mut column = vec![0.0; directions.len()];
        // Once more, for what rounding has left: "twice is enough" (Parlett, *The Symmetric Eigenvalue
        // Problem*, 6.9).
        for _ in 0..2 {
            for (part, other) in column.iter_mut().zip(&directions) {
                let along = dot(&direction, other);
                *part += along;
                take(&mut direction, along, other);
            }
        }
        let length = length(&direction);
        let scale = if length > DEPENDENT * size { 1.0 / length } else { 0.0 };
        let direction = direction.map(|part| part * scale);
        let along = dot(&rest, &direction);
        take(&mut rest, along, &direction);
        directions.push(direction);
        column.push(scale);
        columns.push(column);
        shares.push(along);
    }
    for (index, column) in columns.iter().enumerate().rev() {
        shares[index + 1] *= column[index];
        for before in 0..index {
            shares[before + 1] -= column[before] * shares[index + 1];
        }
    }
    shares[0] = 1.0 - shares.iter().sum::<f64>();
    shares
}

/// Takes so much of a direction from a vector.
fn take(vector: &mut Vector, along: f64, direction: &Vector) {
    vector.iter_mut().zip(direction).for_each(|(part, direction)| *part -= along * direction);
}
