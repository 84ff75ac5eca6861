//! Goes to any epoch of a run, forwards and backwards.

use super::answers::Answers;
use super::checkpoints::Checkpoints;
use super::edits::Change;
use super::learning_rate::LearningRate;
use super::loss_curve::Point;
use super::run::Run;
use super::setup::RunError;
use super::stepper::State;
use super::trainer::Trainer;
use crate::data::Verdict;
use crate::network::Network;

/// A run of which every epoch so far can be looked at again.
///
/// It has two places: the head, which is as far as the run has been trained, and the present epoch,
/// which [`Replay::seek`] moves. The network at an epoch is the same, to the bit, whichever way one came
/// there. What is trained or changed in the past replaces what followed.
///
/// ```
/// use xor_playground::{Replay, Run};
/// let mut replay = Replay::new(Run::article(0));
/// replay.step(500);
/// let then = replay.network().clone();
/// replay.step(4_500);
/// replay.seek(500);
/// assert_eq!((replay.epoch(), replay.head()), (500, 5_000));
/// assert_eq!(*replay.network(), then);
/// ```
#[derive(Clone, Debug)]
pub struct Replay {
    /// The run up to the head.
    head: Trainer,
    checkpoints: Checkpoints,
    /// The state at the present epoch.
    state: State,
    /// What the network answers there, once that was asked for.
    answers: Answers,
    /// The run as it is where what follows the present epoch is forgotten, on its way there.
    anew: Option<Box<Replay>>,
}

impl Replay {
    /// The run at epoch 0.
    #[must_use]
    pub fn new(run: Run) -> Self {
        let head = Trainer::new(run);
        let state = head.state.clone();
        let checkpoints = Checkpoints::new(head.run().setup(), &state);
        Self { head, checkpoints, state, answers: Answers::new(), anew: None }
    }

    /// Goes to `epoch`, or to the head if the run has not been trained so far.
    ///
    /// That trains at most the epochs between two checkpoints again: 256 for the article's network in a run of up
    /// to 130,000 epochs, fewer for a larger one, and twice as many for each further doubling of the run. A run of
    /// 10,000,000 epochs has them 32,768 epochs apart.
    pub fn seek(&mut self, epoch: u64) {
        self.seek_within(epoch, u64::MAX);
    }

    /// Goes towards `epoch` as [`Replay::seek`] does, but trains at most so many epochs again, and says whether it is
    /// there. On the way it is at an epoch of the run like any other; what goes on towards the same one gets there.
    ///
    /// ```
    /// use xor_playground::{Replay, Run};
    /// let mut replay = Replay::new(Run::article(0));
    /// replay.step(5_000);
    /// assert!(!replay.seek_within(1_000, 100));
    /// assert_eq!(replay.epoch(), 868);
    /// assert!(!replay.seek_within(1_000, 100) && replay.seek_within(1_000, 100));
    /// assert_eq!(replay.epoch(), 1_000);
    /// ```
    pub fn seek_within(&mut self, epoch: u64, most: u64) -> bool {
        let target = epoch.min(self.head());
        if target == self.epoch() {
            return true;
        }
        self.anew = None;
        if target == self.head() {
            self.arrive();
            return true;
        }
        self.checkpoints.restore_before(target, &mut self.state);
        let next = target.min(self.epoch().saturating_add(most));
        self.head.stepper.advance(&mut self.state, next);
        self.answers.forget();
        next == target
    }

    /// Trains `epochs` epochs on from the present one, or fewer if the run diverges, and says how many
    /// it trained. In the past, what followed is replaced: see [`Replay::edit`].
    pub fn step(&mut self, epochs: u64) -> u64 {
        self.forget_future();
        let from = self.epoch();
        let target = from.saturating_add(epochs);
        while self.head() < target {
            let length = (target - self.head()).min(self.checkpoints.until_next(self.head()));
            let trained = self.head.step(length);
            self.checkpoints.offer(&self.head.state);
            if trained < length {
                break;
            }
        }
        self.arrive();
        self.epoch() - from
    }

    /// Changes something at the present epoch. In the past, what followed is gone: the head is then the
    /// present epoch. (That trains the run again up to here, for its loss curve.)
    ///
    /// # Errors
    /// Those of [`Run::edit`]; then nothing is changed.
    pub fn edit(&mut self, change: Change) -> Result<(), RunError> {
        self.run().check(change)?;
        self.forget_future();
        self.head.edit(change)?;
        self.arrive();
        self.checkpoints.replace(&self.state);
        Ok(())
    }

    /// Is at the head.
    fn arrive(&mut self) {
        self.state.copy_from(&self.head.state);
        #[cfg(feature = "every-kind")]
        self.answers.become_those(self.head.answers());
    }

    /// [`Replay::edit`] of the learning rate.
    pub fn set_learning_rate(&mut self, learning_rate: LearningRate) {
        self.forget_future();
        self.head.set_learning_rate(learning_rate);
    }

    /// Makes the present epoch the head: what followed is gone. (In the past, that trains the run again up to here,
    /// for its loss curve.)
    pub fn forget_future(&mut self) {
        self.prepare(u64::MAX);
        if let Some(anew) = self.anew.take() {
            *self = *anew;
        }
    }

    /// Does a part of what [`Replay::forget_future`] has to do: trains at most so many epochs again, and says whether it is
    /// prepared. Until then, and as long as nothing is changed, all is seen as before; who goes to another epoch has to
    /// prepare anew.
    pub fn prepare(&mut self, most: u64) -> bool {
        let epoch = self.epoch();
        if epoch == self.head() {
            return true;
        }
        let anew = self.anew.get_or_insert_with(|| {
            let mut run = self.head.run().clone();
            run.forget_after(epoch);
            Box::new(Self::new(run))
        });
        anew.step(most.min(epoch - anew.head()));
        anew.head() == epoch
    }

