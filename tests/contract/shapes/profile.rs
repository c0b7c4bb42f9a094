use credit_journey::contract::{
    Address, EmploymentType, Gender, Profile, ProfileSnapshot, ProfileSubmit, ProfileUpsert, WorkProfile,
};

use super::{Shape, shape, some};

pub fn profile() -> Profile {
    Profile {
        contact_number: some("9876543210"),
        pan: some("ABCDE1234F"),
        pan_name: some("Rahul Sharma"),
        dob: some("1995-06-20"),
        gender: Some(Gender::Transgender),
        personalemail: some("rahul@example.com"),
    }
}

pub fn shapes() -> Vec<Shape> {
    let work = WorkProfile {
        employment_type: Some(EmploymentType::SelfEmployed),
        income: some("75000"),
        company_name: some("Acme Pvt Ltd"),
        officialemail: some("rahul@acme.com"),
    };
    let address = Address {
        address_l1: some("Flat 301"),
        address_l2: some("MG Road"),
        city: some("Bengaluru"),
        state: some("Karnataka"),
        pincode: some("560001"),
    };
    let upsert = ProfileUpsert {
        profile: Some(profile()),
        work_profile: Some(work.clone()),
        address: Some(address.clone()),
        banking_information: Some(serde_json::Map::new()),
    };
    let snapshot = ProfileSnapshot {
        profile: Some(profile()),
        work_profile: Some(work.clone()),
        address: Some(address.clone()),
        required_fields: Some(vec!["profile.dob".to_owned()]),
    };
    let submit = ProfileSubmit { bureau_consent: true };
    vec![
        shape("Profile", &profile(), &Profile::default()),
        shape("WorkProfile", &work, &WorkProfile::default()),
        shape("Address", &address, &Address::default()),
        shape("ProfileUpsert", &upsert, &ProfileUpsert::default()),
        shape("ProfileSnapshot", &snapshot, &ProfileSnapshot::default()),
        shape("ProfileSubmit", &submit, &submit),
    ]
}
