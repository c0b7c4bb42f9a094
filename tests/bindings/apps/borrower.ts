import { connect, isJourneyError, type Credit, type Journey } from "credit-journey";

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

/** What the apps hand to `useJourney`: a function, or, on a page whose address ends in `#own`, a promise of the page's. */
export const credit = globalThis.location?.hash === "#own" ? (window.credit = connectBorrower()) : connectBorrower;

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
  return isJourneyError(error) ? error.code : (error as Error).message;
}
