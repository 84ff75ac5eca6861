//! A run under way.

use js_sys::{Array, Float64Array};
use wasm_bindgen::prelude::*;
use xor_playground::DataSet;
use xor_playground::Replay;
use xor_playground::analysis::Section;
use xor_playground::data::{Criterion, Task};
use xor_playground::pictures::Palette;
use xor_playground::text::Settings;
use xor_playground::training::{Change, LearningRate};

#[cfg(feature = "full")]
use crate::border::{WORK_PER_LOOK, milliseconds};
use crate::border::{integer, number, step_for};
use crate::link::{link_of, run_in};

/// An epoch that takes no longer than so many looks at the clock is trained at once.
#[cfg(feature = "full")]
const LOOKS_AT_ONCE: u64 = 20;

/// How much is trained again in about a tenth of a second, in the units of `Setup::work`.
const WORK_OF_SEARCH: u64 = 1_000_000 * 36;

/// A run under way: see the crate's `Replay`.
#[wasm_bindgen]
pub struct Trainer(pub(crate) Replay, Section);

#[wasm_bindgen]
impl Trainer {
    /// The run that a link holds, at epoch 0: see `readLink`. Throws what can't be used in it.
    #[wasm_bindgen(constructor)]
    pub fn new(link: &str) -> Result<Trainer, JsError> {
        let run = run_in(link)?;
        let section = Section::of(&run.setup().data);
        Ok(Self(Replay::new(run), section))
    }

    /// The run as the hash of a link, with the epochs that Train goes to, and with what was changed from an epoch on: with
    /// every change made so far from 0 on. Changes can be many, and those before the last are in the link before.
    pub fn link(&self, epochs: f64, from: f64) -> Result<String, JsError> {
        let mut run = self.0.run().clone();
        run.forget_before(integer(from)?);
        Ok(link_of(&Settings::new(run, integer(epochs)?)?))
    }

    /// Trains this many epochs, fewer if the run diverges; answers how many it trained.
    pub fn step(&mut self, epochs: f64) -> Result<f64, JsError> {
        let epochs: u32 = integer(epochs)?;
        Ok(number(self.0.step(epochs.into())))
    }

    /// Like `step`, but ends soon after this many milliseconds, also within an epoch that takes long: the next call goes on
    /// there. In the past, where `prepareFor` has not prepared it, it
    /// first trains the run again up to there, whatever time that takes.
    #[wasm_bindgen(js_name = stepFor)]
    pub fn step_for(&mut self, epochs: f64, limit: f64) -> Result<f64, JsError> {
        let epochs: u32 = integer(epochs)?;
        self.0.forget_future();
        #[cfg(feature = "full")]
        if let Some(samples) = self.samples_per_look() {
            return Ok(number(self.step_in_parts(epochs.into(), limit, samples)));
        }
        Ok(number(self.for_a_while(limit, epochs.into(), &Replay::step)))
    }

    /// Prepares for about so many milliseconds that what follows the present epoch is replaced, and says whether it is
    /// prepared: see the crate's `Replay`.
    #[wasm_bindgen(js_name = prepareFor)]
    pub fn prepare_for(&mut self, limit: f64) -> bool {
        self.for_a_while(limit, u64::MAX, &|run, most| if run.prepare(most) { 0 } else { most });
        self.0.prepare(0)
    }

    /// Goes to an epoch, the head at most, and says whether it is there: with a limit, in milliseconds, it ends soon after
    /// that at an epoch on the way, from where it can be told to go on.
    pub fn seek(&mut self, epoch: f64, limit: Option<f64>) -> Result<bool, JsError> {
        let epoch = integer(epoch)?;
        self.for_a_while(limit.unwrap_or(f64::INFINITY), u64::MAX, &|run, most| {
            if run.seek_within(epoch, most) { 0 } else { most }
        });
        Ok(self.0.seek_within(epoch, 0))
    }

