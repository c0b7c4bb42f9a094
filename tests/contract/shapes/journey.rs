use credit_journey::contract::{
    Capabilities, JourneyCreate, JourneyDetail, JourneyLifecycleStatus, JourneyList, JourneyState, JourneyType,
    ResumeMarkers, ResumeUpdate,
};

use super::{ID, INSTANT, Shape, shape, some};

pub fn shapes() -> Vec<Shape> {
    let create = JourneyCreate { kind: JourneyType::PersonalLoan, metadata: Some(serde_json::Map::new()) };
    let capabilities = Capabilities { aa_enabled: true, post_disbursal_enabled: false };
    let markers = ResumeMarkers { last_completed_step: some("kyc"), last_viewed_offer_id: some(ID) };
    let detail = JourneyDetail {
        journey_id: ID.to_owned(),
        kind: Some(JourneyType::PersonalLoan),
        status: JourneyLifecycleStatus::Started,
        updated_at: some(INSTANT),
        timeline_state: some("PROFILE_REQUIRED"),
        next_action: some("FILL_PROFILE"),
        capabilities: Some(capabilities.clone()),
        resume: Some(markers.clone()),
    };
    let bare = JourneyDetail {
        journey_id: ID.to_owned(),
        kind: None,
        status: JourneyLifecycleStatus::Other("FROM_THE_FUTURE".into()),
        updated_at: None,
        timeline_state: None,
        next_action: None,
        capabilities: None,
        resume: None,
    };
    let state = JourneyState {
        journey_id: ID.to_owned(),
        status: JourneyLifecycleStatus::OffersPending,
        next_action: some("WAIT_FOR_OFFERS"),
        pending_operations: vec!["SELECT_DISPATCH".to_owned()],
        updated_at: INSTANT.to_owned(),
    };
    let waiting_for_nothing = JourneyState { next_action: None, pending_operations: Vec::new(), ..state.clone() };
    let list = JourneyList { items: vec![detail.clone(), bare.clone()] };
    vec![
        shape("JourneyCreate", &create, &JourneyCreate { metadata: None, ..create.clone() }),
        shape("Capabilities", &capabilities, &capabilities),
        shape("ResumeMarkers", &markers, &ResumeMarkers::default()),
        shape(
            "ResumeUpdate",
            &ResumeUpdate { resume: markers.clone() },
            &ResumeUpdate { resume: ResumeMarkers::default() },
        ),
        shape("JourneyDetail", &detail, &bare),
        shape("JourneyList", &list, &JourneyList { items: Vec::new() }),
        shape("JourneyState", &state, &waiting_for_nothing),
    ]
}
