//! Only a session token passes for one, and identifiers are strict before they reach a path.

use std::fmt::{Debug, Display};

use credit_journey::contract::{
    Address, BankMandate, OpenBody, Profile, ProfileSnapshot, ProfileUpsert, ServicingRequest, Session, SessionGrant,
    SessionRequest, SessionToken, SessionTokens, WorkProfile, is_uuid,
};
use proptest::prelude::*;
use zeroize::ZeroizeOnDrop;

#[test]
fn a_session_token_is_taken() {
    let token = SessionToken::new("st_live_abc123_def456".to_owned()).expect("a session token");
    assert_eq!(*token.bearer(), "Bearer st_live_abc123_def456");
    assert!(!token.is_test());
    assert!(SessionToken::new("st_test_abc".to_owned()).is_some_and(|token| token.is_test()));
}

#[test]
fn nothing_else_is_taken() {
    let others = [
        "",
        "st_",
        "st",
        "sk_live_abc",
        "rt_live_abc",
        "ST_live_abc",
        " st_live_abc",
        "st_live_abc ",
        "st_live\tabc",
        "st_live_abc\r\nX-Evil: 1",
        "st_live_abc\n",
        "st_live_\0",
        "st_live_\u{7f}",
        "st_live_é",
        "Bearer st_live_abc",
    ];
    for other in others {
        assert!(SessionToken::new(other.to_owned()).is_none(), "{other:?}");
    }
}

#[test]
fn what_is_personal_is_wiped_when_dropped() {
    fn wiped<T: ZeroizeOnDrop>() {}
    wiped::<Profile>();
    wiped::<WorkProfile>();
    wiped::<Address>();
    wiped::<BankMandate>();
    wiped::<Session>();
    wiped::<SessionTokens>();
}

/// Does not compile for a type that can be printed: two impls would apply, and which one is meant is ambiguous.
macro_rules! cannot_be_printed {
    ($($name:ty),+ $(,)?) => {$(
        const _: fn() = || {
            trait Unprinted<Which> {
                fn holds() {}
            }
            struct ByDebug;
            struct ByDisplay;
            impl<T> Unprinted<()> for T {}
            impl<T: Debug> Unprinted<ByDebug> for T {}
            impl<T: Display> Unprinted<ByDisplay> for T {}
            <$name as Unprinted<_>>::holds();
        };
    )+};
}

cannot_be_printed!(
    Address,
    BankMandate,
    OpenBody,
    Profile,
    ProfileSnapshot,
    ProfileUpsert,
    ServicingRequest,
    Session,
    SessionGrant,
    SessionRequest,
    SessionToken,
    SessionTokens,
    WorkProfile,
);

#[test]
fn a_uuid_is_taken_in_either_case() {
    for uuid in [
        "b7bb465b-135e-4ffd-9c7f-0d43f7ee43d9",
        "B7BB465B-135E-4FFD-9C7F-0D43F7EE43D9",
        "00000000-0000-0000-0000-000000000000",
    ] {
        assert!(is_uuid(uuid), "{uuid}");
    }
}

#[test]
fn nothing_that_could_bend_a_path_is_a_uuid() {
    let others = [
        "",
        "..",
        "../../sessions",
        "%2f",
        "b7bb465b-135e-4ffd-9c7f-0d43f7ee43d9/..",
        "b7bb465b-135e-4ffd-9c7f-0d43f7ee43d",
        "b7bb465b-135e-4ffd-9c7f-0d43f7ee43d90",
        "b7bb465b-135e-4ffd-9c7f-0d43f7ee43d9\n",
        " b7bb465b-135e-4ffd-9c7f-0d43f7ee43d9",
        "b7bb465b135e4ffd9c7f0d43f7ee43d9",
        "{b7bb465b-135e-4ffd-9c7f-0d43f7ee43d9}",
        "urn:uuid:b7bb465b-135e-4ffd-9c7f-0d43f7ee43d9",
        "b7bb465b_135e_4ffd_9c7f_0d43f7ee43d9",
        "b7bb465b-135e-4ffd-9c7f-0d43f7ee43dg",
        "b7bb465b-135e-4ffd-9c7f-0d43f7ee%2f9",
        "b7bb465b-135e-4ffd-9c7f-0d43f7ee/../",
        "b7bb465b-135e-4ffd-9c7f-0d43f7ee43?9",
        // Of the right length in bytes or in letters, but not ASCII.
        "b7bb465b-135e-4ffd-9c7f-0d43f7ee43é",
        "b7bb465b‐135e‐4ffd‐9c7f‐0d43f7ee43d9",
        "٣7bb465b-135e-4ffd-9c7f-0d43f7ee43d9",
    ];
    for other in others {
        assert!(!is_uuid(other), "{other:?}");
    }
}

proptest! {
    #[test]
    fn a_taken_token_can_stand_in_a_header(text in "(st_)?.{0,20}") {
        if let Some(token) = SessionToken::new(text.clone()) {
            prop_assert!(text.starts_with("st_") && text.len() > 3);
            prop_assert!(token.bearer().bytes().all(|byte| (b' '..=b'~').contains(&byte)));
        }
    }

    #[test]
    fn a_taken_uuid_is_safe_in_a_path(text in "[0-9a-fA-F-/.%\\PC]{30,40}") {
        if is_uuid(&text) {
            prop_assert!(text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-'));
            prop_assert_eq!(text.len(), 36);
        }
    }
}
