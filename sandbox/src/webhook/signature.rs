//! How a posting is signed: HMAC-SHA256 in hex, over the timestamp as it stands in its header, a dot, and the body.

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::Delivery;

/// `journey.snapshot`.
pub const EVENT_HEADER: &str = "x-sandbox-event";
/// The id of the delivery, the same for every try.
pub const DELIVERY_HEADER: &str = "x-sandbox-delivery";
/// When it was signed, seconds since 1970.
pub const TIMESTAMP_HEADER: &str = "x-sandbox-timestamp";
/// `sha256=` and the digest in hex; one for each secret, separated by a comma.
pub const SIGNATURE_HEADER: &str = "x-sandbox-signature";

const EVENT: &str = "journey.snapshot";

/// The headers of a delivery that is signed at `at_ms`, with each of the secrets.
pub fn headers(delivery: &Delivery, secrets: &[String], at_ms: u64) -> [(&'static str, String); 4] {
    let timestamp = (at_ms / 1000).to_string();
    let signatures: Vec<String> = secrets.iter().map(|secret| sign(secret, &timestamp, &delivery.body)).collect();
    [
        (EVENT_HEADER, EVENT.to_owned()),
        (DELIVERY_HEADER, delivery.id.clone()),
        (TIMESTAMP_HEADER, timestamp),
        (SIGNATURE_HEADER, signatures.join(",")),
    ]
}

fn sign(secret: &str, timestamp: &str, body: &str) -> String {
    // An HMAC takes a key of any length; the default is never met.
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok();
    let digest = mac.map(|mac| mac.chain_update(timestamp).chain_update(".").chain_update(body).finalize());
    let bytes = digest.map(|digest| digest.into_bytes()).unwrap_or_default();
    bytes.iter().fold("sha256=".to_owned(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_one_that_openssl_makes() {
        // printf '1772728810.{"a":1}' | openssl dgst -sha256 -hmac known-to-the-partner-too
        let expected = "sha256=ce0d98fa52d5a752324c9a308b777ad9855dcfa916e5f669fd9a5d983cf9ee97";
        assert_eq!(sign("known-to-the-partner-too", "1772728810", r#"{"a":1}"#), expected);
    }
}
