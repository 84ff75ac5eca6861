//! Takes a run forward, epoch by epoch.

use crate::curve::{LossCurve, Point};
use crate::network::Network;
use crate::run::{LearningRate, Run};
use crate::xor::Verdict;

/// How many epochs are trained between two looks at whether the numbers are still finite.
const CHUNK: usize = 256;

/// How many epochs can be trained at once from `epoch` towards `target`: to the run's next change, and
/// no more than [`CHUNK`].
fn chunk(run: &Run, epoch: u64, target: u64) -> usize {
    let until = run.next_edit_after(epoch).map_or(target, |edit| edit.epoch.min(target));
    usize::try_from(until - epoch).map_or(CHUNK, |left| left.min(CHUNK))
}

/// Takes the network of `run` from one epoch to a later one that the run is known to reach.
pub(crate) fn retrain(run: &Run, network: &mut Network, mut from: u64, to: u64) {
    let mut losses = [0.0; CHUNK];
    while from < to {
        let length = chunk(run, from, to);
        network.train(run.learning_rate_at(from).get(), &mut losses[..length]);
        from += length as u64;
    }
}

/// A run under way: the network at the present epoch, and the loss curve up to it.
///
/// ```
/// use xor_playground::{HiddenSize, LearningRate, Run, Start, Trainer};
/// let run = Run::new(Start::Seed(0, HiddenSize::ARTICLE), LearningRate::ARTICLE);
/// let mut trainer = Trainer::new(run);
/// trainer.step(5_000);
/// assert_eq!(trainer.epoch(), 5_000);
/// assert!((trainer.network().loss() - 0.0002996845937184986).abs() < 1e-15);
/// ```
#[derive(Clone, Debug)]
pub struct Trainer {
    run: Run,
    network: Network,
    epoch: u64,
    /// The losses of the epochs before this one.
    curve: LossCurve,
}

impl Trainer {
    /// The run at epoch 0.
    #[must_use]
    pub fn new(run: Run) -> Self {
        let network = run.start().network();
        Self { run, network, epoch: 0, curve: LossCurve::new() }
    }

    /// Trains `epochs` epochs, or fewer if the run diverges, and says how many it trained.
    ///
    /// One step of n is n steps of one, to the bit. Nothing is allocated.
    pub fn step(&mut self, epochs: u64) -> u64 {
        let from = self.epoch;
        let target = from.saturating_add(epochs);
        while self.epoch < target {
            let length = chunk(&self.run, self.epoch, target);
            // A number that is no longer finite never becomes finite again, so one look at the end
            // of a chunk is enough. If it happened, single epochs lead to where.
            if !self.train(length) {
                while self.train(1) {}
                break;
            }
        }
        self.epoch - from
    }

    /// Trains `length` ≤ [`CHUNK`] epochs. If the network is not finite afterwards, it stays as it
    /// was, and the answer is false.
    fn train(&mut self, length: usize) -> bool {
        let mut losses = [0.0; CHUNK];
        let losses = &mut losses[..length];
        let network = self.trained(losses);
        if !network.is_finite() {
            return false;
        }
        self.network = network;
        for &mut loss in losses {
            self.curve.push(loss);
            self.epoch += 1;
        }
        true
    }

    /// The network as it would be after an epoch for each place in `losses`.
    fn trained(&self, losses: &mut [f64]) -> Network {
        let mut network = self.network;
        network.train(self.learning_rate().get(), losses);
        network
    }

    /// Changes the learning rate from the present epoch on, and drops the run's later changes. A run
    /// that had diverged may go on.
    pub fn set_learning_rate(&mut self, learning_rate: LearningRate) {
        self.run.set_learning_rate(self.epoch, learning_rate);
    }

    /// The learning rate with which the next epoch is trained.
    #[must_use]
    pub fn learning_rate(&self) -> LearningRate {
        self.run.learning_rate_at(self.epoch)
    }

    /// The run, with every change made so far.
    #[must_use]
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// How many epochs have been trained.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// The network at the present epoch.
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The next epoch, if a parameter or the loss is no longer finite there: the run has diverged, and
    /// the trainer stays at the last epoch before.
    #[must_use]
    pub fn diverged_at(&self) -> Option<u64> {
        (!self.trained(&mut [0.0]).is_finite()).then_some(self.epoch + 1)
    }

    /// The first epoch, up to the present one, at which all four rows were right. This trains the run
    /// again, an epoch at a time.
    #[must_use]
    pub fn solved_at(&self) -> Option<u64> {
        let mut again = Self::new(self.run.clone());
        loop {
            let verdicts = Verdict::of_rows(again.network.outputs());
            if verdicts.iter().all(|&verdict| verdict == Verdict::Right) {
                return Some(again.epoch);
            }
            if again.epoch == self.epoch || again.step(1) == 0 {
                return None;
            }
        }
    }

    /// The loss curve from epoch 0 to the present one: see [`LossCurve`].
    pub fn curve(&self) -> impl Iterator<Item = Point> + '_ {
        let present = Point { epoch: self.epoch, loss: self.network.loss() };
        self.curve.points().chain(std::iter::once(present))
    }
}
