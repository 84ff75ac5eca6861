//! Surveys, for workers. The page itself goes without, and is smaller for it.

use wasm_bindgen::prelude::*;

use xor_playground::Run;
use xor_playground::analysis::{self, Finding};
use xor_playground::data::Verdict;
use xor_playground::training::{self, LearningRate, Outcome, Reached, Test};
use xor_playground_face::{integer, number, run_in};

use crate::map::Axes;

/// How runs ended: an entry for each, in the order in which they were asked for.
#[wasm_bindgen]
pub struct Survey {
    outcomes: Vec<Outcome>,
    /// What is in the way of each, where that was asked for, and there is something.
    findings: Vec<Option<Finding>>,
    rows: usize,
}

#[wasm_bindgen]
impl Survey {
    /// 1 where all rows that train were right in the end, else 0.
    #[wasm_bindgen(getter)]
    pub fn solved(&self) -> Vec<u8> {
        self.outcomes.iter().map(|outcome| outcome.is_solved().into()).collect()
    }

    /// The first epoch at which all rows that train were right; NaN if there was none.
    #[wasm_bindgen(getter, js_name = solvedAt)]
    pub fn solved_at(&self) -> Vec<f64> {
        self.outcomes.iter().map(|outcome| outcome.solved_at.map_or(f64::NAN, number)).collect()
    }

    /// How many of the rows that train were right in the end.
    #[wasm_bindgen(getter)]
    pub fn right(&self) -> Vec<f64> {
        self.outcomes.iter().map(|outcome| number(outcome.right_count() as u64)).collect()
    }

    /// How many epochs were trained: as many as asked for, unless the run diverged.
    #[wasm_bindgen(getter)]
    pub fn epochs(&self) -> Vec<f64> {
        self.outcomes.iter().map(|outcome| number(outcome.epochs)).collect()
    }

    /// The mean squared error in the end, over the rows that train.
    #[wasm_bindgen(getter)]
    pub fn loss(&self) -> Vec<f64> {
        self.outcomes.iter().map(|outcome| outcome.loss).collect()
    }

    /// The same over the rows that are held out for the test; NaN where there are none.
    #[wasm_bindgen(getter, js_name = testLoss)]
    pub fn test_loss(&self) -> Vec<f64> {
        let test_loss =
            |outcome: &Outcome| outcome.test.as_ref().map_or(f64::NAN, |test| test.loss);
        self.outcomes.iter().map(test_loss).collect()
    }

    /// How many rows a run has, whether they train or are held out.
    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The output for each of these in the end, row by row, run by run.
    #[wasm_bindgen(getter)]
    pub fn outputs(&self) -> Vec<f64> {
        self.outcomes.iter().flat_map(|outcome| outcome.outputs.iter().copied()).collect()
    }

    /// How many words of `undecided` and `wrong` belong to a run: one for each 32 rows.
    #[wasm_bindgen(getter, js_name = maskWords)]
    pub fn mask_words(&self) -> usize {
        self.rows.div_ceil(32)
    }

    /// The rows that were undecided in the end, a bit each, the first row's lowest in the first word.
    #[wasm_bindgen(getter)]
    pub fn undecided(&self) -> Vec<u32> {
        self.rows_with(Verdict::Undecided)
    }

    /// The rows that were wrong in the end, a bit each.
    #[wasm_bindgen(getter)]
    pub fn wrong(&self) -> Vec<u32> {
        self.rows_with(Verdict::Wrong)
    }

    /// What is in the way of a run: its place among `findingKinds`, from 1 on; 0 where nothing is, or it was not asked for.
    #[wasm_bindgen(getter)]
    pub fn finding(&self) -> Vec<u8> {
        self.each_finding(0, |found| found.kind() as u8 + 1)
    }

    /// How many rows that is about.
    #[wasm_bindgen(getter, js_name = findingRows)]
    pub fn finding_rows(&self) -> Vec<u32> {
        self.each_finding(0, |found| u32::try_from(found.rows().len()).unwrap_or(u32::MAX))
    }

    /// The best answer to all of these rows, where they have to get the same: the mean of their targets; else NaN.
    #[wasm_bindgen(getter, js_name = findingMean)]
    pub fn finding_mean(&self) -> Vec<f64> {
        self.each_finding(f64::NAN, |found| match found {
            Finding::Contradiction { rows, .. } | Finding::Collision { rows, .. } => rows.mean,
            _ => f64::NAN,
        })
    }

