import { createHmac } from "node:crypto";
import type { VerifyOptions } from "credit-journey/webhooks";

export const SECRET = "the secret of this suite";
/** What no error, event or answer may hold. */
export const PRIVATE = "meera.krishnan@example.in";

export const snapshot = {
  origin_experience: "HYBRID",
  current_experience_surface: "HOSTED",
  tenant_id: "t-1",
  application_id: "a-1",
  borrower: { provider_id: "CUST_7", journey: { type: "PERSONAL_LOAN" }, profile: { personalemail: PRIVATE } },
  status: "OFFERS_AVAILABLE",
  updated_at: "2026-03-05T16:40:10.007Z",
};

export const scheme: VerifyOptions = {
  secrets: [SECRET],
  header: "X-Signature",
  prefix: "sha256=",
  timestamp: { header: "X-Timestamp" },
};

/** As the sandbox signs (`sandbox --help`). */
export const SANDBOX_SCHEME = {
  secrets: [SECRET],
  header: "X-Sandbox-Signature",
  prefix: "sha256=",
  timestamp: { header: "X-Sandbox-Timestamp" },
};

/** A request as it goes over the wire. */
export interface Wire {
  method: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

export function digest(content: string | Uint8Array, { secret = SECRET, algorithm = "sha256" } = {}): Buffer {
  return createHmac(algorithm, secret).update(content).digest();
}

/** Well signed, now, by the timestamp, a dot and the body; unless said otherwise. */
export function signed({ body = JSON.stringify(snapshot) as string | Uint8Array, atMs = Date.now(), secret = SECRET } = {}): Wire {
  const bytes = new Uint8Array(typeof body === "string" ? Buffer.from(body) : body);
  const timestamp = String(Math.floor(atMs / 1000));
  const signature = digest(Buffer.concat([Buffer.from(`${timestamp}.`), bytes]), { secret }).toString("hex");
  const headers = { "Content-Type": "application/json", "X-Timestamp": timestamp, "X-Signature": `sha256=${signature}` };
  return { method: "POST", headers, body: bytes };
}

export function requestOf({ method, headers, body }: Wire): Request {
  return new Request("https://partner.example/webhook", { method, headers, ...(method === "POST" && { body }) });
}

/** The hex digit at a place of the signature, changed. */
export function flipped({ headers, ...wire }: Wire, place: number): Wire {
  const signature = headers["X-Signature"]!.slice("sha256=".length);
  const digit = signature.at(place) === "0" ? "1" : "0";
  const at = place < 0 ? signature.length + place : place;
  const forged = `sha256=${signature.slice(0, at)}${digit}${signature.slice(at + 1)}`;
  return { ...wire, headers: { ...headers, "X-Signature": forged } };
}
