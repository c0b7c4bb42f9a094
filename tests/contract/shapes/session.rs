use credit_journey::contract::{
    ActiveJourney, JourneyLifecycleStatus, JourneyType, SessionGrant, SessionRequest, SessionTokens,
};

use super::{ID, INSTANT, Shape, profile, shape, some};

pub fn shapes() -> Vec<Shape> {
    let active_journey = ActiveJourney {
        journey_id: ID.to_owned(),
        status: JourneyLifecycleStatus::KycPending,
        next_action: some("DO_KYC"),
    };
    let tokens = SessionTokens {
        session_token: "st_test_1".to_owned(),
        refresh_token: "rt_test_1".to_owned(),
        session_expires_at: INSTANT.to_owned(),
        refresh_expires_at: INSTANT.to_owned(),
    };
    let grant = SessionGrant {
        borrower_id: ID.to_owned(),
        borrower_external_id: "CUST_0012".to_owned(),
        tokens: tokens.clone(),
        active_journey: Some(active_journey.clone()),
    };
    let request = SessionRequest {
        borrower_external_id: "CUST_0012".to_owned(),
        journey_type: Some(JourneyType::GoldLoan),
        profile: Some(profile::profile()),
    };
    vec![
        shape("ActiveJourney", &active_journey, &ActiveJourney { next_action: None, ..active_journey.clone() }),
        shape("SessionTokens", &tokens, &tokens),
        shape("SessionGrant", &grant, &SessionGrant { active_journey: None, ..grant.clone() }),
        shape("SessionRequest", &request, &SessionRequest { journey_type: None, profile: None, ..request.clone() }),
    ]
}
