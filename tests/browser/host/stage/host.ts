import type { ClientEvent, ConnectOptions, Credit, Journey, JourneyError } from "../../../../pkg/entries/browser.js";
import { connect, isJourneyError } from "../../../../pkg/entries/browser.js";
import { Clock } from "./clock.ts";
import { Platform, type Reply, type Request } from "./platform.ts";

/** The least that `saveProfile` takes. */
export const PROFILE = { profile: { contactNumber: "9876501234" } };

/** What a page lends the client, made to measure, and what was asked of it. */
export class Host {
  platform = new Platform();
  clock = new Clock();
  /** What `onEvent` was told. */
  events: ClientEvent[] = [];
  /** The addresses that were opened. */
  opened: string[] = [];
  options: ConnectOptions;

  /** `options` of `connect`, right or wrong, over those that work. */
  constructor(options: { [option in keyof ConnectOptions]?: unknown } = {}) {
    this.options = {
      baseUrl: "https://platform.example",
      storage: null,
      session: this.platform.getSession,
      fetch: this.platform.fetch,
      clock: this.clock,
      onEvent: (event: ClientEvent) => void this.events.push(event),
      openRedirect: (url: string) => void this.opened.push(url),
      ...options,
    } as ConnectOptions;
  }

  connect(): Promise<Credit> {
    return connect(this.options);
  }

  /** A client with its journey open. */
  async atJourney(): Promise<{ credit: Credit; journey: Journey }> {
    const credit = await this.connect();
    return { credit, journey: await credit.journey({ type: "PERSONAL_LOAN" }) };
  }

  /** What the platform replies to a call such as `GET /journeys`: one after the other, the last for good. */
  script(call: string, replies: Reply[]): void {
    this.platform.script(call, replies);
  }

  /** Replies to a request that was held, and waits for what follows. */
  async answer(number: number, reply: Reply): Promise<void> {
    this.platform.answer(number, reply);
    await this.calm();
  }

  /** Waits until nothing moves any more but by time. */
  calm(): Promise<void> {
    return this.platform.calm();
  }

  /** Lets time pass. */
  async pass(ms: number): Promise<void> {
    await this.calm();
    const until = this.clock.time + ms;
    while (this.clock.step(until)) await this.calm();
  }

  /** Lets every timer fire before its time. */
  async fireEarly(): Promise<void> {
    this.clock.fire();
    await this.calm();
  }

  /** The requests, as JSON has them. */
  sent(): Request[] {
    return JSON.parse(JSON.stringify(this.platform.requests.map(({ signal: _, ...request }) => request)));
  }

  /** The calls that were sent, as `GET /journeys`. */
  calls(): string[] {
    return this.platform.requests.map(({ method, url }) => `${method} ${url.split("/headless")[1]}`);
  }

  /** Whether the client has stopped a request. */
  isAborted(number: number): boolean | undefined {
    return this.platform.requests[number]?.signal.aborted;
  }

  /** The phases of the events of a kind, oldest first. */
  phases(kind: ClientEvent["kind"]): string[] {
    return this.events.flatMap((event) => (event.kind === kind && "phase" in event ? [event.phase] : []));
  }
}

/** What a promise rejects with, which must be ours. */
export async function refused(promise: Promise<unknown>): Promise<JourneyError> {
  const error = await promise.then(
    () => new Error("it resolved"),
    (error: unknown) => error,
  );
  if (isJourneyError(error)) return error;
  throw error;
}

/** What has become of a promise by now. */
export function fate(promise: Promise<unknown>): Promise<"pending" | "resolved" | "rejected"> {
  const pending = {};
  return Promise.race([promise, Promise.resolve(pending)]).then(
    (won) => (won === pending ? "pending" : "resolved"),
    () => "rejected",
  );
}

/** Everything an error shows, its stack and cause included. */
export function shown(error: JourneyError): string {
  return [error.message, error.stack, String(error), JSON.stringify([error.details, error.cause])].join("\n");
}
