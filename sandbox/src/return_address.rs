//! Where a page may send a borrower back to.

use http::Uri;
use http::uri::Scheme;

/// Whether an origin is a site under development: any port of the loopback interface.
pub fn is_site_origin(origin: &str) -> bool {
    site_url(origin).is_some()
}

/// The URL without its fragment, if it is on a site under development. Anything else is no place to send a borrower to.
pub fn site_url(url: &str) -> Option<String> {
    let uri: Uri = url.parse().ok()?;
    let scheme_fits = uri.scheme().is_some_and(|scheme| *scheme == Scheme::HTTP || *scheme == Scheme::HTTPS);
    let authority = uri.authority()?;
    let host_fits = matches!(authority.host(), "localhost" | "127.0.0.1" | "[::1]");
    (scheme_fits && host_fits && !authority.as_str().contains('@')).then(|| uri.to_string())
}

/// The URL with these parameters added. The values are letters, digits and dashes; nothing needs escaping.
pub fn with_query(url: &str, fields: &[(&str, String)]) -> String {
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let joint = if url.contains('?') { '&' } else { '?' };
    format!("{url}{joint}{}", pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::site_url;

    #[test]
    fn borrowers_are_sent_back_to_loopback_sites_only() {
        assert_eq!(site_url("http://localhost:5173/apply?a=1#top").as_deref(), Some("http://localhost:5173/apply?a=1"));
        for foreign in [
            "https://example.com/",
            "http://127.0.0.1@example.com/",
            "http://127.0.0.1.example.com/",
            "javascript:alert(1)",
            "/x",
        ] {
            assert_eq!(site_url(foreign), None, "{foreign}");
        }
    }
}
