//! A JSON text that was read by the browser: what `settings::json::parsed` is natively. A reader of our own
//! would cost each Wasm 15 kB compressed.

use std::marker::PhantomData;

use js_sys::{Array, Error, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::numerals;
use crate::settings::JsonError;

/// All that stands in a text.
pub(crate) struct Document(JsValue);

/// One value in it.
pub(crate) struct Parsed<'a>(JsValue, PhantomData<&'a Document>);

impl Document {
    pub fn read(text: &str) -> Result<Self, JsonError> {
        let read = JSON::parse(text);
        read.map(Self).map_err(|error| match error.dyn_into::<Error>() {
            Ok(error) => JsonError::Syntax(error.message().into()),
            Err(_) => JsonError::Syntax("it cannot be read".to_owned()),
        })
    }

    pub fn root(&self) -> Parsed<'_> {
        Parsed(self.0.clone(), PhantomData)
    }
}

impl Parsed<'_> {
    /// The text again; empty where it is nested too deeply for that.
    pub fn text(&self) -> String {
        JSON::stringify(&self.0).map_or_else(|_| String::new(), Into::into)
    }

    /// JSON has none that is not finite, but for what is too large.
    pub fn number(&self) -> Option<String> {
        self.0.as_f64().filter(|number| number.is_finite()).map(numerals::write)
    }

    pub fn string(&self) -> Option<String> {
        self.0.as_string()
    }

    pub fn items(&self) -> Option<Vec<Self>> {
        let items = self.0.dyn_ref::<Array>()?.to_vec();
        Some(items.into_iter().map(|item| Self(item, PhantomData)).collect())
    }

    pub fn names(&self) -> Option<Vec<String>> {
        let names = Object::keys(self.object()?).to_vec();
        Some(names.into_iter().filter_map(|name| name.as_string()).collect())
    }

    pub fn field(&self, name: &str) -> Option<Self> {
        let name = JsValue::from(name);
        let is_there = Object::has_own(self.object()?, &name);
        let value = is_there.then(|| Reflect::get(&self.0, &name).ok()).flatten()?;
        Some(Self(value, PhantomData))
    }

    fn object(&self) -> Option<&Object> {
        self.0.dyn_ref().filter(|_| !Array::is_array(&self.0))
    }
}
