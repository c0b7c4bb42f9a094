import { join } from "node:path";
import { test as base, expect, type BrowserContext, type Frame, type JSHandle, type Page } from "@playwright/test";
import { build } from "esbuild";
import type * as Stage from "./stage/index.ts";

// The packed package in a page of its own, on a host made to measure: no sandbox, no network, no time but the test's.

const site = "https://site.example";
const pkg = join(import.meta.dirname, "../../../pkg");

interface Fixtures {
  /** What a test needs in the page: hosts, clients on them, and ways to see what became of both. */
  stage: JSHandle<typeof Stage>;
  /** The same in a frame or in another tab. */
  another: (where: "frame" | "tab") => Promise<JSHandle<typeof Stage>>;
}

/** A test whose page holds the package and the stage. Whatever nobody caught fails it. */
export const test = base.extend<Fixtures, { script: string }>({
  script: [
    async ({}, use) => {
      const entryPoints = [join(import.meta.dirname, "stage/index.ts")];
      // The package is served as it was packed.
      const external = ["*/pkg/entries/browser.js"];
      const { outputFiles } = await build({ entryPoints, external, bundle: true, format: "esm", write: false });
      await use(outputFiles[0]?.text ?? "");
    },
    { scope: "worker" },
  ],
  context: async ({ context, script }, use, testInfo) => {
    testInfo.setTimeout(20_000);
    const uncaught: string[] = [];
    context.on("weberror", (error) => uncaught.push(String(error.error())));
    await serve(context, script);
    await use(context);
    expect(uncaught, "what nobody caught").toEqual([]);
  },
  stage: async ({ page }, use) => {
    await page.goto(site);
    await use(await stageIn(page));
  },
  another: async ({ context, page }, use) => {
    await use(async (where) => {
      if (where === "tab") {
        const tab = await context.newPage();
        await tab.goto(site);
        return await stageIn(tab);
      }
      const framing = (site: string) => {
        const frame = document.createElement("iframe");
        frame.src = site;
        document.body.append(frame);
      };
      const framed = page.waitForEvent("framenavigated", (frame) => frame.parentFrame() !== null);
      await page.evaluate(framing, site);
      return await stageIn(await framed);
    });
  },
});

async function stageIn(page: Page | Frame): Promise<JSHandle<typeof Stage>> {
  return (await page.evaluateHandle("import('/stage.js')")) as JSHandle<typeof Stage>;
}

async function serve(context: BrowserContext, script: string): Promise<void> {
  await context.route("https://consent.example/**", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Consent</title>" }),
  );
  await context.route(`${site}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith("/pkg/")) return route.fulfill({ path: join(pkg, pathname.slice("/pkg/".length)) });
    if (pathname === "/stage.js") return route.fulfill({ contentType: "text/javascript", body: script });
    return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>The host</title>" });
  });
}

export { expect };
