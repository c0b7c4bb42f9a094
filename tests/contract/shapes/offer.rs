use credit_journey::contract::{
    AASessionState, ActionRequired, Figure, LoanAmount, OfferAa, OfferCard, OfferCardStatus, OfferDetail, OfferList,
    OfferProceeded, OfferReject, OfferSelectionLock, ProceedBoundaryState,
};
use serde_json::{Number, json};

use super::{ID, INSTANT, Shape, shape, some};

fn card() -> OfferCard {
    OfferCard {
        lender_id: "lender-1".to_owned(),
        lender_name: "Lender".to_owned(),
        offer_id: ID.to_owned(),
        status: OfferCardStatus::OfferReceived,
        amount_principal: Some(Figure::Text("250000".to_owned())),
        interest_rate: Number::from_f64(13.5).map(Figure::Number),
        offer_term: Some(Figure::Number(24.into())),
        key_facts_statement_link: some("https://lender.example/kfs"),
        aa: Some(OfferAa {
            required: true,
            state: AASessionState::RedirectReady,
            action_required: ActionRequired::Redirect,
        }),
        lender_state_reason: some("Approved"),
    }
}

fn awaited() -> OfferCard {
    OfferCard {
        status: OfferCardStatus::OfferAwaited,
        amount_principal: None,
        interest_rate: None,
        offer_term: None,
        key_facts_statement_link: None,
        aa: None,
        lender_state_reason: None,
        ..card()
    }
}

pub fn shapes() -> Vec<Shape> {
    let detail = OfferDetail {
        card: card(),
        proceed_boundary_state: Some(ProceedBoundaryState::LockedToDifferentOffer),
        quote_breakup: Some(json!([])),
        installments: Some(json!([])),
        fulfillments: Some(json!({})),
    };
    let bare = OfferDetail {
        card: awaited(),
        proceed_boundary_state: None,
        quote_breakup: None,
        installments: None,
        fulfillments: None,
    };
    let lock = OfferSelectionLock { locked_at: INSTANT.to_owned(), lock_source: "OFFER_DETAILS_PROCEED".to_owned() };
    let proceeded = OfferProceeded {
        journey_id: ID.to_owned(),
        offer_id: ID.to_owned(),
        status: "PROCEEDED".to_owned(),
        proceeded: true,
        proceed_boundary_state: ProceedBoundaryState::Locked,
        offer_selection_lock: lock.clone(),
    };
    let reject = OfferReject { rejected_stage: "KYC".to_owned(), rejection_reason: "Chose another".to_owned() };
    let amount = LoanAmount { amount: "250000".to_owned() };
    let list = OfferList { items: vec![card(), awaited()] };
    vec![
        shape("OfferCard", &card(), &awaited()),
        shape("OfferAa", &card().aa, &card().aa),
        shape("OfferList", &list, &OfferList { items: Vec::new() }),
        shape("OfferDetail", &detail, &bare),
        shape("OfferSelectionLock", &lock, &lock),
        shape("OfferProceeded", &proceeded, &proceeded),
        shape("OfferReject", &reject, &reject),
        shape("LoanAmount", &amount, &amount),
    ]
}
