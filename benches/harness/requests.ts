import type { Browser } from "@playwright/test";
import { Stage, type App } from "../peers/apps.ts";
import { Borrower } from "../peers/borrower.ts";
import { browsing } from "./browsing.ts";
import { show } from "./visibility.ts";
import { spreadOf, type Spread } from "./spread.ts";

/** How long a wait is counted. */
const WINDOW_MS = 60_000;
const WHOLE_SPEED = 5;
const WAITING_SPEED = 0.1;

/** What is counted: a borrower in one tab or three, from the profile to the money or at a minute's wait for it. */
interface Count {
  of: "whole journey" | "minute of waiting";
  tabs: 1 | 3;
  /** Whether all tabs are hidden for the second half. */
  halfHidden: boolean;
}

const counts: readonly Count[] = [
  { of: "whole journey", tabs: 1, halfHidden: false },
  { of: "whole journey", tabs: 3, halfHidden: false },
  { of: "minute of waiting", tabs: 1, halfHidden: false },
  { of: "minute of waiting", tabs: 1, halfHidden: true },
  { of: "minute of waiting", tabs: 3, halfHidden: false },
  { of: "minute of waiting", tabs: 3, halfHidden: true },
];

/** Requests that an app has sent to the platform. */
export interface Requests extends Count {
  app: App;
  requests: Spread;
}

/** What an app asks of the platform. Many at once: they mostly wait, and a count does not mind a busy machine. */
export async function measureRequests(browser: Browser, { apps, repeats }: { apps: readonly App[]; repeats: number }): Promise<Requests[]> {
  const figures = counts.flatMap((count) => apps.map((app) => ({ ...count, app, taken: [] as number[] })));
  for (let round = 0; round < repeats; round++) {
    for (const [of, count] of [["whole journey", wholeJourney], ["minute of waiting", waiting]] as const) {
      const these = figures.filter((figure) => figure.of === of);
      await Promise.all(these.map(async (figure) => figure.taken.push(await count(browser, figure))));
    }
  }
  return figures.map(({ taken, ...figure }) => ({ ...figure, requests: spreadOf(taken) }));
}

async function wholeJourney(browser: Browser, { app, tabs }: { app: App; tabs: number }): Promise<number> {
  await using stage = await Stage.set(app, { scenario: "aa-required", speed: WHOLE_SPEED });
  const context = await browsing(browser);
  const borrower = new Borrower(await context.newPage(), stage.sandbox);
  borrower.patienceMs = 60_000;
  await borrower.arrive();
  await borrower.sees("profile");
  for (let tab = 1; tab < tabs; tab++) await (await context.newPage()).goto(stage.sandbox.site);
  await borrower.goesOn();
  const { length } = await stage.sandbox.requests();
  await context.close();
  return length;
}

async function waiting(browser: Browser, { app, tabs: count, halfHidden }: { app: App } & Count): Promise<number> {
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
  if (halfHidden) for (const tab of tabs) await tab.page.evaluate(show, "hidden");
  await borrower.page.waitForTimeout(WINDOW_MS / 2);
  const { length } = await stage.sandbox.requests();
  await context.close();
  return length - before;
}
