import { endingIn, expect, test } from "./test.ts";
import { Visitor } from "./visitor.ts";

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

test("a platform that renews into nothing usable costs one request more, and nobody's session", async ({
  edge,
  visitor,
}) => {
  await visitor.signIn();
  const { borrowerID, sessionExpiresAt } = await visitor.session();
  for (const data of [{}, { sessionToken: "st_test_x" }, "none", [], { sessionToken: "sk_live_1" }]) {
    edge.platform.alter = (path, body) => (path.endsWith("/sessions/refresh") ? { ...body, data } : body);
    expect((await visitor.session(sessionExpiresAt)).borrowerID, JSON.stringify(data)).toBe(borrowerID);
    visitor.sealed = undefined;
    await visitor.session();
  }
});
