//! Many tabs, one journey: one polls, the others follow what it tells.
//!
//! `lead` says who polls, `follow` takes what another tab has read.

mod follow;
mod lead;

use lead::Lead;

use super::super::client::Client;
use super::super::{Entropy, Millis};
use super::Journey;
use crate::contract::Document;

/// What this tab and the others do for each other in one journey.
pub struct Tabs<D> {
    lead: Lead,
    /// Whether this tab has the lock to look for a journey, or start one.
    pub starting: bool,
    /// What the look under way has read, as it will be told.
    reads: Vec<D>,
    /// When the look under way began.
    began_at: Millis,
    /// When the look began that what is known comes from.
    seen_at: Millis,
    /// Whether what is known is another tab's word.
    hearsay: bool,
}

impl<D> Default for Tabs<D> {
    fn default() -> Self {
        Self { lead: Lead::default(), starting: false, reads: Vec::new(), began_at: 0.0, seen_at: 0.0, hearsay: false }
    }
}

impl<D: Document> Journey<D> {
    /// Another tab of this borrower said something. False if it means nothing here.
    pub fn told<E: Entropy>(&mut self, client: &mut Client<D, E>, kind: &str, message: &D) -> bool {
        match kind {
            "looked" => self.follow(client, message),
            "returned" => self.told_return(client, message),
            _ => false,
        }
    }
}
