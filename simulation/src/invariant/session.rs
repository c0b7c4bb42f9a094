//! No request without a session that is believed to live, and no log-out while it does.

use std::collections::{HashMap, HashSet};

use credit_journey::machine::ClientEvent;

use super::{Invariant, Moment, Seen, hold};

/// A token that the platform refused is not sent again, nor any after signing out.
#[derive(Default)]
pub struct LiveToken {
    sent: HashMap<(u32, u32), String>,
    dead: HashSet<(u32, String)>,
    signed_out: HashSet<u32>,
    told: HashSet<u32>,
}

impl Invariant for LiveToken {
    fn name(&self) -> &'static str {
        "no request without a session believed to live"
    }

    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        match seen {
            Seen::Sent(sent) => {
                let token = sent.header("Authorization").unwrap_or_default().to_owned();
                // A direct refresh with a dead token is the platform's to refuse.
                let refused = sent.endpoint != "refreshSession" && self.dead.contains(&(moment.page, token.clone()));
                let good = token.starts_with("Bearer st_") && !refused && !self.signed_out.contains(&moment.page);
                self.sent.insert((moment.page, sent.attempt), token);
                hold(good, || format!("{} with a session that is over, or none", sent.endpoint))
            }
            Seen::Ended(attempt, status) => {
                let token = self.sent.remove(&(moment.page, *attempt));
                if let Some(token) = token.filter(|_| *status == 401) {
                    self.dead.insert((moment.page, token));
                }
                None
            }
            Seen::Told("signOut") => {
                self.signed_out.insert(moment.page);
                None
            }
            // Of another borrower, say, it means nothing here.
            Seen::Told("signOut in another tab") => {
                self.told.insert(moment.page);
                None
            }
            Seen::Event(ClientEvent::Session { phase: "signedOut" }) if self.told.contains(&moment.page) => {
                self.signed_out.insert(moment.page);
                None
            }
            Seen::Handled(..) => {
                self.told.remove(&moment.page);
                None
            }
            Seen::Told("signIn" | "openJourney") => {
                self.signed_out.remove(&moment.page);
                None
            }
            _ => None,
        }
    }
}

/// A borrower who is signed in at the partner's is signed out here only when renewals have failed again and again.
#[derive(Default)]
pub struct StaysSignedIn {
    signed_out: bool,
    /// Failed renewals of a page in a row.
    failed: HashMap<u32, u32>,
    told: HashSet<u32>,
}

impl Invariant for StaysSignedIn {
    fn name(&self) -> &'static str {
        "no log-out while the session can be had"
    }

    fn look(&mut self, moment: Moment, seen: &Seen<'_>) -> Option<Result<(), String>> {
        match seen {
            Seen::SignedIn(signed_in) => self.signed_out |= !signed_in,
            Seen::Told("signOut" | "signOut in another tab") => drop(self.told.insert(moment.page)),
            Seen::Event(ClientEvent::Session { phase: "failed" }) => *self.failed.entry(moment.page).or_default() += 1,
            Seen::Event(ClientEvent::Session { phase: "renewed" }) => drop(self.failed.remove(&moment.page)),
            Seen::Event(ClientEvent::Session { phase: "signedOut" }) => {
                let failed = self.failed.get(&moment.page).copied().unwrap_or_default();
                let why = self.signed_out || failed >= 3 || self.told.contains(&moment.page);
                return hold(why, || format!("signed out after {failed} failed renewals"));
            }
            _ => {}
        }
        None
    }
}
