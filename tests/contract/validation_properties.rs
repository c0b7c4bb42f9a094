//! Validation survives any JSON, and takes exactly what `openapi.yaml` allows.

use std::sync::LazyLock;

use credit_journey::contract::Endpoint;
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Number, Value};

use crate::openapi::{Operation, validator};
use crate::rules::{RULES, good_input, with};

/// The schema of each body, by endpoint.
static BODIES: LazyLock<Vec<(Endpoint, Validator)>> = LazyLock::new(|| {
    let bodies = Endpoint::ALL.iter().filter_map(|endpoint| {
        let operation = Operation::named(endpoint.name());
        operation.body().map(|(schema, _)| (*endpoint, validator(schema)))
    });
    bodies.collect()
});

fn fits(endpoint: Endpoint, input: &Value) -> bool {
    BODIES.iter().find(|(one, _)| *one == endpoint).is_none_or(|(_, body)| body.is_valid(input))
}

/// Text that is, or nearly is, what some rule takes.
fn text() -> impl Strategy<Value = String> {
    let near = prop_oneof![
        any::<String>(),
        "[0-9]{0,20}",
        "[5-9][0-9]{9}",
        "[A-Za-z]{5}[0-9]{4}[A-Z]",
        "[A-Z]{4}[0O][A-Z0-9a-z]{5,7}",
        "(18|19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]",
        "[a-z]{1,3}@[a-z]{1,3}\\.[a-z.]{1,3}",
        "[a-z.@ \u{85}\u{a0}\u{feff}]{0,8}",
        "[0-9a-fA-F]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-fg]{12}",
        select(vec!["male", "transgender", "Male", "salaried", "selfEmployed", "kyc", "saving"]).prop_map(String::from),
    ];
    (near, select(vec!["", "", "", "\n", " ", "\0"])).prop_map(|(text, tail)| text + tail)
}

/// Any JSON.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| Number::from_f64(number).map_or(Value::Null, Value::Number)),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let names = prop_oneof![select(names()), any::<String>()];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((names, inner), 0..6).prop_map(|fields| Value::Object(Map::from_iter(fields))),
        ]
    })
}

/// The names that rules look for.
fn names() -> Vec<String> {
    let names = RULES.iter().flat_map(|rule| rule.field.split('.')).chain(["metadata", "bankingInformation"]);
    names.map(ToOwned::to_owned).collect()
}

/// What is sent for an input: JavaScript leaves undefined fields out, and validation reads null as left out.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, without_nulls(value)))
            .collect(),
        other => other,
    }
}

/// An unknown kind of journey fits the open schema, but the client still refuses it as a misspelling.
const STRICTER_THAN_ITS_SCHEMA: &str = "type";

#[test]
fn every_rule_is_written_in_its_schema() {
    for rule in RULES.iter().filter(|rule| rule.field != STRICTER_THAN_ITS_SCHEMA) {
        for (values, good) in [(rule.good, true), (rule.bad, false)] {
            for value in values {
                let input = with(good_input(rule.endpoint), rule.field, Some((*value).into()));
                assert_eq!(fits(rule.endpoint, &input), good, "{} {value:?}", rule.field);
            }
        }
        let without = with(good_input(rule.endpoint), rule.field, None);
        assert_eq!(fits(rule.endpoint, &without), !rule.required, "{} left out", rule.field);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn any_json_is_judged_without_a_panic(input in json()) {
        for endpoint in Endpoint::ALL {
            for problem in endpoint.problems(&input) {
                prop_assert!(!problem.field.is_empty() && !problem.message.is_empty());
            }
        }
    }

    #[test]
    fn a_field_is_taken_exactly_if_it_fits_its_schema(rule in 0..RULES.len(), text in text()) {
        let rule = &RULES[rule];
        let open = rule.field == STRICTER_THAN_ITS_SCHEMA;
        let input = with(good_input(rule.endpoint), rule.field, Some(text.into()));
        let taken = rule.endpoint.problems(&input).is_empty();
        prop_assert!(taken == fits(rule.endpoint, &input) || (open && !taken), "{}: taken {taken}: {input}", rule.field);
    }

    #[test]
    fn an_input_that_is_taken_fits_its_schema(
        rule in 0..RULES.len(),
        changes in prop::collection::vec((0..RULES.len(), json()), 0..3),
    ) {
        let endpoint = RULES[rule].endpoint;
        let mut input = good_input(endpoint);
        for (at, value) in changes {
            if RULES[at].endpoint == endpoint {
                input = with(input, RULES[at].field, Some(value));
            }
        }
        if endpoint.problems(&input).is_empty() {
            let sent = without_nulls(input);
            prop_assert!(fits(endpoint, &sent), "{endpoint:?}: {sent}");
        }
    }
}
