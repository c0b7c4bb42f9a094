//! A sandbox process, and a browser-like agent with a cookie jar.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use ureq::http::Response;
use ureq::{Agent, Body};

pub struct Running {
    process: Child,
    pub agent: Agent,
    pub api: String,
    pub pages: String,
    pub site: String,
    pub hosted: String,
}

impl Running {
    /// Starts a sandbox on free ports, with these options beside.
    pub fn start(options: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_sandbox"))
            .args(["--api-port", "0", "--pages-port", "0", "--site-port", "0", "--hosted-port", "0", "--print-json"])
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let origins: Value = serde_json::from_str(&line).unwrap();
        let origin = |name: &str| origins[name].as_str().unwrap().to_owned();
        let agent = Agent::config_builder().http_status_as_error(false).max_redirects(0).build().new_agent();
        let (api, pages, site, hosted) = (origin("api"), origin("pages"), origin("site"), origin("hosted"));
        Self { process, agent, api, pages, site, hosted }
    }

    pub fn get(&self, url: &str) -> Response<Body> {
        self.agent.get(url).call().unwrap()
    }

    pub fn post(&self, url: &str, body: &Value) -> Response<Body> {
        self.agent.post(url).send_json(body).unwrap()
    }

    /// Signs a borrower in and gives the session as the page gets it.
    pub fn sign_in(&self, scenario: &str) -> Value {
        let signed_in =
            self.post(&format!("{}/api/demo/borrower", self.site), &serde_json::json!({ "scenario": scenario }));
        assert_eq!(signed_in.status(), 204);
        json(self.post(&format!("{}/api/credit/session", self.site), &Value::Null))
    }

    /// Signs a borrower in who comes for this experience.
    pub fn sign_in_for(&self, experience: &str, scenario: &str) {
        let body = serde_json::json!({ "scenario": scenario, "experience": experience });
        assert_eq!(self.post(&format!("{}/api/demo/borrower", self.site), &body).status(), 204);
    }

    /// A call of the platform with a session token.
    pub fn platform(&self, token: &str, method: &str, path: &str, body: &Value) -> Response<Body> {
        let url = format!("{}/api/v1/headless{path}", self.api);
        let bearer = format!("Bearer {token}");
        if method == "GET" {
            return self.agent.get(url).header("Authorization", bearer).call().unwrap();
        }
        let request = self.agent.post(url).header("Authorization", bearer).header("Idempotency-Key", path);
        request.send_json(body).unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

pub fn json(response: Response<Body>) -> Value {
    response.into_body().read_json().unwrap()
}

pub fn text(response: Response<Body>) -> String {
    response.into_body().read_to_string().unwrap()
}

pub fn header<'a>(response: &'a Response<Body>, name: &str) -> &'a str {
    response.headers().get(name).unwrap_or_else(|| panic!("no {name}")).to_str().unwrap()
}
