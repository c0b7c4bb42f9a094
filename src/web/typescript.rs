//! The declarations that follow from the request table and the command table.

use wasm_bindgen::prelude::wasm_bindgen;

macro_rules! api_interface {
    ($($name:ident $js:literal $method:ident $path:literal $input:ident $params:literal $data:literal $doc:literal;)+) => {
        #[wasm_bindgen(typescript_custom_section)]
        const API: &'static str = concat!(
            "/** The session-token surface of the platform, one method per endpoint. Each resolves with the envelope's `data`, untouched, and rejects with a `JourneyError`. */\n",
            "export interface Api {\n",
            $(
                "  /** ", $doc, " `", stringify!($method), " ", $path, "` */\n",
                "  ", $js, "(", $params, "options?: CallOptions): Promise<", $data, ">;\n",
            )+
            "}\n",
        );
    };
}

crate::endpoints!(api_interface);

macro_rules! commands_interface {
    ($($name:ident $js:literal $params:literal $result:literal $doc:literal;)+) => {
        #[wasm_bindgen(typescript_custom_section)]
        const COMMANDS: &'static str = concat!(
            "/** What a borrower can do in a journey. Each resolves once its effect is known and the new screen is shown, and rejects with a `JourneyError`. */\n",
            "export interface JourneyCommands {\n",
            $(
                "  /** ", $doc, " */\n",
                "  ", $js, "(", $params, "options?: CallOptions): Promise<", $result, ">;\n",
            )+
            "}\n",
            "/** Names of the commands. */\n",
            "export type CommandName = keyof JourneyCommands;\n",
        );
    };
}

crate::commands!(commands_interface);

#[wasm_bindgen(typescript_custom_section)]
const HYBRID_ENDPOINTS: &'static str = r#"/** What the partner's back-end answers in the Hybrid experience: the start, the offers, the address of an offer's Hosted page. */
export type HybridEndpoint = "journey" | "offers" | "hostedUrl";
"#;

#[wasm_bindgen(typescript_custom_section)]
const CALLS: &'static str = r#"/** Options of one call. */
export interface CallOptions {
  /** Aborts the call: it rejects with `ABORTED`, and your reason as its `cause`. A mutation already sent may still take effect. */
  signal?: AbortSignal;
  /** Your own idempotency key, where you keep one; otherwise the client makes one per intent. */
  idempotencyKey?: string;
  /** Your own correlation id, sent as `X-Correlation-ID`; otherwise a random one. */
  correlationID?: string;
}
/** The platform's codes, and this client's own. */
export type JourneyErrorCode =
  | ErrorCode
  | "NETWORK" | "TIMEOUT" | "ABORTED" | "DECODE" | "CONFIG" | "SECRET_KEY_REFUSED"
  | "SESSION_UNAVAILABLE" | "REDIRECT_REFUSED" | "FRAMED" | "INTERNAL" | "DISPOSED";
"#;
