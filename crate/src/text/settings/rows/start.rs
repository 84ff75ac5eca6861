//! Where a run starts.

use crate::named::Named;
use crate::text::settings::Settings;
use crate::text::settings::json::{self, JsonError, Node};
use crate::text::settings::number::{numbers_text, parse_numbers};
use crate::text::settings::row::{Accepts, Numbers, Owner, Row, heading, hyperparameter, integer};
use crate::training::{Hyperparameter, Initializer, Start};

/// A start that was not drawn is the article's once it has a seed.
pub const SEED: Row = heading("seed", "Seed").number(
    Numbers::SEED,
    |setup| match setup.start {
        Start::Drawn { seed, .. } => Some(seed.into()),
        Start::Parameters(_) => None,
    },
    |setup, chosen| match &mut setup.start {
        Start::Drawn { seed, .. } => *seed = integer(chosen),
        given @ Start::Parameters(_) => *given = Start::article(integer(chosen)),
    },
);

pub const START: Row = heading("start", "Start").text(
    Accepts::Name(|| Initializer::CHOICES.to_vec(), ""),
    |setup| match setup.start {
        Start::Drawn { initializer, .. } => initializer.name().to_owned(),
        Start::Parameters(_) => String::new(),
    },
    |setup, name| {
        let chosen = Initializer::named(name)?;
        match &mut setup.start {
            // One that is chosen anew keeps its range.
            Start::Drawn { initializer, .. } if initializer.name() == name => {}
            Start::Drawn { initializer, .. } => *initializer = chosen,
            given @ Start::Parameters(_) => *given = Start::Drawn { initializer: chosen, seed: 0 },
        }
        Some(())
    },
);

pub const RANGE: Row = hyperparameter(Owner::Initializer, Hyperparameter::RANGE, "Range")
    .only_for("the start uniform");

pub const PARAMETERS: Row = heading("parameters", "Parameters")
    .text(
        Accepts::Text("numbers such as 0.5,-1.2, as many as the shape has weights and biases"),
        |setup| match &setup.start {
            Start::Drawn { .. } => String::new(),
            Start::Parameters(parameters) => numbers_text(&mut parameters.iter().copied()),
        },
        |setup, text| parse_numbers(text).map(|numbers| setup.start = Start::Parameters(numbers)),
    )
    .narrower();

pub fn read_parameters(node: &Node<'_>) -> Result<String, JsonError> {
    json::read_numbers(&node.items("a list of numbers")?)
}

pub fn write_parameters(settings: &Settings) -> String {
    match &settings.run.setup().start {
        Start::Drawn { .. } => String::new(),
        Start::Parameters(parameters) => json::list(&mut parameters.iter().copied()),
    }
}
