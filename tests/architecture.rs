//! The one rule: dependencies point one way. `contract` knows nobody, `machine` knows `contract`, `web` knows both; the
//! sandbox knows `contract` and never `machine`.
//!
//! The sources are read as tokens, so comments and strings do not count and macros do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

/// What one room of the house must not name.
struct Rule {
    room: &'static str,
    /// Other rooms of the same crate.
    rooms: &'static [&'static str],
    /// Crates, items and keywords.
    names: &'static [&'static str],
}

const HOST: [&str; 9] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo",
    "gloo_net",
    "gloo_timers",
    "gloo_storage",
    "serde_wasm_bindgen",
];
const OUTSIDE: [&str; 8] =
    ["std::time", "SystemTime", "Instant::now", "rand", "getrandom", "async", "std::fs", "std::net"];

const RULES: &[Rule] = &[
    Rule { room: "src/contract", rooms: &["machine", "web"], names: &HOST },
    Rule { room: "src/machine", rooms: &["web"], names: &HOST },
    Rule { room: "src/machine", rooms: &[], names: &OUTSIDE },
    // The Hybrid experience has no session, ledger or log, and its wasm must not grow them.
    Rule { room: "src/machine/hybrid", rooms: &[], names: &["client", "log"] },
    Rule { room: "sandbox/src", rooms: &[], names: &["credit_journey::machine"] },
    Rule { room: "testing/src", rooms: &[], names: &["credit_journey::machine"] },
];

/// A path as the source names it (`std::time::Duration`), groups of a `use` spelled out.
#[derive(Debug, PartialEq)]
struct Named {
    path: Vec<String>,
    line: usize,
}

impl Named {
    fn is(&self, name: &str) -> bool {
        let name: Vec<_> = name.split("::").collect();
        self.path.windows(name.len()).any(|window| window == name)
    }

    /// Whether it leads from this crate's root, or from above, into a room.
    fn enters(&self, room: &str) -> bool {
        let inside = self.path.iter().take_while(|part| ["crate", "self", "super"].contains(&part.as_str())).count();
        inside > 0 && self.path.get(inside).is_some_and(|part| part == room)
    }
}

/// All paths in `tokens`. Those of a `use` group start with the group's `prefix`.
fn paths(tokens: TokenStream, prefix: &[String]) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if colons == 2 && !found.is_empty() => extend(&mut found, &ident),
            TokenTree::Ident(ident) => {
                found.push(Named { path: prefix.to_vec(), line: 0 });
                extend(&mut found, &ident);
            }
            TokenTree::Group(group) => {
                let continues = colons == 2 && group.delimiter() == Delimiter::Brace;
                let prefix = if continues { found.last().map(|named| named.path.clone()) } else { None };
                found.extend(paths(group.stream(), &prefix.unwrap_or_default()));
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => {
                colons += 1;
                continue;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        colons = 0;
    }
    found
}

fn extend(found: &mut [Named], ident: &Ident) {
    let last = found.last_mut().unwrap();
    last.path.push(ident.to_string());
    last.line = ident.span().start().line;
}

fn paths_of(source: &str) -> Vec<Named> {
    paths(source.parse().expect("Rust"), &[])
}

fn sources(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
    let entries = entries.map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| match path.is_dir() {
            true => sources(&path),
            false => vec![path],
        })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

#[test]
fn dependencies_point_one_way() {
    let house = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut breaches = Vec::new();
    for rule in RULES {
        let files = sources(&house.join(rule.room));
        assert!(!files.is_empty(), "{} is empty", rule.room);
        for file in files {
            let found = paths_of(&fs::read_to_string(&file).unwrap());
            let wrong = found.iter().filter(|named| {
                rule.names.iter().any(|name| named.is(name)) || rule.rooms.iter().any(|room| named.enters(room))
            });
            let file = file.strip_prefix(house).unwrap().display();
            breaches.extend(wrong.map(|named| format!("{file}:{}: names {}", named.line, named.path.join("::"))));
        }
    }
    assert!(breaches.is_empty(), "the house rule is broken:\n{}", breaches.join("\n"));
}

#[test]
fn a_breach_is_seen_however_it_is_written() {
    let breaches = [
        ("use std::time::Instant;", "std::time"),
        ("use std::{fmt, time::{Duration}};", "std::time"),
        ("use std::{\n    fmt::{self},\n    time,\n};", "std::time"),
        ("fn f() { let now = ::std::time::Instant::now(); }", "Instant::now"),
        ("fn f() { vec![web_sys::window()]; }", "web_sys"),
        ("async fn f() {}", "async"),
        ("use credit_journey::{contract, machine};", "credit_journey::machine"),
    ];
    for (source, name) in breaches {
        assert!(paths_of(source).iter().any(|named| named.is(name)), "{source}");
    }
    for source in
        ["use crate::machine::Client;", "use crate::{contract, machine};", "fn f() { super::super::machine::f(); }"]
    {
        assert!(paths_of(source).iter().any(|named| named.enters("machine")), "{source}");
    }
}

#[test]
fn what_only_looks_like_a_breach_is_none() {
    let innocent = "//! Knows nothing of web_sys or std::time.\nfn time() -> &'static str { \"async rand\" }\nstruct A { std: u8, time: u8 }";
    let named = paths_of(innocent);
    assert!(HOST.iter().chain(&OUTSIDE).all(|name| !named.iter().any(|one| one.is(name))), "{named:?}");
    assert!(!paths_of("fn f(machine: Machine) { machine.handle(); }").iter().any(|named| named.enters("machine")));
}

#[test]
fn a_breach_has_its_line() {
    let named = paths_of("use std::{\n    fmt,\n    time::Instant,\n};");
    let instant = named.iter().find(|named| named.is("std::time::Instant")).expect("the path");
    assert_eq!(instant.line, 3);
}
