import type { Browser, CDPSession, Page } from "@playwright/test";
import type { App, Stage } from "../peers/apps.ts";
import type { Bench } from "../peers/ui/mount.ts";
import { browsing } from "./browsing.ts";
import { answerAtOnce, type Canned, type CannedPlatform } from "./canned.ts";
import { Random } from "./faults/random.ts";
import { onStages } from "./stages.ts";
import { interleaved, spreadOf, type Spread } from "./spread.ts";

/** Changes that are waited for, one after another. */
const CHANGES = 1_000;

/** What is waited for, and how long a change takes to come at most: at any moment until then, all as likely. */
const waits: Record<string, { stands: Canned["stands"]; withinMs: number }> = {
  "a step at the lender's": { stands: "steps", withinMs: 60_000 },
  "offers": { stands: "offers", withinMs: 4 * 60_000 },
  "offers, for up to half an hour": { stands: "offers", withinMs: 30 * 60_000 },
};

/** How soon one visible tab shows that something has changed, and what that cost. Each figure is one of `CHANGES`. */
export interface Notice {
  app: App;
  wait: string;
  changes: number;
  meanMs: Spread;
  p95Ms: Spread;
  requestsPerMinute: Spread;
  /** The mean, by what a fixed interval of as many requests would give. */
  againstFixed: Spread;
}

/** One run: `CHANGES` changes. */
interface Run {
  meanMs: number;
  p95Ms: number;
  requestsPerMinute: number;
}

/** Lives through the changes in the browser's virtual time: the clock leaps whenever nothing is to be done. */
export function measureNotice(browser: Browser, { apps, repeats }: { apps: readonly App[]; repeats: number }): Promise<Notice[]> {
  return onStages(apps, async (stages) => {
    const figures: Notice[] = [];
    for (const [wait, { stands, withinMs }] of Object.entries(waits)) {
      const runs = new Map<App, Run[]>(apps.map((app) => [app, []]));
      for (const app of interleaved(apps, repeats)) {
        const taken = runs.get(app);
        const stage = stages.get(app);
        // The same changes for all, and others in each round.
        const random = new Random(`${wait} ${taken?.length}`);
        const pauses = Array.from({ length: CHANGES }, () => random.next() * withinMs);
        if (stage) taken?.push(await liveThrough(browser, stage, stands, pauses));
      }
      for (const [app, taken] of runs) figures.push({ app, wait, changes: CHANGES, ...spreadsOf(taken) });
    }
    return figures;
  });
}

function spreadsOf(runs: readonly Run[]): Pick<Notice, "meanMs" | "p95Ms" | "requestsPerMinute" | "againstFixed"> {
  const of = (value: (run: Run) => number) => spreadOf(runs.map(value));
  return {
    meanMs: of(({ meanMs }) => meanMs),
    p95Ms: of(({ p95Ms }) => p95Ms),
    requestsPerMinute: of(({ requestsPerMinute }) => requestsPerMinute),
    againstFixed: of(({ meanMs, requestsPerMinute }) => meanMs / (30_000 / requestsPerMinute)),
  };
}

async function liveThrough(browser: Browser, { sandbox }: Stage, stands: Canned["stands"], pauses: number[]): Promise<Run> {
  const context = await browsing(browser);
  try {
    const page = await context.newPage();
    await page.addInitScript<Canned>(answerAtOnce, { stands, offers: 3, moves: "when told" });
    await page.goto(sandbox.site);
    await page.locator('main[data-screen="wait"]').waitFor();
    // What goes through other processes, such as who polls of several tabs, is settled in real time.
    await page.waitForTimeout(500);
    await page.evaluate(change, pauses);
    await leapUntilNoticed(page, await context.newCDPSession(page));
    const { noticedMs, requests, tookMs } = await page.evaluate(() => (window as unknown as { changes: Changes }).changes);
    const sorted = [...noticedMs].sort((a, b) => a - b);
    return {
      meanMs: sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length,
      p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? NaN,
      requestsPerMinute: (requests / tookMs) * 60_000,
    };
  } finally {
    await context.close();
  }
}

const HOUR_MS = 60 * 60_000;

async function leapUntilNoticed(page: Page, tools: CDPSession): Promise<void> {
  const noticed = () => page.evaluate(() => (window as unknown as { changes: Changes }).changes.noticedMs.length);
  for (let before = -1, now = await noticed(); now < CHANGES; before = now, now = await noticed()) {
    if (now === before) throw new Error(`change ${now} is not noticed within hours`);
    const leapt = new Promise((expired) => tools.once("Emulation.virtualTimeBudgetExpired", expired));
    await tools.send("Emulation.setVirtualTimePolicy", { policy: "advance", budget: 5 * HOUR_MS });
    await leapt;
  }
}

/** What the page keeps of the changes. */
interface Changes {
  noticedMs: number[];
  requests: number;
  tookMs: number;
}

/** Runs in the page: changes something after each pause, and waits until that shows. */
function change(pauses: number[]): void {
  const { bench, cannedPlatform } = window as unknown as { bench: Bench; cannedPlatform: CannedPlatform };
  const { loan } = bench;
  const changes: Changes = { noticedMs: [], requests: 0, tookMs: 0 };
  const begun = { at: performance.now(), requests: cannedPlatform.requests };
  let changedAt: number | null = null;
  let shown = JSON.stringify(loan.view.screen);
  const next = () => {
    setTimeout(() => {
      changedAt = performance.now();
      cannedPlatform.move();
    }, pauses[changes.noticedMs.length]);
  };
  const stop = loan.subscribe(() => {
    const shows = JSON.stringify(loan.view.screen);
    if (shows === shown || changedAt === null) return;
    shown = shows;
    changes.noticedMs.push(performance.now() - changedAt);
    changedAt = null;
    if (changes.noticedMs.length < pauses.length) return next();
    stop();
    changes.requests = cannedPlatform.requests - begun.requests;
    changes.tookMs = performance.now() - begun.at;
  });
  next();
  Object.assign(window, { changes });
}
