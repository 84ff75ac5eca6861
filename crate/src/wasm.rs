//! The face towards the page: it translates, and does nothing else.
//!
//! Names are JavaScript's on that side (`learningRate`), epochs and seeds are plain numbers, errors
//! are thrown as `Error` with a message for people.

use js_sys::{Array, Float32Array, Float64Array};
use wasm_bindgen::Clamped;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, ImageData};

use crate::xor::{self, Verdict};
use crate::{HiddenSize, LearningRate, Palette, Setting, Settings, Theme};
use crate::{Run, Start};

/// Epochs between two looks at the clock: up to about a tenth of a millisecond.
const EPOCHS_PER_LOOK: u64 = 512;

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

#[wasm_bindgen]
extern "C" {
    /// The clock of pages and of workers alike, in milliseconds.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn milliseconds() -> f64;
}

/// A run under way: see the crate's `Trainer`.
#[wasm_bindgen]
pub struct Trainer(crate::Trainer);

#[wasm_bindgen]
impl Trainer {
    /// The run with this seed, this many hidden neurons (1 to 8) and this learning rate, at epoch 0.
    #[wasm_bindgen(constructor)]
    pub fn new(seed: f64, hidden: f64, learning_rate: f64) -> Result<Trainer, JsError> {
        let start = Start::Seed(whole(seed)?, HiddenSize::new(whole(hidden)?)?);
        Ok(Self(crate::Trainer::new(Run::new(start, LearningRate::new(learning_rate)?))))
    }

    /// Trains this many epochs, fewer if the run diverges; answers how many it trained.
    pub fn step(&mut self, epochs: f64) -> Result<f64, JsError> {
        let epochs: u32 = whole(epochs)?;
        Ok(number(self.0.step(epochs.into())))
    }

    /// Like `step`, but ends soon after this many milliseconds.
    #[wasm_bindgen(js_name = stepFor)]
    pub fn step_for(&mut self, epochs: f64, limit: f64) -> Result<f64, JsError> {
        let epochs: u32 = whole(epochs)?;
        let from = self.0.epoch();
        let target = from + u64::from(epochs);
        let until = milliseconds() + limit;
        while self.0.epoch() < target {
            let length = EPOCHS_PER_LOOK.min(target - self.0.epoch());
            if self.0.step(length) < length || milliseconds() >= until {
                break;
            }
        }
        Ok(number(self.0.epoch() - from))
    }

    /// How many epochs have been trained.
    #[wasm_bindgen(getter)]
    pub fn epoch(&self) -> f64 {
        number(self.0.epoch())
    }

    /// The mean squared error over the four samples.
    #[wasm_bindgen(getter)]
    pub fn loss(&self) -> f64 {
        self.0.network().loss()
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

    /// The outputs for the four rows of the truth table.
    pub fn outputs(&self) -> Vec<f64> {
        self.0.network().outputs().to_vec()
    }

    /// What the outputs say about their rows: `right`, `undecided` or `wrong`.
    #[wasm_bindgen(unchecked_return_type = "('right' | 'undecided' | 'wrong')[]")]
    pub fn verdicts(&self) -> Vec<String> {
        let name = |verdict| match verdict {
            Verdict::Right => "right",
            Verdict::Undecided => "undecided",
            Verdict::Wrong => "wrong",
        };
        Verdict::of_rows(self.0.network().outputs())
            .map(|verdict| name(verdict).to_owned())
            .to_vec()
    }

    /// The first epoch so far at which all four rows were right.
    #[wasm_bindgen(js_name = solvedAt)]
    pub fn solved_at(&self) -> Option<f64> {
        self.0.solved_at().map(number)
    }

    /// The output for any (x, y).
    pub fn predict(&self, x: f64, y: f64) -> f64 {
        self.0.network().output_for(x, y)
    }

    /// Hidden weights from x, then from y, hidden biases, output weights, output bias.
    pub fn parameters(&self) -> Vec<f64> {
        self.0.network().parameters().to_vec()
    }

    /// The loss curve up to the present epoch: its epochs, and the loss at each. These are copies,
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
    is_count
        .then_some(number as u64)
        .and_then(|number| T::try_from(number).ok())
        .ok_or_else(|| JsError::new(&format!("{number} is no whole number in the range")))
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
        let theme = if dark { Theme::Dark } else { Theme::Light };
        let side: u16 = whole(side)?;
        Ok(Self { surface: crate::Surface::new(side.into()), palette: Palette::new(theme) })
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
        self.surface.render(trainer.0.network(), &self.palette);
        let side = u32::try_from(self.surface.side()).map_err(|error| error.to_string())?;
        let pixels = Clamped(self.surface.pixels());
        let image = ImageData::new_with_u8_clamped_array_and_sh(pixels, side, side)?;
        canvas.put_image_data(&image, 0.0, 0.0)
    }

