import type { Client } from "openapi-fetch";
import type { Checks, Wire } from "./checks.ts";
import { connectedClient, dataOf } from "./client.ts";
import type { paths } from "./wire.d.ts";
import { Session } from "./session.ts";

/** The calls that this app makes; each is one attempt. */
export class Platform {
  readonly checks: Checks;
  readonly session: Session;
  #api: Client<paths>;

  constructor(platformUrl: string, checks: Checks) {
    this.checks = checks;
    this.session = new Session(checks.grant);
    this.#api = connectedClient(platformUrl, this.session);
  }

  journeys(signal?: AbortSignal) {
    const params = { query: { type: "PERSONAL_LOAN" } };
    return dataOf(() => this.#api.GET("/journeys", { params, ...given(signal) }), (data) =>
      this.checks.journeys(itemsOf(data)),
    );
  }

  createJourney(metadata: Record<string, string>, key: string) {
    const body = { type: "PERSONAL_LOAN", metadata };
    return dataOf(() => this.#api.POST("/journeys", { params: keyed(key), body }), this.checks.journey);
  }

  state(journeyID: string, signal?: AbortSignal) {
    const params = { path: { journeyID } };
    return dataOf(() => this.#api.GET("/journeys/{journeyID}/state", { params, ...given(signal) }), this.checks.state);
  }

  profile(journeyID: string, signal?: AbortSignal) {
    const params = { path: { journeyID } };
    return dataOf(() => this.#api.GET("/journeys/{journeyID}/profile", { params, ...given(signal) }), this.checks.profile);
  }

  saveProfile(journeyID: string, body: Wire["ProfileUpsert"], key: string) {
    const params = { path: { journeyID }, ...keyed(key) };
    return dataOf(() => this.#api.PUT("/journeys/{journeyID}/profile", { params, body }), this.checks.accepted);
  }

  submitProfile(journeyID: string, key: string) {
    const params = { path: { journeyID }, ...keyed(key) };
    const body = { bureauConsent: true };
    return dataOf(() => this.#api.POST("/journeys/{journeyID}/profile/submit", { params, body }), this.checks.accepted);
  }

  offers(journeyID: string, signal?: AbortSignal) {
    const params = { path: { journeyID } };
    return dataOf(() => this.#api.GET("/journeys/{journeyID}/offers", { params, ...given(signal) }), (data) =>
      this.checks.offers(itemsOf(data)),
    );
  }

  offer(journeyID: string, offerID: string, signal?: AbortSignal) {
    const params = { path: { journeyID, offerID } };
    const path = "/journeys/{journeyID}/offers/{offerID}";
    return dataOf(() => this.#api.GET(path, { params, ...given(signal) }), this.checks.offer);
  }

  proceed(journeyID: string, offerID: string, key: string) {
    const params = { path: { journeyID, offerID }, ...keyed(key) };
    const path = "/journeys/{journeyID}/offers/{offerID}/proceed";
    return dataOf(() => this.#api.POST(path, { params }), this.checks.accepted);
  }

  steps(journeyID: string, offerID: string, signal?: AbortSignal) {
    const params = { path: { journeyID, offerID } };
    const path = "/journeys/{journeyID}/offers/{offerID}/steps";
    return dataOf(() => this.#api.GET(path, { params, ...given(signal) }), this.checks.steps);
  }

  giveAccount(journeyID: string, offerID: string, body: Wire["BankMandate"], key: string) {
    const params = { path: { journeyID, offerID }, ...keyed(key) };
    const path = "/journeys/{journeyID}/offers/{offerID}/steps/bank-mandate";
    return dataOf(() => this.#api.POST(path, { params, body }), this.checks.accepted);
  }

  consents(journeyID: string) {
    const params = { path: { journeyID } };
    return dataOf(() => this.#api.GET("/journeys/{journeyID}/aa/sessions", { params }), (data) =>
      this.checks.consents(itemsOf(data)),
    );
  }

  startConsent(journeyID: string, key: string) {
    const params = { path: { journeyID }, ...keyed(key) };
    return dataOf(() => this.#api.POST("/journeys/{journeyID}/aa/sessions", { params, body: {} }), this.checks.consent);
  }

  redirectConsent(journeyID: string, aaSessionID: string, returnURL: string, key: string) {
    const params = { path: { journeyID, aaSessionID }, ...keyed(key) };
    const path = "/journeys/{journeyID}/aa/sessions/{aaSessionID}/redirect";
    return dataOf(() => this.#api.POST(path, { params, body: { returnURL } }), this.checks.redirect);
  }

  completeConsent(journeyID: string, aaSessionID: string, body: Record<string, string>, key: string) {
    const params = { path: { journeyID, aaSessionID }, ...keyed(key) };
    const path = "/journeys/{journeyID}/aa/sessions/{aaSessionID}/complete";
    return dataOf(() => this.#api.POST(path, { params, body }), this.checks.accepted);
  }

  payAPart(journeyID: string, amount: string, key: string) {
    const params = { path: { journeyID }, ...keyed(key) };
    const path = "/journeys/{journeyID}/post-disbursal/pre-part-payment";
    return dataOf(() => this.#api.POST(path, { params, body: { amount } }), this.checks.accepted);
  }
}

function keyed(key: string) {
  return { header: { "Idempotency-Key": key } };
}

function given(signal: AbortSignal | undefined) {
  return signal ? { signal } : {};
}

/** Lists come in a container or bare. */
function itemsOf(data: unknown): unknown {
  return Array.isArray(data) ? data : (data as { items?: unknown } | null)?.items;
}
