import { connect, isJourneyError, type Credit, type Journey } from "credit-journey";
import type { CreditSource } from "credit-journey/react";

// What the three apps share: whose journey it is, and what they do in it.

/** How often somebody connected; never on a server. */
export let connections = 0;

/** Connects to the sandbox as the borrower who is signed in. */
async function connectBorrower(): Promise<Credit> {
  connections++;
  const demo = await fetch("/api/demo");
  if (!demo.ok) throw new Error("our back-end is out of order");
  const { platformUrl } = await demo.json();
  const session = async () => (await fetch("/api/credit/session", { method: "POST" })).json();
  return connect({ baseUrl: platformUrl, session });
}

declare global {
  interface Window {
    /** The page's own, if it connects by itself. */
    credit?: Promise<Credit>;
  }
}

/** What the apps hand to `useJourney`: how to connect, or what the page's address asks for. */
export const credit: CreditSource = sourceBy(globalThis.location?.hash);

function sourceBy(hash: string | undefined): CreditSource {
  switch (hash) {
    case "#own":
      return (window.credit = connectBorrower());
    case "#options":
      return { baseUrl: "https://api.example.com", session: null } as unknown as Credit;
    default:
      return connectBorrower;
  }
}

/** What a borrower would fill in. */
const application = {
  profile: {
    panName: "Meera Krishnan",
    pan: "AKXPM4821Q",
    dob: "1991-08-17",
    gender: "female",
    contactNumber: "9845012367",
    personalemail: "meera.krishnan@example.in",
  },
  workProfile: { employmentType: "salaried", income: "85000", companyName: "Tungabhadra Textiles" },
  address: { addressL1: "14 Lotus Residency", pincode: "560034", city: "Bengaluru", state: "Karnataka" },
};

/** Fills in the profile and asks for offers. */
export async function apply(journey: Journey): Promise<void> {
  await journey.saveProfile(application);
  await journey.submitProfile({ bureauConsent: true });
}

/** What an app says about a failure. */
export function reason(error: unknown): string {
  if (!isJourneyError(error)) return (error as Error).message;
  return [error.code, error.details?.field].filter(Boolean).join(" ");
}
