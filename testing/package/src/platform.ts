import { Answer } from "./answer.js";
import { addressOf, signalOf, taken, type FetchArguments } from "./asked.js";
import { done, read, type Core } from "./core.js";
import type { Effect, RequestRecord } from "./log.js";
import type { Endpoint, Fault, Status } from "./names.js";
import type { Decision, Page } from "./page.js";
import type { Clock, Time } from "./time/clock.js";

/** A borrower's session, as your back-end would hand it to the page. */
export interface Session {
  sessionToken: `st_${string}`;
  sessionExpiresAt: string;
  borrowerID: string;
  activeJourney: { journeyID: string; status: string; nextAction: string | null } | null;
}

/** Where to find it, as `sandbox` was told. */
export interface Addresses {
  baseUrl: string;
  returnUrl: string;
}

const MOST_WAITED_MS = 300_000;

/** The platform, in this process: its API, the other parties' pages, your back-end, and the time they all go by. */
export class Platform {
  /** Origin of the platform, for `connect`. */
  readonly baseUrl: string;
  /** Where pages of other parties return to. */
  readonly returnUrl: string;
  /** The clock, for `connect`. */
  readonly clock: Clock;
  /** While true no request arrives: `fetch` rejects, as it does without a network. */
  offline = false;
  #core: Core;
  #time: Time;

  /** @internal */
  constructor(core: Core, time: Time, { baseUrl, returnUrl }: Addresses) {
    this.#core = core;
    this.#time = time;
    this.baseUrl = baseUrl;
    this.returnUrl = returnUrl;
    this.clock = time.clock;
  }

  /** What `connect` needs to know. Nothing outlives the page: a test does not find what another has stored. */
  get connection(): Pick<Platform, "baseUrl" | "session" | "fetch" | "clock"> & { storage: null } {
    const { baseUrl, session, fetch, clock } = this;
    return { baseUrl, session, fetch, clock, storage: null };
  }

