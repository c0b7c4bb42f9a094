//! Every rule takes what is good and names what is bad by its dotted path, all of it at once and without repeating it.

use credit_journey::contract::endpoint::Input;
use credit_journey::contract::{Endpoint, Text};
use serde_json::{Value, json};

use crate::rules::{RULES, Rule, good_input, with};

/// The fields at fault.
fn faults(endpoint: Endpoint, input: &Value) -> Vec<Text> {
    endpoint.problems(input).into_iter().map(|problem| problem.field).collect()
}

impl Rule {
    fn set(&self, value: Value) -> Value {
        with(good_input(self.endpoint), self.field, Some(value))
    }
}

#[test]
fn good_values_are_taken() {
    for rule in RULES {
        for good in rule.good {
            assert_eq!(rule.endpoint.problems(&rule.set((*good).into())), [], "{} {good:?}", rule.field);
        }
    }
}

#[test]
fn bad_values_are_named_by_their_path() {
    for rule in RULES {
        for bad in rule.bad {
            assert_eq!(faults(rule.endpoint, &rule.set((*bad).into())), [rule.field], "{bad:?}");
        }
    }
}

#[test]
fn other_types_are_named_like_any_fault() {
    for rule in RULES {
        for other in [json!(9_876_543_210_u64), json!(1.5), json!(true), json!([]), json!(["x"]), json!({})] {
            assert_eq!(faults(rule.endpoint, &rule.set(other.clone())), [rule.field], "{other}");
        }
    }
}

#[test]
fn only_required_fields_may_not_be_left_out() {
    for rule in RULES {
        let missing = if rule.required { vec![rule.field] } else { vec![] };
        let without = with(good_input(rule.endpoint), rule.field, None);
        assert_eq!(faults(rule.endpoint, &without), missing, "{} absent", rule.field);
        assert_eq!(faults(rule.endpoint, &rule.set(Value::Null)), missing, "{} null", rule.field);
    }
}

#[test]
fn consent_is_a_boolean() {
    for consent in [true, false] {
        assert_eq!(faults(Endpoint::SubmitProfile, &json!({ "bureauConsent": consent })), [""; 0]);
    }
    for other in [json!("true"), json!(1), json!(null), json!({})] {
        assert_eq!(faults(Endpoint::SubmitProfile, &json!({ "bureauConsent": other })), ["bureauConsent"]);
    }
}

#[test]
fn what_should_be_an_object_is_named_if_it_is_not() {
    let nested = [
        (Endpoint::CreateJourney, "metadata"),
        (Endpoint::UpdateResume, "resume"),
        (Endpoint::SaveProfile, "profile"),
        (Endpoint::SaveProfile, "workProfile"),
        (Endpoint::SaveProfile, "address"),
        (Endpoint::SaveProfile, "bankingInformation"),
    ];
    for (endpoint, field) in nested {
        for other in [json!("text"), json!(5), json!(true), json!([])] {
            assert_eq!(faults(endpoint, &with(good_input(endpoint), field, Some(other.clone()))), [field], "{other}");
        }
    }
    assert_eq!(faults(Endpoint::UpdateResume, &json!({})), ["resume"]);
}

#[test]
fn an_input_that_is_no_object_is_refused() {
    let takes_input = Endpoint::ALL.iter().filter(|endpoint| endpoint.input() != Input::Nothing);
    for endpoint in takes_input {
        for other in [json!("text"), json!(5), json!(true), json!([])] {
            assert_eq!(faults(*endpoint, &other).first().map(Text::as_str), Some("body"), "{endpoint:?} {other}");
        }
        let may_be_left_out = endpoint.input() != Input::Body;
        assert_eq!(faults(*endpoint, &Value::Null).is_empty(), may_be_left_out, "{endpoint:?}");
    }
}

#[test]
fn open_bodies_and_unknown_fields_pass_as_given() {
    let open = json!({ "ecres": "opaque", "nested": { "any": [1, null] } });
    for endpoint in Endpoint::ALL.iter().filter(|endpoint| endpoint.input() == Input::OpenBody) {
        assert_eq!(endpoint.problems(&open), [], "{endpoint:?}");
    }
    let with_more = with(good_input(Endpoint::SaveProfile), "profile.nickname", Some(json!(7)));
    assert_eq!(Endpoint::SaveProfile.problems(&with_more), []);
}

#[test]
fn all_faults_come_at_once() {
    let input = json!({
        "profile": { "pan": "bad", "dob": "bad", "gender": 1, "personalemail": "bad" },
        "workProfile": { "employmentType": "bad", "income": "0" },
        "address": { "city": "", "pincode": "bad" },
    });
    let expected = [
        "profile.contactNumber",
        "profile.pan",
        "profile.dob",
        "profile.gender",
        "profile.personalemail",
        "workProfile.employmentType",
        "workProfile.income",
        "address.city",
        "address.pincode",
    ];
    assert_eq!(faults(Endpoint::SaveProfile, &input), expected);
    let none = ["accountHolderName", "accountNumber", "ifsc", "accountType"];
    assert_eq!(faults(Endpoint::SubmitBankMandate, &json!({})), none);
}

#[test]
fn a_fault_never_repeats_the_value() {
    for rule in RULES {
        for bad in rule.bad.iter().filter(|bad| bad.trim().len() > 2) {
            for problem in rule.endpoint.problems(&rule.set((*bad).into())) {
                assert!(!problem.message.contains(bad) && !problem.field.contains(bad), "{} {bad:?}", rule.field);
            }
        }
    }
}
