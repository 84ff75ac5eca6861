//! What a network answers to the samples of its run, and what follows from that.
//!
//! With every kind of run, there can be 10,000 samples: one pass over them is kept, and all that is seen of them is read
//! from it. Without, there are the four of the article, whose answers are sooner found than kept.

#[cfg(feature = "every-kind")]
pub(crate) use kept::Answers;

#[cfg(not(feature = "every-kind"))]
pub(crate) use fresh::Answers;

#[cfg(feature = "every-kind")]
mod kept {
    use std::sync::OnceLock;

    use crate::data::Verdict;
    use crate::network::{Network, count};
    use crate::numerics::{F64x4, LANES};
    use crate::training::stepper::Stepper;

    /// The answers at one epoch, once they were asked for.
    #[derive(Clone, Debug)]
    pub(crate) struct Answers(OnceLock<Pass>);

    #[derive(Clone, Debug)]
    struct Pass {
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

    impl Answers {
        pub fn new() -> Self {
            Self(OnceLock::new())
        }

        /// The network is another one.
        pub fn forget(&mut self) {
            self.0.take();
        }

        fn pass(&self, stepper: &Stepper, network: &Network) -> &Pass {
            self.0.get_or_init(|| Pass::of(stepper, network))
        }

        pub fn outputs<'a>(
            &'a self,
            stepper: &'a Stepper,
            network: &'a Network,
        ) -> impl Iterator<Item = f64> + 'a {
            self.pass(stepper, network).outputs.iter().copied()
        }

        pub fn loss(&self, stepper: &Stepper, network: &Network) -> f64 {
            self.pass(stepper, network).training.loss
        }

        pub fn right_count(&self, stepper: &Stepper, network: &Network) -> usize {
            self.pass(stepper, network).training.right
        }

        pub fn test_loss(&self, stepper: &Stepper, network: &Network) -> Option<f64> {
            self.pass(stepper, network).test.map(|test| test.loss)
        }

        pub fn test_right_count(&self, stepper: &Stepper, network: &Network) -> Option<usize> {
            self.pass(stepper, network).test.map(|test| test.right)
        }
    }

    impl Pass {
        fn of(stepper: &Stepper, network: &Network) -> Self {
            let outputs: Vec<f64> = network.outputs_of(stepper.all_samples()).collect();
            let (training, test) = match stepper.parts() {
                Some(parts) => {
                    let test = Score::of(stepper, &outputs, parts.test.iter().copied());
                    let rows = parts.training.iter().copied();
                    (Score::of(stepper, &outputs, rows), Some(test))
                }
                None => (Score::of(stepper, &outputs, 0..outputs.len()), None),
            };
            Self { outputs, training, test }
        }
    }

    impl Score {
        /// That of the samples with these indices. Their squares are added as [`crate::network::backprop`] adds them: the
        /// samples go to the lanes by turns.
        fn of(stepper: &Stepper, outputs: &[f64], rows: impl Iterator<Item = usize>) -> Self {
            let targets = stepper.run().setup().data.targets();
            let criterion = stepper.criterion();
            let mut squares = [0.0; LANES];
            let (mut samples, mut right) = (0, 0);
            for row in rows {
                let (target, output) = (targets[row], outputs[row]);
                let error = target - output;
                squares[samples % LANES] += error * error;
                samples += 1;
                right += usize::from(criterion.judge(output, target) == Verdict::Right);
            }
            Self { loss: F64x4::new(squares).sum() / count(samples), right }
        }
    }
}

#[cfg(not(feature = "every-kind"))]
mod fresh {
    use crate::network::Network;
    use crate::training::stepper::Stepper;

    /// Nothing is kept, and nothing is held out.
    #[derive(Clone, Debug)]
    pub(crate) struct Answers;

    #[expect(clippy::unused_self, reason = "as where they are kept")]
    impl Answers {
        pub fn new() -> Self {
            Self
        }

        pub fn forget(&mut self) {}

        pub fn outputs<'a>(
            &'a self,
            stepper: &'a Stepper,
            network: &'a Network,
        ) -> impl Iterator<Item = f64> + 'a {
            network.outputs_of(stepper.all_samples())
        }

        pub fn loss(&self, stepper: &Stepper, network: &Network) -> f64 {
            network.mean_squared_error_of(stepper.samples())
        }

        pub fn right_count(&self, stepper: &Stepper, network: &Network) -> usize {
            stepper.samples().count() - stepper.not_right(network, usize::MAX)
        }

        pub fn test_loss(&self, _: &Stepper, _: &Network) -> Option<f64> {
            None
        }

        pub fn test_right_count(&self, _: &Stepper, _: &Network) -> Option<usize> {
            None
        }
    }
}
