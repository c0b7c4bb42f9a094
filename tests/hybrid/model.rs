//! Every combination of what the platform may say, of how the borrower came, and of what they do, on the real machine:
//! one screen, a way on, and nothing that nobody wanted.

use credit_journey::machine::hybrid::view::HybridSnapshot;
use credit_journey::machine::hybrid::{Command, Endpoint, Landing};
use serde_json::Value;

use super::back_end::{BackEnd, CONSENT_PAGE, HOSTED_PAGE, OFFER, offers, with_consent};
use super::noticed::code;
use super::page::{Page, options};

const FUTURE: &str = "FROM_THE_FUTURE";
const RECEIVED: &str = "OFFER_RECEIVED";
const NOW: f64 = 1_000_000.0;

const STATUSES: [&str; 3] = ["OFFERED", "NOT_OFFERED", FUTURE];
const OFFERS: [&[&str]; 6] =
    [&[], &["OFFER_AWAITED"], &["NO_OFFER_AVAILABLE"], &[FUTURE], &[RECEIVED], &[RECEIVED, "OFFER_AWAITED"]];
const CONSENTS: [Option<(&str, Option<&str>)>; 5] = [
    None,
    Some(("READY", Some(CONSENT_PAGE))),
    Some(("READY", None)),
    Some(("PROCESSING", None)),
    Some((FUTURE, Some(CONSENT_PAGE))),
];

/// How the borrower came to this page.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Came {
    Fresh,
    FromConsent,
    FromHosted,
}

const CAME: [Came; 3] = [Came::Fresh, Came::FromConsent, Came::FromHosted];

/// One combination.
#[derive(Clone, Copy, Debug)]
struct Case {
    status: &'static str,
    offers: &'static [&'static str],
    consent: Option<(&'static str, Option<&'static str>)>,
    came: Came,
}

impl Case {
    fn all() -> impl Iterator<Item = Self> {
        STATUSES.into_iter().flat_map(|status| {
            OFFERS.into_iter().flat_map(move |offers| {
                CONSENTS.into_iter().flat_map(move |consent| CAME.map(|came| Self { status, offers, consent, came }))
            })
        })
    }

    fn page(self) -> Page {
        let data = offers(self.status, self.offers);
        let data = self.consent.map_or(data.clone(), |(status, url)| with_consent(data, status, url));
        let stored = match self.came {
            Came::Fresh => None,
            Came::FromConsent => Some(r#"{"version":1,"left":"consent","offerID":null,"atMs":990000}"#),
            Came::FromHosted => Some(r#"{"version":1,"left":"hosted","offerID":"offer-1","atMs":990000}"#),
        };
        let mut page = Page::load(BackEnd::with(data), &options(), stored, Landing::default(), NOW);
        page.start().unwrap();
        page
    }

    fn is_ready(self) -> bool {
        self.consent == CONSENTS[1]
    }

    /// Whether the borrower just gave a consent that the platform has not said the last word about.
    fn awaits_consent(self) -> bool {
        let working = self.status != "NOT_OFFERED" && self.consent == CONSENTS[3];
        self.came == Came::FromConsent && (self.is_ready() || working)
    }

    /// As the documents have it (CONTRACT.md 4), in other words than the machine's.
    fn screen(self) -> &'static str {
        let choice = self.offers.contains(&RECEIVED) && self.status != "NOT_OFFERED";
        if self.came == Came::FromHosted && !self.offers.is_empty() {
            "handoff"
        } else if choice {
            "offers"
        } else if self.awaits_consent() {
            "wait"
        } else if self.status == "NOT_OFFERED" {
            "noOffers"
        } else if self.is_ready() {
            "consent"
        } else {
            "wait"
        }
    }

    /// The documented ends: `OFFERED` with an offer that came, `NOT_OFFERED`, a consent with an address.
    fn ends(self) -> bool {
        let offered = self.status == "OFFERED" && self.offers.contains(&RECEIVED);
        !self.awaits_consent() && (offered || self.status == "NOT_OFFERED" || self.is_ready())
    }
}

fn commands() -> [Command; 5] {
    [
        Command::OpenConsent,
        Command::HandOff(OFFER.into()),
        Command::HostedUrl(OFFER.into()),
        Command::Refresh,
        Command::Retry,
    ]
}

#[test]
fn every_combination_has_its_one_screen_and_a_way_on() {
    let mut count = 0;
    for case in Case::all() {
        let mut page = case.page();
        assert_eq!(page.screen(), case.screen(), "{case:?}");
        assert!(serde_json::from_value::<HybridSnapshot>(page.snapshot.clone()).is_ok(), "{}", page.snapshot);
        assert!(page.commands().contains(&"refresh"), "{case:?}");
        let (reads, polls) = (page.sent_to(Endpoint::Offers).len(), page.machine.next_poll() != Value::Null);
        assert_eq!(polls, !case.ends(), "{case:?} {}", page.snapshot);
        page.pass(2.0 * 60_000.0);
        assert_eq!(page.sent_to(Endpoint::Offers).len() > reads, polls, "{case:?}");
        let (starts, pages) = (page.sent_to(Endpoint::Journey).len(), page.sent_to(Endpoint::HostedUrl).len());
        assert_eq!((starts, pages, page.opened.len()), (1, 0, 0), "nobody asked for it: {case:?}");
        count += 1;
    }
    assert_eq!(count, 270);
}

#[test]
fn every_command_does_its_own_and_no_more_where_it_is_allowed() {
    for (case, command) in Case::all().flat_map(|case| commands().map(|command| (case, command))) {
        let mut page = case.page();
        let name = command.name().as_str();
        let (allowed, sent) = (page.commands().contains(&name), page.sent.len());
        let result = page.command(command.clone());
        if !allowed {
            assert_eq!(
                (code(result), page.sent.len()),
                ("STATE_PRECONDITION_FAILED".to_owned(), sent),
                "{case:?} {name}"
            );
            continue;
        }
        let opened: Vec<_> = page.opened.iter().map(|(url, _)| url.as_str()).collect();
        let (asked, expected) = match command {
            Command::OpenConsent => (Endpoint::Offers, vec![CONSENT_PAGE]),
            Command::HandOff(_) => (Endpoint::HostedUrl, vec![HOSTED_PAGE]),
            Command::HostedUrl(_) => (Endpoint::HostedUrl, vec![]),
            Command::Refresh | Command::Retry => (Endpoint::Offers, vec![]),
        };
        assert!(result.is_ok(), "{case:?} {name}");
        assert_eq!(opened, expected, "{case:?} {name}");
        let new: Vec<_> = page.sent.iter().skip(sent).map(|sent| sent.request.endpoint).collect();
        assert_eq!(new, [asked], "{case:?} {name}");
        assert!(!page.commands().is_empty() && page.snapshot["busy"].is_null(), "{case:?} {name}");
    }
}

#[test]
fn who_leaves_and_comes_back_always_finds_a_way_on() {
    for (case, command) in Case::all().flat_map(|case| commands().map(|command| (case, command))) {
        let mut page = case.page();
        if !page.commands().contains(&command.name().as_str()) || page.command(command.clone()).is_err() {
            continue;
        }
        let mut page = page.reload(1_000.0);
        page.pass(11.0 * 60_000.0);
        let settled = Case { came: if page.screen() == "handoff" { Came::FromHosted } else { Came::Fresh }, ..case };
        assert_eq!(page.screen(), settled.screen(), "{case:?} {command:?}: what was left for is settled by now");
        assert!(page.commands().contains(&"refresh"));
    }
}
