//! Webhooks in virtual time: what is told, when, and what may go wrong on the way.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed test panics")]

#[allow(dead_code, reason = "shared with the library's tests, which use all of it")]
#[path = "library/walk.rs"]
mod walk;
#[allow(dead_code, reason = "shared with the library's tests, which use all of it")]
#[path = "library/world.rs"]
mod world;

use sandbox::webhook::signature::{DELIVERY_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER, headers};
use sandbox::webhook::{Courier, Delivery, Mishap, Outbox, Posting};
use serde_json::{Value, json};

use walk::Walk;

const SECRET: &str = "known-to-the-partner-too";
const NOW_MS: u64 = 1_800_000_000_000;
const FIRST_WAIT_MS: u64 = 2_000;

fn delivery(name: &str) -> Delivery {
    Delivery {
        id: format!("evt_{name}"),
        journey_id: "a journey".to_owned(),
        body: format!("{{\"state\":\"{name}\"}}"),
    }
}

fn courier(mishaps: &[Mishap]) -> Courier {
    Courier::new(vec![SECRET.to_owned()], mishaps.to_vec(), FIRST_WAIT_MS)
}

fn header<'a>(posting: &'a Posting, name: &str) -> &'a str {
    &posting.headers.iter().find(|(known, _)| *known == name).unwrap().1
}

/// Whether the receiver finds it signed by the secret, for the time that stands on it.
fn is_well_signed(posting: &Posting) -> bool {
    let at_ms = header(posting, TIMESTAMP_HEADER).parse::<u64>().unwrap() * 1000;
    let expected = headers(&posting.delivery, &[SECRET.to_owned()], at_ms);
    expected.iter().any(|(name, value)| *name == SIGNATURE_HEADER && value == header(posting, SIGNATURE_HEADER))
}

#[test]
fn every_change_of_a_journey_is_told_once_as_its_full_state() {
    let mut walk = Walk::start("straight-through");
    let mut outbox = Outbox::default();
    let mut told: Vec<Value> = Vec::new();
    let mut look = |walk: &mut Walk| {
        let deliveries = outbox.collect(&mut walk.world.platform, walk.world.now_ms);
        told.extend(deliveries.iter().map(|delivery| serde_json::from_str::<Value>(&delivery.body).unwrap()));
    };
    look(&mut walk);
    look(&mut walk);
    walk.submit();
    for _ in 0..40 {
        look(&mut walk);
        walk.world.pass(1);
    }
    assert!(told.len() > 3, "{told:#?}");
    let statuses: Vec<&str> = told.iter().map(|snapshot| snapshot["status"].as_str().unwrap()).collect();
    assert_eq!((statuses[0], statuses.last()), ("STARTED", Some(&"OFFERS_AVAILABLE")));
    let last = told.last().unwrap();
    assert_eq!(last["journeyID"], walk.journey);
    assert_eq!(last["borrowerExternalID"], "CUST_1");
    assert_eq!(last["borrower"]["journey"], json!({ "type": "PERSONAL_LOAN" }));
    assert_eq!(last["origin_experience"], "API");
    assert_eq!(last["offers"], walk.read("/offers")["items"]);
    assert_eq!(last["updatedAt"], walk.read("/state")["updatedAt"]);
    assert!(told.windows(2).all(|pair| pair[0]["updatedAt"].as_str() <= pair[1]["updatedAt"].as_str()));
}

/// The one journey there is.
fn told(walk: &mut Walk) -> String {
    let [Delivery { body, .. }] = &Outbox::default().collect(&mut walk.world.platform, walk.world.now_ms)[..] else {
        panic!("one journey, one state")
    };
    body.clone()
}

#[test]
fn a_loan_that_was_paid_out_is_told_with_its_schedule() {
    let snapshot: Value = serde_json::from_str(&told(&mut Walk::disbursed("straight-through"))).unwrap();
    assert_eq!(snapshot["status"], "DISBURSED");
    assert_eq!(snapshot["steps"]["kyc"]["status"], "SUCCESS");
    assert!(!snapshot["repaymentSchedule"].as_array().unwrap().is_empty());
}

#[test]
fn neither_a_bank_account_nor_the_address_of_a_step_is_told() {
    let mut walk = Walk::start("straight-through");
    let mut profile = walk::profile();
    profile["bankingInformation"] = walk::account();
    walk.act("PUT", "/profile", Some(profile));
    let body = told(&mut walk);
    assert!(body.contains("1995-06-20") && !body.contains("123456789012"), "{body}");

    let mut walk = Walk::chosen("straight-through");
    let step = walk.until_step("kyc", "REDIRECT");
    let snapshot: Value = serde_json::from_str(&told(&mut walk)).unwrap();
    assert_eq!(snapshot["steps"]["kyc"]["actionRequired"], "REDIRECT");
    assert!(!snapshot.to_string().contains(&world::text(&step["resource"]["redirectURL"])));
}

