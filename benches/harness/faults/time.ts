import { show } from "../visibility.ts";
import type { Fault, Scene } from "./scene.ts";
import { whileWaiting } from "./waiting.ts";

// Time passes while nobody looks: the page's clock and the platform's leap together.

const DAY_MS = 24 * 60 * 60 * 1000;

/** Minutes pass, and timers run no more than once in each: as often as a browser wakes a page that is long hidden. */
async function pass({ page, sandbox }: Scene, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    await sandbox.advance(60);
    await page.clock.fastForward(60_000);
  }
}

/** Waits for the money by a clock that can be made to leap. */
function whileTimeLeaps(name: string, strike: (scene: Scene) => Promise<void>): Fault {
  const { happen, ...fault } = whileWaiting(name, strike);
  return { ...fault, happen: (scene) => scene.page.clock.install().then(() => happen(scene)) };
}

/** The whole way by a clock that is wrong. */
function wrongBy(name: string, ms: number): Fault {
  return {
    name,
    async happen({ borrower, page }) {
      await page.clock.install({ time: Date.now() + ms });
      await borrower.arrive();
      await borrower.goesOn();
    },
  };
}

export const timeFaults: readonly Fault[] = [
  whileWaiting("offline for seconds", async ({ context, page, sandbox, random }) => {
    await context.setOffline(true);
    await page.waitForTimeout(random.between(4_000, 12_000));
    await sandbox.advance(90);
    await context.setOffline(false);
  }),
  whileTimeLeaps("offline for ten minutes", async (scene) => {
    await scene.context.setOffline(true);
    await pass(scene, 10);
    await scene.context.setOffline(false);
  }),
  whileTimeLeaps("asleep for two hours", async ({ context, page, sandbox, random }) => {
    const tools = await context.newCDPSession(page);
    await tools.send("Page.setWebLifecycleState", { state: "frozen" });
    await new Promise((resolve) => setTimeout(resolve, random.between(2_000, 8_000)));
    await sandbox.advance(2 * 60 * 60);
    await tools.send("Page.setWebLifecycleState", { state: "active" });
    await page.clock.fastForward(2 * 60 * 60 * 1000);
  }),
  whileWaiting("hidden for seconds", async ({ page, sandbox, random }) => {
    await page.evaluate(show, "hidden");
    await sandbox.advance(90);
    await page.waitForTimeout(random.between(4_000, 12_000));
    await page.evaluate(show, "visible");
  }),
  whileTimeLeaps("hidden for six minutes", async (scene) => {
    await scene.page.evaluate(show, "hidden");
    await pass(scene, 6);
    await scene.page.evaluate(show, "visible");
  }),
  wrongBy("clock a day ahead", DAY_MS),
  wrongBy("clock a day behind", -DAY_MS),
];
