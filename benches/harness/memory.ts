import type { Browser } from "@playwright/test";
import type { App, Stage } from "../peers/apps.ts";
import type { Bench } from "../peers/ui/mount.ts";
import { browsing } from "./browsing.ts";
import { answerAtOnce, type Canned } from "./canned.ts";
import { onStages } from "./stages.ts";
import { spreadOf, type Spread } from "./spread.ts";
import { watchWasmMemory, type WasmMemory } from "./wasm-memory.ts";

/** The first ones fill caches, those of the compiler too, and the wasm's memory to its peak. */
const WARM_UP = 5_000;
const CYCLES = 1_000;
/** A leak shows every time; a cache that fills once, or code that V8 throws away, does not. */
const BATCHES = 3;
/** Loans opened beside the page's own. Not more: those of one page hear each other, as tabs do. */
const OPEN = 10;
/** Garbage is collected this often, over most of a minute: by then the time limits of all requests are over, and what they held is free. */
const LOOKS = 8;
const COLLECT_EVERY_MS = 5_000;

/** Bytes that are held: V8's heap, what lies beside it, and the wasm's memory. */
export interface Memory {
  app: App;
  cycles: number;
  /** By a page with its one open loan. */
  page: Spread;
  /** Of that, by the wasm's memory, which comes in pages of 64 KB. */
  wasm: Spread;
  /** By each loan opened beside it. */
  loan: Spread;
  /** By each of `cycles` loans that came and went: the middle one of three batches. */
  leftBehind: Spread;
  /** What the figure before would be for a page that just lies there as long: the noise. */
  idle: Spread;
}

type Figure = Exclude<keyof Memory, "app" | "cycles">;
const figures: readonly Figure[] = ["page", "wasm", "loan", "leftBehind", "idle"];

/** What a loan holds, and what it leaves behind. All at once, each in a page of its own: no figure here minds a busy machine. */
export function measureMemory(browser: Browser, { apps, repeats }: { apps: readonly App[]; repeats: number }): Promise<Memory[]> {
  return onStages(apps, async (stages) => {
    const measured = [...stages].map(async ([app, stage]) => {
      const taken = await Promise.all(Array.from({ length: repeats }, () => comeAndGoAndStay(browser, stage)));
      const spreads = figures.map((figure) => [figure, spreadOf(taken.map((values) => values[figure]))]);
      return { app, cycles: CYCLES, ...Object.fromEntries(spreads) } as Memory;
    });
    return Promise.all(measured);
  });
}

async function comeAndGoAndStay(browser: Browser, { sandbox }: Stage): Promise<Record<Figure, number>> {
  const context = await browsing(browser);
  try {
    const page = await context.newPage();
    await page.addInitScript(watchWasmMemory);
    await page.addInitScript<Canned>(answerAtOnce, { stands: "choice", offers: 3, moves: "never" });
    await page.goto(sandbox.site);
    await page.locator('main[data-screen="offers"]').waitFor();
    const tools = await context.newCDPSession(page);
    await tools.send("HeapProfiler.enable");
    const wasmHeld = () => page.evaluate(() => (window as unknown as WasmMemory).wasmBytes());
    const collected = async () => {
      await page.waitForTimeout(COLLECT_EVERY_MS);
      await tools.send("HeapProfiler.collectGarbage");
      // The protocol's newer fields are not in the types yet.
      const usage = (await tools.send("Runtime.getHeapUsage")) as { usedSize: number; embedderHeapUsedSize: number; backingStorageSize: number };
      return usage.usedSize + usage.embedderHeapUsedSize + usage.backingStorageSize + (await wasmHeld());
    };
    const held = async () => {
      const looks: number[] = [];
      while (looks.length < LOOKS) looks.push(await collected());
      return Math.min(...looks);
    };
    const [alone, wasm] = [await held(), await wasmHeld()];
    await page.evaluate(comeAndGo, WARM_UP);
    const [before, idle] = [await held(), await held()];
    const batches = [idle];
    while (batches.length <= BATCHES) {
      await page.evaluate(comeAndGo, CYCLES);
      batches.push(await held());
    }
    const after = batches.at(-1) ?? NaN;
    const grown = batches.slice(1).map((bytes, batch) => bytes - (batches[batch] ?? NaN));
    await page.evaluate(openBeside, OPEN);
    const open = await held();
    return { page: alone, wasm, loan: (open - after) / OPEN, leftBehind: spreadOf(grown).median / CYCLES, idle: (idle - before) / CYCLES };
  } finally {
    await context.close();
  }
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
async function openBeside(count: number): Promise<void> {
  const { reopen } = (window as unknown as { bench: Bench }).bench;
  const kept = Array.from({ length: count }, () => reopen());
  Object.assign(window, { kept });
  await new Promise<void>((shown) => {
    const look = () => kept.every(({ view }) => view.screen.name === "offers") && shown();
    for (const loan of kept) loan.subscribe(look);
    look();
  });
}
