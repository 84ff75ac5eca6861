//! Takes a run forward, epoch by epoch.

#[cfg(feature = "every-kind")]
use super::answered::Answered;
use super::edits::Change;
use super::learning_rate::LearningRate;
use super::loss_curve::{LossCurve, Point};
use super::run::Run;
use super::setup::RunError;
#[cfg(feature = "every-kind")]
use super::stepper::{Begun, Part};
use super::stepper::{CHUNK, State, Stepper};
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
    pub(super) stepper: Stepper,
    pub(super) state: State,
    /// Where the next epochs are trained, until they turn out to be finite.
    next: State,
    /// Whether the next epoch is known to leave the finite.
    diverges: bool,
    /// The loss at the present epoch, where the next has been trained to look ahead, and is in `next`.
    ahead: Option<f64>,
    /// How far the next is trained in `next`, where that is done in parts.
    #[cfg(feature = "every-kind")]
    begun: Option<Begun>,
    /// What the network answers at the present epoch, if that is known.
    #[cfg(feature = "every-kind")]
    answers: Option<Answered>,
    /// The same at the next, where it has been looked ahead to in parts.
    #[cfg(feature = "every-kind")]
    next_answers: Option<Answered>,
    /// The losses of the epochs before this one.
    curve: Curve,
}

/// The curve of the loss, or of both losses where samples are held out for the test.
#[derive(Clone, Debug)]
enum Curve {
    OfTraining(LossCurve),
    #[cfg(feature = "every-kind")]
    OfBoth(LossCurve<f64>),
}

impl Trainer {
    /// The run at epoch 0.
    #[must_use]
    pub fn new(run: Run) -> Self {
        let stepper = Stepper::new(run);
        let state = stepper.start();
        let curve = Curve::of(stepper.run());
        Self {
            stepper,
            next: state.clone(),
            state,
            diverges: false,
            ahead: None,
            #[cfg(feature = "every-kind")]
            begun: None,
            #[cfg(feature = "every-kind")]
            answers: None,
            #[cfg(feature = "every-kind")]
            next_answers: None,
            curve,
        }
    }

    /// The run from a later state of it on; of its curve, it has that alone.
    #[cfg(feature = "every-kind")]
    pub(super) fn from(run: Run, state: &State) -> Self {
        let mut trainer = Self::new(run);
        trainer.state.copy_from(state);
        trainer
    }

    /// Trains `epochs` epochs, or fewer if the run diverges, and says how many it trained.
    ///
    /// One step of n is n steps of one, to the bit. Nothing is allocated.
    pub fn step(&mut self, epochs: u64) -> u64 {
        let from = self.epoch();
        let target = from.saturating_add(epochs);
        let mut losses = [0.0; CHUNK];
        while self.epoch() < target && !self.diverges {
            self.step_chunk(target, &mut losses);
        }
        self.epoch() - from
    }

    /// [`Trainer::step`] to `target`, which also gives the first epoch on the way, from the present one
    /// on, at which all samples were right.
    pub(crate) fn step_and_find_solved(&mut self, target: u64) -> Option<u64> {
        let solved_at = self.step_to_solved(target);
        self.step(target.saturating_sub(self.epoch()));
        solved_at
    }

    /// The same, which ends soon after that epoch.
    pub(crate) fn step_to_solved(&mut self, target: u64) -> Option<u64> {
        let mut losses = [0.0; CHUNK];
        while self.epoch() < target && !self.diverges {
            let trained = self.step_chunk(target, &mut losses);
            let solved_at = self.first_right(&losses[..trained]);
            if solved_at.is_some() {
                return solved_at;
            }
        }
        self.are_right(self.network()).then_some(self.epoch())
    }

    /// The first of the epochs trained last, which had these losses and began at the state in `next`, at
    /// which all samples were right. Those with a larger loss need no second look.
    fn first_right(&mut self, losses: &[f64]) -> Option<u64> {
        let tolerance = self.stepper.criterion().right_below;
        // A little more than what rounding could add.
        let highest_loss = tolerance * tolerance * 1.000_001;
        let epochs = (self.next.epoch..).zip(losses);
        for (epoch, _) in epochs.filter(|&(_, &loss)| loss < highest_loss) {
            self.stepper.advance(&mut self.next, epoch);
            if self.are_right(&self.next.network) {
                return Some(epoch);
            }
        }
        None
    }

    fn are_right(&self, network: &Network) -> bool {
        self.stepper.not_right(network, 1) == 0
    }

