//! The path of the parameters through a run.

use super::record::Record;
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
    /// The parameters at evenly spaced epochs that were trained on from.
    recorded: Record,
}

impl ParameterPath {
    /// So many points are kept at most, without the present one.
    pub const MOST: usize = 256;

    /// The run at epoch 0.
    #[must_use]
    pub fn new(run: Run) -> Self {
        let width = run.setup().shape.parameter_count();
        Self { trainer: Trainer::new(run), recorded: Record::new(width, Self::MOST, 1) }
    }

    /// Trains `epochs` epochs on, or fewer if the run diverges, and says how many it trained.
    pub fn step(&mut self, epochs: u64) -> u64 {
        let from = self.epoch();
        let target = from.saturating_add(epochs);
        while self.epoch() < target {
            let epoch = self.epoch();
            self.recorded.offer(epoch, [self.trainer.network().parameters(), &[]]);
            let length = self.recorded.until_next(epoch);
            if self.trainer.step(length.min(target - epoch)) == 0 {
                break;
            }
        }
        self.epoch() - from
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
        let present = (self.epoch(), self.trainer.network().parameters());
        let past = self.recorded.rows().filter(move |&(epoch, _)| epoch < present.0);
        past.chain(std::iter::once(present))
    }
}
