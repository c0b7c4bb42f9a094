//! Addresses to send requests to and to open, by a strict reading: what is not plainly good is refused.

/// The parts of an `http(s)` address that decide whether it may be used.
#[derive(Debug, PartialEq, Eq)]
pub struct WebAddress<'a> {
    /// Scheme, host and port.
    pub origin: &'a str,
    /// Host without port.
    pub host: &'a str,
    /// Port; 443 where none is named.
    pub port: &'a str,
    /// What follows the origin.
    pub rest: &'a str,
}

impl<'a> WebAddress<'a> {
    /// Reads an absolute address. Refused: any scheme but https (and http on loopback), credentials, a host with other
    /// letters than a DNS name has, control characters, spaces, backslashes: a browser may read those differently.
    pub fn read(text: &'a str) -> Option<Self> {
        let secure = text.strip_prefix("https://");
        let after = secure.or_else(|| text.strip_prefix("http://"))?;
        let authority_len = after.find(['/', '?', '#']).unwrap_or(after.len());
        let (authority, rest) = after.split_at(authority_len);
        let (host, port) = authority.split_once([':']).unwrap_or((authority, "443"));
        let named = !host.is_empty()
            && !host.starts_with(['.', '-'])
            && host.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte))
            && (ends_in_a_name(host) || is_loopback(host));
        let ported = (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit());
        let clean = rest.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        let (origin, _) = text.split_at(text.len() - rest.len());
        (named && ported && clean && (secure.is_some() || is_loopback(host))).then_some(Self {
            origin,
            host,
            port,
            rest,
        })
    }

    /// Whether the host is `allowed`, or below it when that starts with `*.`. A port other than 443 must be named there,
    /// loopback excepted.
    pub fn is_at(&self, allowed: &str) -> bool {
        let (host, port) = match allowed.split_once([':']) {
            Some((host, port)) => (host, port == self.port),
            None => (allowed, self.port == "443" || is_loopback(self.host)),
        };
        let named = match host.strip_prefix("*.") {
            Some(parent) => self.host.strip_suffix(parent).is_some_and(|below| below.ends_with('.')),
            None => self.host == host,
        };
        named && port
    }
}

/// What ends in a number a browser reads as an IP address, in forms of its own: `0.5.1` is 0.5.0.1.
fn ends_in_a_name(host: &str) -> bool {
    host.split(['.']).last().is_some_and(|last| last.starts_with(|letter: char| letter.is_ascii_lowercase()))
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host == "127.0.0.1"
}
