//! The request table and `openapi.yaml` list the same operations, and promise the same of each.

use std::collections::BTreeSet;

use credit_journey::contract::endpoint::{BASE_PATH, Endpoint, Input};
use credit_journey::contract::{ErrorCode, is_uuid};
use serde_json::Value;

use crate::openapi::{OPENAPI, Operation, references, resolved, validator};

/// What a row of the request table says in TypeScript.
struct Row {
    endpoint: Endpoint,
    parameters: &'static str,
    data: &'static str,
}

macro_rules! rows {
    ($($name:ident $js:literal $method:ident $path:literal $input:ident $params:literal $data:literal $doc:literal;)+) => {
        const ROWS: &[Row] = &[$(Row { endpoint: Endpoint::$name, parameters: $params, data: $data },)+];
    };
}

credit_journey::endpoints!(rows);

/// The one operation that a session token may not call.
const BACK_END_ONLY: &str = "createSession";

fn documented(endpoint: Endpoint) -> Operation {
    Operation::named(endpoint.name())
}

#[test]
fn both_list_the_same_operations() {
    let table: BTreeSet<_> = Endpoint::ALL.iter().map(|endpoint| endpoint.name().to_owned()).collect();
    let mut document: BTreeSet<_> = Operation::all().into_iter().map(|operation| operation.id).collect();
    assert!(document.remove(BACK_END_ONLY), "{BACK_END_ONLY} is documented");
    assert_eq!(document, table);
    assert_eq!((Endpoint::ALL.len(), Operation::all().len()), (31, 32));
}

#[test]
fn both_give_each_operation_the_same_method_and_path() {
    for endpoint in Endpoint::ALL {
        let operation = documented(*endpoint);
        assert_eq!(operation.method, endpoint.method().as_str(), "{endpoint:?}");
        assert_eq!(operation.path, endpoint.path(), "{endpoint:?}");
        assert_eq!(operation.parameters_in("path"), endpoint.parameters().collect::<Vec<_>>(), "{endpoint:?}");
    }
    let server = OPENAPI["servers"][0]["url"].as_str().unwrap();
    assert!(server.ends_with(BASE_PATH), "{server}");
}

#[test]
fn path_parameters_are_strict_uuids() {
    let strange = ["..", "%2f", "b7bb465b-135e-4ffd-9c7f-0d43f7ee43d9", "{b7bb465b-135e-4ffd-9c7f-0d43f7ee43d9}"];
    for operation in Operation::all() {
        for parameter in operation.parameters.iter().filter(|parameter| parameter["in"] == "path") {
            assert_eq!(parameter["required"], true, "{}", operation.id);
            let schema = validator(&parameter["schema"]);
            for text in strange {
                assert_eq!(schema.is_valid(&text.into()), is_uuid(text), "{}: {text}", operation.id);
            }
        }
    }
}

#[test]
fn both_agree_on_what_is_sent() {
    for endpoint in Endpoint::ALL {
        let operation = documented(*endpoint);
        let must_send = operation.body().map(|(_, required)| required);
        let queries = !operation.parameters_in("query").is_empty();
        let sent = match endpoint.input() {
            Input::Nothing => (None, false),
            Input::Query => (None, true),
            Input::Body => (Some(true), false),
            Input::OpenBody => (Some(false), false),
        };
        assert_eq!((must_send, queries), sent, "{endpoint:?}");
    }
}

#[test]
fn mutations_need_an_idempotency_key_and_nothing_else_does() {
    for operation in Operation::all() {
        let key = operation.parameters.iter().find(|parameter| parameter["name"] == "Idempotency-Key");
        let required = key.is_some_and(|key| key["required"] == true && key["in"] == "header");
        assert_eq!(required, operation.method != "GET", "{}", operation.id);
    }
    for endpoint in Endpoint::ALL {
        assert_eq!(endpoint.method().mutates(), documented(*endpoint).method != "GET", "{endpoint:?}");
    }
}

#[test]
fn every_operation_takes_the_optional_headers() {
    for operation in Operation::all() {
        let headers = operation.parameters_in("header");
        assert!(headers.contains(&"X-Correlation-ID") && headers.contains(&"X-AL-API-Version"), "{}", operation.id);
    }
}

#[test]
fn only_the_session_bootstrap_takes_the_api_key() {
    for operation in Operation::all() {
        let token = match operation.id.as_str() {
            BACK_END_ONLY => vec!["apiKey"],
            "refreshSession" => vec!["sessionToken", "refreshToken"],
            _ => vec!["sessionToken"],
        };
        assert_eq!(operation.security, token, "{}", operation.id);
    }
}

#[test]
fn both_name_the_same_types() {
    for row in ROWS {
        let operation = documented(row.endpoint);
        let body = operation.body().map(|(schema, _)| references(schema)).unwrap_or_default();
        let typed = row
            .parameters
            .split("body: ")
            .chain(row.parameters.split("body?: "))
            .filter(|part| part.starts_with(|letter: char| letter.is_uppercase()));
        let typed: Vec<_> = typed.map(|part| part.split([',', ' ']).next().unwrap().to_owned()).collect();
        assert_eq!(body, typed, "body of {:?}", row.endpoint);

        let data: BTreeSet<_> =
            references(operation.data()).into_iter().filter(|name| name != "Undocumented").collect();
        let promised = match row.data {
            // The tokens stay inside the client, which answers with its own type.
            "SessionRefreshed" => BTreeSet::from(["SessionTokens".to_owned()]),
            "unknown" => BTreeSet::new(),
            data => data.split(" | ").map(|name| name.trim_end_matches("[]").to_owned()).collect(),
        };
        assert_eq!(data, promised, "data of {:?}", row.endpoint);
    }
}

#[test]
fn every_error_code_has_its_answer() {
    let mut codes = BTreeSet::new();
    for operation in Operation::all() {
        let failures = operation.responses.iter().filter(|(status, _)| *status != "2XX");
        for (status, answer) in failures {
            let answer = resolved(answer);
            let schema = &answer["content"]["application/json"]["schema"];
            assert_eq!(references(schema), ["Failure"], "{} {status}", operation.id);
            codes.extend(answer["x-error-codes"].as_array().unwrap().iter().filter_map(Value::as_str));
        }
        for status in ["400", "401", "default"] {
            assert!(operation.responses.contains_key(status), "{} {status}", operation.id);
        }
    }
    assert_eq!(codes, ErrorCode::KNOWN.iter().map(ErrorCode::as_str).collect());
    assert!(Operation::named("proceedOffer").responses.contains_key("409"));
}
