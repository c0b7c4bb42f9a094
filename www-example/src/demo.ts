import type { JourneyType, Session } from "credit-journey";

// The partner's own back-end, as the sandbox plays it: it knows the borrower by an HttpOnly cookie and mints sessions.

/** The three ways in which a partner integrates. */
export type Experience = "api" | "hybrid" | "hosted";

/** One way a journey can go, for trying things out. */
export interface Scenario {
  name: string;
  title: string;
  about: string;
}

/** Who is signed in, and what for. */
type Borrower =
  | { experience: "api"; scenario: string; journeyType: JourneyType }
  | { experience: "hybrid"; scenario: string; started: boolean }
  | { experience: "hosted"; scenario: string };

/** What the back-end tells the site about itself. */
export interface Demo {
  platformUrl: string;
  hostedOrigin: string;
  scenarios: Scenario[];
  hybridScenarios: Scenario[];
  hostedScenarios: Scenario[];
  /** Null when nobody is signed in. */
  borrower: Borrower | null;
}

/** The signed-in borrower, if they came for this experience: those of the others are nobody here. */
export function borrowerOf<Name extends Experience>(demo: Demo, name: Name): Extract<Borrower, { experience: Name }> | null {
  const { borrower } = demo;
  return borrower?.experience === name ? (borrower as Extract<Borrower, { experience: Name }>) : null;
}

/** Reads what this back-end offers and who is signed in. */
export async function readDemo(): Promise<Demo> {
  return (await answered(fetch("/api/demo", { cache: "no-store" }))).json() as Promise<Demo>;
}

/** Signs in as a new borrower, who comes for `experience` and whose journey takes the way of `scenario`. */
export async function signInAs(experience: Experience, scenario: string): Promise<void> {
  const body = JSON.stringify({ experience, scenario });
  await answered(
    fetch("/api/demo/borrower", { method: "POST", headers: { "Content-Type": "application/json" }, body }),
  );
}

/** Signs the borrower out at the back-end. */
export async function signOutBorrower(): Promise<void> {
  await answered(fetch("/api/demo/borrower", { method: "DELETE" }));
}

let heldUntil: string | undefined;

/** A session token for whoever is signed in; null when nobody is. Called again, it says which one serves no longer. */
export async function mintSession(): Promise<Session | null> {
  const answer = await fetch("/api/credit/session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ heldUntil }),
    cache: "no-store",
  });
  if (answer.status === 401) return null;
  const session = (await (await answered(Promise.resolve(answer))).json()) as Session;
  heldUntil = session.sessionExpiresAt;
  return session;
}

async function answered(request: Promise<Response>): Promise<Response> {
  const answer = await request;
  if (!answer.ok) throw new Error(`${new URL(answer.url).pathname} answered ${answer.status}`);
  return answer;
}
