//! The consent of a Hybrid journey: links that live for three minutes and open once, and what the borrower decided.

/// The aggregator refuses a link older than this (CONTRACT.md 9).
const LINK_LIFE_MS: u64 = 180 * 1000;

/// Where the aggregator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregator {
    /// Wait.
    Processing,
    /// Its page can be opened.
    Ready,
}

/// The one consent of a journey.
pub struct Consent {
    /// In the path of its page.
    pub key: String,
    /// Every answer to a poll has a link of its own: those of two tabs do not disturb each other.
    links: Vec<Link>,
    /// Whether the borrower agreed, and when.
    decided: Option<(bool, u64)>,
}

struct Link {
    ecreq: String,
    made_ms: u64,
    /// The page's own secret, once the link has been used.
    ticket: Option<String>,
}

impl Consent {
    pub const fn new(key: String) -> Self {
        Self { key, links: Vec::new(), decided: None }
    }

    /// Whether the borrower agreed, and when.
    pub const fn decided(&self) -> Option<(bool, u64)> {
        self.decided
    }

    /// Issues a link.
    pub fn issue(&mut self, ecreq: String, now_ms: u64) {
        self.links.retain(|link| link.ticket.is_some() || now_ms <= link.made_ms + LINK_LIFE_MS);
        self.links.push(Link { ecreq, made_ms: now_ms, ticket: None });
    }

    /// Uses up a link. The decision must come with the `ticket`.
    pub fn open(&mut self, ecreq: &str, ticket: String, now_ms: u64) -> Result<(), &'static str> {
        let open = self.decided.is_none();
        let link = self.links.iter_mut().find(|link| open && link.ecreq == ecreq);
        let link = link.ok_or("This link is not valid any more. Go back and ask for a new one.")?;
        if link.ticket.is_some() {
            return Err("This link was already used. Go back and ask for a new one.");
        }
        if now_ms > link.made_ms + LINK_LIFE_MS {
            return Err("This link is older than three minutes. Go back and ask for a new one.");
        }
        link.ticket = Some(ticket);
        Ok(())
    }

    /// Takes the decision of an opened page, once; none, if the borrower leaves without.
    pub fn decide(&mut self, ticket: &str, agrees: Option<bool>, now_ms: u64) -> Result<(), &'static str> {
        let open = self.decided.is_none();
        let place = self.links.iter().position(|link| open && link.ticket.as_deref() == Some(ticket));
        let place = place.ok_or("This page is not valid any more. Go back and ask for a new one.")?;
        self.links.remove(place);
        self.decided = agrees.map(|agrees| (agrees, now_ms));
        Ok(())
    }
}
