//! Runs of the article's network that train side by side, a lane each.

use super::outcome::{Outcome, Reached, alone};
use super::run::Run;
use crate::data::Criterion;
use crate::network::Parameters;
use crate::numerics::{F64x4, LANES};

/// After so many epochs, it is looked whether a lane goes on to change.
const BLOCK: u64 = 64;

/// Whether a run can train in a lane.
pub(super) fn fits(run: &Run) -> bool {
    run.edits().is_empty() && run.setup().is_article()
}

/// Trains runs over the same data that all fit, each to its end; or, where `stops` says so, until all samples are right. A
/// lane that is done takes the next run.
pub(super) fn train(runs: &[Run], epochs: u64, stops: bool) -> Vec<Reached> {
    let Some(first) = runs.first() else { return Vec::new() };
    let mut lanes = Lanes::new(first, epochs, stops);
    let mut reached: Vec<Option<Reached>> = runs.iter().map(|_| None).collect();
    let mut waiting = runs.iter().enumerate();
    loop {
        for lane in 0..LANES {
            while lanes.busy[lane].is_none()
                && let Some((index, run)) = waiting.next()
            {
                lanes.take(lane, index, run);
            }
        }
        if lanes.busy.iter().all(Option::is_none) {
            return reached.into_iter().flatten().collect();
        }
        lanes.go_on(|index, how| {
            reached[index] = Some(match how {
                Ended::Right(epoch) => Reached::Right(epoch),
                Ended::At(outcome) => Reached::End(outcome),
                Ended::NotFinite => by_itself(&runs[index], epochs, stops),
            });
        });
    }
}

/// What diverges ends where its trainer stops.
fn by_itself(run: &Run, epochs: u64, stops: bool) -> Reached {
    if stops { Reached::of(run, epochs) } else { Reached::End(alone(run, epochs)) }
}

/// How a run left its lane.
enum Ended {
    /// All samples were right first at this epoch, and no more was asked for.
    Right(u64),
    At(Outcome),
    NotFinite,
}

/// A run under way.
#[derive(Clone, Copy)]
struct Lane {
    /// Its place among all.
    run: usize,
    epoch: u64,
    solved_at: Option<u64>,
}

/// Up to four networks of the article's shape. In the other lanes stands what was there before, which nobody looks at.
struct Lanes {
    networks: Parameters<F64x4, 2>,
    learning_rates: F64x4,
    inputs: [[F64x4; 2]; LANES],
    targets: [F64x4; LANES],
    criterion: Criterion,
    epochs: u64,
    stops: bool,
    busy: [Option<Lane>; LANES],
    /// The lanes of runs of which all samples were not right yet, a bit each.
    unsolved: u32,
}

impl Lanes {
    fn new(run: &Run, epochs: u64, stops: bool) -> Self {
        let data = &run.setup().data;
        let network = Parameters::unpacked(run.start().parameters());
        Self {
            networks: Parameters::side_by_side(&[network; LANES]),
            learning_rates: F64x4::splat(run.setup().learning_rate.get()),
            inputs: std::array::from_fn(|sample| {
                [0, 1].map(|input| F64x4::splat(data.inputs()[[sample, input]]))
            }),
            targets: std::array::from_fn(|sample| F64x4::splat(data.targets()[sample])),
            criterion: Criterion::of(data),
            epochs,
            stops,
            busy: [None; LANES],
            unsolved: 0,
        }
    }

    /// Puts a run into a lane.
    fn take(&mut self, lane: usize, index: usize, run: &Run) {
        self.networks.set_lane(lane, &Parameters::unpacked(run.start().parameters()));
        let mut rates = self.learning_rates.to_array();
        rates[lane] = run.setup().learning_rate.get();
        self.learning_rates = F64x4::new(rates);
        self.busy[lane] = Some(Lane { run: index, epoch: 0, solved_at: None });
        self.unsolved |= 1 << lane;
    }

