//! One hosted journey: the steps of its scenario, one after the other.

use serde_json::{Value, json};

use super::scenario::{Messages, Scenario, Step, StepKind};
use super::ticket::Tickets;

/// Every hosted journey, and what opens them.
#[derive(Default)]
pub struct Surface {
    pub journeys: Vec<Journey>,
    pub tickets: Tickets,
}

/// A journey.
pub struct Journey {
    pub id: String,
    pub provider_id: String,
    /// `PERSONAL_LOAN` or `GOLD_LOAN`.
    pub kind: String,
    pub scenario: &'static Scenario,
    /// The offer it was handed, and the lender's name; none where Hosted began.
    offer: Option<(String, &'static str)>,
    /// How many steps are done.
    pub done: usize,
    /// How many links were issued.
    pub links: usize,
    /// The lender's pages that were opened: what stands in their path, and for which step.
    elsewhere: Vec<(String, usize)>,
}

impl Surface {
    /// The journey of this id begins, or goes on; with another offer, as long as nothing is done for the first.
    pub fn begin(
        &mut self,
        id: &str,
        provider_id: &str,
        kind: &str,
        scenario: &'static Scenario,
        offer: Option<(&str, &'static str)>,
    ) {
        let offer = offer.map(|(id, lender)| (id.to_owned(), lender));
        match self.journeys.iter_mut().find(|journey| journey.id == id) {
            Some(journey) if journey.done == 0 => journey.offer = offer,
            Some(_) => {}
            None => self.journeys.push(Journey {
                id: id.to_owned(),
                provider_id: provider_id.to_owned(),
                kind: kind.to_owned(),
                scenario,
                offer,
                done: 0,
                links: 0,
                elsewhere: Vec::new(),
            }),
        }
    }

    /// The journey of a borrower, where Hosted began.
    pub fn of_borrower(&self, provider_id: &str) -> Option<&Journey> {
        self.journeys.iter().find(|journey| journey.provider_id == provider_id && journey.offer.is_none())
    }

    /// Whether something is done for another offer already.
    pub fn is_locked_to_another(&self, id: &str, offer_id: &str) -> bool {
        let journey = self.journeys.iter().find(|journey| journey.id == id && journey.done > 0);
        journey.and_then(|journey| journey.offer.as_ref()).is_some_and(|(locked, _)| locked != offer_id)
    }

    /// The journey whose borrower is at this page of a lender's.
    pub fn at_lender(&mut self, key: &str) -> Option<&mut Journey> {
        let opened = |journey: &&mut Journey| journey.elsewhere.iter().any(|(known, _)| known == key);
        self.journeys.iter_mut().find(opened)
    }

    pub fn journey_mut(&mut self, id: &str) -> Option<&mut Journey> {
        self.journeys.iter_mut().find(|journey| journey.id == id)
    }
}

impl Journey {
    /// What is to do; nothing, when all is done.
    pub fn step(&self) -> Option<&'static Step> {
        self.scenario.steps.get(self.done)
    }

    /// The lender's name, once there is one.
    pub fn lender(&self) -> Option<&'static str> {
        self.offer.as_ref().map(|(_, lender)| *lender)
    }

    /// Opens the lender's page of the step at hand. False if that step is done here.
    pub fn go_to_lender(&mut self, key: String) -> bool {
        let elsewhere = self.step().is_some_and(|step| step.kind == StepKind::Elsewhere);
        if elsewhere {
            self.elsewhere.push((key, self.done));
        }
        elsewhere
    }

    /// Does the step for which a lender's page was opened. False if it was done before.
    pub fn back_from_lender(&mut self) -> bool {
        let waiting = self.elsewhere.iter().any(|(_, place)| *place == self.done);
        self.done += usize::from(waiting);
        waiting
    }

    /// How far it is, and for which offer.
    pub fn outbound(&self) -> Value {
        let status = if self.step().is_some() { "IN_PROGRESS" } else { "COMPLETED" };
        let offer = self.offer.as_ref().map(|(id, _)| id);
        json!({ "status": status, "offerID": offer, "stepsDone": self.done, "steps": self.scenario.steps.len() })
    }

    /// What the page shows.
    pub fn view(&self) -> Value {
        let kind = |kind| match kind {
            StepKind::Here => "here",
            StepKind::Elsewhere => "elsewhere",
            StepKind::Leaves => "leaves",
        };
        let step =
            |step: &Step| json!({ "title": step.title, "about": step.about, "act": step.act, "kind": kind(step.kind) });
        json!({
            "lender": self.lender(),
            "done": self.done,
            "of": self.scenario.steps.len(),
            "step": self.step().map(step),
            "messages": match self.scenario.messages {
                Messages::Object => "object",
                Messages::Text => "text",
                Messages::Payload => "payload",
            },
        })
    }
}
