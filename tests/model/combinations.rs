//! Every combination of what the platform may say about a journey.
//!
//! The whole product would have 10^15 members, so it is cut where the parts cannot touch each other. The steps of an
//! offer are read only once it is chosen, and nothing that reads a step reads a consent or an offer: so all steps meet
//! all statuses and next actions beside a few consents, and all consents and offers meet them beside a few steps. Of
//! the steps themselves only the first that acts and the first that is open decide anything, so two open steps stand
//! for any five: what is before them is done, what is between is done or pending, what is after is pending.

use std::time::Instant;

use credit_journey::contract::{AASessionState, ActionRequired, JourneyLifecycleStatus as Status};
use credit_journey::contract::{OfferCardStatus, StepStatus, Text};
use credit_journey::machine::journey::facts::{ConsentFacts, OfferFacts, StepFacts, StepName};
use credit_journey::machine::journey::known::Known;
use credit_journey::machine::journey::screen::{Screen, derive};
use serde_json::Value;

use super::judge::judge;

const OFFER: &str = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
const FUTURE: &str = "FROM_THE_FUTURE";

fn statuses() -> Vec<Option<Status>> {
    Status::KNOWN.iter().cloned().chain([Status::from(FUTURE)]).map(Some).chain([None]).collect()
}

fn next_actions() -> [Option<Text>; 4] {
    [None, Some("FILL_PROFILE"), Some("WAIT_FOR_OFFERS"), Some(FUTURE)].map(|word| word.map(Text::from))
}

fn actions() -> Vec<ActionRequired> {
    ActionRequired::KNOWN.iter().cloned().chain([ActionRequired::from(FUTURE)]).collect()
}

fn consent_states() -> Vec<Option<AASessionState>> {
    AASessionState::KNOWN.iter().cloned().chain([AASessionState::from(FUTURE)]).map(Some).chain([None]).collect()
}

fn step_states() -> Vec<(StepStatus, ActionRequired)> {
    let statuses = StepStatus::KNOWN.iter().cloned().chain([StepStatus::from(FUTURE)]);
    statuses.flat_map(|status| actions().into_iter().map(move |action| (status.clone(), action))).collect()
}

/// The steps of an offer, as told at the head of this file.
fn all_steps() -> Vec<Vec<StepFacts>> {
    let facts = |name, (status, action): &(StepStatus, ActionRequired)| StepFacts {
        name,
        status: status.clone(),
        action: action.clone(),
    };
    let done = (StepStatus::Success, ActionRequired::None);
    let pending = (StepStatus::Pending, ActionRequired::None);
    let states = step_states();
    let open: Vec<_> = states.iter().filter(|state| !facts(StepName::Kyc, state).is_done()).collect();
    let names = StepName::OF_OFFER;
    let mut all: Vec<Vec<StepFacts>> = vec![Vec::new()];
    // The same everywhere, and one alone: a platform need not list every step.
    for state in &states {
        all.push(names.iter().map(|name| facts(*name, state)).collect());
        all.extend(names.iter().map(|name| vec![facts(*name, state)]));
    }
    for first in 0..names.len() {
        for second in first + 1..names.len() {
            for between in [&done, &pending] {
                if second == first + 1 && between == &pending {
                    continue;
                }
                for (one, other) in open.iter().flat_map(|one| open.iter().map(move |other| (*one, *other))) {
                    let state = |at: usize| match at {
                        at if at == first => one,
                        at if at == second => other,
                        at if at < first => &done,
                        at if at < second => between,
                        _ => &pending,
                    };
                    all.push(names.iter().enumerate().map(|(at, name)| facts(*name, state(at))).collect());
                }
            }
        }
    }
    all
}

