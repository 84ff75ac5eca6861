//! The colours of the network's output: blue for low, orange for high; and those of the loss.

use crate::data::{DataSet, Task};
use crate::numerics::round_range;

/// How bright the page is that the picture lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// The undecided middle is nearly white.
    Light,
    /// The undecided middle is grey, lighter than the page.
    Dark,
}

/// RGB at equal distances along a range.
pub(super) type Stops = [[u8; 3]; 5];

/// RGB at the shares 0, ¼, ½, ¾ and 1 of the way from low to high. Blue and orange differ for every common kind of colour
/// blindness, and on each side of ½ the lightness changes steadily.
const LIGHT: Stops = [
    [0x1f, 0x62, 0xa8],
    [0x86, 0xb4, 0xdc],
    [0xf4, 0xf2, 0xee],
    [0xf2, 0xb2, 0x6e],
    [0xcf, 0x64, 0x0a],
];
const DARK: Stops = [
    [0x5a, 0xa9, 0xf0],
    [0x3f, 0x7d, 0xb3],
    [0x4a, 0x50, 0x58],
    [0xa8, 0x70, 0x3a],
    [0xf7, 0x99, 0x3c],
];

/// RGB at the heights 0, ¼, ½, ¾ and 1: greys, from the colour of the page on ever farther in lightness. A
/// colour would mean something else on the page.
const LIGHT_HEIGHTS: Stops = [
    [0xf6, 0xf5, 0xf0],
    [0xd8, 0xda, 0xdc],
    [0xae, 0xb3, 0xb9],
    [0x7d, 0x85, 0x8e],
    [0x4b, 0x53, 0x5c],
];
const DARK_HEIGHTS: Stops = [
    [0x17, 0x1b, 0x20],
    [0x2b, 0x31, 0x38],
    [0x46, 0x4e, 0x57],
    [0x6a, 0x74, 0x7e],
    [0x97, 0xa1, 0xab],
];

/// Larger targets count as ones of this size, so that no range overflows.
const LARGEST: f64 = 1e307;

/// The colours for the outputs from 0 to 1, or over another range, in 256 steps.
///
/// ```
/// use xor_playground::pictures::{Palette, Theme};
/// let palette = Palette::new(Theme::Light);
/// assert_eq!(palette.rgba(0.0), [0x1f, 0x62, 0xa8, 0xff]);
/// assert_eq!(palette.rgba(1.0), [0xcf, 0x64, 0x0a, 0xff]);
/// ```
#[derive(Clone, Debug)]
pub struct Palette {
    colours: [[u8; 4]; 256],
    low: f64,
    high: f64,
}

impl Palette {
    /// The palette for a theme.
    #[must_use]
    pub fn new(theme: Theme) -> Self {
        Self::through(match theme {
            Theme::Light => LIGHT,
            Theme::Dark => DARK,
        })
    }

    /// The palette of heights, as a share of the highest: those of a loss.
    ///
    /// ```
    /// use xor_playground::pictures::{Palette, Theme};
    /// let palette = Palette::heights(Theme::Light);
    /// assert_eq!(palette.rgba(1.0), [0x4b, 0x53, 0x5c, 0xff]);
    /// ```
    #[must_use]
    pub fn heights(theme: Theme) -> Self {
        Self::through(match theme {
            Theme::Light => LIGHT_HEIGHTS,
            Theme::Dark => DARK_HEIGHTS,
        })
    }

    fn through(stops: Stops) -> Self {
        let colours = std::array::from_fn(|step| {
            let [red, green, blue] = stepped(&stops, step);
            [red, green, blue, u8::MAX]
        });
        Self { colours, low: 0.0, high: 1.0 }
    }

    /// The same colours for the outputs of a network that learns some data: from 0 to 1 where targets are 0 and 1, else
    /// from the smallest to the largest target, both taken outwards to round numbers; around it, where all are the same. Targets
    /// beyond ±10³⁰⁷ count as if they were that.
    ///
    /// ```
    /// use ndarray::array;
    /// use xor_playground::DataSet;
    /// use xor_playground::pictures::{Palette, Theme};
    /// let data = DataSet::new(array![[0.0], [1.0]], array![-1.1, 0.9])?;
    /// let palette = Palette::new(Theme::Light);
    /// assert_eq!(palette.clone().over(&data).range(), [-1.5, 1.0]);
    /// assert_eq!(palette.clone().over(&DataSet::xor()).range(), palette.range());
    /// # Ok::<(), xor_playground::data::DataError>(())
    /// ```
    #[must_use]
    pub fn over(mut self, data: &DataSet) -> Self {
        [self.low, self.high] = Self::range_over(data);
        self
    }

    /// The first and the last colour alone: below the middle, and from there on.
    ///
    /// ```
    /// use xor_playground::pictures::{Palette, Theme};
    /// let (all, two) = (Palette::new(Theme::Light), Palette::new(Theme::Light).discrete());
    /// assert_eq!([0.49, 0.51].map(|output| two.rgba(output)), [0.0, 1.0].map(|output| all.rgba(output)));
    /// ```
    #[must_use]
    pub fn discrete(mut self) -> Self {
        let (below, above) = self.colours.split_at_mut(128);
        below.fill(below[0]);
        above.fill(above[127]);
        self
    }

    /// The range of [`Palette::over`].
    #[must_use]
    pub fn range_over(data: &DataSet) -> [f64; 2] {
        match Task::of(data) {
            Task::TruthTable | Task::Classes => [0.0, 1.0],
            Task::Regression => {
                let [low, high] = data.target_range().map(|end| end.clamp(-LARGEST, LARGEST));
                // Where all targets are the same, with some room around.
                let room = if high > low { 0.0 } else { (high.abs() / 2.0).max(0.5) };
                round_range(low - room, high + room)
            }
        }
    }

    /// The outputs that have the first and the last colour.
    #[must_use]
    pub fn range(&self) -> [f64; 2] {
        [self.low, self.high]
    }

    /// The output in the middle of its range: for 0 to 1, [`Verdict::BOUNDARY`](crate::data::Verdict::BOUNDARY).
    #[must_use]
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// The colour of an output as red, green, blue, opacity. Below the lowest and NaN count as that, above the highest as
    /// the highest.
    #[must_use]
    pub fn rgba(&self, output: f64) -> [u8; 4] {
        self.at((output - self.low) / (self.high - self.low))
    }

    /// The colour at a share of the way, in the same manner.
    #[must_use]
    pub(super) fn at(&self, share: f64) -> [u8; 4] {
        // `as` saturates, and turns NaN to 0.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let step = (share * 255.0 + 0.5) as u8;
        self.colours[usize::from(step)]
    }
}

/// The colour at a share from 0 to 1 of the way along the stops, in 256 steps; beyond them, that at the end.
#[cfg(feature = "every-kind")]
pub(super) fn between(stops: &Stops, share: f64) -> [u8; 3] {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is from 0 to 255"
    )]
    stepped(stops, (share.clamp(0.0, 1.0) * 255.0 + 0.5) as usize)
}

fn stepped(stops: &Stops, step: usize) -> [u8; 3] {
    let segments = stops.len() - 1;
    let segment = (step * segments / 255).min(segments - 1);
    // In 255ths of a segment, so that the ends of the palette are exact.
    let along = step * segments - segment * 255;
    std::array::from_fn(|channel| {
        let from = usize::from(stops[segment][channel]);
        let to = usize::from(stops[segment + 1][channel]);
        u8::try_from((from * (255 - along) + to * along + 127) / 255).unwrap_or(u8::MAX)
    })
}
