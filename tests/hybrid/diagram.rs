//! The picture of a Hybrid journey, drawn from what the real machine does, and held against `docs/hybrid.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use credit_journey::machine::hybrid::Command;
use serde_json::Value;

use super::back_end::{CONSENT_PAGE, OFFER, Reply, envelope, offers, with_consent};
use super::page::Page;

const MARK: &str = "```mermaid\n";

/// What the platform may come to say, and how that is told.
fn words() -> Vec<(&'static str, Value)> {
    let search = || offers("IN_PROGRESS", &["OFFER_AWAITED"]);
    let offered = || offers("OFFERED", &["OFFER_RECEIVED"]);
    vec![
        ("the search goes on", search()),
        ("the lenders want consent", with_consent(search(), "READY", Some(CONSENT_PAGE))),
        ("the platform works on a consent", with_consent(search(), "PROCESSING", None)),
        ("offers come", offered()),
        ("offers come", with_consent(offered(), "READY", Some(CONSENT_PAGE))),
        ("no lender offers", offers("NOT_OFFERED", &[])),
        ("no lender offers", with_consent(offers("NOT_OFFERED", &[]), "READY", Some(CONSENT_PAGE))),
    ]
}

fn commands() -> [Command; 4] {
    [Command::OpenConsent, Command::HandOff(OFFER.into()), Command::Refresh, Command::Retry]
}

fn name(page: &Page) -> String {
    match page.snapshot["screen"]["waitingFor"].as_str() {
        Some(awaited) => format!("wait: {awaited}"),
        None => page.screen().to_owned(),
    }
}

#[derive(Default)]
struct Picture {
    arrows: BTreeMap<(String, String), BTreeSet<String>>,
}

impl Picture {
    fn draw(&mut self, from: &str, page: &Page, label: &str) {
        let to = name(page);
        if from != to {
            self.arrows.entry((from.to_owned(), to)).or_default().insert(label.to_owned());
        }
    }

    /// Everything that leads on from where `make` brings a page.
    fn explore(&mut self, make: &dyn Fn() -> Page) {
        let from = name(&make());
        for (label, data) in words() {
            let mut page = make();
            page.back_end.set("offers", envelope(data));
            page.pass(70_000.0);
            self.draw(&from, &page, label);
        }
        let mut refused = make();
        refused.back_end.set("offers", Reply::Answer(401, None, String::new()));
        refused.pass(70_000.0);
        self.draw(&from, &refused, "your back-end refuses");
        for command in commands() {
            let mut page = make();
            let label = format!("`{}`", command.name().as_str());
            if page.commands().contains(&command.name().as_str()) && page.command(command).is_ok() {
                self.draw(&from, &page, &label);
            }
        }
    }
}

fn draw() -> String {
    let mut picture = Picture::default();
    for (_, data) in words() {
        let open = || Page::open(data.clone());
        picture.explore(&open);
        for command in commands() {
            let leaves = open().commands().contains(&command.name().as_str());
            let away = || {
                let mut page = open();
                page.command(command.clone()).unwrap();
                page
            };
            if leaves {
                picture.explore(&away);
                let mut back = away().reload(1_000.0);
                let from = name(&back);
                back.pass(36_000.0);
                picture.draw(&from, &back, "nothing is heard of the consent");
            }
        }
    }
    picture.explore(&|| {
        let mut page = Page::open(words()[0].1.clone());
        page.back_end.set("offers", Reply::Answer(401, None, String::new()));
        page.pass(70_000.0);
        page.back_end.set("offers", envelope(words()[0].1.clone()));
        page
    });
    let id = |screen: &str| screen.replace(": ", "_");
    let screens: BTreeSet<_> = picture.arrows.keys().flat_map(|(from, to)| [from, to]).collect();
    let mut lines = vec!["stateDiagram-v2".to_owned()];
    lines.extend(screens.iter().map(|screen| format!("    state \"{screen}\" as {}", id(screen))));
    for ((from, to), labels) in &picture.arrows {
        let labels = labels.iter().cloned().collect::<Vec<_>>().join(" or ");
        lines.push(format!("    {} --> {}: {labels}", id(from), id(to)));
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_picture_of_a_hybrid_journey_is_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hybrid.md");
    let drawn = draw();
    let kept = std::fs::read_to_string(&file).unwrap();
    let (before, rest) = kept.split_once(MARK).unwrap();
    let (picture, after) = rest.split_once("```").unwrap();
    if std::env::var_os("MODEL_BLESS").is_some() {
        std::fs::write(&file, [before, MARK, &drawn, "```", after].concat()).unwrap();
    } else {
        assert!(
            picture == drawn,
            "docs/hybrid.md is not what the machine does: MODEL_BLESS=1 cargo test --test hybrid"
        );
    }
}
