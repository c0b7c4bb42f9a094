import { expect, SEAL_SECRET, test } from "./test.ts";
import { Visitor } from "./visitor.ts";

const OTHER_SECRET = "sealing-secret-of-the-edge-suite-2";

/** Sessions that the back-end gives end this soon. */
const endingIn = (seconds: number) => (path: string, body: any) =>
  path === "/api/edge/session"
    ? { ...body, sessionExpiresAt: new Date(Date.now() + seconds * 1000).toISOString() }
    : body;

test("the page is handed a session token, and the refresh token stays behind", async ({ visitor }) => {
  await visitor.signIn();
  const answer = await visitor.send("/api/credit/session", {});
  const text = await answer.text();
  const { sessionToken, sessionExpiresAt, borrowerID, activeJourney, ...more } = JSON.parse(text);
  expect(sessionToken).toMatch(/^st_test_/);
  expect(Date.parse(sessionExpiresAt)).toBeGreaterThan(Date.now());
  expect(borrowerID).toMatch(/^[0-9a-f-]{36}$/);
  expect(activeJourney).toBeNull();
  expect(more).toEqual({});
  expect(answer.headers.get("cache-control")).toBe("no-store, private");

  const everything = text + [...answer.headers].join() + Buffer.from(visitor.sealed!, "base64url").toString("latin1");
  expect(everything).not.toMatch(/rt_|sk_|refresh/i);
});

test("the cookie is for this host alone, out of reach of scripts, and no larger than browsers take", async ({
  visitor,
}) => {
  await visitor.signIn();
  const [set = ""] = (await visitor.send("/api/credit/session", {})).headers.getSetCookie();
  const [pair = "", ...attributes] = set.split("; ");
  expect(pair).toMatch(/^__Host-credit-session=[\w-]+$/);
  expect(attributes.filter((attribute) => !attribute.startsWith("Max-Age="))).toEqual([
    "Path=/",
    "HttpOnly",
    "Secure",
    "SameSite=Lax",
  ]);
  const days = Number(/Max-Age=(\d+)/.exec(set)?.[1]) / 86_400;
  expect(days).toBeGreaterThan(6.9);
  expect(days).toBeLessThanOrEqual(7);
  expect(set.length).toBeLessThan(4096);
});

test("nobody signed in gets none", async ({ visitor, sessionsAsked }) => {
  const answer = await visitor.send("/api/credit/session", {});
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({ error: { code: "SIGNED_OUT", message: "nobody is signed in" } });
  expect(await sessionsAsked()).toEqual({ minted: 0, refreshed: 0 });
});

test("a session that lives is handed to every page, and a newer one to a page whose own serves no longer", async ({
  visitor,
  sessionsAsked,
}) => {
  await visitor.signIn();
  const first = await visitor.session();
  expect((await visitor.session()).sessionToken).toBe(first.sessionToken);
  expect(await sessionsAsked()).toEqual({ minted: 1, refreshed: 0 });

  const newer = await visitor.session(first.sessionExpiresAt);
  expect(newer.sessionToken).not.toBe(first.sessionToken);
  // The other tab held the first one too: it gets what has been had already.
  expect((await visitor.session(first.sessionExpiresAt)).sessionToken).toBe(newer.sessionToken);
  expect(await sessionsAsked()).toEqual({ minted: 1, refreshed: 1 });
});

test("a session near its end is renewed once for all who ask at the same time", async ({
  edge,
  visitor,
  sessionsAsked,
}) => {
  edge.backEnd.alter = endingIn(4);
  await visitor.signIn();
  const first = await visitor.session();
  await new Promise((passed) => setTimeout(passed, 2_100));
  edge.platform.delayMs = 400;
  const renewed = await Promise.all([1, 2, 3, 4, 5, 6].map(() => visitor.session()));
  const tokens = new Set(renewed.map(({ sessionToken }) => sessionToken));
  expect(tokens.size).toBe(1);
  expect(tokens).not.toContain(first.sessionToken);
  expect(renewed[0]!.borrowerID).toBe(first.borrowerID);
  expect(await sessionsAsked()).toEqual({ minted: 1, refreshed: 1 });
});

