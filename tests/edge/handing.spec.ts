import { endingIn, expect, test } from "./test.ts";

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
        ? { ...body, [field]: field === "activeJourney" ? { status: "for:\nsk_live_1" } : "sk_live_1" }
        : body;
    const answer = await visitor.send("/api/credit/session", {});
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(JSON.parse(text).error.code).toBe("SECRET_REFUSED");
    expect(text).not.toContain("sk_");
    expect(visitor.sealed).toBeUndefined();
  }
});
