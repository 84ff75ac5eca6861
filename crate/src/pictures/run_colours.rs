//! The colours of a map on which each pixel is a run.

use super::palette::{Stops, Theme, between};

/// What a map knows of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MappedRun {
    /// The first epoch at which all samples that train were right.
    pub solved_at: Option<u64>,
    /// Whether it ended because something was not finite any more.
    pub has_diverged: bool,
    /// How many samples that train were not right where it ended.
    pub not_right: usize,
    /// Which samples were not right, a bit each, of the first 32: the first sample's is the lowest.
    pub rows: u32,
    /// The mean squared error where it ended; not a number where it was not trained on.
    pub loss: f64,
}

/// What the colours of a map stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colouring {
    /// The epoch at which all samples that train are right; of those that never are, how many are not.
    Epochs,
    /// Which samples are not right in the end, or how many.
    Ending,
    /// The mean squared error in the end.
    Loss,
}

/// The colours of runs that are trained for so many epochs on so many samples.
///
/// ```
/// use xor_playground::pictures::{Colouring, MappedRun, RunColours, Theme};
/// let colours = RunColours { colouring: Colouring::Epochs, epochs: 2_000, samples: 4, theme: Theme::Light };
/// let run = |solved_at| MappedRun { solved_at, has_diverged: false, not_right: 0, rows: 0, loss: 0.1 };
/// assert_eq!(colours.rgba(&run(Some(31))), [0xff, 0xe8, 0x9a, 0xff]);
/// assert_eq!(colours.rgba(&run(Some(2_000))), [0x3d, 0x1c, 0x66, 0xff]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RunColours {
    /// What they stand for.
    pub colouring: Colouring,
    /// How far runs are trained, 1 or more.
    pub epochs: u64,
    /// How many samples train.
    pub samples: usize,
    /// How bright the page is.
    pub theme: Theme,
}

/// From early to late, or from a low loss to a high one. The lightness falls all the way, so that it is read without hues,
/// too; blue and orange are left to the network's answers.
const COURSE: Stops = [
    [0xff, 0xe8, 0x9a],
    [0xf8, 0xa8, 0x55],
    [0xdb, 0x60, 0x58],
    [0x8f, 0x38, 0x78],
    [0x3d, 0x1c, 0x66],
];

/// Runs that don't learn, from those with few samples that are not right to those where none is: greys.
const LIGHT_GREYS: Stops = [
    [0xe4, 0xe7, 0xea],
    [0xcd, 0xd2, 0xd7],
    [0xb3, 0xba, 0xc1],
    [0x97, 0xa0, 0xa8],
    [0x7b, 0x85, 0x8f],
];
const DARK_GREYS: Stops = [
    [0x6d, 0x77, 0x82],
    [0x58, 0x62, 0x6c],
    [0x46, 0x4e, 0x57],
    [0x36, 0x3d, 0x45],
    [0x28, 0x2e, 0x35],
];

/// Which of up to four samples are not right, a bit each: pairs in hues that differ for every common kind of colour blindness (Okabe
/// and Ito, *Color universal design*, 2008), a single one in a pale hue, three in a deep one.
const WHICH: [[u8; 3]; 16] = [
    [0xdf, 0xed, 0xdb], // none: see `ALL_RIGHT`
    [0xbd, 0xd7, 0xee], // 1
    [0xf8, 0xd9, 0xb0], // 2
    [0x00, 0x72, 0xb2], // 1 2
    [0xd6, 0xcb, 0xf0], // 3
    [0xe6, 0x9f, 0x00], // 1 3
    [0xf0, 0xe4, 0x42], // 2 3
    [0x8c, 0x3b, 0x14], // 1 2 3
    [0xec, 0xcd, 0xe0], // 4
    [0x56, 0xb4, 0xe9], // 1 4
    [0x00, 0x9e, 0x73], // 2 4
    [0x5b, 0x3a, 0x8e], // 1 2 4
    [0xcc, 0x79, 0xa7], // 3 4
    [0x0b, 0x52, 0x5b], // 1 3 4
    [0x7d, 0x15, 0x46], // 2 3 4
    [0x55, 0x5b, 0x62], // all
];
const ALL_RIGHT: [[u8; 3]; 2] = [[0xdf, 0xed, 0xdb], [0x20, 0x38, 0x26]];

/// So many samples are told apart.
const FEW: usize = 4;

impl RunColours {
    /// From the last epoch down to where it was halved so many times, epochs have colours of their own, equal ratios equal steps.
    pub const OCTAVES: f64 = 6.0;
    /// From 1 down to this, losses have colours of their own, equal ratios equal steps.
    pub const LOWEST_LOSS: f64 = 1e-6;

    /// The colour of a run.
    #[must_use]
    pub fn rgba(&self, run: &MappedRun) -> [u8; 4] {
        let [red, green, blue] = match (self.colouring, run.solved_at) {
            (Colouring::Epochs, Some(epoch)) => self.of_epoch(epoch),
            _ if run.has_diverged => self.of(|theme| [[0x00; 3], [0xff; 3]][theme]),
            (Colouring::Epochs, None) => self.grey(run.not_right),
            (Colouring::Ending, _) => self.of_ending(run),
            (Colouring::Loss, _) => of_loss(run.loss),
        };
        [red, green, blue, 0xff]
    }

    fn of_epoch(&self, epoch: u64) -> [u8; 3] {
        #[expect(clippy::cast_precision_loss, reason = "there are at most ten million epochs")]
        let share = epoch as f64 / self.epochs.max(1) as f64;
        between(&COURSE, 1.0 + share.log2() / Self::OCTAVES)
    }

    fn of_ending(&self, run: &MappedRun) -> [u8; 3] {
        if run.not_right == 0 {
            return self.of(|theme| ALL_RIGHT[theme]);
        }
        // Where some are held out, those that are not right may be others.
        let are_told_apart = self.samples <= FEW && run.rows.count_ones() as usize == run.not_right;
        let which = WHICH.get(run.rows as usize).filter(|_| are_told_apart);
        which.copied().unwrap_or_else(|| self.grey(run.not_right))
    }

    /// The grey of runs with so many samples that are not right.
    fn grey(&self, not_right: usize) -> [u8; 3] {
        #[expect(clippy::cast_precision_loss, reason = "there are at most 10,000")]
        let share =
            not_right.saturating_sub(1) as f64 / self.samples.max(2).saturating_sub(1) as f64;
        between(self.of(|theme| [&LIGHT_GREYS, &DARK_GREYS][theme]), share)
    }

    fn of<T>(&self, choose: impl Fn(usize) -> T) -> T {
        choose(match self.theme {
            Theme::Light => 0,
            Theme::Dark => 1,
        })
    }
}

fn of_loss(loss: f64) -> [u8; 3] {
    let lowest = RunColours::LOWEST_LOSS;
    let share = (loss.max(lowest) / lowest).ln() / lowest.recip().ln();
    between(&COURSE, share)
}
