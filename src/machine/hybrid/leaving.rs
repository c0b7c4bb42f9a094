//! Leaving for another party's page: it is had on the click, checked, and opened at once.

use super::super::{Code, Entropy, Failure, Millis, PromiseNumber};
use super::answer::hosted_address;
use super::calls::Purpose;
use super::effect::Effect;
use super::facts::{Consent, consent_address};
use super::input::AskNumber;
use super::screen::HybridDestination;
use super::trip::{Goal, LIFE_MS, Trip};
use super::{Hybrid, HybridCommandName, HybridEvent};
use crate::contract::{Document, ErrorCode, Text};

/// A page that was had longer ago is not opened: consent pages die after 180 s and Hosted ones after 120, and it is still
/// to travel and to load.
const PAGE_LIFE_MS: Millis = 90_000.0;

/// A borrower about to leave.
pub struct Leaving {
    goal: Goal,
    /// Who wants it: a second click joins the first.
    promises: Vec<PromiseNumber>,
    /// The page's address, once it is known and checked.
    url: Text,
    /// When it was asked for.
    asked_at: Millis,
    /// Whether the app lets the borrower go.
    allowed: bool,
    /// The asking under way: the app may take its time, and its answer to an earlier one decides nothing here.
    ask: Option<AskNumber>,
    /// Whether the page is being opened just now.
    opening: bool,
}

impl Leaving {
    /// The command that does it.
    pub fn command(&self) -> HybridCommandName {
        match self.goal {
            Goal::Consent => HybridCommandName::OpenConsent,
            Goal::Hosted(_) => HybridCommandName::HandOff,
        }
    }

    fn purpose(&self) -> Purpose {
        match &self.goal {
            Goal::Consent => Purpose::Consent,
            Goal::Hosted(id) => Purpose::HandOff(id.clone()),
        }
    }
}

impl<D: Document, E: Entropy> Hybrid<D, E> {
    /// Has the page got. All of it within the click: a popup opens on nothing else, and its copy of what is stored is made
    /// as it opens.
    pub(super) fn leave_for(&mut self, goal: Goal, promise: PromiseNumber, correlation_id: Option<Text>) {
        if let Some(leaving) = &mut self.leaving {
            if leaving.goal == goal {
                leaving.promises.push(promise);
            } else {
                let code = Code::Platform(ErrorCode::StatePreconditionFailed);
                self.settle(promise, Err(Failure::saying("another page is being opened already", code)));
            }
            return;
        }
        if self.config.popup {
            self.store(&Trip { goal: goal.clone(), left_at: self.now, back_at: None });
            self.effects.push(Effect::OpenPopup);
        }
        let allowed = !self.config.asks_departure;
        self.leaving = Some(Leaving {
            goal,
            promises: vec![promise],
            url: Text::default(),
            asked_at: self.now,
            allowed,
            ask: None,
            opening: false,
        });
        self.ask_for_page(correlation_id);
    }

    /// The offers came anew: leaves for the consent page of this moment.
    pub(super) fn take_consent_page(&mut self, data: &D) {
        match consent_address(data) {
            Some(url) => self.take_page(url),
            None => self.stay(&Failure::not_now(HybridCommandName::OpenConsent.as_str(), self.screen().name())),
        }
    }

    /// The address of the Hosted page has come.
    pub(super) fn take_hosted_page(&mut self, data: &D) {
        self.take_page(hosted_address(data).unwrap_or_default());
    }

    /// The app wanted the address itself.
    pub(super) fn give_address(&mut self, promise: PromiseNumber, data: &D) {
        let url = hosted_address(data).unwrap_or_default();
        let good = self.config.hosts.page_host(&url).is_some();
        let result = if good { Ok(D::from_text(&url)) } else { Err(self.refuse(HybridDestination::Hosted)) };
        self.settle(promise, result);
    }

    /// The app has answered whether the borrower may leave.
    pub(super) fn departing(&mut self, ask: AskNumber, go: bool) {
        let Some(leaving) = self.leaving.as_mut().filter(|leaving| leaving.ask == Some(ask)) else { return };
        leaving.ask = None;
        if go {
            leaving.allowed = true;
            self.leave();
        } else {
            self.stay(&Failure::of(Code::Aborted));
        }
    }

