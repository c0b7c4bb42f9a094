//! A JSON value, whoever holds it: JavaScript's own object in the wasm build, `serde_json` natively and in the sandbox.
//!
//! One set of readers runs over both, so what is proved natively is what ships; and the wasm build needs no JSON codec.

use super::text::Text;

/// An object whose fields the documents leave open.
pub type OpenObject = serde_json::Map<String, serde_json::Value>;

/// A JSON value that can be read field by field, built, and compared. Reading is total: what is absent reads as null.
///
/// Fields are named by words that stand in the program: the host knows those by where they stand.
pub trait Document: Clone {
    /// The null value.
    fn null() -> Self;
    /// A string value.
    fn from_text(value: &str) -> Self;
    /// A string value, or null.
    fn from_optional_text(value: Option<&str>) -> Self {
        value.map_or_else(Self::null, Self::from_text)
    }
    /// A number value.
    fn from_number(value: f64) -> Self;
    /// A boolean value.
    fn from_boolean(value: bool) -> Self;
    /// An array.
    fn from_items(items: impl IntoIterator<Item = Self>) -> Self;
    /// An object of strings whose names are not ours to choose.
    fn from_texts(texts: &[(Text, Text)]) -> Self;
    /// An object without fields, to be made.
    fn object() -> Making<Self> {
        Making(Self::empty())
    }
    /// An object without fields.
    fn empty() -> Self;
    /// Puts a field into an object that nobody else has: for [`Making`] alone.
    fn put(self, name: &'static str, value: Self) -> Self;
    /// The same, of a string.
    fn put_text(self, name: &'static str, value: &str) -> Self {
        self.put(name, Self::from_text(value))
    }
    /// The same, of a number.
    fn put_number(self, name: &'static str, value: f64) -> Self {
        self.put(name, Self::from_number(value))
    }

    /// A copy of an object that others may have too, with one field more.
    fn copied_with(self, name: &'static str, value: Self) -> Self;

    /// Parses JSON text; `None` if it is not JSON.
    fn parse(json: &str) -> Option<Self>;
    /// The value as JSON text.
    fn to_json(&self) -> String;
    /// Milliseconds since 1970 of a date as text: ISO 8601, or the HTTP form.
    fn instant(text: &str) -> Option<f64>;

    /// A field of an object; null if this is no object or has no such field.
    fn field(&self, name: &'static str) -> Self;
    /// The string, if this is one.
    fn text(&self) -> Option<Text>;
    /// The number, if this is one.
    fn number(&self) -> Option<f64>;
    /// The boolean, if this is one.
    fn boolean(&self) -> Option<bool>;
    /// The elements, if this is an array.
    fn items(&self) -> Option<Vec<Self>>;
    /// The fields of an object by their names; none if this is no object.
    fn entries(&self) -> Vec<(Text, Self)>;
    /// Whether this is an object (and not an array or null).
    fn is_object(&self) -> bool;
    /// Whether this is null, or was absent.
    fn is_null(&self) -> bool;

    /// Whether both are the same JSON.
    fn same(&self, other: &Self) -> bool {
        self.to_json() == other.to_json()
    }

    /// Whether the value as JSON text contains `needle`.
    fn mentions(&self, needle: &str) -> bool {
        self.to_json().contains(needle)
    }

    /// A number field, if it is there and a number.
    fn number_field(&self, name: &'static str) -> Option<f64> {
        self.field(name).number()
    }
    /// A boolean field, if it is there and a boolean.
    fn boolean_field(&self, name: &'static str) -> Option<bool> {
        self.field(name).boolean()
    }
    /// A string field, if it is there and a string.
    fn text_field(&self, name: &'static str) -> Option<Text> {
        self.field(name).text()
    }
}

/// An object being made. Nobody else has it yet, so each field goes into the object itself: JavaScript's are shared, and
/// must not change once they are.
pub struct Making<D>(D);

impl<D: Document> Making<D> {
    /// With one field more.
    #[inline(always)]
    pub fn with(self, name: &'static str, value: D) -> Self {
        Self(self.0.put(name, value))
    }

    /// With a string more.
    #[inline(always)]
    pub fn with_text(self, name: &'static str, value: &str) -> Self {
        Self(self.0.put_text(name, value))
    }

    /// With a number more.
    #[inline(always)]
    pub fn with_number(self, name: &'static str, value: f64) -> Self {
        Self(self.0.put_number(name, value))
    }

    /// With a boolean more.
    #[inline(always)]
    pub fn with_boolean(self, name: &'static str, value: bool) -> Self {
        self.with(name, D::from_boolean(value))
    }

    /// The object as it is.
    #[inline(always)]
    pub fn made(self) -> D {
        self.0
    }
}

#[cfg(not(all(target_arch = "wasm32", feature = "web")))]
impl Document for serde_json::Value {
    fn null() -> Self {
        Self::Null
    }
    fn from_text(value: &str) -> Self {
        Self::from(value)
    }
    fn from_number(value: f64) -> Self {
        // JavaScript prints whole numbers without a fraction; so does this, or traces would differ.
        #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
        if value.fract() == 0.0 && value.abs() < 9.0e15 { Self::from(value as i64) } else { Self::from(value) }
    }
    fn from_boolean(value: bool) -> Self {
        Self::from(value)
    }
    fn from_items(items: impl IntoIterator<Item = Self>) -> Self {
        Self::Array(items.into_iter().collect())
    }
    fn from_texts(texts: &[(Text, Text)]) -> Self {
        Self::Object(texts.iter().map(|(name, text)| (name.to_string(), Self::from(&text[..]))).collect())
    }
    fn empty() -> Self {
        Self::Object(OpenObject::new())
    }
    fn put(mut self, name: &'static str, value: Self) -> Self {
        if let Self::Object(object) = &mut self {
            object.insert(name.to_owned(), value);
        }
        self
    }
    fn copied_with(self, name: &'static str, value: Self) -> Self {
        self.put(name, value)
    }
    fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }
    fn to_json(&self) -> String {
        self.to_string()
    }
    fn instant(text: &str) -> Option<f64> {
        let iso = text.parse::<jiff::Timestamp>().ok();
        let instant = iso.or_else(|| jiff::fmt::rfc2822::parse(text).ok().map(|zoned| zoned.timestamp()));
        #[expect(clippy::cast_precision_loss, reason = "milliseconds stay far below 2^53")]
        instant.map(|instant| instant.as_millisecond() as f64)
    }
    fn field(&self, name: &'static str) -> Self {
        self.get(name).cloned().unwrap_or(Self::Null)
    }
    fn text(&self) -> Option<Text> {
        self.as_str().map(Text::from)
    }
    fn number(&self) -> Option<f64> {
        self.as_f64()
    }
    fn boolean(&self) -> Option<bool> {
        self.as_bool()
    }
    fn items(&self) -> Option<Vec<Self>> {
        self.as_array().cloned()
    }
    fn entries(&self) -> Vec<(Text, Self)> {
        let fields = self.as_object().into_iter().flatten();
        fields.map(|(name, value)| (Text::from(&name[..]), value.clone())).collect()
    }
    fn is_object(&self) -> bool {
        Self::is_object(self)
    }
    fn is_null(&self) -> bool {
        Self::is_null(self)
    }
}
