//! What each origin promises.

use std::fs;

use serde_json::{Value, json};
use ureq::http::Request;

use crate::running::{Running, header, json as read_json, text};

#[test]
fn a_browser_may_call_the_platform_from_a_site_on_loopback_and_from_nowhere_else() {
    let sandbox = Running::start(&[]);
    let preflight = |origin: &str| {
        let request = Request::options(format!("{}/api/v1/headless/journeys", sandbox.api))
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "PATCH")
            .header("Access-Control-Request-Headers", "authorization,idempotency-key,x-correlation-id");
        sandbox.agent.run(request.body(()).unwrap()).unwrap()
    };
    let allowed = preflight(&sandbox.site);
    assert_eq!(allowed.status(), 200);
    assert_eq!(header(&allowed, "access-control-allow-origin"), sandbox.site);
    assert_eq!(header(&allowed, "access-control-max-age"), "600");
    for method in ["GET", "POST", "PUT", "PATCH"] {
        assert!(header(&allowed, "access-control-allow-methods").contains(method));
    }
    for name in ["authorization", "content-type", "idempotency-key", "x-correlation-id", "x-al-api-version"] {
        assert!(header(&allowed, "access-control-allow-headers").contains(name), "{name}");
    }
    assert!(preflight("https://example.com").headers().get("access-control-allow-origin").is_none());
    let refused = sandbox.agent.get(format!("{}/api/v1/headless/journeys", sandbox.api));
    let refused = refused.header("Origin", "http://localhost:5173").call().unwrap();
    assert_eq!(refused.status(), 401);
    assert_eq!(header(&refused, "access-control-allow-origin"), "http://localhost:5173");
    let exposed = header(&refused, "access-control-expose-headers").to_lowercase();
    assert!(exposed.contains("retry-after") && exposed.contains("idempotent-replay"), "{exposed}");
}

#[test]
fn the_partners_side_hands_out_a_session_token_and_no_other_secret() {
    let sandbox = Running::start(&[]);
    let session = format!("{}/api/credit/session", sandbox.site);
    assert_eq!(sandbox.post(&session, &Value::Null).status(), 401);
    let granted = sandbox.sign_in("kyc-fails-then-passes");
    assert!(granted["sessionToken"].as_str().unwrap().starts_with("st_test_"));
    assert!(granted["activeJourney"].is_null());
    assert!(!granted.to_string().contains("rt_") && !granted.to_string().contains("sk_"));
    let demo = read_json(sandbox.get(&format!("{}/api/demo", sandbox.site)));
    assert_eq!(demo["platformUrl"], sandbox.api);
    assert_eq!(
        demo["borrower"],
        json!({ "experience": "api", "scenario": "kyc-fails-then-passes", "journeyType": "PERSONAL_LOAN" })
    );
    assert_eq!(demo["scenarios"].as_array().unwrap().len(), 18);
    assert_eq!(sandbox.post(&format!("{}/api/demo/borrower", sandbox.site), &json!({ "scenario": "x" })).status(), 400);
    sandbox.agent.delete(format!("{}/api/demo/borrower", sandbox.site)).call().unwrap();
    assert_eq!(sandbox.post(&session, &Value::Null).status(), 401);
}

#[test]
fn the_site_is_served_with_strict_headers_and_its_routes_get_the_index() {
    let directory = std::env::temp_dir().join(format!("sandbox-site-{}", std::process::id()));
    fs::create_dir_all(&directory).unwrap();
    fs::write(directory.join("index.html"), "<title>Loans</title>").unwrap();
    fs::write(directory.join("core.wasm"), [0, 97, 115, 109]).unwrap();
    let sandbox = Running::start(&["--site", directory.to_str().unwrap()]);
    let index = sandbox.get(&sandbox.site);
    assert_eq!(
        header(&index, "content-security-policy"),
        format!(
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' {}; style-src 'self'; \
             img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; \
             require-trusted-types-for 'script'",
            sandbox.api
        )
    );
    assert_eq!(header(&index, "referrer-policy"), "no-referrer");
    assert_eq!(header(&index, "x-content-type-options"), "nosniff");
    let route = sandbox.get(&format!("{}/apply/offers", sandbox.site));
    assert_eq!((route.status().as_u16(), text(route).as_str()), (200, "<title>Loans</title>"));
    let module = sandbox.get(&format!("{}/core.wasm", sandbox.site));
    assert_eq!(header(&module, "content-type"), "application/wasm");
    assert_eq!(sandbox.get(&format!("{}/gone.js", sandbox.site)).status(), 404);
    let landed = sandbox.agent.post(format!("{}/return", sandbox.site)).send_form([("status", "submitted")]).unwrap();
    assert_eq!((landed.status().as_u16(), header(&landed, "location")), (303, "/"));
    fs::remove_dir_all(directory).unwrap();
}

