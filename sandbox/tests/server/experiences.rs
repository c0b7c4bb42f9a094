//! Hybrid and Hosted over real HTTP: the partner's back-end, the hosted origin, the pages.

use serde_json::{Value, json};

use crate::running::{Running, header, json as read_json, text};

fn hybrid(sandbox: &Running, below: &str) -> String {
    format!("{}/api/credit/hybrid{below}", sandbox.site)
}

/// The offers, once they are there.
fn offers(sandbox: &Running) -> Value {
    sandbox.post(&format!("{}/_sandbox/advance", sandbox.api), &json!({ "seconds": 40 }));
    read_json(sandbox.get(&hybrid(sandbox, "/offers")))
}

#[test]
fn the_partners_back_end_leads_a_hybrid_journey_without_showing_its_key() {
    let sandbox = Running::start(&[]);
    assert_eq!(sandbox.get(&hybrid(&sandbox, "/offers")).status(), 401);
    sandbox.sign_in_for("hybrid", "offers-at-once");
    let details = json!({ "personal": { "panName": "Meera Krishnan" }, "journey": { "bureauConsent": true } });
    let request = sandbox.agent.post(hybrid(&sandbox, "/journey")).header("X-Correlation-ID", "trace");
    let started = request.send_json(&details).unwrap();
    assert_eq!((started.status().as_u16(), header(&started, "x-correlation-id")), (202, "trace"));
    assert_eq!(read_json(started)["correlation_id"], "trace");
    let polled = offers(&sandbox);
    assert_eq!(polled["data"]["status"], "OFFERED");
    let offer = polled["data"]["lenders"]["Nilgiri Finance"]["offers"][0]["offerID"].as_str().unwrap();
    let handed = sandbox.post(&hybrid(&sandbox, &format!("/offers/{offer}/hosted-url")), &Value::Null);
    assert_eq!(header(&handed, "cache-control"), "no-store");
    let handed = read_json(handed);
    assert!(handed["data"]["hosted_url"].as_str().unwrap().starts_with(&format!("{}/lab/embed?", sandbox.hosted)));
    let missing = sandbox.post(&hybrid(&sandbox, "/offers/nobodys/hosted-url"), &Value::Null);
    assert_eq!(missing.status(), 404);
    assert_eq!(sandbox.post(&hybrid(&sandbox, "/journey"), &json!({ "work": {} })).status(), 400);
    // The back-end knows its borrower.
    assert_eq!(sandbox.post(&hybrid(&sandbox, "/journey"), &json!({})).status(), 202);
    assert!(![polled, handed].iter().any(|answer| answer.to_string().contains("sk_")));
    let log = read_json(sandbox.get(&format!("{}/_sandbox/requests", sandbox.api))).to_string();
    assert!(log.contains("/journey/offers") && !log.contains("Meera") && !log.contains("sk_test_"));
    let effects = read_json(sandbox.get(&format!("{}/_sandbox/effects", sandbox.api)));
    let kinds: Vec<&str> =
        effects["items"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["hybridStarted", "hostedUrlIssued", "hybridResumed"]);
}

#[test]
fn a_borrower_of_one_experience_is_nobody_in_the_others() {
    let sandbox = Running::start(&[]);
    let answers = |experience: &str, scenario: &str| {
        sandbox.sign_in_for(experience, scenario);
        let mint = sandbox.post(&format!("{}/api/credit/hosted", sandbox.site), &Value::Null).status().as_u16();
        let session = sandbox.post(&format!("{}/api/credit/session", sandbox.site), &Value::Null).status().as_u16();
        [session, sandbox.post(&hybrid(&sandbox, "/journey"), &json!({ "personal": {} })).status().as_u16(), mint]
    };
    assert_eq!(answers("api", "straight-through"), [200, 401, 401]);
    assert_eq!(answers("hybrid", "no-offers"), [401, 202, 401]);
    assert_eq!(answers("hosted", "exit-early"), [401, 401, 200]);
    let demo = read_json(sandbox.get(&format!("{}/api/demo", sandbox.site)));
    assert_eq!(demo["borrower"], json!({ "experience": "hosted", "scenario": "exit-early" }));
    assert_eq!(demo["hostedOrigin"], sandbox.hosted);
    assert_eq!(demo["hybridScenarios"].as_array().unwrap().len(), 12);
    assert_eq!(demo["hostedScenarios"].as_array().unwrap().len(), 4);
    let wrong = json!({ "scenario": "no-offers", "experience": "hosted" });
    assert_eq!(sandbox.post(&format!("{}/api/demo/borrower", sandbox.site), &wrong).status(), 400);
}

#[test]
fn the_embedded_page_may_be_framed_by_sites_on_loopback_only_and_opens_its_journey_once() {
    let sandbox = Running::start(&[]);
    sandbox.sign_in_for("hosted", "external-step");
    let minted = read_json(sandbox.post(&format!("{}/api/credit/hosted", sandbox.site), &Value::Null));
    assert_eq!(minted.as_object().unwrap().len(), 1);
    let (url, token) = minted["embedURL"].as_str().unwrap().split_once('#').unwrap();
    let page = sandbox.get(url);
    let policy = header(&page, "content-security-policy").to_owned();
    assert!(policy.contains("frame-ancestors http://127.0.0.1:* http://localhost:*;"), "{policy}");
    assert_eq!(header(&page, "cache-control"), "no-store");
    assert!(text(page).contains("Simulation — no real bank, lender or account aggregator"));
    let enter = || sandbox.post(&format!("{}/lab/session", sandbox.hosted), &json!({ "token": token }));
    let session = read_json(enter())["session"].as_str().unwrap().to_owned();
    assert_eq!(enter().status(), 410);
    let ask = |path: &str| {
        let request = sandbox.agent.post(format!("{}/lab/journey/{path}", sandbox.hosted));
        request.header("Authorization", format!("Bearer {session}")).send_empty().unwrap()
    };
    assert_eq!(ask("step").status(), 200);
    let elsewhere = read_json(ask("elsewhere"));
    let lender = elsewhere["external_url"].as_str().unwrap();
    assert!(text(sandbox.get(lender)).contains("Confirm who you are"));
    let done = sandbox.agent.post(lender).send_form([("decision", "approve")]).unwrap();
    assert!(text(done).contains("Close this page and go back to your loan."));
}

#[test]
fn only_the_pages_that_show_a_frame_may() {
    let sandbox = Running::start(&[]);
    let policy = |path: &str| {
        let page = sandbox.get(&format!("{}{path}", sandbox.site));
        header(&page, "content-security-policy").to_owned()
    };
    let frame = format!("frame-src {}", sandbox.hosted);
    for (path, frames) in [("/", false), ("/hybrid/", true), ("/hosted/", true), ("/hosted/x", false)] {
        assert_eq!(policy(path).contains(&frame), frames, "{path}");
    }
}
