import type { Borrower } from "../../peers/borrower.ts";
import type { Fault, Scene } from "./scene.ts";
import { whileWaiting } from "./waiting.ts";

// Several tabs of one borrower.

/** Which of several tabs asks the platform first: where one polls for all, it is that one. */
async function whoPolls(tabs: readonly Borrower[]): Promise<Borrower> {
  return Promise.any(tabs.map((tab) => tab.page.waitForRequest(/\/state$/, { timeout: POLLS_WITHIN_MS }).then(() => tab)));
}

const POLLS_WITHIN_MS = 30_000;

/** Three tabs, all at the wait for the money, and one that polls. */
async function threeTabs(scene: Scene): Promise<{ tabs: Borrower[]; polling: Borrower }> {
  const tabs = [scene.borrower, await scene.tab(), await scene.tab()];
  for (const tab of tabs) await tab.sees("wait");
  // Until they have agreed.
  await scene.page.waitForTimeout(8_000);
  return { tabs, polling: await whoPolls(tabs) };
}

export const tabFaults: readonly Fault[] = [
  whileWaiting("of three tabs the one that polls is frozen", async (scene) => {
    const { tabs, polling } = await threeTabs(scene);
    const tools = await scene.context.newCDPSession(polling.page);
    await tools.send("Page.setWebLifecycleState", { state: "frozen" });
    await scene.sandbox.advance(90);
    for (const tab of tabs) if (tab !== polling) await tab.sees("disbursed");
    await tools.send("Page.setWebLifecycleState", { state: "active" });
  }),
  whileWaiting("of three tabs the one that polls is closed", async (scene) => {
    const { tabs, polling } = await threeTabs(scene);
    await polling.page.close();
    await scene.sandbox.advance(90);
    const left = tabs.filter((tab) => tab !== polling);
    for (const tab of left) await tab.sees("disbursed");
    scene.borrower = left[0] ?? scene.borrower;
  }),
  {
    name: "the same offer chosen in two tabs at once",
    ends: ["redirect kyc"],
    async happen(scene) {
      await scene.borrower.arriveAt("OFFERS_AVAILABLE");
      const tabs = [scene.borrower, await scene.tab()];
      for (const tab of tabs) await tab.sees("offers");
      await Promise.all(tabs.map((tab) => tab.move("offers")));
      for (const tab of tabs) await tab.sees("redirect kyc");
    },
  },
  {
    name: "an offer chosen in one of three tabs shows in all",
    ends: ["redirect kyc"],
    async happen(scene) {
      await scene.borrower.arriveAt("OFFERS_AVAILABLE");
      const others = [await scene.tab(), await scene.tab()];
      for (const tab of [scene.borrower, ...others]) await tab.sees("offers");
      await scene.borrower.move("offers");
      for (const tab of [scene.borrower, ...others]) await tab.sees("redirect kyc");
    },
  },
];
