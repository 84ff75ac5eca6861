//! What comes of a program with a mistake in it.

use std::ops::Range;

use super::{Cause, MistakenProgram};
use crate::analysis::MistakenRun;
use crate::data::Verdict;
use crate::network::Network;
use crate::text::Settings;
use crate::training::{Point, Run, Trainer};

/// What comes of the article's program, with a mistake in it or without: the engine's numbers, not Python's.
#[derive(Clone, Debug)]
pub struct MistakenCourse {
    /// The epochs of the curve of its losses, and these: of a run of settings, as many as a
    /// [`LossCurve`](crate::training::LossCurve) keeps, else of every epoch.
    pub curve: Vec<(u64, f64)>,
    /// Weights and biases in the end, as in [`Network::parameters`](crate::Network::parameters).
    pub parameters: Vec<f64>,
    /// What the four rows are answered in the end.
    pub outputs: Vec<f64>,
    /// The first epoch at which all four were right.
    pub learnt_at: Option<u64>,
    /// Whether they are in the end.
    pub has_learnt: bool,
    /// The first epoch at which something was not finite.
    pub not_finite_at: Option<u64>,
}

impl MistakenProgram {
    /// The run that trains as this program does, as a link, where it is one of settings.
    ///
    /// ```
    /// use xor_playground::text::MistakenProgram;
    /// let link = MistakenProgram::named("no-bias").unwrap().link(11);
    /// assert_eq!(link.as_deref(), Some("seed=11&bias=off"));
    /// ```
    #[must_use]
    pub fn link(&self, seed: u32) -> Option<String> {
        let Cause::Setting(setting) = self.cause() else { return None };
        // A start that is given is not drawn.
        let is_drawn = !setting.starts_with("parameters") && !setting.starts_with("start");
        Some(if is_drawn { format!("seed={seed}&{setting}") } else { setting.to_owned() })
    }

    /// What comes of it from a seed after so many epochs: nothing, if it ends with an error.
    #[must_use]
    pub fn course(&self, seed: u32, epochs: u64) -> Option<MistakenCourse> {
        match self.cause() {
            Cause::Update(mistake) => {
                let run = MistakenRun::article(seed, Some(mistake));
                Some(MistakenCourse::of_mistaken(run, epochs))
            }
            Cause::Setting(_) => {
                let (settings, _) = Settings::from_link(&self.link(seed)?);
                Some(MistakenCourse::of_run(settings.run().clone(), epochs))
            }
            Cause::Raises(_) => None,
        }
    }

    /// The same from another network of the article's shape, of which layers may have no biases: nothing from any other
    /// shape, and where it is no matter of updates.
    #[must_use]
    pub fn course_from(&self, start: &Network, epochs: u64) -> Option<MistakenCourse> {
        let Cause::Update(mistake) = self.cause() else { return None };
        let run = MistakenRun::new(start, Some(mistake))?;
        Some(MistakenCourse::of_mistaken(run, epochs))
    }

    /// From how many of these seeds it has learnt after so many epochs.
    #[must_use]
    pub fn learnt(&self, seeds: Range<u32>, epochs: u64) -> usize {
        let courses = seeds.filter_map(|seed| self.course(seed, epochs));
        courses.filter(|course| course.has_learnt).count()
    }
}

impl MistakenCourse {
    /// What comes of the article's program without a mistake.
    #[must_use]
    pub fn of_article(seed: u32, epochs: u64) -> Self {
        Self::of_mistaken(MistakenRun::article(seed, None), epochs)
    }

    fn of_mistaken(mut run: MistakenRun, epochs: u64) -> Self {
        run.step(epochs);
        Self {
            curve: (0..).zip(run.losses().iter().copied()).collect(),
            parameters: run.parameters(),
            outputs: run.outputs().to_vec(),
            learnt_at: run.learnt_at(),
            has_learnt: run.has_learnt(),
            not_finite_at: run.not_finite_at(),
        }
    }

    fn of_run(run: Run, epochs: u64) -> Self {
        let mut trainer = Trainer::new(run);
        let learnt_at = trainer.step_and_find_solved(epochs);
        Self {
            curve: trainer.curve().map(|Point { epoch, loss, .. }| (epoch, loss)).collect(),
            parameters: trainer.network().parameters().to_vec(),
            outputs: trainer.outputs().collect(),
            learnt_at,
            has_learnt: trainer.verdicts().all(|verdict| verdict == Verdict::Right),
            not_finite_at: trainer.diverged_at(),
        }
    }
}
