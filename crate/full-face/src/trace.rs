//! The formulas' numbers, for the part of the page that shows them.

use wasm_bindgen::prelude::*;

use xor_playground::Run;
use xor_playground::analysis::{self, FiniteDifference, TraceError, TracedNeuron};
use xor_playground_face::{Trainer, all_integers, integer, number, run_in};

/// Traces updates of one run.
#[wasm_bindgen]
pub struct Tracer(Run);

#[wasm_bindgen]
impl Tracer {
    /// Of the run that a link holds. Throws what can't be used in it.
    #[wasm_bindgen(constructor)]
    pub fn new(link: &str) -> Result<Tracer, JsError> {
        Ok(Self(run_in(link)?))
    }

    /// One update: see the crate's `Trace`. Parameters and memory are a trainer's at this epoch.
    pub fn trace(
        &self,
        epoch: f64,
        parameters: &[f64],
        memory: &[f64],
        sample: f64,
    ) -> Result<Trace, JsError> {
        let (epoch, sample) = (integer(epoch)?, integer(sample)?);
        Ok(Trace(analysis::Trace::new(&self.0, epoch, parameters, memory, sample)?))
    }
}

/// The derivatives along parameters, given by their indices.
fn values_of(
    parameters: &[f64],
    difference: impl Fn(usize) -> Result<FiniteDifference, TraceError>,
) -> Result<Vec<f64>, JsError> {
    let value = |parameter| match difference(parameter)? {
        FiniteDifference::Derivative { value, .. } => Ok(value),
        FiniteDifference::Kink => Ok(f64::NAN),
    };
    all_integers(parameters)?.into_iter().map(value).collect()
}

/// One update, number by number: see the crate's `Trace`.
#[wasm_bindgen]
pub struct Trace(analysis::Trace);

#[wasm_bindgen]
impl Trace {
    /// ∂E/∂p of each sample of the batch, one sample's after the other.
    pub fn parts(&self) -> Result<Vec<f64>, JsError> {
        let Trace(trace) = self;
        let mut parts = Vec::with_capacity(trace.batch.len() * trace.parameters.len());
        for &sample in &trace.batch {
            parts.extend(trace.part_of(sample)?);
        }
        Ok(parts)
    }

    /// ∂E/∂p of the sample for these parameters by finite differences; NaN where there is a kink.
    pub fn differences(&self, parameters: &[f64]) -> Result<Vec<f64>, JsError> {
        values_of(parameters, |parameter| self.0.finite_difference(parameter))
    }

    /// The same of all that the update descends.
    #[wasm_bindgen(js_name = batchDifferences)]
    pub fn batch_differences(&self, parameters: &[f64]) -> Result<Vec<f64>, JsError> {
        values_of(parameters, |parameter| self.0.batch_finite_difference(parameter))
    }

    /// The inputs of the sample.
    #[wasm_bindgen(getter)]
    pub fn inputs(&self) -> Vec<f64> {
        self.0.inputs.clone()
    }

    /// Its target.
    #[wasm_bindgen(getter)]
    pub fn target(&self) -> f64 {
        self.0.target
    }

    /// The weighted sum of each neuron.
    #[wasm_bindgen(getter, js_name = preActivations)]
    pub fn pre_activations(&self) -> Vec<f64> {
        self.of_neurons(|neuron| neuron.pre_activation)
    }

    /// The output of each neuron.
    #[wasm_bindgen(getter)]
    pub fn activations(&self) -> Vec<f64> {
        self.of_neurons(|neuron| neuron.activation)
    }

    /// ∂a/∂z of each neuron.
    #[wasm_bindgen(getter)]
    pub fn derivatives(&self) -> Vec<f64> {
        self.of_neurons(|neuron| neuron.derivative)
    }

    /// ∂E/∂a of each neuron.
    #[wasm_bindgen(getter, js_name = errorDerivatives)]
    pub fn error_derivatives(&self) -> Vec<f64> {
        self.of_neurons(|neuron| neuron.error_derivative)
    }

    /// ∂E/∂z of each neuron.
    #[wasm_bindgen(getter)]
    pub fn deltas(&self) -> Vec<f64> {
        self.of_neurons(|neuron| neuron.delta)
    }

    /// E of the sample.
    #[wasm_bindgen(getter)]
    pub fn error(&self) -> f64 {
        self.0.error
    }

    /// ∂E/∂p of the sample.
    #[wasm_bindgen(getter)]
    pub fn part(&self) -> Vec<f64> {
        self.0.part.clone()
    }

    /// The samples that the update looks at.
    #[wasm_bindgen(getter)]
    pub fn batch(&self) -> Vec<f64> {
        self.0.batch.iter().map(|&sample| number(sample as u64)).collect()
    }

    /// Which update of its epoch it is, counted from 0.
    #[wasm_bindgen(getter)]
    pub fn place(&self) -> f64 {
        number(self.0.place as u64)
    }

    /// Which update of the run it is, counted from 1.
    #[wasm_bindgen(getter)]
    pub fn number(&self) -> f64 {
        number(self.0.number)
    }

    /// The learning rate.
    #[wasm_bindgen(getter, js_name = learningRate)]
    pub fn learning_rate(&self) -> f64 {
        self.0.learning_rate
    }

    /// Σ ∂E/∂p over the samples of the batch.
    #[wasm_bindgen(getter)]
    pub fn sum(&self) -> Vec<f64> {
        self.0.sum.clone()
    }

    /// The gradient of the penalty.
    #[wasm_bindgen(getter)]
    pub fn penalty(&self) -> Vec<f64> {
        self.0.penalty.clone()
    }

    /// What the optimizer gets.
    #[wasm_bindgen(getter)]
    pub fn gradient(&self) -> Vec<f64> {
        self.0.gradient.clone()
    }

    /// What the optimizer remembers before the update, as many numbers of each parameter as it takes.
    #[wasm_bindgen(getter)]
    pub fn memory(&self) -> Vec<f64> {
        self.0.memory.clone()
    }

    /// What it remembers after it.
    #[wasm_bindgen(getter, js_name = memoryAfter)]
    pub fn memory_after(&self) -> Vec<f64> {
        self.0.memory_after.clone()
    }

    /// The parameters before the update.
    #[wasm_bindgen(getter)]
    pub fn parameters(&self) -> Vec<f64> {
        self.0.parameters.clone()
    }

    /// By how much the update moves them.
    #[wasm_bindgen(getter)]
    pub fn changes(&self) -> Vec<f64> {
        self.0.changes.clone()
    }

    /// The parameters after it.
    #[wasm_bindgen(getter, js_name = parametersAfter)]
    pub fn parameters_after(&self) -> Vec<f64> {
        self.0.parameters_after.clone()
    }

    fn of_neurons(&self, number: impl Fn(&TracedNeuron) -> f64) -> Vec<f64> {
        self.0.neurons.iter().map(number).collect()
    }
}

/// What the optimizer of a run under way remembers: see the crate's `Replay`.
#[wasm_bindgen(js_name = memoryOf)]
pub fn memory_of(trainer: &Trainer) -> Vec<f64> {
    trainer.replay().memory().to_vec()
}
