//! One journey: what the borrower sees, and what is done about it.
//!
//! `opening` finds or starts it, `look` reads it, `details` says how much of it, `known` keeps the facts, `screen` derives what to show, `showing`
//! shows it, `doing` runs the commands, `outcome` tells what became of one whose answer was lost, `polling` says when to
//! look again, `tabs` lets one look for many, `redirect` leaves and comes back, `markers` remember where the borrower was.

mod chosen;
pub mod command;
mod details;
mod doing;
mod drift;
pub mod facts;
pub mod known;
mod look;
mod markers;
mod opening;
mod outcome;
mod polling;
pub mod progress;
mod read;
pub mod redirect;
mod resume;
pub mod screen;
mod showing;
mod snapshot;
mod tabs;
pub mod view;

use super::cadence::Cadence;
use super::client::{Client, Order, Owner, Reply};
use super::{Code, Entropy, Failure, JourneyNumber, Millis};
use crate::contract::{Document, Endpoint, ErrorCode, Text};
use details::Details;
use doing::Doing;
use facts::StepName;
use known::Known;
use look::Look;
use markers::Markers;
use opening::Opening;
use redirect::Leaving;
use screen::Screen;
use tabs::Tabs;

pub use command::Command;
pub use read::Read;

/// How long after a return the page of a step may still be asked for by a platform that has not heard of it.
const RETURN_SETTLES_MS: Millis = 15_000.0;

/// What a journey's call was for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The client's own: a direct refresh of the session.
    Refresh,
    /// Opening: the borrower's journeys.
    List,
    /// Opening: a new journey.
    Create,
    /// Reading.
    Read(Read),
    /// A command.
    Act,
    /// A return: what it came with is handed on.
    Complete,
    /// A consent whose end the platform has not heard of.
    Reconcile,
    /// Resume markers.
    Markers,
}

/// One journey of the app.
pub struct Journey<D: Document> {
    /// Its handle.
    pub number: JourneyNumber,
    id: Option<Text>,
    kind: Text,
    opening: Option<Opening<D>>,
    known: Known<D>,
    /// What was known before the look under way: a look is shown as a whole, or the screen would flicker on its way.
    before_look: Option<Known<D>>,
    look: Look,
    details: Details,
    doing: Doing<D>,
    cadence: Cadence,
    markers: Markers,
    tabs: Tabs<D>,
    leaving: Option<Leaving>,
    returned: Option<(StepName, Millis)>,
    reconciled: Option<Text>,
    /// Whether a return or a reconciling of its own is on the wire: mutations of one journey go one at a time.
    settling: bool,
    trouble: Option<Failure>,
    wakings: u32,
    dirty: bool,
    shown: D,
    shown_screen: Option<Screen>,
    over: bool,
}

impl<D: Document> Journey<D> {
    /// Whether the app can no longer use it.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Lets the journey move: open, look when it is time, run the next command, send markers.
    pub fn advance<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        if self.opening.is_some() {
            self.advance_opening(client);
            return;
        }
        if client.session.lost.is_some() {
            self.dirty |= self.shown_screen != Some(Screen::SignIn);
            self.give_up_look(client);
            self.cadence.stop();
            self.give_up_departure(client);
            self.settle_command(client);
            self.advance_doing(client);
        } else {
            // Before commands: they wait until the platform has been told.
            if self.come_home(client) && !self.settling {
                self.look.begin();
            }
            // Before the look: a command whose turn has come may begin one.
            self.advance_doing(client);
            let back = self.shown_screen == Some(Screen::SignIn) && !self.look.is_under_way();
            if back && client.is_signed_in() {
                self.dirty = true;
                self.look.begin();
            }
            self.advance_look(client);
        }
        self.advance_markers(client);
    }

    /// A call of this journey has ended.
    pub fn finished<E: Entropy>(
        &mut self,
        client: &mut Client<D, E>,
        purpose: Purpose,
        result: Result<Reply<D>, Failure>,
    ) {
        match purpose {
            Purpose::List | Purpose::Create => self.opened(client, purpose, result),
            Purpose::Read(read) => self.read(client, read, result),
            Purpose::Act => self.acted(client, result),
            Purpose::Complete | Purpose::Reconcile => {
                self.settling = false;
                if let Ok(reply) = result {
                    self.dirty |= self.known.take_consent(&reply.data);
                    self.cadence.submitted(client.now);
                    if let Some(after_ms) = reply.poll_after_ms {
                        self.cadence.hint(after_ms);
                    }
                }
                self.look.begin();
            }
            // A marker that is lost costs a borrower nothing; a refresh belongs to the client.
            Purpose::Markers | Purpose::Refresh => {}
        }
    }

    /// The app lets go of it.
    pub fn close<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        self.flush_markers(client, true);
        self.leave_tabs(client);
        let number = self.number;
        let of_journey = |owner: &Owner| matches!(owner, Owner::Journey(of, purpose) if *of == number && *purpose != Purpose::Markers);
        client.discard_calls(&of_journey);
        if let Some(promise) = self.opening.take().and_then(|opening| opening.promise) {
            client.settle(promise, Err(Failure::of(Code::Disposed)));
        }
        self.fail_commands(client, &Failure::of(Code::Disposed));
        self.over = true;
    }

    /// What is known, as far as it is shown.
    fn seen(&self) -> &Known<D> {
        self.before_look.as_ref().unwrap_or(&self.known)
    }

    /// What the borrower should see now.
    fn screen<E: Entropy>(&self, client: &Client<D, E>) -> Screen {
        // Until the new session says whose it is, nothing that was known may show.
        let signing_in = self.shown_screen == Some(Screen::SignIn) && !client.is_signed_in();
        if client.session.lost.is_some() || signing_in {
            return Screen::SignIn;
        }
        let returned = self.returned.filter(|(_, at)| client.now - at < RETURN_SETTLES_MS).map(|(step, _)| step);
        screen::derive(self.seen(), returned)
    }

    /// When this journey must be looked at; `None` if it waits for nothing.
    pub fn wake_at<E: Entropy>(&self, client: &Client<D, E>) -> Option<Millis> {
        let poll = self.cadence.next().map(|(at, _)| at).filter(|_| !self.look.is_under_way());
        let kept = client.handed_on_until.filter(|until| *until > client.now);
        let settles = self.returned.map(|(_, at)| at + RETURN_SETTLES_MS).filter(|at| *at > client.now);
        let markers = self.markers.due().filter(|_| self.opening.is_none());
        [poll, kept, settles, markers, self.opening_at()].into_iter().flatten().reduce(f64::min)
    }

    /// The journey is not the borrower's, or is gone: what is stored of it is of no use.
    fn is_gone(failure: &Failure) -> bool {
        matches!(failure.code, Code::Platform(ErrorCode::ResourceNotFound | ErrorCode::AccessScopeMismatch))
    }

    fn order(&self, purpose: Purpose, endpoint: Endpoint, more: &[&str]) -> Order<D> {
        let mut path = vec![self.id.as_deref().unwrap_or_default()];
        path.extend_from_slice(more);
        Order::of_journey(self.number, purpose, endpoint, &path)
    }
}
