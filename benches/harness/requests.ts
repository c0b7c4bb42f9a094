import type { Browser } from "@playwright/test";
import { Stage, type App } from "../peers/apps.ts";
import { Borrower } from "../peers/borrower.ts";
import { browsing } from "./browsing.ts";
import { Random } from "./faults/random.ts";

/** How long is counted. */
const WINDOW_MS = 60_000;

export interface Requests {
  app: App;
  /** Requests to the platform from the profile to the money, at the pace of `WHOLE_SPEED`. */
  wholeJourney: number;
  /** Requests to the platform in one minute of waiting for a disbursal. */
  perMinute: { tabs: 1 | 3; halfHidden: boolean; requests: number }[];
  /** When one visible tab would have noticed a change, in ms, had it come at any of `CHANGES` instants of that minute. */
  notice: Notice;
}

/** How fast a change is noticed, and what that cost. */
export interface Notice {
  meanMs: number;
  p95Ms: number;
  requestsPerMinute: number;
}

const CHANGES = 1_000;

const WHOLE_SPEED = 5;
const WAITING_SPEED = 0.1;

/** What an app asks of the platform: for a whole journey, and while it waits, in one tab and in three. */
export async function measureRequests(browser: Browser, { apps }: { apps: readonly App[] }): Promise<Requests[]> {
  return Promise.all(
    apps.map(async (app) => {
      const perMinute: Requests["perMinute"] = [];
      let notice: Notice = { meanMs: NaN, p95Ms: NaN, requestsPerMinute: NaN };
      for (const tabs of [1, 3] as const) {
        for (const halfHidden of [false, true]) {
          const reads = await waiting(browser, app, tabs, halfHidden);
          perMinute.push({ tabs, halfHidden, requests: reads.length });
          if (tabs === 1 && !halfHidden) notice = noticeOf(reads, new Random("changes"));
        }
      }
      return { app, wholeJourney: await wholeJourney(browser, app), perMinute, notice };
    }),
  );
}

async function wholeJourney(browser: Browser, app: App): Promise<number> {
  await using stage = await Stage.set(app, { scenario: "aa-required", speed: WHOLE_SPEED });
  const context = await browsing(browser);
  const borrower = new Borrower(await context.newPage(), stage.sandbox);
  borrower.patienceMs = 60_000;
  await borrower.arrive();
  await borrower.goesOn();
  const { length } = await stage.sandbox.requests();
  await context.close();
  return length;
}

async function waiting(browser: Browser, app: App, count: number, halfHidden: boolean): Promise<number[]> {
  await using stage = await Stage.set(app, { scenario: "straight-through", speed: WAITING_SPEED });
  const context = await browsing(browser);
  const borrower = new Borrower(await context.newPage(), stage.sandbox);
  await borrower.arriveAt("LENDER_PROCESSING");
  const tabs = [borrower];
  while (tabs.length < count) {
    const tab = new Borrower(await context.newPage(), stage.sandbox);
    await tab.page.goto(stage.sandbox.site);
    tabs.push(tab);
  }
  for (const tab of tabs) await tab.sees("wait");
  await borrower.page.waitForTimeout(8_000);
  const before = (await stage.sandbox.requests()).length;
  await borrower.page.waitForTimeout(WINDOW_MS / 2);
  if (halfHidden) for (const tab of tabs) await tab.page.evaluate(hide);
  await borrower.page.waitForTimeout(WINDOW_MS / 2);
  const requests = (await stage.sandbox.requests()).slice(before);
  await context.close();
  return requests.map(({ at }) => Date.parse(at));
}

/** Changes at random instants between the first read and the last: each is noticed at the next read. */
function noticeOf(reads: readonly number[], random: Random): Notice {
  const [first = NaN, last = NaN] = [reads[0], reads.at(-1)];
  const waits = Array.from({ length: CHANGES }, () => {
    const changed = first + random.next() * (last - first);
    return (reads.find((read) => read >= changed) ?? NaN) - changed;
  }).sort((a, b) => a - b);
  const meanMs = waits.reduce((sum, wait) => sum + wait, 0) / CHANGES;
  return { meanMs, p95Ms: waits[Math.floor(CHANGES * 0.95)] ?? NaN, requestsPerMinute: ((reads.length - 1) / (last - first)) * 60_000 };
}

/** Runs in the page: a headless browser shows every tab. */
function hide(): void {
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
  Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}
