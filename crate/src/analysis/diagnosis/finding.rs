//! What an examination can find.

use crate::named::{Choice, Named};

/// Something about a run that keeps it from learning, with the numbers that show it. Rows are indices of samples in the
/// data set, layers those of hidden layers from the inputs on, neurons those in their layer, all from 0.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Finding {
    /// Rows that are the same for the network have different targets: no parameters answer both.
    Contradiction {
        /// Those of the first such group,
        rows: Rows,
        /// and how many groups there are.
        groups: usize,
    },
    /// Rows have targets that the output can't come near to, whatever it is given.
    OutOfReach {
        /// Which rows.
        rows: Vec<usize>,
        /// Between which bounds its answers lie.
        range: [f64; 2],
    },
    /// The output only rises, or only falls, across straight lines, and no line parts the rows of one side of ½ from the
    /// others.
    NoBend(Unbent),
    /// A parameter or the loss leaves the finite.
    Divergence {
        /// At this epoch.
        at: u64,
        /// What of it was taken away, each by itself; for how many epochs the same run was then trained, and whether it
        /// was still finite. Nothing is tried of a run that was changed on the way.
        without: Vec<(Part, u64, bool)>,
    },
    /// Neurons of a layer answer alike, and have like weights to what follows: they do the work of one.
    Symmetry {
        /// Their layer.
        layer: usize,
        /// Which, ascending.
        neurons: Vec<usize>,
        /// The largest difference between their answers to a row, or between their weights to a neuron that follows.
        apart: f64,
        /// Whether they have the very same parameters, and get the same updates for ever.
        is_forever: bool,
    },
    /// The penalty pulls about as hard as the loss, or harder, and without it the same run has learnt.
    Penalty {
        /// The length of the gradient of the loss along all weights.
        loss: f64,
        /// The length of the gradient of the penalty.
        penalty: f64,
        /// The largest weight, without its sign.
        largest_weight: f64,
        /// The epoch at which it has learnt without the penalty.
        learns_without_at: u64,
    },
    /// What training descends goes up and down instead: the steps are too long.
    Overshoot {
        /// After so many epochs
        rises: usize,
        /// of these it was higher than before.
        epochs: usize,
        /// The lowest and the highest that it was.
        range: [f64; 2],
        /// The lowest and the highest with a tenth of the learning rate from here on.
        slower: [f64; 2],
    },
    /// No row that trains reaches these neurons: their derivative is 0 on all of them.
    Dead {
        /// Their layer; the output's is the one after the hidden ones.
        layer: usize,
        /// Which, ascending.
        neurons: Vec<usize>,
        /// Whether the network's outputs are the same for all rows that train.
        is_constant: bool,
    },
    /// Rows with different targets are in almost the same place of the space that the output sees, and it answers about the
    /// mean of their targets.
    Collision {
        /// Which rows.
        rows: Rows,
        /// How far apart the two of them are that are farthest apart.
        apart: f64,
    },
    /// The output is on the wrong side, and so sure of it that hardly anything of the error comes through.
    Pinned {
        /// The rows.
        rows: Rows,
        /// The largest derivative of the output neuron on any of them.
        derivative: f64,
    },
    /// Hidden neurons are so far out on all rows that are not right that they hardly change.
    Saturation {
        /// Their layer.
        layer: usize,
        /// Which, ascending.
        neurons: Vec<usize>,
        /// The rows that are not right.
        rows: Vec<usize>,
        /// The largest derivative on any of them;
        derivative: f64,
        /// and what comes back to them there at most: |∂E/∂z|.
        delta: f64,
    },
    /// Nothing is in the way: it is still on its way.
    TooFewUpdates {
        /// The epoch at which all rows are right, where it was found by training on.
        learns_at: Option<u64>,
        /// The epoch to which it was trained on,
        trained_to: u64,
        /// the mean squared error at present,
        loss: f64,
        /// and the one there.
        later: f64,
    },
    /// It stands still, and none of the others is why.
    Plateau {
        /// The mean squared error at present,
        loss: f64,
        /// that at the epoch to which it was trained on,
        later: f64,
        /// and this epoch.
        trained_to: u64,
    },
    /// None of the others is there, and it was not trained on for long enough to say more.
    Unknown {
        /// The mean squared error at present,
        loss: f64,
        /// that at the epoch to which it was trained on,
        later: f64,
        /// and this epoch.
        trained_to: u64,
    },
}

