//! The picture of a journey, drawn from the ways that were walked, and held against `docs/journey.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::page::Fate;
use super::platform::{EXPIRES, REJECTS};
use super::sight::{Act, Sight};
use super::ways::steps;

const ABOUT: &str = "# The journey

Every screen of a journey, and what leads from one to the next. The picture is drawn by the exhaustive model
(`tests/model/`) from every way that the real machine takes through a small platform: commands of the borrower are set
as `code`, the rest is the platform's or the borrower's return from another party's page.

Left out, since they lead from everywhere to everywhere: a platform that jumps, and a session that ends (screen
`signIn`, until `signIn` brings the borrower back to where the journey stands). The model walks them too.

`MODEL_BLESS=1 cargo test --test model` draws it anew.
";

/// What leads from one screen to another, without trouble; nothing, where more than one thing happened.
fn leads(from: &Sight, act: &Act) -> Option<String> {
    let command = |name: &str| format!("`{name}`");
    match (act, from.unseen) {
        _ if from.trouble > 0 => None,
        (Act::Wait | Act::Command("refresh"), Some(moved)) => Some(moved.to_owned()),
        (Act::Command(name), None) => Some(command(name)),
        (Act::Meets(_, Fate::Answered), None) => from.busy.as_deref().map(command),
        (Act::Return, None) => Some("the borrower comes back".to_owned()),
        _ => None,
    }
}

fn draw() -> String {
    let mut arrows: BTreeMap<(&str, &str), BTreeSet<String>> = BTreeMap::new();
    let mut screens: BTreeSet<&str> = BTreeSet::new();
    for (from, act, to) in steps().iter().filter(|(from, _, to)| from.screen != to.screen && to.trouble == 0) {
        let Some(label) = leads(from, act) else { continue };
        screens.extend([&from.screen[..], &to.screen[..]]);
        // From every open screen alike.
        let ends = label == REJECTS || label == EXPIRES;
        let origin = if ends { "open" } else { &from.screen };
        arrows.entry((origin, &to.screen)).or_default().insert(label);
    }
    let name = |screen: &str| screen.replace(':', "_");
    let is_end = |screen: &str| screen.starts_with("closed") || screen == "disbursed";
    let mut lines = vec!["stateDiagram-v2".to_owned(), "    state open {".to_owned()];
    let stated = |screen: &str| format!("state \"{}\" as {}", screen.replace(':', ": "), name(screen));
    lines.extend(screens.iter().filter(|screen| !is_end(screen)).map(|screen| format!("        {}", stated(screen))));
    lines.push("    }".to_owned());
    lines.extend(screens.iter().filter(|screen| is_end(screen)).map(|screen| format!("    {}", stated(screen))));
    for ((from, to), labels) in &arrows {
        let labels = labels.iter().cloned().collect::<Vec<_>>().join(" or ");
        lines.push(format!("    {} --> {}: {labels}", name(from), name(to)));
    }
    format!("{ABOUT}\n```mermaid\n{}\n```\n", lines.join("\n"))
}

#[test]
fn the_picture_of_the_journey_is_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/journey.md");
    let drawn = draw();
    if std::env::var_os("MODEL_BLESS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == drawn, "docs/journey.md is not what the model draws: MODEL_BLESS=1 cargo test --test model");
}
