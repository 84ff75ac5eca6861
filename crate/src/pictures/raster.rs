//! Fills triangles in a picture with the colours of an output that is known at their corners.

use super::palette::Palette;

/// A corner: where it is, in pixels to the right and down, and the output there.
pub(crate) type Corner = ([f64; 2], f64);

/// Gives every pixel whose centre lies in the triangle the colour of the output there. Nothing happens
/// where a number is not finite.
pub(crate) fn fill_triangle(
    pixels: &mut [[u8; 4]],
    side: usize,
    corners: [Corner; 3],
    palette: &Palette,
) {
    let [([ax, ay], a), ([bx, by], b), ([cx, cy], c)] = corners;
    let area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if !area.is_finite() || area == 0.0 {
        return;
    }
    let across = ((b - a) * (cy - ay) - (c - a) * (by - ay)) / area;
    let down = ((c - a) * (bx - ax) - (b - a) * (cx - ax)) / area;
    let low = ay.min(by).min(cy);
    let high = ay.max(by).max(cy);
    for row in centres_between(low, high, side) {
        let y = middle(row);
        let mut span = [f64::INFINITY, f64::NEG_INFINITY];
        for (from, to) in [([ax, ay], [bx, by]), ([bx, by], [cx, cy]), ([cx, cy], [ax, ay])] {
            // Two triangles that share an edge must find the same place on it, so it always goes down.
            let ([x0, y0], [x1, y1]) = if from[1] < to[1] { (from, to) } else { (to, from) };
            if y0 <= y && y < y1 {
                let x = x0 + (y - y0) / (y1 - y0) * (x1 - x0);
                span = [span[0].min(x), span[1].max(x)];
            }
        }
        let columns = centres_between(span[0], span[1], side);
        let start = a + (middle(columns.start) - ax) * across + (y - ay) * down;
        let mut output = start;
        for pixel in &mut pixels[row * side..][columns] {
            *pixel = palette.rgba(output);
            output += across;
        }
    }
}

/// The pixels, of so many, whose centres lie from `low` to before `high`.
fn centres_between(low: f64, high: f64, count: usize) -> std::ops::Range<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
    let first = |edge: f64| ((edge - 0.5).ceil().max(0.0) as usize).min(count);
    first(low)..first(high).max(first(low))
}

#[expect(clippy::cast_precision_loss, reason = "a picture has far fewer than 2⁵² pixels a side")]
fn middle(index: usize) -> f64 {
    index as f64 + 0.5
}
