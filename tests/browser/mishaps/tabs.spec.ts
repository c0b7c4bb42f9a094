import type { BrowserContext, Page } from "@playwright/test";
import { Borrower } from "../borrower.ts";
import { expect, test } from "../test.ts";
import type { Sandbox } from "../sandbox.ts";

// Three tabs of one borrower, all in sight: headless Chromium shows every page. At this speed a disbursal takes 80 s, and
// while it does, one tab reads every 2 to 5 s.

test.use({ speed: 0.1 });

const CLOSEST_MS = 2_000;

/** Opens the site in as many tabs; the first is the borrower's own. */
async function threeTabs(borrower: Borrower): Promise<Borrower[]> {
  const tabs = [borrower];
  while (tabs.length < 3) {
    const tab = new Borrower(await borrower.page.context().newPage(), borrower.sandbox);
    await tab.page.goto(borrower.sandbox.site);
    tabs.push(tab);
  }
  return tabs;
}

/** The tabs that read the state from now on, one for each read. */
function readers(context: BrowserContext): Page[] {
  const readers: Page[] = [];
  context.on("request", (request) => {
    if (request.url().endsWith("/state") && request.method() === "GET") readers.push(request.frame().page());
  });
  return readers;
}

/** When the state was read from now on, as the platform saw it. */
async function readsFrom(sandbox: Sandbox, from: number): Promise<number[]> {
  const reads = (await sandbox.requests()).filter(({ method, path }) => method === "GET" && path.endsWith("/state"));
  return reads.map(({ at }) => Date.parse(at)).filter((at) => at > from);
}

async function leads({ page }: Borrower): Promise<boolean> {
  return page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    const own = await new Promise<string>((take) => {
      void navigator.locks.request("this tab", async () => take((await navigator.locks.query()).held?.find(({ name }) => name === "this tab")?.clientId ?? ""));
    });
    return held.some(({ name, clientId }) => name?.startsWith("credit-journey:") && clientId === own);
  });
}
