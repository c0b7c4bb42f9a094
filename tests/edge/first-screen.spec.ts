import { dataBlock } from "../../www-example/node_modules/credit-journey/edge/index.js";
import { endingIn, expect, test } from "./test.ts";
import type { Edge } from "./test.ts";
import type { Visitor } from "./visitor.ts";

/** Signs in, and starts a journey as the page would. */
async function startJourney(edge: Edge, visitor: Visitor): Promise<string> {
  await visitor.signIn();
  const { sessionToken } = await visitor.session();
  const headers = {
    Authorization: `Bearer ${sessionToken}`,
    "Content-Type": "application/json",
    "Idempotency-Key": crypto.randomUUID(),
  };
  const body = JSON.stringify({ type: "PERSONAL_LOAN" });
  await fetch(`${edge.sandbox.api}/api/v1/headless/journeys`, { method: "POST", headers, body });
  return edge.sandbox.journeyID();
}

const EMPTY = '<div id="root"></div>';

test("the screen at which the borrower is comes with the page", async ({ edge, visitor }) => {
  const journey = await startJourney(edge, visitor);
  expect(await visitor.page()).toContain('data-screen="profile"');
  await edge.sandbox.force(journey, "OFFERS_AVAILABLE");
  const html = await visitor.page();
  expect(html).toContain('data-screen="offers"');
  expect(html).toContain('<h1 tabindex="-1">Your offers</h1>');
  expect(html.match(/<article/g)?.length).toBeGreaterThan(1);
  await edge.sandbox.force(journey, "DISBURSED");
  expect(await visitor.page()).toContain('data-screen="disbursed"');
});

test("reading a page changes nothing at the platform", async ({ edge, visitor }) => {
  await visitor.signIn();
  await visitor.session();
  expect(await visitor.page()).toContain(EMPTY);
  expect(await edge.sandbox.effects()).toEqual([]);
  const journey = await startJourney(edge, visitor);
  await edge.sandbox.force(journey, "KYC_PENDING");
  const before = (await edge.sandbox.requests()).length;
  expect(await visitor.page()).toContain('data-step="kyc"');
  const sent = (await edge.sandbox.requests()).slice(before);
  expect(sent.length).toBeGreaterThan(0);
  expect([...new Set(sent.map(({ method }) => method))]).toEqual(["GET"]);
});

test("the page holds no token, and is stored nowhere", async ({ edge, visitor }) => {
  await startJourney(edge, visitor);
  const answer = await visitor.ask("/");
  expect(await answer.text()).not.toMatch(/\b(st|rt|sk)_(test|live)_/);
  expect(answer.headers.get("cache-control")).toBe("no-store, private");
});

test("the page's policy lets its own scripts run, and talk to the platform alone", async ({ edge, visitor }) => {
  const { headers } = await visitor.ask("/");
  expect(headers.get("content-security-policy")?.split("; ")).toEqual([
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `connect-src 'self' ${edge.platform.url}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "img-src 'self' data:",
  ]);
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("DENY");
});

test("nobody signed in, or another login, sees no screen of a borrower", async ({ edge, visitor }) => {
  await startJourney(edge, visitor);
  const { sealed } = visitor;
  await visitor.signIn();
  visitor.sealed = sealed;
  expect(await visitor.page()).toContain(EMPTY);
  await visitor.ask("/api/demo/borrower", { method: "DELETE" });
  visitor.sealed = sealed;
  expect(await visitor.page()).toContain(EMPTY);
});

test("a borrower who just returned sees what the client makes of it, not where they left", async ({
  edge,
  visitor,
}) => {
  const journey = await startJourney(edge, visitor);
  await edge.sandbox.force(journey, "E_MANDATE_PENDING");
  for (const query of ["?returned=1", "?fi=1&resdate=2&ecres=3", "?credit_return=1"]) {
    expect(await (await visitor.ask(`/${query}`)).text()).toContain(EMPTY);
  }
  expect(await (await visitor.ask("/?utm_source=mail")).text()).toContain('data-step="eMandate"');
});

test("a session near its end is renewed on the way, and kept", async ({ edge, visitor, sessionsAsked }) => {
  edge.backEnd.alter = endingIn(2);
  await startJourney(edge, visitor);
  const { sealed } = visitor;
  await new Promise((passed) => setTimeout(passed, 1100));
  expect(await visitor.page()).toContain('data-screen="profile"');
  expect(visitor.sealed).not.toBe(sealed);
  await visitor.session();
  expect(await sessionsAsked()).toEqual({ minted: 1, refreshed: 1 });
});

test("a platform or a back-end that is slow or down withholds no page", async ({ edge, visitor }) => {
  await startJourney(edge, visitor);
  edge.platform.delayMs = 10_000;
  const began = Date.now();
  expect(await visitor.page()).toContain(EMPTY);
  expect(Date.now() - began).toBeLessThan(4_000);
  edge.platform.reset();
  edge.platform.down = true;
  expect(await visitor.page()).toContain(EMPTY);
  edge.platform.reset();
  edge.backEnd.down = true;
  expect(await visitor.page()).toContain(EMPTY);
  edge.backEnd.reset();
  edge.backEnd.delayMs = 10_000;
  const asked = Date.now();
  expect(await visitor.page()).toContain(EMPTY);
  expect(Date.now() - asked).toBeLessThan(5_000);
});

test("a platform that is slow to renew withholds no page", async ({ edge, visitor }) => {
  edge.backEnd.alter = endingIn(2);
  await startJourney(edge, visitor);
  await new Promise((passed) => setTimeout(passed, 1100));
  edge.platform.delayMs = 10_000;
  const began = Date.now();
  expect(await visitor.page()).toContain(EMPTY);
  expect(Date.now() - began).toBeLessThan(5_000);
});

test("text that reads like a secret is held back, and the page comes all the same", async ({ edge, visitor }) => {
  await startJourney(edge, visitor);
  edge.backEnd.alter = (path, body) => (path === "/api/demo" ? { ...body, by: "sk_finance" } : body);
  const answer = await visitor.ask("/");
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(EMPTY);
});

test("a data block holds secrets back wherever they stand, and no more than those", () => {
  for (const before of ["", " ", "\n", "\t", "\u0001", '"', "_", "key:"]) {
    for (const secret of ["sk_live_1", "rt_test_1"]) {
      expect(() => dataBlock("x", { a: [before + secret] }), JSON.stringify(before)).toThrow("held back");
    }
  }
  expect(dataBlock("x", "risk_1 start_2")).toContain('"risk_1 start_2"');
  expect(dataBlock("x", undefined)).toBe('<script type="application/json" id="x">null</script>');
});

test("what a borrower typed in cannot end the script it comes in", async ({ edge, visitor }) => {
  const journey = await startJourney(edge, visitor);
  edge.platform.alter = (path, body) =>
    path.endsWith("/offers")
      ? {
          ...body,
          data: {
            items: body.data.items.map((offer: object) => ({
              ...offer,
              lenderName: "</script><script>alert(1)</script>",
            })),
          },
        }
      : body;
  await edge.sandbox.force(journey, "OFFERS_AVAILABLE");
  const html = await visitor.page();
  expect(html).toContain('data-screen="offers"');
  expect(html).not.toContain("<script>alert");
});