    /// Nobody leaves, for this reason.
    pub(super) fn stay(&mut self, why: &Failure) {
        let Some(leaving) = self.leaving.take() else { return };
        self.discard_calls(|purpose| *purpose == leaving.purpose());
        if self.config.popup || leaving.opening {
            self.effects.push(Effect::ClosePopup);
            let trip = self.trip.as_ref().map(Trip::write::<D>);
            self.effects.push(Effect::Store(trip));
        }
        for promise in leaving.promises {
            self.settle(promise, Err(why.clone()));
        }
        // A refresh may have joined the read that was given up.
        if !self.waiting.is_empty() && !self.is_calling(&Purpose::Read) {
            self.read(None);
        }
    }

    /// The app gave up on a promise: who else clicked may still leave.
    pub(super) fn abort_leaving(&mut self, promise: PromiseNumber, aborted: &Failure) {
        let Some(leaving) = self.leaving.as_mut().filter(|leaving| !leaving.opening) else { return };
        if leaving.promises == [promise] {
            self.stay(aborted);
        } else if leaving.promises.contains(&promise) {
            leaving.promises.retain(|joined| *joined != promise);
            self.settle(promise, Err(aborted.clone()));
        }
    }

    /// The page is seen again. Who left not long ago may be back, and a consent may have been given from another tab: then
    /// the borrower is told how things stand, whatever was known before.
    pub(super) fn come_back(&mut self) {
        let recent = self.left_at.is_some_and(|at| self.now - at < LIFE_MS);
        if recent || self.trip.is_some() || self.facts.consent == Consent::Ready {
            self.owed_since = Some(self.now);
        }
        let Some(trip) = self.trip.as_mut().filter(|_| !self.beside) else { return };
        let to = trip.goal.destination();
        if trip.back_at.replace(self.now).is_none() {
            self.report(HybridEvent::Redirect { phase: "returned", to });
        }
        self.cadence.submitted(self.now);
    }

    /// The borrower is here.
    pub(super) fn forget_trip(&mut self) {
        if self.trip.take().is_some() {
            self.effects.push(Effect::Store(None));
        }
    }

    fn ask_for_page(&mut self, correlation_id: Option<Text>) {
        let Some(leaving) = &mut self.leaving else { return };
        leaving.asked_at = self.now;
        let purpose = leaving.purpose();
        if purpose == Purpose::Consent {
            // This read is newer.
            self.discard_calls(|purpose| *purpose == Purpose::Read);
        }
        self.call(purpose, correlation_id);
    }

    fn take_page(&mut self, url: Text) {
        let host = self.config.hosts.page_host(&url).map(ToOwned::to_owned);
        match (self.leaving.as_mut(), host) {
            (Some(leaving), Some(host)) => {
                leaving.url = url;
                if leaving.allowed {
                    return self.leave();
                }
                self.asks += 1;
                let ask = self.asks;
                leaving.ask = Some(ask);
                let to = leaving.goal.destination();
                self.effects.push(Effect::AskDeparture { ask, to, host: host.into() });
            }
            (Some(leaving), None) => {
                let to = leaving.goal.destination();
                let refused = self.refuse(to);
                self.stay(&refused);
            }
            (None, _) => {}
        }
    }

    /// Opens the page, unless it is too old by now: then a fresh one is had.
    fn leave(&mut self) {
        let now = self.now;
        let Some(leaving) = self.leaving.as_mut().filter(|leaving| now - leaving.asked_at <= PAGE_LIFE_MS) else {
            return self.ask_for_page(None);
        };
        leaving.opening = true;
        let (url, goal) = (core::mem::take(&mut leaving.url), leaving.goal.clone());
        let to = goal.destination();
        self.store(&Trip { goal, left_at: now, back_at: None });
        self.effects.push(Effect::Open { url, to });
    }

    /// The page is open, and the borrower has left; or it could not be opened, and they stay.
    pub(super) fn opened(&mut self, opened: bool) {
        let Some(leaving) = self.leaving.take_if(|leaving| leaving.opening) else { return };
        if !opened {
            self.leaving = Some(leaving);
            return self.stay(&Failure::of(Code::Aborted));
        }
        let (now, to) = (self.now, leaving.goal.destination());
        self.trip = Some(Trip { goal: leaving.goal, left_at: now, back_at: None });
        self.left_at = Some(now);
        self.report(HybridEvent::Redirect { phase: "out", to });
        // If the page stays (a popup, a webview), it goes on looking.
        self.cadence.submitted(now);
        for promise in leaving.promises {
            self.settle(promise, Ok(D::null()));
        }
    }

    /// An address is none to open.
    fn refuse(&mut self, to: HybridDestination) -> Failure {
        self.report(HybridEvent::Redirect { phase: "refused", to });
        Failure::of(Code::RedirectRefused)
    }

    fn store(&mut self, trip: &Trip) {
        self.effects.push(Effect::Store(Some(trip.write::<D>())));
    }
}
