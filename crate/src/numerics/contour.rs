//! Contours of what is known at the points of a grid: marching squares.

/// Calls `end` with both ends of each piece of the line on which `values` is `level`, one piece after another,
/// in steps of the grid from its first point, across and down. `values` has `columns` points in each row, row by row.
/// Where one is not a number, the line is left out.
pub(crate) fn trace(values: &[f64], columns: usize, level: f64, end: &mut dyn FnMut([f64; 2])) {
    let rows = values.len() / columns;
    for row in 0..rows.saturating_sub(1) {
        for column in 0..columns - 1 {
            let at = row * columns + column;
            let below = at + columns;
            let corners = [values[at], values[at + 1], values[below + 1], values[below]];
            let above = corners.map(|value| value >= level);
            let are_numbers = !corners.iter().any(|value| value.is_nan());
            if are_numbers && above.iter().any(|&one| one != above[0]) {
                trace_cell([column, row], corners, above, level, end);
            }
        }
    }
}

/// Adds to `segments`, to be drawn, both ends of each piece that [`trace`] finds, each where `place` has it.
pub(crate) fn draw(
    values: &[f64],
    columns: usize,
    level: f64,
    place: &dyn Fn([f64; 2]) -> [f64; 2],
    segments: &mut Vec<f32>,
) {
    trace(values, columns, level, &mut |end| {
        #[expect(clippy::cast_possible_truncation, reason = "for drawing")]
        segments.extend(place(end).map(|part| part as f32));
    });
}

/// The pieces within one cell. The corners go clockwise from the top left, and so do the edges: edge i
/// leads from corner i to the next.
fn trace_cell(
    top_left: [usize; 2],
    corners: [f64; 4],
    above: [bool; 4],
    level: f64,
    end: &mut dyn FnMut([f64; 2]),
) {
    const PLACES: [[f64; 2]; 4] = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]];
    #[expect(clippy::cast_precision_loss, reason = "a grid has far fewer than 2⁵² points a side")]
    let [left, top] = top_left.map(|index| index as f64);
    let crossing = |edge: usize| {
        let next = (edge + 1) % 4;
        let along = (level - corners[edge]) / (corners[next] - corners[edge]);
        let ([x0, y0], [x1, y1]) = (PLACES[edge], PLACES[next]);
        [left + x0 + along * (x1 - x0), top + y0 + along * (y1 - y0)]
    };
    let is_crossed = |edge: usize| above[edge] != above[(edge + 1) % 4];
    let mut join =
        |from: usize, to: usize| [from, to].map(crossing).into_iter().for_each(&mut *end);
    if (0..4).all(is_crossed) {
        // A saddle: the middle of the cell says which two corners are cut off.
        let middle_is_above = corners.iter().sum::<f64>() / 4.0 >= level;
        if middle_is_above == above[0] {
            join(0, 1);
            join(2, 3);
        } else {
            join(3, 0);
            join(1, 2);
        }
    } else {
        let mut crossed = (0..4).filter(|&edge| is_crossed(edge));
        if let (Some(from), Some(to)) = (crossed.next(), crossed.next()) {
            join(from, to);
        }
    }
}
