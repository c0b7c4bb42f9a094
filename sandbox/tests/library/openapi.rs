//! Every answer against `openapi.yaml`: successes by their endpoint, refusals by their status.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::sync::LazyLock;

use jsonschema::Validator;
use sandbox::pages::Decision;
use sandbox::{Request, Response, scenario};
use serde_json::{Value, json};

use crate::walk::Walk;
use crate::world::{BASE, World, text};

static OPENAPI: LazyLock<Value> = LazyLock::new(|| {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../openapi.yaml");
    serde_saphyr::from_str(&fs::read_to_string(file).unwrap()).unwrap()
});

/// The template of the document that a path fits.
fn template(path: &str) -> &'static str {
    let given: Vec<&str> = path.strip_prefix(BASE).unwrap().split('/').collect();
    let fits = |template: &str| {
        let parts: Vec<&str> = template.split('/').collect();
        parts.len() == given.len()
            && parts.iter().zip(&given).all(|(part, given)| part.starts_with('{') || part == given)
    };
    OPENAPI["paths"].as_object().unwrap().keys().find(|template| fits(template)).unwrap_or_else(|| panic!("{path}"))
}

/// The schema of an answer: of its status, else of all successes, else of all failures.
fn schema(template: &str, method: &str, status: u16) -> Value {
    let responses = &OPENAPI["paths"][template][method.to_lowercase()]["responses"];
    let name = if status < 300 { "2XX".to_owned() } else { status.to_string() };
    let answer = responses.get(&name).unwrap_or(&responses["default"]);
    let answer = match answer["$ref"].as_str() {
        Some(reference) => OPENAPI.pointer(&reference[1..]).unwrap(),
        None => answer,
    };
    answer["content"]["application/json"]["schema"].clone()
}

/// Holds answers against the document, and remembers which successes it saw.
#[derive(Default)]
struct Reader {
    validators: HashMap<(&'static str, String, u16), Validator>,
    successes: HashSet<(&'static str, String)>,
}

impl Reader {
    fn read(&mut self, traffic: &[(Request, Response)]) {
        for (request, response) in traffic {
            // What a gateway says instead of the platform has no envelope.
            let Some(envelope) = response.json() else { continue };
            let key = (template(&request.path), request.method.clone(), response.status);
            let validator = self.validators.entry(key.clone()).or_insert_with(|| {
                let root = json!({ "allOf": [schema(key.0, &key.1, key.2)], "components": OPENAPI["components"] });
                jsonschema::draft202012::options().should_validate_formats(true).build(&root).unwrap()
            });
            if let Err(error) = validator.validate(&envelope) {
                panic!("{} {} {}: {error} at {}", key.1, key.0, key.2, error.instance_path());
            }
            if response.status == 200 {
                self.successes.insert((key.0, key.1));
            }
        }
    }
}

#[test]
fn every_answer_of_every_endpoint_is_as_the_document_says() {
    let mut reader = Reader::default();
    for scenario in scenario::ALL {
        let mut walk = Walk::start(scenario.name);
        walk.read("/profile");
        walk.act("PATCH", "/resume", Some(json!({ "resume": { "lastCompletedStep": "profile" } })));
        walk.submit();
        walk.world.pass(10);
        give_consent(&mut walk);
        if !walk.open_offers().is_empty() && scenario.name != "another-tab-locks-an-offer" {
            walk.choose();
            walk.reach_the_end();
        }
        reader.read(&walk.world.traffic);
    }
    reader.read(&the_rest());
    let documented: usize = OPENAPI["paths"].as_object().unwrap().values().map(operations).sum();
    assert_eq!((reader.successes.len(), documented), (32, 32), "{:?}", reader.successes);
}

#[test]
fn every_refusal_is_as_the_document_says() {
    let mut walk = Walk::chosen("straight-through");
    let stranger = walk.world.sign_in("CUST_2");
    let (state, steps) = (walk.path("/state"), walk.path("/offers/00000000-0000-4000-8000-000000000000/steps"));
    walk.world.call("", "GET", &state, None);
    walk.world.call(&stranger, "GET", &state, None);
    walk.world.call(&walk.token.clone(), "GET", &steps, None);
    walk.world.call(&walk.token.clone(), "GET", "/journeys/1/state", None);
    walk.world.call(&walk.token.clone(), "POST", "/sessions", Some(json!({})));
    walk.world.call(&walk.token.clone(), "POST", "/journeys", Some(json!({})));
    let submit = walk.path("/profile/submit");
    walk.world.call(&walk.token.clone(), "POST", &submit, Some(json!({ "bureauConsent": true })));
    let mut reader = Reader::default();
    reader.read(&walk.world.traffic);
    let seen: HashSet<u16> = walk.world.traffic.iter().map(|(_, response)| response.status).collect();
    assert_eq!(seen, HashSet::from([200, 400, 401, 403, 404, 409]));
}

fn operations(path: &Value) -> usize {
    path.as_object().unwrap().keys().filter(|key| *key != "parameters").count()
}

fn give_consent(walk: &mut Walk) {
    if walk.status() != "AA_REQUIRED" {
        return;
    }
    let consent = text(&walk.act("POST", "/aa/sessions", None)["aaSessionID"]);
    walk.read("/aa/sessions");
    let redirect = walk.act("POST", &format!("/aa/sessions/{consent}/redirect"), None);
    walk.visit(&text(&redirect["redirectURL"]), Decision::Approve);
    walk.act("POST", &format!("/aa/sessions/{consent}/complete"), None);
    walk.act("POST", &format!("/aa/sessions/{consent}/reconcile"), None);
    walk.read(&format!("/aa/sessions/{consent}"));
    walk.until("OFFERS_AVAILABLE");
}

/// The endpoints no walk needs.
fn the_rest() -> Vec<(Request, Response)> {
    let mut walk = Walk::chosen("servicing");
    let offer = walk.locked_offer().unwrap();
    walk.act("POST", &format!("/offers/{offer}/loan-amount"), Some(json!({ "amount": "200000" })));
    walk.until("KYC_PENDING");
    for step in ["kyc", "kyc/status", "bank-mandate", "e-mandate", "loan-agreement"] {
        walk.read(&format!("/offers/{offer}/steps/{step}"));
    }
    walk.reach_the_end();
    walk.world.pass(10);
    walk.act("POST", "/post-disbursal/status", None);
    walk.world.pass(5);
    walk.act("POST", "/post-disbursal/missed-emi-payment", None);
    walk.world.pass(5);
    walk.act("POST", "/post-disbursal/pre-part-payment", Some(json!({ "amount": "1000" })));
    walk.world.pass(5);
    walk.act("POST", "/post-disbursal/foreclosure", None);
    walk.world.pass(5);
    walk.read("");
    walk.detail();
    let mut world = World::new();
    let grant = world.grant("CUST_1");
    world.data(&text(&grant["sessionToken"]), "GET", "/journeys", None);
    world.data(&text(&grant["refreshToken"]), "POST", "/sessions/refresh", None);
    let mut given_up = Walk::chosen("straight-through");
    let offer = given_up.locked_offer().unwrap();
    let reason = json!({ "rejectedStage": "KYC", "rejectionReason": "Borrower chose another lender" });
    given_up.act("POST", &format!("/offers/{offer}/reject"), Some(reason));
    [walk.world.traffic, world.traffic, given_up.world.traffic].concat()
}
