//! Trains many runs, and says of each how it ended.

use super::run::Run;
use super::trainer::Trainer;
use crate::data::{Criterion, Verdict};
use crate::network::Parameters;
use crate::numerics::{F64x4, LANES};

/// How a run ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// How many epochs were trained: as many as asked for, unless the run diverged.
    pub epochs: u64,
    /// What the output says about each sample in the end, whether it trains or is held out.
    pub verdicts: Vec<Verdict>,
    /// The output for each sample in the end, whether it trains or is held out.
    pub outputs: Vec<f64>,
    /// The first epoch at which all samples that train were right.
    pub solved_at: Option<u64>,
    /// The mean squared error in the end, over the samples that train.
    pub loss: f64,
    /// How the test ended, where samples are held out for one.
    pub test: Option<Test>,
}

/// How a run ended for the samples that are held out.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// Their indices, in their order.
    pub rows: Vec<usize>,
    /// The mean squared error over them in the end.
    pub loss: f64,
}

impl Outcome {
    /// Whether all samples that train were right in the end.
    #[must_use]
    pub fn is_solved(&self) -> bool {
        self.training_verdicts().all(|verdict| verdict == Verdict::Right)
    }

    /// How many of the samples that train were right in the end.
    #[must_use]
    pub fn right_count(&self) -> usize {
        self.training_verdicts().filter(|&verdict| verdict == Verdict::Right).count()
    }

    /// Whether a run that was to be trained so far got there, and has learnt.
    fn has_learnt(&self, epochs: u64) -> bool {
        self.epochs == epochs && self.is_solved()
    }

    fn training_verdicts(&self) -> impl Iterator<Item = Verdict> + '_ {
        let trains = |row| !self.test.iter().any(|test| test.rows.binary_search(&row).is_ok());
        let rows = self.verdicts.iter().enumerate();
        rows.filter_map(move |(row, &verdict)| trains(row).then_some(verdict))
    }
}

/// Trains each run to the same epoch, and says how it ended, in the order of the runs.
///
/// Four runs at a time that are alike but for their parameters and learning rate train side by side, a
/// lane each, if they have the article's shape, optimizer and loss and four samples; others train one by
/// one. An outcome is the same, to the bit, as a [`Trainer`] gives for that run alone.
///
/// ```
/// use xor_playground::Run;
/// use xor_playground::training::survey;
/// let runs: Vec<Run> = (0..20).map(Run::article).collect();
/// let outcomes = survey(&runs, 5_000);
/// assert!(outcomes[0].is_solved());
/// assert!(!outcomes[11].is_solved());
/// ```
#[must_use]
pub fn survey(runs: &[Run], epochs: u64) -> Vec<Outcome> {
    fours(runs)
        .flat_map(|four| side_by_side(four, epochs).unwrap_or_else(|| one_by_one(four, epochs)))
        .collect()
}

/// The same, and of each run that has not learnt, or has diverged, what `look` says of it in the end.
#[cfg(feature = "every-kind")]
pub(crate) fn survey_and_look<T>(
    runs: &[Run],
    epochs: u64,
    look: impl Fn(&Trainer) -> T,
) -> Vec<(Outcome, Option<T>)> {
    let mut endings = Vec::with_capacity(runs.len());
    for four in fours(runs) {
        let outcomes = side_by_side(four, epochs);
        for (lane, run) in four.iter().enumerate() {
            let mut trainer = Trainer::new(run.clone());
            let outcome = match &outcomes {
                Some(outcomes) => outcomes[lane].clone(),
                None => train(&mut trainer, epochs),
            };
            let seen = (!outcome.has_learnt(epochs)).then(|| {
                // What was trained in a lane has no trainer yet.
                trainer.step(epochs - trainer.epoch());
                look(&trainer)
            });
            endings.push((outcome, seen));
        }
    }
    endings
}

/// Up to four runs at a time over the same data.
fn fours(runs: &[Run]) -> impl Iterator<Item = &[Run]> {
    runs.chunk_by(|one, next| one.setup().data == next.setup().data)
        .flat_map(|alike| alike.chunks(LANES))
}

fn one_by_one(runs: &[Run], epochs: u64) -> Vec<Outcome> {
    runs.iter().map(|run| alone(run, epochs)).collect()
}

fn alone(run: &Run, epochs: u64) -> Outcome {
    train(&mut Trainer::new(run.clone()), epochs)
}

