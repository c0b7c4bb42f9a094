import { errors, type Locator, type Page } from "@playwright/test";
import { account, details } from "../../tests/browser/details.ts";
import type { Sandbox } from "../../tests/browser/sandbox.ts";
import type { AwayStep, Screen } from "./ui/loan.ts";

/** A screen of the apps, a redirect with its step; or the page of another party. */
export type Stop = Exclude<Screen["name"], "redirect"> | `redirect ${AwayStep}` | "elsewhere";

const typed = {
  "Full name": details["Full name"],
  PAN: details["PAN"],
  "Date of birth": details["Date of birth"],
  "Mobile number": details["Mobile number"],
  Email: details["Email"],
  "Monthly income": details["Monthly income"],
  Street: details["Flat, house and street"],
  City: details["City or town"],
  State: details["State"],
  "PIN code": details["PIN code"],
};

const agreed: Record<AwayStep, string> = { aaConsent: "Approve", kyc: "Approve", eMandate: "Approve", loanAgreement: "Sign" };

const leaves: Record<AwayStep, string> = {
  aaConsent: "Continue to the account aggregator",
  kyc: "Continue to identity check",
  eMandate: "Continue to your bank",
  loanAgreement: "Continue to the agreement",
};

/** A borrower at one of the apps: the same moves in all of them. */
export class Borrower {
  readonly page: Page;
  readonly sandbox: Sandbox;
  /** How a button is pressed. */
  press: (button: Locator) => Promise<void> = (button) => button.click();
  /** How long this borrower waits for a screen. */
  patienceMs = 25_000;

  constructor(page: Page, sandbox: Sandbox) {
    this.page = page;
    this.sandbox = sandbox;
    page.setDefaultTimeout(CLICK_MS);
    page.setDefaultNavigationTimeout(this.patienceMs);
  }

  /** Signs in as a new borrower. */
  async signIn(): Promise<void> {
    const answer = await this.page.request.post(`${this.sandbox.site}/api/demo/borrower`, { data: { scenario: "straight-through" } });
    if (answer.status() !== 204) throw new Error(`signing in: ${answer.status()}`);
  }

  /** Signs in and opens the app. */
  async arrive(): Promise<void> {
    await this.signIn();
    await this.page.goto(this.sandbox.site);
  }

  /** Arrives in a journey that is already at `status`. */
  async arriveAt(status: string): Promise<void> {
    await this.arrive();
    await this.sees("profile");
    await this.sandbox.force(await this.sandbox.journeyID(), status);
    await this.page.reload();
  }

  at(stop: Stop): Locator {
    // The apps' own page is empty before it is drawn.
    if (stop === "elsewhere") return this.page.locator("main:not([data-screen]):has(button, a)");
    const [screen, step] = stop.split(" ");
    return this.page.locator(`main[data-screen="${screen}"]${step ? `[data-step="${step}"]` : ""}`);
  }

  async sees(stop: Stop): Promise<void> {
    await this.at(stop).waitFor({ timeout: this.patienceMs });
  }

  /** Sees one of several; which. */
  async seesOneOf(stops: readonly Stop[]): Promise<Stop> {
    return Promise.any(stops.map((stop) => this.at(stop).waitFor({ timeout: this.patienceMs }).then(() => stop))).catch(async () => {
      throw new Error(`none of ${stops.join(", ")} showed, but ${await this.shown()}`);
    });
  }

  /** What is on the screen. */
  async shown(): Promise<string> {
    const main = this.page.locator("main");
    if ((await main.count()) === 0) return `another page (${new URL(this.page.url()).pathname})`;
    const [screen, step, alert] = await main.evaluate((element: HTMLElement) => [
      element.dataset["screen"],
      element.dataset["step"] ?? "",
      element.querySelector('[role="alert"]')?.textContent ?? "",
    ]);
    return [screen, step, alert && `(“${alert}”)`].filter(Boolean).join(" ");
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Does what the screen asks for. */
  async move(at: Stop): Promise<void> {
    switch (at) {
      case "profile":
        for (const [label, value] of Object.entries(typed)) await this.page.getByLabel(label, { exact: true }).fill(value);
        return this.press(this.button("See my offers"));
      case "offers":
        return this.press(this.page.locator("main button:enabled", { hasText: /^Choose / }).first());
      case "form":
        for (const [label, value] of Object.entries(account)) await this.page.getByLabel(label, { exact: true }).fill(value);
        return this.press(this.button("Use this account"));
      case "redirect aaConsent":
      case "redirect kyc":
      case "redirect eMandate":
      case "redirect loanAgreement":
        return this.visit(at.slice("redirect ".length) as AwayStep);
      case "elsewhere":
        return this.#comesBack();
      case "failed":
        return this.press(this.button("Try again"));
      default:
        throw new Error(`nothing to do on ${at}`);
    }
  }

  /** Leaves for the page of a step. */
  async leaveFor(step: AwayStep): Promise<void> {
    await this.press(this.button(leaves[step]));
    await this.page.waitForURL(`${this.sandbox.pages}/**`);
  }

  /** Leaves for the page of a step, decides there, and is brought back. */
  async visit(step: AwayStep, decision = agreed[step]): Promise<void> {
    await this.leaveFor(step);
    await this.decide(decision);
  }

  async decide(decision: string): Promise<void> {
    await this.page.getByRole("button", { name: decision, exact: true }).click();
    await this.page.waitForURL(`${this.sandbox.site}/**`);
  }

  /**
   * Goes on, whatever the app asks for, until one of `ends` shows. Presses again what was refused; a screen that moves
   * on under the borrower's hand is looked at anew.
   */
  async goesOn(ends: readonly Stop[] = ["disbursed"], before?: (at: Stop) => Promise<void>): Promise<Stop> {
    for (let moves = 0; moves < 25; moves++) {
      const at = await this.seesOneOf([...new Set<Stop>([...ends, ...movable])]);
      if (ends.includes(at)) return at;
      await before?.(at);
      await this.move(at).catch((error: unknown) => {
        if (!(error instanceof errors.TimeoutError)) throw error;
      });
      await this.#settles(at);
    }
    throw new Error(`goes in circles at ${await this.shown()}`);
  }

  /** Agrees on the page of another party, or takes the way back if that is all there is. */
  async #comesBack(): Promise<void> {
    const agrees = this.page.getByRole("button", { name: /^(Approve|Sign)$/ });
    await agrees.or(this.page.getByRole("link", { name: "Back to the application" })).first().click();
  }

  async payAPart(amount: string): Promise<void> {
    await this.page.getByLabel("Amount", { exact: true }).fill(amount);
    await this.press(this.button("Pay a part"));
    await this.page.locator('main[data-busy="false"]').waitFor({ timeout: this.patienceMs });
  }

  /** Gives a move time to show: another screen, or why there is none. */
  async #settles(before: Stop): Promise<void> {
    const gone = this.at(before).waitFor({ state: "hidden", timeout: SETTLES_MS });
    const told = this.page.locator('main[data-busy="false"] [role="alert"]:not(:empty)').waitFor({ timeout: SETTLES_MS });
    await Promise.any([gone, told]).catch(() => {});
  }
}

/** By then an app that works has shown what came of a click. */
const SETTLES_MS = 6_000;
/** A click that finds no button in this time is none. */
const CLICK_MS = 5_000;

const movable: readonly Stop[] = [
  "profile",
  "offers",
  "form",
  "redirect aaConsent",
  "redirect kyc",
  "redirect eMandate",
  "redirect loanAgreement",
  "elsewhere",
  "failed",
];
