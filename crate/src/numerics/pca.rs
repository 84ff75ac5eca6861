//! Principal components: the directions along which points differ most.

/// A point of, or a direction in, a space of up to N dimensions; 0 beyond those that there are.
pub(crate) type Vector<const N: usize> = [f64; N];

/// a · b.
pub(crate) fn dot<const N: usize>(a: &Vector<N>, b: &Vector<N>) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// a − b.
pub(crate) fn difference<const N: usize>(a: &Vector<N>, b: &Vector<N>) -> Vector<N> {
    std::array::from_fn(|axis| a[axis] - b[axis])
}

/// The mean of some points.
pub(crate) fn mean<const N: usize>(points: &[Vector<N>]) -> Vector<N> {
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2⁵²")]
    let count = points.len() as f64;
    std::array::from_fn(|axis| points.iter().map(|point| point[axis]).sum::<f64>() / count)
}

/// The two directions, of length 1 and at a right angle, along which points in a space of `axes` ≥ 2
/// dimensions vary most, the first more than the second. Either could as well point the other way.
pub(crate) fn principal_directions<const N: usize>(
    points: &[Vector<N>],
    axes: usize,
) -> [Vector<N>; 2] {
    let (variances, directions) = eigen(scatter(points), axes);
    let mut order: Vec<usize> = (0..axes).collect();
    order.sort_by(|&a, &b| variances[b].total_cmp(&variances[a]));
    [directions[order[0]], directions[order[1]]]
}

/// How far the points are from their mean, squared and added up.
pub(crate) fn total_scatter<const N: usize>(points: &[Vector<N>]) -> f64 {
    let mean = mean(points);
    let squares = points.iter().map(|point| difference(point, &mean)).map(|from| dot(&from, &from));
    squares.sum()
}

/// Σ (p − mean)(p − mean)ᵀ.
fn scatter<const N: usize>(points: &[Vector<N>]) -> [Vector<N>; N] {
    let mean = mean(points);
    let mut scatter = [[0.0; N]; N];
    for from_mean in points.iter().map(|point| difference(point, &mean)) {
        for (row, a) in scatter.iter_mut().zip(from_mean) {
            for (sum, b) in row.iter_mut().zip(from_mean) {
                *sum += a * b;
            }
        }
    }
    scatter
}

/// The eigenvalues of the first `axes` rows and columns of a symmetric matrix, and the eigenvector of each,
/// by Jacobi's rotations (Golub and Van Loan, *Matrix Computations*, 8.5).
fn eigen<const N: usize>(mut matrix: [Vector<N>; N], axes: usize) -> (Vector<N>, [Vector<N>; N]) {
    /// It converges quadratically; so many sweeps are for numbers that are not finite, and never do.
    const SWEEPS: usize = 20;
    let mut vectors = std::array::from_fn(|row| {
        std::array::from_fn(|column| if row == column { 1.0 } else { 0.0 })
    });
    for _ in 0..SWEEPS {
        let mut is_diagonal = true;
        for p in 0..axes {
            for q in p + 1..axes {
                let size = matrix[p][p].abs().max(matrix[q][q].abs());
                if matrix[p][q].abs() > f64::EPSILON * f64::EPSILON * size {
                    is_diagonal = false;
                    rotate(&mut matrix, &mut vectors, p, q);
                }
            }
        }
        if is_diagonal {
            break;
        }
    }
    (std::array::from_fn(|axis| matrix[axis][axis]), vectors)
}

/// Turns the axes p and q so that the matrix is 0 where they cross.
fn rotate<const N: usize>(
    matrix: &mut [Vector<N>; N],
    vectors: &mut [Vector<N>; N],
    p: usize,
    q: usize,
) {
    let ratio = (matrix[q][q] - matrix[p][p]) / (2.0 * matrix[p][q]);
    let tangent = ratio.signum() / (ratio.abs() + (ratio * ratio + 1.0).sqrt());
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
    let sine = tangent * cosine;
    let turn = |a: &mut f64, b: &mut f64| {
        (*a, *b) = (cosine * *a - sine * *b, sine * *a + cosine * *b);
    };
    for row in matrix.iter_mut() {
        let [a, b] = row.get_disjoint_mut([p, q]).expect("p is less than q");
        turn(a, b);
    }
    for rows in [matrix, vectors] {
        let [a, b] = rows.get_disjoint_mut([p, q]).expect("p is less than q");
        a.iter_mut().zip(b).for_each(|(a, b)| turn(a, b));
    }
}