  /** A session of the borrower: what your back-end does, for `connect`. */
  session = async (): Promise<Session> => {
    this.#time.stir();
    return read(() => this.#core.session(this.#time.nowMs()));
  };

  /** Reaches the platform and nothing else, for `connect`. A latency fault holds its answer back in the platform's time. */
  fetch = (async (...given: FetchArguments): Promise<Answer> => {
    const address = addressOf(given[0]);
    if (address.origin !== this.baseUrl) throw new TypeError(`Failed to fetch: ${address.origin} is not the sandbox`);
    const asked = JSON.stringify(await taken(given));
    this.#time.stir();
    if (this.offline) throw new TypeError("Failed to fetch");
    const signal = signalOf(given);
    if (signal?.aborted) throw signal.reason;
    const answer = read<Answered>(() => this.#core.answer(this.#time.nowMs(), asked));
    if (answer.delayMs > 0) await this.#held(answer.delayMs, signal);
    return new Answer(address.href, answer.status, answer.headers, answer.body);
  }) as unknown as typeof fetch;

  /** Lets time pass: every timer due by then fires in order, and what follows from one is done before the next. */
  async advance(ms: number): Promise<void> {
    needMs("advance", ms);
    await this.#time.advance(ms);
  }

  /**
   * Lets time pass until this is true, or this promise has settled; resolves or rejects as it does. Await what may
   * need a retry or a poll through it: `await platform.until(journey.submitProfile(…))`.
   *
   * @throws Error once `withinMs` have passed, five minutes by default.
   */
  until<T>(goal: Promise<T>, withinMs?: number): Promise<T>;
  until(goal: () => boolean, withinMs?: number): Promise<void>;
  async until(goal: Promise<unknown> | (() => boolean), withinMs = MOST_WAITED_MS): Promise<unknown> {
    needMs("until", withinMs);
    if (typeof goal !== "function" && typeof goal?.then !== "function") {
      throw new Error("sandbox: until needs a promise, or a function that returns true at the end");
    }
    let settled = false;
    const isReached = typeof goal === "function" ? goal : () => settled;
    const settle = () => {
      settled = true;
    };
    if (typeof goal !== "function") goal.then(settle, settle);
    const limitMs = this.#time.nowMs() + withinMs;
    await this.advance(0);
    while (!isReached()) {
      const late = !(await this.#time.step(limitMs));
      await this.advance(0);
      if (late && !isReached()) throw new Error(`it has not come to that within ${withinMs} ms`);
    }
    return typeof goal === "function" ? undefined : goal;
  }

  /** What really happened, once per effect, oldest first; in one journey, if it is named. */
  effects(journeyID?: string): Effect[] {
    return read(() => this.#core.effects(this.#time.nowMs(), journeyID));
  }

  /** What was really sent, oldest first; your back-end's calls for sessions too. */
  requests(): RequestRecord[] {
    return read(() => this.#core.requests());
  }

  /** The next call, or the next `times`, meets this fault for certain: any call, or the next of one endpoint. */
  fault(fault: Fault, { on, times = 1 }: { on?: Endpoint; times?: number } = {}): void {
    if (!Number.isSafeInteger(times) || times < 1) throw new Error("sandbox: times must be a whole number, 1 or more");
    done(() => this.#core.appoint(String(fault), on, times));
  }

  /** These faults lie over everything from now on, in place of those before: they strike at random, from the seed. */
  weather(faults: readonly Fault[]): void {
    if (!Array.isArray(faults)) throw new Error("sandbox: weather needs a list of faults; an empty one ends it");
    done(() => this.#core.lay(faults.map(String)));
  }

  /** Puts the newest journey in a status, or the one that is named; what that takes for granted is made up. The client sees it when it looks next. */
  force(status: Status, journeyID?: string): void {
    if (typeof status !== "string") throw new Error("sandbox: force needs a status, such as DISBURSED");
    done(() => this.#core.force(this.#time.nowMs(), status, journeyID));
  }

  /**
   * Opens a page of another party, by the address that `openRedirect` got.
   *
   * @throws Error if there is no such page, or no longer: its text is the borrower's.
   */
  page(url: string): Page {
    const { pathname, searchParams } = pageAddress(url);
    const ecreq = searchParams.get("ecreq") ?? undefined;
    const { action, ...shown } = read<Opened>(() => this.#core.page(this.#time.nowMs(), pathname, ecreq));
    return { ...shown, decide: (decision) => read(() => this.#core.decide(this.#time.nowMs(), action, decision)) };
  }

  /**
   * Opens a page of another party and decides there. Returns the address at which the borrower is back, for
   * `journey.returned()`. A return by POST ends as a back-end lands it: at `returnUrl`, clean.
   */
  visit(url: string, decision: Decision = "approve"): string {
    const { url: back, form } = this.page(url).decide(decision);
    return form ? this.returnUrl : back;
  }

  /** The answer is there, and the network keeps it for a while. */
  #held(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = this.clock.setTimeout(resolve, delayMs);
      signal?.addEventListener("abort", () => {
        this.clock.clearTimeout(timer);
        reject(signal.reason as Error);
      });
    });
  }
}

/** Time that is no number would never be over. */
function needMs(method: string, ms: number): void {
  if (!Number.isFinite(ms) || ms < 0) throw new Error(`sandbox: ${method} needs milliseconds, 0 or more`);
}

/** Most often there is none because nobody has left for a page yet. */
function pageAddress(url: string): URL {
  try {
    return new URL(url);
  } catch {
    throw new Error("sandbox: that is no address of a page; give it the one that `openRedirect` got");
  }
}

/** An answer as the sandbox says it. */
interface Answered {
  status: number;
  headers: [name: string, value: string][];
  body: string;
  delayMs: number;
}

/** A page as the sandbox says it. */
type Opened = Omit<Page, "decide"> & { action: string };
