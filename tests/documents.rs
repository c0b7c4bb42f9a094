//! A JSON value reads the same whoever holds it: `serde_json` natively, JavaScript itself in a browser, where
//! `tests/browser/host/documents.spec.ts` says the same. What is proved over the one holds for the other.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use credit_journey::contract::Document;
use serde_json::Value;

fn held(json: &str) -> Value {
    Value::parse(json).unwrap_or_else(|| panic!("{json} is JSON"))
}

/// A value, and what each reader says of it.
struct Reading {
    json: &'static str,
    text: Option<&'static str>,
    number: Option<f64>,
    boolean: Option<bool>,
    items: Option<usize>,
    names: &'static [&'static str],
    object: bool,
    null: bool,
}

const NOTHING: Reading =
    Reading { json: "", text: None, number: None, boolean: None, items: None, names: &[], object: false, null: false };

const READINGS: &[Reading] = &[
    Reading { json: "null", null: true, ..NOTHING },
    Reading { json: "true", boolean: Some(true), ..NOTHING },
    Reading { json: "false", boolean: Some(false), ..NOTHING },
    Reading { json: "0", number: Some(0.0), ..NOTHING },
    Reading { json: "-12.5", number: Some(-12.5), ..NOTHING },
    Reading { json: "9007199254740991", number: Some(9_007_199_254_740_991.0), ..NOTHING },
    Reading { json: r#""""#, text: Some(""), ..NOTHING },
    Reading { json: r#""7""#, text: Some("7"), ..NOTHING },
    Reading { json: r#""₹ \"5\" \\ \n""#, text: Some("₹ \"5\" \\ \n"), ..NOTHING },
    Reading { json: "[]", items: Some(0), ..NOTHING },
    Reading { json: r#"[1,null,["x"]]"#, items: Some(3), ..NOTHING },
    Reading { json: "{}", object: true, ..NOTHING },
    Reading { json: r#"{"b":1,"a":null}"#, object: true, names: &["b", "a"], ..NOTHING },
    Reading { json: r#"{"length":1,"name":"x"}"#, object: true, names: &["length", "name"], ..NOTHING },
];

#[test]
fn every_value_is_read_as_what_it_is() {
    for reading in READINGS {
        let value = held(reading.json);
        assert_eq!(value.text().as_deref(), reading.text, "{}", reading.json);
        assert_eq!(value.number(), reading.number, "{}", reading.json);
        assert_eq!(value.boolean(), reading.boolean, "{}", reading.json);
        assert_eq!(value.items().map(|items| items.len()), reading.items, "{}", reading.json);
        let names: Vec<_> = value.entries().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, reading.names, "{}", reading.json);
        assert_eq!(Document::is_object(&value), reading.object, "{}", reading.json);
        assert_eq!(Document::is_null(&value), reading.null, "{}", reading.json);
        assert_eq!(value.to_json(), reading.json);
    }
}

#[test]
fn a_field_is_there_only_if_the_json_has_it() {
    let value = held(r#"{"name":"x","none":null,"deep":{"name":"y"}}"#);
    assert_eq!(value.text_field("name").as_deref(), Some("x"));
    assert_eq!(value.field("deep").text_field("name").as_deref(), Some("y"));
    assert!(Document::is_null(&value.field("none")) && Document::is_null(&value.field("missing")));
    for json in [r#""text""#, "[1]", "7", "null", "true"] {
        for name in ["length", "name", "0"] {
            assert!(Document::is_null(&held(json).field(name)), "{name} of {json}");
        }
    }
}

#[test]
fn what_is_built_is_what_would_have_been_parsed() {
    let built = Value::object()
        .with_text("text", "₹\"\n")
        .with_number("whole", 250_000.0)
        .with_number("part", -0.5)
        .with_boolean("yes", true)
        .with("items", Value::from_items(vec![Value::null(), Value::object().made()]))
        .with("none", Value::from_optional_text(None))
        .made();
    let json = r#"{"text":"₹\"\n","whole":250000,"part":-0.5,"yes":true,"items":[null,{}],"none":null}"#;
    assert_eq!(built.to_json(), json);
    assert!(built.same(&held(json)));
}

#[test]
fn a_field_more_makes_another_object() {
    let own = held(r#"{"a":1,"b":2}"#);
    assert_eq!(own.clone().copied_with("c", Value::from_number(3.0)).to_json(), r#"{"a":1,"b":2,"c":3}"#);
    assert_eq!(own.clone().copied_with("a", Value::null()).to_json(), r#"{"a":null,"b":2}"#);
    assert_eq!(own.to_json(), r#"{"a":1,"b":2}"#, "the app's own is not changed");
    for json in ["null", "7", "[1]", r#""text""#] {
        assert_eq!(held(json).copied_with("a", Value::null()).to_json(), json);
    }
}

#[test]
fn the_same_json_is_the_same() {
    let values = ["null", "0", "1", r#""1""#, "[]", "{}", "[1]", r#"{"a":1}"#, r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#];
    for one in values {
        for other in values {
            assert_eq!(held(one).same(&held(other)), one == other, "{one} and {other}");
        }
    }
}

#[test]
fn mentions_looks_everywhere() {
    let value = held(r#"{"a":["x",{"deep":"sk_live_1"}],"sk_name":1,"b":"not sk_ at the start"}"#);
    for needle in ["\"sk_live", "\"sk_name", "not sk_"] {
        assert!(value.mentions(needle), "{needle}");
    }
    assert!(!value.mentions("\"sk_ "));
    assert!(!Value::null().mentions("\"sk_"));
    assert!(held(r#""sk_live""#).mentions("\"sk_"));
}

#[test]
fn what_is_no_json_is_not_parsed() {
    for text in ["", "{", "<html>", "undefined", "{'a':1}", "[1,]", "01"] {
        assert!(Value::parse(text).is_none(), "{text}");
    }
}

#[test]
fn instants_are_read_in_the_forms_that_come() {
    let noon = Some(1_772_712_000_000.0);
    for text in [
        "2026-03-05T12:00:00Z",
        "2026-03-05T12:00:00.000Z",
        "2026-03-05T17:30:00+05:30",
        "Thu, 05 Mar 2026 12:00:00 GMT",
    ] {
        assert_eq!(Value::instant(text), noon, "{text}");
    }
    assert_eq!(Value::instant("2026-03-05T12:00:00.250Z"), Some(1_772_712_000_250.0));
    for text in ["", "soon", "2026-13-05T12:00:00Z"] {
        assert_eq!(Value::instant(text), None, "{text}");
    }
}
