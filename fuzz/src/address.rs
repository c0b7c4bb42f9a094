//! Web addresses: what is read as good, a browser reads the same.

use credit_journey::machine::web_address::WebAddress;
use url::{Host, Url};

/// An address, and what an allow list may have of it, parted by a line break.
pub fn fuzz(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let (text, allowed) = text.split_once('\n').unwrap_or((text, "*.example"));
    let Some(address) = WebAddress::read(text) else { return };
    assert_eq!([address.origin, address.rest].concat(), text);
    assert!(may_be_opened(text), "{text:?} is read as {address:?}");
    if let Ok(url) = Url::parse(text) {
        assert_eq!(url.host_str(), Some(address.host), "{text:?}");
        assert_eq!(Url::parse(address.origin).map(|of| of.origin()), Ok(url.origin()), "{text:?}");
    }
    if address.is_at(allowed) {
        let below = allowed.strip_prefix('*').is_some_and(|parent| address.host.ends_with(parent));
        assert!(address.host == allowed || below, "{} is at {allowed}", address.host);
    }
}

/// Whether a borrower may be sent there, by the URL standard's own reading. What it does not read, no browser opens.
pub fn may_be_opened(text: &str) -> bool {
    Url::parse(text).map_or(true, |url| {
        let loopback =
            matches!(url.host(), Some(Host::Domain("localhost")) | Some(Host::Ipv4(std::net::Ipv4Addr::LOCALHOST)));
        let safe = url.scheme() == "https" || (url.scheme() == "http" && loopback);
        safe && url.username().is_empty() && url.password().is_none()
    })
}
