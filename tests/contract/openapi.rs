//! `openapi.yaml`, read once: its operations, and validators for its schemas.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::{Value, json};

/// The document, as JSON.
pub static OPENAPI: LazyLock<Value> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.yaml");
    serde_saphyr::from_str(&fs::read_to_string(file).unwrap()).expect("openapi.yaml is YAML")
});

/// One operation of the document, its references followed.
pub struct Operation {
    pub id: String,
    pub method: String,
    pub path: String,
    /// Those of the path come first.
    pub parameters: Vec<Value>,
    body: &'static Value,
    pub responses: &'static serde_json::Map<String, Value>,
    /// Names of the security schemes it accepts.
    pub security: Vec<String>,
}

impl Operation {
    pub fn all() -> Vec<Self> {
        let paths = OPENAPI["paths"].as_object().unwrap();
        paths.iter().flat_map(|(path, item)| Self::of_path(path, item)).collect()
    }

    pub fn named(id: &str) -> Self {
        Self::all().into_iter().find(|operation| operation.id == id).unwrap_or_else(|| panic!("no operation {id}"))
    }

    fn of_path(path: &str, item: &'static Value) -> Vec<Self> {
        let own = |value: &'static Value| value["parameters"].as_array().into_iter().flatten();
        let methods = item.as_object().unwrap().iter().filter(|(key, _)| *key != "parameters");
        methods
            .map(|(method, operation)| Self {
                id: operation["operationId"].as_str().unwrap().to_owned(),
                method: method.to_uppercase(),
                path: path.to_owned(),
                parameters: own(item).chain(own(operation)).map(|parameter| resolved(parameter).clone()).collect(),
                body: &operation["requestBody"],
                responses: operation["responses"].as_object().unwrap(),
                security: Some(&operation["security"])
                    .filter(|security| security.is_array())
                    .unwrap_or(&OPENAPI["security"])
                    .as_array()
                    .unwrap()
                    .iter()
                    .flat_map(|scheme| scheme.as_object().unwrap().keys().cloned())
                    .collect(),
            })
            .collect()
    }

    /// The names of its parameters of one place (`path`, `query`, `header`), in order.
    pub fn parameters_in(&self, place: &str) -> Vec<&str> {
        self.parameters.iter().filter(|one| one["in"] == place).map(|one| one["name"].as_str().unwrap()).collect()
    }

    /// The schema of its body, if it takes one, and whether one must be sent.
    pub fn body(&self) -> Option<(&Value, bool)> {
        let schema = self.body.pointer("/content/application~1json/schema")?;
        Some((schema, self.body["required"] == true))
    }

    /// The schema of a success: the whole envelope.
    pub fn success(&self) -> &Value {
        &self.responses["2XX"]["content"]["application/json"]["schema"]
    }

    /// The schema of `data` in a success.
    pub fn data(&self) -> &Value {
        &self.success()["allOf"][1]["properties"]["data"]
    }
}

/// What a reference stands for; anything else is itself.
pub fn resolved(value: &'static Value) -> &'static Value {
    match value["$ref"].as_str() {
        Some(reference) => OPENAPI.pointer(reference.strip_prefix('#').unwrap()).expect(reference),
        None => value,
    }
}

/// A schema of `components`.
pub fn schema(name: &str) -> &'static Value {
    OPENAPI["components"]["schemas"].get(name).unwrap_or_else(|| panic!("no schema {name}"))
}

/// The names of all component schemas that `schema` refers to, directly.
pub fn references(schema: &Value) -> Vec<String> {
    match schema {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(key, value)| match value.as_str().and_then(|to| to.strip_prefix("#/components/schemas/")) {
                Some(name) if key == "$ref" => vec![name.to_owned()],
                _ => references(value),
            })
            .collect(),
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

/// A validator for a schema of the document, formats included.
pub fn validator(schema: &Value) -> Validator {
    let root = json!({ "allOf": [schema], "components": OPENAPI["components"] });
    jsonschema::draft202012::options().should_validate_formats(true).build(&root).expect("a sound schema")
}

/// A validator for a schema of `components`.
pub fn validator_of(name: &str) -> Validator {
    validator(&json!({ "$ref": format!("#/components/schemas/{name}") }))
}

/// Fails with every fault if `value` does not fit.
pub fn assert_fits(validator: &Validator, value: &Value, what: &str) {
    let faults: Vec<_> = validator.iter_errors(value).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{what} does not fit openapi.yaml: {faults:#?}\n{value:#}");
}
