//! What somebody pasted of a program of their own, for the page.

use wasm_bindgen::prelude::*;
use xor_playground::analysis::{Measure, Plateaus, answered_alike};
use xor_playground::data::Verdict;
use xor_playground::text::pasted::{self, Order, Understood};
use xor_playground::text::{Setting, Settings};
use xor_playground::training::Trainer;
use xor_playground_face::settings_in;

/// So near are outputs to each other that are said to be alike.
const ALIKE: f64 = 0.01;

/// After so many epochs, for which one waits.
const EPOCHS: u64 = 5_000;

/// What pasted numbers are: see the crate's `Understood`.
#[wasm_bindgen]
pub struct Pasted {
    kind: &'static str,
    numbers: Vec<f64>,
    told: Vec<String>,
    networks: Vec<PastedNetwork>,
    alike: Option<String>,
}

/// Reads what was pasted beside the run of a link; throws why it is not understood.
#[wasm_bindgen(js_name = readPasted)]
pub fn read_pasted(link: &str, text: &str) -> Result<Pasted, JsError> {
    let settings = settings_in(link)?;
    let data = &settings.run().setup().data;
    let mut alike = None;
    let (kind, numbers, told, networks) =
        match pasted::Pasted::read(text)?.understood_beside(&settings)? {
            Understood::Networks(networks) => ("weights", Vec::new(), Vec::new(), networks),
            Understood::Predictions { outputs, networks } => {
                let told = answered_alike(data, &outputs);
                ("predictions", outputs, told, networks)
            }
            Understood::Loss(loss) => {
                let plateaus = Plateaus::of(data);
                alike = plateaus
                    .as_ref()
                    .and_then(|plateaus| plateaus.of_one_answer(loss))
                    .and_then(|measure| answering_alike(&settings, measure));
                let told = plateaus.map_or_else(Vec::new, |plateaus| plateaus.of_loss(loss));
                ("loss", vec![loss], told, Vec::new())
            }
        };
    let networks = networks.iter().map(|network| PastedNetwork::new(network, &settings));
    Ok(Pasted { kind, numbers, told, networks: networks.collect::<Result<_, _>>()?, alike })
}

/// A run that stays where every row is answered alike, as a link, if one does whose weights and biases begin at 0: others
/// than exclusive or are learnt from there.
fn answering_alike(present: &Settings, measure: Measure) -> Option<String> {
    let usual = Settings::default().text(Setting::Loss);
    let loss = match measure {
        Measure::CrossEntropy => "cross-entropy",
        Measure::MeanSquaredError => "mse",
        Measure::HalfSquaredError | Measure::SumOfSquares => &usual,
    };
    let mut settings = present.clone();
    // Where one does not go with the present settings, there is no such run.
    for (setting, text) in [(Setting::Edits, ""), (Setting::Loss, loss), (Setting::Start, "zeros")]
    {
        settings.set(setting, text).ok()?;
    }
    // Seen, and not thought: it is trained.
    let mut trainer = Trainer::new(settings.run().clone());
    let alike = trainer.outputs().next()?;
    trainer.step(EPOCHS);
    let stays = trainer.outputs().all(|output| (output - alike).abs() < ALIKE);
    stays.then(|| settings.to_link())
}

#[wasm_bindgen]
impl Pasted {
    /// What they are.
    #[wasm_bindgen(getter, unchecked_return_type = "'weights' | 'predictions' | 'loss'")]
    pub fn kind(&self) -> String {
        self.kind.to_owned()
    }

    /// A prediction for each row, or the loss.
    #[wasm_bindgen(getter)]
    pub fn numbers(&self) -> Vec<f64> {
        self.numbers.clone()
    }

    /// What predictions, or a loss, say, a sentence each; nothing of a loss over more rows than are looked at.
    #[wasm_bindgen(getter)]
    pub fn told(&self) -> Vec<String> {
        self.told.clone()
    }

    /// A run that stays at the loss, as a link, where that is one of a network that answers every row alike.
    #[wasm_bindgen(getter)]
    pub fn alike(&self) -> Option<String> {
        self.alike.clone()
    }

    /// The networks that they can be, the most likely first.
    #[wasm_bindgen(getter)]
    pub fn networks(&self) -> Vec<PastedNetwork> {
        self.networks.clone()
    }
}

/// A network that was pasted.
#[wasm_bindgen]
#[derive(Clone)]
pub struct PastedNetwork {
    name: String,
    words: String,
    link: String,
    outputs: Vec<f64>,
    right: usize,
}

impl PastedNetwork {
    fn new(network: &pasted::PastedNetwork, present: &Settings) -> Result<Self, JsError> {
        let settings = network.settings(present)?;
        let trainer = Trainer::new(settings.run().clone());
        Ok(Self {
            name: network.name(),
            words: in_words(network),
            link: settings.to_link(),
            outputs: trainer.outputs().collect(),
            right: trainer.verdicts().filter(|&verdict| verdict == Verdict::Right).count(),
        })
    }
}

#[wasm_bindgen]
impl PastedNetwork {
    /// The sizes of its layers: 2-2-1.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.name.clone()
    }

    /// How its arrays were read.
    #[wasm_bindgen(getter)]
    pub fn words(&self) -> String {
        self.words.clone()
    }

    /// The run that starts there, as a link.
    #[wasm_bindgen(getter)]
    pub fn link(&self) -> String {
        self.link.clone()
    }

    /// What it answers to each row.
    #[wasm_bindgen(getter)]
    pub fn outputs(&self) -> Vec<f64> {
        self.outputs.clone()
    }

    /// How many of these are right.
    #[wasm_bindgen(getter)]
    pub fn right(&self) -> usize {
        self.right
    }
}

/// How weights were read: a row for each input (NumPy, Keras); arrays 1, 3 are weights, 2, 4 biases.
fn in_words(network: &pasted::PastedNetwork) -> String {
    let order = match network.order {
        Order::InOut => "a row for each input (NumPy, Keras)",
        Order::OutIn => "a row for each neuron (PyTorch)",
    };
    let places = |places: Vec<usize>| {
        let words: Vec<String> = places.iter().map(|place| (place + 1).to_string()).collect();
        words.join(", ")
    };
    let weights: Vec<usize> = network.arrays.iter().map(|&(weights, _)| weights).collect();
    let biases: Vec<usize> = network.arrays.iter().filter_map(|&(_, biases)| biases).collect();
    let arrays = match (weights.is_empty(), biases.is_empty()) {
        (true, _) => "of each layer the weights, then the biases".to_owned(),
        (_, true) => "no biases".to_owned(),
        _ => format!("arrays {} are weights, {} biases", places(weights), places(biases)),
    };
    format!("{order}; {arrays}")
}
