import type { Browser } from "@playwright/test";
import { Stage, type App } from "../peers/apps.ts";
import type { Bench } from "../peers/ui/mount.ts";
import { browsing } from "./browsing.ts";
import { answerAtOnce } from "./canned.ts";

/** The first ones fill caches. */
const WARM_UP = 100;
const CYCLES = 1_000;

export interface Memory {
  app: App;
  cycles: number;
  /** What one open loan holds, in bytes: JavaScript's heap, and what lies beside it, such as a wasm's memory. */
  liveBytes: number;
  /** What a thousand that came and went have left behind, per cycle. */
  growthBytes: number;
}

/** What a loan holds, and what it leaves behind when it is let go of. */
export async function measureMemory(browser: Browser, { apps }: { apps: readonly App[] }): Promise<Memory[]> {
  const figures: Memory[] = [];
  for (const app of apps) {
    await using stage = await Stage.set(app, { scenario: "straight-through", speed: 20 });
    const context = await browsing(browser);
    const page = await context.newPage();
    await page.addInitScript(answerAtOnce, { offers: 3, moves: false });
    await page.goto(stage.sandbox.site);
    await page.locator('main[data-screen="offers"]').waitFor();
    const tools = await context.newCDPSession(page);
    const held = async () => {
      await tools.send("HeapProfiler.enable");
      await tools.send("HeapProfiler.collectGarbage");
      await tools.send("HeapProfiler.collectGarbage");
      // The protocol's newer fields are not in the types yet.
      const usage = (await tools.send("Runtime.getHeapUsage")) as { usedSize: number; backingStorageSize?: number };
      return usage.usedSize + (usage.backingStorageSize ?? 0);
    };
    await page.evaluate(comeAndGo, WARM_UP);
    const before = await held();
    await page.evaluate(comeAndGo, CYCLES);
    const after = await held();
    await page.evaluate(openMany, 50);
    const open = await held();
    figures.push({ app, cycles: CYCLES, liveBytes: (open - after) / 50, growthBytes: (after - before) / CYCLES });
    await context.close();
  }
  return figures;
}

/** Runs in the page: opens a loan, waits for its screen, lets it go, and again. */
async function comeAndGo(times: number): Promise<void> {
  const { reopen } = (window as unknown as { bench: Bench }).bench;
  for (let cycle = 0; cycle < times; cycle++) {
    const loan = reopen();
    await new Promise<void>((shown) => {
      const look = () => loan.view.screen.name === "offers" && (stop(), shown());
      const stop = loan.subscribe(look);
      look();
    });
    loan.dispose();
  }
}

/** Runs in the page: opens loans and keeps them. */
async function openMany(count: number): Promise<void> {
  const { reopen } = (window as unknown as { bench: Bench }).bench;
  const kept = Array.from({ length: count }, () => reopen());
  Object.assign(window, { kept });
  await new Promise((resolve) => setTimeout(resolve, 3_000));
}
