import type { Sandbox } from "../browser/sandbox.ts";

const profile = {
  profile: {
    contactNumber: "9845012367",
    panName: "Meera Krishnan",
    pan: "AKXPM4821Q",
    dob: "1991-08-17",
    gender: "female",
    personalemail: "meera.krishnan@example.in",
  },
  workProfile: { employmentType: "salaried", income: "85000" },
  address: { addressL1: "14 Lotus Residency", city: "Bengaluru", state: "Karnataka", pincode: "560034" },
};

/** A borrower at the sandbox, by the platform's API alone. */
export class Borrower {
  #sandbox: Sandbox;
  #token: string;
  #journeyID = "";

  private constructor(sandbox: Sandbox, token: string) {
    this.#sandbox = sandbox;
    this.#token = token;
  }

  static async signIn(sandbox: Sandbox): Promise<Borrower> {
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ scenario: "straight-through" });
    const signedIn = await fetch(`${sandbox.site}/api/demo/borrower`, { method: "POST", headers, body });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const session = await fetch(`${sandbox.site}/api/credit/session`, { method: "POST", headers: { cookie } });
    const { sessionToken } = (await session.json()) as { sessionToken: string };
    return new Borrower(sandbox, sessionToken);
  }

  /** From the first screen until the money is paid out. What the steps' pages would do, the sandbox is told to. */
  async goesAllTheWay(): Promise<string> {
    const { journeyID } = await this.#call("POST", "", { type: "PERSONAL_LOAN", metadata: {} });
    this.#journeyID = journeyID;
    await this.#call("PUT", "/profile", profile);
    await this.#call("POST", "/profile/submit", { bureauConsent: true });
    const offerID = await this.#anOffer();
    await this.#call("POST", `/offers/${offerID}/proceed`, {});
    await this.#sandbox.force(journeyID, "LENDER_PROCESSING");
    while ((await this.state()).status !== "DISBURSED") await pause();
    return journeyID;
  }

  async state(): Promise<{ status: string; updatedAt: string }> {
    return this.#call("GET", "/state");
  }

  async #anOffer(): Promise<string> {
    for (;;) {
      const { items } = await this.#call("GET", "/offers");
      const offer = items.find(({ status }: { status: string }) => status === "OFFER_RECEIVED");
      if (offer) return offer.offerID;
      await pause();
    }
  }

  async #call(method: string, below: string, body?: object): Promise<any> {
    const path = this.#journeyID ? `/journeys/${this.#journeyID}${below}` : "/journeys";
    const answer = await fetch(`${this.#sandbox.api}/api/v1/headless${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.#token}`,
        "Content-Type": "application/json",
        "Idempotency-Key": crypto.randomUUID(),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const { data, error } = (await answer.json()) as { data: unknown; error: { code: string } | null };
    if (error) throw new Error(`${method} ${path}: ${error.code}`);
    return data;
  }
}

const pause = () => new Promise((passed) => setTimeout(passed, 50));
