import type { ClientEvent } from "credit-journey";

// The log of the side panel. It lives in memory only, and a client event never holds a token or personal data.

type Request = Extract<ClientEvent, { kind: "request" }>;
type Answer = Extract<ClientEvent, { kind: "answer" }>;

/** One line of the log. */
export type Entry = { id: number; atMs: number } & (
  | { kind: "request"; request: Request; answer: Answer | null; times: number }
  | { kind: "event"; event: Exclude<ClientEvent, { kind: "request" | "answer" | "poll" }> }
);

const KEPT = 200;
let nextID = 0;
let entries: readonly Entry[] = [];
const listeners = new Set<() => void>();

/** Adds what the client just did. */
export function record(event: ClientEvent): void {
  const added = add(event);
  if (added === entries) return;
  entries = added.slice(-KEPT);
  for (const listener of listeners) listener();
}

/** Newest last; the same array until something happens. */
export function readEntries(): readonly Entry[] {
  return entries;
}

export function subscribeToEntries(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function add(event: ClientEvent): readonly Entry[] {
  const stamp = { id: nextID++, atMs: Date.now() };
  switch (event.kind) {
    case "poll":
      return entries; // the countdown above the log shows it
    case "request":
      return [...entries, { ...stamp, kind: "request", request: event, answer: null, times: 1 }];
    case "answer":
      return foldRepeats(entries.map((entry) => (isAnsweredBy(entry, event) ? { ...entry, answer: event } : entry)));
    default:
      return [...entries, { ...stamp, kind: "event", event }];
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

function isGoodRead(entry: Entry): boolean {
  return entry.kind === "request" && entry.request.method === "GET" && entry.answer?.status === 200;
}
