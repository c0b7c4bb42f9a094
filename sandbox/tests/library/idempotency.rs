//! A key acts once: the same request gets the same answer, another request is refused.

use serde_json::json;

use crate::walk::{Walk, profile};
use crate::world::{World, data_of, refusal_of};

#[test]
fn a_replay_gives_the_stored_answer_and_says_so() {
    let mut world = World::new();
    let token = world.sign_in("CUST_1");
    let request = world.request(&token, "POST", "/journeys", Some(json!({ "type": "PERSONAL_LOAN" })));
    let first = world.send(&request);
    assert_eq!(first.header("Idempotent-Replay"), None);
    world.pass(60);
    let second = world.send(&request);
    assert_eq!(second.header("Idempotent-Replay"), Some("true"));
    assert_eq!(data_of(&first), data_of(&second));
    assert_eq!(world.platform.effects().all().len(), 1);
    // The envelope is of now: a client learns the clock from it.
    assert_ne!(first.json().unwrap()["timestamp"], second.json().unwrap()["timestamp"]);
}

#[test]
fn a_key_used_for_another_body_or_path_is_refused() {
    let mut walk = Walk::start("straight-through");
    let path = walk.path("/profile");
    let request = walk.world.request(&walk.token, "PUT", &path, Some(profile()));
    assert_eq!(walk.world.send(&request).status, 200);
    let mut other_body = request.clone();
    other_body.body = json!({ "address": { "city": "Pune" } }).to_string();
    let mut other_path = request.clone();
    other_path.path = other_path.path.replace("/profile", "/resume");
    other_path.method = "PATCH".to_owned();
    for reused in [other_body, other_path] {
        let refused = refusal_of(&walk.world.send(&reused));
        assert_eq!(
            (refused.status, refused.code.as_str(), refused.retryable),
            (409, "STATE_PRECONDITION_FAILED", false)
        );
        assert_eq!(refused.details, json!({ "reason": "IDEMPOTENCY_KEY_REUSED" }));
    }
    assert_eq!(walk.read("/profile")["address"]["city"], "Bengaluru");
}

#[test]
fn keys_of_two_borrowers_do_not_meet() {
    let mut world = World::new();
    let (one, two) = (world.sign_in("CUST_1"), world.sign_in("CUST_2"));
    let mut request = world.request(&one, "POST", "/journeys", Some(json!({ "type": "PERSONAL_LOAN" })));
    let first = data_of(&world.send(&request));
    request.headers.retain(|(name, _)| name != "authorization");
    let second = data_of(&world.send(&request.with_header("Authorization", &format!("Bearer {two}"))));
    assert_ne!(first["journeyID"], second["journeyID"]);
}

#[test]
fn a_refused_call_may_be_tried_again_with_its_key() {
    let mut walk = Walk::start("straight-through");
    let path = walk.path("/profile/submit");
    let submit = walk.world.request(&walk.token, "POST", &path, Some(json!({ "bureauConsent": true })));
    assert_eq!(refusal_of(&walk.world.send(&submit)).details, json!({ "reason": "PROFILE_INCOMPLETE" }));
    walk.act("PUT", "/profile", Some(profile()));
    assert_eq!(data_of(&walk.world.send(&submit))["status"], "ACCEPTED");
}