/// Trains a run from its start.
fn train(trainer: &mut Trainer, epochs: u64) -> Outcome {
    let solved_at = trainer.step_and_find_solved(epochs);
    Outcome {
        epochs: trainer.epoch(),
        verdicts: trainer.verdicts().collect(),
        outputs: trainer.outputs().collect(),
        solved_at,
        loss: trainer.loss(),
        test: trainer.test_loss().map(|loss| Test { rows: trainer.test_rows().to_vec(), loss }),
    }
}

/// Up to four runs over the same data, a lane each; nothing if they can't be trained like this.
fn side_by_side(runs: &[Run], epochs: u64) -> Option<Vec<Outcome>> {
    if !runs.iter().all(|run| run.edits().is_empty() && run.setup().is_article()) {
        return None;
    }
    let mut four = FourRuns::new(runs);
    four.train_all(epochs);
    let outputs = four.outputs().map(F64x4::to_array);
    let outcomes = runs.iter().enumerate().map(|(lane, run)| {
        let outputs = outputs.map(|lanes| lanes[lane]);
        let targets = run.setup().data.targets();
        let errors: [f64; LANES] = std::array::from_fn(|sample| targets[sample] - outputs[sample]);
        let loss = F64x4::new(errors.map(|error| error * error)).mean();
        // A run that diverges ends where its trainer stops.
        if !four.is_finite(lane) || !loss.is_finite() {
            return alone(run, epochs);
        }
        let judge = |(&y, &t)| four.criterion.judge(y, t);
        let verdicts = outputs.iter().zip(targets).map(judge).collect();
        let (outputs, solved_at) = (outputs.to_vec(), four.solved_at[lane]);
        Outcome { epochs, verdicts, outputs, solved_at, loss, test: None }
    });
    Some(outcomes.collect())
}

/// Up to four networks of the article's shape under way, a lane each; if there are fewer, the last one
/// again in the lanes that are left.
struct FourRuns {
    networks: Parameters<F64x4, 2>,
    learning_rates: F64x4,
    inputs: [[F64x4; 2]; LANES],
    targets: [F64x4; LANES],
    criterion: Criterion,
    solved_at: [Option<u64>; LANES],
}

impl FourRuns {
    fn new(runs: &[Run]) -> Self {
        let of_lane = |lane: usize| &runs[lane.min(runs.len() - 1)];
        let starts =
            std::array::from_fn(|lane| Parameters::unpacked(of_lane(lane).start().parameters()));
        let data = &runs[0].setup().data;
        Self {
            networks: Parameters::side_by_side(&starts),
            learning_rates: F64x4::new(std::array::from_fn(|lane| {
                of_lane(lane).setup().learning_rate.get()
            })),
            inputs: std::array::from_fn(|sample| {
                [0, 1].map(|input| F64x4::splat(data.inputs()[[sample, input]]))
            }),
            targets: std::array::from_fn(|sample| F64x4::splat(data.targets()[sample])),
            criterion: Criterion::of(data),
            solved_at: [None; LANES],
        }
    }

    /// Trains all of them so many epochs, and notes where each is solved.
    fn train_all(&mut self, epochs: u64) {
        let Self { mut networks, learning_rates, inputs, targets, criterion, .. } = *self;
        let tolerance = criterion.right_below;
        let mut unsolved = F64x4::ALL;
        for epoch in 0..epochs {
            let outputs = networks.train_epoch_side_by_side(&inputs, &targets, learning_rates);
            let newly = unsolved & right(&outputs, &targets, tolerance);
            if newly != 0 {
                unsolved &= !newly;
                self.note(newly, epoch);
            }
        }
        self.networks = networks;
        self.note(unsolved & right(&self.outputs(), &targets, tolerance), epochs);
    }

    /// Notes the lanes in the bits of `lanes` as solved at `epoch`.
    fn note(&mut self, lanes: u32, epoch: u64) {
        for (lane, solved_at) in self.solved_at.iter_mut().enumerate() {
            if lanes >> lane & 1 == 1 {
                *solved_at = Some(epoch);
            }
        }
    }

    /// The outputs for each sample.
    fn outputs(&self) -> [F64x4; LANES] {
        self.inputs.map(|input| self.networks.forward(input).output)
    }

    fn is_finite(&self, lane: usize) -> bool {
        self.networks.all(|lanes| lanes.to_array()[lane].is_finite())
    }
}

/// The lanes of the networks for which all samples are right, a bit each.
#[inline(always)]
fn right(outputs: &[F64x4; LANES], targets: &[F64x4; LANES], tolerance: f64) -> u32 {
    let is_right = |sample: usize| (targets[sample] - outputs[sample]).within(tolerance);
    (is_right(0) & is_right(1)) & (is_right(2) & is_right(3))
}
