//! Out: the page of a step is asked for on the click, checked, and opened at once.

use super::super::super::client::Client;
use super::super::super::record::Departure;
use super::super::super::{ClientEvent, Code, Effect, Entropy, Failure, Millis};
use super::super::doing::Stage;
use super::super::facts::StepName;
use super::super::{Command, Journey, Purpose};
use super::{STATE_PARAMETER, is_open};
use crate::contract::{Document, Endpoint, Text};
use crate::machine::list::list;

/// A consent page asked for longer ago is not opened: the account aggregator refuses it after 180 s (CONTRACT.md 9), and
/// it is still to travel and to load.
const CONSENT_PAGE_LIFE_MS: Millis = 150_000.0;

/// The page that a borrower is leaving for, while it is being had.
pub struct Leaving {
    step: StepName,
    /// Under which consent.
    consent: Text,
    /// Its address, once it is known and checked.
    url: Text,
    /// When it was asked for.
    asked_at: Millis,
    /// Whether the app lets the borrower go.
    allowed: bool,
}

impl<D: Document> Journey<D> {
    /// `openRedirect`: writes down that the borrower leaves, and finds out for which page. All of it within the click: a
    /// popup opens on nothing else, and its copy of what is stored is made as it opens.
    pub(in super::super) fn begin_redirect<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        if client.is_framed() {
            return self.finish_command(client, &Err(Failure::of(Code::Framed)));
        }
        let Some(step) = self.redirect_step(client) else {
            return self.finish_command(client, &Err(Failure::not_now(Command::OpenRedirect.as_str(), "wait")));
        };
        let (consent, url) = (Text::default(), Text::default());
        self.leaving =
            Some(Leaving { step, consent, url, asked_at: client.now, allowed: !client.config.asks_departure });
        self.depart(client, step);
        if client.config.popup {
            client.effects.push(Effect::OpenPopup);
        }
        let chosen = self.known.chosen.clone().unwrap_or_default();
        let endpoint = match step {
            StepName::AaConsent => return self.ask(client, Stage::Consents, Endpoint::ListAASessions, &[]),
            StepName::EMandate => Endpoint::GetEMandate,
            StepName::LoanAgreement => Endpoint::GetLoanAgreement,
            StepName::BankMandate => Endpoint::GetBankMandate,
            // It has no endpoint of its own.
            StepName::Disbursal => Endpoint::GetSteps,
            _ => Endpoint::GetKyc,
        };
        self.ask(client, Stage::Addressing, endpoint, &[&chosen]);
    }

    /// `openRedirect`: an answer on the way to the page has come.
    pub(in super::super) fn advance_redirect<E: Entropy>(&mut self, client: &mut Client<D, E>, stage: Stage, data: &D) {
        match stage {
            Stage::Consents => {
                self.known.take_consents(data);
                let open = self.known.consents.iter().rev().find(|consent| is_open(&consent.state));
                match open.map(|consent| consent.id.clone()) {
                    Some(consent) => self.ask_consent_page(client, consent),
                    None => self.ask(client, Stage::Consenting, Endpoint::CreateAASession, &[]),
                }
            }
            Stage::Consenting => {
                self.known.take_consent(data);
                self.ask_consent_page(client, data.text_field("aaSessionID").unwrap_or_default());
            }
            _ => self.take_page(client, data),
        }
    }

    /// The app has answered whether the borrower may leave.
    pub fn departing<E: Entropy>(&mut self, client: &mut Client<D, E>, go: bool) {
        if self.doing.running.as_ref().is_none_or(|running| running.stage != Stage::Departing) {
            return;
        }
        match self.leaving.as_mut().filter(|_| go) {
            Some(leaving) => {
                leaving.allowed = true;
                self.leave(client);
            }
            None => {
                self.stay(client);
                self.finish_command(client, &Err(Failure::of(Code::Aborted)));
            }
        }
    }

    /// There is no session: nobody leaves, whatever the app says in the end. What waits behind must not wait for that.
    pub(in super::super) fn give_up_departure<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        if self.doing.running.as_ref().is_some_and(|running| running.stage == Stage::Departing) {
            self.stay(client);
            self.finish_command(client, &Err(Failure::of(Code::SessionUnavailable)));
        }
    }

    /// The page could not be had or opened: nobody left.
    pub(in super::super) fn stay<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        if self.leaving.take().is_none() {
            return;
        }
        if self.departure(client).is_some() {
            client.record.departure = None;
            client.store();
        }
        if client.config.popup {
            client.effects.push(Effect::ClosePopup);
        }
    }

    fn depart<E: Entropy>(&self, client: &mut Client<D, E>, step: StepName) {
        let page = client.config.return_url.as_deref();
        let own = page.and_then(|page| page.split_once(['?'])).map_or("", |(_, query)| query);
        let own = own.split(['#']).next().unwrap_or_default().split(['&']);
        let own = own.filter_map(|pair| pair.split(['=']).next()).filter(|name| !name.is_empty());
        // What an earlier page brought is no return of this one.
        client.landing.parameters.clear();
        client.record.departure = Some(Departure {
            state: client.entropy.state(),
            journey_id: self.id.clone().unwrap_or_default(),
            step: step.as_str().into(),
            aa_session_id: None,
            at_ms: client.now,
            own_parameters: list(own.map(Text::from)),
            popup: client.config.popup,
        });
        client.store();
    }

    fn ask<E: Entropy>(&mut self, client: &mut Client<D, E>, stage: Stage, endpoint: Endpoint, more: &[&str]) {
        self.at_stage(stage);
        client.start(self.order(Purpose::Act, endpoint, more));
    }

    fn ask_consent_page<E: Entropy>(&mut self, client: &mut Client<D, E>, consent: Text) {
        self.at_stage(Stage::Addressing);
        let given = self.doing.running.as_ref().map_or_else(D::null, |running| running.argument.clone());
        let mut body = if given.is_object() { given } else { D::object().made() };
        let return_url = client.config.return_url.clone();
        let departure = self.departure(client);
        if let (Some(page), Some(departure)) = (return_url, &departure) {
            // The documents show no way to name the return address; an open field hurts nobody.
            let joint = if page.contains(['?']) { "&" } else { "?" };
            let address = [&page, joint, STATE_PARAMETER, "=", &departure.state].concat();
            body = body.copied_with("returnURL", D::from_text(&address));
        }
        if let Some(departure) = departure.filter(|departure| departure.aa_session_id.as_ref() != Some(&consent)) {
            departure.aa_session_id = Some(consent.clone());
            client.store();
        }
        client.start(self.order(Purpose::Act, Endpoint::RedirectAASession, &[&consent]).with(body));
        if let Some(leaving) = self.leaving.as_mut() {
            leaving.asked_at = client.now;
            leaving.consent = consent;
        }
    }

    /// The address has come: leaves for it, or asks the app first, if it may be opened at all.
    fn take_page<E: Entropy>(&mut self, client: &mut Client<D, E>, data: &D) {
        let Some(leaving) = self.leaving.as_mut() else { return };
        let step = leaving.step.as_str();
        let places = [data.clone(), data.field("resource"), data.field(step).field("resource")];
        leaving.url = places.iter().find_map(|place| place.text_field("redirectURL")).unwrap_or_default();
        let host = client.config.hosts.page_host(&leaving.url).map(Text::from);
        match host {
            None => self.refuse_page(client),
            Some(_) if leaving.allowed => self.leave(client),
            Some(host) => {
                self.at_stage(Stage::Departing);
                client.effects.push(Effect::AskDeparture { journey: self.number, step, host });
            }
        }
    }

    /// Opens the page, unless the journey has moved on or the page is too old by now: then a fresh one is had.
    fn leave<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let wanted = self.redirect_step(client);
        let Some(leaving) = self.leaving.take_if(|leaving| wanted == Some(leaving.step)) else {
            return self.refuse_page(client);
        };
        if leaving.step == StepName::AaConsent && client.now - leaving.asked_at > CONSENT_PAGE_LIFE_MS {
            let consent = leaving.consent.clone();
            self.leaving = Some(leaving);
            return self.ask_consent_page(client, consent);
        }
        client.report(ClientEvent::Redirect { phase: "out", step: Some(leaving.step.as_str()) });
        client.effects.push(Effect::Open { url: leaving.url });
        // If the page stays (a popup, a webview, Back), the journey is looked at again.
        self.cadence.submitted(client.now);
        self.look.begin();
        self.finish_command(client, &Ok(D::null()));
    }

    fn refuse_page<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        self.stay(client);
        self.conclude(Err(Failure::of(Code::RedirectRefused)));
    }

    fn at_stage(&mut self, stage: Stage) {
        if let Some(running) = self.doing.running.as_mut() {
            running.stage = stage;
        }
    }
}
