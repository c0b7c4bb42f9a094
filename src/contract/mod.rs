//! What the platform says (CONTRACT.md 2): one file per resource, plain data, no behaviour beyond parsing and validation.
//!
//! The types generate the TypeScript that users see, and are what the sandbox answers with. The wasm build never decodes
//! a payload into them: it reads the few fields it decides by through [`Document`] and hands the payload to the app
//! untouched, which is why unknown fields survive and a full model costs no bytes.

mod open_enum;

pub mod account_aggregator;
pub mod document;
pub mod endpoint;
pub mod envelope;
pub mod hybrid;
pub mod identifier;
pub mod journey;
pub mod offer;
pub mod profile;
pub mod rule;
pub mod secret;
pub mod servicing;
pub mod session;
pub mod step;
pub mod text;
pub mod validation;

pub use account_aggregator::*;
pub use document::{Document, Making};
pub use endpoint::{Endpoint, Method};
pub use envelope::*;
pub use hybrid::*;
pub use identifier::is_uuid;
pub use journey::*;
pub use offer::*;
pub use profile::*;
pub use secret::*;
pub use servicing::*;
pub use session::*;
pub use step::*;
pub use text::Text;
pub use validation::{Problem, Validate};
