//! Tokens by class (CONTRACT.md 2.1), and the session token as the only one this package may hold.

use zeroize::Zeroizing;

/// Prefix of an API key: the partner's server only. Refused wherever it is seen.
pub const API_KEY_PREFIX: &str = "sk_";
/// Prefix of a refresh token: the partner's server only. Dropped wherever it is seen.
pub const REFRESH_TOKEN_PREFIX: &str = "rt_";
/// Prefix of a session token: what this package works with.
pub const SESSION_TOKEN_PREFIX: &str = "st_";

/// A borrower's session token. It has no `Debug` or `Display`, and is wiped when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(Zeroizing<String>);

impl SessionToken {
    /// Takes text that starts with `st_` and can stand in a header; `None` otherwise.
    pub fn new(text: String) -> Option<Self> {
        let token = Zeroizing::new(text);
        let good = token
            .strip_prefix(SESSION_TOKEN_PREFIX)
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_graphic()));
        good.then_some(Self(token))
    }

    /// The value of the `Authorization` header.
    pub fn bearer(&self) -> Zeroizing<String> {
        Zeroizing::new(["Bearer ", &self.0].concat())
    }

    /// Whether this is a test token (`st_test_…`), as against a live one.
    pub fn is_test(&self) -> bool {
        self.0.starts_with("st_test_")
    }
}
