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

    use crate::network::Network;
    use crate::training::answered::Answered;
    use crate::training::stepper::Stepper;

    /// The answers at one epoch, once they were asked for.
    #[derive(Clone, Debug)]
    pub(crate) struct Answers(OnceLock<Answered>);

    impl Answers {
        pub fn new() -> Self {
            Self(OnceLock::new())
        }

        /// The network is another one.
        pub fn forget(&mut self) {
            self.0.take();
        }

        /// The network is another one, whose answers may be known already.
        pub fn become_those(&mut self, known: Option<&Answered>) {
            self.0 = known.map_or_else(OnceLock::new, |known| OnceLock::from(known.clone()));
        }

        /// What is known of them.
        pub fn known(&self) -> Option<&Answered> {
            self.0.get()
        }

        fn pass(&self, stepper: &Stepper, network: &Network) -> &Answered {
            self.0.get_or_init(|| {
                stepper.answered(network.outputs_of(stepper.all_samples()).collect())
            })
        }

        pub fn outputs<'a>(
            &'a self,
            stepper: &'a Stepper,
            network: &'a Network,
        ) -> impl Iterator<Item = f64> + 'a {
            self.pass(stepper, network).outputs().iter().copied()
        }

        pub fn loss(&self, stepper: &Stepper, network: &Network) -> f64 {
            self.pass(stepper, network).loss()
        }

        pub fn right_count(&self, stepper: &Stepper, network: &Network) -> usize {
            self.pass(stepper, network).right()
        }

        pub fn test_loss(&self, stepper: &Stepper, network: &Network) -> Option<f64> {
            self.pass(stepper, network).test_loss()
        }

        pub fn test_right_count(&self, stepper: &Stepper, network: &Network) -> Option<usize> {
            self.pass(stepper, network).test_right()
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
