//! Finding the journey to resume, or starting one (DESIGN.md 3.6): `activeJourney`, else the newest open one, else the
//! one this tab showed last, else a new one.

mod failing;
mod turn;

use super::super::client::{Client, Order, Reply};
use super::super::guard::holds_api_key;
use super::super::{Code, Entropy, Failure, JourneyNumber, Millis, PromiseNumber};
use super::known::{Known, items};
use super::resume::{is_ended, newest_open, shown_last};
use super::{Cadence, Details, Doing, Journey, Look, Markers, Purpose, Read, Tabs};
use crate::contract::{Document, Endpoint, JourneyLifecycleStatus as Status, JourneyType, is_uuid};

/// How far the opening is.
#[derive(Clone, Copy)]
enum Step {
    /// For a session: it may name the journey.
    Session,
    /// For its turn: another tab may be starting a journey.
    Turn { again_at: Millis, until: Millis },
    /// For the list of journeys.
    List,
    /// For the new journey.
    Create,
    /// For the first look.
    Look,
}

/// An opening under way.
pub struct Opening<D> {
    /// To be settled when the first screen is known; none once the app has its journey and the borrower must sign in.
    pub promise: Option<PromiseNumber>,
    step: Step,
    /// Until when the app waits for a session.
    until: Millis,
    /// Whether an open journey may be taken up.
    resume: bool,
    /// Whether no other journey will do: the app named this one, or it was just started.
    named: bool,
    metadata: D,
}

impl<D: Document> Journey<D> {
    /// Starts opening a journey, as `JourneyOptions` say.
    pub fn open<E: Entropy>(
        client: &mut Client<D, E>,
        number: JourneyNumber,
        promise: Option<PromiseNumber>,
        options: &D,
    ) -> Result<Self, Failure> {
        if holds_api_key(options) {
            return Err(Failure::of(Code::SecretKeyRefused));
        }
        let kind = options.text_field("type").unwrap_or_default();
        if matches!(JourneyType::from(&kind[..]), JourneyType::Other(_)) {
            return Err(Failure::config("type", "must be PERSONAL_LOAN or GOLD_LOAN"));
        }
        let id = options.text_field("journeyID");
        if !options.field("journeyID").is_null() && !id.as_deref().is_some_and(is_uuid) {
            return Err(Failure::config("journeyID", "must be a UUID"));
        }
        let metadata = options.field("metadata");
        if !metadata.is_null() && !metadata.is_object() {
            return Err(Failure::config("metadata", "must be an object"));
        }
        let resume = options.field("resume");
        if !resume.is_null() && resume.boolean().is_none() {
            return Err(Failure::config("resume", "must be true or false"));
        }
        let resume = resume.boolean().unwrap_or(true);
        let named = id.is_some();
        let mut journey = Self {
            number,
            id,
            kind,
            opening: Some(Opening {
                promise,
                step: Step::Session,
                until: client.now + client.config.patience.call_ms,
                resume,
                named,
                metadata,
            }),
            known: Known::nothing(),
            before_look: None,
            look: Look::default(),
            details: Details::default(),
            doing: Doing::default(),
            cadence: Cadence::default(),
            markers: Markers::default(),
            tabs: Tabs::default(),
            leaving: None,
            returned: None,
            reconciled: None,
            settling: false,
            trouble: None,
            wakings: client.wakings,
            dirty: false,
            shown: D::null(),
            shown_screen: None,
            over: false,
        };
        if client.session.lost.is_some() {
            client.session.reopen();
        }
        journey.advance_opening(client);
        Ok(journey)
    }

