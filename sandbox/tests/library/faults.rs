//! Faults strike, as they say, and a client that tries again gets through with one effect per intent.

use std::collections::HashMap;

use credit_journey::contract::Endpoint;
use sandbox::effects::EffectKind;
use sandbox::faults::Fault;
use serde_json::json;

use crate::walk::Walk;
use crate::world::{World, refusal_of};

/// The walk's answers that were no success, by status and kind of body.
fn strikes(walk: &Walk) -> HashMap<(u16, &'static str), usize> {
    let mut counts = HashMap::new();
    for (_, answer) in &walk.world.traffic {
        let kind = match answer.json() {
            Some(envelope) if envelope["error"].is_null() => continue,
            Some(_) => "refusal",
            None if answer.body.starts_with("<!doctype") => "page",
            None if answer.body.starts_with('{') => "cut",
            None => "text",
        };
        *counts.entry((answer.status, kind)).or_default() += 1;
    }
    counts
}

/// One effect per idempotency key, and each of these just once.
fn assert_single_effects(walk: &mut Walk) {
    for kind in [
        EffectKind::JourneyCreated,
        EffectKind::ProfileSubmitted,
        EffectKind::OfferProceeded,
        EffectKind::BankMandateSubmitted,
        EffectKind::Disbursed,
    ] {
        assert_eq!(walk.times(kind), 1, "{kind:?}");
    }
    let keys: Vec<_> =
        walk.world.platform.effects().all().iter().filter_map(|effect| effect.key_digest.clone()).collect();
    let unique: std::collections::HashSet<_> = keys.iter().collect();
    assert_eq!(keys.len(), unique.len());
}

#[test]
fn a_flapping_upstream_fails_in_every_way_and_acts_once() {
    let mut seen = HashMap::new();
    for seed in 0..8 {
        let mut walk = Walk::start_in(World::with(seed, &[]), "flapping-upstream");
        walk.submit();
        walk.until("OFFERS_AVAILABLE");
        walk.choose();
        assert_eq!(walk.reach_the_end(), "DISBURSED");
        assert_single_effects(&mut walk);
        seen.extend(strikes(&walk));
    }
    let mut kinds: Vec<_> = seen.into_keys().collect();
    kinds.sort_unstable();
    assert_eq!(kinds, [(200, "cut"), (502, "page"), (503, "refusal"), (504, "text")]);
}

#[test]
fn the_same_call_is_never_struck_three_times_in_a_row() {
    let mut world = World::with(1, &[Fault::ServerError, Fault::HtmlPage]);
    let token = world.sign_in("CUST_1");
    let statuses: Vec<u16> = (0..500).map(|_| world.call(&token, "GET", "/journeys", None).status).collect();
    let longest = statuses.split(|status| *status == 200).map(<[u16]>::len).max();
    assert_eq!(longest, Some(2));
}

#[test]
fn an_answer_lost_after_its_effect_is_found_again_by_the_same_key() {
    for seed in 0..20 {
        let mut world = World::with(seed, &[Fault::LostAnswer]);
        let token = world.sign_in("CUST_1");
        let request = world.request(&token, "POST", "/journeys", Some(json!({ "type": "PERSONAL_LOAN" })));
        let first = world.send(&request);
        if first.status == 504 {
            assert_eq!(world.platform.effects().all().len(), 1);
            let found = std::iter::repeat_with(|| world.send(&request)).find(|answer| answer.status == 200).unwrap();
            assert_eq!(found.header("Idempotent-Replay"), Some("true"));
            assert_eq!(world.platform.effects().all().len(), 1);
            return;
        }
    }
    panic!("never lost");
}

#[test]
fn a_duplicate_delivery_acts_once() {
    let mut duplicates = 0;
    for seed in 0..5 {
        let mut walk = Walk::start_in(World::with(seed, &[Fault::DuplicateDelivery]), "straight-through");
        walk.submit();
        walk.until("OFFERS_AVAILABLE");
        walk.choose();
        walk.reach_the_end();
        assert_single_effects(&mut walk);
        duplicates +=
            walk.world.traffic.iter().filter(|(_, answer)| answer.header("Idempotent-Replay").is_some()).count();
    }
    assert!(duplicates > 0);
}

