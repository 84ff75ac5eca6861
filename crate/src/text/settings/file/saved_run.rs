//! A run at an epoch as a file: the settings, the epoch, and the network there.

use super::settings_in;
use crate::network::{Layer, LayerLayout, Network, Shape};
use crate::text::settings::Settings;
use crate::text::settings::json::{JsonError, Node, list, parse};
use crate::text::settings::number::parse_number;
use crate::text::settings::rejected::Rejected;

const AT: &str = "at";
const NETWORK: &str = "network";

/// A run at an epoch, to be kept in a file.
///
/// The run and the epoch determine the network; that it stands there, too, is for other programs.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedRun {
    settings: Settings,
    at: Option<u32>,
    network: Option<Network>,
}

impl SavedRun {
    /// The last epoch that can be looked at, which is the last that can be set.
    pub const LAST: u32 = 10_000_000;

    /// A run at an epoch, with the weights and biases of the network there.
    ///
    /// # Errors
    /// [`Rejected`] where a file that says so could not be read: unless the epoch is up to [`SavedRun::LAST`], and there
    /// are as many parameters as the run's shape has, all of them finite.
    pub fn new(settings: Settings, at: u32, parameters: Vec<f64>) -> Result<Self, Rejected> {
        if at > Self::LAST {
            let accepts = format!("a whole number from 0 to {}", Self::LAST);
            return Err(Rejected::unreadable(AT, accepts, &at.to_string()));
        }
        let are_finite = parameters.iter().all(|parameter| parameter.is_finite());
        match Network::new(settings.run().setup().shape.clone(), parameters) {
            Ok(network) if are_finite => {
                Ok(Self { settings, at: Some(at), network: Some(network) })
            }
            _ => {
                let accepts = "finite numbers, as many as the run has weights and biases";
                Err(Rejected::unreadable(NETWORK, accepts, ""))
            }
        }
    }

    /// The run, and where Train ends.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The epoch that is looked at; a file that has none is of a run alone.
    #[must_use]
    pub fn at(&self) -> Option<u32> {
        self.at
    }

    /// The network at that epoch, which has the shape of the run; a file can go without.
    #[must_use]
    pub fn network(&self) -> Option<&Network> {
        self.network.as_ref()
    }

    /// The settings as in [`Settings::to_json`], with the epoch and the network: of each layer, the
    /// weights have a row for each input and a column for each neuron.
    ///
    /// ```
    /// use xor_playground::text::{SavedRun, Settings};
    /// let settings = Settings::default();
    /// let parameters = settings.run().start().parameters().to_vec();
    /// let saved = SavedRun::new(settings, 0, parameters)?;
    /// let json = saved.to_json();
    /// let end = r#"
    ///   "edits": [],
    ///   "at": 0,
    ///   "network": {
    ///     "layers": [
    ///       {
    ///         "weights": [[0.5488135039273248, 0.7151893663724195], [0.6027633760716439, 0.5448831829968969]],
    ///         "biases": [0.4236547993389047, 0.6458941130666561]
    ///       },
    ///       {
    ///         "weights": [[0.4375872112626925], [0.8917730007820798]],
    ///         "biases": [0.9636627605010293]
    ///       }
    ///     ]
    ///   }
    /// }
    /// "#;
    /// assert!(json.ends_with(end), "{json}");
    /// assert_eq!(SavedRun::from_json(&json)?, saved);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let settings = self.settings.to_json();
        let settings = settings.trim_end().trim_end_matches('}').trim_end();
        let at = self.at.map(|at| format!(",\n  \"{AT}\": {at}")).unwrap_or_default();
        let network = self.network.as_ref().map(network_text).unwrap_or_default();
        format!("{settings}{at}{network}\n}}\n")
    }

    /// Reads what [`SavedRun::to_json`] writes, and what [`Settings::to_json`] does.
    ///
    /// # Errors
    /// [`JsonError`], with the first field that cannot be used.
    ///
    /// ```
    /// use xor_playground::text::SavedRun;
    /// let json = r#"{"version": 1, "at": 3, "network": {"layers": []}}"#;
    /// assert_eq!(
    ///     SavedRun::from_json(json).unwrap_err().to_string(),
    ///     "network.layers takes a list of 2 layers, as the run has, not []."
    /// );
    /// ```
    pub fn from_json(json: &str) -> Result<Self, JsonError> {
        let file = Node::root(parse(json)?);
        let settings = settings_in(&file, &[AT, NETWORK])?;
        let network = file.field(NETWORK).ok();
        let at = match file.field(AT) {
            Ok(node) => Some(node.whole(Self::LAST)?),
            // A network is that of an epoch.
            Err(missing) if network.is_some() => return Err(missing),
            Err(_) => None,
        };
        let shape = &settings.run().setup().shape;
        let network = network.map(|node| network_in(&node, shape)).transpose()?;
        Ok(Self { settings, at, network })
    }
}

fn network_text(network: &Network) -> String {
    let layers: Vec<_> = network.layers().map(layer_text).collect();
    let layers = layers.join(",\n");
    format!(",\n  \"{NETWORK}\": {{\n    \"layers\": [\n{layers}\n    ]\n  }}")
}

fn layer_text(layer: Layer<'_>) -> String {
    let rows = layer.weights.rows().into_iter().map(|row| list(&mut row.iter().copied()));
    let weights = rows.collect::<Vec<_>>().join(", ");
    let biases = list(&mut layer.biases.iter().copied());
    format!("      {{\n        \"weights\": [{weights}],\n        \"biases\": {biases}\n      }}")
}

fn network_in(node: &Node<'_>, shape: &Shape) -> Result<Network, JsonError> {
    node.check_fields(&["layers"], "an object with \"layers\"")?;
    let layouts = shape.layouts();
    let layers = node.field("layers")?.exactly(layouts.len(), "layers, as the run has")?;
    let mut parameters = Vec::with_capacity(shape.parameter_count());
    for (layer, layout) in layers.iter().zip(layouts) {
        push_layer(layer, layout, &mut parameters)?;
    }
    Ok(Network::new(shape.clone(), parameters).expect("each layer has what its layout says"))
}

fn push_layer(
    node: &Node<'_>,
    layout: &LayerLayout,
    parameters: &mut Vec<f64>,
) -> Result<(), JsonError> {
    node.check_fields(&["weights", "biases"], "an object with \"weights\" and \"biases\"")?;
    let rows = node.field("weights")?.exactly(layout.inputs, "rows, one for each input")?;
    for row in rows {
        for weight in row.exactly(layout.neurons, "numbers, one for each neuron")? {
            parameters.push(weight.parsed("a number", parse_number)?);
        }
    }
    for bias in
        node.field("biases")?.exactly(layout.biases().len(), "numbers, one for each neuron")?
    {
        parameters.push(bias.parsed("a number", parse_number)?);
    }
    Ok(())
}
