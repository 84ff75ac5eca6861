//! Data sets that have a name. Each is a file, and a line in the list below.

mod draw;

use ndarray::{Array1, Array2};

pub(super) use draw::Draw;

kinds! { $
    /// A data set that has a name: a gate, whose rows are always the same, or one that is drawn by a
    /// [`Recipe`](crate::data::Recipe).
    ///
    /// ```
    /// use xor_playground::DataSet;
    /// use xor_playground::data::NamedData;
    /// let xor: NamedData = "xor".parse()?;
    /// assert_eq!(xor.data(), DataSet::xor());
    /// assert_eq!(NamedData::of(&DataSet::xor()), Some(xor));
    /// # Ok::<(), xor_playground::UnknownName>(())
    /// ```
    pub enum NamedData {
        xor::Xor,
        #[cfg(feature = "every-kind")]
        and::And,
        #[cfg(feature = "every-kind")]
        or::Or,
        #[cfg(feature = "every-kind")]
        nand::Nand,
        #[cfg(feature = "every-kind")]
        nor::Nor,
        #[cfg(feature = "every-kind")]
        xnor::Xnor,
        #[cfg(feature = "every-kind")]
        implies::Implies,
        #[cfg(feature = "every-kind")]
        parity3::Parity3,
        #[cfg(feature = "every-kind")]
        majority3::Majority3,
        #[cfg(feature = "every-kind")]
        circle::Circle,
        #[cfg(feature = "every-kind")]
        gaussians::Gaussians,
        #[cfg(feature = "every-kind")]
        four_clouds::FourClouds,
        #[cfg(feature = "every-kind")]
        spiral::Spiral,
        #[cfg(feature = "every-kind")]
        moons::Moons,
        #[cfg(feature = "every-kind")]
        rings::Rings,
        #[cfg(feature = "every-kind")]
        line::Line,
        #[cfg(feature = "every-kind")]
        plane::Plane,
        #[cfg(feature = "every-kind")]
        bumps::Bumps,
        #[cfg(feature = "every-kind")]
        sine::Sine,
    }
}

/// All that is known of a data set that has a name.
trait Known {
    /// Its name in links, files and lists.
    const NAME: &'static str;
    /// Its name for people.
    const TITLE: &'static str;
    /// Where it comes from.
    const SOURCE: &'static str;
    /// How its samples come about.
    const MAKING: Making;
}

/// The inputs of samples, a row for each, and their targets.
pub(super) type Rows = (Array2<f64>, Array1<f64>);

/// How samples come about.
#[derive(Clone, Copy)]
pub(super) enum Making {
    /// They are always the same.
    Table(fn() -> Rows),
    /// As many as one likes are drawn.
    Drawn {
        draw: fn(&Draw) -> Rows,
        /// The same for NumPy: what it is, in a comment, and the function `make_data`, which is given the generator and
        /// uses `SAMPLES`, `NOISE` (the share), `rounded` and `normals`.
        python: &'static str,
    },
}

/// The truth table of a function of bits: a row for each way to set them, in the order in which one counts, the last
/// bit turning fastest. For two, that is the article's order: 00, 01, 10, 11.
fn truth_table<const BITS: usize>(function: fn([bool; BITS]) -> bool) -> Rows {
    let row = |row: usize| std::array::from_fn(|bit| row >> (BITS - 1 - bit) & 1 == 1);
    let inputs = Array2::from_shape_fn((1 << BITS, BITS), |(at, bit)| row(at)[bit].into());
    let targets = Array1::from_shape_fn(1 << BITS, |at| function(row(at)).into());
    (inputs, targets)
}

impl NamedData {
    /// Where it comes from.
    #[must_use]
    pub fn source(self) -> &'static str {
        kind!(self, Kind => Kind::SOURCE)
    }

    /// How its samples come about.
    pub(super) fn making(self) -> Making {
        kind!(self, Kind => Kind::MAKING)
    }

    /// Whether its samples are drawn, as many as one likes.
    #[must_use]
    pub fn is_drawn(self) -> bool {
        matches!(self.making(), Making::Drawn { .. })
    }

    /// How it is drawn with NumPy: see [`Making::Drawn`].
    pub(crate) fn python(self) -> Option<&'static str> {
        match self.making() {
            Making::Table(_) => None,
            Making::Drawn { python, .. } => Some(python),
        }
    }
}