test("borrowers who renew at the same time get a session each, of their own", async ({ edge }) => {
  const visitors = [1, 2, 3, 4].map(() => new Visitor(edge.url));
  const before = await Promise.all(
    visitors.map(async (visitor) => {
      await visitor.signIn();
      return visitor.session();
    }),
  );
  edge.platform.delayMs = 300;
  const after = await Promise.all(visitors.map((visitor, at) => visitor.session(before[at]!.sessionExpiresAt)));
  expect(after.map(({ borrowerID }) => borrowerID)).toEqual(before.map(({ borrowerID }) => borrowerID));
  expect(new Set(after.map(({ sessionToken }) => sessionToken)).size).toBe(4);
});

test("a cookie whose refresh token was used elsewhere costs one request more, and nobody's session", async ({
  visitor,
  edge,
  sessionsAsked,
}) => {
  await visitor.signIn();
  const { sessionExpiresAt } = await visitor.session();
  const elsewhere = new Visitor(edge.url);
  for (const [name, value] of visitor.cookies) elsewhere.cookies.set(name, value);

  const renewed = await visitor.session(sessionExpiresAt);
  const late = await elsewhere.session(sessionExpiresAt);
  expect(late.borrowerID).toBe(renewed.borrowerID);
  expect(await sessionsAsked()).toEqual({ minted: 2, refreshed: 2 });
  for (const { sessionToken } of [renewed, late]) {
    const headers = { Authorization: `Bearer ${sessionToken}` };
    expect((await fetch(`${edge.sandbox.api}/api/v1/headless/journeys`, { headers })).status).toBe(200);
  }
});

test("an answer lost after the rotation is asked for again, with the same key", async ({
  edge,
  visitor,
  sessionsAsked,
}) => {
  await visitor.signIn();
  const { sessionExpiresAt, sessionToken } = await visitor.session();
  edge.platform.losing = 1;
  expect((await visitor.session(sessionExpiresAt)).sessionToken).not.toBe(sessionToken);
  const keys = (await edge.sandbox.requests())
    .filter(({ path }) => path.endsWith("/sessions/refresh"))
    .map(({ headers }) => headers.find(([name]) => name === "idempotency-key")?.[1]);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect((await sessionsAsked()).minted).toBe(1);
});

test("a cookie that was altered, cut or made up is as good as none", async ({ visitor, sessionsAsked }) => {
  await visitor.signIn();
  const { borrowerID } = await visitor.session();
  const good = visitor.sealed!;
  const middle = good.length >> 1;
  const altered = good.slice(0, middle) + (good[middle] === "A" ? "B" : "A") + good.slice(middle + 1);
  const bad = [altered, good.slice(0, -4), good.slice(4), "", "%", "null", "A".repeat(4000)];
  for (const [at, sealed] of bad.entries()) {
    visitor.sealed = sealed;
    expect((await visitor.session()).borrowerID).toBe(borrowerID);
    expect(await sessionsAsked()).toEqual({ minted: at + 2, refreshed: 0 });
  }
});

test("a session is of no use to another borrower of the same browser", async ({ visitor, sessionsAsked }) => {
  await visitor.signIn();
  const { borrowerID } = await visitor.session();
  const { sealed } = visitor;
  await visitor.signIn();
  expect(visitor.sealed, "signing in forgets the one before").toBeUndefined();
  visitor.sealed = sealed;
  expect((await visitor.session()).borrowerID).not.toBe(borrowerID);
  expect(await sessionsAsked()).toEqual({ minted: 2, refreshed: 0 });
});

test("signing out forgets the session, also if the cookie stays", async ({ visitor }) => {
  await visitor.signIn();
  await visitor.session();
  const cookies = new Map(visitor.cookies);
  expect((await visitor.ask("/api/demo/borrower", { method: "DELETE" })).status).toBe(204);
  expect(visitor.sealed).toBeUndefined();
  for (const [name, value] of cookies) visitor.cookies.set(name, value);
  const answer = await visitor.send("/api/credit/session", {});
  expect(answer.status).toBe(401);
  expect(visitor.sealed).toBeUndefined();
});

