import type { BrowserContext, Page } from "@playwright/test";
import { Borrower, type Stop } from "../borrower.ts";
import { effectsOf, expect, test } from "../test.ts";
import type { Sandbox } from "../sandbox.ts";

// Three tabs of one borrower, all in sight: headless Chromium shows every page.

// A disbursal takes 80 seconds, and while it does, whoever polls reads every 2 to 5 of them.
test.use({ speed: 0.1 });

const CLOSEST_MS = 2_000;

/** The borrower's journey at `status`, in three tabs. */
async function threeTabs(borrower: Borrower, status: string, stop: Stop): Promise<Borrower[]> {
  await borrower.arriveAt(status, "straight-through");
  const tabs = [borrower];
  while (tabs.length < 3) {
    const tab = new Borrower(await borrower.page.context().newPage(), borrower.sandbox);
    await tab.page.goto(borrower.sandbox.site);
    tabs.push(tab);
  }
  for (const tab of tabs) await tab.sees(stop);
  return tabs;
}

/** Which tab made each read of the state from now on. */
function readersIn(context: BrowserContext): Page[] {
  const readers: Page[] = [];
  context.on("request", (request) => {
    if (request.method() === "GET" && request.url().endsWith("/state")) readers.push(request.frame().page());
  });
  return readers;
}

/** Waits until somebody polls for all: the reader of two in a row. */
async function leaderOf(readers: Page[]): Promise<Page> {
  let leader: Page | undefined;
  await expect(() => {
    const [before, last] = readers.slice(-2);
    leader = before === last ? last : undefined;
    expect(leader).toBeDefined();
  }).toPass();
  return leader as Page;
}

/** How long after another the last `count` reads of the state reached the platform. */
async function pauses(sandbox: Sandbox, count: number): Promise<number[]> {
  const reads = (await sandbox.requests()).filter(({ method, path }) => method === "GET" && path.endsWith("/state"));
  const times = reads.slice(-count).map(({ at }) => Date.parse(at));
  return times.slice(1).map((at, before) => at - (times[before] ?? 0));
}

test("one reads for all, no more often than one alone would; what it sees shows in all", async ({
  borrower,
  context,
  sandbox,
}) => {
  const tabs = await threeTabs(borrower, "LENDER_PROCESSING", "wait");
  const readers = readersIn(context);
  const leader = await leaderOf(readers);
  const before = readers.length;
  await borrower.page.waitForTimeout(15_000);
  const more = readers.slice(before);
  expect(more.length, "a read every 2 to 5 s").toBeGreaterThanOrEqual(2);
  expect(new Set(more)).toEqual(new Set([leader]));
  for (const pauseMs of await pauses(sandbox, more.length)) expect(pauseMs).toBeGreaterThanOrEqual(CLOSEST_MS);

  await sandbox.advance(90);
  for (const tab of tabs) await tab.sees("disbursed");
});

test("the one that reads is closed: another takes over", async ({ borrower, context }) => {
  const tabs = await threeTabs(borrower, "LENDER_PROCESSING", "wait");
  const readers = readersIn(context);
  const leader = await leaderOf(readers);
  await leader.close();
  readers.length = 0;
  const next = await leaderOf(readers);
  expect(tabs.map(({ page }) => page)).toContain(next);
  expect(next).not.toBe(leader);
});

test("the one that reads freezes: the others are not left waiting", async ({ borrower, context, sandbox }) => {
  const tabs = await threeTabs(borrower, "LENDER_PROCESSING", "wait");
  const leader = await leaderOf(readersIn(context));
  const browser = await context.newCDPSession(leader);
  await browser.send("Page.setWebLifecycleState", { state: "frozen" });
  await sandbox.advance(90);
  const others = tabs.filter(({ page }) => page !== leader);
  for (const tab of others) await tab.sees("disbursed");

  await browser.send("Page.setWebLifecycleState", { state: "active" });
  await borrower.sees("disbursed");
});

test("an offer chosen in one is chosen in all", async ({ borrower, sandbox }) => {
  const tabs = await threeTabs(borrower, "OFFERS_AVAILABLE", "offers");
  await borrower.chooseOffer();
  for (const tab of tabs) await tab.sees("wait");
  expect((await effectsOf(sandbox)).filter((kind) => kind === "offerProceeded")).toHaveLength(1);
});

test.describe("a session that ends", () => {
  // The site asks its back-end for a new one.
  test.use({ expectedErrors: [/status of 401/] });

  test("signed out in one, signed out in all", async ({ borrower, sandbox }) => {
    const tabs = await threeTabs(borrower, "OFFERS_AVAILABLE", "offers");
    await borrower.press("Behind the scenes");
    await borrower.press("Sign out");
    for (const tab of tabs) await tab.sees("signIn");
    const { length } = await sandbox.requests();
    await borrower.page.waitForTimeout(3_000);
    expect(await sandbox.requests(), "nothing is asked any more").toHaveLength(length);
  });
});