    /// How far the run has been trained.
    #[wasm_bindgen(getter)]
    pub fn head(&self) -> f64 {
        number(self.0.head())
    }

    /// The learning rate with which the epoch after the present one is trained.
    #[wasm_bindgen(getter, js_name = learningRate)]
    pub fn learning_rate(&self) -> f64 {
        self.0.learning_rate().get()
    }

    /// The present epoch.
    #[wasm_bindgen(getter)]
    pub fn epoch(&self) -> f64 {
        number(self.0.epoch())
    }

    /// The mean squared error over the samples that train.
    #[wasm_bindgen(getter)]
    pub fn loss(&self) -> f64 {
        self.0.loss()
    }

    /// Tries the next step, and answers the epoch at which the numbers stop being finite, if it leads there. Where
    /// `stepFor` trains an epoch in parts, it answers only what is known: `lookAheadFor` tries it.
    #[wasm_bindgen(js_name = lookAhead)]
    pub fn look_ahead(&mut self) -> Option<f64> {
        #[cfg(feature = "full")]
        if self.samples_per_look().is_some() {
            return self.0.diverged_at().map(number);
        }
        self.0.look_ahead().map(number)
    }

    /// Changes the learning rate from the present epoch on.
    #[wasm_bindgen(js_name = setLearningRate)]
    pub fn set_learning_rate(&mut self, learning_rate: f64) -> Result<(), JsError> {
        self.0.set_learning_rate(LearningRate::new(learning_rate)?);
        Ok(())
    }

    /// Changes one weight or bias at the present epoch.
    #[wasm_bindgen(js_name = setParameter)]
    pub fn set_parameter(&mut self, index: f64, value: f64) -> Result<(), JsError> {
        let index = usize::from(integer::<u16>(index)?);
        Ok(self.0.edit(Change::Parameter { index, value })?)
    }

    /// The outputs for all samples, whether they train or are held out.
    pub fn outputs(&self) -> Vec<f64> {
        self.0.outputs().collect()
    }

    /// What the outputs say about all of them: 0 for right, 1 for undecided, 2 for wrong. The run is solved where those
    /// that train are right.
    pub fn verdicts(&self) -> Vec<u8> {
        self.0.verdicts().map(|verdict| verdict as u8).collect()
    }

    /// How many of the outputs are right, of the samples that train.
    #[wasm_bindgen(getter, js_name = rightCount)]
    pub fn right_count(&self) -> usize {
        self.0.right_count()
    }

    /// The first epoch so far at which all samples that train were right. This trains the run again: up to epoch 100,000,
    /// or farther where that takes no longer than about a tenth of a second; what came later is not found.
    #[wasm_bindgen(js_name = solvedAt)]
    pub fn solved_at(&self) -> Option<f64> {
        let last = (WORK_OF_SEARCH / self.0.run().setup().work()).max(100_000);
        self.0.find_solved_within(last).map(number)
    }

    /// The output at any point of the section that its pictures show: for any (x, y), with two inputs.
    pub fn predict(&self, x: f64, y: f64) -> Result<f64, JsError> {
        Ok(self.1.output_at(self.0.network(), [x, y])?)
    }

    /// What every input and neuron answers for the run's samples, a number for each sample: the inputs, then
    /// each layer.
    pub fn activations(&self) -> Result<Vec<f64>, JsError> {
        Ok(self.0.network().activations_for(&self.data().inputs())?.into_raw_vec_and_offset().0)
    }

    /// What its pictures and verdicts go by: the outputs that have the first and the last colour; the error below which an
    /// output is right; what there is to be learnt, 0 for a truth table, 1 for classes, 2 for regression; and of each input
    /// the lowest and the highest in pictures, of two at least: one alone is as good as two alike.
    #[wasm_bindgen(getter, unchecked_return_type = "number[]")]
    pub fn measures(&self) -> Vec<f64> {
        let data = self.data();
        let [first, last] = Palette::range_over(data);
        let task = f64::from(Task::of(data) as u8);
        let mut measures = vec![first, last, Criterion::of(data).right_below, task];
        for input in 0..self.1.inputs().max(2) {
            measures.extend(self.1.plane().range(input).ends());
        }
        measures
    }

