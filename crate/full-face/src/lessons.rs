//! The instruments of the article's lessons.

use js_sys::{Array, Float32Array, Float64Array};
use wasm_bindgen::prelude::*;
use web_sys::CanvasRenderingContext2d;

use xor_playground::Run;
use xor_playground::analysis::{self, InputPlane, Line, OneParameter, ParameterRange};
use xor_playground::network::{Activation, Neuron, NeuronOutput};
use xor_playground::pictures::{self, Palette};
use xor_playground::training;
use xor_playground_face::{integer, number, put, run_in, step_for, theme};

/// The numbers of the trial: the x that is asked, the y that is wanted, what is added to kx, and the k that
/// is right.
#[wasm_bindgen(
    js_name = trialNumbers,
    unchecked_return_type = "[input: number, target: number, offset: number, solution: number]"
)]
pub fn trial_numbers() -> Vec<f64> {
    vec![OneParameter::INPUT, OneParameter::TARGET, OneParameter::OFFSET, OneParameter::SOLUTION.k]
}

/// The y of kx + 3 for any x.
#[wasm_bindgen(js_name = trialOutput)]
pub fn trial_output(k: f64, x: f64) -> f64 {
    OneParameter { k }.output(x)
}

/// |21 − y| for x = 5.
#[wasm_bindgen(js_name = trialError)]
pub fn trial_error(k: f64) -> f64 {
    OneParameter { k }.error()
}

/// ½ (21 − y)² for x = 5.
#[wasm_bindgen(js_name = trialHalfSquaredError)]
pub fn trial_half_squared_error(k: f64) -> f64 {
    OneParameter { k }.half_squared_error()
}

/// The derivative of that along k.
#[wasm_bindgen(js_name = trialGradient)]
pub fn trial_gradient(k: f64) -> f64 {
    OneParameter { k }.gradient()
}

/// k after one step of gradient descent.
#[wasm_bindgen(js_name = trialStep)]
pub fn trial_step(k: f64, learning_rate: f64) -> f64 {
    OneParameter { k }.stepped(learning_rate).k
}

/// What such a step multiplies t − y with.
#[wasm_bindgen(js_name = trialFactor)]
pub fn trial_factor(learning_rate: f64) -> f64 {
    OneParameter::factor(learning_rate)
}

/// What a neuron makes of its inputs. (The browser has a `NeuronOutput` of its own.)
#[wasm_bindgen]
pub struct NeuronResponse {
    /// The weighted sum with the bias.
    pub sum: f64,
    /// What the activation makes of it.
    pub output: f64,
    /// The derivative of the activation there.
    pub derivative: f64,
}

/// What a neuron makes of its inputs, one for each weight. The activation has the name that it has in links.
#[wasm_bindgen]
pub fn neuron(
    activation: &str,
    inputs: &[f64],
    weights: &[f64],
    bias: f64,
) -> Result<NeuronResponse, JsError> {
    let neuron = Neuron { activation: activation_named(activation)?, weights, bias };
    let NeuronOutput { pre_activation, activation, derivative } = neuron.output(inputs)?;
    Ok(NeuronResponse { sum: pre_activation, output: activation, derivative })
}

/// A neuron with one input, at `count` evenly spaced values of it: these, its outputs, and their
/// derivatives.
#[wasm_bindgen(
    js_name = neuronCurve,
    unchecked_return_type = "[Float64Array, Float64Array, Float64Array]"
)]
pub fn neuron_curve(
    activation: &str,
    weight: f64,
    bias: f64,
    low: f64,
    high: f64,
    count: f64,
) -> Result<Array, JsError> {
    let neuron = Neuron { activation: activation_named(activation)?, weights: &[weight], bias };
    let points = neuron.along(low, high, integer(count)?)?;
    let numbers = |number: fn(&(f64, NeuronOutput)) -> f64| {
        Float64Array::from(&points.iter().map(number).collect::<Vec<_>>()[..])
    };
    Ok(Array::of3(
        &numbers(|&(input, _)| input),
        &numbers(|(_, response)| response.activation),
        &numbers(|(_, response)| response.derivative),
    ))
}

