//! JavaScript's own values as the machine's documents: read in place, never decoded, handed on untouched.
//!
//! The host holds them in a table (`pkg-template/src/host/values.ts`), and the machine their numbers. wasm-bindgen's
//! `JsValue` would do the same, but lies in memory wherever it is read or dropped: 1.2 KB more of wasm, brotli. Signed
//! numbers, since those cross as they are: the functions of numbers alone are imported without glue. So do the names of
//! fields: by where they stand in the wasm's memory, and how long they are.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::contract::{Document, Text};
use crate::machine::list::list;

#[wasm_bindgen(raw_module = "./host/values.js")]
extern "C" {
    fn copy(value: i32) -> i32;
    fn release(value: i32);

    #[wasm_bindgen(js_name = ofText)]
    fn of_text(text: Option<&str>) -> i32;
    #[wasm_bindgen(js_name = ofNumber)]
    fn of_number(number: f64) -> i32;
    fn array() -> i32;
    fn push(array: i32, item: i32);
    fn object() -> i32;
    fn put(object: i32, name: i32, length: i32, value: i32) -> i32;
    #[wasm_bindgen(js_name = putText)]
    fn put_text(object: i32, name: i32, length: i32, value: &str) -> i32;
    #[wasm_bindgen(js_name = putNumber)]
    fn put_number(object: i32, name: i32, length: i32, value: f64) -> i32;
    #[wasm_bindgen(js_name = addText)]
    fn add_text(object: i32, name: &str, value: &str);
    #[wasm_bindgen(js_name = copyOfObject)]
    fn copy_of_object(value: i32) -> i32;

    fn parse(json: &str) -> i32;
    fn json(value: i32) -> String;
    fn instant(text: &str) -> f64;

    fn field(value: i32, name: i32, length: i32) -> i32;
    #[wasm_bindgen(js_name = textField)]
    fn text_field(value: i32, name: i32, length: i32) -> Option<String>;
    #[wasm_bindgen(js_name = numberField)]
    fn number_field(value: i32, name: i32, length: i32) -> f64;
    fn text(value: i32) -> Option<String>;
    fn number(value: i32) -> f64;
    /// Of an array; less than none of what is none.
    fn length(value: i32) -> i32;
    fn item(value: i32, at: i32) -> i32;
    /// Names and values by turns, of an object.
    fn entries(value: i32) -> i32;
    #[wasm_bindgen(js_name = isObject)]
    fn is_object(value: i32) -> bool;
    fn same(value: i32, other: i32) -> bool;
    fn mentions(value: i32, needle: &str) -> bool;
}

/// A value in the host's table, by its number: this owner's, until it is dropped.
///
/// Its methods are inlined, or its number would be passed by an address in memory; but those that read text, which is long.
pub struct Value(i32);

const NULL: i32 = 0;
const TRUE: i32 = 1;
const FALSE: i32 = 2;

impl Value {
    /// Takes over a value that the host gives away.
    pub fn given(number: i32) -> Self {
        Self(number)
    }

    /// Gives the value away.
    #[inline(always)]
    pub fn give(self) -> i32 {
        let number = self.0;
        core::mem::forget(self);
        number
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Self {
        Self(copy(self.0))
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        release(self.0);
    }
}

impl Document for Value {
    #[inline(always)]
    fn null() -> Self {
        Self(NULL)
    }
    #[inline(always)]
    fn from_text(value: &str) -> Self {
        Self(of_text(Some(value)))
    }
    #[inline(always)]
    fn from_optional_text(value: Option<&str>) -> Self {
        Self(of_text(value))
    }
    #[inline(always)]
    fn from_number(value: f64) -> Self {
        Self(of_number(value))
    }
    #[inline(always)]
    fn from_boolean(value: bool) -> Self {
        Self(if value { TRUE } else { FALSE })
    }
    fn from_items(items: impl IntoIterator<Item = Self>) -> Self {
        let array = array();
        for item in items {
            push(array, item.give());
        }
        Self(array)
    }
    fn from_texts(texts: &[(Text, Text)]) -> Self {
        let object = object();
        for (name, text) in texts {
            add_text(object, name, text);
        }
        Self(object)
    }
    #[inline(always)]
    fn empty() -> Self {
        Self(object())
    }
    #[inline(always)]
    fn put(self, name: &'static str, value: Self) -> Self {
        Self(put(self.give(), place(name), length_of(name), value.give()))
    }
    #[inline(always)]
    fn put_text(self, name: &'static str, value: &str) -> Self {
        Self(put_text(self.give(), place(name), length_of(name), value))
    }
    #[inline(always)]
    fn put_number(self, name: &'static str, value: f64) -> Self {
        Self(put_number(self.give(), place(name), length_of(name), value))
    }
    fn copied_with(self, name: &'static str, value: Self) -> Self {
        if is_object(self.0) { Self(copy_of_object(self.0)).put(name, value) } else { self }
    }
    fn parse(json: &str) -> Option<Self> {
        Some(Self(parse(json))).filter(|value| !value.is_null())
    }
    #[inline(always)]
    fn to_json(&self) -> String {
        json(self.0)
    }
    #[inline(always)]
    fn instant(text: &str) -> Option<f64> {
        some(instant(text))
    }
    #[inline(always)]
    fn field(&self, name: &'static str) -> Self {
        Self(field(self.0, place(name), length_of(name)))
    }
    #[inline(never)]
    fn text(&self) -> Option<Text> {
        text(self.0).map(Text::from)
    }
    #[inline(always)]
    fn number(&self) -> Option<f64> {
        some(number(self.0))
    }
    #[inline(always)]
    fn boolean(&self) -> Option<bool> {
        match self.0 {
            TRUE => Some(true),
            FALSE => Some(false),
            _ => None,
        }
    }
    fn items(&self) -> Option<Vec<Self>> {
        let length = length(self.0);
        (length >= 0).then(|| list((0..length).map(|at| Self(item(self.0, at)))))
    }
    fn entries(&self) -> Vec<(Text, Self)> {
        let turns = Self(entries(self.0));
        let entry = |at| Some((Self(item(turns.0, 2 * at)).text()?, Self(item(turns.0, 2 * at + 1))));
        list((0..length(turns.0) / 2).filter_map(entry))
    }
    #[inline(always)]
    fn is_object(&self) -> bool {
        is_object(self.0)
    }
    #[inline(always)]
    fn is_null(&self) -> bool {
        self.0 == NULL
    }
    #[inline(always)]
    fn same(&self, other: &Self) -> bool {
        same(self.0, other.0)
    }
    #[inline(always)]
    fn mentions(&self, needle: &str) -> bool {
        // In JavaScript: the text need not cross into wasm memory to be searched.
        mentions(self.0, needle)
    }
    #[inline(never)]
    fn text_field(&self, name: &'static str) -> Option<Text> {
        text_field(self.0, place(name), length_of(name)).map(Text::from)
    }
    #[inline(always)]
    fn number_field(&self, name: &'static str) -> Option<f64> {
        some(number_field(self.0, place(name), length_of(name)))
    }
}

#[inline(always)]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "of wasm's memory, and far below its end"
)]
fn place(name: &'static str) -> i32 {
    name.as_ptr().addr() as i32
}

#[inline(always)]
#[expect(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "a name is short")]
fn length_of(name: &'static str) -> i32 {
    name.len() as i32
}

/// JSON has no NaN: with it the host says that there is no number.
#[inline(always)]
fn some(number: f64) -> Option<f64> {
    Some(number).filter(|number| !number.is_nan())
}
