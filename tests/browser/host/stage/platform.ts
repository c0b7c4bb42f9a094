import { turn } from "./clock.ts";

/** The journey that the platform knows, on the screen `profile`. */
export const JOURNEY = "11111111-1111-4111-8111-111111111111";
/** Calls as scripts name them. */
export const READ = `GET /journeys/${JOURNEY}`;
export const STATE = `${READ}/state`;
export const SAVE = `PUT /journeys/${JOURNEY}/profile`;
export const CONSENT = `POST /journeys/${JOURNEY}/aa/sessions/cccccccc-cccc-4ccc-8ccc-cccccccccccc/redirect`;

const BASE = "https://platform.example/api/v1/headless";

/** What becomes of a request: an answer, nothing yet, or no answer at all. */
export interface Reply {
  data?: unknown;
  error?: object;
  /** A body that is no envelope. */
  text?: string;
  status?: number;
  headers?: Record<string, string>;
  /** It is answered by `answer()`. */
  held?: boolean;
  throws?: boolean;
  rejects?: boolean;
  /** `fetch` resolves with nothing. */
  nothing?: boolean;
  /** Promise and Response are of another realm. */
  elsewhere?: boolean;
}

/** A request as it was given to `fetch`. */
export type Request = Omit<RequestInit, "signal"> & { url: string; headers: Record<string, string> };

type World = Pick<typeof globalThis, "Promise" | "Response">;

/** A platform that answers from a script: by call, one reply after the other, the last for good. */
export class Platform {
  requests: (Request & { signal: AbortSignal })[] = [];
  /** How often a session was asked for. */
  sessions = 0;
  session: Record<string, unknown> = {
    sessionToken: "st_live_canary",
    activeJourney: { journeyID: JOURNEY, status: "STARTED", nextAction: null },
  };
  #scripts = new Map<string, Reply[]>();
  #held: ((reply: Reply) => void)[] = [];
  #reading = 0;

  constructor() {
    const updatedAt = "2026-03-05T11:59:00.000Z";
    const state = { journeyID: JOURNEY, status: "STARTED", nextAction: "COMPLETE_PROFILE", updatedAt };
    this.script(READ, [{ data: { ...state, type: "PERSONAL_LOAN" } }]);
    this.script(STATE, [{ data: state }]);
    this.script(`${READ}/profile`, [{ data: { profile: null, missingFields: ["profile.pan"] } }]);
  }

  /** Sets what a call is replied to from now on. */
  script(call: string, replies: Reply[]): void {
    this.#scripts.set(call, [...replies]);
  }

  /** From now on the journey waits for the borrower's consent, to be given at another party's page. */
  wantConsent(): void {
    const [aaSessionID, updatedAt] = ["cccccccc-cccc-4ccc-8ccc-cccccccccccc", "2026-03-05T12:00:00.000Z"];
    const state = { journeyID: JOURNEY, status: "AA_REQUIRED", nextAction: "COMPLETE_AA", updatedAt };
    this.script(READ, [{ data: { ...state, type: "PERSONAL_LOAN" } }]);
    this.script(STATE, [{ data: state }]);
    this.script(`${READ}/aa/sessions`, [{ data: { items: [{ aaSessionID, state: "REDIRECT_READY" }] } }]);
    this.script(CONSENT, [{ data: { redirectURL: "https://consent.example/page" } }]);
  }

  getSession = (): Promise<unknown> => {
    this.sessions += 1;
    return Promise.resolve(this.session);
  };

  fetch = (url: string, init: RequestInit & { method: string; signal: AbortSignal }): Promise<Response> => {
    this.requests.push({ url, ...init } as Request & { signal: AbortSignal });
    const replies = this.#scripts.get(`${init.method} ${url.slice(BASE.length)}`) ?? [{ data: {} }];
    const reply = (replies.length > 1 ? replies.shift() : replies[0]) ?? {};
    if (reply.throws) throw new TypeError("Illegal invocation");
    const world: World = reply.elsewhere ? elsewhere() : globalThis;
    return new world.Promise((resolve, reject) => {
      this.#held.push((reply) => this.#answer(reply, world, resolve, reject));
      init.signal.addEventListener("abort", () => reject(init.signal.reason));
      if (!reply.held) this.answer(this.#held.length - 1, reply);
    });
  };

  /** Answers a request that was held. */
  answer(number: number, reply: Reply): void {
    this.#held[number]?.(reply);
  }

  #answer(reply: Reply, world: World, resolve: (response: Response) => void, reject: (error: Error) => void): void {
    if (reply.rejects) return reject(new TypeError("Failed to fetch"));
    if (reply.nothing) return resolve(undefined as never);
    const timestamp = "2026-03-05T12:00:00.000Z";
    const envelope = { requestID: "req_1", correlationID: null, timestamp, data: null, error: null };
    const status = reply.status ?? (reply.error ? 400 : 200);
    const text = reply.text ?? JSON.stringify({ ...envelope, data: reply.data, error: reply.error });
    const init = { status, ...(reply.headers && { headers: reply.headers }) };
    const response = new world.Response(status === 204 ? null : text, init);
    const read = response.text.bind(response);
    response.text = () => {
      this.#reading += 1;
      return read().finally(() => (this.#reading -= 1));
    };
    resolve(response);
  }

  /** Waits until everything that was answered has been read, and whatever follows from it has been sent. */
  async calm(): Promise<void> {
    do {
      await turn();
      // Answers of the lock manager come in order: with this one, all before it are there.
      await navigator.locks?.query();
    } while (this.#reading > 0);
    await turn();
  }
}

/** Another realm: its Promise and Response are not ours. */
function elsewhere(): World {
  const frame = document.createElement("iframe");
  document.body.append(frame);
  return frame.contentWindow as unknown as World;
}