#[test]
fn what_is_not_taken_comes_again_ever_later_and_not_for_ever() {
    let mut courier = courier(&[]);
    let mut now_ms = NOW_MS;
    courier.take(now_ms, delivery("a"));
    let mut tries = Vec::new();
    let ended = loop {
        let Some(posting) = courier.next(now_ms) else {
            now_ms += 1_000;
            assert!(now_ms < NOW_MS + 1_000_000, "it never ended: {tries:?}");
            continue;
        };
        assert!(is_well_signed(&posting));
        assert_eq!(header(&posting, DELIVERY_HEADER), "evt_a");
        assert_eq!(header(&posting, TIMESTAMP_HEADER), (now_ms / 1000).to_string());
        tries.push((now_ms - NOW_MS) / 1000);
        let status = [Some(500), None, Some(302), Some(401)][tries.len() % 4];
        if !courier.answered(now_ms, posting, status) {
            break now_ms;
        }
    };
    assert_eq!(tries, [0, 2, 6, 14, 30, 62, 122, 182]);
    assert_eq!(courier.next(ended + 1_000_000), None);

    courier.take(ended, delivery("b"));
    let posting = courier.next(ended).unwrap();
    assert!(courier.answered(ended, posting, Some(204)));
    assert_eq!(courier.next(ended + 1_000_000), None);
}

#[test]
fn while_secrets_rotate_each_signs() {
    let both = headers(&delivery("a"), &["the older secret".to_owned(), SECRET.to_owned()], NOW_MS);
    let signatures: Vec<&str> = both.iter().find(|(name, _)| *name == SIGNATURE_HEADER).unwrap().1.split(',').collect();
    let alone = headers(&delivery("a"), &[SECRET.to_owned()], NOW_MS);
    assert_eq!(signatures.len(), 2);
    assert!(alone.iter().any(|(_, value)| value == signatures[1]));
}

#[test]
fn a_duplicate_comes_after_the_first_was_taken_and_only_once() {
    let mut courier = courier(&[Mishap::Duplicate]);
    courier.take(NOW_MS, delivery("a"));
    for _ in 0..2 {
        let posting = courier.next(NOW_MS).unwrap();
        assert_eq!(posting.delivery, delivery("a"));
        courier.answered(NOW_MS, posting, Some(200));
    }
    assert_eq!(courier.next(NOW_MS + 1_000_000), None);
}

#[test]
fn of_two_the_newer_overtakes_and_a_last_one_is_kept_back_for_a_while_only() {
    let mut courier = courier(&[Mishap::OutOfOrder]);
    courier.take(NOW_MS, delivery("a"));
    assert_eq!(courier.next(NOW_MS), None);
    courier.take(NOW_MS, delivery("b"));
    courier.take(NOW_MS, Delivery { journey_id: "another".to_owned(), ..delivery("c") });
    let mut next = |now_ms| courier.next(now_ms).map(|posting| posting.delivery.id);
    assert_eq!([next(NOW_MS), next(NOW_MS), next(NOW_MS)], [Some("evt_b".to_owned()), Some("evt_a".to_owned()), None]);
    assert_eq!(next(NOW_MS + 1_000), Some("evt_c".to_owned()));
}

#[test]
fn forged_and_late_tries_come_first_and_a_good_one_follows() {
    let mut courier = courier(&[Mishap::BadSignature, Mishap::Late]);
    courier.take(NOW_MS, delivery("a"));
    let forged = courier.next(NOW_MS).unwrap();
    assert!(!is_well_signed(&forged));
    courier.answered(NOW_MS, forged, Some(401));
    let late = courier.next(NOW_MS + 2_000).unwrap();
    assert!(is_well_signed(&late));
    assert_eq!(header(&late, TIMESTAMP_HEADER), ((NOW_MS + 2_000) / 1000 - 600).to_string());
    courier.answered(NOW_MS + 2_000, late, Some(401));
    let good = courier.next(NOW_MS + 10_000).unwrap();
    assert!(is_well_signed(&good));
    assert_eq!(header(&good, TIMESTAMP_HEADER), ((NOW_MS + 10_000) / 1000).to_string());
}
