import { store } from "./store";

// The log of the side panel. It lives in memory only, and an event never holds a token, an address or personal data.

/** A request, as every client tells of it. */
interface Request {
  kind: "request";
  method?: string;
  endpoint: string;
  attempt: number;
  requestNumber: number;
}

interface Answer {
  kind: "answer";
  attempt: number;
  requestNumber: number;
  status: number | null;
  code: string | null;
  tookMs: number;
}

type Traffic = Request | Answer | { kind: "poll" };

/** Something else that happened, in words. */
export interface Line {
  mark: "failed" | "screen" | "session" | "other";
  title: string;
  about: string[];
}

/** One line of the log. */
export type Entry = { id: number; atMs: number } & (
  | { kind: "request"; request: Request; answer: Answer | null; times: number }
  | { kind: "event"; line: Line }
);

const KEPT = 200;
let nextID = 0;

/** Newest last; the same array until something happens. */
export const entries = store<readonly Entry[]>([]);

/** Adds what a client just did. What is neither request nor answer, `told` puts into words. */
export function recorder<Event extends { kind: string }>(told: (event: Exclude<Event, Traffic>) => Line) {
  return (event: Event): void => {
    const before = entries.read();
    const after = isTraffic(event) ? withTraffic(before, event) : [...before, { ...stamp(), kind: "event" as const, line: told(event as Exclude<Event, Traffic>) }];
    if (after !== before) entries.show(after.slice(-KEPT));
  };
}

function stamp(): { id: number; atMs: number } {
  return { id: nextID++, atMs: Date.now() };
}

function isTraffic(event: { kind: string }): event is Traffic {
  return event.kind === "request" || event.kind === "answer" || event.kind === "poll";
}

function withTraffic(all: readonly Entry[], event: Traffic): readonly Entry[] {
  switch (event.kind) {
    case "poll":
      return all; // the countdown above the log shows it
    case "request":
      return [...all, { ...stamp(), kind: "request", request: event, answer: null, times: 1 }];
    case "answer":
      return foldRepeats(all.map((entry) => (isAnsweredBy(entry, event) ? { ...entry, answer: event } : entry)));
  }
}

function isAnsweredBy(entry: Entry, { requestNumber, attempt }: Answer): boolean {
  return (
    entry.kind === "request" &&
    !entry.answer &&
    entry.request.requestNumber === requestNumber &&
    entry.request.attempt === attempt
  );
}

/** A poll that went as the one before it becomes one line with a count. */
function foldRepeats(all: readonly Entry[]): readonly Entry[] {
  const [before, last] = all.slice(-2);
  if (before?.kind !== "request" || last?.kind !== "request") return all;
  const repeats = isGoodRead(before) && isGoodRead(last) && before.request.endpoint === last.request.endpoint;
  return repeats ? [...all.slice(0, -2), { ...last, id: before.id, times: before.times + 1 }] : all;
}

/** The three calls of a partner's back-end have no method in their events; the offers are what is read. */
function isGoodRead(entry: Entry): boolean {
  if (entry.kind !== "request" || entry.answer?.status !== 200) return false;
  return entry.request.method === "GET" || entry.request.endpoint === "offers";
}
