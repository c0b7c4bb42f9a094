import {
  hybrid,
  isJourneyError,
  type Hybrid,
  type HybridDetails,
  type HybridEvent,
  type HybridJourney,
} from "credit-journey/hybrid";
import { recorder } from "../activity";
import { borrowerOf, readDemo, signInAs, signOutBorrower, type Demo } from "../demo";
import { store } from "../store";
import { toldByHybrid } from "./toldByHybrid";

/** Where the site stands. It keeps nothing else: a reload asks its back-end, and goes on. */
export type Connection =
  | { phase: "connecting" }
  | { phase: "failed"; error: unknown }
  /** Nobody is signed in. */
  | { phase: "signIn"; demo: Demo }
  /** Who is signed in has not told anything yet. */
  | { phase: "details"; demo: Demo }
  | { phase: "open"; demo: Demo; journey: HybridJourney };

export const connection = store<Connection>({ phase: "connecting" });

const backEnd = {
  journey: "/api/credit/hybrid/journey",
  offers: "/api/credit/hybrid/offers",
  hostedUrl: "/api/credit/hybrid/offers/{offerID}/hosted-url",
};

let client: Promise<Hybrid> | null = null;

/** The one client of this page, made when it is first needed; anew if it could not be. */
function clientOfPage(): Promise<Hybrid> {
  client ??= hybrid({ backEnd, onEvent: recorder<HybridEvent>(toldByHybrid) }).catch((error: unknown) => {
    client = null;
    throw error;
  });
  return client;
}

/** Asks the back-end who is here, and resumes what they have started. Called by the page, not by a component. */
export async function open(first?: () => Promise<void>): Promise<void> {
  close();
  connection.show({ phase: "connecting" });
  try {
    await first?.();
    const demo = await readDemo();
    const borrower = borrowerOf(demo, "hybrid");
    // The platform has had the details since the start: to resume, a back-end that knows its borrower needs none.
    if (borrower?.started) await start(demo);
    else connection.show({ phase: borrower ? "details" : "signIn", demo });
  } catch (error) {
    // Who signed in or out meanwhile is shown already.
    if (isJourneyError(error) && error.code === "DISPOSED") return;
    connection.show({ phase: "failed", error });
  }
}

/** Starts the journey, or resumes it. */
export async function start(demo: Demo, details?: HybridDetails): Promise<void> {
  const credit = await clientOfPage();
  connection.show({ phase: "open", demo, journey: await credit.startOrResume(details) });
}

/** Signs in as a new borrower on the way of `scenario`. */
export function switchBorrower(scenario: string): Promise<void> {
  return open(async () => {
    await forget();
    await signInAs("hybrid", scenario);
  });
}

export function signOut(): Promise<void> {
  return open(async () => {
    await forget();
    await signOutBorrower();
  });
}

/** Nobody after this borrower sees what they left for. */
async function forget(): Promise<void> {
  (await clientOfPage()).signOut();
}

function close(): void {
  const now = connection.read();
  if (now.phase === "open") now.journey.dispose();
}
