import { digest, flipped, signed, snapshot, type Wire } from "./sender.ts";

const genuine = signed();
const signature = genuine.headers["X-Signature"]!;
const timestamp = genuine.headers["X-Timestamp"]!;
const minute = 60_000;

function having(headers: Record<string, string>, wire = genuine): Wire {
  return { ...wire, headers: { ...wire.headers, ...headers } };
}

function lacking(header: string): Wire {
  const headers = { ...genuine.headers };
  delete headers[header];
  return { ...genuine, headers };
}

function altered(from: string, to: string): Wire {
  return { ...genuine, body: new Uint8Array(Buffer.from(Buffer.from(genuine.body).toString().replace(from, to))) };
}

/** What must be refused, with the code and the status it is refused with. */
export const forgeries: Record<string, [wire: Wire, code: string, status: number]> = {
  "another body": [altered("OFFERS_AVAILABLE", "DISBURSED"), "SIGNATURE_INVALID", 401],
  "the same JSON, written otherwise": [altered('":"', '": "'), "SIGNATURE_INVALID", 401],
  "a body cut short": [{ ...genuine, body: genuine.body.slice(0, -1) }, "SIGNATURE_INVALID", 401],
  "no body": [{ ...genuine, body: new Uint8Array() }, "SIGNATURE_INVALID", 401],
  "another secret": [signed({ secret: "a secret of somebody else" }), "SIGNATURE_INVALID", 401],
  "the first digit changed": [flipped(genuine, 0), "SIGNATURE_INVALID", 401],
  "the last digit changed": [flipped(genuine, -1), "SIGNATURE_INVALID", 401],
  "a signature cut short": [having({ "X-Signature": signature.slice(0, -2) }), "SIGNATURE_INVALID", 401],
  "a signature and more": [having({ "X-Signature": `${signature}00` }), "SIGNATURE_INVALID", 401],
  "no digits": [having({ "X-Signature": `sha256=${"z".repeat(64)}` }), "SIGNATURE_INVALID", 401],
  "a digest without the secret": [having({ "X-Signature": `sha256=${plain()}` }), "SIGNATURE_INVALID", 401],
  "the body alone signed": [having({ "X-Signature": `sha256=${digest(genuine.body).toString("hex")}` }), "SIGNATURE_INVALID", 401],
  "another time": [having({ "X-Timestamp": String(Number(timestamp) + 1) }), "SIGNATURE_INVALID", 401],
  "a timestamp moved into the body": [moved(), "SIGNATURE_INVALID", 401],
  "many signatures before the right one": [having({ "X-Signature": `${wrong(8)},${signature}` }), "SIGNATURE_INVALID", 401],
  "no signature": [lacking("X-Signature"), "SIGNATURE_MISSING", 401],
  "an empty signature": [having({ "X-Signature": "sha256=" }), "SIGNATURE_MISSING", 401],
  "another prefix": [having({ "X-Signature": signature.replace("sha256", "sha1") }), "SIGNATURE_MISSING", 401],
  "no timestamp": [lacking("X-Timestamp"), "TIMESTAMP_MISSING", 401],
  "a timestamp that is none": [having({ "X-Timestamp": "yesterday" }), "TIMESTAMP_MISSING", 401],
  "one kept for six minutes": [signed({ atMs: Date.now() - 6 * minute }), "TIMESTAMP_OUTSIDE_TOLERANCE", 401],
  "one from the future": [signed({ atMs: Date.now() + 6 * minute }), "TIMESTAMP_OUTSIDE_TOLERANCE", 401],
  "a body beyond what is taken": [signed({ body: `"${"x".repeat(1 << 20)}"` }), "BODY_TOO_LARGE", 413],
  "another method": [{ ...genuine, method: "PUT" }, "METHOD_NOT_ALLOWED", 405],
  "text": [signed({ body: "CUST_7" }), "BODY_UNREADABLE", 400],
  "a list": [signed({ body: JSON.stringify([snapshot]) }), "BODY_UNREADABLE", 400],
  "null": [signed({ body: "null" }), "BODY_UNREADABLE", 400],
  "no text at all": [signed({ body: Buffer.from('{"a":"\xff"}', "latin1") }), "BODY_UNREADABLE", 400],
  "brackets without end": [signed({ body: "[".repeat(500_000) }), "BODY_UNREADABLE", 400],
};

/** What is genuine, though unusual. */
export const oddities: Record<string, Wire> = {
  "a wrong content type": having({ "Content-Type": "text/plain" }),
  "a charset": having({ "Content-Type": "application/json; charset=utf-8" }),
  "capitals": having({ "X-Signature": `sha256=${signature.slice(7).toUpperCase()}` }),
  "another signature beside": having({ "X-Signature": `sha256=${"0".repeat(64)}, ${signature}` }),
  "a clock four minutes behind": signed({ atMs: Date.now() - 4 * minute }),
  "fields from the future": signed({ body: JSON.stringify({ ...snapshot, score: { v: 3 }, status: "NEW_STATUS" }) }),
  "nothing that is known": signed({ body: "{}" }),
};

function plain(): string {
  return digest(genuine.body, { secret: "" }).toString("hex");
}

/** `1772728810.{…` could also be read as `17727288` and `10.{…`. */
function moved(): Wire {
  const body = Buffer.concat([Buffer.from(`${timestamp.slice(-2)}.`), genuine.body]);
  return having({ "X-Timestamp": timestamp.slice(0, -2) }, { ...genuine, body: new Uint8Array(body) });
}

function wrong(times: number): string {
  return Array.from({ length: times }, (_, place) => `sha256=${String(place).repeat(64)}`).join(",");
}

