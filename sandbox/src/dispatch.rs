//! From an endpoint to what the journey does. By now the request is authenticated and well formed.

use credit_journey::contract::{AASessionList, Endpoint, JourneyList, JourneyType, ResumeMarkers};
use serde::Serialize;
use serde_json::{Value, json};

use crate::context::Context;
use crate::effects::EffectKind;
use crate::future;
use crate::journey::{Consent, Journey, Start, StepName};
use crate::message::Request;
use crate::platform::{Parts, Platform};
use crate::refusal::Refusal;
use crate::routing::Route;

/// A contract type as JSON.
pub fn data(value: &impl Serialize) -> Value {
    // None of the contract's types can fail to serialize: they have string keys and no foreign code.
    serde_json::to_value(value).unwrap_or_default()
}

/// A call of a borrower, admitted.
pub struct Call<'a> {
    pub now_ms: u64,
    pub borrower_id: &'a str,
    pub endpoint: Endpoint,
    pub route: &'a Route,
    pub request: &'a Request,
    pub body: &'a Value,
    /// Digest of the idempotency key, if it acts.
    pub key_digest: Option<String>,
}

impl Platform {
    /// Lets a borrower's call act.
    pub(crate) fn call(&mut self, call: Call<'_>) -> Result<Value, Refusal> {
        let Call { now_ms, borrower_id, endpoint, route, request, body, key_digest } = call;
        let Parts { config, scenario, entropy, effects, sessions, journeys } = self.parts();
        let mut context = Context { now_ms, config, entropy, effects, key_digest };
        match endpoint {
            Endpoint::ListJourneys => {
                let mine = journeys.iter_mut().filter(|journey| journey.borrower_id == borrower_id);
                let settled = mine.map(|journey| {
                    journey.settle(&mut context);
                    &*journey
                });
                list_journeys(settled, request)
            }
            Endpoint::CreateJourney => {
                let borrower = sessions.borrower_by_id(borrower_id).ok_or_else(Refusal::session)?;
                let journey = Journey::start(Start::of(body, scenario)?, borrower_id, &borrower.profile, &mut context);
                if let Some([first, second]) = journey.scenario.session_lives {
                    borrower.short_lives_ms = vec![context.config.scaled_ms(second)];
                    sessions.cut_short(borrower_id, context.after(first));
                }
                let mut data = data(&journey.detail());
                future::dress(&journey, endpoint, &mut data);
                journeys.push(journey);
                Ok(data)
            }
            _ => {
                let id = route.parameter("journeyID");
                let journey = journeys.iter_mut().find(|journey| journey.id == id);
                let journey = journey.ok_or_else(|| Refusal::not_found("journey"))?;
                if journey.borrower_id != borrower_id {
                    return Err(Refusal::scope());
                }
                journey.settle(&mut context);
                let mut data = act(journey, endpoint, route, body, &mut context)?;
                future::dress(journey, endpoint, &mut data);
                Ok(data)
            }
        }
    }
}

/// `GET /journeys`, the newest first.
fn list_journeys<'a>(mine: impl Iterator<Item = &'a Journey>, request: &Request) -> Result<Value, Refusal> {
    let kind = request.query("type").map(JourneyType::from);
    if matches!(kind, Some(JourneyType::Other(_))) {
        return Err(Refusal::validation("type", "must be a journey type"));
    }
    let wanted = |journey: &&Journey| kind.as_ref().is_none_or(|kind| journey.kind == *kind);
    let mut items: Vec<_> = mine.filter(wanted).map(Journey::detail).collect();
    items.reverse();
    Ok(data(&JourneyList { items }))
}

/// Everything below `/journeys/{journeyID}`.
fn act(
    journey: &mut Journey,
    endpoint: Endpoint,
    route: &Route,
    body: &Value,
    context: &mut Context<'_>,
) -> Result<Value, Refusal> {
    let offer_id = &route.parameter("offerID");
    let consent_id = &route.parameter("aaSessionID");
    let pages = context.config.pages_origin.clone();
    Ok(match endpoint {
        Endpoint::GetJourney => data(&journey.detail()),
        Endpoint::GetJourneyState => data(&journey.state()),
        Endpoint::UpdateResume => update_resume(journey, body, context),
        Endpoint::GetProfile => journey.profile_snapshot(),
        Endpoint::SaveProfile => journey.save_profile(body, context)?,
        Endpoint::SubmitProfile => data(&journey.submit_profile(body, context)?),
        Endpoint::ListOffers => data(&journey.offer_list(&pages)),
        Endpoint::GetOffer => journey.offer_detail(offer_id, context)?,
        Endpoint::ProceedOffer => data(&journey.proceed(offer_id, context)?),
        Endpoint::RejectOffer => journey.reject_offer(offer_id, context)?,
        Endpoint::SetLoanAmount => journey.set_loan_amount(offer_id, body, context)?,
        Endpoint::GetSteps => data(&journey.steps(offer_id, &pages)?),
        Endpoint::GetKyc => data(&journey.step(offer_id, StepName::Kyc, &pages)?),
        Endpoint::GetKycStatus => {
            let step = journey.step(offer_id, StepName::Kyc, &pages)?;
            json!({ "status": step.status, "actionRequired": step.action_required, "diagnostics": step.diagnostics })
        }
        Endpoint::GetBankMandate => data(&journey.step(offer_id, StepName::BankMandate, &pages)?),
        Endpoint::SubmitBankMandate => data(&journey.submit_bank_mandate(offer_id, context)?),
        Endpoint::GetEMandate => data(&journey.step(offer_id, StepName::EMandate, &pages)?),
        Endpoint::GetLoanAgreement => data(&journey.step(offer_id, StepName::LoanAgreement, &pages)?),
        Endpoint::ListAASessions => {
            data(&AASessionList { items: journey.consents.iter().map(Consent::view).collect() })
        }
        Endpoint::CreateAASession => data(&journey.start_consent(context)?),
        Endpoint::GetAASession => data(&journey.consent(consent_id)?.view()),
        Endpoint::RedirectAASession => data(&journey.redirect_consent(consent_id, body, context)?),
        Endpoint::CompleteAASession => data(&journey.complete_consent(consent_id, body, context)?),
        Endpoint::ReconcileAASession => data(&journey.reconcile_consent(consent_id, context)?),
        Endpoint::RefreshServicing => data(&journey.refresh_servicing(context)?),
        Endpoint::Foreclose => data(&journey.foreclose(body, context)?),
        Endpoint::PrePartPay => data(&journey.pre_part_pay(body, context)?),
        Endpoint::PayMissedEmi => data(&journey.pay_missed_emi(body, context)?),
        Endpoint::RefreshSession | Endpoint::ListJourneys | Endpoint::CreateJourney => {
            return Err(Refusal::not_found("endpoint"));
        }
    })
}

/// `PATCH …/resume`: the markers given replace those stored.
fn update_resume(journey: &mut Journey, body: &Value, context: &mut Context<'_>) -> Value {
    let given: ResumeMarkers =
        body.get("resume").cloned().and_then(|resume| serde_json::from_value(resume).ok()).unwrap_or_default();
    let stored = &mut journey.resume;
    stored.last_completed_step = given.last_completed_step.or(stored.last_completed_step.take());
    stored.last_viewed_offer_id = given.last_viewed_offer_id.or(stored.last_viewed_offer_id.take());
    // Markers are the user interface's own; they do not move the journey, so `updatedAt` stays.
    context.record(journey, EffectKind::ResumeStored);
    json!({ "resume": journey.resume })
}
