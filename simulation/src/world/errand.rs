//! What the borrower means to do: what the screen offers, more or less.

use credit_journey::machine::{CallOptions, Input};
use sandbox::effects::EffectKind as Kind;
use sandbox::pages::{Decision, Return};
use serde_json::{Value, json};

use super::World;
use super::wish::{command_of, endpoint_of, kinds_of};
use crate::borrower::{bank_account, part_of_profile, profile};
use crate::fault::Fault;
use crate::invariant::Seen;
use crate::partner::PAGES;
use crate::sent::pairs;
use crate::tab::Page;

/// A command with its argument.
pub(super) type Act = (&'static str, Value);

impl World {
    /// One thing that the borrower does, in some tab.
    pub(super) fn errand(&mut self) {
        if self.tabs.is_empty() {
            self.open_tab();
        }
        let at = usize::try_from(self.dice.below(self.tabs.len() as u64)).unwrap_or_default();
        let Some(tab) = self.tabs.get(at) else { return };
        if tab.away.is_some() {
            return self.visit(at);
        }
        let idle = |page: &&Page| page.opening.is_none() && page.suspended_until.is_none() && !page.snapshot.is_null();
        let Some(page) = tab.page.as_ref().filter(idle) else {
            return;
        };
        let (id, snapshot) = (page.id, page.snapshot.clone());
        let Some((name, argument)) = self.unfinished(at, &snapshot).or_else(|| self.choose(&snapshot)) else { return };
        self.command(id, name, argument.clone());
        if self.weather.strikes_times(Fault::DoubleClick, 4) {
            self.command(id, name, argument);
        }
    }

    /// Whoever does not know whether it worked does it again, if the screen still offers it.
    fn unfinished(&mut self, at: usize, snapshot: &Value) -> Option<Act> {
        let again = self.dice.chance(600);
        let intents = self.tabs.get(at).filter(|_| again)?.unsettled.iter().filter(|intent| intent.sent);
        let offered = |name: &&str| snapshot["commands"].as_array().is_some_and(|all| all.contains(&json!(name)));
        let mut acts = intents.map(|intent| (command_of(intent.endpoint), intent.argument.clone()));
        acts.find(|(name, _)| offered(name))
    }

    /// What the borrower would do on this screen; nothing, sometimes.
    pub(super) fn choose(&mut self, snapshot: &Value) -> Option<Act> {
        let screen = &snapshot["screen"];
        let some = |list: &Value| list.as_array().cloned().unwrap_or_default();
        match screen["name"].as_str()? {
            "profile" => Some(match self.dice.below(4) {
                0 => ("saveProfile", part_of_profile()),
                1 => ("saveProfile", profile()),
                _ if screen["profile"]["requiredFields"] == json!([]) => {
                    ("submitProfile", json!({ "bureauConsent": true }))
                }
                _ => ("saveProfile", profile()),
            }),
            "offers" => {
                let selectable = some(&screen["selectable"]);
                let offer = self.dice.pick(&selectable).cloned();
                match (offer, self.dice.below(3)) {
                    (Some(offer), 0) => Some(("viewOffer", offer)),
                    (Some(offer), _) => Some(("proceed", offer)),
                    (None, _) if screen["consentFor"] != json!([]) => Some(("openRedirect", Value::Null)),
                    (None, _) => Some(("refresh", Value::Null)),
                }
            }
            "redirect" if self.dice.chance(850) => Some(("openRedirect", Value::Null)),
            "form" if self.dice.chance(850) => Some(("submitBankMandate", bank_account())),
            "disbursed" => {
                let acts = ["refreshServicing", "payMissedEmi", "prePartPay", "foreclose"];
                self.dice.pick(&acts).filter(|_| self.dice.clone().chance(500)).map(|act| (*act, Value::Null))
            }
            "wait" | "redirect" | "form" => self.reconsider(snapshot),
            "signIn" => {
                self.sign_in_at_partner(true);
                Some(("signIn", Value::Null))
            }
            _ => None,
        }
    }

    fn reconsider(&mut self, snapshot: &Value) -> Option<Act> {
        let allowed = |name: &str| snapshot["commands"].as_array().is_some_and(|all| all.contains(&json!(name)));
        match self.dice.below(20) {
            0..=2 if allowed("setLoanAmount") => {
                let amounts = ["50000", "60000", "70000"];
                self.dice.pick(&amounts).map(|amount| ("setLoanAmount", json!({ "amount": amount })))
            }
            3 if allowed("rejectOffer") => {
                Some(("rejectOffer", json!({ "rejectedStage": "KYC", "rejectionReason": "Too dear" })))
            }
            4..=8 => Some(("refresh", Value::Null)),
            _ => None,
        }
    }

    /// The borrower, or the app for them, calls a command.
    pub(super) fn command(&mut self, id: u32, name: &'static str, argument: Value) -> u32 {
        let under_way =
            |page: &Page| page.running.iter().any(|(_, running, with)| *running == name && *with == argument);
        let joined = self.page(id).is_some_and(under_way);
        if name == "signIn" {
            self.want_journey(id);
        }
        if !joined {
            match name {
                // A page is asked for anew each time; its consent is the platform's to tell apart.
                "openRedirect" => kinds_of(name).iter().for_each(|kind| self.see(id, &Seen::Wanted(*kind))),
                _ => self.want(id, endpoint_of(name), &argument, kinds_of(name)),
            }
        }
        let Some(page) = self.page_mut(id) else { return 0 };
        let promise = page.promise();
        page.running.push((promise, name, argument.clone()));
        self.see(id, &Seen::Promised(promise));
        let options = CallOptions::default();
        self.tell(id, name, Input::Command { promise, journey: 1, name: name.into(), argument, options });
        promise
    }

    /// The borrower is on another party's page: decides, or does not, and returns, or does not.
    fn visit(&mut self, at: usize) {
        let popup = self.tabs.get(at).is_some_and(|tab| tab.popup_of.is_some());
        if popup && self.weather.strikes_times(Fault::PopupClosed, 3) || self.weather.strikes_times(Fault::Back, 3) {
            return self.back(at);
        }
        let decision = if self.weather.strikes_times(Fault::Declined, 3) {
            Decision::Decline
        } else if self.weather.strikes_times(Fault::Undecided, 3) {
            Decision::Later
        } else {
            Decision::Approve
        };
        let Some(parameters) = self.decide(at, decision) else { return self.back(at) };
        let from = self.tabs.get(at).and_then(|tab| tab.away.clone());
        if self.weather.strikes_times(Fault::LateReturn, 3) {
            let away = self.dice.between(600_000, 4 * 3_600_000);
            self.pass(away);
        }
        if self.weather.strikes_times(Fault::ReturnElsewhere, 3) && self.tabs.len() < super::MOST_TABS {
            self.tabs.push(crate::tab::Tab::default());
            return self.load(self.tabs.len() - 1, &parameters, from);
        }
        if let Some(tab) = self.tabs.get_mut(at) {
            tab.returned_with.clone_from(&parameters);
        }
        self.come_home(at, parameters, from);
    }

    /// Opens the page a tab left for, and decides there. What it returns with; none if there is no such page any more.
    pub(super) fn decide(&mut self, at: usize, decision: Decision) -> Option<Vec<(String, String)>> {
        let url = self.tabs.get(at)?.away.clone()?;
        let (path, query) = url.strip_prefix(PAGES)?.split_once('?').unwrap_or((url.strip_prefix(PAGES)?, ""));
        let query = pairs(query);
        let ecreq = query.iter().find(|(name, _)| name == "ecreq").map(|(_, value)| value.as_str());
        let page = self.partner.platform.open_page(self.now as u64, path, ecreq).ok()?;
        let thinking = self.dice.between(1_000, 30_000);
        self.pass(thinking);
        self.see(0, &Seen::Wanted(decided(path, decision)));
        let back = self.partner.platform.decide(self.now as u64, &page.action, decision).ok()?;
        self.note(format_args!("tab {at}: {decision:?} on {}", path.split('/').nth(1).unwrap_or_default()));
        self.look_at_platform();
        Some(match back {
            Return::Get(url) => url.split_once('?').map(|(_, query)| pairs(query)).unwrap_or_default(),
            // The partner's server answers with a redirect to the clean page.
            Return::Post { .. } => Vec::new(),
        })
    }
}

/// What a decision does.
fn decided(path: &str, decision: Decision) -> Kind {
    let of_consent = path.starts_with("/consent/");
    match decision {
        Decision::Approve if path.starts_with("/kyc/") => Kind::KycSubmitted,
        Decision::Approve if path.starts_with("/e-mandate/") => Kind::EMandateApproved,
        Decision::Approve if path.starts_with("/loan-agreement/") => Kind::LoanAgreementSigned,
        Decision::Approve => Kind::ConsentGiven,
        _ if of_consent => Kind::ConsentDeclined,
        _ => Kind::StepDeclined,
    }
}
