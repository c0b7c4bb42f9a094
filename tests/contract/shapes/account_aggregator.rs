use credit_journey::contract::{AARedirect, AASession, AASessionList, AASessionState};

use super::{ID, INSTANT, Shape, shape};

pub fn shapes() -> Vec<Shape> {
    let session = AASession { aa_session_id: ID.to_owned(), state: AASessionState::Required };
    let list = AASessionList { items: vec![session.clone()] };
    let redirect = AARedirect {
        aa_session_id: ID.to_owned(),
        state: AASessionState::RedirectReady,
        redirect_url: "https://consent.example/flow".to_owned(),
        reqdate: "20260305170000000".to_owned(),
        txnid: "txn_123".to_owned(),
        expires_at: INSTANT.to_owned(),
    };
    vec![
        shape("AASession", &session, &session),
        shape("AASessionList", &list, &AASessionList { items: Vec::new() }),
        shape("AARedirect", &redirect, &redirect),
    ]
}
