//! Digests: enough of a value to see that two are the same, nothing of the value itself.

use sha2::{Digest, Sha256};

/// The first 16 hex digits of the SHA-256 of the parts.
pub fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        // The length keeps ("ab", "c") and ("a", "bc") apart.
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
