//! What is left of an input in the log.

use std::hash::Hasher;

use siphasher::sip::SipHasher24;
use zeroize::Zeroizing;

use super::super::client::Client;
use super::super::entropy::{hex, uuid};
use super::super::guard::holds_api_key;
use super::super::journey::Command;
use super::super::{Entropy, Millis};
use super::vocabulary::{Kind, kind, knows};
use crate::contract::{Document, Endpoint, SessionToken, is_uuid};

/// More of a list than this decides nothing that less would not.
const MOST_ITEMS: usize = 30;
/// A number beyond this is no count, status or duration of ours.
const MOST: f64 = 1_000_000.0;

/// Turns what happened into what may be told of it.
pub struct Redaction {
    /// Key of the digests: it never leaves the page, so a digest tells no more than what is equal.
    key: [u8; 16],
    began_at: Millis,
}

impl Redaction {
    /// The redaction of a log that begins now.
    pub fn new(entropy: &mut impl Entropy, now: Millis) -> Self {
        let mut key = [0; 16];
        entropy.fill(&mut key);
        Self { key, began_at: now }
    }

    /// A moment, from the beginning of the log.
    pub fn since(&self, at: Millis) -> Millis {
        at - self.began_at
    }

    /// An input. `refused` marks one that can lead nowhere: with an API key in it, or an argument that does not pass;
    /// `stranger` a session of another borrower than the one whose record is stored.
    pub fn of_input<D: Document, E: Entropy>(&self, client: &Client<D, E>, told: &D) -> D {
        let borrower = told.field("session").text_field("borrowerID").zip(client.record.borrower.as_ref());
        let stranger = borrower.is_some_and(|(id, known)| client.record.digest(&["borrower", &id]) != *known);
        let mut input = self.of(client, told).with_field("kind", told.field("kind"));
        for (name, holds) in [("refused", is_refused(told)), ("stranger", stranger)] {
            if holds {
                input = input.with_field(name, D::from_boolean(true));
            }
        }
        input
    }

    /// An event. Its words are this client's own, but for those that it passes on.
    pub fn of_event<D: Document>(&self, mut event: D) -> D {
        for name in ["status", "nextAction", "code", "reason"] {
            if let Some(word) = event.text_field(name) {
                event = event.with_field(name, D::from_text(&self.word(&word)));
            }
        }
        match event.field("atMs").number() {
            Some(at) => event.with_field("atMs", D::from_number(self.since(at))),
            None => event,
        }
    }

    /// An object, field by field; what stands for the fields that are not told is one digest of them all.
    pub fn of<D: Document, E: Entropy>(&self, client: &Client<D, E>, object: &D) -> D {
        let mut told = D::from_fields([]);
        let mut rest = SipHasher24::new_with_key(&self.key);
        let mut is_whole = true;
        for name in object.names() {
            let value = object.field(&name);
            if let Some(kind) = kind(&name) {
                told = told.with_field(&name, self.value(client, kind, &value));
            } else {
                is_whole = false;
                rest.write(name.as_bytes());
                rest.write(Zeroizing::new(value.to_json()).as_bytes());
            }
        }
        if is_whole { told } else { told.with_field("digest", D::from_text(&digest(&rest))) }
    }

    fn value<D: Document, E: Entropy>(&self, client: &Client<D, E>, kind: Kind, value: &D) -> D {
        if value.is_null() || value.boolean().is_some() {
            return value.clone();
        }
        if value.is_object() {
            return self.of(client, value);
        }
        if let Some(items) = value.items() {
            let items = items.iter().take(MOST_ITEMS).map(|item| self.value(client, kind, item));
            return D::from_items(items.collect());
        }
        let text = Zeroizing::new(value.text().unwrap_or_else(|| value.to_json()));
        let good = match kind {
            Kind::Page => client.config.page_host(&text).is_some(),
            Kind::Token => SessionToken::new((*text).clone())
                .is_some_and(|token| !(token.is_test() && client.config.is_production())),
            Kind::Borrower => return D::from_boolean(client.borrower_mark().is_some_and(|mark| mark == *text)),
            Kind::Delay if text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_digit()) => return value.clone(),
            _ => true,
        };
        let number = match kind {
            Kind::Moment | Kind::Delay => value.number().or_else(|| D::instant(&text)).map(|at| self.since(at)),
            Kind::Number => value.number().filter(|number| (0.0..MOST).contains(number)),
            // A word that is a number is the status of HTTP.
            Kind::Word => value.number().filter(|number| (100.0..600.0).contains(number)),
            _ => None,
        };
        match number {
            Some(number) => D::from_number(number),
            None if !good => D::from_boolean(false),
            None if client.record.departure.as_ref().is_some_and(|left| left.state == *text) => {
                D::from_text("~departure")
            }
            None => D::from_text(&self.word(&text)),
        }
    }

    fn word(&self, word: &str) -> String {
        if knows(word) {
            return word.to_owned();
        }
        let mut hasher = SipHasher24::new_with_key(&self.key);
        hasher.write(word.as_bytes());
        if is_uuid(word) { uuid(&u128::from(hasher.finish()).to_le_bytes()) } else { digest(&hasher) }
    }
}

fn digest(hasher: &SipHasher24) -> String {
    ["~", &hex(&hasher.finish().to_le_bytes())].concat()
}

fn is_refused<D: Document>(told: &D) -> bool {
    let arguments = told.field("arguments").items().unwrap_or_default();
    let called = told.text_field("endpoint");
    let called = called.and_then(|name| Endpoint::ALL.iter().copied().find(|endpoint| endpoint.name() == name));
    let commanded = told.text_field("name").and_then(|name| Command::named(&name)?.endpoint());
    let at = called.map_or(0, |endpoint| endpoint.parameters().count());
    let argument = arguments.get(at).cloned().unwrap_or_else(D::null);
    let fails = called.or(commanded).is_some_and(|endpoint| !endpoint.problems(&argument).is_empty());
    fails || holds_api_key(told)
}
