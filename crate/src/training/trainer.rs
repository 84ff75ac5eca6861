//! Takes a run forward, epoch by epoch.

use super::loss_curve::{LossCurve, Point};
use super::run::{Change, LearningRate, Run, RunError};
use super::stepper::{CHUNK, State, Stepper, chunk};
use crate::data::Verdict;
use crate::network::Network;

/// A run under way: the network at the present epoch, and the loss curve up to it.
///
/// ```
/// use xor_playground::{Run, Trainer};
/// let mut trainer = Trainer::new(Run::article(0));
/// trainer.step(5_000);
/// assert_eq!(trainer.epoch(), 5_000);
/// assert!((trainer.loss() - 0.0002996845937184986).abs() < 1e-15);
/// ```
#[derive(Clone, Debug)]
pub struct Trainer {
    run: Run,
    stepper: Stepper,
    state: State,
    /// Where the next epochs are trained, until they turn out to be finite.
    next: State,
    epoch: u64,
    /// The losses of the epochs before this one.
    curve: LossCurve,
}

impl Trainer {
    /// The run at epoch 0.
    #[must_use]
    pub fn new(run: Run) -> Self {
        let stepper = Stepper::new(run.setup());
        let state = State::start(&run);
        Self { run, stepper, next: state.clone(), state, epoch: 0, curve: LossCurve::new() }
    }

    /// Trains `epochs` epochs, or fewer if the run diverges, and says how many it trained.
    ///
    /// One step of n is n steps of one, to the bit. Nothing is allocated.
    pub fn step(&mut self, epochs: u64) -> u64 {
        let from = self.epoch;
        let target = from.saturating_add(epochs);
        while self.epoch < target {
            if self.train_chunk(target, &mut [0.0; CHUNK]) == 0 {
                break;
            }
        }
        self.epoch - from
    }

    /// Trains to `target` like [`Trainer::step`], and gives the first epoch on the way, from the
    /// present one on, at which all samples were right.
    pub(crate) fn train_to(&mut self, target: u64) -> Option<u64> {
        let mut losses = [0.0; CHUNK];
        while self.epoch < target {
            let from = self.epoch;
            let trained = self.train_chunk(target, &mut losses);
            if trained == 0 {
                break;
            }
            let solved_at = self.first_right(from, &losses[..trained]);
            if solved_at.is_some() {
                self.step(target - self.epoch);
                return solved_at;
            }
        }
        self.are_right(self.network()).then_some(self.epoch)
    }

    /// The first of the epochs trained last, which began at `from` with these losses, at which all
    /// samples were right. Those with a larger loss need no second look.
    fn first_right(&mut self, from: u64, losses: &[f64]) -> Option<u64> {
        // A little more than what rounding could add.
        const HIGHEST_LOSS: f64 = Verdict::TOLERANCE * Verdict::TOLERANCE * 1.000_001;
        let mut at = from;
        for (epoch, _) in (from..).zip(losses).filter(|&(_, &loss)| loss < HIGHEST_LOSS) {
            self.stepper.retrain(&self.run, &mut self.next, at, epoch);
            at = epoch;
            if self.are_right(&self.next.network) {
                return Some(epoch);
            }
        }
        None
    }

    fn are_right(&self, network: &Network) -> bool {
        self.stepper.verdicts(&self.run, network).all(|verdict| verdict == Verdict::Right)
    }

    /// Trains some epochs towards `target`, at most [`CHUNK`], and says how many: none where the run
    /// diverges. If it trained any, their losses are in `losses`, and the state before them in `next`.
    fn train_chunk(&mut self, target: u64, losses: &mut [f64; CHUNK]) -> usize {
        let length = chunk(&self.run, self.epoch, target);
        // If something was no longer finite on the way, shorter ways lead to where.
        let lengths = std::iter::successors(Some(length), |&length| Some(length / 2));
        lengths
            .take_while(|&length| length > 0)
            .find(|&length| self.train(&mut losses[..length]))
            .unwrap_or(0)
    }

    /// Trains one epoch for each place in `losses`, at most [`CHUNK`]. If the network is not finite
    /// somewhere on the way, it stays as it was, and the answer is false.
    fn train(&mut self, losses: &mut [f64]) -> bool {
        self.next.copy_from(&self.state);
        self.stepper.train(&self.run, &mut self.next, self.epoch, losses);
        // A parameter that is no longer finite never becomes finite again, but a loss may.
        let is_finite = losses.iter().all(|loss| loss.is_finite());
        if !is_finite || !self.stepper.is_finite(&self.next.network) {
            return false;
        }
        std::mem::swap(&mut self.state, &mut self.next);
        for &mut loss in losses {
            self.curve.push(loss);
            self.epoch += 1;
        }
        self.run.change_parameters(self.epoch, &mut self.state.network);
        true
    }

    /// Changes something at the present epoch, and drops the run's later changes. A run that had
    /// diverged may go on.
    ///
    /// # Errors
    /// Those of [`Run::edit`].
    pub fn edit(&mut self, change: Change) -> Result<(), RunError> {
        self.run.edit(self.epoch, change)?;
        self.run.change_parameters(self.epoch, &mut self.state.network);
        Ok(())
    }

    /// Changes the learning rate from the present epoch on, and drops the run's later changes.
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
        &self.state.network
    }

    pub(crate) fn state(&self) -> &State {
        &self.state
    }

    /// The loss that is shown: the mean of (t − y)² over the samples of the run.
    #[must_use]
    pub fn loss(&self) -> f64 {
        self.network().mean_squared_error_of(self.stepper.samples())
    }

    /// The outputs for the samples of the run.
    pub fn outputs(&self) -> impl Iterator<Item = f64> + '_ {
        self.network().outputs_of(self.stepper.samples())
    }

    /// What training descends: the loss of the setup over all samples, with the penalty.
    #[must_use]
    pub fn objective(&self) -> f64 {
        let setup = self.run.setup();
        let targets = setup.data.targets();
        let pairs = targets.iter().copied().zip(self.outputs());
        setup.loss.total(pairs, targets.len())
            + setup.penalty.value(&setup.shape, self.network().parameters())
    }

    /// What each sample's output says about it.
    pub fn verdicts(&self) -> impl Iterator<Item = Verdict> + '_ {
        self.stepper.verdicts(&self.run, self.network())
    }

    /// The next epoch, if the way there leads through a parameter or a loss that is not finite: the run
    /// has diverged, and the trainer stays at the last epoch before.
    #[must_use]
    pub fn diverged_at(&self) -> Option<u64> {
        let mut stepper = self.stepper.clone();
        let mut next = self.state.clone();
        let mut loss = [0.0];
        stepper.train(&self.run, &mut next, self.epoch, &mut loss);
        let goes_on = loss[0].is_finite() && stepper.is_finite(&next.network);
        (!goes_on).then_some(self.epoch + 1)
    }

    /// The first epoch, up to the present one, at which all samples were right. This trains the run
    /// again.
    #[must_use]
    pub fn solved_at(&self) -> Option<u64> {
        Self::new(self.run.clone()).train_to(self.epoch)
    }

    /// The loss curve from epoch 0 to the present one: see [`LossCurve`].
    pub fn curve(&self) -> impl Iterator<Item = Point> + '_ {
        let present = Point { epoch: self.epoch, loss: self.loss() };
        self.curve.points().chain(std::iter::once(present))
    }
}
