//! Sessions: token classes, lives, rotation, and the journey to resume.

use sandbox::Request;
use serde_json::json;

use crate::walk::Walk;
use crate::world::{API_KEY, BASE, World, data_of, refusal_of, text};

#[test]
fn a_grant_names_borrower_tokens_lives_and_the_journey_to_resume() {
    let mut walk = Walk::start("straight-through");
    let grant = walk.world.grant("CUST_1");
    assert_eq!(grant["borrowerExternalID"], "CUST_1");
    assert_eq!(
        grant["activeJourney"],
        json!({ "journeyID": walk.journey, "status": "STARTED", "nextAction": "FILL_PROFILE" })
    );
    assert!(text(&grant["sessionToken"]).starts_with("st_test_"));
    assert!(text(&grant["refreshToken"]).starts_with("rt_test_"));
    assert_eq!(grant["borrowerID"], walk.world.grant("CUST_1")["borrowerID"]);
    assert!(walk.world.grant("CUST_2")["activeJourney"].is_null());
}

#[test]
fn a_journey_that_is_over_is_not_resumed() {
    let mut walk = Walk::submitted("journey-expires");
    walk.world.pass(120);
    assert!(walk.world.grant("CUST_1")["activeJourney"].is_null());
}

#[test]
fn a_session_lives_thirty_minutes() {
    let mut world = World::new();
    let token = world.sign_in("CUST_1");
    world.pass(30 * 60 - 1);
    assert_eq!(world.call(&token, "GET", "/journeys", None).status, 200);
    world.pass(1);
    let refused = world.refused(&token, "GET", "/journeys", None);
    assert_eq!((refused.status, refused.code.as_str()), (401, "AUTH_INVALID_SESSION"));
}

#[test]
fn a_refresh_rotates_both_tokens_and_ends_the_old_ones() {
    let mut world = World::new();
    let grant = world.grant("CUST_1");
    let (session, refresh) = (text(&grant["sessionToken"]), text(&grant["refreshToken"]));
    world.pass(6 * 24 * 3600);
    let next = world.data(&refresh, "POST", "/sessions/refresh", None);
    assert_eq!(world.refused(&refresh, "POST", "/sessions/refresh", None).code, "AUTH_INVALID_SESSION");
    assert_eq!(world.refused(&session, "GET", "/journeys", None).code, "AUTH_INVALID_SESSION");
    // A session token refreshes too.
    let session = text(&next["sessionToken"]);
    let third = world.data(&session, "POST", "/sessions/refresh", None);
    assert_eq!(world.refused(&session, "GET", "/journeys", None).code, "AUTH_INVALID_SESSION");
    assert_eq!(world.call(&text(&third["sessionToken"]), "GET", "/journeys", None).status, 200);
}

#[test]
fn a_refresh_whose_answer_was_lost_is_replayed_by_its_key() {
    let mut world = World::new();
    let refresh = text(&world.grant("CUST_1")["refreshToken"]);
    let request = world.request(&refresh, "POST", "/sessions/refresh", None);
    assert_eq!(data_of(&world.send(&request)), data_of(&world.send(&request)));
}

#[test]
fn each_token_class_has_its_place() {
    let mut world = World::new();
    let grant = world.grant("CUST_1");
    let (session, refresh) = (text(&grant["sessionToken"]), text(&grant["refreshToken"]));
    let body = || Some(json!({ "borrowerExternalID": "CUST_1" }));
    for wrong in [session.as_str(), refresh.as_str(), "sk_test_other", ""] {
        let refused = world.refused(wrong, "POST", "/sessions", body());
        assert_eq!((refused.status, refused.code.as_str()), (401, "AUTH_INVALID_API_KEY"), "{wrong}");
    }
    for (wrong, code) in
        [(API_KEY, "AUTH_INVALID_API_KEY"), (&refresh, "AUTH_INVALID_SESSION"), ("st_test_x", "AUTH_INVALID_SESSION")]
    {
        let refused = world.refused(wrong, "GET", "/journeys", None);
        assert_eq!((refused.status, refused.code.as_str()), (401, code), "{wrong}");
    }
    assert_eq!(world.refused(API_KEY, "POST", "/sessions/refresh", None).code, "AUTH_INVALID_API_KEY");
    let bare = world.send(&Request::new("GET", &format!("{BASE}/journeys")));
    assert_eq!(refusal_of(&bare).code, "AUTH_INVALID_SESSION");
}

#[test]
fn the_token_dies_early_once_then_honestly_once() {
    let mut walk = Walk::start("token-expires");
    walk.world.pass(45);
    assert_eq!(walk.world.refused(&walk.token, "GET", "/journeys", None).code, "AUTH_INVALID_SESSION");
    let minute = walk.world.grant("CUST_1");
    let honest = sandbox_time(walk.world.now_ms + 60_000);
    assert_eq!(minute["sessionExpiresAt"], honest);
    assert_eq!(walk.world.grant("CUST_1")["sessionExpiresAt"], sandbox_time(walk.world.now_ms + 30 * 60_000));
    assert_eq!(Walk::disbursed("token-expires").status(), "DISBURSED");
}

/// ISO time, as the platform would say it: read off the envelope of a request at that instant.
fn sandbox_time(at_ms: u64) -> String {
    let mut world = World::new();
    world.now_ms = at_ms;
    text(&world.call("", "GET", "/journeys", None).json().unwrap()["timestamp"])
}

#[test]
fn a_session_needs_a_permanent_key_for_the_borrower_and_a_sound_profile() {
    let mut world = World::new();
    for (body, field) in [
        (json!({}), "borrowerExternalID"),
        (json!({ "borrowerExternalID": " " }), "borrowerExternalID"),
        (json!({ "borrowerExternalID": "C", "journeyType": "CAR_LOAN" }), "journeyType"),
        (json!({ "borrowerExternalID": "C", "profile": { "contactNumber": "12" } }), "profile.contactNumber"),
    ] {
        let refused = world.refused(API_KEY, "POST", "/sessions", Some(body));
        assert_eq!((refused.status, refused.details), (400, json!({ "field": field })));
    }
}

#[test]
fn a_new_journey_begins_with_the_profile_of_the_bootstrap() {
    let mut world = World::new();
    let body = json!({ "borrowerExternalID": "CUST_1", "profile": { "contactNumber": "9876543210", "panName": "Rahul Sharma" } });
    let token = text(&world.data(API_KEY, "POST", "/sessions", Some(body))["sessionToken"]);
    let created = world.data(&token, "POST", "/journeys", Some(json!({ "type": "PERSONAL_LOAN" })));
    let profile = world.data(&token, "GET", &format!("/journeys/{}/profile", text(&created["journeyID"])), None);
    assert_eq!(profile["profile"]["panName"], "Rahul Sharma");
    assert!(!profile["requiredFields"].to_string().contains("profile.panName"));
}