    fn each_finding<T: Copy>(&self, none: T, some: impl Fn(&Finding) -> T) -> Vec<T> {
        self.findings.iter().map(|found| found.as_ref().map_or(none, &some)).collect()
    }

    fn rows_with(&self, verdict: Verdict) -> Vec<u32> {
        let bit = |(row, &is): (usize, &Verdict)| u32::from(is == verdict) << row;
        let word = |rows: &[Verdict]| rows.iter().enumerate().map(bit).sum::<u32>();
        self.outcomes.iter().flat_map(|outcome| outcome.verdicts.chunks(32).map(word)).collect()
    }
}

impl Survey {
    /// Trains variants of `run` to the same epoch, and examines those that don't learn for so much work each, if any.
    fn of(run: &Run, variants: &[Run], epochs: f64, work: Option<f64>) -> Result<Self, JsError> {
        let epochs = integer::<u32>(epochs)?.into();
        let (outcomes, findings) = if let Some(work) = work.map(integer::<u32>).transpose()? {
            analysis::survey_and_examine(variants, epochs, work.into()).into_iter().unzip()
        } else {
            (training::survey(variants, epochs), vec![None; variants.len()])
        };
        Ok(Self { outcomes, findings, rows: run.setup().data.samples() })
    }
}

/// Trains the run that a link holds to an epoch, once from each of these seeds; where work is given, those that don't learn
/// are examined for so much each, as `diagnose` does. Throws what can't be used in the link.
#[wasm_bindgen(js_name = surveySeeds)]
pub fn survey_seeds(
    link: &str,
    seeds: &[u32],
    epochs: f64,
    work: Option<f64>,
) -> Result<Survey, JsError> {
    let run = run_in(link)?;
    let variants: Option<Vec<Run>> = seeds.iter().map(|&seed| run.with_seed(seed)).collect();
    let variants = variants.ok_or_else(|| {
        JsError::new("The run starts at given parameters, which no seed changes.")
    })?;
    Survey::of(&run, &variants, epochs, work)
}

/// Trains the run that a link holds to an epoch, once with each of these learning rates. Throws what
/// can't be used in the link, and what is no learning rate.
#[wasm_bindgen(js_name = surveyLearningRates)]
pub fn survey_learning_rates(
    link: &str,
    learning_rates: &[f64],
    epochs: f64,
) -> Result<Survey, JsError> {
    let run = run_in(link)?;
    let variant = |&rate: &f64| Ok(run.with_learning_rate(LearningRate::new(rate)?));
    let variants: Result<Vec<Run>, JsError> = learning_rates.iter().map(variant).collect();
    Survey::of(&run, &variants?, epochs, None)
}

/// Trains the run that a link holds from points of a map, whose coordinates come one after the other, x first: to an epoch, or,
/// unless `to_end` is said, until all rows that train are right. What is not known of those has no outputs, and a loss that is
/// not a number. Throws what can't be used in the link, and where there is no run.
#[wasm_bindgen(js_name = surveyPoints)]
pub fn survey_points(
    link: &str,
    across: &str,
    up: &str,
    points: &[f64],
    epochs: f64,
    to_end: bool,
) -> Result<Survey, JsError> {
    let run = run_in(link)?.as_begun();
    let axes = Axes { across: across.parse()?, up: up.parse()? };
    let (points, _) = points.as_chunks();
    let variants: Result<Vec<Run>, JsError> =
        points.iter().map(|&[x, y]| axes.run_at(&run, x, y)).collect();
    if to_end {
        return Survey::of(&run, &variants?, epochs, None);
    }
    let samples = run.setup().data.samples();
    // Nothing is known of those that are held out.
    let test = run.setup().parts().map(|parts| Test { rows: parts.test, loss: f64::NAN });
    let reached = training::survey_until_right(&variants?, integer::<u32>(epochs)?.into());
    let outcomes: Vec<Outcome> = reached
        .into_iter()
        .map(|reached| match reached {
            Reached::End(outcome) => outcome,
            Reached::Right(epoch) => Outcome {
                epochs: epoch,
                verdicts: vec![Verdict::Right; samples],
                outputs: Vec::new(),
                solved_at: Some(epoch),
                loss: f64::NAN,
                test: test.clone(),
            },
        })
        .collect();
    let findings = vec![None; outcomes.len()];
    Ok(Survey { outcomes, findings, rows: samples })
}
