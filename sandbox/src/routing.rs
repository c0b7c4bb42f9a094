//! From method and path to an endpoint of the contract and its parameters.

use credit_journey::contract::endpoint::BASE_PATH;
use credit_journey::contract::{Endpoint, is_uuid};

use crate::message::Request;
use crate::refusal::Refusal;

/// Which endpoint a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// `POST /sessions`, for the partner's back-end. Not in the contract's table, which is that of session tokens.
    CreateSession,
    /// An endpoint of the contract's table.
    Borrower(Endpoint),
}

/// A request that found its endpoint.
pub struct Route {
    pub target: Target,
    parameters: Vec<(&'static str, String)>,
}

impl Route {
    /// The endpoint for a request; 404 if there is none.
    pub fn of(request: &Request) -> Result<Self, Refusal> {
        let no_endpoint = || Refusal::not_found("endpoint");
        let path = request.path.strip_prefix(BASE_PATH).ok_or_else(no_endpoint)?;
        if path == "/sessions" && request.method == "POST" {
            return Ok(Self { target: Target::CreateSession, parameters: Vec::new() });
        }
        let candidates = Endpoint::ALL.iter().filter(|endpoint| endpoint.method().as_str() == request.method);
        candidates
            .filter_map(|endpoint| {
                let parameters = parameters(endpoint.path(), path)?;
                Some(Self { target: Target::Borrower(*endpoint), parameters })
            })
            // `/sessions/refresh` before any template that would take "refresh" for an id.
            .min_by_key(|route| route.parameters.len())
            .ok_or_else(no_endpoint)
    }

    /// Refuses a path parameter that is not a strict UUID.
    pub fn check_parameters(&self) -> Result<(), Refusal> {
        match self.parameters.iter().find(|(_, value)| !is_uuid(value)) {
            Some((name, _)) => Err(Refusal::validation(name, "must be a UUID")),
            None => Ok(()),
        }
    }

    /// A path parameter, lower case, as ids are kept; empty if the path has none of that name.
    pub fn parameter(&self, name: &str) -> String {
        let found = self.parameters.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.to_ascii_lowercase()).unwrap_or_default()
    }
}

/// The values that `path` has for the `{…}` parts of `template`, or nothing if it does not fit.
fn parameters(template: &'static str, path: &str) -> Option<Vec<(&'static str, String)>> {
    if template.matches('/').count() != path.matches('/').count() {
        return None;
    }
    let mut found = Vec::new();
    for (expected, given) in template.split('/').zip(path.split('/')) {
        match expected.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(name) => found.push((name, given.to_owned())),
            None if expected == given => {}
            None => return None,
        }
    }
    Some(found)
}
