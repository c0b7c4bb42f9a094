import type { Browser, BrowserContext } from "@playwright/test";

type Options = NonNullable<Parameters<Browser["newContext"]>[0]>;

/**
 * A borrower's browser, with nothing in it. What runs in its pages was compiled by tsx, which names functions by a helper
 * of its own: pages need one too.
 */
export async function browsing(browser: Browser, options: Options = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  await context.addInitScript("globalThis.__name ??= (named) => named");
  return context;
}