/// Rows with different targets, which get about the same answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// Which, ascending.
    pub rows: Vec<usize>,
    /// What the network answers to each of them.
    pub outputs: Vec<f64>,
    /// The mean of their targets.
    pub mean: f64,
    /// Whether that is the best answer to all of them: what the loss is least for.
    pub is_best: bool,
}

/// Why a network can't bend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unbent {
    /// It has no hidden layer.
    NoHiddenLayer,
    /// Its hidden neurons are linear.
    Linear,
    /// One hidden neuron draws one line.
    OneNeuron,
    /// Its hidden neurons are straight but for a kink, and at present each has all rows on one side of that.
    Kinks,
}

/// What can be taken away from a run that diverges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// Nine tenths of the learning rate.
    Rate,
    /// The penalty.
    Penalty,
    /// What the optimizer remembers: it becomes gradient descent.
    Memory,
}

/// The kinds of findings, and of runs that have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "as in Finding")]
pub enum FindingKind {
    Contradiction,
    OutOfReach,
    NoBend,
    Divergence,
    Symmetry,
    Penalty,
    Overshoot,
    Dead,
    Collision,
    Pinned,
    Saturation,
    TooFewUpdates,
    Plateau,
    Unknown,
}

impl Finding {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> FindingKind {
        match self {
            Self::Contradiction { .. } => FindingKind::Contradiction,
            Self::OutOfReach { .. } => FindingKind::OutOfReach,
            Self::NoBend(_) => FindingKind::NoBend,
            Self::Divergence { .. } => FindingKind::Divergence,
            Self::Symmetry { .. } => FindingKind::Symmetry,
            Self::Penalty { .. } => FindingKind::Penalty,
            Self::Overshoot { .. } => FindingKind::Overshoot,
            Self::Dead { .. } => FindingKind::Dead,
            Self::Collision { .. } => FindingKind::Collision,
            Self::Pinned { .. } => FindingKind::Pinned,
            Self::Saturation { .. } => FindingKind::Saturation,
            Self::TooFewUpdates { .. } => FindingKind::TooFewUpdates,
            Self::Plateau { .. } => FindingKind::Plateau,
            Self::Unknown { .. } => FindingKind::Unknown,
        }
    }

    /// The rows that it is about.
    #[must_use]
    pub fn rows(&self) -> &[usize] {
        match self {
            Self::Contradiction { rows, .. }
            | Self::Collision { rows, .. }
            | Self::Pinned { rows, .. } => &rows.rows,
            Self::Saturation { rows, .. } | Self::OutOfReach { rows, .. } => rows,
            _ => &[],
        }
    }

    /// The layer and its neurons that it is about.
    #[must_use]
    pub fn neurons(&self) -> Option<(usize, &[usize])> {
        match self {
            Self::Symmetry { layer, neurons, .. }
            | Self::Dead { layer, neurons, .. }
            | Self::Saturation { layer, neurons, .. } => Some((*layer, neurons)),
            _ => None,
        }
    }
}

impl FindingKind {
    /// All of them, in the order in which they are declared.
    #[must_use]
    pub fn all() -> &'static [Self] {
        Self::ALL
    }

    /// What it is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        Self::CHOICES[self.index()].title
    }
}

impl Named for FindingKind {
    const ALL: &'static [Self] = &[
        Self::Contradiction,
        Self::OutOfReach,
        Self::NoBend,
        Self::Divergence,
        Self::Symmetry,
        Self::Penalty,
        Self::Overshoot,
        Self::Dead,
        Self::Collision,
        Self::Pinned,
        Self::Saturation,
        Self::TooFewUpdates,
        Self::Plateau,
        Self::Unknown,
    ];
    const CHOICES: &'static [Choice] = &[
        Choice { name: "contradiction", title: "Rows contradict each other" },
        Choice { name: "out-of-reach", title: "Targets are out of reach" },
        Choice { name: "no-bend", title: "The network can’t bend" },
        Choice { name: "divergence", title: "It diverges" },
        Choice { name: "symmetry", title: "Neurons do the same" },
        Choice { name: "penalty", title: "The penalty wins" },
        Choice { name: "overshoot", title: "It overshoots" },
        Choice { name: "dead", title: "Neurons are dead" },
        Choice { name: "collision", title: "Rows collide" },
        Choice { name: "pinned", title: "Sure of the wrong answer" },
        Choice { name: "saturation", title: "Neurons are saturated" },
        Choice { name: "too-few-updates", title: "Too few updates" },
        Choice { name: "plateau", title: "It stands still" },
        Choice { name: "unknown", title: "Nothing was found" },
    ];

    fn index(self) -> usize {
        self as usize
    }
}

by_name!(FindingKind);