    /// Trains some epochs towards `target`, at most [`CHUNK`], and says how many: none where the run
    /// diverges. If it trained any, their losses are in `losses`, and the state before them in `next`.
    fn step_chunk(&mut self, target: u64, losses: &mut [f64; CHUNK]) -> usize {
        let mut length = self.stepper.chunk(self.epoch(), target);
        #[cfg(feature = "every-kind")]
        while self.begun.is_some() {
            self.look_ahead_within(usize::MAX);
        }
        if let Some(loss) = self.ahead.take() {
            (losses[0], length) = (loss, 1);
        } else {
            // If something was no longer finite on the way, shorter ways lead to where.
            while length > 0 && !self.keep_if_finite(&mut losses[..length]) {
                length /= 2;
            }
        }
        if length == 0 {
            self.diverges = true;
            return 0;
        }
        std::mem::swap(&mut self.state, &mut self.next);
        #[cfg(feature = "every-kind")]
        {
            self.answers = self.next_answers.take();
        }
        self.curve.extend(&losses[..length], self.stepper.test_losses());
        length
    }

    /// Trains one epoch for each place in `losses`, in `next`, and says whether all is finite there.
    fn keep_if_finite(&mut self, losses: &mut [f64]) -> bool {
        self.next.copy_from(&self.state);
        self.stepper.try_epochs(&mut self.next, losses)
    }

    /// Changes something at the present epoch, and drops the run's later changes. A run that had
    /// diverged may go on.
    ///
    /// # Errors
    /// Those of [`Run::edit`].
    pub fn edit(&mut self, change: Change) -> Result<(), RunError> {
        self.stepper.edit(&mut self.state, change)?;
        self.diverges = false;
        self.ahead = None;
        #[cfg(feature = "every-kind")]
        {
            self.begun = None;
            self.next_answers = None;
            if let Change::Parameter { .. } = change {
                self.answers = None;
            }
        }
        Ok(())
    }

    /// Changes the learning rate from the present epoch on, and drops the run's later changes.
    pub fn set_learning_rate(&mut self, learning_rate: LearningRate) {
        let changed = self.edit(Change::LearningRate(learning_rate));
        debug_assert_eq!(changed, Ok(()), "any learning rate will do");
    }

    /// The learning rate with which the next epoch is trained.
    #[must_use]
    pub fn learning_rate(&self) -> LearningRate {
        self.run().learning_rate_at(self.epoch())
    }

    /// The run, with every change made so far.
    #[must_use]
    pub fn run(&self) -> &Run {
        self.stepper.run()
    }

