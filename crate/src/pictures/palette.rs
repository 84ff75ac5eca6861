//! The colours of the network's output: blue for 0, orange for 1; and those of the loss.

/// How bright the page is that the picture lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// The undecided middle is nearly white.
    Light,
    /// The undecided middle is nearly black.
    Dark,
}

/// RGB at the outputs 0, ¼, ½, ¾ and 1. Blue and orange differ for every common kind of colour
/// blindness, and on each side of ½ the lightness changes steadily.
const LIGHT: [[u8; 3]; 5] = [
    [0x1f, 0x62, 0xa8],
    [0x86, 0xb4, 0xdc],
    [0xf4, 0xf2, 0xee],
    [0xf2, 0xb2, 0x6e],
    [0xcf, 0x64, 0x0a],
];
const DARK: [[u8; 3]; 5] = [
    [0x5a, 0xa9, 0xf0],
    [0x2f, 0x66, 0x9c],
    [0x1d, 0x21, 0x27],
    [0x9c, 0x58, 0x17],
    [0xf7, 0x99, 0x3c],
];

/// RGB at the heights 0, ¼, ½, ¾ and 1: from the colour of the page to that of its accent, ever farther in
/// lightness.
const LIGHT_HEIGHTS: [[u8; 3]; 5] = [
    [0xf6, 0xf5, 0xf0],
    [0xcf, 0xe3, 0xdd],
    [0x94, 0xc7, 0xbe],
    [0x4f, 0x9f, 0x97],
    [0x1d, 0x6b, 0x66],
];
const DARK_HEIGHTS: [[u8; 3]; 5] = [
    [0x17, 0x1b, 0x20],
    [0x1d, 0x35, 0x39],
    [0x25, 0x57, 0x57],
    [0x35, 0x82, 0x7c],
    [0x59, 0xb5, 0xa9],
];

/// The colours for the outputs 0 to 1 in 256 steps.
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
    /// assert_eq!(palette.rgba(1.0), [0x1d, 0x6b, 0x66, 0xff]);
    /// ```
    #[must_use]
    pub fn heights(theme: Theme) -> Self {
        Self::through(match theme {
            Theme::Light => LIGHT_HEIGHTS,
            Theme::Dark => DARK_HEIGHTS,
        })
    }

    fn through(stops: [[u8; 3]; 5]) -> Self {
        let segments = stops.len() - 1;
        let colours = std::array::from_fn(|step| {
            let segment = (step * segments / 255).min(segments - 1);
            // In 255ths of a segment, so that the ends of the palette are exact.
            let along = step * segments - segment * 255;
            let channel = |index: usize| {
                let from = usize::from(stops[segment][index]);
                let to = usize::from(stops[segment + 1][index]);
                u8::try_from((from * (255 - along) + to * along + 127) / 255).unwrap_or(u8::MAX)
            };
            [channel(0), channel(1), channel(2), u8::MAX]
        });
        Self { colours }
    }

    /// The colour of an output as red, green, blue, opacity. Below 0 and NaN count as 0, above 1 as 1.
    #[must_use]
    pub fn rgba(&self, output: f64) -> [u8; 4] {
        // `as` saturates, and turns NaN to 0.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let step = (output * 255.0 + 0.5) as u8;
        self.colours[usize::from(step)]
    }
}
