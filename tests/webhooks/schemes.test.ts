import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { verify, type VerifyOptions } from "credit-journey/webhooks";
import { fault } from "./fault.ts";
import { digest, flipped, requestOf, scheme, SECRET, signed, snapshot, type Wire } from "./sender.ts";

// Whatever the platform's scheme turns out to be, an option says it; and what says nothing sensible is named.

const BODY = JSON.stringify(snapshot);

function post(headers: Record<string, string>, body = BODY): Request {
  return new Request("https://partner.example/", { method: "POST", headers, body });
}

describe("schemes", () => {
  const plain: VerifyOptions = { secrets: [SECRET], header: "X-Hub" };
  const base64 = digest(BODY).toString("base64");
  const base64url = digest(BODY).toString("base64url");
  const hex = (algorithm: string) => digest(BODY, { algorithm }).toString("hex");
  const at = Math.floor(Date.now() / 1000);
  const dotted = digest(`${at}.${BODY}`).toString("hex");
  const iso = new Date(at * 1000).toISOString();
  const timestamp = { header: "X-At" };

  const schemes: Record<string, [options: VerifyOptions, headers: Record<string, string>]> = {
    "hex of the body, by default": [plain, { "X-Hub": hex("sha256") }],
    "header names in any case": [{ ...plain, header: "x-hUB" }, { "X-HUB": hex("sha256") }],
    "base64": [{ ...plain, encoding: "base64" }, { "X-Hub": base64 }],
    "base64 for URLs, without padding": [{ ...plain, encoding: "base64" }, { "X-Hub": base64url }],
    "SHA-1": [{ ...plain, algorithm: "SHA-1" }, { "X-Hub": hex("sha1") }],
    "SHA-384": [{ ...plain, algorithm: "SHA-384" }, { "X-Hub": hex("sha384") }],
    "SHA-512": [{ ...plain, algorithm: "SHA-512" }, { "X-Hub": hex("sha512") }],
    "a secret in bytes": [
      { ...plain, secrets: [Buffer.from("00112233445566778899aabbccddeeff", "hex")] },
      { "X-Hub": digestBy(Buffer.from("00112233445566778899aabbccddeeff", "hex")) },
    ],
    "timestamp and signature in one header": [
      { ...plain, prefix: "v1=", timestamp: { header: "X-Hub", prefix: "t=" } },
      { "X-Hub": `t=${at},v0=abc,v1=${"0".repeat(64)},v1=${dotted}` },
    ],
    "versions apart by commas and spaces": [
      { ...plain, encoding: "base64" },
      { "X-Hub": `v2,AAAA v1,${base64}` },
    ],
    "milliseconds": [
      { ...plain, timestamp: { ...timestamp, unit: "milliseconds" } },
      { "X-At": `${at}000`, "X-Hub": digest(`${at}000.${BODY}`).toString("hex") },
    ],
    "ISO 8601": [
      { ...plain, timestamp: { ...timestamp, unit: "iso" } },
      { "X-At": iso, "X-Hub": digest(`${iso}.${BODY}`).toString("hex") },
    ],
    "content of one's own": [
      { ...plain, timestamp, signedContent: (body, headers) => ["v0:", headers.get("X-At") ?? "", ":", body] },
      { "X-At": `${at}`, "X-Hub": digest(`v0:${at}:${BODY}`).toString("hex") },
    ],
    "content in one piece": [{ ...plain, signedContent: (body) => body }, { "X-Hub": hex("sha256") }],
  };

  for (const [name, [options, headers]] of Object.entries(schemes)) {
    test(name, async () => {
      assert.equal((await verify(post(headers), options)).payload.tenantID, "t-1");
      const other = await fault(verify(post(headers, BODY.replace("t-1", "t-2")), options));
      assert.equal(other.code, "SIGNATURE_INVALID");
    });
  }

  test("a signature in the other encoding, or by another hash, is none", async () => {
    const refused = async (options: VerifyOptions, signature: string) =>
      (await fault(verify(post({ "X-Hub": signature }), options))).code;
    assert.equal(await refused(plain, base64), "SIGNATURE_INVALID");
    assert.equal(await refused({ ...plain, encoding: "base64" }, hex("sha256")), "SIGNATURE_INVALID");
    assert.equal(await refused({ ...plain, algorithm: "SHA-512" }, hex("sha256")), "SIGNATURE_INVALID");
  });

  test("an unsigned timestamp is not believed: by default it is part of what is signed", async () => {
    const headers = { "X-At": `${at}`, "X-Hub": hex("sha256") };
    assert.equal((await fault(verify(post(headers), { ...plain, timestamp }))).code, "SIGNATURE_INVALID");
  });

  test("of several timestamps none is believed, whichever is signed", async () => {
    const old = at - 9_999;
    const options = { ...plain, prefix: "v1=", timestamp: { header: "X-Hub", prefix: "t=" } };
    const last = (_: Uint8Array, headers: Headers) => headers.get("X-Hub")!.match(/t=(\d+)/g)!.at(-1)!.slice(2) + `.${BODY}`;
    const kept = digest(`${old}.${BODY}`).toString("hex");
    for (const signature of [dotted, kept]) {
      const headers = { "X-Hub": `t=${at},t=${old},v1=${signature}` };
      for (const more of [{}, { signedContent: last }]) {
        const error = await fault(verify(post(headers), { ...options, ...more }));
        assert.deepEqual([error.code, error.status], ["TIMESTAMP_MISSING", 401]);
      }
    }
    const twice = new Headers([["X-Hub", dotted], ["X-At", `${at}`], ["X-At", `${at}`]]);
    const { code } = await fault(verify({ headers: twice, body: BODY }, { ...plain, timestamp }));
    assert.equal(code, "TIMESTAMP_MISSING");
  });

  test("the tolerance is exact, by the clock that is given", async () => {
    const wire = signed({ atMs: 1_800_000_000_000 });
    const seenAt = (nowMs: number) => ({ ...scheme, timestamp: { header: "X-Timestamp", toleranceSeconds: 10 }, now: () => nowMs });
    for (const ms of [-10_000, 0, 10_000]) await verify(requestOf(wire), seenAt(1_800_000_000_000 + ms));
    for (const ms of [-10_001, 10_001]) {
      const { code } = await fault(verify(requestOf(wire), seenAt(1_800_000_000_000 + ms)));
      assert.equal(code, "TIMESTAMP_OUTSIDE_TOLERANCE");
    }
  });

  test("bodies of just as many bytes as may be are taken, whatever their letters", async () => {
    const body = JSON.stringify({ status: "é".repeat(40) });
    const wire = signed({ body });
    const bytes = Buffer.byteLength(body);
    await verify(requestOf(wire), { ...scheme, mostBytes: bytes });
    await verify({ headers: wire.headers, body }, { ...scheme, mostBytes: bytes });
    for (const request of [requestOf(wire), { headers: wire.headers, body }]) {
      assert.equal((await fault(verify(request, { ...scheme, mostBytes: bytes - 1 }))).code, "BODY_TOO_LARGE");
    }
  });
});

