import { connect, isJourneyError, type Credit, type Journey, type OfferCard, type Screen as OurScreen } from "credit-journey";
import { detailsOf, profileOf, type AwayStep, type Command, type Loan, type OfferRow, type Screen, type Surroundings, type View } from "../../ui/loan.ts";

/** This package, and what an app writes around it: its own words for screens and commands. */
export function open(surroundings: Surroundings): Loan {
  return new OurLoan(surroundings);
}

class OurLoan implements Loan {
  view: View = { screen: { name: "loading" }, busy: false, problem: null };
  #options: Parameters<typeof connect>[0];
  #metadata: Record<string, string>;
  #credit: Credit | null = null;
  #journey: Journey | null = null;
  #listeners = new Set<() => void>();
  #disposed = false;

  constructor({ platformUrl, returnUrl, metadata }: Surroundings) {
    this.#metadata = metadata;
    this.#options = {
      baseUrl: platformUrl,
      returnUrl,
      session: () => fetch("/api/credit/session", { method: "POST" }),
    };
    void this.#open();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send(command: Command): void {
    void this.#perform(command);
  }

  dispose(): void {
    this.#disposed = true;
    this.#journey?.dispose();
    this.#credit?.dispose();
  }

  async #open(): Promise<void> {
    this.#show({ screen: { name: "loading" }, busy: false, problem: null });
    try {
      this.#credit ??= await connect(this.#options);
      const journey = await this.#credit.journey({ type: "PERSONAL_LOAN", metadata: this.#metadata });
      if (this.#disposed) return this.dispose();
      this.#journey = journey;
      journey.subscribe(() => this.#follow());
      this.#follow();
    } catch (error) {
      if (this.#disposed) return this.dispose();
      this.#show({ screen: { name: "failed", message: messageOf(error) }, busy: false, problem: null });
    }
  }

  #follow(): void {
    if (!this.#journey) return;
    const { screen, busy } = this.#journey.snapshot;
    this.#show({ screen: screenOf(screen), busy: busy !== null, problem: this.view.problem });
  }

  async #perform(command: Command): Promise<void> {
    const journey = this.#journey;
    if (!journey) return this.#open();
    this.#show({ ...this.view, problem: null });
    try {
      await run(command, journey);
    } catch (error) {
      this.#show({ ...this.view, problem: messageOf(error) });
    }
  }

  #show(view: View): void {
    this.view = view;
    for (const listener of this.#listeners) listener();
  }
}

async function run(command: Command, journey: Journey): Promise<unknown> {
  switch (command.type) {
    case "apply":
      await journey.saveProfile(profileOf(command.details));
      return journey.submitProfile({ bureauConsent: true });
    case "choose":
      return journey.proceed(command.offerID);
    case "leave":
      return journey.openRedirect();
    case "giveAccount":
      return journey.submitBankMandate({ ...command.account, accountType: "saving" });
    case "payAPart":
      return journey.prePartPay({ amount: command.amount });
    case "retry":
      return journey.refresh();
  }
}

function messageOf(error: unknown): string {
  return isJourneyError(error) ? error.message : "Something unexpected happened.";
}

function screenOf(screen: OurScreen): Screen {
  switch (screen.name) {
    case "profile":
      return { name: "profile", saved: detailsOf(screen.profile) };
    case "wait":
      return { name: "wait", for: screen.waitingFor, offers: screen.offers.map(rowOf) };
    case "offers":
      return { name: "offers", offers: screen.offers.map(rowOf), consentWanted: screen.consentFor.length > 0 };
    case "redirect":
      return { name: "redirect", step: screen.step as AwayStep };
    case "form":
      return { name: "form" };
    case "disbursed":
      return { name: "disbursed", outstanding: `${screen.offer?.lenderName ?? ""} ${screen.offer?.amountPrincipal ?? ""}` };
    case "closed":
      return { name: "closed", outcome: screen.outcome };
    case "signIn":
      return { name: "signIn" };
  }
}

function rowOf(offer: OfferCard): OfferRow {
  return {
    offerID: offer.offerID,
    lender: offer.lenderName,
    amount: String(offer.amountPrincipal ?? ""),
    rate: String(offer.interestRate ?? ""),
    selectable: offer.status === "OFFER_RECEIVED",
  };
}
