import type { Browser, CDPSession, Page } from "@playwright/test";
import type { App, Stage } from "../peers/apps.ts";
import type { Bench } from "../peers/ui/mount.ts";
import { browsing } from "./browsing.ts";
import { answerAtOnce, type Canned } from "./canned.ts";
import { onStages } from "./stages.ts";
import { interleaved, spreadOf, type Spread } from "./spread.ts";

/** What is looked at, again and again. */
const looks: Record<string, Canned> = {
  "state unchanged": { stands: "choice", offers: 3, moves: "never" },
  "state changed, 3 offers": { stands: "choice", offers: 3, moves: "at every look" },
  "state changed, 20 offers": { stands: "choice", offers: 20, moves: "at every look" },
  "state changed, 200 offers": { stands: "choice", offers: 200, moves: "at every look" },
};

const WARM_UP = 50;
const LOOKS = 300;

export interface Answers {
  app: App;
  look: string;
  /** Time that the page's main thread was busy for one look, in ms: drawing nothing, waiting for nothing. */
  busyMs: Spread;
  /** What JavaScript allocated for one look, in bytes, collected or not; what a wasm does within its memory is not seen. */
  allocatedBytes: Spread;
}

type Taken = Record<"busyMs" | "allocatedBytes", number>;

/** What one look costs: from the command to the new view, with answers that are there at once. */
export function measureAnswers(browser: Browser, { apps, repeats }: { apps: readonly App[]; repeats: number }): Promise<Answers[]> {
  return onStages(apps, (stages) => lookAtAll(browser, stages, repeats));
}

async function lookAtAll(browser: Browser, stages: ReadonlyMap<App, Stage>, repeats: number): Promise<Answers[]> {
  const apps = [...stages.keys()];
  const figures: Answers[] = [];
  for (const [look, canned] of Object.entries(looks)) {
    const samples = new Map<App, Taken[]>(apps.map((app) => [app, []]));
    for (const app of interleaved(apps, repeats)) {
      const stage = stages.get(app);
      if (stage) samples.get(app)?.push(await lookOften(browser, stage, canned));
    }
    for (const [app, taken] of samples) {
      const [busyMs, allocatedBytes] = [spreadOf(taken.map(({ busyMs }) => busyMs)), spreadOf(taken.map(({ allocatedBytes }) => allocatedBytes))];
      figures.push({ app, look, busyMs, allocatedBytes });
    }
  }
  return figures;
}

async function lookOften(browser: Browser, { sandbox }: Stage, canned: Canned): Promise<Taken> {
  const context = await browsing(browser);
  try {
    const page = await context.newPage();
    await page.addInitScript(answerAtOnce, canned);
    await page.goto(sandbox.site);
    await page.locator('main[data-screen="offers"]').waitFor();
    await page.evaluate(lookTimes, WARM_UP);
    const tools = await context.newCDPSession(page);
    return { busyMs: await busyFor(page, tools), allocatedBytes: await allocatedFor(page, tools) };
  } finally {
    await context.close();
  }
}

async function busyFor(page: Page, tools: CDPSession): Promise<number> {
  await tools.send("Performance.enable");
  const busy = async () => {
    const { metrics } = await tools.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN) * 1000;
  };
  const before = await busy();
  await page.evaluate(lookTimes, LOOKS);
  return ((await busy()) - before) / LOOKS;
}

/** By the engine's own samples: on average one for each `samplingInterval` bytes that were allocated. */
async function allocatedFor(page: Page, tools: CDPSession): Promise<number> {
  const garbageToo = { includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true };
  await tools.send("HeapProfiler.startSampling", { samplingInterval: 4_096, ...garbageToo });
  await page.evaluate(lookTimes, LOOKS);
  const { profile } = await tools.send("HeapProfiler.stopSampling");
  const allocated = (node: Node): number => node.selfSize + node.children.reduce((sum, child) => sum + allocated(child), 0);
  return allocated(profile.head) / LOOKS;
}

interface Node {
  selfSize: number;
  children: Node[];
}

/** Runs in the page: asks for a look, waits for its end, and again. */
async function lookTimes(times: number): Promise<void> {
  // What is drawn is the same for all, and none of the client's work.
  document.querySelector("main")?.remove();
  const { loan } = (window as unknown as { bench: Bench }).bench;
  for (let look = 0; look < times; look++) {
    await new Promise<void>((done) => {
      let begun = false;
      const stop = loan.subscribe(() => {
        begun ||= loan.view.busy;
        if (!begun || loan.view.busy) return;
        stop();
        done();
      });
      loan.send({ type: "retry" });
    });
  }
}
