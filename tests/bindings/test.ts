import { test as base, expect, type Page, type Request } from "@playwright/test";
import { Sandbox } from "../browser/sandbox.ts";
import { site } from "./site.ts";

interface Fixtures {
  /** Console errors and warnings that belong to the test: the browser itself reports every answer that is not a success. */
  expectedComplaints: RegExp[];
  overseen: void;
}

/** A test with a sandbox, a borrower who is signed in, and a console that stays empty: frameworks complain there. */
export const test = base.extend<Fixtures, { sandbox: Sandbox }>({
  sandbox: [
    async ({}, use) => {
      await using sandbox = await Sandbox.start({ site, speed: 20 });
      await use(sandbox);
    },
    { scope: "worker" },
  ],
  expectedComplaints: [[], { option: true }],
  overseen: [
    async ({ context, sandbox, expectedComplaints }, use) => {
      await sandbox.reset();
      const complaints: string[] = [];
      context.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      context.on("weberror", (error) => complaints.push(String(error.error())));
      const data = { scenario: "straight-through" };
      await context.request.post(`${sandbox.site}/api/demo/borrower`, { data });
      await use();
      const unexpected = complaints.filter(
        (complaint) => !expectedComplaints.some((expected) => expected.test(complaint)),
      );
      expect(unexpected, "complaints on the console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Presses a button. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Waits until the component that opened the journey shows `screen`, and the one below it too. */
export async function sees(page: Page, screen: string, type = "PERSONAL_LOAN"): Promise<void> {
  await expect(page.getByRole("heading")).toHaveText([`${type}: ${screen}`, screen]);
}

/** What the platform is asked for in the next five minutes, by the page's own clock. */
export async function askedInMinutes(page: Page, sandbox: Sandbox): Promise<string[]> {
  const paths: string[] = [];
  const note = (request: Request) => {
    if (request.url().startsWith(sandbox.api)) paths.push(new URL(request.url()).pathname);
  };
  page.on("request", note);
  // In steps: what an answer leads to belongs to it.
  for (let seconds = 0; seconds < 300; seconds += 20) {
    await page.clock.fastForward(20_000);
    await page.waitForTimeout(20);
  }
  page.off("request", note);
  return paths;
}

/** Keeps every request for `url` waiting, until the function that it resolves with is called. */
export async function hold(page: Page, url: string): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await page.route(url, async (route) => {
    await released;
    await route.continue();
  });
  return async () => release();
}

/** Journeys that were created so far. */
export async function journeys(sandbox: Sandbox): Promise<string[]> {
  const created = (await sandbox.effects()).filter(({ kind }) => kind === "journeyCreated");
  return created.map(({ journeyID }) => journeyID);
}