    /// Of each layer, the weights, row by row, then the biases.
    pub fn parameters(&self) -> Vec<f64> {
        self.0.network().parameters().to_vec()
    }

    /// The loss curve up to the head: its epochs, and the loss at each. These are copies,
    /// because the page keeps them longer than a view on Wasm memory is good for.
    #[wasm_bindgen(unchecked_return_type = "[Float64Array, Float64Array]")]
    pub fn curve(&self) -> Array {
        let (mut epochs, mut losses) = (Vec::new(), Vec::new());
        self.0.curve().for_each(|point| {
            epochs.push(number(point.epoch));
            losses.push(point.loss);
        });
        Array::of2(&Float64Array::from(&epochs[..]), &Float64Array::from(&losses[..]))
    }
}

impl Trainer {
    /// Has `step` do so many epochs: see [`step_for`].
    fn for_a_while(
        &mut self,
        limit: f64,
        epochs: u64,
        step: &dyn Fn(&mut Replay, u64) -> u64,
    ) -> u64 {
        let work = self.0.run().setup().work();
        step_for(limit, epochs, work, &mut |length| step(&mut self.0, length))
    }

    /// How many samples are gone through between two looks at the clock, where an epoch takes so long that it is trained in
    /// parts.
    #[cfg(feature = "full")]
    fn samples_per_look(&self) -> Option<usize> {
        let setup = self.0.run().setup();
        let looks = setup.work() / WORK_PER_LOOK;
        let samples = setup.training_samples();
        let per_look = usize::try_from(looks).map_or(1, |looks| (samples / looks.max(1)).max(1));
        (looks >= LOOKS_AT_ONCE).then_some(per_look)
    }

    /// Does what [`Trainer::look_ahead`] takes for about so many milliseconds, and says whether it is done.
    #[cfg(feature = "full")]
    pub fn look_ahead_for(&mut self, limit: f64) -> bool {
        let Some(samples) = self.samples_per_look() else { return true };
        let until = milliseconds() + limit;
        while !self.0.look_ahead_within(samples) {
            if milliseconds() >= until {
                return false;
            }
        }
        true
    }

    /// [`Replay::step`], which trains an epoch in parts. Where an epoch takes longer than the limit, its end is one of these
    /// steps, too: then there is something new to be drawn, which takes time in the same frame.
    #[cfg(feature = "full")]
    fn step_in_parts(&mut self, epochs: u64, limit: f64, samples: usize) -> u64 {
        let from = milliseconds();
        let (mut gone_through, mut trained) = (0.0, 0);
        let all = number(self.0.run().setup().training_samples() as u64);
        while trained < epochs {
            let is_there = self.0.look_ahead_within(samples);
            let time = milliseconds() - from;
            gone_through += number(samples as u64);
            if is_there {
                let stepped = self.0.step(1);
                trained += stepped;
                if stepped == 0 || time * all >= limit * gone_through {
                    break;
                }
            }
            if time >= limit {
                break;
            }
        }
        trained
    }

    /// The run.
    #[must_use]
    pub fn replay(&self) -> &Replay {
        &self.0
    }

    /// The run, to be changed.
    pub fn replay_mut(&mut self) -> &mut Replay {
        &mut self.0
    }

    /// Has its pictures show another section of the inputs.
    pub fn cut_at(&mut self, section: Section) {
        self.1 = section;
    }

    /// The section of the inputs that its pictures show.
    #[must_use]
    pub fn section(&self) -> &Section {
        &self.1
    }

    /// A palette for what it learns.
    pub(crate) fn colours(&self, palette: &Palette) -> Palette {
        palette.clone().over(self.data())
    }

    fn data(&self) -> &DataSet {
        &self.0.run().setup().data
    }
}
