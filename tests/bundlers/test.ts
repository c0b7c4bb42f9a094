import { expect, test as base } from "@playwright/test";
import type { Sandbox } from "../browser/sandbox.ts";

interface Fixtures {
  /** Writes something down for the table. */
  note: (type: string, fact: unknown) => void;
  /** Lives through the beginning of a journey on the app at an origin, and expects that nothing complains. */
  visit: (origin: string, sandbox: Sandbox, routes?: string[]) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  note: async ({}, use, { annotations }) => {
    await use((type, fact) => annotations.push({ type, description: JSON.stringify(fact) }));
  },
  visit: async ({ context, page }, use) => {
    await use(async (origin, sandbox, routes = []) => {
      const complaints: string[] = [];
      context.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      context.on("weberror", (error) => complaints.push(String(error.error())));
      await context.request.post(`${sandbox.site}/api/demo/borrower`, { data: { scenario: "straight-through" } });
      if (origin !== sandbox.site) {
        // The partner's back-end, which a development server would be told to proxy.
        await context.route(`${origin}/api/**`, async (route) => {
          const path = new URL(route.request().url()).pathname;
          await route.fulfill({ response: await route.fetch({ url: sandbox.site + path }) });
        });
      }
      for (const path of routes) {
        const session = await (await context.request.post(`${sandbox.site}/api/credit/session`)).json();
        const answer = await context.request.post(origin + path, { data: { ...session, baseUrl: sandbox.api } });
        expect(answer.status(), path).toBe(200);
        expect(await answer.json(), path).toEqual({ screen: "profile" });
      }

      const sees = (screen: string) =>
        expect.poll(async () => [await page.locator("h1").textContent(), ...complaints], { timeout: 30_000 }).toEqual([screen]);
      await page.goto(origin);
      await sees("profile");
      await page.getByRole("button", { name: "Ask for offers" }).click();
      await sees("offers");
    });
  },
});

export { expect };
