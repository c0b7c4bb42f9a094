import { connect, type Credit, type Journey } from "credit-journey";
import { record } from "./activity";
import { mintSession, readDemo, signInAs, signOutBorrower, type Demo } from "./demo";
import { standingStill, type FirstScreen } from "./firstScreen";

/** Where the site stands with the client. The site keeps nothing else: a reload asks again and resumes. */
export type Connection =
  | { phase: "connecting" }
  | { phase: "failed"; error: unknown }
  /** An edge worker has rendered the screen; the client is on its way. */
  | { phase: "shown"; demo: Demo; journey: Journey }
  | { phase: "open"; demo: Demo; credit: Credit; journey: Journey };

let connection: Connection = { phase: "connecting" };
const listeners = new Set<() => void>();

/**
 * Connects. Called once by the page, not by a component: React's StrictMode mounts twice, a borrower connects once.
 * What an edge worker has rendered stays until the journey is open.
 */
export function start(first: FirstScreen | null): void {
  if (first) show({ phase: "shown", demo: first.demo, journey: standingStill(first.snapshot, journeyOnceOpen) });
  void open();
}

export function readConnection(): Connection {
  return connection;
}

export function subscribeToConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tries again after `failed`. */
export function reconnect(): void {
  void reopen();
}

/** Leaves the journey that ended and starts another. */
export async function startAnew(): Promise<void> {
  if (connection.phase !== "open") return;
  const { demo, credit, journey } = connection;
  const next = await credit.journey({ ...wanted(demo), resume: false });
  journey.dispose();
  show({ phase: "open", demo, credit, journey: next });
}

/** Signs in as a new borrower on the way of `scenario`. */
export async function switchBorrower(scenario: string): Promise<void> {
  if (connection.phase === "open") connection.credit.dispose();
  await reopen(() => signInAs(scenario));
}

/** Signs out at the back-end and in the client. */
export async function signOut(): Promise<void> {
  if (connection.phase === "open") connection.credit.signOut();
  await reopen(signOutBorrower);
}

function reopen(first?: () => Promise<void>): Promise<void> {
  show({ phase: "connecting" });
  return open(first);
}

async function open(first?: () => Promise<void>): Promise<void> {
  try {
    await first?.();
    const demo = await readDemo();
    const credit = await connect({ baseUrl: demo.platformUrl, session: mintSession, onEvent: record });
    show({ phase: "open", demo, credit, journey: await credit.journey(wanted(demo)) });
  } catch (error) {
    show({ phase: "failed", error });
  }
}

function journeyOnceOpen(): Promise<Journey> {
  return new Promise((resolve) => {
    const look = () => {
      if (connection.phase !== "open") return;
      stop();
      resolve(connection.journey);
    };
    const stop = subscribeToConnection(look);
    look();
  });
}

function wanted({ borrower }: Demo) {
  return {
    type: borrower?.journeyType ?? "PERSONAL_LOAN",
    metadata: { source: "saral-loans", ...(borrower && { scenario: borrower.scenario }) },
  };
}

function show(next: Connection): void {
  connection = next;
  for (const listener of listeners) listener();
}