describe("options", () => {
  const wrong: [options: unknown, field: string | undefined, code?: string][] = [
    [undefined, undefined],
    [{ ...scheme, secrets: [] }, "secrets"],
    [{ ...scheme, secrets: SECRET }, "secrets"],
    [{ ...scheme, secrets: [""] }, "secrets[0]"],
    [{ ...scheme, secrets: [SECRET, undefined] }, "secrets[1]"],
    [{ ...scheme, secrets: [SECRET, "fifteen letters"] }, "secrets[1]"],
    [{ ...scheme, secrets: [new Uint8Array(15)] }, "secrets[0]"],
    [{ ...scheme, secrets: ["sk_live_of_the_whole_company"] }, "secrets[0]", "SECRET_KEY_REFUSED"],
    [{ ...scheme, header: undefined }, "header"],
    [{ ...scheme, header: "" }, "header"],
    [{ ...scheme, header: "X Signature" }, "header"],
    [{ ...scheme, prefix: null }, "prefix"],
    [{ ...scheme, prefix: "v1," }, "prefix"],
    [{ ...scheme, algorithm: "MD5" }, "algorithm"],
    [{ ...scheme, encoding: "utf8" }, "encoding"],
    [{ ...scheme, mostBytes: 0 }, "mostBytes"],
    [{ ...scheme, mostBytes: Number.POSITIVE_INFINITY }, "mostBytes"],
    [{ ...scheme, signedContent: "body" }, "signedContent"],
    [{ ...scheme, signedContent: () => 7 }, "signedContent"],
    [{ ...scheme, onEvent: {} }, "onEvent"],
    [{ ...scheme, read: { id: "X-Id" } }, "read.id"],
    [{ ...scheme, read: null }, "read"],
    [{ ...scheme, timestamp: null }, "timestamp"],
    [{ ...scheme, timestamp: false }, "timestamp"],
    [{ ...scheme, timestamp: {} }, "timestamp.header"],
    [{ ...scheme, timestamp: { header: "X-At", unit: "days" } }, "timestamp.unit"],
    [{ ...scheme, timestamp: { header: "X-At", toleranceSeconds: 0 } }, "timestamp.toleranceSeconds"],
    [{ ...scheme, timestamp: { header: "X-At", toleranceSeconds: Number.NaN } }, "timestamp.toleranceSeconds"],
  ];
  for (const [options, field = "options", code = "CONFIG"] of wrong) {
    test(`${field} is named`, async () => {
      const error = await fault(verify(requestOf(signed()), options as VerifyOptions));
      assert.deepEqual([error.code, error.field, error.status], [code, field, 500]);
      for (const word of [SECRET, "sk_live", "fifteen"]) assert.ok(!`${error.message} ${error.stack}`.includes(word));
    });
  }

  test("a listener that throws decides nothing", async () => {
    const onEvent = () => assert.fail("its own affair");
    await verify(requestOf(signed()), { ...scheme, onEvent });
    assert.equal((await fault(verify(requestOf(flipped(signed(), 3)), { ...scheme, onEvent }))).code, "SIGNATURE_INVALID");
  });
});

