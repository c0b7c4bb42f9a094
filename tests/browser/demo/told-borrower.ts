import type { Page } from "@playwright/test";
import { Borrower, type AwayStep, type Stop } from "../borrower.ts";
import type { Sandbox } from "../sandbox.ts";
import type { Narrator } from "./narrator.ts";

/** A borrower whose every move is told. */
export class ToldBorrower extends Borrower {
  /** The demo may be slowed down tenfold. */
  override patienceMs = 300_000;
  #narrator: Narrator;
  #told: string | null = null;

  constructor(page: Page, sandbox: Sandbox, narrator: Narrator) {
    super(page, sandbox);
    this.#narrator = narrator;
  }

  override async arrive(scenario: string): Promise<void> {
    this.#narrator.borrower(`signs in, and opens the site (scenario “${scenario}”)`);
    await super.arrive(scenario);
  }

  override async sees(stop: Stop): Promise<void> {
    // Waits come and go between screens; the first one that shows is told too.
    await this.at("wait").or(this.at(stop)).waitFor({ timeout: this.patienceMs });
    if (await this.at("wait").isVisible()) await this.#tell("wait");
    await super.sees(stop);
    await this.#tell(stop);
  }

  override async press(name: string): Promise<void> {
    this.#narrator.borrower(`presses “${name}”`);
    await super.press(name);
  }

  override async fillProfile(): Promise<void> {
    this.#narrator.borrower("fills in the profile, and agrees to the bureau enquiry");
    await super.fillProfile();
  }

  override async fillBankAccount(): Promise<void> {
    this.#narrator.borrower("fills in the bank account");
    await super.fillBankAccount();
  }

  override async leaveFor(step: AwayStep): Promise<void> {
    await super.leaveFor(step);
    await this.#tell(`page ${step}`);
  }

  /** Everything that can be done with a running loan, to its end. */
  async looksAfterTheLoan(): Promise<void> {
    this.#narrator.borrower("misses an instalment (the sandbox lets a minute pass at once)");
    await this.sandbox.advance(60);
    await this.press("Refresh the status");
    await this.#loanShows("Overdue");
    await this.payMissedInstalment();
    await this.#loanShows("Active");
    await this.payAPart("50000");
    await this.#loanShows(/₹1,9\d,\d{3}/);
    await this.foreclose();
  }

  async #loanShows(text: string | RegExp): Promise<void> {
    const loan = this.page.getByRole("region", { name: "Your loan today" });
    await loan.getByText(text, { exact: true }).waitFor({ timeout: this.patienceMs });
  }

  async #tell(stop: string): Promise<void> {
    if (stop === this.#told) return;
    this.#told = stop;
    await this.#narrator.screen(stop);
  }
}
