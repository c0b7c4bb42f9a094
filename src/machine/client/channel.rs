//! The channel between the tabs of one origin: what is said there is wrapped, what is heard is judged.

use super::super::guard::holds_api_key;
use super::super::record::Record;
use super::super::{ClientEvent, Effect, Entropy};
use super::Client;
use crate::contract::{Document, Making, Text};

/// Raised when a message's shape changes: tabs may run different builds for as long as they stay open.
const VERSION: f64 = 1.0;

impl<D: Document, E: Entropy> Client<D, E> {
    /// Tells all other tabs. `fields` is an object without token, key or profile: every script of the origin can listen.
    pub fn tell(&mut self, kind: &str, fields: Making<D>) {
        let message = fields
            .with_number("creditJourney", VERSION)
            .with_text("kind", kind)
            .with("borrower", D::from_optional_text(self.borrower_mark().as_deref()));
        self.effects.push(Effect::Tell(message.made()));
    }

    /// The kind of a message from another tab; none if it is not ours, of another build, or of another borrower.
    pub fn hear(&self, message: &D) -> Option<Text> {
        let borrower = message.field("borrower");
        let kind = message.text_field("kind")?;
        // A tab that has no session yet speaks for nobody in particular. What it hears may be for its borrower, but it
        // is not signed out with another: its own session function knows.
        let unknown = kind != "signedOut";
        let mark = self.borrower_mark();
        let ours =
            borrower.is_null() || borrower.text().is_some_and(|borrower| mark.map_or(unknown, |mark| mark == borrower));
        let good = ours && message.number_field("creditJourney") == Some(VERSION) && !holds_api_key(message);
        good.then_some(kind)
    }

    /// A message was of no use here; what it said is not repeated.
    pub fn ignore_message(&mut self) {
        self.report(ClientEvent::Tabs { phase: "ignored" });
    }

    /// Tells borrowers apart without naming them: the same in every tab, so its key can be no secret.
    pub fn borrower_mark(&self) -> Option<Text> {
        let public = Record { salt: self.config.origin.clone(), ..Record::default() };
        self.borrower_id.as_ref().map(|id| public.digest(&["borrower", id]))
    }
}
