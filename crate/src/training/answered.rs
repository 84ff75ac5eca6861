//! What one pass over the samples of a run gives: the outputs, and what follows from them.

use crate::data::{Criterion, DataSet, Parts, Verdict};
use crate::network::count;
use crate::numerics::{F64x4, LANES};

/// What a network answers to all samples of its run.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    /// For all samples of the run, in their order.
    outputs: Vec<f64>,
    training: Score,
    /// Of the samples that are held out, if there are any.
    test: Option<Score>,
}

/// How some of the outputs do.
#[derive(Clone, Copy, Debug)]
struct Score {
    /// The mean of (t − y)².
    loss: f64,
    /// How many are right.
    right: usize,
}

impl Answered {
    /// These outputs, one for each sample.
    pub fn new(
        outputs: Vec<f64>,
        data: &DataSet,
        criterion: Criterion,
        parts: Option<&Parts>,
    ) -> Self {
        let targets = data.targets();
        let score = |rows: &mut dyn Iterator<Item = usize>| {
            Score::of(rows.map(|row| (outputs[row], targets[row])), criterion)
        };
        let (training, test) = match parts {
            Some(Parts { training, test, .. }) => {
                (score(&mut training.iter().copied()), Some(score(&mut test.iter().copied())))
            }
            None => (score(&mut (0..outputs.len())), None),
        };
        Self { outputs, training, test }
    }

    pub fn outputs(&self) -> &[f64] {
        &self.outputs
    }

    /// The loss over the samples that train: to the bit that of [`crate::Network::mean_squared_error`].
    pub fn loss(&self) -> f64 {
        self.training.loss
    }

    /// How many of them are right.
    pub fn right(&self) -> usize {
        self.training.right
    }

    /// The loss over those that are held out for the test, if there are any.
    pub fn test_loss(&self) -> Option<f64> {
        self.test.map(|test| test.loss)
    }

    /// How many of these are right.
    pub fn test_right(&self) -> Option<usize> {
        self.test.map(|test| test.right)
    }
}

impl Score {
    /// That of these outputs and targets. Their squares are added as [`crate::network::backprop`] adds them: the samples go
    /// to the lanes by turns.
    fn of(samples: impl Iterator<Item = (f64, f64)>, criterion: Criterion) -> Self {
        let mut squares = [0.0; LANES];
        let (mut all, mut right) = (0, 0);
        for (output, target) in samples {
            let error = target - output;
            squares[all % LANES] += error * error;
            all += 1;
            right += usize::from(criterion.judge(output, target) == Verdict::Right);
        }
        Self { loss: F64x4::new(squares).sum() / count(all), right }
    }
}
