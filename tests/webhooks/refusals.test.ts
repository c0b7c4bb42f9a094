import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { isWebhookError, verify } from "credit-journey/webhooks";
import { forgeries, oddities } from "./forgeries.ts";
import { runtimes, type Receiver } from "./receivers.ts";
import { PRIVATE, requestOf, scheme, SECRET } from "./sender.ts";

// Each forgery is refused for what it is, in every runtime; nothing of it comes out again.

for (const [name, receiver] of Object.entries(runtimes)) {
  describe(`a receiver in ${name}`, { timeout: 60_000 }, () => {
    let partner: Receiver;
    before(async () => void (partner = await receiver({ scheme })));
    after(() => partner[Symbol.asyncDispose]());

    for (const [forgery, [{ method, headers, body }, code, status]] of Object.entries(forgeries)) {
      test(`refuses ${forgery}`, async () => {
        const answer = await fetch(partner.url, { method, headers, body });
        const { entries, events } = await partner.memory();
        assert.deepEqual([entries.at(-1), answer.status], [{ outcome: code }, status]);
        assert.deepEqual(events.at(-1), { kind: "webhook", phase: "refused", code });
      });
    }

    for (const [oddity, wire] of Object.entries(oddities)) {
      test(`takes ${oddity}`, async () => {
        assert.equal((await fetch(partner.url, wire)).status, 200);
        assert.ok(["handled", "duplicate"].includes((await partner.memory()).entries.at(-1)!.outcome));
      });
    }

    test("reads no more of a body without length than it takes, and still answers", async () => {
      const [{ headers }] = forgeries["a body beyond what is taken"]!;
      let sent = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if ((sent += 65_536) > 1 << 26) controller.close();
          else controller.enqueue(new Uint8Array(65_536));
        },
      });
      const init = { method: "POST", headers, body, duplex: "half" };
      const status = await fetch(partner.url, init as RequestInit).then(
        (answer) => answer.status,
        () => "cut off",
      );
      assert.equal((await partner.memory()).entries.at(-1)!.outcome, "BODY_TOO_LARGE");
      if (status !== "cut off") assert.equal(status, 413);
    });

    test("says nothing of body, secret or signature in an error or an event", async () => {
      const { errors, events } = await partner.memory();
      assert.ok(errors.length >= Object.keys(forgeries).length);
      const signatures = Object.values(forgeries).map(([{ headers }]) => headers["X-Signature"]?.slice(7) || SECRET);
      for (const said of [...errors, JSON.stringify(events)]) {
        for (const word of [SECRET, PRIVATE, "CUST_7", ...signatures]) assert.ok(!said.includes(word), said);
      }
    });
  });
}

test("a refusal is an answer too, with the code alone", async () => {
  for (const [forgery, [wire, code, status]] of Object.entries(forgeries)) {
    const error: unknown = await verify(requestOf(wire), scheme).catch((error: unknown) => error);
    // A GET has no body to send here.
    if (wire.method !== "POST" || !isWebhookError(error)) continue;
    const answer = error.response();
    assert.deepEqual([answer.status, await answer.json()], [status, { error: { code } }], forgery);
  }
  const error: unknown = await verify(new Request("https://partner.example/"), scheme).catch((error: unknown) => error);
  assert.ok(isWebhookError(error));
  assert.equal(error.response().headers.get("Allow"), "POST");
});