    /// The session is another borrower's: nothing of the journey may stay, and the handle finds theirs.
    pub fn start_over<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        self.fail_commands(client, &Failure::of(Code::SessionUnavailable));
        self.give_up_look(client);
        self.leave_tabs(client);
        let promise = self.opening.take().and_then(|opening| opening.promise);
        let until = client.now + client.config.patience.call_ms;
        self.opening =
            Some(Opening { promise, step: Step::Session, until, resume: true, named: false, metadata: D::null() });
        (self.known, self.id, self.markers) = (Known::nothing(), None, Markers::default());
        (self.returned, self.reconciled, self.trouble) = (None, None, None);
        self.settling = false;
        self.cadence.stop();
        self.dirty = true;
    }

    pub(super) fn advance_opening<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        if let Some(why) = client.session.lost.clone() {
            self.lose_opening(client, why);
            return;
        }
        let Some(opening) = self.opening.as_mut() else { return };
        match opening.step {
            Step::Session if client.session.token(client.server_now()).is_none() => self.await_session(client),
            Step::Session => {
                let active = client.session.active_journey.clone();
                let ended = active.text_field("status").is_some_and(|status| is_ended(&Status::from(status)));
                let active_id = active.text_field("journeyID").filter(|id| opening.resume && !ended && is_uuid(id));
                if self.id.is_none() {
                    self.id = active_id;
                }
                if self.id.is_some() {
                    self.first_look();
                } else if opening.resume {
                    self.take_turn(client);
                } else {
                    self.create(client);
                }
                self.advance_look(client);
            }
            Step::Turn { again_at, until } if client.now >= again_at => self.try_for_turn(client, until),
            Step::Turn { .. } | Step::List | Step::Create => {}
            Step::Look => self.advance_look(client),
        }
        self.advance_doing(client);
    }

    /// The list of journeys, or the new journey, has come.
    pub(super) fn opened<E: Entropy>(
        &mut self,
        client: &mut Client<D, E>,
        purpose: Purpose,
        result: Result<Reply<D>, Failure>,
    ) {
        let reply = match result {
            Ok(reply) => reply,
            Err(failure) => return self.fail_opening(client, failure),
        };
        if purpose == Purpose::Create {
            self.id = reply.data.text_field("journeyID").filter(|id| is_uuid(id));
            self.known.take_state(&reply.data);
            if let Some(opening) = self.opening.as_mut() {
                opening.named = true;
            }
            // An opening whose list is older than this must not start another.
            client.session.active_journey = reply.data;
            match self.id {
                Some(_) => self.first_look(),
                None => self.fail_opening(client, Failure::of(Code::Decode)),
            }
        } else {
            let mut journeys = items(&reply.data);
            journeys.push(client.session.active_journey.clone());
            self.id = newest_open(&journeys, &self.kind).or_else(|| shown_last(&journeys, &self.kind, &client.record));
            match self.id {
                Some(_) => self.first_look(),
                None => self.create(client),
            }
        }
    }

    /// The first look has ended: the journey is open.
    pub(super) fn looked_first<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let opening = self.opening.take();
        if client.record.journey_id != self.id {
            client.record.journey_id.clone_from(&self.id);
            if opening.as_ref().is_some_and(|opening| !opening.named) {
                client.settle_start();
            }
            client.store();
        }
        let promise = opening.and_then(|opening| opening.promise);
        self.come_home(client);
        self.resolve_opening(client, promise);
    }

    /// Whether the journey just read is no more than the session's word, and of another kind or ended meanwhile: then
    /// the list decides.
    pub(super) fn is_passed_over<E: Entropy>(&self, client: &Client<D, E>, detail: &D) -> bool {
        let guessed = self.opening.as_ref().is_some_and(|opening| !opening.named);
        let other_kind = detail.text_field("type").is_some_and(|kind| kind != self.kind);
        let ended = detail.text_field("status").is_some_and(|status| is_ended(&Status::from(status)));
        guessed && !client.session.active_journey.is_null() && (other_kind || ended)
    }

    /// The session's active journey is not the one to take up.
    pub(super) fn pass_over_active<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        client.session.active_journey = D::null();
        self.known = Known::nothing();
        self.id = None;
        self.give_up_look(client);
        self.take_turn(client);
    }

    /// When an opening that waits must be looked at.
    pub(super) fn opening_at(&self) -> Option<Millis> {
        let opening = self.opening.as_ref()?;
        match opening.step {
            Step::Session => opening.promise.map(|_| opening.until),
            Step::Turn { again_at, .. } => Some(again_at),
            _ => None,
        }
    }

    fn first_look(&mut self) {
        self.at_step(Step::Look);
        self.look.begin_with(Read::Detail);
    }

    fn list<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        self.at_step(Step::List);
        let order = Order::of_journey(self.number, Purpose::List, Endpoint::ListJourneys, &[]);
        client.start(order.with(D::object().with_text("type", &self.kind).made()));
    }

    fn create<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        self.at_step(Step::Create);
        let metadata = self.opening.as_ref().map_or_else(D::null, |opening| opening.metadata.clone());
        let kind = D::from_text(&self.kind);
        let body = if metadata.is_null() {
            D::object().with("type", kind).made()
        } else {
            D::object().with("type", kind).with("metadata", metadata).made()
        };
        let order = Order::of_journey(self.number, Purpose::Create, Endpoint::CreateJourney, &[]);
        client.start(order.with(body));
    }

    fn at_step(&mut self, step: Step) {
        if let Some(opening) = self.opening.as_mut() {
            opening.step = step;
        }
    }
}
