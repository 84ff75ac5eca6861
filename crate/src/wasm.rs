//! The face towards the page: it translates, and does nothing else.
//!
//! Names are JavaScript's on that side (`learningRate`), epochs and seeds are plain numbers, errors
//! are thrown as `Error` with a message for people.

use js_sys::{Array, Float32Array, Float64Array};
use wasm_bindgen::Clamped;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, ImageData};

use crate::numerals;
use crate::{
    Change, LearningRate, Line, Palette, Replay, Run, Setting, Settings, Theme, Verdict, xor,
};

#[cfg(feature = "whole")]
mod files;
pub(crate) mod json;
#[cfg(feature = "whole")]
mod lessons;
#[cfg(feature = "whole")]
mod space;
#[cfg(feature = "whole")]
mod survey;
#[cfg(feature = "whole")]
mod trace;

/// How much is trained between two looks at the clock, in the units of `Setup::work`: up to about a
/// tenth of a millisecond.
const WORK_PER_LOOK: u64 = 512 * 36;

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

#[wasm_bindgen]
extern "C" {
    /// The clock of pages and of workers alike, in milliseconds.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn milliseconds() -> f64;

    #[wasm_bindgen(js_name = String)]
    fn string_of(number: f64) -> String;

    #[wasm_bindgen(js_name = Number)]
    fn number_in(text: &str) -> f64;
}

/// A number's shortest text: see `numerals`.
pub(crate) fn shortest(number: f64) -> String {
    string_of(number)
}

/// The number in a text of digits, signs, points and exponents: see `numerals`.
pub(crate) fn parse(text: &str) -> Option<f64> {
    Some(number_in(text)).filter(|number| !number.is_nan())
}

/// A run under way: see the crate's `Replay`.
#[wasm_bindgen]
pub struct Trainer(Replay);

#[wasm_bindgen]
impl Trainer {
    /// The run that a link holds, at epoch 0: see `readLink`. Throws what can't be used in it.
    #[wasm_bindgen(constructor)]
    pub fn new(link: &str) -> Result<Trainer, JsError> {
        Ok(Self(Replay::new(run_in(link)?)))
    }

    /// The run with every change made so far, as the hash of a link, with the epochs that Train goes to.
    pub fn link(&self, epochs: f64) -> Result<String, JsError> {
        Ok(Settings::new(self.0.run().clone(), whole(epochs)?)?.to_link())
    }

    /// Trains this many epochs, fewer if the run diverges; answers how many it trained.
    pub fn step(&mut self, epochs: f64) -> Result<f64, JsError> {
        let epochs: u32 = whole(epochs)?;
        Ok(number(self.0.step(epochs.into())))
    }

    /// Like `step`, but ends soon after this many milliseconds. In the past, it first trains the run
    /// again up to there, whatever time that takes.
    #[wasm_bindgen(js_name = stepFor)]
    pub fn step_for(&mut self, epochs: f64, limit: f64) -> Result<f64, JsError> {
        let epochs: u32 = whole(epochs)?;
        // In the past, this forgets what followed.
        self.0.step(0);
        let from = self.0.epoch();
        let target = from + u64::from(epochs);
        let until = milliseconds() + limit;
        let epochs_per_look = (WORK_PER_LOOK / self.0.run().setup().work()).max(1);
        while self.0.epoch() < target {
            let length = epochs_per_look.min(target - self.0.epoch());
            let trained = self.0.step(length);
            let is_time_left = milliseconds() < until;
            if trained < length || !is_time_left {
                break;
            }
        }
        Ok(number(self.0.epoch() - from))
    }

