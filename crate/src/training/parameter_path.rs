//! The way that the parameters went through a run.

use super::run::Run;
use super::trainer::Trainer;

/// The parameters of a run at evenly spaced epochs, recorded while the run is trained once more.
///
/// There are at most [`ParameterPath::MOST`] of them and the present one: when it is full, every second one
/// is dropped.
///
/// ```
/// use xor_playground::Run;
/// use xor_playground::training::ParameterPath;
/// let mut path = ParameterPath::new(Run::article(0));
/// path.step(5_000);
/// let (epoch, parameters) = path.points().last().unwrap();
/// assert_eq!((epoch, parameters.len()), (5_000, 9));
/// ```
#[derive(Clone, Debug)]
pub struct ParameterPath {
    trainer: Trainer,
    /// How many epochs lie between two points.
    stride: u64,
    /// The parameters at the multiples of the stride, before the present epoch.
    recorded: Vec<Vec<f64>>,
}

impl ParameterPath {
    /// So many points are kept at most, without the present one.
    pub const MOST: usize = 256;

    /// The run at epoch 0.
    #[must_use]
    pub fn new(run: Run) -> Self {
        Self { trainer: Trainer::new(run), stride: 1, recorded: Vec::new() }
    }

    /// Trains `epochs` epochs on, or fewer if the run diverges, and says how many it trained.
    pub fn step(&mut self, epochs: u64) -> u64 {
        let from = self.epoch();
        let target = from.saturating_add(epochs);
        while self.epoch() < target {
            if self.epoch().is_multiple_of(self.stride) {
                self.record();
            }
            let length = self.stride - self.epoch() % self.stride;
            if self.trainer.step(length.min(target - self.epoch())) == 0 {
                break;
            }
        }
        self.epoch() - from
    }

    fn record(&mut self) {
        // A run that has diverged is asked for the same epoch again.
        if self.epoch() / self.stride < self.recorded.len() as u64 {
            return;
        }
        if self.recorded.len() == Self::MOST {
            let mut index = 0;
            self.recorded.retain(|_| {
                index += 1;
                index % 2 == 1
            });
            self.stride *= 2;
        }
        if self.epoch().is_multiple_of(self.stride) {
            self.recorded.push(self.trainer.network().parameters().to_vec());
        }
    }

    /// How far it is recorded.
    #[must_use]
    pub fn epoch(&self) -> u64 {
        self.trainer.epoch()
    }

    /// The run.
    #[must_use]
    pub fn run(&self) -> &Run {
        self.trainer.run()
    }

    /// Epochs and the parameters at each, from epoch 0 to the present one.
    pub fn points(&self) -> impl Iterator<Item = (u64, &[f64])> {
        let recorded = self.recorded.iter().map(Vec::as_slice);
        let past = (0..).map(|index| index * self.stride).zip(recorded);
        let present = (self.epoch(), self.trainer.network().parameters());
        past.filter(move |&(epoch, _)| epoch < present.0).chain(std::iter::once(present))
    }
}
