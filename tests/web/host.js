// What a page lends the client, made to measure: a scripted platform, a clock that stands still, a storage, and what
// was asked of them.

export const JOURNEY = "11111111-1111-4111-8111-111111111111";
const NOON = Date.parse("2026-03-05T12:00:00Z");
const BASE = "https://platform.example/api/v1/headless";

const turn = () => new Promise((next) => setTimeout(next));

/** A platform that answers from a script: by call, one reply after the other, the last for good. */
export class Platform {
  requests = [];
  sessions = 0;
  session = { sessionToken: "st_live_canary", activeJourney: { journeyID: JOURNEY, status: "STARTED", nextAction: null } };
  #scripts = new Map();
  #held = [];
  #reading = 0;

  constructor() {
    const state = { journeyID: JOURNEY, status: "STARTED", nextAction: "COMPLETE_PROFILE", updatedAt: "2026-03-05T11:59:00.000Z" };
    this.script(`GET /journeys/${JOURNEY}`, [{ data: { ...state, type: "PERSONAL_LOAN" } }]);
    this.script(`GET /journeys/${JOURNEY}/state`, [{ data: state }]);
    this.script(`GET /journeys/${JOURNEY}/profile`, [{ data: { profile: null, missingFields: ["profile.pan"] } }]);
  }

  script(call, replies) {
    this.#scripts.set(call, [...replies]);
  }

  getSession = () => {
    this.sessions += 1;
    return Promise.resolve(this.session);
  };

  fetch = (url, init) => {
    this.requests.push({ url, ...init });
    const replies = this.#scripts.get(`${init.method} ${url.slice(BASE.length)}`) ?? [{ data: {} }];
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (reply.throws) throw new TypeError("Illegal invocation");
    const World = reply.elsewhere ? elsewhere() : globalThis;
    return new World.Promise((resolve, reject) => {
      this.#held.push((reply) => this.#answer(reply, World, resolve, reject));
      init.signal.addEventListener("abort", () => reject(init.signal.reason));
      if (!reply.held) this.answer(this.#held.length - 1, reply);
    });
  };

  /** Answers a request that was held. */
  answer(number, reply) {
    this.#held[number](reply);
  }

  #answer(reply, World, resolve, reject) {
    if (reply.rejects) return reject(new TypeError("Failed to fetch"));
    if (reply.nothing) return resolve(undefined);
    const envelope = { requestID: "req_1", correlationID: null, timestamp: "2026-03-05T12:00:00.000Z", data: null, error: null };
    const status = reply.status ?? (reply.error ? 400 : 200);
    const text = reply.text ?? JSON.stringify({ ...envelope, data: reply.data, error: reply.error });
    const response = new World.Response(status === 204 ? null : text, { status, headers: reply.headers });
    const read = response.text.bind(response);
    response.text = () => {
      this.#reading += 1;
      return read().finally(() => (this.#reading -= 1));
    };
    resolve(response);
  }

  /** Waits until everything that was answered has been read, and whatever follows from it has been sent. */
  async calm() {
    do await turn();
    while (this.#reading > 0);
    await turn();
  }

  /** The requests as JSON has them; the signals stay here. */
  sent() {
    return this.requests.map(({ signal, ...request }) => request);
  }

  signal(number) {
    return this.requests[number].signal;
  }
}

/** A clock that moves when told, and counts its timers. */
export class Clock {
  time = NOON;
  waits = [];
  #timers = new Map();
  #last = 0;

  now = () => this.time;

  setTimeout = (run, afterMs) => {
    this.waits.push(afterMs);
    this.#timers.set(++this.#last, { run, at: this.time + afterMs });
    return this.#last;
  };

  clearTimeout = (timer) => void this.#timers.delete(timer);

  get armed() {
    return this.#timers.size;
  }

  /** Fires every timer now, due or not. */
  fire() {
    const timers = [...this.#timers.values()];
    this.#timers.clear();
    for (const { run } of timers) run();
  }

  /** Goes to the next timer that is due by `until` and fires it; false if there is none, and it is `until` now. */
  step(until) {
    const [due] = [...this.#timers].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at);
    this.time = due ? Math.max(this.time, due[1].at) : until;
    if (due) {
      this.#timers.delete(due[0]);
      due[1].run();
    }
    return due !== undefined;
  }
}

/** A storage that keeps everything that was ever put into it. */
export class Shelf {
  items = new Map();
  history = [];

  getItem(name) {
    return this.items.get(name) ?? null;
  }

  setItem(name, text) {
    this.history.push(text);
    this.items.set(name, text);
  }

  removeItem(name) {
    this.items.delete(name);
  }
}

/** Another realm: its Promise and Response are not ours. */
function elsewhere() {
  const frame = document.createElement("iframe");
  document.body.append(frame);
  return frame.contentWindow;
}
