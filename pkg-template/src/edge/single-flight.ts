/** What is under way in this isolate, by name; each entry goes when it is done. It holds nothing between requests. */
const flights = new Map<string, { flight: Promise<unknown>; untilMs: number }>();

/** One doing for all who ask meanwhile. */
export interface Flying<T> {
  /** A name that tells nothing: a digest. */
  name: string;
  run: () => Promise<T>;
  /** No longer than this, ms: who started it may be gone, and a runtime then lets it hang. */
  patienceMs: number;
  /** Keeps it going when who started it leaves: `ctx.waitUntil`. */
  waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

/** Joins what flies under this name, or starts it. Only plain data may come of it: no `Response` crosses requests. */
export function single<T>({ name, run, patienceMs, waitUntil }: Flying<T>): Promise<T> {
  const nowMs = Date.now();
  // What a request left behind that is gone may never be done.
  for (const [left, { untilMs }] of flights) if (untilMs <= nowMs) flights.delete(left);
  const under = flights.get(name);
  if (under) return inTime(under.flight as Promise<T>, patienceMs);
  const entry = { flight: run(), untilMs: nowMs + patienceMs };
  flights.set(name, entry);
  const landed = () => void (flights.get(name) === entry && flights.delete(name));
  const landing = entry.flight.then(landed, landed);
  waitUntil?.(landing);
  return inTime(entry.flight, patienceMs);
}

function inTime<T>(flight: Promise<T>, patienceMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("took too long")), patienceMs);
  });
  return Promise.race([flight, late]).finally(() => clearTimeout(timer));
}