    /// Goes to an epoch, the head at most.
    pub fn seek(&mut self, epoch: f64) -> Result<(), JsError> {
        self.0.seek(whole(epoch)?);
        Ok(())
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

    /// What was changed on the way, three numbers each: the epoch, what, and to what. What is the index
    /// of a parameter, or −1 for the learning rate.
    pub fn edits(&self) -> Vec<f64> {
        let edits = self.0.run().edits().iter();
        edits
            .flat_map(|edit| {
                let (what, value) = match edit.change {
                    Change::LearningRate(rate) => (-1.0, rate.get()),
                    Change::Parameter { index, value } => (number(index as u64), value),
                };
                [number(edit.epoch), what, value]
            })
            .collect()
    }

    /// The present epoch.
    #[wasm_bindgen(getter)]
    pub fn epoch(&self) -> f64 {
        number(self.0.epoch())
    }

    /// The mean squared error over the samples.
    #[wasm_bindgen(getter)]
    pub fn loss(&self) -> f64 {
        self.0.loss()
    }

    /// The epoch at which the numbers stop being finite, if the next step leads there.
    #[wasm_bindgen(getter, js_name = divergedAt)]
    pub fn diverged_at(&self) -> Option<f64> {
        self.0.diverged_at().map(number)
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
        let index = usize::from(whole::<u16>(index)?);
        Ok(self.0.edit(Change::Parameter { index, value })?)
    }

    /// The outputs for the samples.
    pub fn outputs(&self) -> Vec<f64> {
        self.0.outputs().collect()
    }

    /// What the outputs say about them: `right`, `undecided` or `wrong`.
    #[wasm_bindgen(unchecked_return_type = "('right' | 'undecided' | 'wrong')[]")]
    pub fn verdicts(&self) -> Vec<String> {
        let name = |verdict| match verdict {
            Verdict::Right => "right",
            Verdict::Undecided => "undecided",
            Verdict::Wrong => "wrong",
        };
        self.0.verdicts().map(|verdict| name(verdict).to_owned()).collect()
    }

    /// The first epoch so far at which all samples were right.
    #[wasm_bindgen(js_name = solvedAt)]
    pub fn solved_at(&self) -> Option<f64> {
        self.0.solved_at().map(number)
    }

    /// The output for any (x, y).
    pub fn predict(&self, x: f64, y: f64) -> Result<f64, JsError> {
        Ok(self.0.network().output_for(&[x, y])?)
    }

    /// What every input and neuron answers for the four rows of the truth table, four numbers each: the
    /// inputs, then each layer.
    pub fn activations(&self) -> Result<Vec<f64>, JsError> {
        Ok(self.0.network().activations_for(&xor::INPUTS)?)
    }

    /// The line on which a neuron's weighted sum is 0, as segments: x, y, x, y of each.
    #[wasm_bindgen(js_name = neuronLine)]
    pub fn neuron_line(&self, layer: f64, neuron: f64) -> Result<Vec<f64>, JsError> {
        let (layer, neuron): (u16, u16) = (whole(layer)?, whole(neuron)?);
        Ok(self.0.network().neuron_line(layer.into(), neuron.into()))
    }

    /// Moves the straight line of a neuron of the first layer through (x, y), by its bias; or, where a place
    /// of it is given that stays, turns it there.
    #[wasm_bindgen(js_name = moveLine)]
    pub fn move_line(
        &mut self,
        neuron: f64,
        x: f64,
        y: f64,
        about_x: Option<f64>,
        about_y: Option<f64>,
    ) -> Result<(), JsError> {
        let neuron = usize::from(whole::<u16>(neuron)?);
        let network = self.0.network();
        let line = Line::of(network, neuron).and_then(|line| match about_x.zip(about_y) {
            None => line.moved_through([x, y]),
            Some((about_x, about_y)) => line.turned([about_x, about_y], [x, y]),
        });
        let changes = line.map(|line| line.changes(network, neuron)).unwrap_or_default();
        for change in changes {
            self.0.edit(change)?;
        }
        Ok(())
    }

    /// Of each layer, the weights, row by row, then the biases.
    pub fn parameters(&self) -> Vec<f64> {
        self.0.network().parameters().to_vec()
    }

    /// What the rule remembers: see `Replay::memory`.
    pub fn memory(&self) -> Vec<f64> {
        self.0.memory().to_vec()
    }

    /// The loss curve up to the head: its epochs, and the loss at each. These are copies,
    /// because the page keeps them longer than a view on Wasm memory is good for.
    #[wasm_bindgen(unchecked_return_type = "[Float64Array, Float64Array]")]
    pub fn curve(&self) -> Array {
        let (epochs, losses): (Vec<f64>, Vec<f64>) =
            self.0.curve().map(|point| (number(point.epoch), point.loss)).unzip();
        Array::of2(&Float64Array::from(&epochs[..]), &Float64Array::from(&losses[..]))
    }
}

/// A JavaScript number as a whole number; left to itself, the border would wrap or cut it.
fn whole<T: TryFrom<u64>>(number: f64) -> Result<T, JsError> {
    let is_count = number >= 0.0 && number.fract() == 0.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
    let count = is_count.then_some(number as u64);
    count.and_then(|count| T::try_from(count).ok()).ok_or_else(|| no_whole_number(number))
}

/// The same for several numbers.
#[cfg(feature = "whole")]
fn all_whole(numbers: &[f64]) -> Result<Vec<usize>, JsError> {
    numbers.iter().copied().map(whole).collect()
}

/// One copy of it is enough for all that takes a whole number.
#[cold]
#[inline(never)]
fn no_whole_number(number: f64) -> JsError {
    JsError::new(&format!("{} is no whole number in the range", numerals::write(number)))
}

/// A count as a JavaScript number.
#[expect(clippy::cast_precision_loss, reason = "2⁵³ epochs take decades")]
fn number(count: u64) -> f64 {
    count as f64
}

/// The picture of what the network answers: see the crate's `Surface`.
#[wasm_bindgen]
pub struct Surface {
    surface: crate::Surface,
    palette: Palette,
}

#[wasm_bindgen]
impl Surface {
    /// A picture of this many pixels a side (rounded up to a multiple of four).
    #[wasm_bindgen(constructor)]
    pub fn new(side: f64, dark: bool) -> Result<Surface, JsError> {
        let side: u16 = whole(side)?;
        Ok(Self { surface: crate::Surface::new(side.into()), palette: palette(dark) })
    }

