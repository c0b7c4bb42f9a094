//! Following: what another tab has read is taken as if this tab had read it; what it does not tell is read here.

use super::super::super::client::Client;
use super::super::super::retry::hint;
use super::super::super::{Entropy, Millis};
use super::super::details::Cause;
use super::super::{Journey, Read};
use crate::contract::Document;

impl<D: Document> Journey<D> {
    /// A look begins: nothing is read yet.
    pub(in super::super) fn begin_telling<E: Entropy>(&mut self, client: &Client<D, E>) {
        self.tabs.began_at = client.now;
        self.tabs.reads.clear();
    }

    /// Something was read that other tabs may have; the profile is the borrower's own, and stays.
    pub(in super::super) fn keep_to_tell<E: Entropy>(&mut self, client: &Client<D, E>, read: &Read, data: &D) {
        if client.landing.tabs && !matches!(read, Read::Detail | Read::Profile) {
            let (endpoint, offer) = self.place(read);
            self.tabs.reads.push(
                D::object()
                    .with_text("endpoint", endpoint.name())
                    .with("offerID", D::from_optional_text(offer.as_deref()))
                    .with("data", data.clone())
                    .made(),
            );
        }
    }

    /// The platform's own word has come: what another tab said holds no longer, or a date it made up would make the truth
    /// look old for ever.
    pub(in super::super) fn forget_hearsay(&mut self, data: &D) {
        if core::mem::take(&mut self.tabs.hearsay) && self.known.outdates(data) {
            self.known.updated_at = None;
        }
    }

    /// A look has ended well: nothing that began before it is news.
    pub(in super::super) fn saw(&mut self) {
        self.tabs.seen_at = self.tabs.began_at;
    }

    /// A look has ended, well or not: the other tabs learn what it read, and when this one looks next.
    pub(in super::super) fn tell_look<E: Entropy>(&mut self, client: &mut Client<D, E>) {
        let reads = core::mem::take(&mut self.tabs.reads);
        if let Some(id) = self.id.as_deref().filter(|_| client.landing.tabs) {
            let next_ms = self.cadence.next().map_or_else(D::null, |(at, _)| D::from_number(at - client.now));
            let look = D::object()
                .with_text("journeyID", id)
                .with("reads", D::from_items(reads))
                // Durations: the clocks of two tabs need not agree.
                .with_number("tookMs", client.now - self.tabs.began_at)
                .with("nextMs", next_ms);
            client.tell("looked", look);
        }
    }

    /// Another tab has looked at a journey. False if it is not this one.
    pub(super) fn follow<E: Entropy>(&mut self, client: &mut Client<D, E>, message: &D) -> bool {
        let duration = |name: &'static str| message.number_field(name).filter(|ms| *ms >= 0.0);
        let of_this = self.id.is_some() && message.text_field("journeyID") == self.id;
        let (Some(reads), Some(took_ms), true) = (message.field("reads").items(), duration("tookMs"), of_this) else {
            return false;
        };
        // What this tab reads itself comes later, and so is newer.
        if self.opening.is_some() || self.look.is_under_way() || !client.is_signed_in() {
            return true;
        }
        self.tabs.lead.unheard = false;
        let owed = self.markers.due();
        let taken = self.take_told(client, &reads, client.now - took_ms);
        self.markers.owe(owed);
        // No tab may put off another for longer than the platform might, nor drive it faster.
        let next = duration("nextMs").map(|ms| client.now + hint(ms));
        if self.look.is_under_way() {
            return true;
        }
        if !self.tabs.lead.held {
            self.set_cadence(client, next);
            return true;
        }
        if taken {
            self.set_cadence(client, None);
        }
        if let Some(at) = next {
            self.cadence.hasten(at);
        }
        true
    }

    /// Looks with another tab's reads, begun then. What it lacks this tab reads next; one that nobody watches makes no
    /// requests, and looks for itself when it is seen again. True if all is read.
    fn take_told<E: Entropy>(&mut self, client: &mut Client<D, E>, reads: &[D], began_at: Millis) -> bool {
        if began_at < self.tabs.seen_at {
            return false;
        }
        let before = (self.known.clone(), self.tabs.hearsay, self.details.clone());
        self.look.begin_because(if reads.len() > 1 { Cause::Asked } else { Cause::Told });
        let mut taken = 0;
        while let Some(read) = self.look.wanted() {
            let (endpoint, offer) = self.place(&read);
            let is_it = |told: &&D| {
                told.text_field("endpoint").as_deref() == Some(endpoint.name()) && told.text_field("offerID") == offer
            };
            let data = reads.iter().find(is_it).map_or_else(D::null, |told| told.field("data"));
            if data.is_null() {
                break;
            }
            self.look.done();
            self.take(client, &read, &data);
            self.tabs.hearsay = true;
            taken += 1;
        }
        let complete = !self.look.is_under_way();
        if taken == 0 || !complete && !self.is_watched(client) {
            (self.known, self.tabs.hearsay, self.details) = before;
            self.give_up_look(client);
        } else if complete {
            self.tabs.seen_at = began_at;
            if self.tabs.lead.held && self.look.has_news {
                // What another tab sees first was most likely done there.
                self.cadence.submitted(client.now);
            }
            self.end_look(client);
        } else {
            self.before_look = Some(before.0);
        }
        complete
    }
}
