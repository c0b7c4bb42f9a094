//! Leaving for the page of another party, and coming back, as one transaction (DESIGN.md 3.5).
//!
//! The page is fetched on the click and opened at once. A return proves nothing: whatever it says, the platform's own
//! state decides. Without the record (another browser, storage lost) the journey still goes on, only without handing
//! on what the return came with.

use super::super::client::Client;
use super::super::record::Departure;
use super::super::web_address::WebAddress;
use super::super::{ClientEvent, Code, Effect, Entropy, Failure};
use super::doing::Stage;
use super::facts::StepName;
use super::screen::{Screen, wants_consent_for};
use super::{Command, Journey, Purpose};
use crate::contract::{AASessionState, ActionRequired, Document, Endpoint};

/// Query parameter that carries the one-time state, where the platform lets us name the return address.
const STATE_PARAMETER: &str = "credit_return";
/// What consent pages append (CONTRACT.md 9): cleaned away even when no record tells what was there before.
const CONSENT_PARAMETERS: [&str; 3] = ["fi", "resdate", "ecres"];
/// A return that brings more than this is not handed on.
const MOST_RETURNED_BYTES: usize = 8 * 1024;

/// On loading: notices a return, and cleans the address before anything else.
pub fn land<D: Document, E: Entropy>(client: &mut Client<D, E>) {
    let names = client.landing.parameters.iter().map(|(name, _)| name.clone());
    let foreign: Vec<String> = match &client.record.departure {
        Some(departure) => names.filter(|name| !departure.own_parameters.contains(name)).collect(),
        None => names.filter(|name| name == STATE_PARAMETER || CONSENT_PARAMETERS.contains(&&name[..])).collect(),
    };
    client.landing.parameters.retain(|(name, _)| foreign.contains(name));
    if !foreign.is_empty() {
        client.effects.push(Effect::CleanAddress { parameters: foreign });
    }
    let stated = client.landing.parameters.iter().find(|(name, _)| name == STATE_PARAMETER).map(|(_, state)| state);
    let forged = stated.is_some_and(|stated| client.record.departure.as_ref().is_none_or(|left| left.state != *stated));
    if forged {
        client.landing.parameters.clear();
        client.report(ClientEvent::Redirect { phase: "ignored", step: None });
    }
}

