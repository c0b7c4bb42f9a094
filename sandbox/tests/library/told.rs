//! What webhooks tell of Hybrid and Hosted.

use sandbox::webhook::Outbox;
use serde_json::{Value, json};

use crate::led::{BORROWER, Led};
use crate::world::text;

/// What is new, as the receiver reads it.
fn look(outbox: &mut Outbox, led: &mut Led) -> Vec<Value> {
    let deliveries = outbox.collect(&mut led.experiences, led.now_ms);
    deliveries.iter().map(|delivery| serde_json::from_str(&delivery.body).unwrap()).collect()
}

#[test]
fn every_change_of_a_hybrid_journey_is_told_once_without_addresses() {
    let mut led = Led::hybrid("consent-beside-offers");
    led.start(&json!({ "personal": { "panName": "Meera" }, "banking_information": null }));
    let mut outbox = Outbox::default();
    let mut told = Vec::new();
    for _ in 0..30 {
        told.extend(look(&mut outbox, &mut led));
        led.pass(1);
    }
    let offer = led.offers("OFFER_RECEIVED").swap_remove(0);
    let url = text(&led.hand_off(&offer).json().unwrap()["data"]["hosted_url"]);
    let session = text(&led.open(&url).json().unwrap()["session"]);
    led.embed(&session, "POST", "/lab/journey/step");
    told.extend(look(&mut outbox, &mut led));
    let facts: Vec<[&Value; 4]> = told
        .iter()
        .map(|one| {
            [
                &one["status"],
                &one["account_aggregator"]["status"],
                &one["hosted"]["stepsDone"],
                &one["current_experience_surface"],
            ]
        })
        .collect();
    assert_eq!(
        json!(facts),
        json!([
            ["PROCESSING", null, null, "HYBRID"],
            ["OFFERED", "READY", null, "HYBRID"],
            ["OFFERED", "READY", 1, "HOSTED"],
        ])
    );
    let last = told.last().unwrap();
    assert_eq!(
        last["borrower"],
        json!({
            "provider_id": "CUST_1", "profile": { "personal": { "panName": "Meera" } }, "journey": { "type": "PERSONAL_LOAN" },
        })
    );
    assert_eq!((&last["origin_experience"], &last["hosted"]["offerID"]), (&json!("HYBRID"), &json!(offer)));
    assert!(told.iter().all(|one| one.get("journeyID").is_none()));
    assert!(told.windows(2).all(|pair| pair[0]["updatedAt"].as_str() < pair[1]["updatedAt"].as_str()));
    assert!(!json!(told).to_string().contains("http"));
}

#[test]
fn a_hosted_journey_is_told_by_its_borrower_from_its_first_link_to_its_end() {
    let mut led = Led::hosted("straight-through");
    let mut outbox = Outbox::default();
    assert!(look(&mut outbox, &mut led).is_empty());
    let url = led.mint();
    let session = text(&led.open(&url).json().unwrap()["session"]);
    let mut told = look(&mut outbox, &mut led);
    for _ in 0..3 {
        led.pass(1);
        led.embed(&session, "POST", "/lab/journey/step");
        told.extend(look(&mut outbox, &mut led));
    }
    let facts: Vec<Value> =
        told.iter().map(|one| json!([one["hosted"]["status"], one["hosted"]["stepsDone"]])).collect();
    assert_eq!(json!(facts), json!([["IN_PROGRESS", 0], ["IN_PROGRESS", 1], ["IN_PROGRESS", 2], ["COMPLETED", 3]]));
    assert!(told.iter().all(|one| one["borrower"]["provider_id"] == BORROWER && one["origin_experience"] == "HOSTED"));
    // No document has an id of the journey there: a receiver that counts on one must fail here too.
    assert!(told.iter().all(|one| one.get("journeyID").is_none()));
}