    /// How many epochs have been trained.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.state.epoch
    }

    /// The network at the present epoch.
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.state.network
    }

    /// The loss that is shown: the mean of (t − y)² over the samples that train.
    #[must_use]
    pub fn loss(&self) -> f64 {
        self.network().mean_squared_error_of(self.stepper.samples())
    }

    /// The mean of (t − y)² over the samples that are held out for the test, where there are any. It is not finite where
    /// an output for one of them is not; the run goes on.
    ///
    /// ```
    /// use xor_playground::data::{NamedData, Split};
    /// use xor_playground::{Run, Setup, Trainer};
    /// let setup = Setup { data: NamedData::Circle.data(), split: Some(Split::new(25, 0)?), ..Setup::default() };
    /// let trainer = Trainer::new(Run::new(setup)?);
    /// assert_eq!(trainer.test_rows().len(), 50);
    /// assert!(trainer.test_loss() != Some(trainer.loss()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn test_loss(&self) -> Option<f64> {
        self.stepper.test_loss(self.network())
    }

    /// The indices of the samples that are held out for the test, in their order; none unless [`Setup::split`] says so.
    ///
    /// [`Setup::split`]: super::Setup::split
    #[must_use]
    pub fn test_rows(&self) -> &[usize] {
        self.stepper.test_rows()
    }

    /// The outputs for the samples of the run: for all of them, whether they train or are held out.
    pub fn outputs(&self) -> impl Iterator<Item = f64> + '_ {
        self.network().outputs_of(self.stepper.all_samples())
    }

    /// What training descends: the loss of the setup over all samples that train, with the penalty.
    #[must_use]
    pub fn objective(&self) -> f64 {
        self.descended_loss() + self.run().setup().penalty.value(self.network())
    }

    /// The loss of the setup over all samples that train, without the penalty. A cross-entropy is ln 2 where all outputs are
    /// ½, and infinite where one is exactly wrong.
    #[must_use]
    pub fn descended_loss(&self) -> f64 {
        self.stepper.descended(self.outputs())
    }

    /// What each sample's output says about it: of all samples, whether they train or are held out. The run is solved
    /// where those that train are right.
    pub fn verdicts(&self) -> impl Iterator<Item = Verdict> + '_ {
        self.stepper.all_verdicts(self.network())
    }

    /// The next epoch, if it is known that the way there leads through a parameter or a loss that is not
    /// finite: the run has diverged, and the trainer stays at the last epoch before. A step that stopped
    /// short of it knows, and so does [`Trainer::look_ahead`].
    #[must_use]
    pub fn diverged_at(&self) -> Option<u64> {
        self.diverges.then_some(self.epoch() + 1)
    }

    /// Tries the next epoch, without going there, and gives [`Trainer::diverged_at`]. A step from here need not train
    /// that epoch again.
    pub fn look_ahead(&mut self) -> Option<u64> {
        #[cfg(feature = "every-kind")]
        while self.begun.is_some() {
            self.look_ahead_within(usize::MAX);
        }
        if !self.diverges && self.ahead.is_none() {
            let mut losses = [0.0];
            self.diverges = !self.keep_if_finite(&mut losses);
            self.ahead = (!self.diverges).then_some(losses[0]);
        }
        self.diverged_at()
    }

    /// Does a part of [`Trainer::look_ahead`], with at most so many samples (in whole batches, or whole blocks of four of a
    /// full one; at least one), and says whether it is done: a step of one epoch then takes no time. So an epoch that takes
    /// long can be trained bit by bit. Last, in parts of so many samples too, it is tried whether what it led to is finite.
    ///
    /// ```
    /// use xor_playground::training::{Batch, Order};
    /// use xor_playground::{Run, Setup, Trainer};
    /// let batch = Batch::Mini { size: 1.try_into()?, order: Order::Given };
    /// let mut trainer = Trainer::new(Run::new(Setup { batch, ..Setup::default() })?);
    /// assert!(!trainer.look_ahead_within(3));
    /// assert!(!trainer.look_ahead_within(1));
    /// assert!(trainer.look_ahead_within(4));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "every-kind")]
    pub fn look_ahead_within(&mut self, samples: usize) -> bool {
        if self.diverges || self.ahead.is_some() {
            return true;
        }
        let begun = self.begun.take();
        if begun.is_none() {
            self.next.copy_from(&self.state);
        }
        match self.stepper.try_part(&mut self.next, begun, self.answers.as_ref(), samples) {
            Part::Begun(begun) => self.begun = Some(begun),
            Part::Whole(loss, answers) => (self.ahead, self.next_answers) = (Some(loss), answers),
            Part::NotFinite => self.diverges = true,
        }
        self.begun.is_none()
    }

    /// What the network answers at the present epoch, if that is known.
    #[cfg(feature = "every-kind")]
    pub(super) fn answers(&self) -> Option<&Answered> {
        self.answers.as_ref()
    }

    /// Is told what the network answers at the present epoch.
    #[cfg(feature = "every-kind")]
    pub(super) fn learn_answers(&mut self, known: Option<&Answered>) {
        if self.answers.is_none() {
            self.answers = known.cloned();
        }
    }

    /// Finds the first epoch, up to the present one, at which all samples that train were right, by training the run
    /// again.
    #[must_use]
    pub fn find_solved_at(&self) -> Option<u64> {
        self.find_solved_within(u64::MAX)
    }

    /// The same, if it is no later than this epoch: it bounds how long that takes.
    #[must_use]
    pub fn find_solved_within(&self, last: u64) -> Option<u64> {
        Self::new(self.run().clone()).step_to_solved(self.epoch().min(last))
    }

    /// The loss curve from epoch 0 to the present one: see [`LossCurve`].
    pub fn curve(&self) -> impl Iterator<Item = Point> + '_ {
        let present = Point { epoch: self.epoch(), loss: self.loss(), test_loss: self.test_loss() };
        self.curve_to(present)
    }

    /// The loss curve, with the present point as it is known.
    pub(super) fn curve_to(&self, present: Point) -> impl Iterator<Item = Point> + '_ {
        self.curve.points().chain(std::iter::once(present))
    }
}

impl Curve {
    fn of(run: &Run) -> Self {
        match run.setup().split {
            #[cfg(feature = "every-kind")]
            Some(_) => Self::OfBoth(LossCurve::with_test()),
            _ => Self::OfTraining(LossCurve::new()),
        }
    }

    /// Adds the losses of the next epochs, and where there are any, their test losses, which may be followed by others.
    #[cfg_attr(
        not(feature = "every-kind"),
        expect(unused_variables, reason = "without all kinds there is no test")
    )]
    fn extend(&mut self, losses: &[f64], test_losses: &[f64]) {
        match self {
            Self::OfTraining(curve) => losses.iter().for_each(|&loss| curve.push(loss)),
            #[cfg(feature = "every-kind")]
            Self::OfBoth(curve) => {
                let both = losses.iter().zip(test_losses);
                both.for_each(|(&loss, &test_loss)| curve.push_both(loss, test_loss));
            }
        }
    }

    #[cfg(not(feature = "every-kind"))]
    fn points(&self) -> impl Iterator<Item = Point> + '_ {
        let Self::OfTraining(curve) = self;
        curve.points()
    }

    #[cfg(feature = "every-kind")]
    fn points(&self) -> impl Iterator<Item = Point> + '_ {
        let (of_training, of_both) = match self {
            Self::OfTraining(curve) => (Some(curve), None),
            Self::OfBoth(curve) => (None, Some(curve)),
        };
        let of_training = of_training.into_iter().flat_map(LossCurve::<()>::points);
        of_training.chain(of_both.into_iter().flat_map(LossCurve::<f64>::points))
    }
}