    /// How many pixels a side has.
    #[wasm_bindgen(getter)]
    pub fn side(&self) -> usize {
        self.surface.side()
    }

    /// Draws the network as it is now to the top left corner of a canvas.
    pub fn draw(
        &mut self,
        trainer: &Trainer,
        canvas: &CanvasRenderingContext2d,
    ) -> Result<(), JsValue> {
        let network = trainer.0.network();
        self.surface.render(network, &self.palette).map_err(JsError::from)?;
        put(self.surface.pixels(), self.surface.side(), canvas)
    }

    /// The line of output 0.5 in the picture that was drawn last, as segments: x, y, x, y of each.
    pub fn boundary(&self) -> Float32Array {
        Float32Array::from(self.surface.boundary())
    }

    /// Draws the colours of the outputs 0 to 1, from left to right, 256 × 1 pixels.
    #[wasm_bindgen(js_name = drawLegend)]
    pub fn draw_legend(&self, canvas: &CanvasRenderingContext2d) -> Result<(), JsValue> {
        draw_legend(&self.palette, canvas)
    }
}

fn draw_legend(palette: &Palette, canvas: &CanvasRenderingContext2d) -> Result<(), JsValue> {
    let pixels: Vec<u8> =
        (0..=255).flat_map(|step| palette.rgba(f64::from(step) / 255.0)).collect();
    put(&pixels, 256, canvas)
}

/// Pictures of what every input and neuron answers: see the crate's `NeuronPictures`.
#[wasm_bindgen]
pub struct NeuronPictures {
    pictures: crate::NeuronPictures,
    palette: Palette,
}

#[wasm_bindgen]
impl NeuronPictures {
    /// Pictures of this many pixels a side (rounded up to a multiple of four).
    #[wasm_bindgen(constructor)]
    pub fn new(side: f64, dark: bool) -> Result<NeuronPictures, JsError> {
        let side: u16 = whole(side)?;
        let pictures = crate::NeuronPictures::new(side.into());
        Ok(Self { pictures, palette: palette(dark) })
    }

    /// How many pixels a side has.
    #[wasm_bindgen(getter)]
    pub fn side(&self) -> usize {
        self.pictures.side()
    }

