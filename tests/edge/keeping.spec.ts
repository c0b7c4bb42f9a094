import { raw } from "./raw.ts";
import { expect, SEAL_SECRET, test } from "./test.ts";
import { Visitor } from "./visitor.ts";

const OTHER_SECRET = "sealing-secret-of-the-edge-suite-2";

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

test("a cookie whose name only looks like the one meant is another", async ({ edge, visitor }) => {
  await visitor.signIn();
  const { borrowerID } = await visitor.session();
  const another = new Visitor(edge.url);
  await another.signIn();
  const [own, theirs] = [visitor, another].map(({ cookies }) => `sandbox_borrower=${cookies.get("sandbox_borrower")}`);
  // A host beside this one may set these: browsers see no prefix in them.
  for (const space of ["\u00a0", "\u0085", "\u2000", "\ufeff"]) {
    for (const sent of [space, Buffer.from(space).toString("latin1")].filter((text) => !/[^\0-\xff]/.test(text))) {
      const headers = { Origin: edge.url, Cookie: `${sent}${theirs}; ${own}` };
      const answer = await raw(`${edge.url}/api/credit/session`, "POST", headers);
      expect(JSON.parse(answer.text).borrowerID).toBe(borrowerID);
    }
  }
});