/// The offers of a journey: none; awaited, received, none made or unknown; the same beside one that is received or
/// awaited; each with every account aggregation.
fn all_offers() -> Vec<Vec<OfferFacts>> {
    let card = |status: &OfferCardStatus, aa_required, aa_state: &Option<_>, aa_action: &Option<_>| OfferFacts {
        id: OFFER.into(),
        status: status.clone(),
        aa_required,
        aa_state: aa_state.clone(),
        aa_action: aa_action.clone(),
    };
    let plain = |status: OfferCardStatus| card(&status, false, &None, &None);
    let statuses: Vec<_> = OfferCardStatus::KNOWN.iter().cloned().chain([OfferCardStatus::from(FUTURE)]).collect();
    let aa_actions: Vec<_> = actions().into_iter().map(Some).chain([None]).collect();
    let mut all = vec![Vec::new()];
    for required in [false, true] {
        for state in &consent_states() {
            for action in &aa_actions {
                for status in &statuses {
                    all.push(vec![card(status, required, state, action)]);
                }
                all.push(vec![plain(OfferCardStatus::OfferReceived), card(&statuses[0], required, state, action)]);
            }
        }
    }
    all
}

/// How many combinations were judged.
#[derive(Default)]
struct Count {
    combinations: u64,
    wrong: Vec<String>,
}

impl Count {
    /// Judges what is known, for one who just came and for one who just came back.
    fn judge(&mut self, known: &Known<Value>) {
        let came = derive(known, None);
        self.judge_screen(known, came);
        for returned in [came.step(), Some(StepName::AaConsent), Some(StepName::EMandate)].into_iter().flatten() {
            let back = derive(known, Some(returned));
            let sent_out = came == Screen::Redirect(returned);
            if back != if sent_out { Screen::Wait(returned) } else { came } {
                self.wrong(known, back, "a return only makes a borrower wait for the step they come from");
            }
            if sent_out {
                self.judge_screen(known, back);
            } else {
                self.combinations += 1;
            }
        }
    }

    fn judge_screen(&mut self, known: &Known<Value>, screen: Screen) {
        self.combinations += 1;
        if let Err(why) = judge(known, screen) {
            self.wrong(known, screen, &why);
        }
    }

    fn wrong(&mut self, known: &Known<Value>, screen: Screen, why: &str) {
        let Known { status, next_action, steps, offers, consents, chosen, .. } = known;
        let told = format!("{status:?} {next_action:?} {steps:?} {offers:?} {consents:?} {chosen:?}");
        self.wrong.push(format!("{why}: {screen:?} for {told}"));
    }

    fn close(self, what: &str, since: Instant) {
        println!("{what}: {} combinations judged in {:.1} s", self.combinations, since.elapsed().as_secs_f64());
        let shown = self.wrong.iter().take(5).cloned().collect::<Vec<_>>().join("\n");
        assert!(self.wrong.is_empty(), "{} of them are wrong, such as\n{shown}", self.wrong.len());
    }
}

#[test]
fn every_step_under_every_status_has_one_screen_and_what_it_needs() {
    let (since, mut count, all) = (Instant::now(), Count::default(), all_steps());
    for status in statuses() {
        for next_action in next_actions() {
            let mut known = Known { status: status.clone(), next_action, ..Known::nothing() };
            known.chosen = Some(OFFER.into());
            for steps in &all {
                known.steps = steps.clone().into();
                count.judge(&known);
            }
        }
    }
    count.close("steps", since);
}

#[test]
fn every_consent_and_offer_under_every_status_has_one_screen_and_what_it_needs() {
    let (since, mut count, all) = (Instant::now(), Count::default(), all_offers());
    let kyc = vec![StepFacts { name: StepName::Kyc, status: StepStatus::Ready, action: ActionRequired::Redirect }];
    let choices = [(None, Vec::new()), (Some(OFFER.into()), kyc)];
    for status in statuses() {
        for next_action in next_actions() {
            for (chosen, steps) in &choices {
                let mut known = Known { status: status.clone(), next_action: next_action.clone(), ..Known::nothing() };
                (known.chosen, known.steps) = (chosen.clone(), steps.clone().into());
                for state in consent_states() {
                    let consent = state.map(|state| ConsentFacts { id: OFFER.into(), state });
                    known.consents = consent.into_iter().collect();
                    for offers in &all {
                        known.offers = offers.clone().into();
                        count.judge(&known);
                    }
                }
            }
        }
    }
    count.close("consents and offers", since);
}