#[test]
fn a_page_says_it_is_a_simulation_and_sends_the_borrower_back() {
    let sandbox = Running::start(&["--speed", "1000"]);
    let token = sandbox.sign_in("agreement-returning-by-post")["sessionToken"].as_str().unwrap().to_owned();
    let body = json!({ "type": "PERSONAL_LOAN", "metadata": { "scenario": "agreement-returning-by-post" } });
    let created = read_json(sandbox.platform(&token, "POST", "/journeys", &body));
    let id = created["data"]["journeyID"].as_str().unwrap();
    let force = |status: &str| {
        let url = format!("{}/_sandbox/journeys/{id}/force", sandbox.api);
        assert_eq!(sandbox.post(&url, &json!({ "status": status })).status(), 204);
    };
    let link = |step: &str| {
        let offers = read_json(sandbox.platform(&token, "GET", &format!("/journeys/{id}/offers"), &Value::Null));
        let offer = offers["data"]["items"][0]["offerID"].as_str().unwrap();
        let path = format!("/journeys/{id}/offers/{offer}/steps/{step}");
        let step = read_json(sandbox.platform(&token, "GET", &path, &Value::Null));
        step["data"]["resource"]["redirectURL"].as_str().unwrap().to_owned()
    };
    force("KYC_PENDING");
    let kyc = link("kyc");
    assert!(kyc.starts_with(&sandbox.pages));
    let page = sandbox.get(&kyc);
    assert!(header(&page, "content-security-policy").contains("frame-ancestors 'none'"));
    let html = text(page);
    for part in
        ["Simulation — no real bank, lender or account aggregator", "Approve", "Decline", "Later", "<html lang=\"en\">"]
    {
        assert!(html.contains(part), "{part}");
    }
    let back = sandbox.agent.post(&kyc).send_form([("decision", "approve")]).unwrap();
    assert_eq!(back.status(), 303);
    assert!(header(&back, "location").starts_with(&format!("{}/?status=", sandbox.site)));
    assert_eq!(sandbox.get(&kyc).status(), 410);
    force("LOAN_AGREEMENT_PENDING");
    let agreement = link("loan-agreement");
    let back = text(sandbox.agent.post(&agreement).send_form([("decision", "approve")]).unwrap());
    assert!(back.contains(&format!("<form method=\"post\" action=\"{}/return\">", sandbox.site)), "{back}");
    assert!(back.contains("<script src=\"/send.js\">"));
    assert_eq!(sandbox.get(&format!("{}/kyc/%3Cscript%3E", sandbox.pages)).status(), 410);
}

#[test]
fn tests_can_let_time_pass_read_what_happened_and_begin_anew() {
    let sandbox = Running::start(&[]);
    let token = sandbox.sign_in("straight-through")["sessionToken"].as_str().unwrap().to_owned();
    let created = read_json(sandbox.platform(&token, "POST", "/journeys", &json!({ "type": "PERSONAL_LOAN" })));
    let id = created["data"]["journeyID"].as_str().unwrap();
    let control = |path: &str| format!("{}/_sandbox/{path}", sandbox.api);
    assert_eq!(read_json(sandbox.get(&control("health")))["status"], "ok");
    sandbox.post(&control(&format!("journeys/{id}/force")), &json!({ "status": "LENDER_PROCESSING" }));
    sandbox.post(&control("advance"), &json!({ "seconds": 60 }));
    let effects = read_json(sandbox.get(&control(&format!("effects?journeyID={id}"))));
    let kinds: Vec<&str> =
        effects["items"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["journeyCreated", "forced", "offerProceeded", "disbursed"]);
    let requests = read_json(sandbox.get(&control("requests"))).to_string();
    assert!(requests.contains("/journeys") && !requests.contains(&token) && !requests.contains("sk_test_"));
    assert_eq!(sandbox.post(&control("journeys/unknown/force"), &json!({ "status": "CLOSED" })).status(), 404);
    assert_eq!(sandbox.agent.post(control("reset")).send_empty().unwrap().status(), 204);
    assert_eq!(sandbox.platform(&token, "GET", "/journeys", &Value::Null).status(), 401);
}

#[test]
fn a_foreign_name_for_loopback_is_not_answered() {
    let sandbox = Running::start(&[]);
    for origin in [&sandbox.api, &sandbox.pages, &sandbox.site, &sandbox.hosted] {
        let answer = sandbox.agent.get(origin).header("Host", "rebound.example.com").call().unwrap();
        assert_eq!(answer.status(), 421);
    }
}

#[test]
fn faults_and_wrong_options_are_understood_at_the_command_line() {
    let sandbox = Running::start(&["--faults", "html-page,truncated-json"]);
    let token = sandbox.sign_in("straight-through")["sessionToken"].as_str().unwrap().to_owned();
    let struck = (0..50).any(|_| sandbox.platform(&token, "GET", "/journeys", &Value::Null).status() == 502);
    assert!(struck);
    for wrong in [["--faults", "locusts"], ["--speed", "0"]] {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_sandbox")).args(wrong).output().unwrap();
        assert!(!run.status.success());
    }
}