    /// Trains until a run is done, or for a block of epochs, and hands out those that are done.
    fn go_on(&mut self, mut done: impl FnMut(usize, Ended)) {
        let left = |lane: &Lane| self.epochs - lane.epoch;
        let left = self.busy.iter().flatten().map(left).min().unwrap_or(0);
        let is_looked_at = left > BLOCK;
        let mut newly = self.train(left.min(BLOCK));
        let before = self.networks;
        if is_looked_at && newly == 0 {
            newly = self.train(1);
        }
        let outputs = self.outputs();
        let at_end = self.right(&outputs);
        for lane in 0..LANES {
            let Some(mut now) = self.busy[lane] else { continue };
            // What they were before the last update.
            if newly >> lane & 1 == 1 {
                now.solved_at = Some(now.epoch - 1);
            }
            let is_finite = self.networks.all(|lanes| lanes.to_array()[lane].is_finite());
            // From the same parameters every update is the same, and so it stays.
            let stands = is_looked_at && newly == 0 && self.networks.same_in_lane(&before, lane);
            if now.epoch == self.epochs || stands {
                now.epoch = self.epochs;
                if self.unsolved >> lane & 1 == 1 && at_end >> lane & 1 == 1 {
                    now.solved_at = Some(self.epochs);
                }
            }
            let ended = if !is_finite {
                Some(Ended::NotFinite)
            } else if let (true, Some(epoch)) = (self.stops, now.solved_at) {
                Some(Ended::Right(epoch))
            } else if now.epoch == self.epochs {
                let outputs = outputs.map(|lanes| lanes.to_array()[lane]);
                Some(self.outcome(outputs, now.solved_at).map_or(Ended::NotFinite, Ended::At))
            } else {
                None
            };
            self.busy[lane] = ended.is_none().then_some(now);
            if let Some(ended) = ended {
                self.unsolved &= !(1 << lane);
                done(now.run, ended);
            }
        }
    }

    /// Trains so many epochs, or fewer: to the first before which all samples of a run are right that never were. Gives
    /// the lanes of these, a bit each.
    fn train(&mut self, epochs: u64) -> u32 {
        let Self { mut networks, learning_rates, inputs, targets, criterion, .. } = *self;
        let mut trained = 0;
        let mut newly = 0;
        while newly == 0 && trained < epochs {
            let outputs = networks.train_epoch_side_by_side(&inputs, &targets, learning_rates);
            newly = self.unsolved & right(&outputs, &targets, criterion.right_below);
            trained += 1;
        }
        self.networks = networks;
        self.unsolved &= !newly;
        for lane in self.busy.iter_mut().flatten() {
            lane.epoch += trained;
        }
        newly
    }

    /// The outputs for each sample.
    fn outputs(&self) -> [F64x4; LANES] {
        self.inputs.map(|input| self.networks.forward(input).output)
    }

    fn right(&self, outputs: &[F64x4; LANES]) -> u32 {
        right(outputs, &self.targets, self.criterion.right_below)
    }

    /// How a run ended that has these outputs; nothing if its loss is not finite.
    fn outcome(&self, outputs: [f64; LANES], solved_at: Option<u64>) -> Option<Outcome> {
        let targets = self.targets.map(|target| target.to_array()[0]);
        let errors: [f64; LANES] = std::array::from_fn(|sample| targets[sample] - outputs[sample]);
        let loss = F64x4::new(errors.map(|error| error * error)).mean();
        let judge = |(&y, &t)| self.criterion.judge(y, t);
        let verdicts = outputs.iter().zip(&targets).map(judge).collect();
        let outputs = outputs.to_vec();
        let outcome =
            Outcome { epochs: self.epochs, verdicts, outputs, solved_at, loss, test: None };
        loss.is_finite().then_some(outcome)
    }
}

/// The lanes of the networks for which all samples are right, a bit each.
#[inline(always)]
fn right(outputs: &[F64x4; LANES], targets: &[F64x4; LANES], tolerance: f64) -> u32 {
    let is_right = |sample: usize| (targets[sample] - outputs[sample]).within(tolerance);
    (is_right(0) & is_right(1)) & (is_right(2) & is_right(3))
}
