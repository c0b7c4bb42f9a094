import type { Sandbox } from "../browser/sandbox.ts";

/** A borrower of Hybrid or Hosted at the sandbox, by the partner's back-end and Hosted's own page. */
export class Visitor {
  #sandbox: Sandbox;
  #cookie: string;
  #session = "";

  private constructor(sandbox: Sandbox, cookie: string) {
    this.#sandbox = sandbox;
    this.#cookie = cookie;
  }

  static async signIn(sandbox: Sandbox, experience: "hybrid" | "hosted", scenario: string): Promise<Visitor> {
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ experience, scenario });
    const signedIn = await fetch(`${sandbox.site}/api/demo/borrower`, { method: "POST", headers, body });
    return new Visitor(sandbox, signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "");
  }

  /** Hybrid, from the details to a choice; goes on in Hosted. */
  async choosesAnOffer(): Promise<void> {
    await this.#ask("POST", "hybrid/journey", { personal: { panName: "Meera Krishnan" } });
    const offerID = await this.#anOffer();
    await this.#open((await this.#ask("POST", `hybrid/offers/${offerID}/hosted-url`)).data.hosted_url);
  }

  async opensHosted(): Promise<void> {
    await this.#open((await this.#ask("POST", "hosted")).embedURL);
  }

  /** Does the step at hand in Hosted. */
  async doesAStep(): Promise<void> {
    const headers = { Authorization: `Bearer ${this.#session}` };
    await read(await fetch(`${this.#sandbox.hosted}/lab/journey/step`, { method: "POST", headers }));
  }

  async #open(url: string): Promise<void> {
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ token: new URL(url).hash.slice(1) });
    this.#session = (await read(await fetch(`${this.#sandbox.hosted}/lab/session`, { method: "POST", headers, body }))).session;
  }

  async #anOffer(): Promise<string> {
    for (;;) {
      const { lenders } = (await this.#ask("GET", "hybrid/offers")).data;
      const offers: { offerID: string; status: string }[] = Object.values<any>(lenders).flatMap(({ offers }) => offers);
      const offer = offers.find(({ status }) => status === "OFFER_RECEIVED");
      if (offer) return offer.offerID;
      await new Promise((passed) => setTimeout(passed, 50));
    }
  }

  async #ask(method: string, path: string, body?: object): Promise<any> {
    const headers = { cookie: this.#cookie, "Content-Type": "application/json" };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    return read(await fetch(`${this.#sandbox.site}/api/credit/${path}`, init));
  }
}

async function read(answer: Response): Promise<any> {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.json();
}
