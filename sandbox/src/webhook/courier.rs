//! The courier: which delivery is posted when, until the receiver has taken it.

use super::{Delivery, Mishap, signature};

const MOST_TRIES: u32 = 8;
const LONGEST_WAIT_MS: u64 = 60_000;
/// How long a snapshot is kept back for a newer one to overtake it.
const KEPT_BACK_MS: u64 = 1_000;
const LATE_BY_MS: u64 = 600_000;
const NOBODYS_SECRET: &str = "a secret that nobody shares";

/// One try at a delivery: a POST of its body with these headers.
#[derive(Clone, Debug, PartialEq)]
pub struct Posting {
    /// What is posted.
    pub delivery: Delivery,
    /// Beside the content type.
    pub headers: Vec<(&'static str, String)>,
    /// Which try it is; the first is 1.
    pub attempt: u32,
    is_copy: bool,
}

/// Has deliveries posted, each until it is taken: at least once.
pub struct Courier {
    secrets: Vec<String>,
    mishaps: Vec<Mishap>,
    first_wait_ms: u64,
    /// In the order in which they came.
    waiting: Vec<Waiting>,
}

struct Waiting {
    due_ms: u64,
    delivery: Delivery,
    attempt: u32,
    is_copy: bool,
    /// Kept back until a newer one of the same journey has gone.
    is_kept_back: bool,
}

impl Courier {
    /// Signs with all of `secrets`. After a failure it waits `first_wait_ms`, then twice as long, and so on.
    pub fn new(secrets: Vec<String>, mishaps: Vec<Mishap>, first_wait_ms: u64) -> Self {
        Self { secrets, mishaps, first_wait_ms, waiting: Vec::new() }
    }

    /// Takes a delivery on.
    pub fn take(&mut self, now_ms: u64, delivery: Delivery) {
        let overtaken = self
            .waiting
            .iter()
            .position(|waiting| waiting.is_kept_back && waiting.delivery.journey_id == delivery.journey_id);
        let is_kept_back = overtaken.is_none() && self.mishaps.contains(&Mishap::OutOfOrder);
        let due_ms = if is_kept_back { now_ms + KEPT_BACK_MS } else { now_ms };
        let older = overtaken.map(|place| self.waiting.remove(place));
        self.waiting.push(Waiting { due_ms, delivery, attempt: 1, is_copy: false, is_kept_back });
        self.waiting.extend(older.map(|older| Waiting { due_ms: now_ms, is_kept_back: false, ..older }));
    }

    /// The next try that is due at `now_ms`, signed then.
    pub fn next(&mut self, now_ms: u64) -> Option<Posting> {
        let due = self.waiting.iter().enumerate().filter(|(_, waiting)| waiting.due_ms <= now_ms);
        let (place, _) = due.min_by_key(|(place, waiting)| (waiting.due_ms, *place))?;
        let Waiting { delivery, attempt, is_copy, .. } = self.waiting.remove(place);
        let headers = match self.mishap_of(attempt) {
            Some(Mishap::BadSignature) => signature::headers(&delivery, &[NOBODYS_SECRET.to_owned()], now_ms),
            Some(Mishap::Late) => signature::headers(&delivery, &self.secrets, now_ms.saturating_sub(LATE_BY_MS)),
            _ => signature::headers(&delivery, &self.secrets, now_ms),
        };
        Some(Posting { delivery, headers: headers.into(), attempt, is_copy })
    }

    /// What became of a try at `now_ms`: the status of the answer, if there was one. False if it was the last.
    pub fn answered(&mut self, now_ms: u64, posting: Posting, status: Option<u16>) -> bool {
        let Posting { delivery, attempt, is_copy, .. } = posting;
        let waiting = Waiting { due_ms: now_ms, delivery, attempt: attempt + 1, is_copy, is_kept_back: false };
        if status.is_some_and(|status| (200..300).contains(&status)) {
            if !is_copy && self.mishaps.contains(&Mishap::Duplicate) {
                self.waiting.push(Waiting { is_copy: true, ..waiting });
            }
            return true;
        }
        if attempt >= MOST_TRIES {
            return false;
        }
        let wait_ms = self.first_wait_ms.saturating_mul(1 << (attempt - 1)).min(LONGEST_WAIT_MS);
        self.waiting.push(Waiting { due_ms: now_ms + wait_ms, ..waiting });
        true
    }

    /// First tries go wrong in one way each.
    fn mishap_of(&self, attempt: u32) -> Option<Mishap> {
        let mut single = self.mishaps.iter().filter(|mishap| matches!(mishap, Mishap::BadSignature | Mishap::Late));
        single.nth(usize::try_from(attempt).ok()?.checked_sub(1)?).copied()
    }
}
