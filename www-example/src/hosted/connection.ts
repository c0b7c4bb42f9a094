import { borrowerOf, readDemo, signInAs, signOutBorrower, type Demo } from "../demo";
import { store } from "../store";
import { visit } from "./visit";

/** Where the site stands. */
export type Connection =
  | { phase: "connecting" }
  | { phase: "failed"; error: unknown }
  | { phase: "signIn"; demo: Demo }
  | { phase: "ready"; demo: Demo };

export const connection = store<Connection>({ phase: "connecting" });

/** Asks the back-end who is here. No client is needed for that: Hosted brings its own. */
export async function open(first?: () => Promise<void>): Promise<void> {
  connection.show({ phase: "connecting" });
  visit.show({ phase: "none", end: null });
  try {
    await first?.();
    const demo = await readDemo();
    connection.show({ phase: borrowerOf(demo, "hosted") ? "ready" : "signIn", demo });
  } catch (error) {
    connection.show({ phase: "failed", error });
  }
}

/** Signs in as a new borrower on the way of `scenario`. */
export function switchBorrower(scenario: string): Promise<void> {
  return open(() => signInAs("hosted", scenario));
}

export function signOut(): Promise<void> {
  return open(signOutBorrower);
}