    /// Draws all inputs and neurons, as they are now, under one another to the top left corner of a canvas;
    /// or one alone, where `index` counts the inputs, then each layer.
    pub fn draw(
        &mut self,
        trainer: &Trainer,
        canvas: &CanvasRenderingContext2d,
        index: Option<f64>,
    ) -> Result<(), JsValue> {
        let network = trainer.0.network();
        match index {
            None => self.pictures.render(network, &self.palette),
            Some(index) => {
                let index: u16 = whole(index)?;
                self.pictures.render_one(network, &self.palette, index.into())
            }
        }
        .map_err(JsError::from)?;
        put(self.pictures.pixels(), self.pictures.side(), canvas)
    }
}

fn palette(dark: bool) -> Palette {
    Palette::new(theme(dark))
}

fn theme(dark: bool) -> Theme {
    if dark { Theme::Dark } else { Theme::Light }
}

/// Puts rows of pixels to the top left corner of a canvas.
fn put(pixels: &[u8], width: usize, canvas: &CanvasRenderingContext2d) -> Result<(), JsValue> {
    let width = u32::try_from(width).map_err(|error| error.to_string())?;
    let image = ImageData::new_with_u8_clamped_array(Clamped(pixels), width)?;
    canvas.put_image_data(&image, 0.0, 0.0)
}

/// The last epoch that a link or a file can name as the one that is looked at.
#[wasm_bindgen(js_name = lastMoment)]
pub fn last_moment() -> u32 {
    crate::Moment::LAST
}

/// The lowest and the highest x and y of a surface.
#[wasm_bindgen(js_name = surfaceRange, unchecked_return_type = "[number, number]")]
pub fn surface_range() -> Vec<f64> {
    vec![crate::Surface::LOW, crate::Surface::HIGH]
}

/// The truth table: x, y and target of each row.
#[wasm_bindgen(js_name = truthTable, unchecked_return_type = "[number, number, number][]")]
pub fn truth_table() -> Array {
    xor::INPUTS
        .into_iter()
        .zip(xor::TARGETS)
        .map(|([x, y], target)| Array::of3(&x.into(), &y.into(), &target.into()))
        .collect()
}

/// What was read from the hash of a link.
#[wasm_bindgen(getter_with_clone)]
pub struct Link {
    /// The settings again as the hash of a link, without what could not be used.
    pub link: String,
    /// What could not be used, a sentence for each.
    pub problems: Vec<String>,
}

/// Reads the hash of a link; an empty one gives the defaults. Links are how settings are kept: each is a
/// value that says all of them.
#[wasm_bindgen(js_name = readLink)]
pub fn read_link(hash: &str) -> Link {
    let (settings, problems) = Settings::from_link(hash);
    Link { link: settings.to_link(), problems: problems.iter().map(ToString::to_string).collect() }
}

/// The setting with this key of a link, as text: empty where it is not used.
#[wasm_bindgen(js_name = readSetting)]
pub fn read_setting(link: &str, key: &str) -> Result<String, JsError> {
    Ok(Settings::from_link(link).0.text(setting_with(key)?))
}

/// The link with one setting changed to what was typed; throws what the setting accepts instead.
#[wasm_bindgen(js_name = changeSetting)]
pub fn change_setting(link: &str, key: &str, text: &str) -> Result<String, JsError> {
    let mut settings = Settings::from_link(link).0;
    settings.set(setting_with(key)?, text)?;
    Ok(settings.to_link())
}

/// The smallest and the largest number of the setting with this key of a link.
#[wasm_bindgen(js_name = settingRange, unchecked_return_type = "[number, number]")]
pub fn setting_range(key: &str) -> Result<Vec<f64>, JsError> {
    let range = setting_with(key)?.range().ok_or_else(|| JsError::new("no number"))?;
    Ok(vec![*range.start(), *range.end()])
}

/// The names that the setting with this key of a link can have.
#[wasm_bindgen(js_name = settingChoices)]
pub fn setting_choices(key: &str) -> Result<Vec<String>, JsError> {
    Ok(setting_with(key)?.choices().into_iter().map(str::to_owned).collect())
}

fn setting_with(key: &str) -> Result<Setting, JsError> {
    Setting::ALL
        .into_iter()
        .find(|setting| setting.key() == key)
        .ok_or_else(|| JsError::new("there is no such setting"))
}

/// Reads what was typed as a coordinate; throws what is accepted instead.
#[wasm_bindgen(js_name = parseCoordinate)]
pub fn parse_coordinate(
    #[wasm_bindgen(unchecked_param_type = "'x' | 'y'")] name: &str,
    text: &str,
) -> Result<f64, JsError> {
    Ok(crate::parse_coordinate(if name == "y" { "y" } else { "x" }, text)?)
}

/// A fresh seed.
#[wasm_bindgen(js_name = freshSeed)]
pub fn fresh_seed() -> Result<u32, JsError> {
    Ok(crate::fresh_seed()?)
}

/// The run that a link holds.
fn run_in(link: &str) -> Result<Run, JsError> {
    Ok(settings_in(link)?.run().clone())
}

/// All that a link holds.
fn settings_in(link: &str) -> Result<Settings, JsError> {
    let (settings, problems) = Settings::from_link(link);
    match problems.first() {
        None => Ok(settings),
        Some(problem) => Err(JsError::new(&problem.to_string())),
    }
}
