use credit_journey::contract::{ActionRequired, BankMandate, ServicingRequest, Step, StepResource, StepStatus, Steps};
use serde_json::{Map, json};

use super::{Shape, shape, some};

pub fn shapes() -> Vec<Shape> {
    let resource =
        StepResource { kind: "FORM".to_owned(), redirect_url: some("https://page.example"), form: Some(Map::new()) };
    let step = Step {
        status: StepStatus::Ready,
        action_required: ActionRequired::SubmitForm,
        resource: Some(resource.clone()),
        diagnostics: Some(json!({ "note": "as the lender says" })),
    };
    let idle = Step {
        status: StepStatus::NotRequired,
        action_required: ActionRequired::None,
        resource: None,
        diagnostics: None,
    };
    let all = |step: &Step| Steps {
        kyc: step.clone(),
        bank_mandate: step.clone(),
        e_mandate: step.clone(),
        loan_agreement: step.clone(),
        disbursal: step.clone(),
    };
    let mandate = BankMandate {
        account_holder_name: "Rahul Sharma".to_owned(),
        account_number: "123456789012".to_owned(),
        ifsc: "HDFC0000123".to_owned(),
        account_type: "saving".to_owned(),
    };
    let payment = ServicingRequest { amount: some("5000"), other: Map::new() };
    vec![
        shape("StepResource", &resource, &StepResource { redirect_url: None, form: None, ..resource.clone() }),
        shape("Step", &step, &idle),
        shape("Steps", &all(&step), &all(&idle)),
        shape("BankMandate", &mandate, &mandate),
        shape("ServicingRequest", &payment, &ServicingRequest::default()),
    ]
}
