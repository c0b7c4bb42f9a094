//! The sandbox as the back end: the platform's own rules, and the partner's back-end that mints sessions.

use credit_journey::contract::Text;
use sandbox::pages::{Decision, Return};
use sandbox::{Config, Platform, Request};
use serde_json::{Value, json};

use super::host::{Host, NOON, landing};
use super::wire::{BackEnd, Reply, Sent, SessionReply};

const PAGES: &str = "https://pages.example";
const SITE: &str = "http://localhost:5173/";

pub struct SandboxPlatform {
    pub platform: Platform,
    borrower: String,
    minted: u32,
}

impl SandboxPlatform {
    pub fn new(seed: u64) -> Self {
        let config = Config {
            api_key: "sk_test_partner".to_owned(),
            seed,
            speed: 1.0,
            pages_origin: PAGES.to_owned(),
            return_url: SITE.to_owned(),
            faults: Vec::new(),
        };
        Self { platform: Platform::new(config), borrower: "canary-1".to_owned(), minted: 0 }
    }
}

impl BackEnd for SandboxPlatform {
    fn session(&mut self, now: f64) -> SessionReply {
        self.minted += 1;
        let request = Request::new("POST", "/api/v1/headless/sessions")
            .with_header("Authorization", "Bearer sk_test_partner")
            .with_header("Idempotency-Key", &format!("mint-{}", self.minted))
            .with_json(&json!({ "borrowerExternalID": self.borrower }));
        let envelope = self.platform.handle(now as u64, &request).json().expect("an envelope");
        let mut session = envelope["data"].clone();
        session.as_object_mut().expect("a session").remove("refreshToken");
        SessionReply::Grant(session)
    }

    fn answer(&mut self, now: f64, sent: &Sent) -> Reply {
        let mut request = Request::new(sent.method, &format!("/api/v1/headless{}", sent.path()));
        let pairs = sent.query().split('&').filter_map(|pair| pair.split_once('='));
        request.query = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        for (name, value) in &sent.headers {
            request = request.with_header(name, value);
        }
        request.body = sent.body.as_ref().map(Value::to_string).unwrap_or_default();
        let response = self.platform.handle(now as u64, &request);
        let retry_after = response.header("retry-after").map(Text::from);
        Reply::Answer(response.status, retry_after, response.body)
    }
}

impl Host<SandboxPlatform> {
    /// A page before the sandbox.
    pub fn at_sandbox(seed: u64) -> Self {
        let options = json!({ "returnUrl": SITE });
        Self::with(SandboxPlatform::new(seed), options, None, landing(&[]))
    }

    /// The borrower approves on the page last opened, and the site loads again.
    pub fn approve(&mut self) {
        let url = self.opened.last().expect("a page was opened").clone();
        let (path, query) = url.strip_prefix(PAGES).expect("the sandbox's page").split_once('?').map_or_else(
            || (url[PAGES.len()..].to_owned(), Vec::new()),
            |(path, query)| (path.to_owned(), pairs(query)),
        );
        self.pass(3_000.0);
        let ecreq = query.iter().find(|(name, _)| name == "ecreq").map(|(_, value)| value.as_str());
        let now = self.now as u64;
        let page = self.back_end.platform.open_page(now, &path, ecreq).expect("the page opens");
        let back = self.back_end.platform.decide(now, &page.action, Decision::Approve).expect("the decision is taken");
        let parameters = match back {
            Return::Get(url) => url.split_once('?').map(|(_, query)| pairs(query)).unwrap_or_default(),
            // The partner's server answers with a redirect to the clean page.
            Return::Post { .. } => Vec::new(),
        };
        let parameters: Vec<_> = parameters.iter().map(|(name, value)| (&name[..], &value[..])).collect();
        self.reload(landing(&parameters));
    }

    /// What happened, by kind, with how often. Resume markers and the asking after a consent apart: they change nothing,
    /// however often they come.
    pub fn effects(&mut self) -> Vec<(String, usize)> {
        self.back_end.platform.settle(self.now as u64);
        let mut counted: Vec<(String, usize)> = Vec::new();
        for effect in self.back_end.platform.effects().all() {
            let kind = format!("{:?}", effect.kind);
            match counted.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, times)) => *times += 1,
                None if kind != "ResumeStored" && kind != "ConsentReconciled" => counted.push((kind, 1)),
                None => {}
            }
        }
        counted
    }
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// How long the journey has taken, ms.
pub fn elapsed(host: &Host<SandboxPlatform>) -> f64 {
    host.now - NOON
}
