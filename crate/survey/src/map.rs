//! The points of a map. They are those of the page's maps, so that each of them can be found there: multiples of a power
//! of two, which are exact.

use std::ops::RangeInclusive;

use anyhow::{Context, Result, bail};
use xor_playground::Run;
use xor_playground::analysis::Extent;
use xor_playground::text::Setting;
use xor_playground::training::Variable;

use crate::record::MapHeader;

/// A whole number up to this, 2^52, times a power of two, is a number of its own.
const EXACT: f64 = 4_503_599_627_370_496.0;

/// What a link has after `map=`: what goes across and up, epochs, colours, and what is seen: its middle, and how much of each
/// axis.
pub struct MapText<'a> {
    axes: [&'a str; 2],
    /// How far each run is trained, if that is said.
    pub epochs: Option<&'a str>,
    seen: Option<[Extent; 2]>,
}

impl<'a> MapText<'a> {
    /// Reads it.
    ///
    /// # Errors
    /// It is no such text.
    pub fn read(text: &'a str) -> Result<Self> {
        let parts: Vec<&str> = text.split(',').map(str::trim).collect();
        let seen = parts.get(4..).unwrap_or_default();
        let numbers: Option<Vec<f64>> = seen.iter().map(|part| finite(part)).collect();
        let seen = match numbers.as_deref() {
            Some([]) => None,
            Some(&[x, y, width, height]) if width > 0.0 && height > 0.0 => {
                Some([Extent { centre: x, span: width }, Extent { centre: y, span: height }])
            }
            _ => bail!(
                "What is seen of a map takes four numbers: its middle, and how wide and high it is."
            ),
        };
        let &[across, up, ref rest @ ..] = parts.as_slice() else {
            bail!("A map takes what goes across and up, such as p0,p2.");
        };
        // Colours are about looking.
        Ok(Self { axes: [across, up], epochs: rest.first().copied(), seen })
    }
}

fn finite(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A map of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    across: Axis,
    up: Axis,
}

impl Map {
    /// Which points a map of a run has, so many along each axis at most.
    ///
    /// # Errors
    /// The run has no such numbers, or no points between which numbers could lie.
    pub fn of(run: &Run, text: &MapText<'_>, points: u32) -> Result<Self> {
        let axis = |which: usize| {
            let seen = text.seen.map(|seen| seen[which]);
            Axis::of(run, text.axes[which], seen, points)
        };
        let map = Self { across: axis(0)?, up: axis(1)? };
        // What is drawn can't be varied with a parameter that is set.
        let are_drawn_and_set = |one: &Axis, other: &Axis| {
            matches!(one.variable, Variable::Initializer(_))
                && matches!(other.variable, Variable::Parameter(_))
        };
        let (across, up) = (&map.across, &map.up);
        if across.variable == up.variable
            || are_drawn_and_set(across, up)
            || are_drawn_and_set(up, across)
        {
            bail!("A map can’t go along {} and {}.", across.variable, up.variable);
        }
        Ok(map)
    }

    /// How many points there are.
    pub fn count(&self) -> u64 {
        self.across.count * self.up.count
    }

    /// Where the one with this number is, from 0 on.
    pub fn place(&self, number: u64) -> [f64; 2] {
        [self.across.value(number % self.across.count), self.up.value(number / self.across.count)]
    }

    /// The run at a point.
    pub fn run_at(&self, run: &Run, [x, y]: [f64; 2]) -> Option<Run> {
        run.with([(self.across.variable, x), (self.up.variable, y)])
    }

    /// As it is written.
    pub fn header(&self) -> MapHeader {
        let axes = [&self.across, &self.up];
        MapHeader {
            axes: axes.map(|axis| axis.variable.to_string()),
            first: axes.map(|axis| axis.value(0)),
            step: axes.map(|axis| axis.step),
            points: axes.map(|axis| axis.count),
        }
    }
}

/// Some multiples of a power of two, one after the other.
#[derive(Clone, Debug, PartialEq)]
struct Axis {
    variable: Variable,
    step: f64,
    /// The first of them, in steps.
    first: f64,
    count: u64,
}