test("what was sealed until a moment is worth nothing after it", async ({ edge, visitor, sessionsAsked }) => {
  const soon = new Date(Date.now() + 1500).toISOString();
  edge.backEnd.alter = (path, body) => (path === "/api/edge/session" ? { ...body, refreshExpiresAt: soon } : body);
  await visitor.signIn();
  await visitor.session();
  await new Promise((passed) => setTimeout(passed, 1600));
  await visitor.session();
  expect(await sessionsAsked()).toEqual({ minted: 2, refreshed: 0 });
});

test("a new sealing secret goes in front, the old one opens until it is taken out", async ({
  edge,
  visitor,
  sessionsAsked,
}) => {
  await visitor.signIn();
  const { sessionToken } = await visitor.session();
  const moved = async (sealSecrets: string) => {
    const there = new Visitor(await edge.another({ sealSecrets }));
    for (const [name, value] of visitor.cookies) there.cookies.set(name, value);
    return there;
  };
  const rotated = await moved(`${OTHER_SECRET} ${SEAL_SECRET}`);
  expect((await rotated.session()).sessionToken).toBe(sessionToken);
  expect(await sessionsAsked()).toEqual({ minted: 1, refreshed: 0 });
  const takenOut = await moved(OTHER_SECRET);
  expect((await takenOut.session()).sessionToken).not.toBe(sessionToken);
  expect(await sessionsAsked()).toEqual({ minted: 2, refreshed: 0 });
});

test("a back-end and a platform that fail end no session that still serves", async ({ edge, visitor }) => {
  edge.backEnd.alter = endingIn(4);
  await visitor.signIn();
  const { sessionToken } = await visitor.session();
  await new Promise((passed) => setTimeout(passed, 2_100));
  edge.platform.down = true;
  edge.backEnd.downAt = "/api/edge/session";
  expect((await visitor.session()).sessionToken).toBe(sessionToken);
});

test("a back-end that fails is told as such, and nothing of what it said", async ({ edge, visitor }) => {
  await visitor.signIn();
  edge.backEnd.down = true;
  const answer = await visitor.send("/api/credit/session", {});
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({
    error: { code: "BACK_END_UNAVAILABLE", message: "no session can be had at the moment; try again" },
  });
});

test("an API key in the back-end's answer goes no further", async ({ edge, visitor }) => {
  await visitor.signIn();
  for (const field of ["sessionToken", "borrowerID", "activeJourney", "note"]) {
    edge.backEnd.alter = (path, body) =>
      path === "/api/edge/session"
        ? { ...body, [field]: field === "activeJourney" ? { status: "sk_live_1" } : "sk_live_1" }
        : body;
    const answer = await visitor.send("/api/credit/session", {});
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(JSON.parse(text).error.code).toBe("SECRET_REFUSED");
    expect(text).not.toContain("sk_");
    expect(visitor.sealed).toBeUndefined();
  }
});

test("kept in a store, the cookie says nothing, and an id given up opens nothing", async ({ edge, sessionsAsked }) => {
  const visitor = new Visitor(await edge.another({ stores: true }));
  await visitor.signIn();
  const first = await visitor.session();
  const id = visitor.sealed!;
  expect(id).toMatch(/^[\w-]{43}$/);
  expect((await visitor.session()).sessionToken).toBe(first.sessionToken);
  const newer = await visitor.session(first.sessionExpiresAt);
  expect(newer.borrowerID).toBe(first.borrowerID);
  expect(await sessionsAsked()).toEqual({ minted: 1, refreshed: 1 });
  expect(visitor.sealed).not.toBe(id);

  visitor.sealed = id;
  await visitor.session();
  expect(await sessionsAsked()).toEqual({ minted: 2, refreshed: 1 });
  await visitor.ask("/api/demo/borrower", { method: "DELETE" });
  expect(visitor.sealed).toBeUndefined();
});
