import { connect, type Credit, type Journey } from "credit-journey";
import { record } from "./activity";
import { mintSession, readDemo, signInAs, signOutBorrower, type Demo } from "./demo";

/** Where the site stands with the client. The site keeps nothing else: a reload asks again and resumes. */
export type Connection =
  | { phase: "connecting" }
  | { phase: "failed"; error: unknown }
  | { phase: "open"; demo: Demo; credit: Credit; journey: Journey };

let connection: Connection = { phase: "connecting" };
const listeners = new Set<() => void>();

// Started by the module, not by a component: React's StrictMode mounts twice, a borrower connects once.
void open();

export function readConnection(): Connection {
  return connection;
}

export function subscribeToConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tries again after `failed`. */
export function reconnect(): void {
  void open();
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
  await open(() => signInAs(scenario));
}

/** Signs out at the back-end and in the client. */
export async function signOut(): Promise<void> {
  if (connection.phase === "open") connection.credit.signOut();
  await open(signOutBorrower);
}

async function open(first?: () => Promise<void>): Promise<void> {
  show({ phase: "connecting" });
  try {
    await first?.();
    const demo = await readDemo();
    const credit = await connect({ baseUrl: demo.platformUrl, session: mintSession, onEvent: record });
    show({ phase: "open", demo, credit, journey: await credit.journey(wanted(demo)) });
  } catch (error) {
    show({ phase: "failed", error });
  }
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