fn activation_named(name: &str) -> Result<Activation, JsError> {
    name.parse().map_err(|_| JsError::new("there is no such activation"))
}

/// The line at which a network without a hidden layer answers ½: the direction in which the output rises, in
/// degrees, its distance from (½, ½) in that direction, and how steeply the output rises; NaN where there is no
/// line.
#[wasm_bindgen(js_name = straightLine, unchecked_return_type = "[number, number, number]")]
pub fn straight_line(parameters: &[f64]) -> Result<Vec<f64>, JsError> {
    let &[across, up, bias] = parameters else {
        return Err(JsError::new("two weights and a bias"));
    };
    let line = Line::new([across, up], bias);
    let numbers = |line: Line| [line.angle(), line.distance(InputPlane::UNIT), line.steepness()];
    Ok(line.map_or([f64::NAN; 3], numbers).to_vec())
}

/// The two weights and the bias of the network that draws this line: zeros where it is not steep at all.
#[wasm_bindgen(js_name = straightLineParameters)]
pub fn straight_line_parameters(angle: f64, distance: f64, steepness: f64) -> Vec<f64> {
    let line = Line::at(InputPlane::UNIT, angle, distance, steepness);
    line.map_or([0.0; 3], |line| line.parameters()).to_vec()
}

/// What surrounds a network: see the crate's `Landscape`.
#[wasm_bindgen]
pub struct Landscape {
    landscape: analysis::Landscape,
    run: Run,
}

#[wasm_bindgen]
impl Landscape {
    /// The landscape of the run that a link holds, around its start. Throws what can't be used in the link.
    #[wasm_bindgen(constructor)]
    pub fn new(link: &str) -> Result<Landscape, JsError> {
        let run = run_in(link)?;
        let landscape = analysis::Landscape::new(run.start(), &run.setup().training_data())?;
        Ok(Self { landscape, run })
    }

    /// Puts another network in the midst of it.
    #[wasm_bindgen(js_name = moveTo)]
    pub fn move_to(&mut self, parameters: &[f64]) -> Result<(), JsError> {
        Ok(self.landscape.move_to(parameters)?)
    }

    /// The mean squared error with another value of one parameter.
    #[wasm_bindgen(js_name = lossWith)]
    pub fn loss_with(&mut self, parameter: f64, value: f64) -> Result<f64, JsError> {
        Ok(self.landscape.loss_with([(index(parameter)?, value)])?)
    }

    /// The same at `count` evenly spaced values from `low` to `high`.
    pub fn along(
        &mut self,
        parameter: f64,
        low: f64,
        high: f64,
        count: f64,
    ) -> Result<Vec<f64>, JsError> {
        let axis = ParameterRange { parameter: index(parameter)?, low, high };
        Ok(self.landscape.along(axis, integer(count)?)?.collect())
    }

    /// A parameter's value after one step of gradient descent along it alone, from `value`.
    pub fn stepped(&self, parameter: f64, value: f64, learning_rate: f64) -> Result<f64, JsError> {
        let loss = self.run.setup().loss;
        let derivative = self.landscape.derivative(index(parameter)?, value, loss)?;
        Ok(value - learning_rate * derivative)
    }
}

fn index(parameter: f64) -> Result<usize, JsError> {
    Ok(integer::<u16>(parameter)?.into())
}

/// The map of a landscape: see the crate's `LossMap`.
#[wasm_bindgen]
pub struct LossMap {
    map: pictures::LossMap,
    palette: Palette,
}

