//! The HTML of the simulated pages: plain, accessible, and unmistakably a simulation.

use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use maud::{DOCTYPE, Markup, html};
use sandbox::pages::{Page, PageKind};

/// The stylesheet, beside the pages.
pub async fn style() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/css")], include_str!("pages.css"))
}

/// The script that sends the only form of a page, for the return by POST.
pub async fn send() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/javascript")], "document.forms[0].submit();\n")
}

/// Words of one kind of page.
struct Words {
    title: &'static str,
    about: &'static str,
    approve: &'static str,
}

const fn words(kind: PageKind) -> Words {
    match kind {
        PageKind::Consent => Words {
            title: "Share your bank data",
            about: "Lenders ask to see six months of account statements. They are shared once, for this application.",
            approve: "Approve",
        },
        PageKind::Kyc => Words {
            title: "Confirm who you are",
            about: "The lender checks your identity documents and a photo of you.",
            approve: "Approve",
        },
        PageKind::EMandate => Words {
            title: "Approve the e-mandate",
            about: "Your bank will pay each monthly instalment from your account.",
            approve: "Approve",
        },
        PageKind::LoanAgreement => {
            Words { title: "Sign the loan agreement", about: "Read the terms, then sign.", approve: "Sign" }
        }
        PageKind::KeyFacts => {
            Words { title: "Key facts statement", about: "The terms of this offer at a glance.", approve: "" }
        }
    }
}

/// A page with the borrower's choices.
pub fn page(page: &Page) -> Markup {
    let Words { title, about, approve } = words(page.kind);
    document(
        title,
        &html! {
            @if let Some(lender) = page.lender { p.lender { (lender) } }
            p { (about) }
            @if !page.facts.is_empty() {
                dl { @for (name, text) in &page.facts { dt { (name) } dd { (text) } } }
            }
            @if page.kind != PageKind::KeyFacts {
                form method="post" action=(page.action) {
                    button.primary name="decision" value="approve" { (approve) }
                    button name="decision" value="decline" { "Decline" }
                    button name="decision" value="later" { "Later" }
                }
            }
        },
    )
}

/// A page that cannot be shown, with the way back.
pub fn refused(reason: &str, site: &str) -> Markup {
    document(
        "This page is not available",
        &html! {
            p role="alert" { (reason) }
            p { a href=(site) { "Back to the application" } }
        },
    )
}

/// A form that sends itself to where the borrower came from.
pub fn post_back(url: &str, fields: &[(&'static str, String)]) -> Markup {
    document(
        "Taking you back",
        &html! {
            p { "You are being taken back to the application." }
            form method="post" action=(url) {
                @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
                button.primary { "Continue" }
            }
            script src="/send.js" {}
        },
    )
}

/// A page that was opened beside the application, and has done its work.
pub fn done(resume_url: &str) -> Markup {
    document(
        "You are done here",
        &html! {
            p { "Close this page and go back to your loan." }
            p { a href=(resume_url) { "Go on here instead" } }
        },
    )
}

/// The embedded page of a hosted journey: its script draws the rest. In a tab of its own it leaves to the partner's site.
pub fn embed(leave_to: &str) -> Markup {
    document(
        "Your loan",
        &html! {
            div #journey data-leave-to=(leave_to) { p { "One moment…" } }
            script src="/lab/embed.js" type="module" {}
        },
    )
}

/// The frame of every page.
pub fn document(title: &str, main: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · Simulation" }
                link rel="stylesheet" href="/pages.css";
            }
            body {
                p.banner role="note" { "Simulation — no real bank, lender or account aggregator" }
                main aria-labelledby="title" { h1 #title { (title) } (main) }
            }
        }
    }
}
