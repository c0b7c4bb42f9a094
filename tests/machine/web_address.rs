//! Which addresses may be used, held against the reading that browsers have (WHATWG, by the `url` crate).

use credit_journey::machine::web_address::WebAddress;
use proptest::prelude::*;
use url::{Host, Url};

#[test]
fn what_is_plainly_good_is_taken_apart() {
    let table = [
        ("https://a.example", ("https://a.example", "a.example", "443", "")),
        ("https://a.example:8443/x?y#z", ("https://a.example:8443", "a.example", "8443", "/x?y#z")),
        ("https://a.example?x=@b.example", ("https://a.example", "a.example", "443", "?x=@b.example")),
        ("http://localhost:5173/loan", ("http://localhost:5173", "localhost", "5173", "/loan")),
        ("http://127.0.0.1:80", ("http://127.0.0.1:80", "127.0.0.1", "80", "")),
    ];
    for (text, (origin, host, port, rest)) in table {
        assert_eq!(WebAddress::read(text), Some(WebAddress { origin, host, port, rest }), "{text}");
    }
}

#[test]
fn what_is_not_is_refused() {
    let corpus = [
        "",
        " ",
        "https://",
        "https:///x",
        "//a.example",
        "a.example",
        "/x",
        "?x",
        "#",
        "HTTPS://a.example",
        "https:a.example",
        "https:/a.example",
        "https:\\\\a.example",
        "htt\nps://a.example",
        "http://a.example",
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "http://[::1]/",
        "ftp://a.example",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,x",
        "blob:https://a.example/1",
        "vbscript:x",
        "file:///etc/passwd",
        "intent://a#Intent;end",
        "about:blank",
        "ws://a.example",
        "view-source:https://a.example",
        "https://user@a.example",
        "https://user:pass@a.example",
        "https://a.example@evil.example",
        "https://@a.example",
        "https://a.example\\@evil.example",
        "https://a.example\\.evil.example",
        "https://a.example/x\\y",
        "https://a.example/ x",
        "https://a.example/\tx",
        "https://a.example/\u{7f}",
        "https://a.example/\u{202e}x",
        "https://bücher.example",
        "https://a%2eexample",
        "https://a_b.example",
        "https://.a.example",
        "https://-a.example",
        "https://a.example.",
        "https://10.0.0.1",
        "https://0.5.1",
        "https://0x7f.1",
        "https://[::1]/",
        "https://a.example:",
        "https://a.example:x",
        "https://a.example:123456",
        "https://a.example:-1",
        "https://a.example:80:80",
        "https://a.example:٨٠",
        "https://a.example:8 0",
        "https:\t//a.example",
        "https://a\t.example",
        "https://a.example\u{a0}",
        "https://a.example\u{3002}evil.example",
        "https://ａ.example",
        "https://a.example\u{200b}",
        "https://a.exa\u{ad}mple",
        "https://a.example/\u{ff0f}x",
        "data:text/html;base64,PHNjcmlwdD4=",
        "blob:null/1",
        "filesystem:https://a.example/x",
        "https://javascript:alert(1)@a.example",
        " https://a.example",
        "https://a.example ",
    ];
    for text in corpus {
        assert_eq!(WebAddress::read(text), None, "{text:?}");
    }
}

#[test]
fn a_list_of_hosts_matches_whole_names() {
    let host = |text: &'static str| WebAddress::read(text).unwrap();
    assert!(host("https://a.example/").is_at("a.example"));
    assert!(host("https://b.a.example/").is_at("*.a.example"));
    assert!(host("https://c.b.a.example/").is_at("*.a.example"));
    assert!(host("https://a.example:8443/").is_at("a.example:8443"));
    assert!(host("https://a.example:443/").is_at("a.example"));
    assert!(host("http://localhost:5173/").is_at("localhost"));
    for (text, allowed) in [
        ("https://a.example/", "*.a.example"),
        ("https://ba.example/", "*.a.example"),
        ("https://b.a.example/", "a.example"),
        ("https://a.example.evil.example/", "a.example"),
        ("https://a.example/", ""),
        ("https://a.example/", "*."),
        ("https://a.example/", "*"),
        ("https://a.example:8443/", "a.example"),
        ("https://a.example/", "a.example:8443"),
        ("https://a.example/", "a.example:"),
        ("https://a.example/", ":443"),
    ] {
        assert!(!host(text).is_at(allowed), "{text} {allowed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn no_text_confuses_the_reading(text in ".*") {
        let _ = WebAddress::read(&text);
    }

    /// Whatever is taken, a browser goes to the same host, by the same scheme, without credentials.
    #[test]
    fn a_browser_reads_the_same_host(
        scheme in "https?",
        authority in "[a-z0-9.:@%\\\\_A-Z\\[\\]/-]{0,24}",
        rest in "[/?#][ -~]{0,24}",
    ) {
        let text = format!("{scheme}://{authority}{rest}");
        let Some(address) = WebAddress::read(&text) else { return Ok(()) };
        // What a browser cannot read at all it does not open.
        let Ok(url) = Url::parse(&text) else { return Ok(()) };
        prop_assert_eq!(url.scheme(), scheme);
        prop_assert!(url.username().is_empty() && url.password().is_none());
        match url.host() {
            Some(Host::Domain(host)) => prop_assert_eq!(host, address.host),
            // Numbers are a host too, written in many ways; a list of hosts compares the text.
            Some(Host::Ipv4(_)) => prop_assert!(address.host.ends_with(|last: char| last.is_ascii_hexdigit() || last == '.')),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}
