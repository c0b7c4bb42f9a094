//! The command line.

use std::path::PathBuf;

use clap::Parser;
use sandbox::experience::{hosted, hybrid};
use sandbox::faults::Fault;
use sandbox::scenario;

use super::shared::Origins;
use super::webhook;

/// A simulation of the credit platform for development and CI.
///
/// It listens on loopback only, at four origins: the platform's API, the pages of account aggregator, KYC, e-mandate and
/// agreement, the embedded page of the Hosted Experience, and the partner's side (your site, and a back-end with the API
/// key). No real bank, lender or account aggregator is involved, and nothing is kept when it ends.
#[derive(Parser)]
#[command(name = "sandbox", version, after_help = "See --help for scenarios, faults and controls.", after_long_help = guide())]
pub struct Options {
    /// Port of the API; 0 picks a free one.
    #[arg(long, default_value_t = 4010, value_name = "PORT")]
    pub api_port: u16,

    /// Port of the consent, KYC, e-mandate and agreement pages; 0 picks a free one.
    #[arg(long, default_value_t = 4020, value_name = "PORT")]
    pub pages_port: u16,

    /// Port of the site and its back-end; 0 picks a free one.
    #[arg(long, default_value_t = 4030, value_name = "PORT")]
    pub site_port: u16,

    /// Port of the embedded page of the Hosted Experience; 0 picks a free one.
    #[arg(long, default_value_t = 4040, value_name = "PORT")]
    pub hosted_port: u16,

    /// Directory with the built site; paths without a file extension get its index.html.
    #[arg(long, value_name = "DIR")]
    pub site: Option<PathBuf>,

    /// Where the KYC, e-mandate and agreement pages return to; by default the site's own "/".
    #[arg(long, value_name = "URL")]
    pub return_url: Option<String>,

    /// Secret shared with an edge worker: in front of the back-end it gets sessions with their refresh token.
    #[arg(long, value_name = "SECRET")]
    pub edge_secret: Option<String>,

    /// Divides every wait of lenders, banks and aggregator; token lives stay as they are.
    #[arg(long, default_value_t = 1.0, value_parser = speed, value_name = "FACTOR")]
    pub speed: f64,

    /// Seed of ids, tokens and faults: the same seed and the same calls give the same answers.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,

    /// Faults to lay over every journey, separated by commas.
    #[arg(long, value_delimiter = ',', value_parser = fault, value_name = "FAULT")]
    pub faults: Vec<Fault>,

    #[command(flatten)]
    pub receiver: webhook::Receiver,

    /// When listening, print one line of JSON: {"api": URL, "pages": URL, "site": URL, "hosted": URL}.
    #[arg(long)]
    pub print_json: bool,
}

fn speed(text: &str) -> Result<f64, String> {
    let speed = text.parse::<f64>().ok().filter(|speed| (0.1..=1000.0).contains(speed));
    speed.ok_or_else(|| "must be a number from 0.1 to 1000".to_owned())
}

fn fault(name: &str) -> Result<Fault, String> {
    let names = Fault::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    Fault::named(name).ok_or_else(|| format!("must be one of {names}"))
}

fn guide() -> String {
    let scenarios: String = scenario::ALL
        .iter()
        .map(|scenario| format!("  {} (PAN {})\n      {}\n", scenario.name, scenario.pan, scenario.about))
        .collect();
    let led = hybrid::scenario::ALL.iter().map(|plan| ("hybrid", plan.name, plan.pan, plan.about));
    let led: String = led
        .chain(hosted::scenario::ALL.iter().map(|plan| ("hosted", plan.name, plan.pan, plan.about)))
        .map(|(experience, name, pan, about)| format!("  {experience} {name} (PAN {pan})\n      {about}\n"))
        .collect();
    let faults = Fault::ALL.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    let webhooks = webhook::GUIDE;
    format!(
        "\
SCENARIOS
  Named by `metadata.scenario` of POST /journeys; else by the PAN in the profile; else the first,
  or gold-loan for a gold loan.

{scenarios}
  Of Hybrid and Hosted: named when the borrower signs in; else by the PAN in `personal` or `profile`; else
  the first. They need the API key, which only the back-end below has.

{led}
FAULTS
  {faults}
  For one journey: `metadata.faults`, a list, in POST /journeys. For all journeys: --faults.

THE PARTNER'S BACK-END, at the site's origin
  POST /api/demo/borrower {{\"scenario\": NAME, \"experience\": \"api\" (default), \"hybrid\" or \"hosted\"}}
      Signs a new borrower in, with a cookie.
  DELETE /api/demo/borrower
      Signs out.
  POST /api/credit/session
      A session for the borrower: token, expiry, active journey. 401 if nobody is signed in.
  POST /api/edge/session
      The same with the refresh token, for an edge worker that sends `X-Edge-Secret` as --edge-secret has it.
  POST /api/credit/hybrid/journey DETAILS
      Starts or resumes the borrower's Hybrid journey; {{}} resumes it.
  GET /api/credit/hybrid/offers
      Its offers, and whether the account aggregator is ready.
  POST /api/credit/hybrid/offers/ID/hosted-url
      A one-time URL for a chosen offer.
  POST /api/credit/hosted
      A one-time URL of the Hosted Experience: {{\"embedURL\": URL}}.
  GET /api/demo
      The API's address, the scenarios, who is signed in.

{webhooks}
CONTROLS FOR TESTS, at the API's origin; bodies are JSON and say so in Content-Type
  GET /_sandbox/health
  GET /_sandbox/effects?journeyID=ID
      What really happened, once per effect, without personal data.
  GET /_sandbox/requests
      What was really sent, with placeholders for personal data.
  POST /_sandbox/advance {{\"seconds\": N}}
      Lets time pass at once.
  POST /_sandbox/journeys/ID/force {{\"status\": STATUS}}
      Puts a journey in a status.
  POST /_sandbox/reset
      Forgets every borrower, journey, effect and request.
"
    )
}

impl Options {
    /// Says where to find what.
    pub fn announce(&self, origins: &Origins) {
        let Origins { api, pages, site, hosted } = origins;
        if self.print_json {
            println!("{}", serde_json::json!({ "api": api, "pages": pages, "site": site, "hosted": hosted }));
        } else {
            println!("Simulation: no real bank, lender or account aggregator.");
            println!("  site    {site}\n  api     {api}\n  pages   {pages}\n  hosted  {hosted}");
        }
    }
}
