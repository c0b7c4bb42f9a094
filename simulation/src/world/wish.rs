//! What the borrower wants: once each, however often it is asked for, until it is settled.

use sandbox::effects::EffectKind as Kind;
use serde_json::{Value, json};

use super::World;
use crate::invariant::Seen;
use crate::sent::Sent;
use crate::tab::Intent;

impl World {
    /// Notes an intent, unless the same is still unsettled: then it is that one again.
    pub(super) fn want(&mut self, id: u32, endpoint: &'static str, argument: &Value, kinds: &[Kind]) {
        let at_local = self.now + self.skew;
        let starts = endpoint == "createJourney";
        let of_journey = self.page(id).filter(|_| !starts).and_then(|page| page.snapshot["journeyID"].as_str());
        let intent = Intent {
            endpoint,
            journey: of_journey.unwrap_or_default().to_owned(),
            argument: argument.clone(),
            at_local,
            sent: false,
        };
        let Some(tab) = self.tab_of(id).filter(|_| !kinds.is_empty()) else { return };
        if !tab.unsettled.iter().any(|known| known.is_same(&intent)) {
            tab.unsettled.push(intent);
            kinds.iter().for_each(|kind| self.see(id, &Seen::Wanted(*kind)));
        }
    }

    /// What was saved overwrote what was sent to be saved before: whoever still asks for that wants it anew.
    pub(super) fn overwrite(&mut self, id: u32, saved: &Sent) {
        let Some(tab) = self.tab_of(id).filter(|_| OVERWRITES.contains(&saved.endpoint)) else { return };
        tab.unsettled.retain(|intent| intent.endpoint != saved.endpoint || !intent.sent);
        let asks = self.page(id).map(|page| page.running.clone()).unwrap_or_default();
        for (_, name, argument) in asks {
            if endpoint_of(name) == saved.endpoint && saved.body.as_ref() != Some(&argument) {
                self.want(id, saved.endpoint, &argument, kinds_of(name));
            }
        }
    }

    /// What a screen offers no more has had its effect, or its moment has passed: later it would be wanted anew.
    pub(super) fn forget_what_passed(&mut self, id: u32, snapshot: &Value) {
        let Some(tab) = self.tab_of(id).filter(|_| snapshot["screen"]["name"] != "signIn") else { return };
        let offered = |name: &str| snapshot["commands"].as_array().is_some_and(|all| all.contains(&json!(name)));
        tab.unsettled.retain(|intent| intent.endpoint == "createJourney" || offered(command_of(intent.endpoint)));
    }
}

/// What a command does.
pub(super) const fn kinds_of(command: &str) -> &'static [Kind] {
    match command.as_bytes() {
        b"saveProfile" => &[Kind::ProfileSaved],
        b"submitProfile" => &[Kind::ProfileSubmitted],
        b"proceed" => &[Kind::OfferProceeded],
        b"setLoanAmount" => &[Kind::LoanAmountSet],
        b"rejectOffer" => &[Kind::OfferRejected],
        b"openRedirect" => &[Kind::ConsentStarted, Kind::ConsentRedirected],
        b"submitBankMandate" => &[Kind::BankMandateSubmitted],
        b"refreshServicing" => &[Kind::ServicingRefreshed],
        b"payMissedEmi" => &[Kind::MissedEmiPaid],
        b"prePartPay" => &[Kind::PartPaid],
        b"foreclose" => &[Kind::Foreclosed],
        _ => &[],
    }
}

/// The command of an endpoint.
pub(super) const fn command_of(endpoint: &'static str) -> &'static str {
    match endpoint.as_bytes() {
        b"proceedOffer" => "proceed",
        _ => endpoint,
    }
}

/// The endpoint of a command.
pub(super) const fn endpoint_of(command: &'static str) -> &'static str {
    match command.as_bytes() {
        b"proceed" => "proceedOffer",
        _ => command,
    }
}

/// What undoes what others of its kind did.
const OVERWRITES: [&str; 3] = ["saveProfile", "setLoanAmount", "submitBankMandate"];