    /// The run, with every change made so far.
    #[must_use]
    pub fn run(&self) -> &Run {
        self.head.run()
    }

    /// The present epoch.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.state.epoch
    }

    /// How far the run has been trained, in epochs.
    #[must_use]
    pub fn head(&self) -> u64 {
        self.head.epoch()
    }

    /// The network at the present epoch.
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.state.network
    }

    /// The run from the present epoch on, as training goes on from there: in the past, what was changed later is
    /// forgotten. The replay stays where it is.
    #[cfg(feature = "every-kind")]
    pub(crate) fn trainer(&self) -> Trainer {
        let mut run = self.run().clone();
        if self.epoch() < self.head() {
            run.forget_after(self.epoch());
        }
        Trainer::from(run, &self.state)
    }

    /// What the optimizer remembers at the present epoch: so many numbers of each parameter as the optimizer takes,
    /// one parameter after the other. All are 0 at epoch 0.
    #[must_use]
    pub fn memory(&self) -> &[f64] {
        &self.state.memory
    }

    /// The learning rate with which the epoch after the present one is trained.
    #[must_use]
    pub fn learning_rate(&self) -> LearningRate {
        self.run().learning_rate_at(self.epoch())
    }

    /// The epoch after the present one, if it is known that the run diverges there: see
    /// [`Trainer::diverged_at`].
    #[must_use]
    pub fn diverged_at(&self) -> Option<u64> {
        if self.epoch() == self.head() { self.head.diverged_at() } else { None }
    }

    /// Tries the epoch after the present one, without going there, and gives [`Replay::diverged_at`].
    pub fn look_ahead(&mut self) -> Option<u64> {
        if self.epoch() == self.head() { self.head.look_ahead() } else { None }
    }

    /// Does a part of [`Replay::look_ahead`], and says whether it is done: see [`Trainer::look_ahead_within`].
    #[cfg(feature = "every-kind")]
    pub fn look_ahead_within(&mut self, samples: usize) -> bool {
        if self.epoch() != self.head() {
            return true;
        }
        self.head.learn_answers(self.answers.known());
        self.head.look_ahead_within(samples)
    }

    /// Finds the first epoch, up to the head, at which all samples that train were right: see
    /// [`Trainer::find_solved_at`].
    #[must_use]
    pub fn find_solved_at(&self) -> Option<u64> {
        self.head.find_solved_at()
    }

    /// The same, if it is no later than this epoch: see [`Trainer::find_solved_within`].
    #[must_use]
    pub fn find_solved_within(&self, last: u64) -> Option<u64> {
        self.head.find_solved_within(last)
    }

    /// The loss that is shown at the present epoch: see [`Trainer::loss`].
    ///
    /// This, and what follows from the outputs too, takes one pass over the samples for all of it together, when the
    /// first of it is asked for at an epoch.
    #[must_use]
    pub fn loss(&self) -> f64 {
        self.answers.loss(&self.head.stepper, self.network())
    }

    /// The loss of the test at the present epoch: see [`Trainer::test_loss`].
    #[must_use]
    pub fn test_loss(&self) -> Option<f64> {
        self.answers.test_loss(&self.head.stepper, self.network())
    }

    /// The loss that is descended at the present epoch: see [`Trainer::descended_loss`].
    #[must_use]
    pub fn descended_loss(&self) -> f64 {
        self.head.stepper.descended(self.outputs())
    }

    /// How many of the samples that train are right at the present epoch.
    ///
    /// ```
    /// use xor_playground::{Replay, Run};
    /// let mut replay = Replay::new(Run::article(0));
    /// assert_eq!(replay.right_count(), 0);
    /// replay.step(5_000);
    /// assert_eq!(replay.right_count(), 4);
    /// ```
    #[must_use]
    pub fn right_count(&self) -> usize {
        self.answers.right_count(&self.head.stepper, self.network())
    }

    /// How many of the samples that are held out for the test are right at the present epoch, if there are any.
    #[must_use]
    pub fn test_right_count(&self) -> Option<usize> {
        self.answers.test_right_count(&self.head.stepper, self.network())
    }

    /// The indices of the samples that are held out for the test: see [`Trainer::test_rows`].
    #[must_use]
    pub fn test_rows(&self) -> &[usize] {
        self.head.test_rows()
    }

    /// Whether the sample with this index trains.
    #[must_use]
    pub fn trains(&self, row: usize) -> bool {
        self.head.stepper.trains(row)
    }

    /// The outputs for the samples of the run at the present epoch: see [`Trainer::outputs`].
    pub fn outputs(&self) -> impl Iterator<Item = f64> + '_ {
        self.answers.outputs(&self.head.stepper, self.network())
    }

    /// What each sample's output at the present epoch says about it: see [`Trainer::verdicts`].
    pub fn verdicts(&self) -> impl Iterator<Item = Verdict> + '_ {
        self.head.stepper.judged(self.outputs())
    }

    /// The loss curve from epoch 0 to the head: see [`crate::training::loss_curve::LossCurve`].
    pub fn curve(&self) -> impl Iterator<Item = Point> + '_ {
        let (epoch, head) = (self.head(), &self.head);
        let (loss, test_loss) = if self.epoch() == epoch {
            (self.loss(), self.test_loss())
        } else {
            (head.loss(), head.test_loss())
        };
        head.curve_to(Point { epoch, loss, test_loss })
    }
}
