import { connect, type ClientEvent, type Credit, type Journey, type Snapshot } from "credit-journey";
import type { Decision, Platform } from "credit-journey-testing";

/** What a borrower fills in. */
export const profile = {
  profile: {
    contactNumber: "9845012367",
    pan: "AKXPM4821Q",
    panName: "Meera Krishnan",
    dob: "1991-08-17",
    gender: "female",
    personalemail: "meera.krishnan@example.in",
  },
  workProfile: { employmentType: "salaried", income: "85000", companyName: "Tungabhadra Textiles" },
  address: { addressL1: "14 Lotus Residency", city: "Bengaluru", state: "Karnataka", pincode: "560034" },
};

/** Their bank account. */
export const account = {
  accountHolderName: "Meera Krishnan",
  accountNumber: "50100482913377",
  ifsc: "HDFC0001234",
  accountType: "saving",
};

/** A borrower at a page with the client, and what they do there. */
export class Borrower {
  readonly platform: Platform;
  readonly credit: Credit;
  readonly journey: Journey;
  readonly events: ClientEvent[];
  /** Screens as they came, each once in a row. */
  readonly seen: string[] = [];
  #opened: string[];

  private constructor(platform: Platform, credit: Credit, journey: Journey, opened: string[], events: ClientEvent[]) {
    [this.platform, this.credit, this.journey, this.#opened, this.events] = [platform, credit, journey, opened, events];
    this.#see(journey.snapshot);
    journey.subscribe((snapshot) => this.#see(snapshot));
  }

  /** Connects and opens the journey; `options` over what the platform gives. */
  static async arrive(platform: Platform, options: object = platform.connection): Promise<Borrower> {
    const opened: string[] = [];
    const events: ClientEvent[] = [];
    const credit = await connect({
      ...(options as Platform["connection"]),
      openRedirect: (url) => void opened.push(url),
      onEvent: (event) => void events.push(event),
    });
    const journey = await platform.until(credit.journey({ type: "PERSONAL_LOAN" }));
    return new Borrower(platform, credit, journey, opened, events);
  }

  /** Waits for a screen. */
  async sees(screen: Snapshot["screen"]["name"], step?: string): Promise<void> {
    await this.platform.until(() => {
      const at = this.journey.snapshot.screen;
      return at.name === screen && (!step || ("step" in at && at.step === step));
    });
  }

  async asksForOffers(): Promise<void> {
    await this.sees("profile");
    await this.platform.until(this.journey.saveProfile(profile));
    await this.platform.until(this.journey.submitProfile({ bureauConsent: true }));
  }

  async choosesAnOffer(): Promise<void> {
    await this.platform.until(() => {
      const { screen } = this.journey.snapshot;
      return screen.name === "offers" && screen.selectable.length > 0;
    });
    const { screen } = this.journey.snapshot;
    const offer = screen.name === "offers" ? screen.selectable[0] : undefined;
    await this.platform.until(this.journey.proceed(String(offer)));
  }

  /** Leaves for the page of a step, decides there, and is back. */
  async visits(step: string, decision?: Decision): Promise<void> {
    const back = this.platform.visit(await this.leavesFor(step), decision);
    await this.platform.until(this.journey.returned(back));
  }

  /** Leaves for the page of a step; its address. */
  async leavesFor(step: string): Promise<string> {
    await this.sees("redirect", step);
    await this.platform.until(this.journey.openRedirect());
    return this.#opened.at(-1) ?? "";
  }

  async givesTheirAccount(): Promise<void> {
    await this.sees("form", "bankMandate");
    await this.platform.until(this.journey.submitBankMandate(account));
  }

  /** From the profile to the money. */
  async goesAllTheWay(): Promise<void> {
    await this.asksForOffers();
    await this.choosesAnOffer();
    await this.visits("kyc");
    await this.givesTheirAccount();
    await this.visits("eMandate");
    await this.visits("loanAgreement");
    await this.sees("disbursed");
  }

  /** How often something really happened. */
  times(kind: string): number {
    return this.platform.effects(this.journey.snapshot.journeyID ?? undefined).filter((effect) => effect.kind === kind).length;
  }

  #see({ screen }: Snapshot): void {
    const name = "step" in screen ? `${screen.name} ${screen.step}` : screen.name;
    if (this.seen.at(-1) !== name) this.seen.push(name);
  }
}
