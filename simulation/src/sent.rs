//! A request as the machine sent it, and as the sandbox takes it.

use credit_journey::contract::Endpoint;
use credit_journey::contract::endpoint::BASE_PATH;
use credit_journey::machine::effect::Request;
use serde_json::Value;

/// A request on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// Names this sending.
    pub attempt: u32,
    /// Name of the endpoint, as on `credit.api`; empty for none of them.
    pub endpoint: &'static str,
    /// HTTP method.
    pub method: &'static str,
    /// Path with the base path, without the query.
    pub path: String,
    /// Query parameters.
    pub query: Vec<(String, String)>,
    /// Headers.
    pub headers: Vec<(&'static str, String)>,
    /// JSON body.
    pub body: Option<Value>,
    /// Whether it outlives the page.
    pub keepalive: bool,
}

impl Sent {
    /// Reads what the machine wants sent.
    pub fn read(request: &Request<Value>) -> Self {
        let (_, target) = request.url.split_once(BASE_PATH).unwrap_or_default();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let method = request.method.as_str();
        Self {
            attempt: request.attempt,
            endpoint: endpoint_of(method, path).map_or("", Endpoint::name),
            method,
            path: [BASE_PATH, path].concat(),
            query: pairs(query),
            headers: request.headers.iter().map(|(name, value)| (*name, value.as_str().to_owned())).collect(),
            body: request.body.clone(),
            keepalive: request.keepalive,
        }
    }

    /// The request as it arrives.
    pub fn arriving(&self) -> sandbox::Request {
        let mut request = sandbox::Request::new(self.method, &self.path);
        request.query.clone_from(&self.query);
        for (name, value) in &self.headers {
            request = request.with_header(name, value);
        }
        request.body = self.body.as_ref().map(Value::to_string).unwrap_or_default();
        request
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it only reads.
    pub fn is_read(&self) -> bool {
        self.method == "GET"
    }
}

/// The endpoint that takes this method on this path, which stands below the base path.
pub fn endpoint_of(method: &str, path: &str) -> Option<Endpoint> {
    let fits = |endpoint: &&Endpoint| endpoint.method().as_str() == method && is_path_of(endpoint.path(), path);
    Endpoint::ALL.iter().find(fits).copied()
}

fn is_path_of(template: &str, path: &str) -> bool {
    let fits = |(template, part): (&str, &str)| template == part || (template.starts_with('{') && part.len() == 36);
    template.split('/').count() == path.split('/').count() && template.split('/').zip(path.split('/')).all(fits)
}

/// The parameters of a query whose values need no decoding.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
