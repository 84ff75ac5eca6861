//! The article's program with mistakes, for the lesson about them.

use wasm_bindgen::prelude::*;
use xor_playground::data::Criterion;
use xor_playground::text::{self, Cause};
use xor_playground_face::{integer, number, run_in};

/// The article's program with a mistake in it: see the crate's `MistakenProgram`.
#[wasm_bindgen]
pub struct MistakenProgram(&'static text::MistakenProgram);

/// All that there are.
#[wasm_bindgen(js_name = mistakenPrograms)]
pub fn mistaken_programs() -> Vec<MistakenProgram> {
    text::MistakenProgram::ALL.iter().map(MistakenProgram).collect()
}

#[wasm_bindgen]
impl MistakenProgram {
    /// Its name: lower case, with hyphens.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.0.name().to_owned()
    }

    /// The mistake, for people.
    #[wasm_bindgen(getter)]
    pub fn title(&self) -> String {
        self.0.title().to_owned()
    }

    /// The error that it ends with in its first epoch, if it does.
    #[wasm_bindgen(getter)]
    pub fn error(&self) -> Option<String> {
        match self.0.cause() {
            Cause::Raises(error) => Some(error.to_owned()),
            Cause::Update(_) | Cause::Setting(_) => None,
        }
    }

    /// What is written otherwise: lines as they should be, then as they are, for each place.
    #[wasm_bindgen(getter)]
    pub fn changes(&self) -> Vec<String> {
        let changes = self.0.changes().iter();
        changes.flat_map(|change| [change.right, change.wrong]).map(str::to_owned).collect()
    }

    /// The whole program from a seed.
    pub fn text(&self, seed: f64) -> Result<String, JsError> {
        Ok(self.0.text(integer(seed)?))
    }

    /// The run that trains as it does, as a link, where the mistake is one of settings.
    pub fn link(&self, seed: f64) -> Result<Option<String>, JsError> {
        Ok(self.0.link(integer(seed)?))
    }

    /// What comes of it from a seed after so many epochs: nothing, if it ends with an error.
    pub fn course(&self, seed: f64, epochs: f64) -> Result<Option<MistakenCourse>, JsError> {
        Ok(self.0.course(integer(seed)?, integer(epochs)?).map(MistakenCourse))
    }

    /// The same from the start of the run that a link holds: nothing, if that is not of the article's shape, or the
    /// mistake is none of updates.
    #[wasm_bindgen(js_name = courseFrom)]
    pub fn course_from(&self, link: &str, epochs: f64) -> Result<Option<MistakenCourse>, JsError> {
        Ok(self.0.course_from(&run_in(link)?.start(), integer(epochs)?).map(MistakenCourse))
    }
}

/// The article's program without a mistake, from a seed.
#[wasm_bindgen(js_name = rightProgram)]
pub fn right_program(seed: f64) -> Result<String, JsError> {
    Ok(text::MistakenProgram::without_mistake(integer(seed)?))
}

/// What comes of that after so many epochs.
#[wasm_bindgen(js_name = rightCourse)]
pub fn right_course(seed: f64, epochs: f64) -> Result<MistakenCourse, JsError> {
    let course = text::MistakenCourse::of_article(integer(seed)?, integer(epochs)?);
    Ok(MistakenCourse(course))
}

/// The error below which an answer to one of the four rows is right.
#[wasm_bindgen(js_name = rightBelow)]
pub fn right_below() -> f64 {
    Criterion::TRUTH_TABLE.right_below
}

/// What comes of a program: see the crate's `MistakenCourse`.
#[wasm_bindgen]
pub struct MistakenCourse(text::MistakenCourse);

#[wasm_bindgen]
impl MistakenCourse {
    /// The epochs of its curve.
    #[wasm_bindgen(getter)]
    pub fn epochs(&self) -> Vec<f64> {
        self.0.curve.iter().map(|&(epoch, _)| number(epoch)).collect()
    }

    /// The losses at these.
    #[wasm_bindgen(getter)]
    pub fn losses(&self) -> Vec<f64> {
        self.0.curve.iter().map(|&(_, loss)| loss).collect()
    }

    /// Weights and biases in the end.
    #[wasm_bindgen(getter)]
    pub fn parameters(&self) -> Vec<f64> {
        self.0.parameters.clone()
    }

    /// What the four rows are answered in the end.
    #[wasm_bindgen(getter)]
    pub fn outputs(&self) -> Vec<f64> {
        self.0.outputs.clone()
    }

    /// The first epoch at which all four were right.
    #[wasm_bindgen(getter, js_name = learntAt)]
    pub fn learnt_at(&self) -> Option<f64> {
        self.0.learnt_at.map(number)
    }

    /// Whether they are in the end.
    #[wasm_bindgen(getter, js_name = hasLearnt)]
    pub fn has_learnt(&self) -> bool {
        self.0.has_learnt
    }

    /// The first epoch at which something was not finite.
    #[wasm_bindgen(getter, js_name = notFiniteAt)]
    pub fn not_finite_at(&self) -> Option<f64> {
        self.0.not_finite_at.map(number)
    }
}