#[wasm_bindgen]
impl LossMap {
    /// A map of this many pixels a side.
    #[wasm_bindgen(constructor)]
    pub fn new(side: f64, dark: bool) -> Result<LossMap, JsError> {
        Ok(Self {
            map: pictures::LossMap::new(integer(side)?),
            palette: Palette::heights(theme(dark)),
        })
    }

    /// How many pixels a side has.
    #[wasm_bindgen(getter)]
    pub fn side(&self) -> usize {
        self.map.side()
    }

    /// Measures the landscape over two parameters: each with its index, its lowest and highest value.
    pub fn measure(
        &mut self,
        landscape: &mut Landscape,
        across: &[f64],
        up: &[f64],
    ) -> Result<(), JsError> {
        let axis = |numbers: &[f64]| match *numbers {
            [parameter, low, high] => {
                Ok(ParameterRange { parameter: index(parameter)?, low, high })
            }
            _ => Err(JsError::new("an axis has a parameter, a lowest and a highest value")),
        };
        Ok(self.map.measure(&mut landscape.landscape, axis(across)?, axis(up)?)?)
    }

    /// Draws it to the top left corner of a canvas.
    pub fn draw(&self, canvas: &CanvasRenderingContext2d) -> Result<(), JsValue> {
        let pixels: Vec<u8> = self.map.pixels(&self.palette).flatten().collect();
        put(&pixels, self.map.side(), canvas)
    }

    /// The contours as segments: the place of one end, then of the other, in shares of the map's side from
    /// the left and from the top.
    pub fn contours(&self) -> Float32Array {
        Float32Array::from(&self.map.contours()[..])
    }

    /// The lowest and the highest loss on the map that is a number.
    #[wasm_bindgen(unchecked_return_type = "[number, number]")]
    pub fn range(&self) -> Vec<f64> {
        self.map.range().to_vec()
    }

    /// Draws the colours between the contours, from the lowest to the highest, 256 × 1 pixels.
    #[wasm_bindgen(js_name = drawLegend)]
    pub fn draw_legend(&self, canvas: &CanvasRenderingContext2d) -> Result<(), JsValue> {
        let colours = self.map.colours(&self.palette);
        let pixels: Vec<u8> =
            (0..256).flat_map(|pixel| colours[pixel * colours.len() / 256]).collect();
        put(&pixels, 256, canvas)
    }
}

/// The path of the parameters through a run: see the crate's `ParameterPath`.
#[wasm_bindgen]
pub struct ParameterPath(training::ParameterPath);

#[wasm_bindgen]
impl ParameterPath {
    /// The run that a link holds, at epoch 0. Throws what can't be used in it.
    #[wasm_bindgen(constructor)]
    pub fn new(link: &str) -> Result<ParameterPath, JsError> {
        Ok(Self(training::ParameterPath::new(run_in(link)?)))
    }

    /// Goes on to an epoch, but ends soon after this many milliseconds; answers whether it came there.
    #[wasm_bindgen(js_name = advanceFor)]
    pub fn advance_for(&mut self, target: f64, limit: f64) -> Result<bool, JsError> {
        let target: u64 = integer(target)?;
        let (left, work) = (target.saturating_sub(self.0.epoch()), self.0.run().setup().work());
        step_for(limit, left, work, &mut |length| self.0.step(length));
        Ok(self.0.epoch() >= target)
    }

    /// How far it is recorded.
    #[wasm_bindgen(getter)]
    pub fn epoch(&self) -> f64 {
        number(self.0.epoch())
    }

    /// The epochs of its points.
    pub fn epochs(&self) -> Vec<f64> {
        self.0.points().map(|(epoch, _)| number(epoch)).collect()
    }

    /// A parameter's value at each of its points.
    pub fn values(&self, parameter: f64) -> Result<Vec<f64>, JsError> {
        let index = index(parameter)?;
        self.0
            .points()
            .map(|(_, parameters)| parameters.get(index).copied())
            .collect::<Option<_>>()
            .ok_or_else(|| JsError::new("there is no such parameter"))
    }
}
