//! What training does from here on, and what it would do without some part of the run.

use super::finding::{Finding, Part};
use crate::network::{Network, count};
use crate::training::{LearningRate, Optimizer, Penalty, Run, Setup, Trainer};

/// It is trained on for as many times the epochs that it has had,
const AHEAD: u64 = 100;
/// and for so many at least, if there is work for it.
const LEAST: u64 = 100_000;
/// So many epochs show whether it goes up and down.
const LOOKED_AT: u64 = 100;
/// Fewer don't.
const FEWEST: usize = 10;
/// It goes up and down if it is higher than before at more than this share of the epochs,
const OFTEN: f64 = 0.1;
/// and its highest is more than this many times its lowest.
const SWING: f64 = 1.1;
/// A loss that in as many epochs as there were would fall by less than this share stands still.
const STANDS: f64 = 0.005;
/// To say so takes so many epochs, and as many as there were.
const SEEN: u64 = 10_000;
/// What does not diverge in this many times the epochs that a run does so in,
const LONGER: u64 = 20;
/// and in so many, stays finite.
const FEW: u64 = 5_000;
/// A penalty that pulls with more than this share of the loss's gradient holds it.
const HOLDS: f64 = 0.9;

/// What becomes of a run from its present epoch on.
pub(super) struct Course<'a> {
    run: &'a Run,
    epoch: u64,
    /// About how many epochs a tenth of all work is.
    tenth: u64,
    loss: f64,
    /// Half-way of where it was trained on to.
    half_way: f64,
    /// The run there.
    pub end: Trainer,
    pub learns_at: Option<u64>,
    diverges_at: Option<u64>,
}

impl<'a> Course<'a> {
    /// From a run as it is at present. It may be known already that it diverges, and at which epoch.
    pub fn of(present: &'a Trainer, known: Option<u64>, most_work: u64) -> Self {
        let run = present.run();
        let epoch = present.epoch();
        let tenth = most_work / run.setup().work().max(1) / 10;
        // One is always looked at.
        let ahead = rounded((AHEAD * epoch).max(LEAST).min(6 * tenth)).max(1);

        let mut end = present.clone();
        let diverges_next = known.or(end.look_ahead());
        let mut learns_at = None;
        if diverges_next.is_none() {
            learns_at = end.step_to_solved(epoch + ahead / 2);
        }
        let half_way = end.loss();
        if diverges_next.is_none() && learns_at.is_none() {
            learns_at = end.step_to_solved(epoch + ahead);
        }
        let loss = present.loss();
        let diverges_at = diverges_next.or(end.diverged_at());
        Self { run, epoch, tenth, loss, half_way, end, learns_at, diverges_at }
    }

    /// That it will get there, or still moves where it was trained on to.
    pub fn moves(&self) -> Option<Finding> {
        let (trained_to, loss, later) = (self.end.epoch(), self.loss, self.end.loss());
        let learns_at = self.learns_at;
        let moves = learns_at.is_some() || (later < loss && self.falls() > STANDS);
        moves.then_some(Finding::TooFewUpdates { learns_at, trained_to, loss, later })
    }

    /// By which share the loss would fall in as many epochs as there were to begin with, or as it was trained on for, at
    /// the pace of the second half of these.
    fn falls(&self) -> f64 {
        let ahead = self.end.epoch() - self.epoch;
        let second_half = count_of(ahead - ahead / 2);
        let pace = (1.0 - self.end.loss() / self.half_way) / second_half;
        pace * count_of(ahead.max(self.epoch))
    }

    /// That it stands still; or that this was not looked at for long enough to say so.
    pub fn plateau(&self) -> Finding {
        let (trained_to, loss, later) = (self.end.epoch(), self.loss, self.end.loss());
        let is_seen = trained_to - self.epoch >= SEEN.max(self.epoch);
        if is_seen {
            Finding::Plateau { loss, later, trained_to }
        } else {
            Finding::Unknown { loss, later, trained_to }
        }
    }

    /// That it leaves the finite, and what of it keeps it from doing so when it is taken away.
    pub fn divergence(&self) -> Option<Finding> {
        let at = self.diverges_at?;
        let setup = self.run.setup();
        let mut parts = Vec::new();
        // What was changed on the way belongs to it: without that, it is not the same run.
        if self.run.edits().is_empty() {
            parts.extend(with_tenth(setup).map(|setup| (Part::Rate, setup)));
            if setup.penalty != Penalty::NONE {
                parts.push((Part::Penalty, Setup { penalty: Penalty::NONE, ..setup.clone() }));
            }
            if setup.optimizer.memory() > 0 {
                let optimizer = Optimizer::default();
                parts.push((Part::Memory, Setup { optimizer, ..setup.clone() }));
            }
        }
        // Smaller steps take longer to get there.
        let epochs = (LONGER * at).max(FEW).min(self.tenth);
        let stays = |(part, setup)| {
            let mut trainer = Trainer::new(Run::new(setup).ok()?);
            trainer.step(epochs);
            let stays = trainer.diverged_at().is_none();
            // What was trained for little work says nothing, unless it diverged.
            (!stays || epochs >= LONGER * at).then_some((part, epochs, stays))
        };
        Some(Finding::Divergence { at, without: parts.into_iter().filter_map(stays).collect() })
    }