impl<D: Document> Journey<D> {
    /// The journey is open: if the borrower left from it, this is the return. The record is used up either way.
    pub(super) fn come_home<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let of_this = client.record.departure.as_ref().is_some_and(|left| Some(&left.journey_id) == self.id.as_ref());
        if !of_this {
            return;
        }
        let Some(departure) = client.record.departure.take() else { return };
        client.store();
        let brought = core::mem::take(&mut client.landing.parameters);
        let Some(step) = StepName::named(&departure.step).filter(|_| !brought.is_empty()) else { return };
        client.report(ClientEvent::Redirect { phase: "returned", step: Some(step.as_str()) });
        self.returned = Some((step, client.now));
        self.cadence.submitted(client.now);
        self.dirty = true;
        let bytes: usize = brought.iter().map(|(name, value)| name.len() + value.len()).sum();
        let Some(consent) = departure.aa_session_id.filter(|_| bytes <= MOST_RETURNED_BYTES) else { return };
        let mut body = D::from_fields([]);
        for (name, value) in brought.iter().filter(|(name, _)| name != STATE_PARAMETER) {
            body = body.with_field(name, D::from_text(value));
        }
        let order = self.order(Purpose::Complete, Endpoint::CompleteAASession, &[&consent]);
        self.settling = true;
        client.start(order.with(body));
    }

    /// `openRedirect`: finds out which page, and asks for it.
    pub(super) fn begin_redirect<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        match self.redirect_step(client) {
            Some(StepName::AaConsent) => {
                let order = self.order(Purpose::Act, Endpoint::ListAASessions, &[]);
                self.at_stage(Stage::Consents);
                client.start(order);
            }
            Some(step) => {
                let endpoint = match step {
                    StepName::EMandate => Endpoint::GetEMandate,
                    StepName::LoanAgreement => Endpoint::GetLoanAgreement,
                    StepName::BankMandate => Endpoint::GetBankMandate,
                    // It has no endpoint of its own.
                    StepName::Disbursal => Endpoint::GetSteps,
                    _ => Endpoint::GetKyc,
                };
                let chosen = self.known.chosen.clone().unwrap_or_default();
                let order = self.order(Purpose::Act, endpoint, &[&chosen]);
                self.at_stage(Stage::Addressing);
                client.start(order);
            }
            None => self.finish_command(client, &Err(Failure::not_now(Command::OpenRedirect.as_str(), "wait"))),
        }
    }

    /// `openRedirect`: an answer on the way to the page has come.
    pub(super) fn advance_redirect<E: Entropy>(&mut self, client: &mut Client<D, E>, stage: Stage, data: &D) {
        match stage {
            Stage::Consents => {
                self.known.take_consents(data);
                let open = self.known.consents.iter().rev().find(|consent| is_open(&consent.state));
                match open.map(|consent| consent.id.clone()) {
                    Some(consent) => self.ask_consent_page(client, &consent),
                    None => {
                        self.at_stage(Stage::Consenting);
                        client.start(self.order(Purpose::Act, Endpoint::CreateAASession, &[]));
                    }
                }
            }
            Stage::Consenting => {
                self.known.take_consent(data);
                let consent = data.text_field("aaSessionID").unwrap_or_default();
                self.ask_consent_page(client, &consent);
            }
            _ => self.leave(client, data),
        }
    }

    fn ask_consent_page<E: Entropy>(&mut self, client: &mut Client<D, E>, consent: &str) {
        self.at_stage(Stage::Addressing);
        let state = client.entropy.state();
        let given = self.doing.running.as_ref().map_or_else(D::null, |running| running.argument.clone());
        let mut body = if given.is_object() { given } else { D::from_fields([]) };
        if let Some(page) = &client.config.return_url {
            // The documents show no way to name the return address; an open field hurts nobody.
            let joint = if page.contains('?') { "&" } else { "?" };
            let address = [page, joint, STATE_PARAMETER, "=", &state].concat();
            body = body.with_field("returnURL", D::from_text(&address));
        }
        let order = self.order(Purpose::Act, Endpoint::RedirectAASession, &[consent]);
        self.depart(client, StepName::AaConsent, Some(consent.to_owned()), state);
        client.start(order.with(body));
    }

    /// Opens the page, if it may be opened.
    fn leave<E: Entropy>(&mut self, client: &mut Client<D, E>, data: &D) {
        let step = self.redirect_step(client);
        let of_all = step.map_or_else(D::null, |step| data.field(step.as_str()));
        let mut places = [data.clone(), data.field("resource"), of_all.field("resource")].into_iter();
        let url = places.find_map(|place| place.text_field("redirectURL"));
        let hosts = &client.config.allowed_redirect_hosts;
        let allowed = |address: &WebAddress<'_>| hosts.is_empty() || hosts.iter().any(|host| address.is_at(host));
        let good = url.filter(|url| WebAddress::read(url).is_some_and(|address| allowed(&address)));
        let (Some(url), Some(step)) = (good, step) else {
            self.stay(client);
            return self.conclude(Err(Failure::of(Code::RedirectRefused)));
        };
        if step != StepName::AaConsent {
            let state = client.entropy.state();
            self.depart(client, step, None, state);
        }
        client.report(ClientEvent::Redirect { phase: "out", step: Some(step.as_str()) });
        client.effects.push(Effect::Open { url });
        // If the page stays (a popup, a webview, Back), the journey is looked at again.
        self.cadence.submitted(client.now);
        self.look.begin();
        self.finish_command(client, &Ok(D::null()));
    }

    fn depart<E: Entropy>(
        &mut self,
        client: &mut Client<D, E>,
        step: StepName,
        aa_session_id: Option<String>,
        state: String,
    ) {
        let own =
            client.config.return_url.as_deref().and_then(|page| page.split_once('?')).map_or("", |(_, query)| query);
        let own = own.split('#').next().unwrap_or_default().split('&');
        client.record.departure = Some(Departure {
            state,
            journey_id: self.id.clone().unwrap_or_default(),
            step: step.as_str().to_owned(),
            aa_session_id,
            at_ms: client.now,
            own_parameters: own.filter_map(|pair| pair.split('=').next()).map(ToOwned::to_owned).collect(),
        });
        client.store();
    }

    /// The page could not be had or opened: nobody left.
    pub(super) fn stay<E: Entropy>(&self, client: &mut Client<D, E>) {
        let redirecting = self.doing.running.as_ref().is_some_and(|running| running.command == Command::OpenRedirect);
        if redirecting && client.record.departure.take().is_some() {
            client.store();
        }
    }

    /// Asks the platform to settle a consent whose end it has not heard of, once for each.
    pub(super) fn reconcile<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let asked = self.known.offers.iter().any(|offer| offer.aa_action == Some(ActionRequired::Reconcile));
        let Some(consent) = self.known.consents.last().map(|consent| consent.id.clone()).filter(|_| asked) else {
            return;
        };
        if self.reconciled.as_ref() != Some(&consent) && !self.settling && !self.is_acting() {
            self.settling = true;
            client.start(self.order(Purpose::Reconcile, Endpoint::ReconcileAASession, &[&consent]));
            self.reconciled = Some(consent);
        }
    }

    fn redirect_step<E: Entropy>(&self, client: &Client<D, E>) -> Option<StepName> {
        match self.screen(client) {
            Screen::Redirect(step) => Some(step),
            Screen::Wait(StepName::AaConsent) => Some(StepName::AaConsent),
            Screen::Offers if self.seen().offers.iter().any(wants_consent_for) => Some(StepName::AaConsent),
            _ => None,
        }
    }

    fn at_stage(&mut self, stage: Stage) {
        if let Some(running) = self.doing.running.as_mut() {
            running.stage = stage;
        }
    }
}

/// Whether a consent can still be given under this session.
fn is_open(state: &AASessionState) -> bool {
    matches!(state, AASessionState::Required | AASessionState::RedirectReady | AASessionState::InProgress)
}
