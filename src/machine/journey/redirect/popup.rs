//! Two windows: the page of another party returns in a popup, and the page that opened it goes on.
//!
//! The popup's own page is the same site. It hands its return to the tab that holds the same departure, by the channel
//! between tabs, since pages of other parties may sever the opener; where nobody takes it, it is a return like any other.

use super::super::super::client::Client;
use super::super::super::{Effect, Entropy, Millis};
use super::super::Journey;
use crate::contract::Document;
use crate::machine::list::list;

/// How long a tab has to take a return that was handed on.
const TAKEN_WITHIN_MS: Millis = 2_000.0;

/// On loading, in a popup: hands the return on.
pub fn hand_on<D: Document, E: Entropy>(client: &mut Client<D, E>) {
    let departure = client.record.departure.as_ref().filter(|left| left.popup && client.landing.tabs);
    let Some(departure) = departure.filter(|_| !client.landing.parameters.is_empty()) else { return };
    let parameters = D::from_texts(&client.landing.parameters);
    let fields = D::object().with_text("state", &departure.state).with("parameters", parameters);
    client.handed_on_until = Some(client.now + TAKEN_WITHIN_MS);
    client.tell("returned", fields);
}

/// A return was taken: whoever else holds the same departure, the popup or a duplicated tab, lets go of it.
pub fn tell_settled<D: Document, E: Entropy>(client: &mut Client<D, E>, state: &str) {
    if client.landing.tabs {
        client.tell("settled", D::object().with_text("state", state));
    }
}

/// Another tab took the return of this departure. False if this tab holds no such departure.
pub fn settled<D: Document, E: Entropy>(client: &mut Client<D, E>, message: &D) -> bool {
    let state = message.text_field("state");
    let held = client.record.departure.take_if(|left| Some(&left.state) == state.as_ref()).is_some();
    if held {
        client.store();
        if client.handed_on_until.take().is_some() {
            client.effects.push(Effect::CloseWindow);
        }
    }
    held
}

impl<D: Document, E: Entropy> Client<D, E> {
    /// Whether another tab may still take this page's return.
    pub fn hands_on(&self) -> bool {
        self.handed_on_until.is_some_and(|until| self.now < until)
    }
}

impl<D: Document> Journey<D> {
    /// A popup hands on its return. False if it is not this journey's.
    pub fn told_return<E: Entropy>(&mut self, client: &mut Client<D, E>, message: &D) -> bool {
        let state = message.text_field("state");
        let ours = self.departure(client).is_some_and(|left| Some(&left.state) == state.as_ref());
        if ours {
            let brought = message.field("parameters").entries().into_iter();
            client.landing.parameters = list(brought.filter_map(|(name, value)| Some((name, value.text()?))));
        }
        ours
    }
}
