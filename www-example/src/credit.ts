import { connect, type ClientEvent, type Credit, type Journey } from "credit-journey";
import { recorder } from "./activity";
import { borrowerOf, mintSession, readDemo, signInAs, signOutBorrower, type Demo } from "./demo";
import { standingStill, type FirstScreen } from "./firstScreen";
import { toldByClient } from "./panel/toldByClient";
import { store } from "./store";

/** Where the site stands with the client. The site keeps nothing else: a reload asks again and resumes. */
export type Connection =
  | { phase: "connecting" }
  | { phase: "failed"; error: unknown }
  /** An edge worker has rendered the screen; the client is on its way. */
  | { phase: "shown"; demo: Demo; journey: Journey }
  | { phase: "open"; demo: Demo; credit: Credit; journey: Journey };

/** The connection as it stands. */
export const connection = store<Connection>({ phase: "connecting" });

/**
 * Connects. Called once by the page, not by a component: React's StrictMode mounts twice, a borrower connects once.
 * What an edge worker has rendered stays until the journey is open.
 */
export function start(first: FirstScreen | null): void {
  if (first) connection.show({ phase: "shown", demo: first.demo, journey: standingStill(first.snapshot, journeyOnceOpen) });
  void open();
}

/** Tries again after `failed`. */
export function reconnect(): void {
  void reopen();
}

/** Leaves the journey that ended and starts another. */
export async function startAnew(): Promise<void> {
  const open = connection.read();
  if (open.phase !== "open") return;
  const { demo, credit, journey } = open;
  const next = await credit.journey({ ...wanted(demo), resume: false });
  journey.dispose();
  connection.show({ phase: "open", demo, credit, journey: next });
}

/** Signs in as a new borrower on the way of `scenario`. */
export async function switchBorrower(scenario: string): Promise<void> {
  const open = connection.read();
  if (open.phase === "open") open.credit.dispose();
  await reopen(() => signInAs("api", scenario));
}

/** Signs out at the back-end and in the client. */
export async function signOut(): Promise<void> {
  const open = connection.read();
  if (open.phase === "open") open.credit.signOut();
  await reopen(signOutBorrower);
}

function reopen(first?: () => Promise<void>): Promise<void> {
  connection.show({ phase: "connecting" });
  return open(first);
}

async function open(first?: () => Promise<void>): Promise<void> {
  try {
    await first?.();
    const demo = await readDemo();
    const credit = await connect({ baseUrl: demo.platformUrl, session: mintSession, onEvent: recorder<ClientEvent>(toldByClient) });
    connection.show({ phase: "open", demo, credit, journey: await credit.journey(wanted(demo)) });
  } catch (error) {
    connection.show({ phase: "failed", error });
  }
}

function journeyOnceOpen(): Promise<Journey> {
  return new Promise((resolve) => {
    const look = () => {
      const now = connection.read();
      if (now.phase !== "open") return;
      stop();
      resolve(now.journey);
    };
    const stop = connection.subscribe(look);
    look();
  });
}

function wanted(demo: Demo) {
  const borrower = borrowerOf(demo, "api");
  return {
    type: borrower?.journeyType ?? "PERSONAL_LOAN",
    metadata: { source: "saral-loans", ...(borrower && { scenario: borrower.scenario }) },
  };
}
