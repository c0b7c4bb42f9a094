import type { Browser } from "@playwright/test";
import type { App } from "../peers/apps.ts";
import { browsing } from "./browsing.ts";
import { Delivery } from "./delivery.ts";
import { onStages } from "./stages.ts";
import { interleaved, spreadOf, type Spread } from "./spread.ts";

/** Two networks, as the developer tools name them. */
const networks = {
  cable: { latency: 28, downloadThroughput: (5_000 * 1024) / 8, uploadThroughput: (1_000 * 1024) / 8 },
  "fast 3G": { latency: 150 * 3.75, downloadThroughput: (1_600 * 1024 * 0.9) / 8, uploadThroughput: (750 * 1024 * 0.9) / 8 },
} as const;

export interface ColdStart {
  app: App;
  network: keyof typeof networks;
  cpu: 1 | 4;
  /** From navigation, in ms. */
  firstRequest: Spread;
  firstScreen: Spread;
  /** What had come over the wire when the first API request was sent, and how many requests that took. */
  before: { bytes: Spread; requests: Spread };
}

interface Sample {
  firstRequest: number;
  firstScreen: number;
  bytes: number;
  requests: number;
}

/** From navigation to the first API request on its way, and to the first screen, with nothing cached. */
export function measureColdStart(browser: Browser, { apps, repeats }: { apps: readonly App[]; repeats: number }): Promise<ColdStart[]> {
  return onStages(apps, async (stages) => {
    const deliveries = await Promise.all([...stages.values()].map((stage) => Delivery.of(stage)));
    try {
      return await startAll(browser, apps, deliveries, repeats);
    } finally {
      for (const delivery of deliveries) delivery.stop();
    }
  });
}

async function startAll(browser: Browser, apps: readonly App[], deliveries: readonly Delivery[], repeats: number): Promise<ColdStart[]> {
  const figures: ColdStart[] = [];
  for (const network of Object.keys(networks) as (keyof typeof networks)[]) {
    for (const cpu of [1, 4] as const) {
      const samples = new Map<App, Sample[]>(apps.map((app) => [app, []]));
      for (const app of interleaved(apps, repeats)) {
        const delivery = deliveries[apps.indexOf(app)];
        if (delivery) samples.get(app)?.push(await startOnce(browser, delivery, networks[network], cpu));
      }
      for (const [app, taken] of samples) {
        const of = (what: keyof Sample) => spreadOf(taken.map((sample) => sample[what]));
        const before = { bytes: of("bytes"), requests: of("requests") };
        figures.push({ app, network, cpu, firstRequest: of("firstRequest"), firstScreen: of("firstScreen"), before });
      }
    }
  }
  return figures;
}

async function startOnce(
  browser: Browser,
  { origin }: Delivery,
  network: (typeof networks)[keyof typeof networks],
  cpu: number,
): Promise<Sample> {
  const context = await browsing(browser);
  try {
    await context.request.post(`${origin}/api/demo/borrower`, { data: { scenario: "straight-through" } });
    const page = await context.newPage();
    const tools = await context.newCDPSession(page);
    await tools.send("Network.enable");
    await tools.send("Network.emulateNetworkConditions", { offline: false, ...network });
    await tools.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    await page.addInitScript(watchForScreen);
    await page.goto(origin);
    await page.waitForFunction(() => "firstScreenAt" in window, undefined, { timeout: 60_000 });
    return await page.evaluate(startSeen);
  } finally {
    await context.close();
  }
}

/** Runs in the page: what the browser has noted of its start. */
function startSeen(): Sample {
  const fetched = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")] as PerformanceResourceTiming[];
  const firstRequest = Math.min(...fetched.filter(({ name }) => name.includes("/api/")).map(({ startTime }) => startTime));
  const arrived = fetched.filter(({ responseEnd }) => responseEnd <= firstRequest);
  const { firstScreenAt } = window as unknown as { firstScreenAt: number };
  return {
    firstRequest,
    firstScreen: firstScreenAt,
    bytes: arrived.reduce((sum, { transferSize }) => sum + transferSize, 0),
    requests: arrived.length,
  };
}

/** Runs in the page, before the app: notes when the borrower first sees what to do. */
function watchForScreen(): void {
  const seen = () => {
    const screen = document.querySelector("main")?.dataset["screen"];
    if (!screen || screen === "loading") return;
    observer.disconnect();
    Object.assign(window, { firstScreenAt: performance.now() });
  };
  const observer = new MutationObserver(seen);
  observer.observe(document, { subtree: true, childList: true, attributes: true });
}