    /// That the penalty holds it: it pulls as hard as the loss, which it does wherever a run with one stands still, and
    /// without it the run has learnt.
    pub fn penalty(&self, present: &Trainer) -> Option<Finding> {
        let setup = self.run.setup();
        if setup.penalty == Penalty::NONE || !self.run.edits().is_empty() {
            return None;
        }
        let (loss, penalty) = pulls(setup, present.network())?;
        let weights = weights(present.network()).map(f64::abs);
        let largest_weight = weights.fold(0.0, f64::max);
        if !(penalty > 0.0 && penalty >= HOLDS * loss) {
            return None;
        }
        let setup = Setup { penalty: Penalty::NONE, ..setup.clone() };
        let epochs = self.epoch.max(FEW).min(self.tenth);
        let learns_without_at = Trainer::new(Run::new(setup).ok()?).step_to_solved(epochs)?;
        Some(Finding::Penalty { loss, penalty, largest_weight, learns_without_at })
    }

    /// That what it descends rises, and would not with shorter steps.
    pub fn overshoot(&self, present: &Trainer) -> Option<Finding> {
        let watched = LOOKED_AT.min(self.tenth);
        let mut slower = present.clone();
        slower.set_learning_rate(LearningRate::new(present.learning_rate().get() / 10.0).ok()?);
        let series = [present.clone(), slower].map(|trainer| objectives(trainer, watched));
        let epochs = series[0].len() - 1;
        let [rises, slower_rises] = [&series[0], &series[1]].map(Vec::as_slice).map(rises);
        let [range, slower] = [&series[0], &series[1]].map(Vec::as_slice).map(ends);
        let is_found = epochs >= FEWEST
            && count(rises) > OFTEN * count(epochs)
            && range[1] > SWING * range[0]
            && [range, slower].as_flattened().iter().all(|end| end.is_finite())
            && 2 * slower_rises < rises
            && slower[1] < range[1];
        is_found.then_some(Finding::Overshoot { rises, epochs, range, slower })
    }
}

/// What a trainer descends at its epoch, and after each of the next ones.
fn objectives(mut trainer: Trainer, epochs: u64) -> Vec<f64> {
    let mut objectives = vec![trainer.objective()];
    while objectives.len() as u64 <= epochs && trainer.step(1) == 1 {
        objectives.push(trainer.objective());
    }
    objectives
}

/// How often a number is higher than the one before it, but for rounding.
fn rises(series: &[f64]) -> usize {
    series.windows(2).filter(|pair| pair[1] > pair[0] * (1.0 + 1e-9)).count()
}

/// The lowest and the highest.
fn ends(series: &[f64]) -> [f64; 2] {
    series.iter().fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], &number| {
        [low.min(number), high.max(number)]
    })
}

/// The same setup with a tenth of its learning rate.
fn with_tenth(setup: &Setup) -> Option<Setup> {
    let learning_rate = LearningRate::new(setup.learning_rate.get() / 10.0).ok()?;
    Some(Setup { learning_rate, ..setup.clone() })
}

/// How long the gradients of the loss and of the penalty are along all weights, as an update has them.
fn pulls(setup: &Setup, network: &Network) -> Option<(f64, f64)> {
    let samples = setup.training_samples();
    let batch = setup.batch.mini().map_or(samples, |(size, _)| size);
    // A mean over a batch is about that over all; of a sum, it has its part.
    let share = setup.loss.share(1.0, batch) / setup.loss.share(1.0, samples);
    let share = share * count(batch) / count(samples);
    let gradient = network.gradient(&setup.training_data(), setup.loss).ok()?;
    let mut penalty = vec![0.0; network.parameters().len()];
    setup.penalty.add_gradient(network.shape(), network.parameters(), &mut penalty);
    let penalty = Network::new(network.shape().clone(), penalty).ok()?;
    let length = |of: &Network| weights(of).map(|part| part * part).sum::<f64>().sqrt();
    Some((length(&gradient) * share, length(&penalty)))
}

#[expect(clippy::cast_precision_loss, reason = "no run has as many epochs")]
fn count_of(epochs: u64) -> f64 {
    epochs as f64
}

/// The weights of all layers.
fn weights(network: &Network) -> impl Iterator<Item = f64> + '_ {
    network.layers().flat_map(|layer| layer.weights.into_iter().copied())
}

/// The number with one digit and zeros that is no larger: 504,998 becomes 500,000.
fn rounded(number: u64) -> u64 {
    let unit = 10_u64.pow(number.max(1).ilog10());
    number / unit * unit
}
