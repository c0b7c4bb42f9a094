import { join } from "node:path";
import { test as base, expect, type JSHandle, type Page } from "@playwright/test";
import { build } from "esbuild";
import type * as Stage from "./stage/index.ts";

// The packed package in a page of its own, on a host made to measure: no sandbox, no network, no time but the test's.

const site = "https://site.example";
const pkg = join(import.meta.dirname, "../../../pkg");

interface Fixtures {
  /** What a test needs in the page: hosts, clients on them, and ways to see what became of both. */
  stage: JSHandle<typeof Stage>;
}

/** A test whose page holds the package and the stage. Whatever nobody caught fails it. */
export const test = base.extend<Fixtures, { script: string }>({
  script: [
    async ({}, use) => {
      const entryPoints = [join(import.meta.dirname, "stage/index.ts")];
      // The package is served as it was packed.
      const external = ["*/pkg/index.js"];
      const { outputFiles } = await build({ entryPoints, external, bundle: true, format: "esm", write: false });
      await use(outputFiles[0]?.text ?? "");
    },
    { scope: "worker" },
  ],
  stage: async ({ page, script }, use, testInfo) => {
    testInfo.setTimeout(20_000);
    const uncaught: string[] = [];
    page.on("pageerror", (error) => uncaught.push(String(error)));
    await serve(page, script);
    await use((await page.evaluateHandle("import('/stage.js')")) as JSHandle<typeof Stage>);
    expect(uncaught, "what nobody caught").toEqual([]);
  },
});

async function serve(page: Page, script: string): Promise<void> {
  await page.route(`${site}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith("/pkg/")) return route.fulfill({ path: join(pkg, pathname.slice("/pkg/".length)) });
    if (pathname === "/stage.js") return route.fulfill({ contentType: "text/javascript", body: script });
    return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>The host</title>" });
  });
  await page.goto(site);
}

export { expect };
