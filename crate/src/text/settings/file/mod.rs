//! Settings as JSON, for files: every value that is used stands there, under its name in full.

mod saved_run;

use super::json::{self, JsonError, Node, VERSION_FIELD, parse};
#[cfg(feature = "every-kind")]
use super::rows::{batch, features, names, start};
use super::rows::{data, edits, shape};
use super::setting::Setting;
use super::{Settings, VERSION};
pub use saved_run::SavedRun;

/// How a setting stands in a file.
struct Form {
    /// The text that [`Settings::set`] takes. It is checked place by place, so that an error names the
    /// place; there it is judged. The settings are those that come before.
    read: fn(&Node<'_>, &Settings) -> Result<String, JsonError>,
    /// Empty where the setting is not used, or stands with another.
    write: fn(&Settings) -> String,
}

/// Those that are more than a number or a name.
fn form(setting: Setting) -> Option<Form> {
    let form = match setting {
        Setting::Hidden => Form { read: |node, _| shape::read_sizes(node), write: shape::write },
        Setting::Activation => {
            Form { read: |node, _| shape::read_activations(node), write: |_| String::new() }
        }
        Setting::Data => Form { read: |node, _| data::read(node), write: data::write },
        #[cfg(feature = "every-kind")]
        Setting::Names => Form { read: |node, _| names::read(node), write: names::write },
        #[cfg(feature = "every-kind")]
        Setting::Features => Form { read: |node, _| features::read(node), write: features::write },
        #[cfg(feature = "every-kind")]
        Setting::Order => {
            Form { read: |node, _| batch::read_order(node), write: batch::write_order }
        }
        #[cfg(feature = "every-kind")]
        Setting::Parameters => {
            Form { read: |node, _| start::read_parameters(node), write: start::write_parameters }
        }
        Setting::Edits => Form { read: edits::read, write: edits::write },
        _ => return None,
    };
    Some(form)
}

fn read(setting: Setting, node: &Node<'_>, before: &Settings) -> Result<String, JsonError> {
    match form(setting) {
        Some(form) => (form.read)(node, before),
        None if setting.row().is_number() => node.number(setting.accepts()),
        None => node.number_or_choice(setting.accepts()),
    }
}

/// The line, or lines.
fn write(settings: &Settings, setting: Setting) -> Option<String> {
    let json = match form(setting) {
        Some(form) => (form.write)(settings),
        None => json::text(&settings.text(setting)),
    };
    (!json.is_empty()).then(|| format!("  \"{}\": {json}", setting.row().field))
}

impl Settings {
    /// The settings as JSON, for people to read as well.
    ///
    /// ```
    /// use xor_playground::text::Settings;
    /// let (settings, _) = Settings::from_link("#seed=11&edits=812:lr:0.3");
    /// assert_eq!(
    ///     settings.to_json(),
    ///     r#"{
    ///   "version": 1,
    ///   "seed": 11,
    ///   "learning_rate": 1,
    ///   "epochs": 5000,
    ///   "hidden": [{"size": 2, "activation": "sigmoid"}],
    ///   "output": "sigmoid",
    ///   "bias": "on",
    ///   "direct": "off",
    ///   "data": {
    ///     "inputs": [[0, 0], [0, 1], [1, 0], [1, 1]],
    ///     "targets": [0, 1, 1, 0]
    ///   },
    ///   "features": ["x", "y"],
    ///   "split": 0,
    ///   "loss": "sse",
    ///   "batch": "full",
    ///   "start": "article",
    ///   "rule": "gradient-descent",
    ///   "l1": 0,
    ///   "l2": 0,
    ///   "edits": [{"epoch": 812, "learning_rate": 0.3}]
    /// }
    /// "#
    /// );
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let fields = Setting::ALL.into_iter().filter_map(|setting| write(self, setting));
        let version = format!("  \"{VERSION_FIELD}\": {VERSION}");
        let lines: Vec<_> = [version].into_iter().chain(fields).collect();
        format!("{{\n{}\n}}\n", lines.join(",\n"))
    }

    /// Reads what [`Settings::to_json`] writes. The version must be there; for any other field that is
    /// not, the default is taken.
    ///
    /// # Errors
    /// [`JsonError`], with the first field that cannot be used.
    ///
    /// ```
    /// use xor_playground::text::Settings;
    /// let json = r#"{"version": 1, "hidden": [{"size": 99, "activation": "tanh"}]}"#;
    /// assert_eq!(
    ///     Settings::from_json(json).unwrap_err().to_string(),
    ///     "hidden[0].size takes a whole number from 1 to 16, not 99."
    /// );
    /// ```
    pub fn from_json(json: &str) -> Result<Self, JsonError> {
        settings_in(&Node::root(parse(json)?), &[])
    }
}

/// The settings in a file, which may also have these other fields.
fn settings_in(file: &Node<'_>, others: &[&str]) -> Result<Settings, JsonError> {
    file.check_version()?;
    file.check_fields(
        &[&[VERSION_FIELD][..], &Setting::ALL.map(|setting| setting.row().field)[..], others]
            .concat(),
        "an object with fields such as \"seed\"",
    )?;
    let mut settings = Settings::default();
    for setting in Setting::ALL {
        let Ok(node) = file.field(setting.row().field) else { continue };
        let text = read(setting, &node, &settings)?;
        if setting == Setting::Activation && text.is_empty() {
            continue;
        }
        settings.set(setting, &text).map_err(|rejected| node.name(rejected))?;
    }
    Ok(settings)
}
