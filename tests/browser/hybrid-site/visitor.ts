import type { Locator, Page } from "@playwright/test";
import { expect, test as base } from "../test.ts";
import type { Sandbox } from "../sandbox.ts";

type Screen = "signIn" | "details" | "wait" | "offers" | "consent" | "noOffers" | "handoff" | "failed";

/** A passive wait reads every 10 to 20 seconds. The demo has no test runner to know that. */
const patience = { timeout: 25_000 };

/** A borrower at the Hybrid page of the example site. */
export class Visitor {
  readonly page: Page;
  readonly sandbox: Sandbox;

  constructor(page: Page, sandbox: Sandbox) {
    this.page = page;
    this.sandbox = sandbox;
  }

  /** Signs in as a new borrower on the way of `scenario`, and goes to the page. */
  async arrive(scenario: string): Promise<void> {
    const data = { experience: "hybrid", scenario };
    const answer = await this.page.request.post(`${this.sandbox.site}/api/demo/borrower`, { data });
    expect(answer.status()).toBe(204);
    await this.page.goto(`${this.sandbox.site}/hybrid/`);
    await this.sees("details");
  }

  /** The same, and asks for offers with the details as they are filled in. */
  async ask(scenario: string): Promise<void> {
    await this.arrive(scenario);
    await this.press("See my offers");
  }

  async sees(screen: Screen): Promise<void> {
    await expect(this.page.locator(`main[data-screen="${screen}"]`), `the screen is "${screen}"`).toBeVisible(patience);
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  /** A lender's offers. */
  lender(name: string): Locator {
    return this.page.getByRole("group", { name, exact: true });
  }

  async choose(lender: string): Promise<void> {
    await this.press(`Choose this offer from ${lender}`);
  }

  /** Goes to the aggregator's page by `button`, and decides there. */
  async consent(button: string, decision: "Approve" | "Decline" | "Later"): Promise<void> {
    await this.press(button);
    await this.page.waitForURL(`${this.sandbox.pages}/aggregator/**`);
    await this.press(decision);
    await this.page.waitForURL(`${this.sandbox.site}/hybrid/`);
  }

  /** Is at the Hosted page, in this tab. */
  async isHandedOff(): Promise<void> {
    await this.page.waitForURL(`${this.sandbox.hosted}/lab/embed**`);
  }

  /** Hands off with the offer of a lender in this tab; the address that was made for it. */
  async handOff(lender: string): Promise<string> {
    let address = "";
    await this.page.route(/\/hosted-url$/, async (route) => {
      const response = await route.fetch();
      address = ((await response.json()) as { data: { hosted_url: string } }).data.hosted_url;
      await route.fulfill({ response });
    });
    await this.choose(lender);
    await this.press("Continue to the lender");
    await this.isHandedOff();
    return address;
  }

  async seesHeading(words: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(words, patience);
  }

  /** What happened, in order. */
  async kinds(): Promise<string[]> {
    const kinds = (await this.sandbox.effects()).map(({ kind }) => kind);
    return kinds.filter((kind) => kind !== "hybridResumed");
  }
}

export const test = base.extend<{ visitor: Visitor }>({
  visitor: async ({ page, sandbox }, use) => {
    await use(new Visitor(page, sandbox));
  },
});

export { expect };