describe("time tells nothing", () => {
  /** Every question to the host's own constant-time comparison: of how many bytes, and over how many. */
  async function questions(run: (wire: Wire) => Promise<unknown>, wire: Wire): Promise<[number, number][]> {
    const asked: [number, number][] = [];
    const { subtle } = crypto;
    const { verify } = subtle;
    subtle.verify = (algorithm: AlgorithmIdentifier, key: CryptoKey, signature: BufferSource, data: BufferSource) => {
      asked.push([signature.byteLength, data.byteLength]);
      return verify.call(subtle, algorithm, key, signature, data);
    };
    try {
      await run(wire).catch(() => {});
      return asked;
    } finally {
      subtle.verify = verify;
    }
  }

  test("wherever a signature goes wrong, and whichever secret fits, the same is asked of every secret", async () => {
    const secrets = ["the first of three secrets", SECRET, "the last of three secrets"];
    const run = (wire: Wire) => verify(requestOf(wire), { ...scheme, secrets });
    const genuine = signed();
    const full = await questions(run, genuine);
    assert.deepEqual(full.map(([signature]) => signature), [32, 32, 32]);
    for (let place = 0; place < 64; place++) {
      assert.deepEqual(await questions(run, flipped(genuine, place)), full, `digit ${place}`);
    }
    for (const secret of secrets) assert.deepEqual(await questions(run, signed({ secret })), full, secret);
  });

  test("the package makes no signature of its own that it could compare", async () => {
    const { subtle } = crypto;
    const { sign } = subtle;
    subtle.sign = () => assert.fail("it signed");
    try {
      await verify(requestOf(signed()), scheme);
      await fault(verify(requestOf(flipped(signed(), 0)), scheme));
    } finally {
      subtle.sign = sign;
    }
  });
});

function digestBy(secret: Uint8Array): string {
  return digest(BODY, { secret: secret as unknown as string }).toString("hex");
}
