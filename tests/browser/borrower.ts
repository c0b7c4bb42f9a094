import { expect, type Locator, type Page } from "@playwright/test";
import { account, details } from "./details.ts";
import type { Sandbox } from "./sandbox.ts";

/** A screen of the example site, by `data-screen` and, where it has one, `data-step`. */
export type Stop =
  | "connecting"
  | "failed"
  | "signIn"
  | "profile"
  | "wait"
  | "offers"
  | "redirect aaConsent"
  | "redirect kyc"
  | "redirect eMandate"
  | "redirect loanAgreement"
  | "form bankMandate"
  | "disbursed"
  | "closed";

/** Steps that are done at a page of another party. */
export type AwayStep = "aaConsent" | "kyc" | "eMandate" | "loanAgreement";

/** What the borrower presses there. */
export type Decision = "Approve" | "Sign" | "Decline" | "Later";

const away: Record<AwayStep, { leave: string; agree: Decision }> = {
  aaConsent: { leave: "Continue to the account aggregator", agree: "Approve" },
  kyc: { leave: "Continue to identity check", agree: "Approve" },
  eMandate: { leave: "Continue to your bank", agree: "Approve" },
  loanAgreement: { leave: "Continue to the agreement", agree: "Sign" },
};

/** The straight way to the money: each screen, and the move that leaves it. */
export const straightWay: readonly [Stop, (borrower: Borrower) => Promise<void>][] = [
  ["profile", (borrower) => borrower.askForOffers()],
  ["offers", (borrower) => borrower.chooseOffer()],
  ["redirect kyc", (borrower) => borrower.visit("kyc")],
  ["form bankMandate", (borrower) => borrower.giveBankAccount()],
  ["redirect eMandate", (borrower) => borrower.visit("eMandate")],
  ["redirect loanAgreement", (borrower) => borrower.visit("loanAgreement")],
];

/** The same where lenders want to see bank data first. */
export const wayWithConsent: typeof straightWay = straightWay.flatMap((leg) =>
  leg[0] === "offers" ? [["redirect aaConsent", (borrower) => borrower.visit("aaConsent")], leg] : [leg],
);

/** A borrower at the example site, and what a borrower does there. */
export class Borrower {
  readonly page: Page;
  readonly sandbox: Sandbox;
  /** The lender whose offer this borrower takes. */
  lender = "Sahyadri Capital";
  /** The way this borrower's journey goes. */
  way = straightWay;
  /** How long this borrower waits for a screen: a passive wait looks every 10 to 20 seconds. */
  patienceMs = 30_000;

  constructor(page: Page, sandbox: Sandbox) {
    this.page = page;
    this.sandbox = sandbox;
  }

  /** Signs in as a new borrower whose journey goes as `scenario` says, and opens the site. */
  async arrive(scenario: string): Promise<void> {
    await this.signIn(scenario);
    await this.page.goto(this.sandbox.site);
  }

  /** Arrives in a journey that is already at `status`. */
  async arriveAt(status: string, scenario: string): Promise<void> {
    await this.arrive(scenario);
    await this.sees("profile");
    await this.sandbox.force(await this.sandbox.journeyID(), status);
    await this.page.reload();
  }

  /** Signs in at the partner's back-end: this browser has its cookie from now on. */
  async signIn(scenario: string): Promise<void> {
    const answer = await this.page.request.post(`${this.sandbox.site}/api/demo/borrower`, { data: { scenario } });
    expect(answer.status()).toBe(204);
  }

  /** The landmark of a screen. */
  at(stop: Stop): Locator {
    const [screen, step] = stop.split(" ");
    return this.page.locator(`main[data-screen="${screen}"]${step ? `[data-step="${step}"]` : ""}`);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** Presses a button. */
  async press(name: string): Promise<void> {
    await this.button(name).click();
  }

  /** A field by its label, whether or not this journey can do without it. */
  field(label: string): Locator {
    return this.page.getByLabel(new RegExp(`^${label}\\s*(\\(optional\\))?$`));
  }

  /** Waits until the screen shows. */
  async sees(stop: Stop): Promise<void> {
    await expect(this.at(stop), `the screen is "${stop}"`).toBeVisible({ timeout: this.patienceMs });
  }

  /** Goes on from the screen `from` until `stop` shows. */
  async goesOn({ from = "profile", to }: { from?: Stop; to: Stop }): Promise<void> {
    const start = this.way.findIndex(([at]) => at === from);
    for (const [at, move] of this.way.slice(start)) {
      await this.sees(at);
      if (at === to) return;
      await move(this);
    }
    await this.sees(to);
  }

  async askForOffers(): Promise<void> {
    await this.fillProfile();
    await this.press("See my offers");
  }

  async fillProfile(): Promise<void> {
    for (const [label, value] of Object.entries(details)) {
      await this.field(label).fill(value);
    }
    await this.page.getByRole("radio", { name: "Female", exact: true }).check();
    await this.page.getByRole("radio", { name: "Salaried", exact: true }).check();
    await this.page.getByRole("checkbox", { name: /I agree that Saral Loans/ }).check();
  }

  async chooseOffer(lender = this.lender): Promise<void> {
    await this.press(`Choose this offer from ${lender}`);
    await this.press("Yes, go ahead");
  }

  /** Leaves for the page of a step, decides there, and is brought back. */
  async visit(step: AwayStep, decision: Decision = away[step].agree): Promise<void> {
    await this.leaveFor(step);
    await this.decide(decision);
  }

  /** Leaves for the page of a step. */
  async leaveFor(step: AwayStep): Promise<void> {
    await this.sees(`redirect ${step}`);
    await this.press(away[step].leave);
    await this.page.waitForURL(`${this.sandbox.pages}/**`);
  }

  /** Decides on the page of another party, and is brought back. */
  async decide(decision: Decision): Promise<void> {
    await this.press(decision);
    await this.page.waitForURL(`${this.sandbox.site}/**`);
  }

  async giveBankAccount(accountNumber = account["Account number"]): Promise<void> {
    await this.fillBankAccount(accountNumber);
    await this.press("Use this account");
  }

  async fillBankAccount(accountNumber = account["Account number"]): Promise<void> {
    for (const [label, value] of Object.entries({ ...account, "Account number": accountNumber })) {
      await this.field(label).fill(value);
    }
  }

  async payMissedInstalment(): Promise<void> {
    await this.page.getByRole("button", { name: "Pay a missed instalment" }).click();
    await this.press("Ask to pay it now");
  }

  /** Pays `amount` rupees before they are due. */
  async payAPart(amount: string): Promise<void> {
    await this.page.getByRole("button", { name: "Make a part payment" }).click();
    await this.field("Amount").fill(amount);
    await this.press("Ask to pay this part");
  }

  async foreclose(): Promise<void> {
    await this.page.getByRole("button", { name: "Foreclose the loan" }).click();
    await this.press("Yes, foreclose the loan");
  }
}