#[test]
fn a_rate_limit_names_its_end_in_both_forms_and_means_it() {
    let mut walk = Walk::disbursed("rate-limited");
    let limited = walk.world.traffic.iter().filter(|(_, answer)| answer.status == 429);
    let forms: Vec<bool> = limited.map(|(_, answer)| answer.header("Retry-After").unwrap().contains("GMT")).collect();
    assert!(forms.contains(&true) && forms.contains(&false), "{forms:?}");
    let limited = loop {
        let answer = walk.world.call(&walk.token, "GET", &walk.path("/state"), None);
        if answer.status == 429 {
            break answer;
        }
    };
    let refused = refusal_of(&limited);
    assert_eq!((refused.code.as_str(), refused.retryable), ("RATE_LIMITED", true));
    assert_eq!(walk.world.call(&walk.token, "GET", &walk.path("/state"), None).status, 429);
    walk.world.pass(3);
    assert_eq!(walk.world.call(&walk.token, "GET", &walk.path("/state"), None).status, 200);
}

#[test]
fn an_action_is_pending_for_two_seconds_then_acts() {
    let mut walk = Walk::start("async-pending");
    let path = walk.path("/resume");
    let request =
        walk.world.request(&walk.token, "PATCH", &path, Some(json!({ "resume": { "lastCompletedStep": "kyc" } })));
    let refused = refusal_of(&walk.world.send(&request));
    assert_eq!((refused.code.as_str(), refused.retryable), ("ASYNC_OPERATION_PENDING", true));
    assert_eq!(walk.times(EffectKind::ResumeStored), 0);
    walk.world.pass(2);
    assert_eq!(walk.world.send(&request).status, 200);
    assert_eq!(Walk::disbursed("async-pending").status(), "DISBURSED");
}

#[test]
fn a_journey_brings_its_own_faults() {
    let mut world = World::new();
    let token = world.sign_in("CUST_1");
    let body = json!({ "type": "PERSONAL_LOAN", "metadata": { "faults": ["latency"] } });
    let created = world.call(&token, "POST", "/journeys", Some(body));
    assert!((50..2000).contains(&created.delay_ms));
    assert_eq!(world.call(&token, "GET", "/journeys", None).delay_ms, 0);
    let body = json!({ "type": "PERSONAL_LOAN", "metadata": { "faults": ["locusts"] } });
    assert_eq!(world.refused(&token, "POST", "/journeys", Some(body)).details, json!({ "field": "metadata.faults" }));
}

#[test]
fn an_appointed_fault_strikes_the_named_call_so_often_and_no_other() {
    let mut walk = Walk::start("straight-through");
    walk.world.platform.appoint(Fault::ServerError, Some(Endpoint::SubmitProfile), 2);
    walk.submit();
    let statuses = |walk: &Walk, tail: &str| -> Vec<u16> {
        let traffic = walk.world.traffic.iter().filter(|(request, _)| request.path.ends_with(tail));
        traffic.map(|(_, answer)| answer.status).collect()
    };
    assert_eq!(statuses(&walk, "/profile/submit"), [503, 503, 200]);
    assert_eq!(statuses(&walk, "/profile"), [200]);
}

#[test]
fn an_appointed_fault_strikes_any_call_if_none_is_named_and_rate_limits_name_both_forms() {
    let mut walk = Walk::start("straight-through");
    walk.world.platform.appoint(Fault::RateLimit, None, 2);
    walk.world.platform.appoint(Fault::HtmlPage, None, 1);
    let path = walk.path("/state");
    let mut forms = Vec::new();
    for _ in 0..4 {
        let token = walk.token.clone();
        let answer = walk.world.call(&token, "GET", &path, None);
        forms.push((answer.status, answer.header("retry-after").map(|value| value.ends_with("GMT"))));
        walk.world.pass(3);
    }
    assert_eq!(forms, [(429, Some(false)), (429, Some(true)), (502, None), (200, None)]);
}

#[test]
fn faults_laid_later_lie_over_journeys_that_run() {
    let mut walk = Walk::start("straight-through");
    walk.world.platform.lay(vec![Fault::AsyncPending]);
    walk.submit();
    walk.world.platform.lay(Vec::new());
    let statuses: Vec<_> = walk.world.traffic.iter().map(|(_, answer)| answer.status).collect();
    assert!(statuses.iter().filter(|status| **status != 200).count() >= 2, "{statuses:?}");
    assert_eq!(walk.times(EffectKind::ProfileSubmitted), 1);
}