    /// The line of output 0.5 in the picture that was drawn last, as segments: x, y, x, y of each.
    pub fn boundary(&self) -> Float32Array {
        Float32Array::from(self.surface.boundary())
    }

    /// Draws the colours of the outputs 0 to 1, from left to right, 256 × 1 pixels.
    #[wasm_bindgen(js_name = drawLegend)]
    pub fn draw_legend(&self, canvas: &CanvasRenderingContext2d) -> Result<(), JsValue> {
        let pixels: Vec<u8> =
            (0..=255).flat_map(|step| self.palette.rgba(f64::from(step) / 255.0)).collect();
        let image = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&pixels), 256, 1)?;
        canvas.put_image_data(&image, 0.0, 0.0)
    }

    /// The colour of an output as red, green, blue, opacity.
    pub fn rgba(&self, output: f64) -> Vec<u8> {
        self.palette.rgba(output).to_vec()
    }
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

/// What a link holds. The keys are the link's.
#[wasm_bindgen(getter_with_clone)]
pub struct Link {
    /// The seed of the random start.
    pub seed: f64,
    /// The learning rate.
    pub lr: f64,
    /// The epochs that Train goes to.
    pub epochs: f64,
    /// The neurons of the hidden layer.
    pub hidden: f64,
    /// What could not be used, a sentence for each.
    pub problems: Vec<String>,
}

/// Reads the hash of a link; an empty one gives the defaults.
#[wasm_bindgen(js_name = readLink)]
pub fn read_link(hash: &str) -> Link {
    let (settings, problems) = Settings::from_link(hash);
    Link {
        seed: settings.number(Setting::Seed),
        lr: settings.number(Setting::LearningRate),
        epochs: settings.number(Setting::Epochs),
        hidden: settings.number(Setting::Hidden),
        problems: problems.iter().map(ToString::to_string).collect(),
    }
}

/// Writes the hash of a link, without the `#`; empty where everything is as by default.
#[wasm_bindgen(js_name = writeLink)]
pub fn write_link(seed: f64, lr: f64, epochs: f64, hidden: f64) -> Result<String, JsError> {
    let mut settings = Settings::default();
    settings.set_number(Setting::Seed, seed)?;
    settings.set_number(Setting::LearningRate, lr)?;
    settings.set_number(Setting::Epochs, epochs)?;
    settings.set_number(Setting::Hidden, hidden)?;
    Ok(settings.to_link())
}

/// Reads what was typed for the setting with this key of a link; throws what it accepts instead.
#[wasm_bindgen(js_name = parseSetting)]
pub fn parse_setting(
    #[wasm_bindgen(unchecked_param_type = "'seed' | 'lr' | 'epochs' | 'hidden'")] key: &str,
    text: &str,
) -> Result<f64, JsError> {
    let setting = setting_with(key)?;
    let mut settings = Settings::default();
    settings.set(setting, text)?;
    Ok(settings.number(setting))
}

/// The smallest and the largest value of the setting with this key of a link.
#[wasm_bindgen(js_name = settingRange, unchecked_return_type = "[number, number]")]
pub fn setting_range(
    #[wasm_bindgen(unchecked_param_type = "'seed' | 'lr' | 'epochs' | 'hidden'")] key: &str,
) -> Result<Vec<f64>, JsError> {
    let range = setting_with(key)?.range();
    Ok(vec![*range.start(), *range.end()])
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
