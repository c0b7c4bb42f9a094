import type { FrameLocator, Locator, Page } from "@playwright/test";
import { expect, test as base } from "../test.ts";
import type { Sandbox } from "../sandbox.ts";

/** A borrower at the Hosted page of the example site. */
export class Visitor {
  readonly page: Page;
  readonly sandbox: Sandbox;

  constructor(page: Page, sandbox: Sandbox) {
    this.page = page;
    this.sandbox = sandbox;
  }

  /** Signs in as a new borrower on the way of `scenario`, and goes to the page. */
  async arrive(scenario: string): Promise<void> {
    const data = { experience: "hosted", scenario };
    const answer = await this.page.request.post(`${this.sandbox.site}/api/demo/borrower`, { data });
    expect(answer.status()).toBe(204);
    await this.page.goto(`${this.sandbox.site}/hosted/`);
    await expect(this.at("entry")).toBeVisible();
  }

  at(screen: "entry" | "inline"): Locator {
    return this.page.locator(`main[data-screen="${screen}"]`);
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog", { name: "Your loan" });
  }

  /** What Hosted shows. */
  get hosted(): FrameLocator {
    return this.page.frameLocator('iframe[title="Your loan"]');
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: "Open my loan" }).click();
    await expect(this.dialog).toBeVisible();
  }

  /**
   * Opens Hosted, and tells at which address. It is read on its way: the browser may have forgotten an answer by the
   * time somebody asks for it.
   */
  async opensAt(): Promise<string> {
    let address = "";
    await this.page.route("**/api/credit/hosted", async (route) => {
      const answer = await route.fetch();
      address = ((await answer.json()) as { embedURL: string }).embedURL;
      await route.fulfill({ response: answer });
    }, { times: 1 });
    await this.open();
    await this.sees("Review your loan");
    return address;
  }

  /** Sees a step within Hosted. */
  async sees(heading: string): Promise<void> {
    await expect(this.hosted.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
  }

  /** Presses a button within Hosted. */
  async press(name: string): Promise<void> {
    await this.hosted.getByRole("button", { name, exact: true }).click();
  }

  /** How the last visit ended, as the page tells the borrower. */
  async wasTold(words: RegExp): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: words })).toBeVisible();
  }

  /** What the panel tells of the client. */
  async readsInLog(words: string): Promise<Locator> {
    const toggle = this.page.getByRole("button", { name: "Behind the scenes" });
    if ((await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
    const log = this.page.getByRole("region", { name: "Log" });
    await expect(log).toContainText(words);
    return log;
  }

  async kinds(): Promise<string[]> {
    return (await this.sandbox.effects()).map(({ kind }) => kind);
  }
}

export const test = base.extend<{ visitor: Visitor }>({
  visitor: async ({ page, sandbox }, use) => {
    await use(new Visitor(page, sandbox));
  },
});

export { expect };
