//! Which layers have biases, and whether the output also takes what the first layer takes.

use crate::named::Choice;
use crate::network::Shape;
use crate::text::settings::number::{items, push_next};
use crate::text::settings::row::{Accepts, Row, heading};
use crate::training::{Setup, Start};

const ON: Choice = Choice { name: "on", title: "on" };
const OFF: Choice = Choice { name: "off", title: "off" };

/// The same for all layers, or one word for each, the output last.
pub const BIAS: Row = heading("bias", "Bias").text(
    Accepts::NameOr(|| vec![ON, OFF], ", or one for each layer and the output such as off,on"),
    |setup| {
        let biases = setup.shape.biases();
        let all_same = biases.windows(2).all(|pair| pair[0] == pair[1]);
        let mut text = String::new();
        for &has_biases in if all_same { &biases[..1] } else { &biases[..] } {
            push_next(&mut text, ',', name(has_biases));
        }
        text
    },
    |setup, text| {
        let words: Option<Vec<_>> = items(text, ',').into_iter().map(read).collect();
        let words = words?;
        let layers = setup.shape.biases().len();
        let biases = if words.len() == 1 { vec![words[0]; layers] } else { words };
        let shape = setup.shape.clone().with_biases(&biases).ok()?;
        replace(setup, shape);
        Some(())
    },
);

pub const DIRECT: Row = heading("direct", "Direct connections")
    .text(
        Accepts::Name(|| vec![OFF, ON], ""),
        |setup| match setup.shape.hidden() {
            [] => String::new(),
            _ => name(setup.shape.has_direct_connections()).to_owned(),
        },
        |setup, text| {
            let shape = setup.shape.clone().with_direct_connections(read(text)?);
            replace(setup, shape);
            Some(())
        },
    )
    .only_for("hidden layers");

fn name(is_on: bool) -> &'static str {
    if is_on { ON.name } else { OFF.name }
}

fn read(text: &str) -> Option<bool> {
    let text = text.trim();
    (text == ON.name || text == OFF.name).then_some(text == ON.name)
}

/// Given parameters are of no use in another shape.
fn replace(setup: &mut Setup, shape: Shape) {
    if shape != setup.shape && matches!(setup.start, Start::Parameters(_)) {
        setup.start = Start::default();
    }
    setup.shape = shape;
}