impl Axis {
    fn of(run: &Run, key: &str, seen: Option<Extent>, points: u32) -> Result<Self> {
        let variable: Variable =
            key.parse().with_context(|| format!("A map can’t go along “{key}”"))?;
        let Some(value) = variable.of(run) else {
            let all: Vec<String> = Variable::all(run).iter().map(ToString::to_string).collect();
            bail!("The run has no “{key}” to vary: it has {}.", all.join(", "));
        };
        let range = range_of(key);
        let seen = seen.unwrap_or_else(|| Extent::around(value, &range));
        // As the page has them: the next power of two, so that there are not more of them.
        let step = seen.step(points);
        let half = (seen.span / step).floor() / 2.0;
        let middle = (seen.centre / step).round();
        let inside = |steps: &f64| range.contains(&(steps * step));
        let first = (middle - half.floor()).max((range.start() / step).ceil());
        let last = (middle + half.ceil() - 1.0).min((range.end() / step).floor());
        if !(step > 0.0 && first.abs() <= EXACT && last.abs() <= EXACT) {
            bail!("Of {key}, no more numbers lie between those that can be told apart there.");
        }
        if !(first <= last && inside(&first) && inside(&last)) {
            bail!("Of {key}, {} is out of what there can be.", seen.centre);
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is a count"
        )]
        let count = (last - first) as u64 + 1;
        Ok(Self { variable, step, first, count })
    }

    #[expect(clippy::cast_precision_loss, reason = "there are far fewer")]
    fn value(&self, number: u64) -> f64 {
        (self.first + number as f64) * self.step
    }
}

/// The smallest and the largest that a number can be set to; of a weight or bias, any.
fn range_of(key: &str) -> RangeInclusive<f64> {
    key.parse::<Setting>().ok().and_then(Setting::range).unwrap_or(f64::MIN..=f64::MAX)
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "they are exact")]
mod tests {
    use super::*;

    fn map(text: &str, points: u32) -> Result<Map> {
        Map::of(&Run::default(), &MapText::read(text)?, points)
    }

    #[test]
    fn a_map_begins_as_that_of_the_page() {
        let header = map("p0,p2", 512).unwrap().header();
        assert_eq!(header.first, [-8.0, -8.0]);
        assert_eq!(header.step, [1.0 / 32.0, 1.0 / 32.0]);
        assert_eq!(header.points, [512, 512]);
    }

    #[test]
    fn no_point_is_beyond_what_can_be_set() {
        let header = map("lr,p2", 512).unwrap().header();
        assert_eq!(header.first[0], 1.0 / 64.0);
        assert_eq!(header.points[0], 511);
        let map = map("lr,p2,2000,epochs,19.5,0,4,4", 8).unwrap();
        assert_eq!(map.header().points, [6, 8]);
        assert_eq!(map.place(5), [20.0, -2.0]);
        assert_eq!(map.place(6), [17.5, -1.5]);
    }

    #[test]
    fn what_is_seen_between_two_levels_has_the_points_of_the_farther_one() {
        let header = map("p0,p2,500,loss,1,2,11.3,11.3", 512).unwrap().header();
        assert_eq!(header.step, [1.0 / 32.0, 1.0 / 32.0]);
        assert_eq!(header.points, [361, 361]);
    }

    #[test]
    fn points_are_numbers_of_their_own_as_far_as_there_are_such() {
        let text = "p0,p2,500,loss,1,1,0.00000000000022737367544323206,2e-13";
        let map = map(text, 512).unwrap();
        let row: Vec<u64> = (0..511).map(|number| map.place(number)[0].to_bits()).collect();
        assert!(row.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(self::map("p0,p2,500,loss,1,1,1e-17,1e-17", 512).is_err());
        assert!(self::map("p0,p2,500,loss,1,1,1e-320,1", 512).is_err());
    }

    #[test]
    fn nonsense_is_answered_with_what_is_accepted() {
        for (text, words) in [
            ("p0", "what goes across and up"),
            ("p0,p9", "it has p0"),
            ("p0,momentum", "it has p0"),
            ("p0,cheese", "cheese"),
            ("p0,p0", "can’t go along p0 and p0"),
            ("p0,p1,500,epochs,1,2,3", "four numbers"),
            ("p0,p1,500,epochs,1,2,0,4", "four numbers"),
            ("p0,p1,500,epochs,1,2,nan,4", "four numbers"),
            ("lr,p1,500,epochs,100,2,1,4", "out of what there can be"),
        ] {
            let problem = map(text, 512).unwrap_err();
            assert!(format!("{problem:#}").contains(words), "{text}: {problem:#}");
        }
    }
}
