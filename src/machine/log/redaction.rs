//! What is left of an input in the log.

use zeroize::Zeroizing;

use super::super::client::Client;
use super::super::entropy::dashed;
use super::super::guard::holds_api_key;
use super::super::journey::Command;
use super::super::record::Record;
use super::super::{Entropy, Millis};
use super::vocabulary::{self, Kind};
use crate::contract::{Document, Endpoint, Making, SessionToken, Text, is_uuid};

/// More of a list than this decides nothing that less would not.
const MOST_ITEMS: usize = 30;
/// A number beyond this is no count or duration of ours; it is told as this.
const MOST: f64 = 1_000_000.0;
const YEAR_MS: Millis = 366.0 * 24.0 * 60.0 * 60.0 * 1000.0;

/// Turns what happened into what may be told of it.
pub struct Redaction {
    /// Only for its digests. Their salt never leaves the page, so a digest tells no more than what is equal.
    record: Record,
    began_at: Millis,
}

impl Redaction {
    /// The redaction of a log that begins now.
    pub fn new(entropy: &mut impl Entropy, now: Millis) -> Self {
        Self { record: Record { salt: entropy.state(), ..Record::default() }, began_at: now }
    }

    /// A moment, from the beginning of the log.
    pub fn since(&self, at: Millis) -> Millis {
        at - self.began_at
    }

    /// An input. `refused` marks one that can lead nowhere: with an API key in it, or an argument that does not pass;
    /// `stranger` a session of another borrower than the one whose record is stored.
    pub fn of_input<D: Document, E: Entropy>(&self, client: &Client<D, E>, told: &D) -> D {
        let stranger = match (told.field("session").text_field("borrowerID"), &client.record.borrower) {
            (Some(id), Some(known)) => client.record.digest(&["borrower", &id]) != *known,
            _ => false,
        };
        let mut input = self.of(client, told).with("kind", told.field("kind"));
        for (name, holds) in [("refused", is_refused(told)), ("stranger", stranger)] {
            if holds {
                input = input.with_boolean(name, true);
            }
        }
        input.made()
    }

    /// An event. Its words are this client's own, but for those that it passes on.
    pub fn of_event<D: Document>(&self, mut event: D) -> D {
        for name in ["status", "nextAction", "code", "reason"] {
            if let Some(word) = event.text_field(name) {
                event = event.copied_with(name, D::from_text(&self.word(&word)));
            }
        }
        match event.number_field("atMs") {
            Some(at) => event.copied_with("atMs", D::from_number(self.since(at))),
            None => event,
        }
    }

    /// An object, field by field; what stands for the fields that are not told is one digest of them all.
    pub fn of<D: Document, E: Entropy>(&self, client: &Client<D, E>, object: &D) -> Making<D> {
        let mut told = D::object();
        let mut rest: Option<Text> = None;
        for (name, value) in object.entries() {
            if let Some((kind, name)) = vocabulary::field(&name) {
                told = told.with(name, self.value(client, kind, &value));
            } else {
                let before = rest.unwrap_or_default();
                rest = Some(self.record.digest(&[&before, &name, &Zeroizing::new(value.to_json())]));
            }
        }
        match rest {
            Some(rest) => told.with_text("digest", &["~", &rest].concat()),
            None => told,
        }
    }

    fn value<D: Document, E: Entropy>(&self, client: &Client<D, E>, kind: Kind, value: &D) -> D {
        if value.is_null() || value.boolean().is_some() {
            return value.clone();
        }
        if value.is_object() {
            return self.of(client, value).made();
        }
        if let Some(items) = value.items() {
            let items = items.iter().take(MOST_ITEMS).map(|item| self.value(client, kind, item));
            return D::from_items(items);
        }
        let number = value.number();
        // What is of another kind than it should be must stay so.
        let strange = || D::from_boolean(false);
        let Some(text) = value.text().map(|text| Zeroizing::new(String::from(text))) else {
            let told = match kind {
                Kind::Number => number.map(|number| number.clamp(-1.0, MOST)),
                Kind::Moment => number.and_then(|at| self.near(at)),
                // Of HTTP.
                Kind::Word => number.filter(|status| (100.0..600.0).contains(status)),
                _ => None,
            };
            return told.map_or_else(strange, D::from_number);
        };
        let told = match kind {
            Kind::Page if client.config.hosts.page_host(&text).is_none() => Some(strange()),
            Kind::Token if !may_use(client, &text) => Some(strange()),
            Kind::Borrower => Some(D::from_boolean(client.borrower_mark().is_some_and(|mark| mark == text[..]))),
            Kind::Moment if is_short_count(text.trim_ascii()) => Some(D::from_text(text.trim_ascii())),
            Kind::Moment => D::instant(&text).and_then(|at| self.near(at)).map(D::from_number),
            _ if client.record.departure.as_ref().is_some_and(|left| left.state == text[..]) => {
                Some(D::from_text("~departure"))
            }
            _ => None,
        };
        told.unwrap_or_else(|| D::from_text(&self.word(&text)))
    }

    /// A moment of this journey. A date of decades ago is no such moment, whatever it stands under.
    fn near(&self, at: Millis) -> Option<Millis> {
        Some(self.since(at)).filter(|since| since.abs() < YEAR_MS)
    }

    fn word(&self, word: &str) -> Text {
        if word.is_empty() || vocabulary::knows(word) {
            return word.into();
        }
        let digits = self.record.digest(&[word]);
        if is_uuid(word) {
            return dashed(&[&digits[..], "0000000000000000"].concat());
        }
        let mut digest = ["~", &digits].concat();
        // What a page returns with may be too much to be handed on: a plus for each KB.
        for _ in 0..(word.len() / 1024).min(16) {
            digest.push('+');
        }
        digest.into()
    }
}

fn may_use<D: Document, E: Entropy>(client: &Client<D, E>, token: &str) -> bool {
    SessionToken::new(token.to_owned()).is_some_and(|token| !(token.is_test() && client.config.is_production()))
}

fn is_short_count(text: &str) -> bool {
    (1..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_refused<D: Document>(told: &D) -> bool {
    let arguments = told.field("arguments").items().unwrap_or_default();
    let called = told.text_field("endpoint").and_then(|name| Endpoint::named(&name));
    let commanded = told.text_field("name").and_then(|name| Command::named(&name)?.endpoint());
    let at = called.map_or(0, |endpoint| endpoint.parameters().count());
    let argument = arguments.get(at).cloned().unwrap_or_else(D::null);
    let fails = called.or(commanded).is_some_and(|endpoint| !endpoint.problems(&argument).is_empty());
    fails || holds_api_key(told)
}
