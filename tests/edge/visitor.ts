/** A browser without a screen: keeps cookies, and says where it asks from as a page of the site does. */
export class Visitor {
  readonly site: string;
  readonly cookies = new Map<string, string>();

  constructor(site: string) {
    this.site = site;
  }

  /** The sealed session. */
  get sealed(): string | undefined {
    return this.cookies.get("__Host-credit-session");
  }

  set sealed(value: string | undefined) {
    this.cookies.set("__Host-credit-session", value ?? "");
  }

  /** Asks the site, from a page of it. */
  async ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const own = { Origin: this.site, "Sec-Fetch-Site": "same-origin", ...(cookie && { Cookie: cookie }) };
    const answer = await fetch(this.site + path, { ...init, headers: { ...own, ...init.headers }, redirect: "manual" });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value) this.cookies.set(name!, value);
      else this.cookies.delete(name!);
    }
    return answer;
  }

  /** The same, with a JSON body. */
  send(path: string, body: unknown): Promise<Response> {
    const headers = { "Content-Type": "application/json" };
    return this.ask(path, { method: "POST", headers, body: JSON.stringify(body) });
  }

  /** Signs in as a new borrower. */
  async signIn(scenario = "straight-through"): Promise<void> {
    const answer = await this.send("/api/demo/borrower", { scenario });
    if (answer.status !== 204) throw new Error(`sign-in answered ${answer.status}`);
  }

  /** What the page is handed; `heldUntil` is of the session that serves no longer. */
  async session(heldUntil?: string): Promise<Handed> {
    const answer = await this.send("/api/credit/session", { heldUntil });
    if (answer.status !== 200) throw new Error(`the session answered ${answer.status}`);
    return (await answer.json()) as Handed;
  }

  /** The page, as HTML. */
  async page(): Promise<string> {
    return (await this.ask("/")).text();
  }
}

/** What the page is handed. */
export interface Handed {
  sessionToken: string;
  sessionExpiresAt: string;
  borrowerID?: string;
  activeJourney?: unknown;
}
